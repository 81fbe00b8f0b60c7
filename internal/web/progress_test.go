package web

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/wire"
)

// played finishes an attempt and gives its id.
func (b *tab) played(scenario, mode string, choices ...string) string {
	b.t.Helper()
	m := b.start(scenario, mode)
	for i, choice := range choices {
		m = b.choose(m.Attempt, i+1, choice)
	}
	if m.Type != wire.TypeEnded {
		b.t.Fatalf("%s has not ended after %q", scenario, choices)
	}
	return m.Attempt
}

func TestAttemptsAreListedInPagesAndByWhatTheyAre(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	tab := ada.tab()
	var all []string // newest first
	for _, a := range []struct{ scenario, mode, last string }{
		{"free", wire.Practice, "fix"}, {"talk", wire.Ranked, "fix"}, {"free", wire.Practice, "fail"}, {"talk", wire.Practice, "fail"}, {"free", wire.Practice, "fix"},
	} {
		all = slices.Insert(all, 0, tab.played(a.scenario, a.mode, "warm", a.last))
	}
	list := func(query string) []string {
		var page []wire.Attempt
		ada.must(ada.get("/api/attempts"+query), http.StatusOK, &page)
		ids := []string{}
		for _, a := range page {
			ids = append(ids, a.ID)
		}
		return ids
	}
	for query, want := range map[string][]string{
		"":                                    all,
		"?limit=2":                            all[:2],
		"?limit=2&before=" + all[1]:           all[2:4],
		"?limit=2&before=" + all[3]:           all[4:],
		"?before=" + all[4]:                   {},
		"?mode=ranked":                        {all[3]},
		"?scenario=free&limit=2":              {all[0], all[2]},
		"?outcome=lost":                       {all[1], all[2]},
		"?outcome=lost&before=" + all[1]:      {all[2]},
		"?state=open":                         {},
		"?scenario=talk&mode=practice":        {all[1]},
		"?scenario=nowhere&outcome=escalated": {},
	} {
		if got := list(query); !slices.Equal(got, want) {
			t.Errorf("%q lists %v, want %v", query, got, want)
		}
	}
	for _, query := range []string{"?limit=0", "?limit=201", "?limit=x", "?mode=fun", "?state=gone", "?outcome=won"} {
		ada.mustFail(ada.get("/api/attempts"+query), http.StatusBadRequest, wire.CodeBadRequest)
	}
	ada.mustFail(ada.get("/api/attempts?before=nothing"), http.StatusNotFound, wire.CodeNotFound)
	bob := h.trainee("Bob")
	bob.mustFail(bob.get("/api/attempts?before="+all[0]), http.StatusNotFound, wire.CodeNotFound)
}

