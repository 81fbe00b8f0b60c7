package storetest

import (
	"fmt"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
)

var epoch = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// at is a time, n seconds after the others began.
func at(n int) time.Time { return epoch.Add(time.Duration(n) * time.Second) }

func practice(trainee string, n int) play.Event {
	return play.Event{Time: at(n), Started: &play.Started{
		Trainee: trainee, Mode: play.Practice, Scenario: "outage", Version: "v1", Seed: 1<<63 + 5, Formula: play.Formula,
		Position: play.Position{Moods: []int{75, 30}, Visited: play.Set{1}, Earned: play.Set{0}},
		Says:     "Do you people even care? “Hm” <é>", Offered: []string{"acknowledge", "policy"},
	}}
}

func ranked(trainee, cohort, assignment string, n int) play.Event {
	e := practice(trainee, n)
	e.Started.Mode, e.Started.Cohort, e.Started.Assignment = play.Ranked, cohort, assignment
	return e
}

func turn(seq, n int) play.Event {
	return play.Event{Time: at(n), Turn: &play.Turn{
		Seq: seq, Node: "opening", Choice: fmt.Sprintf("choice-%d", seq), By: play.ByTrainee, Elapsed: seq,
		Points: scenario.Points{3, -1, 0}, Moods: []int{60, 40}, Vars: []scenario.Value{1, -7},
		To: "diagnose", Says: fmt.Sprintf("line %d", n), Offered: []string{"a", "b"},
		Regret: &play.Regret{Points: scenario.Points{1, 0, 0}, Overall: 12},
	}}
}

func ended(n int, overall float64) play.Event {
	return play.Event{Time: at(n), Ended: &play.Ended{
		Ending: "calm", Outcome: "resolved", Relationship: "stays", Points: scenario.Points{5, 4, 3},
		Scores: play.Scores{Dimension: [3]*float64{&overall, nil, &overall}, Overall: &overall}, Turns: 3,
	}}
}

func void(n int) play.Event {
	return play.Event{Time: at(n), Void: &play.Void{Reason: "the script failed"}}
}

func untimed(n int) play.Event {
	return play.Event{Time: at(n), Untimed: &play.Untimed{Why: "trainee"}}
}

// append appends without an answer to judge.
func (f *fixture) append(attempt string, after int, events ...play.Event) {
	f.Helper()
	f.must(f.try(attempt, after, events...))
}

func (f *fixture) try(attempt string, after int, events ...play.Event) error {
	return f.Append(ctx, store.Append{Attempt: attempt, After: after, Events: events})
}

func (f *fixture) events(attempt string) []play.Event {
	f.Helper()
	events, err := f.Attempt(ctx, attempt)
	f.must(err)
	return events
}

func (f *fixture) head(attempt string) store.Head {
	f.Helper()
	var h store.Head
	f.view(func(t *store.Tx) (err error) {
		h, err = t.Head(attempt)
		return err
	})
	return h
}

// log reads the whole log in pages of a size.
func (f *fixture) log(page int) []store.Record {
	f.Helper()
	var all []store.Record
	for after := store.Cursor(0); ; {
		records, err := f.Log(ctx, after, page)
		f.must(err)
		if len(records) == 0 {
			return all
		}
		if len(records) > page {
			f.Fatalf("a page of %d has %d records", page, len(records))
		}
		all = append(all, records...)
		after = records[len(records)-1].Cursor
	}
}

func (f *fixture) results() []store.Result {
	f.Helper()
	var all []store.Result
	for r, err := range store.Results(ctx, f.Store) {
		f.must(err)
		all = append(all, r)
	}
	return all
}
