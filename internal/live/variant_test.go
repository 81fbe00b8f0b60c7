package live_test

import (
	"errors"
	"log/slog"
	"testing"
	"testing/synctest"

	"evenkeel/internal/explore"
	"evenkeel/internal/live"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
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
		heads, err := h.Attempts(t.Context(), ada)
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
