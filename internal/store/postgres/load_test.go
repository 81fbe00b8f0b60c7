package postgres

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
)

// event is event n of an attempt of the usual length, with the usual words.
func event(trainee string, n int) play.Event {
	now := time.Now().UTC()
	switch n {
	case 0:
		return play.Event{Time: now, Started: &play.Started{
			Trainee: trainee, Mode: play.Ranked, Cohort: "3f9a0c", Assignment: fmt.Sprint(now.UnixNano()), Scenario: "outage-before-pitch",
			Version: "0b4c59e07b1a5f20a9cbd1c2c1a9e8d7", Seed: 1 << 62, Shuffle: 1 << 61, Formula: play.Formula,
			Position: play.Position{Moods: []int{75, 30}, Vars: []scenario.Value{0}, Visited: play.Set{1}, Earned: play.Set{0}},
			Says:     "I have clients here in ONE HOUR and nothing works. Do you people even care?", Offered: []string{"acknowledge", "policy", "callback"},
		}}
	case lastTurn:
		f := 71.5
		return play.Event{Time: now, Ended: &play.Ended{Ending: "calm", Outcome: "resolved", Relationship: "stays", Scores: play.Scores{Overall: &f}, Turns: n}}
	}
	return play.Event{Time: now, Turn: &play.Turn{
		Seq: n, Node: "diagnose", Choice: "ask-about-lights", By: play.ByTrainee, Elapsed: 9, Points: scenario.Points{1, 0, 2},
		Moods: []int{61, 44}, Vars: []scenario.Value{1}, To: "lights", Offered: []string{"explain", "wait", "blame-the-area"},
		Says:   "It was fine last night. The lights on the box are orange now, I think. Orange, blinking. Does that mean anything to you?",
		Regret: &play.Regret{Points: scenario.Points{0, 1, 0}, Overall: 120},
	}}
}

// lastTurn is the number of an attempt's last event.
const lastTurn = 14

// load is trainees who play on, whatever happens, and know what was
// acknowledged to them.
type load struct {
	t       *testing.T
	nodes   []*Store
	stop    atomic.Bool
	playing sync.WaitGroup

	turns, unknown, unavailable atomic.Int64

	mu       sync.Mutex
	attempts map[string][]play.Event // what must be there
}

// startLoad lets trainees play on nodes, each turn on another one.
func startLoad(t *testing.T, trainees int, nodes ...*Store) *load {
	l := &load{t: t, nodes: nodes, attempts: make(map[string][]play.Event)}
	for i := range trainees {
		l.playing.Go(func() {
			for n := 0; !l.stop.Load() && !t.Failed(); n++ {
				l.attempt(fmt.Sprintf("%d-%d", i, n), i)
			}
		})
	}
	return l
}

// attempt plays one attempt, or until the load stops.
func (l *load) attempt(id string, i int) {
	var events []play.Event
	defer func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.attempts[id] = events
	}()
	for len(events) <= lastTurn && !l.stop.Load() {
		node := l.nodes[(i+len(events))%len(l.nodes)]
		e := event(fmt.Sprint("trainee ", i), len(events))
		done, err := l.turn(node, id, len(events), e)
		if err != nil {
			l.t.Errorf("event %d of attempt %s: %v", len(events), id, err)
			return
		}
		if done {
			events = append(events, e)
		}
	}
}

// turn reports whether an event is there now, once it is known.
func (l *load) turn(node *Store, id string, after int, e play.Event) (bool, error) {
	ctx := l.t.Context()
	err := node.Append(ctx, store.Append{Attempt: id, After: after, Events: []play.Event{e}})
	switch {
	case err == nil:
		l.turns.Add(1)
		return true, nil
	case errors.Is(err, store.ErrUnavailable):
		l.unavailable.Add(1)
	case errors.Is(err, store.ErrUnknownOutcome):
		l.unknown.Add(1)
	default:
		return false, err
	}
	there, readErr := l.reload(ctx, node, id)
	if readErr != nil {
		return false, readErr
	}
	if len(there) == after {
		return false, nil
	}
	if errors.Is(err, store.ErrUnavailable) || len(there) != after+1 || !reflect.DeepEqual(there[after], e) {
		return false, fmt.Errorf("after %w there are %d events, the last of them %+v", err, len(there), there[len(there)-1])
	}
	return true, nil
}

func (l *load) reload(ctx context.Context, node *Store, id string) ([]play.Event, error) {
	for {
		events, err := node.Attempt(ctx, id)
		switch {
		case errors.Is(err, store.ErrNotFound):
			return nil, nil
		case !errors.Is(err, store.ErrUnavailable):
			return events, err
		}
	}
}

// end stops the load and compares what is stored with what was acknowledged:
// nothing is missing, nothing is there twice, and the log has it all in order.
func (l *load) end(s *Store) {
	l.t.Helper()
	l.stop.Store(true)
	l.playing.Wait()
	want := 0
	for id, events := range l.attempts {
		want += len(events)
		got, err := s.Attempt(l.t.Context(), id)
		if len(events) == 0 && errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil || !reflect.DeepEqual(got, events) {
			l.t.Fatalf("attempt %s has %d events (%v), %d were acknowledged", id, len(got), err, len(events))
		}
	}
	checkLog(l.t, s, 0, want)
	l.t.Logf("%d events acknowledged; %d times unknown, %d times unavailable", l.turns.Load(), l.unknown.Load(), l.unavailable.Load())
	if l.turns.Load() == 0 {
		l.t.Error("nothing was acknowledged: the test shows nothing")
	}
}

// checkLog wants n records behind a cursor, with consecutive cursors and every
// attempt's events in order.
func checkLog(t *testing.T, s *Store, after store.Cursor, n int) {
	t.Helper()
	next := make(map[string]int)
	for seen := 0; ; {
		page, err := s.Log(t.Context(), after, 1000)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 && seen != n {
			t.Fatalf("the log has %d records, want %d", seen, n)
		}
		if len(page) == 0 {
			return
		}
		for _, r := range page {
			if after++; r.Cursor != after || r.Index != next[r.Attempt] {
				t.Fatalf("record %d is event %d of attempt %s, want %d and event %d", r.Cursor, r.Index, r.Attempt, after, next[r.Attempt])
			}
			next[r.Attempt]++
			seen++
		}
	}
}
