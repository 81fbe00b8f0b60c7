package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"evenkeel/internal/wire"
)

// person is somebody's browser.
type person struct {
	h    *house
	http *http.Client
	me   wire.Me
}

func (h *house) visitor() *person {
	jar, err := cookiejar.New(nil)
	if err != nil {
		h.t.Fatal(err)
	}
	return &person{h: h, http: &http.Client{Jar: jar, Timeout: 10 * time.Second}}
}

func (h *house) trainee(name string) *person {
	h.t.Helper()
	p := h.visitor()
	p.must(p.post("/api/join", wire.Join{Code: h.cohort.Code, Name: name}), http.StatusOK, &p.me)
	return p
}

func (h *house) trainer() *person {
	h.t.Helper()
	p := h.visitor()
	p.must(p.post("/api/setup", wire.Setup{Token: h.setup, Login: "lead@example.com", Password: "seven calm oceans"}), http.StatusOK, &p.me)
	return p
}

// answer is what came back over HTTP.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (a answer) code() string {
	var f wire.Failure
	_ = json.Unmarshal(a.body, &f) // what is no failure has no code
	return f.Error.Code
}

func (p *person) do(method, path, kind string, body io.Reader, change ...func(*http.Request)) answer {
	p.h.t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), method, p.h.http.URL+path, body)
	if err != nil {
		p.h.t.Fatal(err)
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	for _, c := range change {
		c(r)
	}
	res, err := p.http.Do(r)
	if err != nil {
		p.h.t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		p.h.t.Fatal(err)
	}
	return answer{res.StatusCode, res.Header, data}
}

func (p *person) get(path string, change ...func(*http.Request)) answer {
	p.h.t.Helper()
	return p.do(http.MethodGet, path, "", nil, change...)
}

func (p *person) post(path string, body any, change ...func(*http.Request)) answer {
	p.h.t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		p.h.t.Fatal(err)
	}
	return p.do(http.MethodPost, path, "application/json", bytes.NewReader(data), change...)
}

func (p *person) must(a answer, status int, into any) {
	p.h.t.Helper()
	if a.status != status {
		p.h.t.Fatalf("status %d, want %d: %s", a.status, status, a.body)
	}
	if into != nil {
		if err := json.Unmarshal(a.body, into); err != nil {
			p.h.t.Fatalf("%v in %s", err, a.body)
		}
	}
}

func (p *person) mustFail(a answer, status int, code string) {
	p.h.t.Helper()
	if a.status != status || a.code() != code {
		p.h.t.Fatalf("status %d with %s, want %d with code %s", a.status, a.body, status, code)
	}
}

// tab is a page with a socket.
type tab struct {
	t    *testing.T
	ws   *websocket.Conn
	next int
	raw  [][]byte // every frame that came
}

func (p *person) dialer() *websocket.Dialer {
	return &websocket.Dialer{Jar: p.http.Jar, Subprotocols: []string{wire.Subprotocol}, HandshakeTimeout: 5 * time.Second}
}

func (h *house) socketURL() string { return "ws" + strings.TrimPrefix(h.http.URL, "http") + "/ws" }

func (p *person) tab() *tab {
	p.h.t.Helper()
	return p.tabWith(p.dialer())
}

func (p *person) tabWith(d *websocket.Dialer) *tab {
	p.h.t.Helper()
	ws, res, err := d.Dial(p.h.socketURL(), nil)
	if err != nil {
		p.h.t.Fatalf("dial: %v", err)
	}
	_ = res.Body.Close()
	p.h.t.Cleanup(func() { _ = ws.Close() })
	return &tab{t: p.h.t, ws: ws}
}

// message is any message of the server.
type message struct {
	wire.Turn
	Code      string            `json:"code"`
	Message   string            `json:"message"`
	Fields    map[string]string `json:"fields"`
	Ending    string            `json:"ending"`
	Outcome   string            `json:"outcome"`
	Scores    wire.Scores       `json:"scores"`
	Debrief   *wire.Debrief     `json:"debrief"`
	Board     wire.BoardKey     `json:"board"`
	Rows      []wire.BoardRow   `json:"rows"`
	Members   int               `json:"members"`
	BoardSelf *wire.BoardMe     `json:"me"`
}

func (b *tab) write(text string) {
	b.t.Helper()
	if err := b.ws.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		b.t.Fatalf("write: %v", err)
	}
}

// send sends a request and gives its id.
func (b *tab) send(r wire.Request) json.Number {
	b.t.Helper()
	b.next++
	r.ID = json.Number(fmt.Sprint(b.next))
	data, err := json.Marshal(r)
	if err != nil {
		b.t.Fatal(err)
	}
	b.write(string(data))
	return r.ID
}

func (b *tab) read() message {
	b.t.Helper()
	m, err := b.tryRead(5 * time.Second)
	if err != nil {
		b.t.Fatalf("read: %v", err)
	}
	return m
}

func (b *tab) tryRead(within time.Duration) (message, error) {
	var m message
	if err := b.ws.SetReadDeadline(time.Now().Add(within)); err != nil {
		return m, err
	}
	_, data, err := b.ws.ReadMessage()
	if err != nil {
		return m, err
	}
	b.raw = append(b.raw, data)
	return m, json.Unmarshal(data, &m)
}

// ask sends a request and gives its answer, which must be the next message.
func (b *tab) ask(r wire.Request) message {
	b.t.Helper()
	id := b.send(r)
	m := b.read()
	if m.ID != id {
		b.t.Fatalf("the next message is no answer to %s: %s", id, b.raw[len(b.raw)-1])
	}
	return m
}

func (b *tab) start(scenario, mode string) message {
	b.t.Helper()
	m := b.ask(wire.Request{Type: wire.TypeStart, Scenario: scenario, Mode: mode})
	if m.Type != wire.TypeTurn {
		b.t.Fatalf("start: %s", b.raw[len(b.raw)-1])
	}
	return m
}

func (b *tab) choose(attempt string, seq int, choice string) message {
	b.t.Helper()
	return b.ask(wire.Request{Type: wire.TypeChoose, Attempt: attempt, Seq: seq, Choice: choice})
}

// closing reads until the server closes: the bye, if any, and the close code.
func (b *tab) closing(within time.Duration) (bye string, code int) {
	b.t.Helper()
	until := time.Now().Add(within)
	for {
		m, err := b.tryRead(time.Until(until))
		if closed := new(websocket.CloseError); errors.As(err, &closed) {
			return bye, closed.Code
		}
		if err != nil {
			b.t.Fatalf("read until closed: %v", err)
		}
		if m.Type == wire.TypeBye {
			bye = m.Code
		}
	}
}
