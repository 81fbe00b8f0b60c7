package web

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/wire"
)

// remove sends DELETE /api/me.
func (p *person) remove(body wire.EraseMe) answer {
	p.h.t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		p.h.t.Fatal(err)
	}
	return p.do(http.MethodDelete, "/api/me", "application/json", bytes.NewReader(data))
}

func TestWhoErasesThemselvesIsGoneAtOnce(t *testing.T) {
	h := newHouse(t, plan{})
	sam, kim := h.trainee("Sam"), h.trainee("Kim")
	first, second := sam.tab(), sam.tab()
	m := first.start("talk", wire.Ranked)
	if ok := first.ask(wire.Request{Type: wire.TypeCheckin, Attempt: m.Attempt, Seq: 1, Feeling: "tense"}); ok.Type != wire.TypeOK {
		t.Fatalf("the check-in is answered %+v", ok)
	}
	m = first.choose(m.Attempt, 1, "warm")
	m = first.choose(m.Attempt, 2, "fix")

	sam.mustFail(sam.remove(wire.EraseMe{}), http.StatusBadRequest, wire.CodeBadRequest)
	sam.mustFail(sam.remove(wire.EraseMe{Name: "Kim"}), http.StatusBadRequest, wire.CodeBadRequest)
	sam.must(sam.get("/api/me"), http.StatusOK, nil)
	sam.must(sam.remove(wire.EraseMe{Name: "sam"}), http.StatusNoContent, nil)

	for _, tab := range []*tab{first, second} {
		if bye, code := tab.closing(5 * time.Second); code != wire.CloseSignedOut || bye != wire.CodeSignedOut {
			t.Errorf("a socket is closed with %d, %s", code, bye)
		}
	}
	sam.mustFail(sam.get("/api/me"), http.StatusUnauthorized, wire.CodeUnauthorized)
	var shown wire.Board
	kim.must(kim.get("/api/boards/"+h.cohort.ID+"/talk"), http.StatusOK, &shown)
	if len(shown.Rows) != 0 || strings.Contains(string(kim.get("/api/boards/"+h.cohort.ID).body), "Sam") {
		t.Errorf("on the board are %+v", shown.Rows)
	}
	lead := h.trainer()
	for _, path := range []string{"/api/trainer/cohorts", "/api/boards/" + h.cohort.ID, "/api/boards/" + h.cohort.ID + "/talk"} {
		if got := lead.get(path); got.status != http.StatusOK || strings.Contains(string(got.body), "Sam") {
			t.Errorf("%s answers %d: %s", path, got.status, got.body)
		}
	}
	if events, err := h.store.Attempt(t.Context(), m.Attempt); err != nil || len(events) != 4 {
		t.Errorf("of the attempt %d events are left (%v), want 4", len(events), err)
	}
	again := h.trainee("Sam") // the name is free
	if again.me.ID == sam.me.ID {
		t.Error("who takes the name becomes who was erased")
	}
}

func TestEverybodyMayTakeTheirDataAway(t *testing.T) {
	h := newHouse(t, plan{})
	sam := h.trainee("Sam")
	b := sam.tab()
	m := b.start("talk", wire.Ranked)
	b.ask(wire.Request{Type: wire.TypeCheckin, Attempt: m.Attempt, Seq: 1, Feeling: "tense"})
	b.choose(m.Attempt, 1, "warm")
	b.choose(m.Attempt, 2, "fix")
	open := b.start("talk", wire.Practice)
	b.choose(open.Attempt, 1, "cold")

	got := sam.get("/api/me/export")
	var data wire.Export
	sam.must(got, http.StatusOK, &data)
	if data.Account.Name != "Sam" || len(data.Cohorts) != 1 || data.Cohorts[0].As != "Sam" || len(data.Sessions) != 1 || len(data.Attempts) != 2 {
		t.Fatalf("they are given %s", got.body)
	}
	done, now := data.Attempts[0], data.Attempts[1]
	if done.ID != m.Attempt || done.State != "finished" || done.Scores == nil || done.Outcome != "resolved" || len(done.Turns) != 2 {
		t.Fatalf("the finished attempt is %+v", done)
	}
	one := done.Turns[0]
	if one.Reply != "I hear you. 40 euros back, from me, Sam." || one.Checkin != "tense" || one.Points == nil || one.Points.Empathy != 3 || one.Answer != "And now, Sam?" {
		t.Errorf("its first turn is %+v", one)
	}
	if done.Opening != "Do you people even care, Sam?" {
		t.Errorf("it begins with %q", done.Opening)
	}
	if now.State != "open" || len(now.Turns) != 1 || now.Turns[0].Points != nil || now.Turns[0].Reply != "Number?" {
		t.Errorf("the open attempt is %+v", now)
	}
	if strings.Contains(string(got.body), "86421") {
		t.Errorf("the export tells what the script keeps to itself: %s", got.body)
	}
	if !strings.Contains(got.header.Get("Content-Disposition"), "attachment") {
		t.Errorf("a browser would show it instead of keeping it: %v", got.header)
	}

	table := sam.get("/api/me/export?format=csv")
	rows, err := csv.NewReader(bytes.NewReader(table.body)).ReadAll()
	if err != nil || len(rows) != 4 || rows[1][0] != m.Attempt || rows[1][14] != one.Reply || rows[1][21] != "tense" || rows[3][17] != "" {
		t.Errorf("as a table: %v, %s", err, table.body)
	}
	sam.mustFail(sam.get("/api/me/export?format=pdf"), http.StatusBadRequest, wire.CodeBadRequest)
	other := h.visitor()
	other.mustFail(other.get("/api/me/export"), http.StatusUnauthorized, wire.CodeUnauthorized)
}

func TestATableHoldsNoFormulas(t *testing.T) {
	w := httptest.NewRecorder()
	points := wire.Points{Empathy: -2}
	err := writeTurns(w, []wire.ExportedAttempt{
		{ID: "@SUM(A1)", Title: "=HYPERLINK(\"x\")", Turns: []wire.ExportedTurn{{Reply: "+1", Answer: "-cmd|' /C calc'!A0", Node: "\t=1", Points: &points}}},
		{ID: "b"},
	})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(w.Body).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+@\t\r", rune(cell[0])) || strings.HasPrefix(cell, "-c") {
				t.Errorf("a spreadsheet would calculate %q", cell)
			}
		}
	}
	if rows[1][17] != "-2" {
		t.Errorf("a negative number becomes %q", rows[1][17])
	}
}

func TestOnlySomeAreGivenTheirDataAtOnce(t *testing.T) {
	h := newHouse(t, plan{})
	sam := h.trainee("Sam")
	for range maxExports {
		h.exports <- struct{}{}
	}
	sam.mustFail(sam.get("/api/me/export"), http.StatusServiceUnavailable, wire.CodeBusy)
	<-h.exports
	sam.must(sam.get("/api/me/export"), http.StatusOK, nil)
}
