package script

import (
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// habit is what the answer of a function depends on. It is known where that is
// the same at all times and fits into an asking.
type habit struct {
	known   bool
	sees    []sight
	visited []int    // the nodes that it asks for
	changes []figure // those that it may change as an effect
}

// What fits into an asking: so many figures and visited nodes, and no more
// figures after an effect.
const (
	maxFigures = 8
	maxVisited = 64
)

// sight is how a function sees a figure: which of the cuts it is below, or
// without any the figure itself.
type sight struct {
	figure
	cuts []int
}

// figure is one of a position's numbers.
type figure struct {
	kind  figureKind
	index int
}

type figureKind int

const (
	theTurn figureKind = iota
	aMood
	aVar
)

func habitOf(a *scenario.Asks) habit {
	h := habit{visited: a.Visited}
	h.see(figure{kind: theTurn}, &a.Turn)
	for i := range a.Moods {
		h.see(figure{aMood, a.Moods[i].Index}, &a.Moods[i])
	}
	for i := range a.Vars {
		h.see(figure{aVar, a.Vars[i].Index}, &a.Vars[i])
	}
	for _, c := range a.Changes {
		h.change(c)
	}
	h.known = !a.Roll && !a.Elapsed && len(h.sees) <= maxFigures && len(h.visited) <= maxVisited && len(h.changes) <= maxFigures
	return h
}

func (h *habit) see(n figure, a *scenario.Ask) {
	switch {
	case a.Exact:
		h.seeItself(n)
	case a.Any():
		h.sees = append(h.sees, sight{n, a.Cuts})
	}
}

func (h *habit) seeItself(n figure) {
	i := slices.IndexFunc(h.sees, func(s sight) bool { return s.figure == n })
	if i < 0 {
		h.sees = append(h.sees, sight{figure: n})
		return
	}
	h.sees[i].cuts = nil
}

// change notes what an effect may change. Unless it is known to get a value
// whatever it was, it may stay as it was.
func (h *habit) change(c scenario.Change) {
	n := figure{aVar, c.Index}
	if c.Mood {
		n.kind = aMood
	}
	if !slices.Contains(h.changes, n) {
		h.changes = append(h.changes, n)
	}
	if c.Kind == scenario.Add || c.Kind == scenario.Other {
		h.seeItself(n)
	}
}

// fill puts what the function may ask of a position into an asking.
func (h *habit) fill(q *asking, p *play.Position) {
	for i := range h.sees {
		q.figures[i] = int32(h.sees[i].of(p))
	}
	for i, node := range h.visited {
		if p.Visited.Has(node) {
			q.visited |= 1 << i
		}
	}
}

// of gives the number as the function sees it.
func (s *sight) of(p *play.Position) int {
	n := s.figure.of(p)
	if s.cuts == nil {
		return n
	}
	below := 0
	for _, cut := range s.cuts {
		if n < cut {
			below++
		}
	}
	return below
}

func (n figure) of(p *play.Position) int {
	switch n.kind {
	case aMood:
		return p.Moods[n.index]
	case aVar:
		return int(p.Vars[n.index])
	default:
		return p.Turn
	}
}

// set gives a mood or a var another value.
func (n figure) set(p *play.Position, value int32) {
	if n.kind == aMood {
		p.Moods[n.index] = int(value)
		return
	}
	p.Vars[n.index] = scenario.Value(value)
}
