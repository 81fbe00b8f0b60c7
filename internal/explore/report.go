package explore

import (
	"fmt"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// A Report says what every path of a version leads to, for one seed.
type Report struct {
	// Exact: every position was searched. Otherwise a limit cut the search:
	// what was found is so, but there is more, and the bounds are sampled.
	Exact bool
	// Seeded: other seeds may give another report.
	Seeded bool
	// States and Steps are how large the search was: positions told apart, and
	// choices tried.
	States, Steps int
	// Bounds are zero where no ending can be reached at all.
	Bounds play.Bounds

	Nodes   []bool     // by index in Scenario.Nodes: some path comes here
	Choices []Coverage // by Choice.Number
	// Conditions are those of what the customer says, in the order of the file.
	// Nil where they were not asked for, or what they look at made the search
	// too large.
	Conditions []Condition

	// Best and Worst are the shortest of the paths with the best and the worst
	// overall score, BestOf and WorstOf with the best and the worst points in
	// each dimension. Without turns where no ending can be reached.
	Best, Worst     Path
	BestOf, WorstOf [3]Path

	// Endings are those that some path comes to, in the order of the file.
	Endings []Ending
	// Dead are nodes with positions from which no ending can be reached,
	// although a choice can be made there: the trainee could not come to an
	// end.
	Dead []Finding
	// Stuck are nodes with positions where no choice is available: the turn
	// that leads there is refused.
	Stuck []Finding
	// Faults are functions of the script that fail at some position: the turn
	// is refused.
	Faults []Finding
}

// Coverage says whether a choice is ever offered, and ever withheld by its
// condition.
type Coverage struct {
	Offered, Withheld bool
}

// A Condition is that of a line of what the customer says, and whether it ever
// holds and ever does not, where the lines before it do not hold.
type Condition struct {
	Node       int  // index in Scenario.Nodes
	Breath     bool // the line is one for after a breath
	Line       int  // index in Says.Lines
	Holds, Not bool
}

// A Turn is one choice on the way: the ids of the node and of the choice.
type Turn struct {
	Node   string
	Choice string
}

// A Path leads from the opening to an ending.
type Path struct {
	Points scenario.Points
	// Value is what the points are worth in the bounds' objective.
	Value int64
	Turns []Turn
}

// An Ending is one that can be reached.
type Ending struct {
	Node int // index in Scenario.Nodes
	// Best is the shortest path of those that come here with the best score.
	Best Path
	// Shortest is the shortest path that comes here.
	Shortest Path
}

// A Finding is something wrong at a position, with the shortest way there.
type Finding struct {
	Node   string
	Choice string // the choice that cannot be made, or empty
	Pos    scenario.Pos
	Reason string // what the script said; empty for dead ends
	Count  int    // at how many of the positions it is so
	Turns  []Turn // from the opening; for a choice, those before it
}

// TooGoodScore is the overall score that a path to a bad ending must stay
// below.
const TooGoodScore = 50.0

// TooGood gives the endings with the outcome lost or escalated that a path
// comes to with a score of [TooGoodScore] or more: the scoring rewards what
// should not be.
func (r *Report) TooGood(scn *scenario.Scenario) []Ending {
	o := r.Bounds.Objective(scn.Weights)
	var out []Ending
	for _, e := range r.Endings {
		outcome := scn.Nodes[e.Node].Ending.Outcome
		bad := outcome == scenario.Lost || outcome == scenario.Escalated
		if bad && o.Unit > 0 && o.Score(e.Best.Value) >= TooGoodScore {
			out = append(out, e)
		}
	}
	return out
}

// Report searches the version with a seed and says what every path leads to.
// With says, the customer's words are asked for once at every position: their
// failures are found as well, and how their conditions turn out. An error is one
// of the rules that is no fault of the script.
func (e *Explorer) Report(seed uint64, says bool) (*Report, error) {
	g, err := e.prepare()
	if err != nil {
		return nil, err
	}
	if !says {
		return e.report(g, seed)
	}
	fail, err := g.layout.wordsMayFail(e.version.Rules)
	if err != nil {
		return nil, fmt.Errorf("explore %s: %w", e.version.ID, err)
	}
	if fail || hasConditions(e.version.Scenario) {
		spoken := *g
		spoken.layout = newLayout(g.layout.figures, g.shifts, true)
		if rep, err := e.report(&spoken, seed); err != nil || fail || rep.Exact {
			return rep, err
		}
	}
	return e.report(g, seed)
}

func (e *Explorer) report(g *ground, seed uint64) (*Report, error) {
	r := newReporter(newSearch(e.version, g.layout, seed, e.limits))
	var err error
	if r.ledger, err = e.ledger(r.search, r.lastTurn); err != nil {
		return nil, err
	}
	rep, err := r.report()
	if err != nil || g.layout.says {
		return rep, err
	}
	return rep, e.keep(seed, r.ledger)
}
