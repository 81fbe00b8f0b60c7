package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
	"evenkeel/internal/wire"
)

// scenarios lists what the caller may play, and where they stand with it.
func (s *Server) scenarios(w http.ResponseWriter, r *http.Request, who caller) error {
	in, err := s.People.CohortsOf(r.Context(), who.account.ID)
	if err != nil {
		return err
	}
	out, err := s.listing(r.Context(), who, in)
	if err != nil {
		return err
	}
	s.reply(w, http.StatusOK, out)
	return nil
}

// lately is among how many of the latest attempts open practice is looked for.
const lately = 200

// listing is what somebody may play as a member of cohorts.
func (s *Server) listing(ctx context.Context, who caller, in []people.Membership) ([]wire.Scenario, error) {
	asks := live.Caller{Account: who.account}
	var cohorts []people.Cohort
	for i := range in {
		if in[i].Member.Role == people.Trainee {
			cohorts = append(cohorts, in[i].Cohort)
		}
	}
	ranked, err := s.Hub.Ranked(ctx, asks, cohorts)
	if err != nil {
		return nil, err
	}
	recent, err := s.Hub.Attempts(ctx, asks, "", lately, nil)
	if err != nil {
		return nil, err
	}
	versions, err := s.playable(ctx, in)
	if err != nil {
		return nil, err
	}
	at := standing{cohorts: cohorts, ranked: ranked, recent: recent, now: time.Now()}
	out := make([]wire.Scenario, len(versions))
	for i, v := range versions {
		out[i] = listed(v.Scenario)
		at.fill(&out[i], v)
		if now, ok := s.Scenarios.Current(v.ID); ok {
			out[i].Variants = at.variants(now.Scenario)
		} else {
			out[i].CanPractise, out[i].Retired = false, true
		}
	}
	return out, nil
}

// playable are the scenarios in service, each in the version that one of the
// caller's cohorts was given, if any: that is the one to be ranked in. Then come
// those that were given and are not in service any more.
func (s *Server) playable(ctx context.Context, in []people.Membership) ([]*play.Version, error) {
	versions := slices.Clone(s.Scenarios.All())
	place := make(map[string]int, len(versions)) // where a scenario stands
	for i, v := range versions {
		place[v.ID] = i
	}
	given := make(map[string]bool)
	for i := range in {
		for _, a := range in[i].Cohort.Assignments {
			if given[a.Scenario] || in[i].Member.Role != people.Trainee {
				continue
			}
			given[a.Scenario] = true
			v, err := s.Scenarios.Version(ctx, a.Version)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			if at, ok := place[a.Scenario]; ok {
				versions[at] = v
			} else {
				versions = append(versions, v)
			}
		}
	}
	return versions, nil
}

// listed describes a scenario to who has not begun it.
func listed(sc *scenario.Scenario) wire.Scenario {
	return wire.Scenario{
		ID: sc.ID, Title: sc.Title, Summary: sc.Summary, Channel: string(sc.Channel), Level: sc.Level,
		Minutes: sc.Minutes, Language: sc.Language, Timed: sc.Timed(), Tutorial: sc.Tutorial, Skills: skills(sc.Skills),
		Customer:    waiting(sc),
		Assignments: []wire.Assignment{}, CanPractise: true,
	}
}

// form describes a parallel form.
func form(v *scenario.Scenario) wire.Variant {
	return wire.Variant{ID: v.Variant, Summary: v.Summary, Customer: waiting(v)}
}

// waiting is the customer of a scenario before a word was said.
func waiting(sc *scenario.Scenario) wire.Customer {
	opening := play.Opening(sc)
	anger := opening.Moods[scenario.Anger]
	return wire.Customer{
		Name: sc.Customer.Name, About: sc.Customer.About, Face: portrait(sc, anger),
		Mood: moods(sc, opening.Moods), Band: wire.Band(anger),
	}
}

// standing is where somebody stands: the cohorts in which they are ranked, their
// ranked attempts there, and their latest attempts, newest first.
type standing struct {
	cohorts []people.Cohort
	ranked  []store.Head
	recent  []store.Head
	now     time.Time
}

// fill puts assignments and practice into a scenario, of which v is the version
// that was given.
func (p *standing) fill(out *wire.Scenario, v *play.Version) {
	for i := range p.recent {
		h := &p.recent[i]
		if h.Scenario == out.ID && h.Mode == play.Practice && h.Phase == play.Open {
			out.Practice = h.Attempt
			break
		}
	}
	for i := range p.cohorts {
		for _, a := range p.cohorts[i].Assignments {
			if a.Scenario == out.ID {
				out.Assignments = append(out.Assignments, p.assignment(&p.cohorts[i], a, v))
			}
		}
	}
	out.CanPractise = p.mayPractise(out.ID, "")
}

func (p *standing) assignment(c *people.Cohort, a people.Assignment, v *play.Version) wire.Assignment {
	at := wire.Assignment{Cohort: c.ID, As: string(a.As), State: "new"}
	if given, err := v.Form(a.Variant); err == nil && a.Variant != "" {
		shown := form(given.Scenario)
		at.Form = &shown
	}
	if h := p.head(c.ID, a.ID); h != nil {
		at.State, at.Attempt, at.Scores = string(h.Phase), h.Attempt, headScores(h)
	}
	if at.State != "finished" && !c.Season.Open(p.now) {
		at.State = "closed"
	}
	return at
}

// head finds the ranked attempt at an assignment.
func (p *standing) head(cohort, assignment string) *store.Head {
	i := slices.IndexFunc(p.ranked, func(h store.Head) bool { return h.Cohort == cohort && h.Assignment == assignment })
	if i < 0 {
		return nil
	}
	return &p.ranked[i]
}

func (p *standing) mayPractise(scenario, variant string) bool {
	for i := range p.cohorts {
		c := &p.cohorts[i]
		for _, a := range c.BeforePractice(scenario, variant) {
			h := p.head(c.ID, a.ID)
			if !c.MayPractise(h != nil && h.Phase == play.Finished, p.now) {
				return false
			}
		}
	}
	return true
}

// variants describes the parallel forms that may be practised.
func (p *standing) variants(sc *scenario.Scenario) []wire.Variant {
	var out []wire.Variant
	for _, v := range sc.Variants {
		if p.mayPractise(sc.ID, v.Variant) {
			out = append(out, form(v))
		}
	}
	return out
}
