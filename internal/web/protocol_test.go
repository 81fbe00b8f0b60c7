package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"evenkeel/internal/wire"
)

func TestWrongMessagesAreAnsweredWithACode(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	stranger := h.trainee("Bea").tab()
	tab := ada.tab()
	mine, theirs := tab.start("talk", wire.Ranked).Attempt, stranger.start("talk", wire.Ranked).Attempt
	done := tab.start("other", wire.Ranked).Attempt
	tab.choose(done, 1, "warm")
	tab.choose(done, 2, "fix")

	tests := []struct {
		name, send, code, id string
		field                string
	}{
		{"no JSON", `hello`, wire.CodeBadJSON, "", ""},
		{"nothing", ``, wire.CodeBadJSON, "", ""},
		{"not UTF-8", "{\"type\":\"resume\",\"id\":7,\"attempt\":\"\xff\"}", wire.CodeBadJSON, "7", ""},
		{"a list", `[1,2]`, wire.CodeBadJSON, "", ""},
		{"null", `null`, wire.CodeBadJSON, "", ""},
		{"cut off behind its id", `{"id":7,"type":"cho`, wire.CodeBadJSON, "7", ""},
		{"two objects", `{"id":7,"type":"resume"}{}`, wire.CodeBadJSON, "7", ""},
		{"a number for a type", `{"id":7,"type":5}`, wire.CodeBadJSON, "7", "type"},
		{"a word for a seq", `{"type":"choose","attempt":"a","seq":"one","id":7}`, wire.CodeBadJSON, "7", "seq"},
		{"half a seq", `{"id":7,"type":"choose","attempt":"a","seq":1.5,"choice":"x"}`, wire.CodeBadJSON, "7", "seq"},
		{"a huge seq", `{"id":7,"type":"choose","attempt":"a","seq":99999999999999999999,"choice":"x"}`, wire.CodeBadJSON, "7", "seq"},
		{"a word for a board", `{"id":7,"type":"watch","board":"all"}`, wire.CodeBadJSON, "7", "board"},
		{"a list for an id", `{"id":[1],"type":"resume","attempt":"a"}`, wire.CodeBadJSON, "", "id"},
		{"a word for an id", `{"id":"seven","type":"resume","attempt":"a"}`, wire.CodeBadJSON, "", ""},
		{"an id within another value", `{"from":{"id":3},"id":7,"type":5}`, wire.CodeBadJSON, "7", "type"},
		{"no type", `{"id":7}`, wire.CodeBadRequest, "7", "type"},
		{"an unknown type", `{"id":7,"type":"cheat"}`, wire.CodeUnknownType, "7", ""},
		{"a server's type", `{"id":7,"type":"turn"}`, wire.CodeUnknownType, "7", ""},
		{"an id of any size", `{"id":-1.5e300,"type":"cheat"}`, wire.CodeUnknownType, "-1.5e300", ""},
		{"no id", `{"type":"cheat"}`, wire.CodeUnknownType, "", ""},

		{"start without scenario", `{"id":7,"type":"start","mode":"ranked"}`, wire.CodeBadRequest, "7", "scenario"},
		{"start without mode", `{"id":7,"type":"start","scenario":"talk"}`, wire.CodeBadRequest, "7", "mode"},
		{"start in an unknown mode", `{"id":7,"type":"start","scenario":"talk","mode":"fun"}`, wire.CodeBadRequest, "7", "mode"},
		{"ranked start of a variant", `{"id":7,"type":"start","scenario":"talk","mode":"ranked","variant":"b"}`, wire.CodeNotAssigned, "7", "scenario"},
		{"start of an unknown variant", `{"id":7,"type":"start","scenario":"free","mode":"practice","variant":"x"}`, wire.CodeBadRequest, "7", "variant"},
		{"start of a variant where there is none", `{"id":7,"type":"start","scenario":"dungeon","mode":"practice","variant":"b"}`, wire.CodeBadRequest, "7", "variant"},
		{"start of a variant from a moment", `{"id":7,"type":"start","mode":"practice","variant":"b","from":{"attempt":"x","seq":1}}`, wire.CodeBadRequest, "7", "variant"},
		{"start of no scenario", `{"id":7,"type":"start","scenario":"nothing","mode":"practice"}`, wire.CodeUnknownScenario, "7", "scenario"},
		{"ranked start of what is not assigned", `{"id":7,"type":"start","scenario":"free","mode":"ranked"}`, wire.CodeNotAssigned, "7", "scenario"},
		{"ranked start in a strange cohort", `{"id":7,"type":"start","scenario":"talk","mode":"ranked","cohort":"x"}`, wire.CodeForbidden, "7", "cohort"},
		{"practice before the ranked attempt", `{"id":7,"type":"start","scenario":"talk","mode":"practice"}`, wire.CodeRankedFirst, "7", ""},
		{"ranked start again", `{"id":7,"type":"start","scenario":"other","mode":"ranked"}`, wire.CodeAlreadyRanked, "7", "attempt"},
		{"ranked start from a moment", `{"id":7,"type":"start","mode":"ranked","from":{"attempt":"x","seq":1}}`, wire.CodeBadRequest, "7", "from"},
		{"start from a moment of nothing", `{"id":7,"type":"start","mode":"practice","from":{"seq":1}}`, wire.CodeBadRequest, "7", "from"},
		{"start from no turn", `{"id":7,"type":"start","mode":"practice","from":{"attempt":"x"}}`, wire.CodeBadRequest, "7", "from"},
		{"start from a turn that was not", `{"id":7,"type":"start","mode":"practice","from":{"attempt":"` + done + `","seq":9}}`, wire.CodeBadRequest, "7", "from"},
		{"start from an open attempt", `{"id":7,"type":"start","mode":"practice","from":{"attempt":"` + mine + `","seq":1}}`, wire.CodeBadRequest, "7", "from"},
		{"start from somebody else's attempt", `{"id":7,"type":"start","mode":"practice","from":{"attempt":"` + theirs + `","seq":1}}`, wire.CodeNotFound, "7", "attempt"},

		{"choose without attempt", `{"id":7,"type":"choose","seq":1,"choice":"warm"}`, wire.CodeBadRequest, "7", "attempt"},
		{"choose without seq", `{"id":7,"type":"choose","attempt":"` + mine + `","choice":"warm"}`, wire.CodeBadRequest, "7", "seq"},
		{"choose before the first turn", `{"id":7,"type":"choose","attempt":"` + mine + `","seq":-1,"choice":"warm"}`, wire.CodeBadRequest, "7", "seq"},
		{"choose nothing", `{"id":7,"type":"choose","attempt":"` + mine + `","seq":1}`, wire.CodeBadRequest, "7", "choice"},
		{"choose what is not offered", `{"id":7,"type":"choose","attempt":"` + mine + `","seq":1,"choice":"fix"}`, wire.CodeUnknownChoice, "7", "choice"},
		{"choose in no attempt", `{"id":7,"type":"choose","attempt":"nothing","seq":1,"choice":"warm"}`, wire.CodeNotFound, "7", "attempt"},
		{"choose in somebody else's attempt", `{"id":7,"type":"choose","attempt":"` + theirs + `","seq":1,"choice":"warm"}`, wire.CodeNotFound, "7", "attempt"},
		{"choose after the end", `{"id":7,"type":"choose","attempt":"` + done + `","seq":3,"choice":"warm"}`, wire.CodeAttemptOver, "7", ""},

		{"resume nothing", `{"id":7,"type":"resume"}`, wire.CodeBadRequest, "7", "attempt"},
		{"resume somebody else's attempt", `{"id":7,"type":"resume","attempt":"` + theirs + `"}`, wire.CodeNotFound, "7", "attempt"},
		{"check-in with an unknown feeling", `{"id":7,"type":"checkin","attempt":"` + mine + `","seq":1,"feeling":"great"}`, wire.CodeUnknownFeeling, "7", ""},
		{"check-in where nothing is asked", `{"id":7,"type":"checkin","attempt":"` + mine + `","seq":5,"feeling":"tense"}`, wire.CodeBadRequest, "7", "seq"},
		{"check-in of somebody else", `{"id":7,"type":"checkin","attempt":"` + theirs + `","seq":1,"feeling":"tense"}`, wire.CodeNotFound, "7", "attempt"},
		{"deadline without action", `{"id":7,"type":"deadline","attempt":"` + mine + `","seq":1}`, wire.CodeBadRequest, "7", "action"},
		{"deadline where none runs", `{"id":7,"type":"deadline","attempt":"` + mine + `","seq":1,"action":"extend"}`, wire.CodeNoDeadline, "7", ""},
		{"deadline of somebody else", `{"id":7,"type":"deadline","attempt":"` + theirs + `","seq":1,"action":"off"}`, wire.CodeNotFound, "7", "attempt"},

		{"watch nothing", `{"id":7,"type":"watch"}`, wire.CodeBadRequest, "7", "board"},
		{"watch a strange cohort", `{"id":7,"type":"watch","board":{"cohort":"nothing"}}`, wire.CodeUnknownBoard, "7", ""},
		{"watch what is not assigned", `{"id":7,"type":"watch","board":{"cohort":"` + h.cohort.ID + `","scenario":"free"}}`, wire.CodeUnknownBoard, "7", ""},
		{"unwatch nothing", `{"id":7,"type":"unwatch","board":{}}`, wire.CodeBadRequest, "7", "board"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tab.t = t
			tab.write(test.send)
			m := tab.read()
			if m.Type != wire.TypeError || m.Code != test.code || m.ID.String() != test.id || m.Message == "" {
				t.Fatalf("got %s, want code %s with id %q", tab.raw[len(tab.raw)-1], test.code, test.id)
			}
			if _, ok := m.Fields[test.field]; test.field != "" && !ok {
				t.Errorf("no word about %s: %v", test.field, m.Fields)
			}
			time.Sleep(21 * time.Millisecond) // errors in a row are a flood
		})
	}
	tab.t = t
	if m := tab.choose(mine, 1, "warm"); m.Seq != 2 {
		t.Errorf("the attempt did not live on: %+v", m)
	}
	if log := h.log.String(); strings.Contains(log, "level=ERROR") {
		t.Errorf("logged: %s", log)
	}
}

