package wire

import "encoding/json"

// Board is a leaderboard as one member sees it, or as a trainer of the cohort
// does. It answers watch, is pushed while watched, and is the body of
// GET /api/boards.
type Board struct {
	Type  string      `json:"type"` // TypeBoard
	ID    json.Number `json:"id,omitempty"`
	Board BoardKey    `json:"board"`
	// CohortName and Title name the board for people; Title is the scenario's,
	// absent on the overall board.
	CohortName string `json:"cohort_name"`
	Title      string `json:"title,omitempty"`
	// Rows are what the viewer may see, in order. Gap marks a row before which
	// others were left out.
	Rows []BoardRow `json:"rows"`
	Me   *BoardMe   `json:"me,omitempty"`
	// Total counts the people on the board, Members all of the cohort.
	Total       int     `json:"total"`
	Members     int     `json:"members"`
	Assignments int     `json:"assignments"` // what Played counts towards
	Season      *Season `json:"season,omitempty"`
	// Measured: growth is the mean of the re-assessments less that of the
	// baselines; otherwise the last ranked attempt of the season less the first.
	// Then a row's score is the change, and may be negative.
	Measured bool `json:"measured,omitempty"`
	// Teams is there on the overall board of a cohort that is compared with
	// others, once five people are on it.
	Teams *Teams `json:"teams,omitempty"`
}

// Teams is a cohort's mean beside those of other cohorts, which are not named,
// best first: means of what their members on the board have finished.
type Teams struct {
	Mean   float64   `json:"mean"`
	Others []float64 `json:"others"`
}

// BoardRow is one line of a board. A row has either a rank or, in the lower
// half, a band.
type BoardRow struct {
	Rank  int     `json:"rank,omitempty"`
	Band  string  `json:"band,omitempty"` // one of RowBands
	Name  string  `json:"name,omitempty"` // absent where neighbours are unnamed
	Score float64 `json:"score"`
	// Played counts the finished assignments; absent on a scenario's board.
	Played    *int `json:"played,omitempty"`
	You       bool `json:"you,omitempty"`
	Gap       bool `json:"gap,omitempty"`
	Untimed   bool `json:"untimed,omitempty"`
	Rehearsed bool `json:"rehearsed,omitempty"`
}

// RowBands are the bands that stand in for ranks in the lower half: the third
// and the last quarter of the board.
var RowBands = []string{"third_quarter", "last_quarter"}

// BoardMe is the viewer's own standing.
type BoardMe struct {
	Hidden bool `json:"hidden,omitempty"` // off the board by own choice
	// Trend holds the overall scores of the own finished ranked attempts of
	// this season, oldest first: those that count on the board, or for growth.
	Trend []float64 `json:"trend,omitempty"`
}

// Season is the span in which ranked attempts count, as RFC 3339 instants.
// An absent end: until further notice.
type Season struct {
	From string `json:"from"`
	To   string `json:"to,omitempty"`
	Over bool   `json:"over,omitempty"`
}
