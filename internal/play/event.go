package play

import (
	"time"

	"evenkeel/internal/scenario"
)

// An Event is one thing that happened in an attempt. Exactly one of the
// pointers is set. Events are written once and never changed; they name people
// by opaque ids only.
type Event struct {
	Time    time.Time `json:"t"`
	Started *Started  `json:"started,omitempty"`
	Turn    *Turn     `json:"turn,omitempty"`
	Ended   *Ended    `json:"ended,omitempty"`
	Untimed *Untimed  `json:"untimed,omitempty"`
	Void    *Void     `json:"void,omitempty"`
}

// Mode is what an attempt is for.
type Mode string

// The modes.
const (
	Ranked   Mode = "ranked"
	Practice Mode = "practice"
)

// Started opens an attempt: it is always the first event.
type Started struct {
	Trainee  string `json:"trainee"`
	Cohort   string `json:"cohort,omitempty"` // ranked only
	Mode     Mode   `json:"mode"`
	Scenario string `json:"scenario"`
	Version  string `json:"version"`
	Variant  string `json:"variant,omitempty"` // the parallel form; empty: the scenario itself
	// Assignment is what the ranked attempt counts for: a scenario given to
	// the cohort for one season.
	Assignment string   `json:"assignment,omitempty"`
	Seed       uint64   `json:"seed"`
	Shuffle    uint64   `json:"shuffle"` // orders the choices on the screen
	Formula    int      `json:"formula"`
	Bounds     Bounds   `json:"bounds"`
	Untimed    bool     `json:"untimed,omitempty"`
	Rehearsed  bool     `json:"rehearsed,omitempty"`
	From       *From    `json:"from,omitempty"`
	Position   Position `json:"position"`
	Says       string   `json:"says"`
	Offered    []string `json:"offered"` // ids of the choices
}

// From says that practice took up a finished attempt, before its turn Seq was
// answered, with the points that it had then.
type From struct {
	Attempt string          `json:"attempt"`
	Seq     int             `json:"seq"`
	Points  scenario.Points `json:"points"`
}

// By says who made a choice.
type By string

// Who makes choices.
const (
	ByTrainee By = "trainee"
	ByTimeout By = "timeout"
)

// Turn is one choice and what it caused.
type Turn struct {
	Seq     int    `json:"seq"`  // 1 for the first
	Node    string `json:"node"` // where it was made
	Choice  string `json:"choice"`
	By      By     `json:"by"`
	Elapsed int    `json:"elapsed"` // whole seconds the reply took

	Points   scenario.Points  `json:"points"` // earned, an ending's included
	Repeated bool             `json:"repeated,omitempty"`
	Moods    []int            `json:"moods"` // after
	Vars     []scenario.Value `json:"vars,omitempty"`
	To       string           `json:"to"` // the node now
	Says     string           `json:"says"`
	Offered  []string         `json:"offered,omitempty"`
	// Regret is how much the best still reachable fell; nil where that is not
	// known exactly.
	Regret *Regret `json:"regret,omitempty"`
}

// Regret is how much the best still reachable fell by a turn: in points per
// dimension, and overall in units of the objective. Each sums to what the best
// path had more than this one.
type Regret struct {
	Points  scenario.Points `json:"points"`
	Overall int64           `json:"overall"`
}

// Ended closes an attempt at an ending.
type Ended struct {
	Ending       string                `json:"ending"`
	Outcome      scenario.Outcome      `json:"outcome"`
	Relationship scenario.Relationship `json:"relationship"`
	Points       scenario.Points       `json:"points"` // of the whole attempt
	Scores       Scores                `json:"scores"`
	Turns        int                   `json:"turns"`
}

// Untimed switches the deadlines of an attempt off, for good.
type Untimed struct {
	// Why is "trainee", or what the deadline had too often: "reconnects" or
	// "extensions".
	Why string `json:"why"`
}

// Void closes an attempt that cannot go on.
type Void struct {
	Reason string `json:"reason"`
}