func TestLargeMessagesAreDiscarded(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	pad := func(n int) string { return `{"id":7,"type":"resume","attempt":"` + strings.Repeat("x", n) + `"}` }
	tab.write(pad(wire.MaxMessage - 37))
	if m := tab.read(); m.Code != wire.CodeNotFound {
		t.Errorf("at the limit: %+v", m)
	}
	for _, n := range []int{wire.MaxMessage, wire.MaxFrame - 100} {
		tab.write(pad(n))
		if m := tab.read(); m.Code != wire.CodeTooLarge || m.ID != "7" {
			t.Errorf("%d bytes: %+v", n, m)
		}
	}
	tab.start("talk", wire.Ranked)
	if err := tab.ws.WriteMessage(websocket.BinaryMessage, []byte(`{"id":7,"type":"resume"}`)); err != nil {
		t.Fatal(err)
	}
	if m := tab.read(); m.Code != wire.CodeUnsupportedFormat {
		t.Errorf("a binary frame: %+v", m)
	}
	tab.start("talk", wire.Ranked)
	tab.write(pad(2 * wire.MaxFrame))
	if _, code := tab.closing(5 * time.Second); code != wire.CloseTooLarge {
		t.Errorf("closed with %d, want %d", code, wire.CloseTooLarge)
	}
}

