package play

import (
	"slices"

	"evenkeel/internal/scenario"
)

// A Position is all that the rest of a conversation depends on, beside the
// version and the seed.
type Position struct {
	Node    int              `json:"node"` // index in Scenario.Nodes
	Turn    int              `json:"turn"` // how many turns were played
	Moods   []int            `json:"moods"`
	Vars    []scenario.Value `json:"vars"`
	Visited Set              `json:"visited"` // of nodes, the current one included
	Earned  Set              `json:"earned"`  // of Choice.Number: those that have earned their points
	// Breathed: the built-in choice has been made on this visit of the node.
	Breathed bool `json:"breathed,omitempty"`
}

// Opening is where every attempt at a scenario begins.
func Opening(s *scenario.Scenario) Position {
	p := Position{
		Node:    s.Start,
		Moods:   make([]int, len(s.Moods)),
		Vars:    make([]scenario.Value, len(s.Vars)),
		Visited: NewSet(len(s.Nodes)),
		Earned:  NewSet(s.Choices),
	}
	for i, m := range s.Moods {
		p.Moods[i] = m.Start
	}
	for i, v := range s.Vars {
		p.Vars[i] = v.Start
	}
	p.Visited.Add(s.Start)
	return p
}

// Clone gives a copy that shares nothing.
func (p *Position) Clone() Position {
	c, r := *p, new(room)
	c.own(&r.sets, &r.figures)
	return c
}

// room is space for what a position of a common scenario holds, so that all of
// it lies in one piece.
type room struct {
	sets
	figures
}

type (
	sets    [4]uint64
	figures struct {
		moods [4]int
		vars  [8]scenario.Value
	}
)

// own gives p copies, for itself alone, of what it shares with another.
func (p *Position) own(s *sets, f *figures) {
	visited := len(p.Visited)
	both := append(append(Set(s[:0]), p.Visited...), p.Earned...)
	p.Visited, p.Earned = both[:visited:visited], slices.Clip(both[visited:])
	p.Moods = slices.Clip(append(f.moods[:0], p.Moods...))
	p.Vars = slices.Clip(append(f.vars[:0], p.Vars...))
}

// copyTo makes dst equal to p, in dst's own memory where it is large enough.
func (p *Position) copyTo(dst *Position) {
	dst.Node, dst.Turn, dst.Breathed = p.Node, p.Turn, p.Breathed
	dst.Moods = append(dst.Moods[:0], p.Moods...)
	dst.Vars = append(dst.Vars[:0], p.Vars...)
	dst.Visited = append(dst.Visited[:0], p.Visited...)
	dst.Earned = append(dst.Earned[:0], p.Earned...)
}

// Equal reports whether two positions of one scenario are the same.
func (p *Position) Equal(q *Position) bool {
	return p.Node == q.Node && p.Turn == q.Turn && p.Breathed == q.Breathed &&
		slices.Equal(p.Moods, q.Moods) && slices.Equal(p.Vars, q.Vars) &&
		slices.Equal(p.Visited, q.Visited) && slices.Equal(p.Earned, q.Earned)
}

// Set is a set of small numbers.
type Set []uint64

// NewSet makes an empty set for the numbers 0..n-1.
func NewSet(n int) Set { return make(Set, (n+63)/64) }

// Add puts i, which must be below the set's size, into the set.
func (s Set) Add(i int) { s[i/64] |= 1 << (i % 64) }

// Has reports whether i is in the set.
func (s Set) Has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }
