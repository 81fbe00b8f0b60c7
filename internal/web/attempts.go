package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"evenkeel/internal/board"
	"evenkeel/internal/live"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
	"evenkeel/internal/wire"
)

// attempts lists a page of the caller's attempts, newest first.
func (s *Server) attempts(w http.ResponseWriter, r *http.Request, who caller) error {
	query := r.URL.Query()
	limit, err := pageSize(query)
	if err != nil {
		return err
	}
	keep, err := wanted(query)
	if err != nil {
		return err
	}
	heads, err := s.Hub.Attempts(r.Context(), live.Caller{Account: who.account}, query.Get("before"), limit, keep)
	if err != nil {
		return err
	}
	out := make([]wire.Attempt, len(heads))
	for i := range heads {
		h := &heads[i]
		out[i] = wire.Attempt{
			ID: h.Attempt, Scenario: h.Scenario, Title: s.titleOf(r.Context(), h.Scenario, h.Version), Variant: h.Variant, Mode: string(h.Mode), State: string(h.Phase),
			FromMoment: h.FromMoment, Cohort: h.Cohort, Started: instant(h.Started), Finished: instant(h.Finished), Scores: headScores(h), Outcome: string(h.Outcome),
		}
	}
	s.reply(w, http.StatusOK, out)
	return nil
}

func pageSize(query url.Values) (int, error) {
	if !query.Has("limit") {
		return wire.UsualAttempts, nil
	}
	n, err := strconv.Atoi(query.Get("limit"))
	if err != nil || n < 1 || n > wire.MaxAttempts {
		return 0, badRequest("limit", fmt.Sprintf("must be a number from 1 to %d", wire.MaxAttempts))
	}
	return n, nil
}

// wanted reads which attempts to list.
func wanted(query url.Values) (func(*store.Head) bool, error) {
	var outcomes []string
	for _, o := range scenario.Outcomes {
		outcomes = append(outcomes, string(o))
	}
	for name, known := range map[string][]string{
		"mode":    {string(play.Ranked), string(play.Practice)},
		"state":   {string(play.Open), string(play.Finished), string(play.Voided)},
		"outcome": outcomes,
	} {
		if v := query.Get(name); v != "" && !slices.Contains(known, v) {
			return nil, badRequest(name, "must be one of "+strings.Join(known, ", "))
		}
	}
	is := func(name, value string) bool { return query.Get(name) == "" || query.Get(name) == value }
	return func(h *store.Head) bool {
		return is("scenario", h.Scenario) && is("mode", string(h.Mode)) && is("state", string(h.Phase)) && is("outcome", string(h.Outcome))
	}, nil
}

func headScores(h *store.Head) *wire.Scores {
	if h.Scores == nil {
		return nil
	}
	shown := scores(h.Scores)
	return &shown
}

// title is what a scenario is called now; its id, if it is not in service any
// more.
func (s *Server) title(scenario string) string {
	if v, ok := s.Scenarios.Current(scenario); ok {
		return v.Title
	}
	return scenario
}

// titleOf is title, but for a scenario that is not in service any more what it
// was called in a version.
func (s *Server) titleOf(ctx context.Context, scenario, version string) string {
	if v, ok := s.Scenarios.Current(scenario); ok {
		return v.Title
	}
	if v, err := s.Scenarios.Version(ctx, version); err == nil {
		return v.Title
	}
	return scenario // the version is lost, too
}

// attempt is the debrief of an own attempt that is over.
func (s *Server) attempt(w http.ResponseWriter, r *http.Request, who caller) error {
	asks := live.Caller{Account: who.account}
	now, err := s.Hub.Attempt(r.Context(), asks, r.PathValue("id"))
	if err != nil {
		return err
	}
	if now.State.Phase == play.Open {
		return errStillOpen
	}
	looked, checkins, err := s.Hub.Debrief(r.Context(), now)
	if err != nil {
		return err
	}
	s.reply(w, http.StatusOK, view{name: who.account.Name}.debrief(looked, now, checkins))
	return nil
}

// board is a leaderboard as the caller may see it.
func (s *Server) board(w http.ResponseWriter, r *http.Request, who caller) error {
	named := &wire.BoardKey{Cohort: r.PathValue("cohort"), Scenario: r.PathValue("scenario"), By: r.URL.Query().Get("by")}
	if err := checkBoardKey(named); err != nil {
		return err
	}
	b, err := s.Hub.Board(r.Context(), live.Caller{Account: who.account}, boardKey(named))
	if err != nil {
		return boardError(err)
	}
	s.reply(w, http.StatusOK, s.showBoard(r.Context(), b))
	return nil
}

// boardKey is how the boards call a board.
func boardKey(named *wire.BoardKey) board.Key {
	if named.By == wire.ByGrowth {
		return board.Key{Cohort: named.Cohort, Scenario: board.Growth}
	}
	return board.Key{Cohort: named.Cohort, Scenario: named.Scenario}
}

// boardError hides whether a board exists from who may not see it.
func boardError(err error) error {
	if errors.Is(err, live.ErrNotMember) || errors.Is(err, live.ErrNotAssigned) {
		return errUnknownBoard
	}
	return err
}