func TestProgressSaysWhatAttemptsSay(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	look := func() wire.Progress {
		var p wire.Progress
		ada.must(ada.get("/api/progress"), http.StatusOK, &p)
		return p
	}
	if p := look(); p.Attempts != 0 || len(p.Skills) != 10 || !p.Skills[0].Few || p.Skills[0].High != 100 || p.Next.Reason != "first" || p.Next.Scenario != "free" || p.Name != "Ada" {
		t.Errorf("before anything was played: %+v", p)
	}
	tab := ada.tab()
	tab.played("free", wire.Practice, "warm", "fix")
	if _, err := h.People.Assign(t.Context(), h.cohort.ID, []people.Assignment{{Scenario: "other", Version: "version-of-other", As: people.Baseline}}, false); err != nil {
		t.Fatal(err)
	}
	if p := look(); p.Next.Reason != "baseline" || p.Next.Scenario != "other" || p.Next.Title != "Title of other" || p.Next.Cohort != h.cohort.ID || p.Next.Of != 1 {
		t.Errorf("with a baseline to play the next step is %+v", p.Next)
	}
	lost := tab.played("other", wire.Ranked, "cold", "fail")
	open := tab.start("talk", wire.Ranked).Attempt
	if p := look(); p.Next.Reason != "continue" || p.Next.Attempt != open {
		t.Errorf("with an open attempt the next step is %+v", p.Next)
	}
	tab.choose(open, 1, "warm")
	tab.choose(open, 2, "fix")

	p := look()
	if p.Attempts != 3 || len(p.Trend) != 3 || p.Trend[1].Attempt != lost || len(p.Bests) != 3 || !p.Weeks.ThisWeek || p.Weeks.Running != 1 {
		t.Errorf("progress is %+v", p)
	}
	if len(p.Returns) != 1 || p.Returns[0].Scenario != "other" || p.Next.Reason == "return" {
		t.Errorf("to come back to are %+v, next %+v", p.Returns, p.Next)
	}
	i := slices.IndexFunc(p.Skills, func(s wire.SkillSeen) bool { return s.Skill == "building_trust" })
	trust := p.Skills[i]
	if trust.N != 3 || !trust.Few || trust.Low >= trust.Value || trust.High <= trust.Value || len(trust.Evidence) != 3 {
		t.Fatalf("building trust is %+v", trust)
	}
	if e := trust.Evidence[0]; e.Attempt != open || e.Seq != 1 || e.Said != "I hear you. 40 euros back, from me, Ada." || e.Kept != 100 || e.Title != "Title of talk" {
		t.Errorf("the latest evidence is %+v", e)
	}
	if e := trust.Evidence[1]; e.Attempt != lost || e.Kept >= 100 || e.Lost <= 0 {
		t.Errorf("the evidence of what was left behind is %+v", e)
	}

	table := ada.get("/api/progress.csv")
	rows, err := csv.NewReader(strings.NewReader(string(table.body))).ReadAll()
	if err != nil || table.status != http.StatusOK || table.header.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.HasPrefix(table.header.Get("Content-Disposition"), "attachment") {
		t.Fatalf("the table is %s, %v", table.body, err)
	}
	var got []string
	for _, row := range rows {
		got = append(got, fmt.Sprint(row[0], " ", row[1]))
	}
	for _, want := range []string{"kind name", "skill building_trust", "score overall", "score empathy", "evidence building_trust"} {
		if !slices.Contains(got, want) {
			t.Errorf("the table has no %s:\n%s", want, table.body)
		}
	}
	h.visitor().mustFail(h.visitor().get("/api/progress"), http.StatusUnauthorized, wire.CodeUnauthorized)
}

// forgetful has lost what one version was made of, or takes another for it.
type forgetful struct {
	Scenarios
	lost  string
	other *play.Version
}

func (f forgetful) Version(ctx context.Context, hash string) (*play.Version, error) {
	if hash != f.lost {
		return f.Scenarios.Version(ctx, hash)
	}
	if f.other == nil {
		return nil, errors.New("that does not load any more")
	}
	return f.other, nil
}

func TestProgressDoesWithoutWhatCannotBeRead(t *testing.T) {
	for what, other := range map[string]*play.Version{"lost": nil, "another": {Scenario: new(scenario.Scenario)}} {
		h := newHouse(t, plan{config: func(c *Config) { c.Scenarios = forgetful{c.Scenarios, "version-of-free", other} }})
		ada := h.trainee("Ada")
		tab := ada.tab()
		tab.played("free", wire.Practice, "warm", "fix")
		tab.played("talk", wire.Ranked, "warm", "fix")
		var p wire.Progress
		ada.must(ada.get("/api/progress"), http.StatusOK, &p)
		i := slices.IndexFunc(p.Skills, func(s wire.SkillSeen) bool { return s.Skill == "building_trust" })
		if p.Attempts != 2 || p.Skills[i].N != 1 || !strings.Contains(h.log.String(), "is left out of somebody's skills") {
			t.Errorf("where the version is %s, seen is %+v", what, p.Skills[i])
		}
	}
}
