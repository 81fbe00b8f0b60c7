package explore_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// brute finds out by trying everything, over full positions and without
// remembering any, what explore finds out by search.
type brute struct {
	v     *play.Version
	seed  uint64
	steps int // how many more it may try
	// endless: turns have no limit, so a path that comes back to where it was
	// is given up; it gained nothing on the way around.
	endless bool
	way     []play.Position
	ends    map[pathEnd]bool
}

// pathEnd is how a path may end: the points earned on it, and the ending.
type pathEnd struct {
	points scenario.Points
	node   int
}

var errTooMany = errors.New("too many paths to try them all")

// pathEnds gives all ways in which paths from a position may end, or false
// where there are too many.
func pathEnds(t *testing.T, v *play.Version, seed uint64, from *play.Position, steps int) (map[pathEnd]bool, bool) {
	t.Helper()
	b := &brute{v: v, seed: seed, steps: steps, endless: v.MaxTurns == 0, ends: map[pathEnd]bool{}}
	err := b.walk(from.Clone(), scenario.Points{})
	if errors.Is(err, errTooMany) {
		return nil, false
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.ends, true
}

func (b *brute) walk(p play.Position, sum scenario.Points) error {
	at := play.At{Position: &p, Seed: b.seed}
	offered, err := b.v.Offered(at)
	if err != nil {
		return onlyFault(err)
	}
	if b.v.Nodes[p.Node].Ending != nil {
		b.ends[pathEnd{sum, p.Node}] = true
		return nil
	}
	if b.endless && b.circled(&p) {
		return nil
	}
	b.way = append(b.way, p)
	defer func() { b.way = b.way[:len(b.way)-1] }()
	for _, c := range offered {
		if b.steps--; b.steps < 0 {
			return errTooMany
		}
		var out play.Outcome
		if err := b.v.Step(at, c, &out); err != nil {
			if err := onlyFault(err); err != nil {
				return err
			}
			continue
		}
		if err := b.walk(out.Next, sum.Add(out.Points)); err != nil {
			return err
		}
	}
	return nil
}

func (b *brute) circled(p *play.Position) bool {
	now := *p
	for _, before := range b.way {
		now.Turn = before.Turn
		if now.Equal(&before) {
			return true
		}
	}
	return false
}

func onlyFault(err error) error {
	if errors.Is(err, play.ErrFault) {
		return nil
	}
	return err
}

// extremes gives the most points in each dimension, the least, and the most of the
// objective.
func extremes(ends map[pathEnd]bool, o play.Objective) (best, worst scenario.Points, overall int64) {
	overall = math.MinInt64
	for d := range best {
		best[d], worst[d] = math.MinInt, math.MaxInt
	}
	for e := range ends {
		for d, p := range e.points {
			best[d], worst[d] = max(best[d], p), min(worst[d], p)
		}
		overall = max(overall, o.Value(e.points))
	}
	return best, worst, overall
}

func boundsOf(ends map[pathEnd]bool, weights scenario.Points) play.Bounds {
	var b play.Bounds
	b.Best, b.Worst, _ = extremes(ends, play.Objective{})
	_, _, b.Overall = extremes(ends, b.Objective(weights))
	return b
}

// atlas holds all positions that play can come to, as they are.
type atlas struct {
	positions []play.Position
	turns     []int          // how many it takes to come there
	to        [][]int        // where its choices lead
	refused   []bool         // it cannot be played
	offered   map[int]bool   // choices by number
	withheld  map[int]bool   // choices by number
	faults    map[string]int // node and choice, to the turns it takes
}

// survey visits every position, or gives false where there are more than most.
func survey(t *testing.T, v *play.Version, seed uint64, most int) (*atlas, bool) {
	t.Helper()
	a := &atlas{offered: map[int]bool{}, withheld: map[int]bool{}, faults: map[string]int{}}
	index := map[string]int{}
	number := func(p *play.Position, turns int) int {
		alike := p.Clone()
		if v.MaxTurns == 0 && !v.Reads.Turn && !v.Reads.Roll {
			alike.Turn = 0
		}
		name := fmt.Sprint(alike)
		i, ok := index[name]
		if !ok {
			i = len(a.positions)
			index[name] = i
			a.positions = append(a.positions, p.Clone())
			a.turns = append(a.turns, turns)
		}
		return i
	}
	opening := play.Opening(v.Scenario)
	number(&opening, 0)
	for i := 0; i < len(a.positions); i++ {
		if i == most {
			return nil, false
		}
		a.leave(t, v, seed, i, number)
	}
	return a, true
}

func (a *atlas) leave(t *testing.T, v *play.Version, seed uint64, i int, number func(*play.Position, int) int) {
	at := play.At{Position: &a.positions[i], Seed: seed}
	offered, err := v.Offered(at)
	a.to, a.refused = append(a.to, nil), append(a.refused, err != nil)
	if err != nil {
		a.fail(t, err, a.turns[i])
		return
	}
	n := &v.Nodes[at.Node]
	for i, c := range n.Choices {
		breathed := c.Breathe && at.Breathed
		if !breathed && !slices.Contains(offered, i) {
			a.withheld[c.Number] = true
		}
	}
	for _, c := range offered {
		a.offered[n.Choices[c].Number] = true
		var out play.Outcome
		if err := v.Step(at, c, &out); err != nil {
			a.fail(t, err, a.turns[i])
			continue
		}
		j := number(&out.Next, a.turns[i]+1)
		a.to[i] = append(a.to[i], j)
	}
}

func (a *atlas) fail(t *testing.T, err error, turns int) {
	var f *play.Fault
	if !errors.As(err, &f) {
		t.Fatal(err)
	}
	name := f.Node + "/" + f.Choice
	if _, ok := a.faults[name]; !ok {
		a.faults[name] = turns
	}
}

// alive says of each position whether an ending can be reached from it.
func (a *atlas) alive(v *play.Version) []bool {
	alive := make([]bool, len(a.positions))
	for i, p := range a.positions {
		alive[i] = v.Nodes[p.Node].Ending != nil
	}
	for changed := true; changed; {
		changed = false
		for i, to := range a.to {
			for _, j := range to {
				if alive[j] && !alive[i] {
					alive[i], changed = true, true
				}
			}
		}
	}
	return alive
}
