package play

import (
	"fmt"
	"slices"
	"time"

	"evenkeel/internal/scenario"
)

// Phase is how far an attempt has come.
type Phase string

// The phases.
const (
	Open     Phase = "open"
	Finished Phase = "finished"
	Voided   Phase = "void"
)

// State is an attempt as its events made it.
type State struct {
	Phase    Phase
	Start    *Started // how it began; nil before the first event
	Started  time.Time
	Last     time.Time // of the last event
	Events   int       // how many were applied
	Position Position
	Points   scenario.Points
	Says     string // the customer's words now
	Offered  []int  // indices in the node's Choices
	Untimed  bool
	Turns    []*Turn // those of the events
	Ended    *Ended
	Void     *Void
}

// Seq is the number of the turn to be played: 1 at first.
func (s *State) Seq() int { return s.Position.Turn + 1 }

// At is the current position for a script.
func (s *State) At() At { return At{Position: &s.Position, Seed: s.Start.Seed} }

// Apply folds the attempt's next event into its state. An error means that the
// event does not fit: the log or the version is not the one it was made with.
func Apply(v *scenario.Scenario, s *State, e Event) error {
	if (s.Events == 0) != (e.Started != nil) {
		return fmt.Errorf("apply event %d: an attempt begins with exactly one start", s.Events)
	}
	if s.Phase != Open && s.Events > 0 {
		return fmt.Errorf("apply event %d: the attempt was over before", s.Events)
	}
	if err := apply(v, s, e); err != nil {
		return fmt.Errorf("apply event %d: %w", s.Events, err)
	}
	s.Events++
	s.Last = e.Time
	return nil
}

func apply(v *scenario.Scenario, s *State, e Event) error {
	switch {
	case e.Started != nil:
		return applyStart(v, s, e.Started, e.Time)
	case e.Turn != nil:
		return applyTurn(v, s, e.Turn)
	case e.Ended != nil:
		s.Phase, s.Ended, s.Offered = Finished, e.Ended, nil
	case e.Untimed != nil:
		s.Untimed = true
	case e.Void != nil:
		s.Phase, s.Void, s.Offered = Voided, e.Void, nil
	default:
		return fmt.Errorf("the event is of no known kind")
	}
	return nil
}

func applyStart(v *scenario.Scenario, s *State, e *Started, at time.Time) error {
	if err := e.playedOn(v); err != nil {
		return err
	}
	if err := fits(v, &e.Position); err != nil {
		return err
	}
	s.Phase, s.Start, s.Started = Open, e, at
	s.Position, s.Says, s.Untimed = e.Position.Clone(), e.Says, e.Untimed
	if e.From != nil {
		s.Points = e.From.Points
	}
	return offer(v, s, e.Offered)
}

// playedOn is an error where the attempt is at another version, or at another
// form of it.
func (e *Started) playedOn(v *scenario.Scenario) error {
	switch {
	case e.Version != v.Version:
		return fmt.Errorf("the attempt is at version %.12s, this is %.12s", e.Version, v.Version)
	case e.Variant != v.Variant:
		return fmt.Errorf("the attempt is at variant %q of version %.12s, this is variant %q", e.Variant, v.Version, v.Variant)
	}
	return nil
}

func fits(v *scenario.Scenario, p *Position) error {
	if p.Node < 0 || p.Node >= len(v.Nodes) || len(p.Moods) != len(v.Moods) || len(p.Vars) != len(v.Vars) ||
		len(p.Visited) != len(NewSet(len(v.Nodes))) || len(p.Earned) != len(NewSet(v.Choices)) {
		return fmt.Errorf("its position is not one of version %.12s", v.Version)
	}
	return nil
}

func applyTurn(v *scenario.Scenario, s *State, t *Turn) error {
	node := &v.Nodes[s.Position.Node]
	choice, to := node.Choice(t.Choice), v.Index(t.To)
	if t.Seq != s.Seq() || t.Node != node.ID || choice < 0 || to < 0 {
		return fmt.Errorf("turn %d (%s, %s -> %s) does not follow turn %d at %s", t.Seq, t.Node, t.Choice, t.To, s.Position.Turn, node.ID)
	}
	if len(t.Moods) != len(v.Moods) || len(t.Vars) != len(v.Vars) {
		return fmt.Errorf("turn %d has other moods or vars than version %.12s", t.Seq, v.Version)
	}
	c := &node.Choices[choice]
	p := &s.Position
	p.Turn++
	copy(p.Moods, t.Moods)
	copy(p.Vars, t.Vars)
	p.Earned.Add(c.Number)
	p.Visited.Add(to)
	p.Breathed = c.Breathe && to == p.Node
	p.Node = to
	s.Points = s.Points.Add(t.Points)
	s.Says = t.Says
	if s.Turns == nil {
		s.Turns = make([]*Turn, 0, fewTurns)
	}
	s.Turns = append(s.Turns, t)
	return offer(v, s, t.Offered)
}

// fewTurns is how many turns an attempt is expected to have.
const fewTurns = 8

// manyChoices is more choices than a node commonly has.
const manyChoices = 16

// inOrder are the first indices of a node's choices.
var inOrder = func() (all [manyChoices]int) {
	for i := range all {
		all[i] = i
	}
	return all
}()

// kept gives indices of choices to keep, which nobody may change: mostly all
// choices of a node are offered, and then all have the same list of them.
func kept(offered []int) []int {
	if n := len(offered); n <= manyChoices && slices.Equal(offered, inOrder[:n]) {
		return inOrder[:n:n]
	}
	return slices.Clone(offered)
}

func offer(v *scenario.Scenario, s *State, ids []string) error {
	node := &v.Nodes[s.Position.Node]
	var few [manyChoices]int
	offered := few[:0]
	for _, id := range ids {
		i := node.Choice(id)
		if i < 0 {
			return fmt.Errorf("node %q has no choice %q", node.ID, id)
		}
		offered = append(offered, i)
	}
	s.Offered = kept(offered)
	return nil
}

// Replay folds all events of an attempt.
func Replay(v *scenario.Scenario, events []Event) (*State, error) {
	s := new(State)
	for _, e := range events {
		if err := Apply(v, s, e); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// Clone gives a copy that further events may be applied to while others read
// s. Only one of the copies of a state may go on to be applied to.
func (s *State) Clone() *State {
	c := &struct {
		State
		room
	}{State: *s}
	c.Position.own(&c.sets, &c.figures)
	return &c.State
}

// Rewind gives the attempt as it stood after the first n of s.Turns.
func (s *State) Rewind(v *scenario.Scenario, n int) (*State, error) {
	past := new(State)
	if err := Apply(v, past, Event{Time: s.Started, Started: s.Start}); err != nil {
		return nil, err
	}
	for i := range s.Turns[:n] {
		if err := Apply(v, past, Event{Time: s.Last, Turn: s.Turns[i]}); err != nil {
			return nil, err
		}
	}
	past.Untimed = s.Untimed
	return past, nil
}