func TestAMessageInPiecesIsOneMessage(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	w, err := tab.ws.NextWriter(websocket.TextMessage)
	if err != nil {
		t.Fatal(err)
	}
	for _, piece := range []string{`{"id":7,"type":"sta`, `rt","scenario":"talk",`, `"mode":"ranked"}`} {
		if _, err := w.Write([]byte(piece)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if m := tab.read(); m.Type != wire.TypeTurn || m.ID != "7" {
		t.Errorf("got %+v", m)
	}
}

func TestOneAccountHasOnlySoManySockets(t *testing.T) {
	h := newHouse(t, plan{})
	ada, bea := h.trainee("Ada"), h.trainee("Bea")
	tabs := make([]*tab, maxSockets)
	for i := range tabs {
		tabs[i] = ada.tab()
	}
	_, res, err := ada.dialer().Dial(h.socketURL(), nil)
	if err == nil || res == nil || res.StatusCode != http.StatusTooManyRequests {
		t.Fatalf("one more: %v, %+v", err, res)
	}
	_ = res.Body.Close()
	bea.tab()
	h.until(t, "evenkeel_sockets", maxSockets+1)
	_ = tabs[0].ws.Close()
	h.until(t, "evenkeel_sockets", maxSockets)
	ada.tab()
}

func TestOnlyWhoMayOpensASocket(t *testing.T) {
	h := newHouse(t, plan{config: func(c *Config) { c.URL = "https://keel.example" }})
	cookie := h.freshCookie(t)
	dial := func(header http.Header, protocols ...string) (int, string) {
		d := websocket.Dialer{Subprotocols: protocols}
		ws, res, err := d.Dial(h.socketURL(), header)
		if err == nil {
			_ = ws.Close()
			return res.StatusCode, ""
		}
		var f wire.Failure
		if res == nil {
			t.Fatal(err)
		}
		if err := json.NewDecoder(res.Body).Decode(&f); err != nil {
			t.Fatalf("status %d without a JSON body: %v", res.StatusCode, err)
		}
		return res.StatusCode, f.Error.Code
	}
	tests := []struct {
		name, origin, cookie string
		protocols            []string
		status               int
		code                 string
	}{
		{"a program", "", cookie, []string{wire.Subprotocol}, 101, ""},
		{"a page at the public address", "https://keel.example", cookie, []string{wire.Subprotocol}, 101, ""},
		{"a page at the same host", h.http.URL, cookie, []string{"other", wire.Subprotocol}, 101, ""},
		{"a page of another site", "https://evil.example", cookie, []string{wire.Subprotocol}, 403, wire.CodeCrossOrigin},
		{"a page of the public address without TLS", "http://keel.example", cookie, []string{wire.Subprotocol}, 403, wire.CodeCrossOrigin},
		{"a sandboxed page", "null", cookie, []string{wire.Subprotocol}, 403, wire.CodeCrossOrigin},
		{"nobody", "", "", []string{wire.Subprotocol}, 401, wire.CodeUnauthorized},
		{"a forged cookie", "", "__Host-evenkeel=abc", []string{wire.Subprotocol}, 401, wire.CodeUnauthorized},
		{"no subprotocol", "", cookie, nil, 400, wire.CodeBadRequest},
		{"another subprotocol", "", cookie, []string{"evenkeel.v2"}, 400, wire.CodeBadRequest},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			header := http.Header{}
			if test.origin != "" {
				header.Set("Origin", test.origin)
			}
			if test.cookie != "" {
				header.Set("Cookie", test.cookie)
			}
			if status, code := dial(header, test.protocols...); status != test.status || code != test.code {
				t.Errorf("got %d %s, want %d %s", status, code, test.status, test.code)
			}
		})
	}
	h.visitor().mustFail(h.visitor().get("/ws"), http.StatusUpgradeRequired, wire.CodeBadRequest)
}

// freshCookie joins and gives the session cookie as a header.
func (h *house) freshCookie(t *testing.T) string {
	t.Helper()
	p := h.visitor()
	a := p.post("/api/join", wire.Join{Code: h.cohort.Code, Name: "Ada"})
	p.must(a, http.StatusOK, nil)
	set, err := http.ParseSetCookie(a.header.Get("Set-Cookie"))
	if err != nil {
		t.Fatalf("no cookie: %v", err)
	}
	if !set.HttpOnly || !set.Secure || set.SameSite != http.SameSiteLaxMode || set.Path != "/" || set.Name != "__Host-evenkeel" {
		t.Errorf("cookie: %v", set)
	}
	return set.Name + "=" + set.Value
}
