package people_test

import (
	"errors"
	"testing"
	"time"

	"evenkeel/internal/people"
)

func TestBootstrapMakesOneCohortAndFindsItAgain(t *testing.T) {
	h := newHouse(t)
	c := h.cohort
	if c.Name != people.FirstCohort || c.Cap != people.DefaultCap || len(c.Secret) != 32 || len(c.Assignments) != 2 {
		t.Errorf("the first cohort is %+v", c)
	}
	if c.Assignments[0].ID == "" || c.Assignments[0].ID == c.Assignments[1].ID {
		t.Errorf("its assignments are %+v", c.Assignments)
	}
	if !c.Season.Open(h.clock.now()) || c.Season.Number != 1 {
		t.Errorf("its season is %+v", c.Season)
	}
	again, ok, err := h.Bootstrap(t.Context(), nil)
	if err != nil || !ok || again.ID != c.ID || again.Code != c.Code {
		t.Errorf("the second time: %+v, %v, %v", again, ok, err)
	}
	if _, err := h.NewCohort(t.Context(), "Second", nil); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := h.Bootstrap(t.Context(), nil); ok || err != nil {
		t.Errorf("with two cohorts: ok %v, %v", ok, err)
	}
}

func TestNewCohortIsLedByTheTrainers(t *testing.T) {
	h := newHouse(t)
	ann := h.setup(t).Account
	c, err := h.NewCohort(t.Context(), " Evening  class ", giving(people.Assignment{Scenario: "a", Version: "v2"}))
	if err != nil || c.Name != "Evening class" || c.Code == h.cohort.Code {
		t.Fatalf("NewCohort: %+v, %v", c, err)
	}
	members, err := h.Members(t.Context(), c.ID)
	if err != nil || len(members) != 1 || members[0].Account != ann.ID || members[0].Role != people.Trainer {
		t.Errorf("its members are %+v, %v", members, err)
	}
	if _, err := h.NewCohort(t.Context(), "evening CLASS", nil); !errors.Is(err, people.ErrCohortExists) {
		t.Errorf("the name again: %v", err)
	}
	if _, err := h.NewCohort(t.Context(), "", nil); !errors.Is(err, people.ErrBadName) {
		t.Errorf("no name: %v", err)
	}
	all, err := h.Cohorts(t.Context())
	if err != nil || len(all) != 2 {
		t.Errorf("Cohorts: %+v, %v", all, err)
	}
}

func TestACohortTakesAsManyAsItsCap(t *testing.T) {
	h := newHouse(t)
	if _, err := h.SetCap(t.Context(), h.cohort.ID, 0); err == nil {
		t.Error("a cap of 0 was taken")
	}
	if c, err := h.SetCap(t.Context(), h.cohort.Name, 1); err != nil || c.Cap != 1 {
		t.Fatalf("SetCap: %+v, %v", c, err)
	}
	if _, err := h.Join(t.Context(), h.cohort.Code, "Ada", ""); err != nil {
		t.Error(err)
	}
	if _, err := h.Join(t.Context(), h.cohort.Code, "Bea", ""); !errors.Is(err, people.ErrCohortFull) {
		t.Errorf("the second of one: %v", err)
	}
}

func TestCohortsAreFoundByIDAndName(t *testing.T) {
	h := newHouse(t)
	for _, who := range []string{h.cohort.ID, "First cohort", "first  COHORT"} {
		if c, err := h.FindCohort(t.Context(), who); err != nil || c.ID != h.cohort.ID {
			t.Errorf("FindCohort(%q): %+v, %v", who, c, err)
		}
	}
	if _, err := h.FindCohort(t.Context(), "Second"); !errors.Is(err, people.ErrNotFound) {
		t.Errorf("FindCohort of none: %v", err)
	}
}

