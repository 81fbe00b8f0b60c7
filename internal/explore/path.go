package explore

import (
	"slices"

	"evenkeel/internal/play"
)

// ways finds shortest ways in a graph, from node 0.
type ways struct {
	*edges
	from []int32 // of each edge, where it begins
}

func newWays(g *edges) *ways {
	w := &ways{edges: g, from: make([]int32, len(g.to))}
	for i := range g.len() {
		for e := g.first[i]; e < g.first[i+1]; e++ {
			w.from[e] = int32(i)
		}
	}
	return w
}

// find gives the edges of a shortest way from node 0 to one for which found
// holds, along edges for which along holds; not ok if there is none.
func (w *ways) find(found func(i int32) bool, along func(e int32) bool) (way []int32, ok bool) {
	by := make([]int32, w.len()) // the edge by which a node was met first
	for i := range by {
		by[i] = unknown
	}
	queue := []int32{0}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		if found(i) {
			return w.back(by, i), true
		}
		for e := w.first[i]; e < w.first[i+1]; e++ {
			if to := w.to[e]; to != 0 && by[to] == unknown && along(e) {
				by[to] = e
				queue = append(queue, to)
			}
		}
	}
	return nil, false
}

// back follows edges from a node back to node 0, and gives them in the order of
// the way.
func (w *ways) back(by []int32, i int32) []int32 {
	var way []int32
	for i != 0 {
		way = append(way, by[i])
		i = w.from[by[i]]
	}
	slices.Reverse(way)
	return way
}

// nearest gives, for a graph that was numbered breadth first, the edge by which
// each node was met first.
func (w *ways) nearest() []int32 {
	by := make([]int32, w.len())
	for i := range by {
		by[i] = unknown
	}
	for e, to := range w.to {
		if by[to] == unknown {
			by[to] = int32(e)
		}
	}
	return by
}

// best gives a shortest one of the paths that earn the most, as coef values
// points, to one of the endings for which ends holds. It has no turns where
// there is none.
func (l *ledger) best(w *ways, coef [3]int64, ends func(i int32) bool, overall play.Objective) Path {
	val := l.values(coef, ends)
	value := func(i int32) int64 { return val[l.parts.part[i]] }
	way, ok := w.find(
		func(i int32) bool { return value(i) != dead && ends(i) },
		func(e int32) bool {
			rest := value(w.to[e])
			return rest != dead && l.moves[e].value(coef)+rest == value(w.from[e])
		})
	if !ok {
		return Path{}
	}
	points := l.earned(way)
	return Path{Points: points, Value: overall.Value(points), Turns: l.turns(w, way)}
}

func (l *ledger) turns(w *ways, way []int32) []Turn {
	return turns(l.search.version, w, way, l.node, l.moves)
}

// turns gives the ids along a way.
func turns(v *play.Version, w *ways, way []int32, node func(i int32) int, moves []move) []Turn {
	out := make([]Turn, len(way))
	for i, e := range way {
		n := &v.Nodes[node(w.from[e])]
		out[i] = Turn{Node: n.ID, Choice: n.Choices[moves[e].choice].ID}
	}
	return out
}
