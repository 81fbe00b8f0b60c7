package web

import (
	"context"
	"time"

	"evenkeel/internal/board"
	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/wire"
)

// showBoard renders a board with the title of its scenario.
func (s *Server) showBoard(ctx context.Context, b live.Board) *wire.Board {
	title := ""
	if b.Key.Scenario != "" && b.Key.Scenario != board.Growth {
		title = s.titleOf(ctx, b.Key.Scenario, b.Version)
	}
	return boardMessage(b, title, time.Now())
}

func boardMessage(b live.Board, title string, now time.Time) *wire.Board {
	named := wire.BoardKey{Cohort: b.Key.Cohort, Scenario: b.Key.Scenario}
	if b.Key.Scenario == board.Growth {
		named.Scenario, named.By = "", wire.ByGrowth
	}
	out := &wire.Board{
		Type: wire.TypeBoard, Board: named, Measured: b.Measured, Teams: teams(b.Teams),
		CohortName: b.Cohort, Title: title, Rows: make([]wire.BoardRow, len(b.Rows)),
		Total: b.Total, Members: b.Members, Assignments: b.Assignments, Season: season(b.Season, now),
	}
	for i := range b.Rows {
		row := &b.Rows[i]
		out.Rows[i] = wire.BoardRow{
			Rank: row.Rank, Band: string(row.Band), Name: row.Name, Score: tenths(row.Tenths),
			You: row.You, Gap: row.Gap, Untimed: row.Untimed, Rehearsed: row.Rehearsed,
		}
		if named.Scenario == "" {
			out.Rows[i].Played = &row.Played
		}
	}
	if b.Hidden || len(b.Trend) > 0 {
		out.Me = &wire.BoardMe{Hidden: b.Hidden, Trend: make([]float64, len(b.Trend))}
		for i, t := range b.Trend {
			out.Me.Trend[i] = tenths(t)
		}
	}
	return out
}

func teams(t *live.Teams) *wire.Teams {
	if t == nil {
		return nil
	}
	out := &wire.Teams{Mean: tenths(t.Mean), Others: make([]float64, len(t.Others))}
	for i, mean := range t.Others {
		out.Others[i] = tenths(mean)
	}
	return out
}

func season(s people.Season, now time.Time) *wire.Season {
	return &wire.Season{
		From: instant(s.From), To: instant(s.To), Over: s.Over(now),
	}
}