func TestAssigningPinsAVersionForTheSeason(t *testing.T) {
	h := newHouse(t)
	give := func(scenario, version string) (people.Cohort, error) {
		return h.Assign(t.Context(), h.cohort.ID, []people.Assignment{{Scenario: scenario, Version: version}}, false)
	}
	c, err := give("c", "v1")
	if err != nil || len(c.Assignments) != 3 {
		t.Fatalf("Assign: %+v, %v", c.Assignments, err)
	}
	id, _ := c.Assignment("c")
	if c, err = give("c", "v1"); err != nil || len(c.Assignments) != 3 {
		t.Errorf("the same again: %+v, %v", c.Assignments, err)
	}
	if same, _ := c.Assignment("c"); same != id {
		t.Errorf("the same again changed %+v into %+v", id, same)
	}
	if _, err := give("c", "v2"); !errors.Is(err, people.ErrAssigned) {
		t.Errorf("another version: %v", err)
	}
	_, err = h.Assign(t.Context(), h.cohort.ID, []people.Assignment{{Scenario: "d", Version: "v1"}, {Scenario: "a", Version: "v2"}}, false)
	if !errors.Is(err, people.ErrAssigned) {
		t.Errorf("one of two that cannot be given: %v", err)
	}
	c, err = h.Cohort(t.Context(), h.cohort.ID)
	if _, has := c.Assignment("d"); err != nil || has {
		t.Errorf("the other one was given, %v", err)
	}
}

func TestSeasons(t *testing.T) {
	h := newHouse(t)
	from, to := h.clock.now().AddDate(0, 0, 7), h.clock.now().AddDate(0, 0, 21)
	c, err := h.SetSeason(t.Context(), "First cohort", from, to)
	if err != nil || c.Season.Number != 1 || !c.Season.From.Equal(from) || !c.Season.To.Equal(to) {
		t.Fatalf("SetSeason: %+v, %v", c.Season, err)
	}
	if c.Assignments[0] != h.cohort.Assignments[0] {
		t.Error("moving the dates changed an assignment")
	}
	current := func(scenario string) (string, bool) { return "v2", scenario == "a" }
	next, err := h.NewSeason(t.Context(), "First cohort", to, time.Time{}, current)
	if err != nil || next.Season.Number != 2 || !next.Season.To.IsZero() {
		t.Fatalf("NewSeason: %+v, %v", next.Season, err)
	}
	for i, want := range []string{"v2", "v1"} {
		a := next.Assignments[i]
		if a.ID == c.Assignments[i].ID || a.Scenario != c.Assignments[i].Scenario || a.Version != want {
			t.Errorf("assignment %+v became %+v", c.Assignments[i], a)
		}
	}
	if _, err := h.SetSeason(t.Context(), "First cohort", to, from); !errors.Is(err, people.ErrBadSeason) {
		t.Errorf("an end before the beginning: %v", err)
	}
	if _, err := h.NewSeason(t.Context(), "First cohort", to, to, current); !errors.Is(err, people.ErrBadSeason) {
		t.Errorf("an end at the beginning: %v", err)
	}
}

func TestASeasonsEdges(t *testing.T) {
	from := time.Unix(1e9, 0)
	to := from.Add(time.Hour)
	tests := []struct {
		name       string
		season     people.Season
		at         time.Time
		open, over bool
	}{
		{"before its beginning", people.Season{From: from, To: to}, from.Add(-1), false, false},
		{"at its beginning", people.Season{From: from, To: to}, from, true, false},
		{"just before its end", people.Season{From: from, To: to}, to.Add(-1), true, false},
		{"at its end", people.Season{From: from, To: to}, to, false, true},
		{"without an end", people.Season{From: from}, to.AddDate(99, 0, 0), true, false},
	}
	for _, test := range tests {
		if open, over := test.season.Open(test.at), test.season.Over(test.at); open != test.open || over != test.over {
			t.Errorf("%s: open %v, over %v", test.name, open, over)
		}
		c := people.Cohort{Season: test.season}
		if may := c.MayPractise(false, test.at); may != test.over {
			t.Errorf("%s: practice without the ranked attempt: %v", test.name, may)
		}
		if c.Rehearsal = true; !c.MayPractise(false, test.at) || !(&people.Cohort{Season: test.season}).MayPractise(true, test.at) {
			t.Errorf("%s: no practice though it is rehearsal, or after the ranked attempt", test.name)
		}
	}
}

