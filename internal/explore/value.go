package explore

import (
	"math"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// dead is the value of a position from which no ending can be reached.
const dead = math.MinInt64

// axes are the coefficients that make a value of the points in one dimension.
var axes = [3][3]int64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}

func negative(coef [3]int64) [3]int64 { return [3]int64{-coef[0], -coef[1], -coef[2]} }

// values gives for each component the most that can be earned from there to
// one of the endings for which ends holds, or dead. As no circle earns
// anything, all positions of a component have the same value: the best over
// the edges that leave it.
func (l *ledger) values(coef [3]int64, ends func(i int32) bool) []int64 {
	val := make([]int64, l.parts.count)
	l.parts.each(func(part int32, nodes []int32) {
		best := int64(dead)
		for _, i := range nodes {
			for e := l.first[i]; e < l.first[i+1]; e++ {
				if to := l.parts.part[l.to[e]]; to != part && val[to] != dead {
					best = max(best, l.moves[e].value(coef)+val[to])
				}
			}
		}
		if l.first[nodes[0]] == l.first[nodes[0]+1] && ends(nodes[0]) {
			best = 0
		}
		val[part] = best
	})
	return val
}

// opening is the value of the position where attempts begin.
func (l *ledger) opening(val []int64) int64 { return val[l.parts.part[0]] }

// span is the most and the least that can be earned in each dimension by
// itself on the way to an ending.
type span struct {
	ends        bool // an ending can be reached
	best, worst [3]int32
}

// spans gives the span of each component: values for all dimensions at once.
func (l *ledger) spans() []span {
	spans := make([]span, l.parts.count)
	l.parts.each(func(part int32, nodes []int32) {
		var here span
		for _, i := range nodes {
			for e := l.first[i]; e < l.first[i+1]; e++ {
				if to := l.parts.part[l.to[e]]; to != part && spans[to].ends {
					here.add(&spans[to], l.moves[e])
				}
			}
		}
		if l.first[nodes[0]] == l.first[nodes[0]+1] && l.ends(nodes[0]) {
			here.ends = true
		}
		spans[part] = here
	})
	return spans
}

// add widens a span by what comes after a move.
func (s *span) add(after *span, m move) {
	for d, p := range m.points {
		best, worst := after.best[d]+int32(p), after.worst[d]+int32(p)
		if !s.ends || best > s.best[d] {
			s.best[d] = best
		}
		if !s.ends || worst < s.worst[d] {
			s.worst[d] = worst
		}
	}
	s.ends = true
}

func wide(p scenario.Points) [3]int32 { return [3]int32{int32(p[0]), int32(p[1]), int32(p[2])} }

// worth is what the positions of a ledger are worth: the bounds, and by
// component what can be earned from there.
type worth struct {
	bounds  play.Bounds
	spans   []span
	overall []int64
}

// worth works out the extremes over all paths in the ledger and, where it was
// cut, random ones. It gives nil where no path ends.
func (l *ledger) worth() (*worth, error) {
	more, err := l.more()
	if err != nil {
		return nil, err
	}
	w := &worth{bounds: play.Bounds{Approx: l.cut}, spans: l.spans()}
	all := w.spans[l.parts.part[0]]
	for p := range more {
		all.add(&span{best: wide(p), worst: wide(p)}, move{})
	}
	if !all.ends {
		return nil, nil
	}
	for d := range all.best {
		w.bounds.Best[d], w.bounds.Worst[d] = int(all.best[d]), int(all.worst[d])
	}
	o := w.bounds.Objective(l.search.version.Weights)
	w.overall = l.values(o.Coef, l.ends)
	w.bounds.Overall = l.opening(w.overall)
	for p := range more {
		w.bounds.Overall = max(w.bounds.Overall, o.Value(p))
	}
	return w, nil
}

// more gives the points of random paths, where the search was cut.
func (l *ledger) more() (map[scenario.Points]bool, error) {
	if !l.cut {
		return nil, nil
	}
	return l.search.walks()
}

// reach is the most that can be earned from a component: nothing where no
// ending can be reached.
func (w *worth) reach(part int) (reach play.Reach) {
	if !w.spans[part].ends {
		return play.Reach{Dead: true}
	}
	for d, best := range w.spans[part].best {
		reach.Points[d] = int(best)
	}
	reach.Overall = w.overall[part]
	return reach
}
