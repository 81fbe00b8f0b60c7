package play

import (
	"fmt"

	"evenkeel/internal/scenario"
)

// A Debrief is a finished attempt looked back on.
type Debrief struct {
	Opening []int // the moods before the first of Turns
	Turns   []DebriefTurn
	// Ending is where it ended, nil for a void attempt.
	Ending *scenario.Node
	Scores Scores
	// Best is the best overall score that was possible; nil where it is not
	// known exactly, or nothing can be scored.
	Best *float64
	// CostMost is the Seq of the turn with the largest regret, BestMoment that
	// of the turn that earned most and left nothing behind; 0: there is none.
	CostMost   int
	BestMoment int
}

// DebriefTurn is a turn with what surrounded it.
type DebriefTurn struct {
	*Turn
	Made    *scenario.Choice
	Text    string // the choice's words
	Asked   string // the customer's words that were answered
	Checkin string // the check-in's question, if the moment had one
	Before  []int  // the moods before; Turn.Moods are those after
	// Regret is Turn.Regret.Overall as tenths of score.
	Regret float64
	// Better is the reply to give instead, with its words: the one of Others
	// that kept most within reach, rather one that is not marked down itself.
	// Nil where this one kept as much, or nothing can be said.
	Better     *scenario.Choice
	BetterText string
	// Others are the other replies that were offered, and what they would have
	// done. They, and Better, are missing at a [Glance], and for a void attempt,
	// which may be played again.
	Others []Counterfactual
}

// Look gives the debrief of an attempt that is over.
func Look(v *Version, s *State) (*Debrief, error) {
	return look(v, s, s.Phase != Voided)
}

// Glance gives the debrief of an attempt that is over but for what other
// replies would have done: that takes about as long as playing all of them.
func Glance(v *Version, s *State) (*Debrief, error) {
	return look(v, s, false)
}

func look(v *Version, s *State, others bool) (*Debrief, error) {
	if s.Phase == Open {
		return nil, fmt.Errorf("look back: the attempt is still open")
	}
	o := s.Start.Bounds.Objective(v.Weights)
	d := &Debrief{Opening: s.Start.Position.Moods, Turns: make([]DebriefTurn, len(s.Turns))}
	for i := range s.Turns {
		d.Turns[i] = v.lookAt(s, i, o)
	}
	if others {
		if err := v.compare(d, s, o); err != nil {
			return nil, fmt.Errorf("look back: %w", err)
		}
	}
	if s.Ended != nil {
		d.Scores = s.Ended.Scores
		d.Ending = &v.Nodes[s.Position.Node]
	}
	if o.Unit > 0 && !s.Start.Bounds.Approx {
		best := o.Score(s.Start.Bounds.Overall)
		d.Best = &best
	}
	d.CostMost, d.BestMoment = moments(d.Turns, o)
	return d, nil
}

// lookAt describes the turn s.Turns[i].
func (v *Version) lookAt(s *State, i int, o Objective) DebriefTurn {
	t := s.Turns[i]
	node := &v.Nodes[v.Index(t.Node)]
	made := &node.Choices[node.Choice(t.Choice)]
	d := DebriefTurn{Turn: t, Made: made, Checkin: node.Checkin}
	vars := s.Start.Position.Vars
	if i == 0 {
		d.Asked, d.Before = s.Start.Says, s.Start.Position.Moods
	} else {
		before := s.Turns[i-1]
		d.Asked, d.Before, vars = before.Says, before.Moods, before.Vars
	}
	d.Text = Expand(made.Text, v.Scenario, vars)
	if t.Regret != nil {
		d.Regret = o.Share(t.Regret.Overall)
	}
	return d
}

// compare tells for every turn what the other replies would have done, which
// takes the state before it.
func (v *Version) compare(d *Debrief, s *State, o Objective) error {
	past, err := s.Rewind(v.Scenario, 0)
	if err != nil {
		return err
	}
	for i, t := range s.Turns {
		d.Turns[i].compare(v.counterfactuals(past, t, o), o)
		if err := Apply(v.Scenario, past, Event{Turn: t}); err != nil {
			return err
		}
	}
	return nil
}

// compare tells what the other replies would have done, and which to give
// instead.
func (t *DebriefTurn) compare(others []Counterfactual, o Objective) {
	t.Others = others
	if c := better(t.Turn.Regret, others, o); c != nil {
		t.Better, t.BetterText = c.Choice, c.Text
	}
}

// moments finds the turn that cost most and the one that did most; the first
// of equals.
func moments(turns []DebriefTurn, o Objective) (cost, best int) {
	var worstRegret, bestValue int64
	for i := range turns {
		t := &turns[i]
		if t.Turn.Regret == nil {
			continue
		}
		if t.Turn.Regret.Overall > worstRegret {
			cost, worstRegret = t.Seq, t.Turn.Regret.Overall
		}
		if value := o.Value(t.Points); t.Turn.Regret.Overall == 0 && t.By == ByTrainee && value > bestValue {
			best, bestValue = t.Seq, value
		}
	}
	return cost, best
}