func TestCodesAreReplacedAndClosed(t *testing.T) {
	h := newHouse(t)
	c, err := h.RotateCode(t.Context(), h.cohort.ID)
	if err != nil || c.Code == h.cohort.Code {
		t.Fatalf("RotateCode: %q, %v", c.Code, err)
	}
	if _, err := h.CohortByCode(t.Context(), h.cohort.Code); !errors.Is(err, people.ErrBadCode) {
		t.Errorf("the old code: %v", err)
	}
	if found, err := h.CohortByCode(t.Context(), c.Code); err != nil || found.ID != c.ID {
		t.Errorf("the new code: %v", err)
	}
	if _, err := h.Close(t.Context(), c.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := h.CohortByCode(t.Context(), c.Code); !errors.Is(err, people.ErrBadCode) {
		t.Errorf("the code of a closed cohort: %v", err)
	}
	if _, err := h.RotateCode(t.Context(), c.ID); !errors.Is(err, people.ErrClosed) {
		t.Errorf("a new code for a closed cohort: %v", err)
	}
	if _, err := h.Cohort(t.Context(), c.ID); err != nil {
		t.Errorf("the closed cohort: %v", err)
	}
}

func TestAssignmentsMeasure(t *testing.T) {
	h := newHouse(t)
	give := func(move bool, assigned ...people.Assignment) (people.Cohort, error) {
		return h.Assign(t.Context(), h.cohort.ID, assigned, move)
	}
	baseline := people.Assignment{Scenario: "a", Version: "v1", As: people.Baseline}
	again := people.Assignment{Scenario: "a", Version: "v1", Variant: "b", As: people.Reassessment}
	c, err := give(false, baseline, again)
	if err != nil || len(c.Assignments) != 3 {
		t.Fatalf("Assign: %+v, %v", c.Assignments, err)
	}
	counts, _ := c.Assignment("a")
	other, ok := c.Form("a", "b")
	if counts.ID != h.cohort.Assignments[0].ID || counts.As != people.Baseline || !ok || other.As != people.Reassessment {
		t.Errorf("assigned are %+v", c.Assignments)
	}
	if first := c.BeforePractice("a", "b"); len(first) != 2 {
		t.Errorf("before practice of the variant come %+v", first)
	}
	if first := c.BeforePractice("a", ""); len(first) != 1 || first[0].ID != counts.ID {
		t.Errorf("before practice of the scenario come %+v", first)
	}
	for _, wrong := range []struct {
		a    people.Assignment
		want error
	}{
		{people.Assignment{Scenario: "b", Version: "v1", As: people.Reassessment}, people.ErrSameForm},
		{people.Assignment{Scenario: "a", Version: "v1", Variant: "b", As: people.Baseline}, people.ErrMeasured},
		{people.Assignment{Scenario: "a", Version: "v2"}, people.ErrAssigned},
	} {
		if _, err := give(false, wrong.a); !errors.Is(err, wrong.want) {
			t.Errorf("%+v: %v, want %v", wrong.a, err, wrong.want)
		}
	}
	moved, err := give(true, people.Assignment{Scenario: "a", Version: "v2"})
	now, _ := moved.Assignment("a")
	if err != nil || now.ID == counts.ID || now.Version != "v2" || now.As != people.Baseline || moved.Purpose(counts.ID) != people.Baseline {
		t.Errorf("moved to another version: %+v, %v", moved, err)
	}
	next, err := h.NewSeason(t.Context(), c.ID, h.clock.now(), time.Time{}, func(string) (string, bool) { return "", false })
	if err != nil || next.Purpose(now.ID) != people.Baseline || next.Purpose(other.ID) != people.Reassessment || next.Purpose(next.Assignments[0].ID) != people.Baseline {
		t.Errorf("after a new season: %+v, %v", next, err)
	}
}
