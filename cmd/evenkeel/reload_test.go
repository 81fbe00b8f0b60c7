package main

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/wire"
)

// joined is a bot with a socket in a cohort.
func joined(t *testing.T, base, name, code string, seed uint64) *bot {
	t.Helper()
	b := newBot(base, name, seed)
	if err := b.join(code); err != nil {
		t.Fatal(err)
	}
	if err := b.connect(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.close)
	return b
}

// emptyCohort makes a cohort without assignments and gives its join code.
func emptyCohort(t *testing.T, data, name string) string {
	t.Helper()
	code, out, stderr := ask(t, "cohort", "new", name, "--empty", "--data", data)
	join := regexp.MustCompile(`join: \S+/join/(\S+)`).FindStringSubmatch(out)
	if code != 0 || join == nil {
		t.Fatalf("cohort new: %d, %q, %q", code, out, stderr)
	}
	return join[1]
}

// said asks for a new attempt at the call and gives the customer's first words.
func said(t *testing.T, b *bot, mode string) (message, string) {
	t.Helper()
	m, err := b.ask(wire.Request{Type: wire.TypeStart, Scenario: "call", Mode: mode})
	if err != nil {
		t.Fatal(err)
	}
	return m, m.Customer.Says
}

func TestASavedScenarioIsPlayedAtOnceAndAttemptsStayOnTheirVersion(t *testing.T) {
	source, err := os.ReadFile("testdata/small/call.lua")
	if err != nil {
		t.Fatal(err)
	}
	folder, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	save := func(words string) {
		t.Helper()
		text := strings.Replace(string(source), "It is broken.", words, 1)
		if err := os.WriteFile(filepath.Join(folder, "call.lua"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	save("It is broken.")
	s := serve(t, data, "--scenarios", folder)
	ann, ben := joined(t, s.url, "Ann", s.code(), 1), joined(t, s.url, "Ben", s.code(), 2)
	cyd := joined(t, s.url, "Cyd", emptyCohort(t, data, "Evening"), 3)
	running, _ := said(t, ann, wire.Ranked)
	waiting, _ := said(t, ben, wire.Ranked)
	practice, words := said(t, cyd, wire.Practice)
	if words != "It is broken." {
		t.Fatalf("at first the customer says %q", words)
	}

	save("It is still broken.")
	for began := time.Now(); words != "It is still broken."; _, words = said(t, cyd, wire.Practice) {
		if time.Since(began) > 20*time.Second {
			t.Fatalf("after the change the customer says %q", words)
		}
		time.Sleep(10 * time.Millisecond)
	}
	for name, tt := range map[string]struct {
		b *bot
		m message
	}{"ranked": {ann, running}, "practice": {cyd, practice}} {
		if end, err := tt.b.play(tt.m, nil); err != nil || end.Debrief.Turns[0].CustomerSaid != "It is broken." {
			t.Errorf("the %s attempt under way ended as %+v, %v", name, end.Debrief, err)
		}
	}
	if _, words := said(t, joined(t, s.url, "Dan", s.code(), 4), wire.Ranked); words != "It is broken." {
		t.Errorf("in the season that runs the customer says %q", words)
	}
	assigned := func(cohort string) string {
		t.Helper()
		code, out, stderr := ask(t, "cohort", "list", "--data", data)
		_, out, _ = strings.Cut(out, cohort+"\n")
		version := regexp.MustCompile(`call \(version (\w+)\)`).FindStringSubmatch(out)
		if code != 0 || version == nil {
			t.Fatalf("cohort list: %d, %q, %q", code, out, stderr)
		}
		return version[1]
	}
	if _, out, _ := ask(t, "cohort", "list", "--data", data); !strings.Contains(out, `note: scenario "call" has a newer version in service`) {
		t.Errorf("the owner is not told of the newer version:\n%s", out)
	}
	if code, _, stderr := ask(t, "cohort", "assign", "Evening", "call", "--data", data); code != 0 {
		t.Fatalf("cohort assign: %s", stderr)
	}
	if before, now := assigned("First cohort"), assigned("Evening"); before == now {
		t.Errorf("both cohorts have version %s", now)
	}
	if _, words := said(t, cyd, wire.Ranked); words != "It is still broken." {
		t.Errorf("in the cohort that was given it later the customer says %q", words)
	}

	s.stop(t)
	if log := s.cmd.Stderr.(*testLog).text.String(); !strings.Contains(log, "a cohort stays with the version that it was assigned") {
		t.Errorf("the log does not tell of the newer version:\n%s", log)
	}
	s = serve(t, data, "--scenarios", folder)
	back := newBot(s.url, "Ben", 2)
	code, out, _ := ask(t, "account", "link", "Ben", "--data", data)
	_, token, _ := strings.Cut(strings.TrimSpace(out), "/link/")
	if err := back.call(http.MethodPost, "/api/link", wire.Link{Token: token}, &back.me); code != 0 || err != nil {
		t.Fatalf("%d, %v", code, err)
	}
	if err := back.connect(); err != nil {
		t.Fatal(err)
	}
	defer back.close()
	m, err := back.ask(wire.Request{Type: wire.TypeResume, Attempt: waiting.Attempt})
	if err != nil || m.Customer.Says != "It is broken." {
		t.Fatalf("after a restart the attempt stands at %+v, %v", m, err)
	}
	if end, err := back.play(m, nil); err != nil || end.Debrief.Turns[0].CustomerSaid != "It is broken." {
		t.Errorf("after a restart the attempt ended as %+v, %v", end, err)
	}
}
