package web

import (
	"net/http"
	"strings"
	"testing"

	"evenkeel/internal/wire"
)

func TestPracticeOfAVariant(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	tab := ada.tab()
	start := wire.Request{Type: wire.TypeStart, Scenario: "free", Mode: wire.Practice, Variant: "b"}
	first := tab.ask(start)
	if first.About == nil || first.About.Scenario != "free" || first.About.Variant != "b" || first.About.Summary != "A parcel is lost." ||
		first.Customer.Name != "Jonas Berg" || first.Customer.Says != "And my parcel, Ada?" {
		t.Fatalf("the start is %+v, %+v", first, first.About)
	}
	if again := ada.tab().ask(wire.Request{Type: wire.TypeResume, Attempt: first.Attempt}); again.Customer.Says != first.Customer.Says || again.About.Variant != "b" {
		t.Errorf("resumed it is %+v", again)
	}
	tab.choose(first.Attempt, 1, "warm")
	if end := tab.choose(first.Attempt, 2, "fix"); end.Type != wire.TypeEnded || end.Debrief.Variant != "b" {
		t.Errorf("it ends with %+v", end)
	}
	moment := tab.ask(wire.Request{Type: wire.TypeStart, Mode: wire.Practice, From: &wire.From{Attempt: first.Attempt, Seq: 1}})
	if moment.About == nil || moment.About.Variant != "b" || moment.Customer.Name != "Jonas Berg" {
		t.Errorf("from a moment of it comes %+v", moment)
	}
	if base := tab.start("free", wire.Practice); base.About.Variant != "" || base.Customer.Name != "Marta Ruiz" {
		t.Errorf("without a variant comes %+v", base)
	}
	var attempts []wire.Attempt
	ada.must(ada.get("/api/attempts"), http.StatusOK, &attempts)
	if got := []string{attempts[0].Variant, attempts[1].Variant, attempts[2].Variant}; strings.Join(got, ",") != ",b,b" {
		t.Errorf("the attempts are of the variants %q", got)
	}
	start.Variant = "c"
	if m := tab.ask(start); m.Code != wire.CodeBadRequest || !strings.Contains(m.Message, `no such variant "c"; it has "b"`) {
		t.Errorf("an unknown variant gives %+v", m)
	}
}

func TestVariantsAreListedWithTheirScenario(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	var all []wire.Scenario
	ada.must(ada.get("/api/scenarios"), http.StatusOK, &all)
	for _, s := range all {
		if s.ID != "free" {
			if len(s.Variants) > 0 {
				t.Errorf("%s has the variants %+v", s.ID, s.Variants)
			}
			continue
		}
		if len(s.Variants) != 1 || s.Variants[0].ID != "b" || s.Variants[0].Customer.Name != "Jonas Berg" || s.Variants[0].Summary != "A parcel is lost." ||
			s.Variants[0].Customer.Face == "" || s.Variants[0].Customer.Mood.Of("anger") != 70 || s.Customer.Name != "Marta Ruiz" {
			t.Errorf("free is listed as %+v", s)
		}
	}
}
