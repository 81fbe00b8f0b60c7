package catalog_test

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"evenkeel/internal/catalog"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

// finish plays choices on the scenario a and stores the attempt, changed.
func finish(t *testing.T, c *catalog.Catalog, id string, start play.Start, change func(events []play.Event), choices ...string) {
	t.Helper()
	v, _ := c.Current("a")
	finishOn(t, c, v, id, start, change, choices...)
}

// finishOn is finish on a version of it.
func finishOn(t *testing.T, c *catalog.Catalog, v *play.Version, id string, start play.Start, change func(events []play.Event), choices ...string) {
	t.Helper()
	start.Time, start.Mode = time.Now(), play.Practice
	state := new(play.State)
	var events []play.Event
	do := func(cmd play.Command) {
		more, err := play.Decide(v, state, cmd)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range more {
			if err := play.Apply(v.Scenario, state, e); err != nil {
				t.Fatal(err)
			}
		}
		events = append(events, more...)
	}
	do(start)
	for _, choice := range choices {
		do(play.Choose{Time: time.Now(), Seq: state.Seq(), Choice: choice, By: play.ByTrainee})
	}
	if change != nil {
		change(events)
	}
	if err := c.Store.Append(t.Context(), store.Append{Attempt: id, Events: events}); err != nil {
		t.Fatal(err)
	}
}

// stateOf reads a stored attempt.
func stateOf(t *testing.T, c *catalog.Catalog, id string) *play.State {
	t.Helper()
	v, _ := c.Current("a")
	events, err := c.Store.Attempt(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	state, err := play.Replay(v.Scenario, events)
	if err != nil {
		t.Fatal(err)
	}
	return state
}

func TestFinishedAttemptsAreAuditedOnTheirOwnVersion(t *testing.T) {
	st, ctx := mem.New(), t.Context()
	old, err := open(t, st, fstest.MapFS{"a.lua": file("a", "Well?")}, new(bytes.Buffer))
	if err != nil {
		t.Fatal(err)
	}
	finish(t, old, "good", play.Start{}, nil, "kind")
	finish(t, old, "odd", play.Start{}, func(e []play.Event) { e[1].Turn.Says = "Never said." }, "curt")
	finish(t, old, "open", play.Start{}, nil)
	finish(t, old, "lost", play.Start{}, func(e []play.Event) { e[0].Started.Version = "nobody has it" }, "curt")
	moment := play.Start{From: &play.Moment{Attempt: "good", Seq: 1, State: stateOf(t, old, "good")}}
	finish(t, old, "moment", moment, nil, "curt")
	finish(t, old, "odd moment", moment, func(e []play.Event) { e[0].Started.Says = "Never asked." }, "curt")

	now, err := open(t, st, fstest.MapFS{"a.lua": file("a", "So?")}, new(bytes.Buffer))
	if err != nil {
		t.Fatal(err)
	}
	all, next, err := now.AuditFrom(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, a := range all {
		got[a.Attempt] = a.Failure
		if len(a.Differences) > 0 {
			got[a.Attempt] = play.Differences(a.Differences).Error()
		}
		if (got[a.Attempt] == "") != a.Agrees() {
			t.Errorf("%+v agrees: %v", a, a.Agrees())
		}
	}
	for id, want := range map[string]string{
		"good": "", "moment": "", "lost": "find version nobody has i", "odd": `turn 1: turn says: stored was "Never said.", now comes "Bye."`,
		"odd moment": `the start: started says: stored was "Never asked.", now comes "Well?"`,
	} {
		if said, ok := got[id]; !ok || (said == "") != (want == "") || !strings.Contains(said, want) {
			t.Errorf("%s: %q, want %q", id, said, want)
		}
	}
	if _, ok := got["open"]; ok || len(got) != 5 {
		t.Errorf("audited were %v", got)
	}
	if all, again, err := now.AuditFrom(ctx, next); len(all) != 0 || again != next || err != nil {
		t.Errorf("behind the end: %v, %d, %v", all, again, err)
	}
	if a, err := now.Audit(ctx, "open"); err != nil || !a.Agrees() || a.Scenario != "a" {
		t.Errorf("an open one, asked for: %+v, %v", a, err)
	}
	if _, err := now.Audit(ctx, "none"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown one: %v", err)
	}
}

// What a script remembers spares the calls of a second attempt like the first,
// but not those of an audit: it must find out what the script says now.
func TestAnAuditAsksTheScriptAgain(t *testing.T) {
	st, observer := mem.New(), new(asked)
	source := strings.Replace(lua("a", "Well?"), `says = "Well?"`, `says = function(at) return "Well, " .. at.mood.anger end`, 1)
	source = strings.Replace(source, `id = "kind",`, `id = "kind", when = function(at) return at.mood.anger > 10 end, effect = function(at) at.mood.anger = 3 end,`, 1)
	c, err := catalog.Open(t.Context(), catalog.Config{
		Store: st, Files: fstest.MapFS{"a.lua": {Data: []byte(source)}}, Log: slog.New(slog.DiscardHandler), Observer: observer,
	})
	if err != nil {
		t.Fatal(err)
	}
	calls := func(do func()) int64 {
		before := observer.calls.Load()
		do()
		return observer.calls.Load() - before
	}
	played := func(id string) func() {
		return func() { finish(t, c, id, play.Start{Seed: 1}, nil, "kind") }
	}
	if first, second := calls(played("one")), calls(played("two")); first == 0 || second != 0 {
		t.Errorf("the first attempt made %d calls, the second %d", first, second)
	}
	for _, id := range []string{"one", "one", "two"} {
		made := calls(func() {
			if a, err := c.Audit(t.Context(), id); err != nil || !a.Agrees() {
				t.Errorf("%+v, %v", a, err)
			}
		})
		if made != 3 { // the opening's words, a condition and an effect
			t.Errorf("the audit of %s made %d calls, want 3", id, made)
		}
	}
}
