package play

import "fmt"

// LookAtLast describes the last turn of an attempt, which may still be open,
// as its debrief will.
func LookAtLast(v *Version, s *State) (*DebriefTurn, error) {
	if len(s.Turns) == 0 {
		return nil, fmt.Errorf("look at the last turn: none was played")
	}
	last := len(s.Turns) - 1
	past, err := s.Rewind(v.Scenario, last)
	if err != nil {
		return nil, fmt.Errorf("look at the last turn: %w", err)
	}
	o := s.Start.Bounds.Objective(v.Weights)
	d := v.lookAt(s, last, o)
	d.compare(v.counterfactuals(past, s.Turns[last], o), o)
	return &d, nil
}
