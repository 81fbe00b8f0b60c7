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
	heads, err := s.Hub.Attempts(r.Context(), live.Caller{Account: who.account})
	if err != nil {
		return err
	}
	versions, err := s.playable(r.Context(), in)
	if err != nil {
		return err
	}
	out := make([]wire.Scenario, len(versions))
	for i, v := range versions {
		out[i] = listed(v.Scenario)
		standing(&out[i], in, heads, time.Now())
		if now, ok := s.Scenarios.Current(v.ID); ok {
			out[i].Variants = variants(now.Scenario)
		} else {
			out[i].CanPractise = false
		}
	}
	s.reply(w, http.StatusOK, out)
	return nil
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

// variants describes the parallel forms that can be practised.
func variants(sc *scenario.Scenario) []wire.Variant {
	var out []wire.Variant
	for _, v := range sc.Variants {
		out = append(out, wire.Variant{ID: v.Variant, Summary: v.Summary, Customer: waiting(v)})
	}
	return out
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

// standing fills in the caller's assignments and practice at a scenario. heads
// are the caller's attempts, newest first.
func standing(out *wire.Scenario, in []people.Membership, heads []store.Head, now time.Time) {
	for i := range heads {
		h := &heads[i]
		if h.Scenario == out.ID && h.Mode == play.Practice && h.Phase == play.Open {
			out.Practice = h.Attempt
			break
		}
	}
	for i := range in {
		c := &in[i].Cohort
		a, ok := c.Assignment(out.ID)
		if !ok || in[i].Member.Role != people.Trainee {
			continue
		}
		at := assignment(c, a, heads, now)
		out.Assignments = append(out.Assignments, at)
		out.CanPractise = out.CanPractise && c.MayPractise(at.State == "finished", now)
	}
}

func assignment(c *people.Cohort, a people.Assignment, heads []store.Head, now time.Time) wire.Assignment {
	at := wire.Assignment{Cohort: c.ID, State: "new"}
	for i := range heads {
		h := &heads[i]
		if h.Mode == play.Ranked && h.Cohort == c.ID && h.Assignment == a.ID && h.Phase != play.Voided {
			at.State, at.Attempt, at.Scores = string(h.Phase), h.Attempt, headScores(h)
			break
		}
	}
	if at.State != "finished" && !c.Season.Open(now) {
		at.State = "closed"
	}
	return at
}
