package live_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

func TestRepeatingAChoiceIsHarmless(t *testing.T) {
	h := newHouse(t)
	c := h.caller("ada")
	id := h.ranked(c).Attempt
	h.choose(c, id, 1, "warm")
	again := h.choose(c, id, 1, "warm")
	if again.Answer.State.Seq() != 2 || again.Current != again.Answer {
		t.Errorf("repeating the last turn gave turn %d", again.Answer.State.Seq())
	}
	h.choose(c, id, 2, "fix")
	late := h.choose(c, id, 1, "warm")
	if late.Answer.State.Seq() != 2 || late.Answer.State.Says != "And now?" || late.Current.State.Phase != play.Finished {
		t.Errorf("an earlier turn's answer is %q, then %s", late.Answer.State.Says, late.Current.State.Phase)
	}
	chosen, err := h.Choose(t.Context(), c, id, 1, "cold")
	if !errors.Is(err, play.ErrStaleSeq) || chosen.Current == nil {
		t.Errorf("another choice for a played turn: %v, current %v", err, chosen.Current)
	}
	if _, err := h.Choose(t.Context(), c, id, 3, "fix"); !errors.Is(err, play.ErrOver) {
		t.Errorf("a choice after the end: %v", err)
	}
	if _, err := h.Choose(t.Context(), c, id, 9, "fix"); !errors.Is(err, play.ErrStaleSeq) {
		t.Errorf("a choice for a turn to come: %v", err)
	}
}

func TestASecondTabIsPushedWhatTheFirstDoes(t *testing.T) {
	h := newHouse(t)
	one, two := h.caller("ada"), h.caller("ada")
	id := h.ranked(one).Attempt
	if _, err := h.Resume(t.Context(), two, id); err != nil {
		t.Fatal(err)
	}
	h.choose(one, id, 1, "warm")
	h.choose(two, id, 2, "fix")
	if got := heard(two); len(got) != 1 || got[0].State.Seq() != 2 {
		t.Errorf("the second tab heard %d pushes", len(got))
	}
	if got := heard(one); len(got) != 1 || got[0].State.Phase != play.Finished {
		t.Errorf("the first tab heard %d pushes", len(got))
	}
}

func TestOneOfTwoTabsWinsATurn(t *testing.T) {
	h := newHouse(t)
	one, two := h.caller("ada"), h.caller("ada")
	id := h.ranked(one).Attempt
	if _, err := h.Resume(t.Context(), two, id); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	errs := make([]error, 2)
	for i, choice := range []string{"warm", "cold"} {
		wg.Go(func() { _, errs[i] = h.Choose(context.Background(), []live.Caller{one, two}[i], id, 1, choice) })
	}
	wg.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Fatalf("not exactly one tab won: %v", errs)
	}
	now, err := h.Attempt(t.Context(), one, id)
	if err != nil || len(now.State.Turns) != 1 {
		t.Errorf("%d turns were played, %v", len(now.State.Turns), err)
	}
}

func TestAnotherProcessMayPlayTheTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		c := h.caller("ada")
		s := h.ranked(c)
		events, err := play.Decide(s.Version, s.State, play.Choose{Time: time.Now(), Seq: 1, Choice: "cold", By: play.ByTrainee})
		if err != nil {
			t.Fatal(err)
		}
		if err := h.store.Append(t.Context(), store.Append{Attempt: s.Attempt, After: s.State.Events, Events: events}); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second) // the log is looked at now and then
		synctest.Wait()
		if got := heard(c); len(got) != 1 || got[0].State.Seq() != 2 {
			t.Fatalf("the socket heard %d pushes of the other process's turn", len(got))
		}
		if _, err := h.Choose(t.Context(), c, s.Attempt, 1, "warm"); !errors.Is(err, play.ErrStaleSeq) {
			t.Errorf("a turn that the other process played otherwise: %v", err)
		}
	})
}

func TestAFailingScriptRefusesTheTurnAndNothingElse(t *testing.T) {
	h := newHouse(t)
	c := h.caller("ada")
	id := h.ranked(c).Attempt
	h.choose(c, id, 1, "warm")
	if _, err := h.Choose(t.Context(), c, id, 2, "broken"); !errors.Is(err, play.ErrFault) {
		t.Fatalf("got %v, want a fault", err)
	}
	if _, err := h.Choose(t.Context(), c, id, 2, "broken"); !errors.Is(err, play.ErrFault) {
		t.Fatalf("got %v, want a fault again", err)
	}
	if end := h.choose(c, id, 2, "fix").Answer; end.State.Phase != play.Finished {
		t.Errorf("the attempt did not go on: %s", end.State.Phase)
	}
	trainer := live.Caller{Account: people.Account{ID: "tom", Role: people.Trainer}}
	told := h.Faults(trainer)
	if len(told) != 1 || told[0].Count != 2 || told[0].Attempt != id || told[0].Scenario != "talk" || !strings.Contains(told[0].Message, `choice "broken"`) {
		t.Errorf("the trainer is told %+v", told)
	}
	if got := h.Faults(c); got != nil {
		t.Errorf("a trainee is told %+v", got)
	}
}
