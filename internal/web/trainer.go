package web

import (
	"fmt"
	"net/http"
	"time"

	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/wire"
)

// trainerCohorts lists the cohorts that the caller leads.
func (s *Server) trainerCohorts(w http.ResponseWriter, r *http.Request, who caller) error {
	in, err := s.People.CohortsOf(r.Context(), who.account.ID)
	if err != nil {
		return err
	}
	out := []wire.TrainerCohort{}
	for i := range in {
		if in[i].Member.Role == people.Trainee {
			continue
		}
		c, err := s.trainerCohort(r, &in[i].Cohort)
		if err != nil {
			return err
		}
		out = append(out, c)
	}
	s.reply(w, http.StatusOK, out)
	return nil
}

// scriptFaults tells what failed in scenarios while they were played.
func (s *Server) scriptFaults(w http.ResponseWriter, _ *http.Request, who caller) error {
	out := []wire.ScriptFault{}
	for _, f := range s.Hub.Faults(live.Caller{Account: who.account}) {
		out = append(out, wire.ScriptFault{
			Time: f.Time.UTC().Format(time.RFC3339), Scenario: f.Scenario, Attempt: f.Attempt, Message: f.Message, Count: f.Count,
		})
	}
	s.reply(w, http.StatusOK, out)
	return nil
}

// led finds the cohort that a request is about, which the caller leads.
func (s *Server) led(r *http.Request, who caller) (people.Cohort, error) {
	id := r.PathValue("id")
	m, err := s.People.Member(r.Context(), id, who.account.ID)
	if err == nil && m.Role == people.Trainee {
		err = errNotFound
	}
	if err != nil {
		return people.Cohort{}, err
	}
	return s.People.Cohort(r.Context(), id)
}

// rotateCode replaces a cohort's join code.
func (s *Server) rotateCode(w http.ResponseWriter, r *http.Request, who caller) error {
	c, err := s.led(r, who)
	if err != nil {
		return err
	}
	if c.Closed {
		return &refusal{status: http.StatusConflict, code: wire.CodeForbidden, message: "The cohort is closed: nobody can join it any more."}
	}
	if c, err = s.People.RotateCode(r.Context(), c.ID); err != nil {
		return err
	}
	return s.replyCohort(w, r, &c)
}

// compareCohort shows a cohort's mean beside those of others, or not.
func (s *Server) compareCohort(w http.ResponseWriter, r *http.Request, who caller) error {
	var body wire.Compared
	if err := read(w, r, &body); err != nil {
		return err
	}
	c, err := s.led(r, who)
	if err != nil {
		return err
	}
	if c, err = s.People.SetCompared(r.Context(), c.ID, body.Compared); err != nil {
		return err
	}
	s.Hub.CohortChanged(c.ID)
	return s.replyCohort(w, r, &c)
}

func (s *Server) replyCohort(w http.ResponseWriter, r *http.Request, c *people.Cohort) error {
	shown, err := s.trainerCohort(r, c)
	if err != nil {
		return err
	}
	s.reply(w, http.StatusOK, shown)
	return nil
}

func (s *Server) trainerCohort(r *http.Request, c *people.Cohort) (wire.TrainerCohort, error) {
	var (
		members []people.Member
		ranked  []store.Head
	)
	err := s.Store.View(r.Context(), func(tx *store.Tx) (err error) {
		if members, err = tx.Members(c.ID); err != nil {
			return err
		}
		ranked, err = tx.RankedHeads(c.ID)
		return err
	})
	if err != nil {
		return wire.TrainerCohort{}, fmt.Errorf("read the members of cohort %s: %w", c.ID, err)
	}
	out := wire.TrainerCohort{
		ID: c.ID, Name: c.Name, Code: c.Code, Cap: c.Cap, Season: season(c.Season, time.Now()), Closed: c.Closed, Compared: c.Compared,
		Assignments: make([]wire.AssignedTo, len(c.Assignments)), Members: []wire.TrainerMember{},
	}
	if c.Code != "" {
		out.JoinURL = s.address(r) + "/join/" + c.Code
	}
	played := make(map[string]int) // assignments finished, by account
	for i, a := range c.Assignments {
		out.Assignments[i] = wire.AssignedTo{
			Scenario: a.Scenario, Title: s.titleOf(r.Context(), a.Scenario, a.Version), Version: a.Version, Variant: a.Variant, As: string(a.As), Newer: s.newer(a),
		}
		for j := range ranked {
			if h := &ranked[j]; h.Assignment == a.ID && h.Phase == play.Finished {
				out.Assignments[i].Finished++
				played[h.Trainee]++
			}
		}
	}
	for _, m := range members {
		if m.Role == people.Trainee {
			out.Members = append(out.Members, wire.TrainerMember{
				ID: m.Account, Name: m.Name, Joined: instant(m.Joined), Played: played[m.Account],
			})
		}
	}
	return out, nil
}

// newer reports whether another version than the assigned one is in service.
func (s *Server) newer(a people.Assignment) bool {
	now, ok := s.Scenarios.Current(a.Scenario)
	return ok && now.Version != a.Version
}
