package script_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/script"
)

// unbounded is an oracle for tests that do not look at scores.
type unbounded struct{}

func (unbounded) Bounds(uint64) (play.Bounds, error) { return play.Bounds{Approx: true}, nil }

func (unbounded) Reach(uint64, *play.Position) (play.Reach, error) {
	return play.Reach{}, play.ErrApprox
}

// attempt plays choices through play.Version, as the server does.
type attempt struct {
	t testing.TB
	v *play.Version
	s *play.State
}

func begin(t testing.TB, s *script.Script) *attempt {
	t.Helper()
	a := &attempt{t, &play.Version{Scenario: s.Scenario(), Rules: s, Oracle: unbounded{}}, new(play.State)}
	a.do(play.Start{Time: time.Unix(1, 0), Mode: play.Practice, Seed: 7})
	return a
}

func (a *attempt) do(c play.Command) {
	a.t.Helper()
	if err := a.try(c); err != nil {
		a.t.Fatal(err)
	}
}

func (a *attempt) try(c play.Command) error {
	events, err := play.Decide(a.v, a.s, c)
	if err != nil {
		return err
	}
	for _, e := range events {
		if err := play.Apply(a.v.Scenario, a.s, e); err != nil {
			a.t.Fatal(err)
		}
	}
	return nil
}

// choose makes choices one after the other, each after ten seconds.
func (a *attempt) choose(ids ...string) *attempt {
	a.t.Helper()
	for _, id := range ids {
		a.do(play.Choose{Time: time.Unix(2, 0), Seq: a.s.Seq(), Choice: id, By: play.ByTrainee, Elapsed: 10})
	}
	return a
}

func (a *attempt) fault(id string) *play.Fault {
	a.t.Helper()
	err := a.try(play.Choose{Time: time.Unix(2, 0), Seq: a.s.Seq(), Choice: id, By: play.ByTrainee, Elapsed: 10})
	var f *play.Fault
	if !errors.As(err, &f) {
		a.t.Fatalf("choosing %q gave %v, want a fault", id, err)
	}
	return f
}

func (a *attempt) mood(name string) int {
	for i, m := range a.v.Moods {
		if m.Name == name {
			return a.s.Position.Moods[i]
		}
	}
	a.t.Fatalf("no mood %q", name)
	return 0
}

func TestAPathThroughTheDesignsExample(t *testing.T) {
	a := begin(t, outage(t))
	if offered := len(a.s.Offered); offered != 4 {
		t.Fatalf("%d choices are offered at the opening, want 4", offered)
	}
	a.choose("breathe")
	if a.s.Says != "(silence on the line)" || a.mood("anger") != 78 {
		t.Errorf("after a breath the customer says %q at anger %d", a.s.Says, a.mood("anger"))
	}
	a.choose("callback") // trust 30 - 2.5 rounds to 28: away from zero
	if a.mood("trust") != 28 {
		t.Errorf("trust is %d, want 28", a.mood("trust"))
	}
	if !strings.HasPrefix(a.s.Says, "So? Plan: visit, turn 3, luck ") {
		t.Errorf("the customer says %q", a.s.Says)
	}
	a.choose("sorry")
	if a.s.Says != "At noon? Well. What can we do until then? Tries: 1." {
		t.Errorf("the customer says %q", a.s.Says)
	}
	a.choose("reboot")
	if a.s.Ended == nil || a.s.Ended.Ending != "calm" {
		t.Errorf("ended with %+v, want calm", a.s.Ended)
	}
}
