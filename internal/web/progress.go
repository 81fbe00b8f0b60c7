package web

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"time"

	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/report"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
	"evenkeel/internal/wire"
)

// lookBack is how many of somebody's finished attempts progress is made of: the
// latest.
const lookBack = 1000

// progress is what the caller's attempts say, and what to do next; `language` is
// the one that is read.
func (s *Server) progress(w http.ResponseWriter, r *http.Request, who caller) error {
	looked, in, err := s.look(r.Context(), who)
	if err != nil {
		return err
	}
	listing, err := s.listing(r.Context(), who, in)
	if err != nil {
		return err
	}
	out := showing{s, in, who.account.Name}.progress(&looked)
	next := report.Next(&looked, offers(listing), r.URL.Query().Get("language"), time.Now())
	out.Next = s.nextStep(&next, &looked)
	out.Made = instant(time.Now())
	s.reply(w, http.StatusOK, out)
	return nil
}

// progressTable is the caller's progress as CSV.
func (s *Server) progressTable(w http.ResponseWriter, r *http.Request, who caller) error {
	looked, _, err := s.look(r.Context(), who)
	if err != nil {
		return err
	}
	var table bytes.Buffer
	if err := report.WriteCSV(&table, &looked); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="even-keel-progress.csv"`)
	_, _ = w.Write(table.Bytes()) // a client that has gone is no error of ours
	return nil
}

// look folds somebody's finished attempts, and gives the cohorts that they are
// in. Only the attempts that count towards skills are read turn by turn: one a
// form, so that it costs little however much was practised.
func (s *Server) look(ctx context.Context, who caller) (report.Progress, []people.Membership, error) {
	in, err := s.People.CohortsOf(ctx, who.account.ID)
	if err != nil {
		return report.Progress{}, nil, err
	}
	finished := func(h *store.Head) bool { return h.Phase == play.Finished }
	heads, err := s.Hub.Attempts(ctx, live.Caller{Account: who.account}, "", lookBack, finished)
	if err != nil {
		return report.Progress{}, nil, err
	}
	attempts := make([]report.Attempt, len(heads))
	versions := make(map[string]string, len(heads))
	for i := range heads {
		attempts[i] = attemptOf(&heads[i], in)
		versions[heads[i].Attempt] = heads[i].Version
	}
	var seen []report.Observation
	for _, a := range report.Counted(attempts) {
		turns, err := s.observe(ctx, &a, versions[a.ID])
		if err != nil {
			return report.Progress{}, nil, err
		}
		seen = append(seen, turns...)
	}
	return report.Look(attempts, seen, time.Now()), in, nil
}

func attemptOf(h *store.Head, in []people.Membership) report.Attempt {
	a := report.Attempt{
		ID: h.Attempt, Form: report.Form{Scenario: h.Scenario, Variant: h.Variant}, Mode: h.Mode, Cohort: h.Cohort,
		FromMoment: h.FromMoment, Finished: h.Finished, Outcome: h.Outcome,
	}
	if h.Scores != nil {
		a.Scores = *h.Scores
	}
	for i := range in {
		if in[i].Cohort.ID == h.Cohort {
			a.As = in[i].Cohort.Purpose(h.Assignment)
		}
	}
	return a
}

// observe reads one attempt's turns. One whose version cannot be read any more,
// or is not the one that it was played on, tells nothing, and is logged: the rest
// is worth seeing.
func (s *Server) observe(ctx context.Context, a *report.Attempt, version string) ([]report.Observation, error) {
	events, err := s.Store.Attempt(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.Scenarios.Version(ctx, version)
	if err == nil {
		v, err = v.Form(a.Form.Variant)
	}
	if err == nil {
		var seen []report.Observation
		if seen, err = report.Observe(v.Scenario, a.ID, events); err == nil {
			return seen, nil
		}
	}
	if errors.Is(err, store.ErrUnavailable) || ctx.Err() != nil {
		return nil, err
	}
	s.Log.Warn("an attempt is left out of somebody's skills: its turns cannot be read by its version", "attempt", a.ID, "version", version, "error", err)
	return nil, nil
}

// offers are what a listing offers to do next.
func offers(listing []wire.Scenario) []report.Offer {
	out := make([]report.Offer, len(listing))
	for i := range listing {
		sc := &listing[i]
		o := report.Offer{Scenario: sc.ID, Level: sc.Level, Language: sc.Language, Tutorial: sc.Tutorial, Open: sc.Practice, Practise: sc.CanPractise}
		for _, skill := range sc.Skills {
			o.Skills = append(o.Skills, scenario.Skill(skill))
		}
		for _, a := range sc.Assignments {
			given := report.Given{Cohort: a.Cohort, As: people.Purpose(a.As), State: report.GivenState(a.State)}
			if a.Form != nil {
				given.Variant = a.Form.ID
			}
			if given.State == report.Open {
				o.Open = a.Attempt
			}
			o.Given = append(o.Given, given)
		}
		out[i] = o
	}
	return out
}
