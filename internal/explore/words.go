package explore

import (
	"errors"
	"fmt"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// allSays gives what the customer may say at a node: on arriving, and after a
// breath.
func allSays(n *scenario.Node) func(yield func(*scenario.Says) bool) {
	return func(yield func(*scenario.Says) bool) {
		if b := breath(n); yield(&n.Says) && b != nil {
			yield(&b.Says)
		}
	}
}

func saysHasFunc(s *scenario.Says) bool {
	if s.Func != 0 {
		return true
	}
	for _, l := range s.Lines {
		if l.When != 0 {
			return true
		}
	}
	return false
}

// hasConditions reports whether some line is said only where its condition
// holds.
func hasConditions(scn *scenario.Scenario) bool { return len(conditions(scn)) > 0 }

// conditions lists those of all lines, none of them tried yet.
func conditions(scn *scenario.Scenario) (all []Condition) {
	for i := range scn.Nodes {
		for says := range allSays(&scn.Nodes[i]) {
			for j, line := range says.Lines {
				if line.When != 0 {
					all = append(all, Condition{Node: i, Breath: says != &scn.Nodes[i].Says, Line: j})
				}
			}
		}
	}
	return all
}

// wordsMayFail reports whether the customer's words can fail at some position: it
// says so as well where that cannot be told without a search.
func (n *figures) wordsMayFail(rules play.Rules) (bool, error) {
	for i := range n.scn.Nodes {
		node := &n.scn.Nodes[i]
		for says := range allSays(node) {
			if fail, err := n.mayFail(rules, i, says); fail || err != nil {
				return fail, err
			}
		}
	}
	return false, nil
}

func (n *figures) mayFail(rules play.Rules, node int, s *scenario.Says) (bool, error) {
	if s.Func != 0 {
		return n.fails(s.Func, node, func(at play.At) error {
			_, err := rules.Says(s.Func, at, 0)
			return err
		})
	}
	for _, line := range s.Lines {
		if line.When == 0 {
			return false, nil
		}
		fail, err := n.fails(line.When, node, func(at play.At) error {
			_, err := rules.When(line.When, at)
			return err
		})
		if fail || err != nil {
			return fail, err
		}
	}
	return true, nil // none of the lines may hold
}

// fails calls a function for every way in which it may see a position.
func (n *figures) fails(f scenario.Func, node int, call func(play.At) error) (bool, error) {
	each, ok := n.samples(f, node)
	if !ok {
		return true, nil
	}
	for p := range each {
		if err := call(play.At{Position: p}); err != nil {
			if errors.Is(err, play.ErrFault) {
				return true, nil
			}
			return false, fmt.Errorf("ask for the customer's words: %w", err)
		}
	}
	return false, nil
}
