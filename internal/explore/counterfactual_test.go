package explore_test

import (
	"errors"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"time"

	"evenkeel/internal/play"
)

// What a debrief says of every reply, the one that was given and the others,
// is what trying every path from there says; and the regrets of the replies
// that were given sum to the best minus what was earned.
func TestCounterfactualsAgreeWithTryingEveryPath(t *testing.T) {
	var turns, others atomic.Int64
	t.Cleanup(func() {
		t.Logf("compared %d turns and %d replies that were not given", turns.Load(), others.Load())
		if turns.Load() < 2000 || others.Load() < 1500 {
			t.Error("that is too few")
		}
	})
	eachRandom(t, perShape, func(t *testing.T, v *play.Version, seed uint64, r *rand.Rand) {
		s, ok := wander(t, v, seed, r)
		if !ok {
			return
		}
		d, err := play.Look(v, s)
		if err != nil {
			t.Fatal(err)
		}
		o := s.Start.Bounds.Objective(v.Weights)
		left := s.Start.Bounds.Overall - o.Value(s.Points)
		for i := range d.Turns {
			turn := &d.Turns[i]
			left -= turn.Turn.Regret.Overall
			past, err := s.Rewind(v.Scenario, i)
			if err != nil {
				t.Fatal(err)
			}
			best, ok := bestFrom(t, v, seed, &past.Position, o)
			if !ok {
				continue
			}
			turns.Add(1)
			compareWays(t, v, past, turn.Choice, turn.Turn.Regret.Overall, best, o)
			for _, c := range turn.Others {
				if c.Regret == nil { // no ending can be reached after it
					nowhere(t, v, past, c.Choice.ID)
					continue
				}
				others.Add(1)
				compareWays(t, v, past, c.Choice.ID, c.Regret.Overall, best, o)
			}
		}
		if left != 0 {
			t.Errorf("the regrets leave %d of the distance to the best", left)
		}
	})
}

// wander plays an attempt at random; not ok where it finds no end, or nothing
// is known exactly.
func wander(t *testing.T, v *play.Version, seed uint64, r *rand.Rand) (*play.State, bool) {
	t.Helper()
	s := new(play.State)
	noon := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	do := func(c play.Command) bool {
		events, err := play.Decide(v, s, c)
		if err != nil && !errors.Is(err, play.ErrFault) {
			t.Fatal(err)
		}
		for _, e := range events {
			if err := play.Apply(v.Scenario, s, e); err != nil {
				t.Fatal(err)
			}
		}
		return err == nil
	}
	if !do(play.Start{Time: noon, Mode: play.Practice, Seed: seed}) || s.Start.Bounds.Approx {
		return nil, false
	}
	for range 60 {
		if s.Phase == play.Finished {
			return s, true
		}
		choice := v.Nodes[s.Position.Node].Choices[s.Offered[r.IntN(len(s.Offered))]].ID
		do(play.Choose{Time: noon, Seq: s.Seq(), Choice: choice, By: play.ByTrainee})
	}
	return nil, false
}

// bestFrom tries every path from a position; not ok where there are too many,
// or none that ends.
func bestFrom(t *testing.T, v *play.Version, seed uint64, p *play.Position, o play.Objective) (int64, bool) {
	t.Helper()
	ends, ok := pathEnds(t, v, seed, p, mostTry/10)
	if !ok || len(ends) == 0 {
		return 0, false
	}
	_, _, best := extremes(ends, o)
	return best, true
}

// nowhere tries every path that begins with a choice, and finds no end.
func nowhere(t *testing.T, v *play.Version, past *play.State, choice string) {
	t.Helper()
	var out play.Outcome
	if err := v.Step(past.At(), v.Nodes[past.Position.Node].Choice(choice), &out); err != nil {
		t.Fatal(err)
	}
	if ends, ok := pathEnds(t, v, past.Start.Seed, &out.Next, mostTry/10); ok && len(ends) > 0 {
		t.Errorf("turn %d: %s is said to lead nowhere, and leads to %d ends", past.Seq(), choice, len(ends))
	}
}

// compareWays tries every path that begins with a choice, and compares how
// much less than the best comes of them.
func compareWays(t *testing.T, v *play.Version, past *play.State, choice string, regret, best int64, o play.Objective) {
	t.Helper()
	var out play.Outcome
	if err := v.Step(past.At(), v.Nodes[past.Position.Node].Choice(choice), &out); err != nil {
		t.Fatal(err)
	}
	through, ok := bestFrom(t, v, past.Start.Seed, &out.Next, o)
	if !ok {
		return
	}
	if want := best - o.Value(out.Points) - through; regret != want {
		t.Errorf("turn %d: %s costs %d, want %d", past.Seq(), choice, regret, want)
	}
}
