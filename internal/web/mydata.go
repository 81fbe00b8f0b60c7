package web

import (
	"context"
	"encoding/csv"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/report"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
	"evenkeel/internal/wire"
)

// maxExports is how many people may be given their data at once: each reads
// all that they ever played.
const maxExports = 2

// export gives the caller everything that is kept of them.
func (s *Server) export(w http.ResponseWriter, r *http.Request, who caller) error {
	format := r.URL.Query().Get("format")
	if format != "" && format != "json" && format != "csv" {
		return badRequest("format", "must be json or csv")
	}
	select {
	case s.exports <- struct{}{}:
		defer func() { <-s.exports }()
	default:
		return errBusy
	}
	data, err := s.dataOf(r.Context(), who)
	if err != nil {
		return err
	}
	if format == "csv" {
		w.Header().Set("Content-Disposition", `attachment; filename="even-keel-turns.csv"`)
		w.Header().Set("Content-Type", "text/csv; charset=utf-8")
		return writeTurns(w, data.Attempts)
	}
	w.Header().Set("Content-Disposition", `attachment; filename="even-keel-data.json"`)
	s.reply(w, http.StatusOK, data)
	return nil
}

func (s *Server) dataOf(ctx context.Context, who caller) (*wire.Export, error) {
	a := who.account
	data := &wire.Export{
		Exported: instant(time.Now()), Cohorts: []wire.ExportedCohort{}, Sessions: []wire.ExportedSession{}, Attempts: []wire.ExportedAttempt{},
		Account: wire.ExportedAccount{ID: a.ID, Name: a.Name, Role: string(a.Role), Login: a.Login, HasPassword: a.Password != "", Created: instant(a.Created)},
	}
	memberships, err := s.People.CohortsOf(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	for _, m := range memberships {
		data.Cohorts = append(data.Cohorts, wire.ExportedCohort{
			Name: m.Cohort.Name, Role: string(m.Member.Role), As: m.Member.Name, NextName: m.Member.NextName,
			Hidden: m.Member.Hidden, Joined: instant(m.Member.Joined),
		})
	}
	var heads []store.Head
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		sessions, err := tx.SessionsOf(a.ID)
		if err != nil {
			return err
		}
		data.Sessions = data.Sessions[:0] // the function may run again
		for _, one := range sessions {
			data.Sessions = append(data.Sessions, wire.ExportedSession{Created: instant(one.Created), Expires: instant(one.Expires)})
		}
		heads, err = tx.HeadsOf(a.ID)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read what is kept of %s: %w", a.ID, err)
	}
	for i := range slices.Backward(heads) {
		one, err := s.exportAttempt(ctx, view{name: a.Name}, &heads[i])
		if err != nil {
			return nil, err
		}
		data.Attempts = append(data.Attempts, *one)
	}
	return data, nil
}

// exportAttempt reads an attempt from its events, which say everything but the
// words of the replies: those are the version's.
func (s *Server) exportAttempt(ctx context.Context, v view, h *store.Head) (*wire.ExportedAttempt, error) {
	events, err := s.Store.Attempt(ctx, h.Attempt)
	if err != nil {
		return nil, fmt.Errorf("read attempt %s: %w", h.Attempt, err)
	}
	var checkins []store.Checkin
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		checkins, err = tx.Checkins(h.Attempt)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the check-ins of attempt %s: %w", h.Attempt, err)
	}
	out := &wire.ExportedAttempt{
		ID: h.Attempt, Scenario: h.Scenario, Variant: h.Variant, Version: h.Version, Mode: string(h.Mode), State: string(h.Phase),
		Cohort: h.Cohort, Untimed: h.Untimed, Started: instant(h.Started), Finished: instant(h.Finished),
		Scores: headScores(h), Outcome: string(h.Outcome), Turns: []wire.ExportedTurn{},
	}
	sc := s.known(ctx, h)
	if sc != nil {
		out.Title = sc.Title
	}
	v.exportTurns(out, sc, events, h.Phase != play.Open)
	for _, c := range checkins {
		for i := range out.Turns {
			if out.Turns[i].Seq == c.Seq {
				out.Turns[i].Checkin = c.Feeling
			}
		}
	}
	return out, nil
}

// known is the scenario of an attempt; nil where its version is lost.
func (s *Server) known(ctx context.Context, h *store.Head) *scenario.Scenario {
	version, err := s.Scenarios.Version(ctx, h.Version)
	if err == nil {
		version, err = version.Form(h.Variant)
	}
	if err != nil {
		return nil
	}
	return version.Scenario
}

// exportTurns adds what was said. Points are told once the attempt is over.
func (v view) exportTurns(out *wire.ExportedAttempt, sc *scenario.Scenario, events []play.Event, over bool) {
	st := new(play.State)
	for _, e := range events {
		if e.Started != nil {
			st.Start = e.Started
			out.Opening = v.expand(e.Started.Says)
		}
		if e.Turn == nil {
			continue
		}
		t := e.Turn
		st.Turns = append(st.Turns, t)
		turn := wire.ExportedTurn{
			Seq: t.Seq, Time: instant(e.Time), Node: t.Node, Choice: t.Choice, By: string(t.By),
			Seconds: t.Elapsed, Answer: v.expand(t.Says),
		}
		if sc != nil {
			turn.Reply = v.said(sc, st, len(st.Turns)-1).Text
		}
		if over {
			earned := points(t.Points)
			turn.Points = &earned
		}
		out.Turns = append(out.Turns, turn)
	}
}

// writeTurns writes attempts as one table with a row for each turn. Text is
// guarded against being read as a formula.
func writeTurns(w http.ResponseWriter, attempts []wire.ExportedAttempt) error {
	out := csv.NewWriter(w)
	rows := [][]string{{
		"attempt", "scenario", "variant", "title", "mode", "state", "started", "finished", "score", "outcome",
		"turn", "time", "node", "choice", "reply", "by", "seconds", "empathy", "composure", "resolution", "answer", "checkin",
	}}
	for i := range attempts {
		rows = append(rows, turnRows(&attempts[i])...)
	}
	for _, row := range rows {
		for i := range row {
			row[i] = report.Guarded(row[i])
		}
		// An error here means that the client has gone.
		_ = out.Write(row)
	}
	out.Flush()
	return nil
}

// turnRows are an attempt's, at least one.
func turnRows(a *wire.ExportedAttempt) [][]string {
	score := ""
	if a.Scores != nil && a.Scores.Overall != nil {
		score = strconv.FormatFloat(*a.Scores.Overall, 'f', 1, 64)
	}
	attempt := []string{a.ID, a.Scenario, a.Variant, a.Title, a.Mode, a.State, a.Started, a.Finished, score, a.Outcome}
	if len(a.Turns) == 0 {
		return [][]string{append(attempt, make([]string, 12)...)}
	}
	rows := make([][]string, len(a.Turns))
	for i, t := range a.Turns {
		earned := [3]string{}
		if t.Points != nil {
			earned = [3]string{strconv.Itoa(t.Points.Empathy), strconv.Itoa(t.Points.Composure), strconv.Itoa(t.Points.Resolution)}
		}
		rows[i] = append(slices.Clone(attempt),
			strconv.Itoa(t.Seq), t.Time, t.Node, t.Choice, t.Reply, t.By, strconv.Itoa(t.Seconds),
			earned[0], earned[1], earned[2], t.Answer, t.Checkin)
	}
	return rows
}
