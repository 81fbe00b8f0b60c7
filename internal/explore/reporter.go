package explore

import (
	"errors"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// reporter is the witness of a search: it collects what a report says, and
// makes it.
type reporter struct {
	*search
	rep   *Report
	found []*found // in the order of the search: nearest first
	byKey map[foundKey]*found
}

type kind int

const (
	stuck kind = iota
	failed
	deadEnd
)

type foundKey struct {
	kind
	pos          scenario.Pos
	node, choice string
}

// found is a finding with the first position where it was made.
type found struct {
	kind
	Finding
	state int
}

func newReporter(s *search) *reporter {
	return &reporter{
		search: s,
		rep: &Report{
			Seeded:  s.layout.rolls,
			Nodes:   make([]bool, len(s.version.Nodes)),
			Choices: make([]Coverage, s.version.Choices),
		},
		byKey: map[foundKey]*found{},
	}
}

func (r *reporter) add(k kind, state int, f *play.Fault) {
	key := foundKey{k, f.Pos, f.Node, f.Choice}
	known := r.byKey[key]
	if known == nil {
		known = &found{kind: k, state: state, Finding: Finding{Node: f.Node, Choice: f.Choice, Pos: f.Pos, Reason: f.Reason}}
		r.byKey[key] = known
		r.found = append(r.found, known)
	}
	known.Count++
}

func (r *reporter) visit(state int, at play.At, offered []int) (bool, error) {
	if ok, err := r.speak(state, at); !ok {
		return false, err
	}
	r.rep.Nodes[at.Node] = true
	n := &r.version.Nodes[at.Node]
	for i := range n.Choices {
		c := &n.Choices[i]
		if slices.Contains(offered, i) {
			r.rep.Choices[c.Number].Offered = true
		} else if !c.Breathe || !at.Breathed {
			r.rep.Choices[c.Number].Withheld = true
		}
	}
	return true, nil
}

// speak asks for the customer's words at a position, where it has to.
func (r *reporter) speak(state int, at play.At) (bool, error) {
	if !r.layout.says {
		return true, nil
	}
	var by *scenario.Choice
	if at.Breathed {
		n := &r.version.Nodes[at.Node]
		by = &n.Choices[slices.IndexFunc(n.Choices, func(c scenario.Choice) bool { return c.Breathe })]
	}
	_, err := r.version.Says(at, by, 0)
	var f *play.Fault
	if errors.As(err, &f) {
		r.add(failed, state, f)
		return false, nil
	}
	return err == nil, err
}

func (r *reporter) unplayable(state int, f *play.Fault) {
	if f.Choice == "" {
		r.add(stuck, state, f)
		return
	}
	r.add(failed, state, f)
}

func (r *reporter) unmade(state int, f *play.Fault) { r.add(failed, state, f) }

// report is made once the search is over.
func (r *reporter) report() (*Report, error) {
	g := newPaths(r.search)
	r.rep.Exact = !r.cut
	r.rep.States, r.rep.Steps = r.states.len(), len(r.to)
	if err := r.bounds(); err != nil {
		return nil, err
	}
	r.extremes(g)
	r.endings(g)
	if !r.cut {
		r.deadEnds(g)
	}
	for _, f := range r.found {
		f.Turns = g.turns(g.wayTo(f.state))
		switch f.kind {
		case stuck:
			r.rep.Stuck = append(r.rep.Stuck, f.Finding)
		case failed:
			r.rep.Faults = append(r.rep.Faults, f.Finding)
		case deadEnd:
			r.rep.Dead = append(r.rep.Dead, f.Finding)
		}
	}
	return r.rep, nil
}

func (r *reporter) bounds() error {
	result, err := r.solve()
	if errors.Is(err, play.ErrFault) {
		return nil // nothing can be reached, as the findings say
	}
	if err != nil {
		return err
	}
	r.rep.Bounds = result.bounds
	return nil
}

func (r *reporter) extremes(g *paths) {
	overall := r.rep.Bounds.Objective(r.version.Weights)
	one := func(coef [3]int64) Path { return g.best(coef, g.ends, overall) }
	r.rep.Best, r.rep.Worst = one(overall.Coef), one(negative(overall.Coef))
	for d, axis := range axes {
		r.rep.BestOf[d], r.rep.WorstOf[d] = one(axis), one(negative(axis))
	}
}

func (r *reporter) endings(g *paths) {
	overall := r.rep.Bounds.Objective(r.version.Weights)
	for n := range r.version.Nodes {
		if r.version.Nodes[n].Ending == nil || !r.rep.Nodes[n] {
			continue
		}
		here := func(state int32) bool { return g.ending(state) == n }
		r.rep.Endings = append(r.rep.Endings, Ending{
			Node: n, Best: g.best(overall.Coef, here, overall), Shortest: g.best([3]int64{}, here, overall),
		})
	}
}

// deadEnds finds the positions that can be played and lead to no ending.
func (r *reporter) deadEnds(g *paths) {
	val := g.values([3]int64{}, g.ends)
	for state, part := range g.parts.of {
		if val[part] != dead || r.refused[int32(state)] {
			continue
		}
		n := &r.version.Nodes[r.layout.node(r.states.key(state))]
		r.add(deadEnd, state, &play.Fault{Pos: n.Pos, Node: n.ID})
	}
}
