package explore

import (
	"fmt"
	"math"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// result is a finished search as the oracle needs it.
type result struct {
	bounds play.Bounds
	// Of each position, by its number: an index in reaches.
	states  table
	at      []int32
	reaches []play.Reach
}

// dead is the value of a position from which no ending can be reached.
const dead = math.MinInt64

// axes are the coefficients that make a value of the points in one dimension.
var axes = [3][3]int64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}

// solver works out values over the graph that a search found.
type solver struct {
	*search
	parts components
}

func newSolver(s *search) *solver { return &solver{search: s, parts: findComponents(&s.edges)} }

// values gives for each component the most that can be earned from there to
// one of the endings for which ends holds, or dead.
//
// No circle earns anything: whatever it could earn has been earned, or its
// flag would differ. So all positions of a component have the same value, the
// best over the edges that leave it.
func (s *solver) values(coef [3]int64, ends func(state int32) bool) []int64 {
	val := make([]int64, s.parts.count)
	for i := range val {
		val[i] = dead
	}
	for _, state := range s.parts.order {
		part := s.parts.of[state]
		best := val[part]
		for e := s.first[state]; e < s.first[state+1]; e++ {
			if to := s.parts.of[s.to[e]]; to != part && val[to] != dead {
				best = max(best, s.moves[e].value(coef)+val[to])
			}
		}
		if best == dead && ends(state) {
			best = 0
		}
		val[part] = best
	}
	return val
}

// opening is the value of the position where attempts begin.
func (s *solver) opening(val []int64) int64 { return val[s.parts.of[0]] }

// solve works out the bounds, and what can be reached unless the search was
// cut.
func (s *search) solve() (*result, error) {
	if s.cut {
		return s.sampled()
	}
	g := newSolver(s)
	var best [3][]int64
	var b play.Bounds
	for d := range best {
		best[d] = g.values(axes[d], s.ends)
		if g.opening(best[d]) == dead {
			return nil, s.nowhere("no ending can be reached from the start")
		}
		b.Best[d] = int(g.opening(best[d]))
		b.Worst[d] = -int(g.opening(g.values(negative(axes[d]), s.ends)))
	}
	overall := g.values(b.Objective(s.version.Weights).Coef, s.ends)
	b.Overall = g.opening(overall)
	r := &result{bounds: b, states: s.states}
	r.states.trim()
	r.index(&g.parts, best, overall)
	return r, nil
}

func negative(coef [3]int64) [3]int64 { return [3]int64{-coef[0], -coef[1], -coef[2]} }

// index gives every position what can be reached from it. Positions are many
// and the answers few, so equal ones are kept once.
func (r *result) index(parts *components, best [3][]int64, overall []int64) {
	known := map[play.Reach]int32{}
	ofPart := make([]int32, parts.count)
	for part := range ofPart {
		var reach play.Reach
		if overall[part] != dead {
			reach.Overall = overall[part]
			for d := range best {
				reach.Points[d] = int(best[d][part])
			}
		}
		i, ok := known[reach]
		if !ok {
			i = int32(len(r.reaches))
			known[reach] = i
			r.reaches = append(r.reaches, reach)
		}
		ofPart[part] = i
	}
	r.at = make([]int32, len(parts.of))
	for state, part := range parts.of {
		r.at[state] = ofPart[part]
	}
}

func (r *result) reach(l *layout, p *play.Position) (play.Reach, error) {
	var few [8]uint64
	key := few[:]
	if l.words > len(few) {
		key = make([]uint64, l.words)
	}
	key = key[:l.words]
	if err := l.write(p, key); err != nil {
		return play.Reach{}, err
	}
	i := r.states.find(key)
	if i < 0 {
		return play.Reach{}, fmt.Errorf("no path leads to this position at node %q", l.scn.Nodes[p.Node].ID)
	}
	return r.reaches[r.at[i]], nil
}

// nowhere is the error of a scenario that cannot be played to any end.
func (s *search) nowhere(reason string) error {
	start := &s.version.Nodes[s.version.Start]
	f := &play.Fault{Pos: start.Pos, Node: start.ID, Reason: reason}
	if s.fault != nil {
		f.Reason += "; the first failure on the way is at " + s.fault.Error()
	}
	return f
}

// overallOf is the value of the best of some points.
func overallOf(o play.Objective, all map[scenario.Points]bool) int64 {
	best := int64(dead)
	for p := range all {
		best = max(best, o.Value(p))
	}
	return best
}
