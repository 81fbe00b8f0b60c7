package live_test

import (
	"errors"
	"testing"
	"time"

	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

func TestWhoMayStartWhat(t *testing.T) {
	ranked := live.Start{Scenario: "talk", Mode: play.Ranked}
	practice := live.Start{Scenario: "talk", Mode: play.Practice}
	over := func(h *house) {
		h.cohort.Season.To = time.Now().Add(-time.Minute)
		h.update(func(tx *store.Tx) error { return tx.PutCohort(h.cohort) })
	}
	rehearsal := func(h *house) {
		h.cohort.Rehearsal = true
		h.update(func(tx *store.Tx) error { return tx.PutCohort(h.cohort) })
	}
	played := func(h *house) { c := h.caller("ada"); h.finish(c, h.ranked(c).Attempt) }
	cases := []struct {
		name   string
		before func(*house)
		who    string
		start  live.Start
		want   error
	}{
		{"the ranked attempt", nil, "ada", ranked, nil},
		{"practice before it", nil, "ada", practice, live.ErrRankedFirst},
		{"practice of what is not assigned", nil, "ada", live.Start{Scenario: "other", Mode: play.Practice}, nil},
		{"practice after it", played, "ada", practice, nil},
		{"practice as rehearsal", rehearsal, "ada", practice, nil},
		{"practice after the season", over, "ada", practice, nil},
		{"ranked after the season", over, "ada", ranked, live.ErrSeasonClosed},
		{"ranked of what is not assigned", nil, "ada", live.Start{Scenario: "other", Mode: play.Ranked}, live.ErrNotAssigned},
		{"ranked in a strange cohort", nil, "ada", live.Start{Scenario: "talk", Mode: play.Ranked, Cohort: "elsewhere"}, live.ErrNotMember},
		{"ranked by nobody's member", nil, "zoe", ranked, live.ErrNotMember},
		{"practice of what does not exist", nil, "ada", live.Start{Scenario: "nothing", Mode: play.Practice}, live.ErrUnknownScenario},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse(t)
			if c.before != nil {
				c.before(h)
			}
			_, err := h.Start(t.Context(), h.caller(c.who), c.start)
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
	t.Run("ranked a second time", func(t *testing.T) {
		h := newHouse(t)
		c := h.caller("ada")
		first := h.ranked(c)
		if again := h.ranked(c); again.Attempt != first.Attempt {
			t.Errorf("the open attempt %s was not given back, but %s", first.Attempt, again.Attempt)
		}
		h.finish(c, first.Attempt)
		_, err := h.Start(t.Context(), c, ranked)
		if already := new(live.AlreadyRanked); !errors.As(err, &already) || already.Attempt != first.Attempt {
			t.Errorf("got %v, want AlreadyRanked of %s", err, first.Attempt)
		}
	})
}

func TestWhatIsDecidedAboutACohortCountsAtTheNextStart(t *testing.T) {
	h := newHouse(t)
	c := h.caller("ada")
	begin := func(s live.Start) error {
		_, err := h.Start(t.Context(), c, s)
		return err
	}
	practice, other := live.Start{Scenario: "talk", Mode: play.Practice}, live.Start{Scenario: "other", Mode: play.Ranked}
	if err := begin(practice); !errors.Is(err, live.ErrRankedFirst) {
		t.Fatalf("practice before the ranked attempt: %v", err)
	}
	if err := begin(other); !errors.Is(err, live.ErrNotAssigned) {
		t.Fatalf("ranked of what is not assigned: %v", err)
	}
	h.cohort.Rehearsal = true
	h.cohort.Assignments = append(h.cohort.Assignments, people.Assignment{ID: "1/other", Scenario: "other", Version: "version-of-other"})
	h.update(func(tx *store.Tx) error { return tx.PutCohort(h.cohort) })
	if err := errors.Join(begin(practice), begin(other)); err != nil {
		t.Errorf("once rehearsal is allowed, and the other scenario assigned: %v", err)
	}
	h.update(func(tx *store.Tx) error { return tx.DeleteMember("crew", "ada") })
	if err := begin(live.Start{Scenario: "talk", Mode: play.Ranked}); !errors.Is(err, live.ErrNotMember) {
		t.Errorf("ranked in a cohort that one has left: %v", err)
	}
}

func TestMembersOfACohortMeetTheSameCustomer(t *testing.T) {
	h := newHouse(t)
	a, b := h.ranked(h.caller("ada")), h.ranked(h.caller("bea"))
	if a.State.Start.Seed != b.State.Start.Seed {
		t.Error("the seeds of two ranked attempts differ")
	}
	if a.State.Start.Shuffle == b.State.Start.Shuffle {
		t.Error("both attempts show their choices in the same order")
	}
}

func TestPracticeTakesUpAMomentOfAFinishedAttempt(t *testing.T) {
	h := newHouse(t)
	c := h.caller("ada")
	id := h.ranked(c).Attempt
	h.choose(c, id, 1, "cold")
	start := live.Start{Mode: play.Practice, From: &live.From{Attempt: id, Seq: 2}}
	if _, err := h.Start(t.Context(), c, start); err == nil {
		t.Fatal("practice took up an open attempt")
	}
	h.choose(c, id, 2, "fail")
	s, err := h.Start(t.Context(), c, start)
	if err != nil || s.State.Says != "And now?" || s.State.Seq() != 2 || s.State.Points != points(-2, 0, 0) {
		t.Fatalf("practice begins as %+v, %v", s, err)
	}
	end := h.choose(c, s.Attempt, 2, "fix").Answer
	if end.State.Ended.Points != points(-2, 1, 3) {
		t.Errorf("it ended with %v points", end.State.Ended.Points)
	}
	for _, seq := range []int{0, 3, -1} {
		start.From.Seq = seq
		if _, err := h.Start(t.Context(), c, start); !errors.Is(err, play.ErrNotMoment) {
			t.Errorf("moment %d: %v", seq, err)
		}
	}
}

func TestAnAttemptThatCannotGoOnIsVoidAndMayBeStartedAgain(t *testing.T) {
	h := newHouse(t)
	c := h.caller("ada")
	first := h.ranked(c).Attempt
	h.choose(c, first, 1, "cellar")
	if _, err := h.Choose(t.Context(), c, first, 2, "up"); !errors.Is(err, play.ErrFault) {
		t.Fatalf("got %v, want a fault", err)
	}
	now, err := h.Attempt(t.Context(), c, first)
	if err != nil || now.State.Phase != play.Voided {
		t.Fatalf("the attempt is %s, %v", now.State.Phase, err)
	}
	again := h.ranked(c)
	if again.Attempt == first {
		t.Error("the void attempt was given back")
	}
	if !again.State.Start.Rehearsed {
		t.Error("who has met the customer in a void attempt is not marked as rehearsed")
	}
}
