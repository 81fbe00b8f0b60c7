package live_test

import (
	"errors"
	"log/slog"
	"testing"
	"testing/synctest"

	"evenkeel/internal/explore"
	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
)

// An attempt at a variant stays at it, also for who reads it from the store.
func TestAVariantIsPractisedAndRemembered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		base := h.Versions.(versions)["version-of-other"]
		scn := theScenario("other")
		scn.Variant, scn.Customer = "b", scenario.Customer{Name: "Jonas"}
		base.Variants = []*play.Version{{Scenario: scn, Rules: rules{}, Oracle: explore.New(scn, rules{}, explore.Limits{})}}

		ada := h.caller("ada")
		start := live.Start{Scenario: "other", Mode: play.Practice, Variant: "b"}
		begun, err := h.Start(t.Context(), ada, start)
		if err != nil || begun.Version.Customer.Name != "Jonas" || begun.State.Start.Variant != "b" || begun.State.Start.Version != "version-of-other" {
			t.Fatalf("it begins with %+v, %v", begun, err)
		}
		h.choose(ada, begun.Attempt, 1, "warm")
		elsewhere := live.New(live.Config{Store: h.store, Versions: h.Versions, Log: slog.New(slog.DiscardHandler)})
		again, err := elsewhere.Attempt(t.Context(), ada, begun.Attempt)
		if err != nil || again.Version != base.Variants[0] || again.State.Seq() != 2 {
			t.Errorf("read again it is %+v, %v", again, err)
		}
		heads, err := h.Attempts(t.Context(), ada, "", 10, nil)
		if err != nil || len(heads) != 1 || heads[0].Variant != "b" {
			t.Errorf("listed it is %+v, %v", heads, err)
		}

		h.choose(ada, begun.Attempt, 2, "fix")
		moment, err := h.Start(t.Context(), ada, live.Start{Mode: play.Practice, From: &live.From{Attempt: begun.Attempt, Seq: 2}})
		if err != nil || moment.State.Start.Variant != "b" || moment.Version != base.Variants[0] {
			t.Errorf("from a moment of it comes %+v, %v", moment, err)
		}
		start.Variant = "c"
		if _, err := h.Start(t.Context(), ada, start); !errors.Is(err, play.ErrNoVariant) {
			t.Errorf("an unknown variant gives %v", err)
		}
		if ranked := h.ranked(ada); ranked.State.Start.Variant != "" {
			t.Errorf("ranked is %+v", ranked.State.Start)
		}
	})
}

func TestAReassessmentIsRankedOnItsOwnForm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		base := h.Versions.(versions)["version-of-talk"]
		scn := theScenario("talk")
		scn.Variant = "b"
		base.Variants = []*play.Version{{Scenario: scn, Rules: rules{}, Oracle: explore.New(scn, rules{}, explore.Limits{})}}
		h.cohort.Assignments[0].As = people.Baseline
		h.cohort.Assignments = append(h.cohort.Assignments, people.Assignment{
			ID: "1/talk/b", Scenario: "talk", Version: "version-of-talk", Variant: "b", As: people.Reassessment,
		})
		h.update(func(tx *store.Tx) error { return tx.PutCohort(h.cohort) })
		ada := h.caller("ada")
		practise := func(variant string) error {
			s, err := h.Start(t.Context(), ada, live.Start{Scenario: "talk", Mode: play.Practice, Variant: variant})
			if err == nil {
				h.finish(ada, s.Attempt)
			}
			return err
		}

		baseline := h.ranked(ada)
		if baseline.State.Start.Variant != "" || baseline.State.Start.Assignment != h.cohort.Assignments[0].ID {
			t.Errorf("the baseline is %+v", baseline.State.Start)
		}
		h.finish(ada, baseline.Attempt)
		if err := practise(""); err != nil {
			t.Errorf("practice between the two: %v", err)
		}
		if err := practise("b"); !errors.Is(err, live.ErrRankedFirst) {
			t.Errorf("practice of the form to be assessed with: %v", err)
		}
		again, err := h.Start(t.Context(), ada, live.Start{Scenario: "talk", Mode: play.Ranked, Variant: "b"})
		if err != nil || again.State.Start.Variant != "b" || again.State.Start.Assignment != "1/talk/b" || again.State.Start.Rehearsed {
			t.Fatalf("the re-assessment is %+v, %v", again, err)
		}
		h.finish(ada, again.Attempt)
		if err := practise("b"); err != nil {
			t.Errorf("practice after the re-assessment: %v", err)
		}
		ranked, err := h.Ranked(t.Context(), ada, []people.Cohort{h.cohort})
		if err != nil || len(ranked) != 2 || ranked[0].Attempt != baseline.Attempt || ranked[1].Attempt != again.Attempt {
			t.Errorf("ranked are %+v, %v", ranked, err)
		}
	})
}
