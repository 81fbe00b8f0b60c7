package explore

import (
	"slices"

	"evenkeel/internal/play"
)

// paths finds shortest ways through the graph of positions.
type paths struct {
	*solver
	nearest []int32 // of each position, the edge by which the search came to it first
	from    []int32 // of each edge, where it begins
}

const none = -1

func newPaths(s *search) *paths {
	g := &paths{solver: newSolver(s), from: make([]int32, len(s.to))}
	for state := range s.edges.len() {
		for e := s.first[state]; e < s.first[state+1]; e++ {
			g.from[e] = int32(state)
		}
	}
	g.nearest = g.unreached()
	for e, to := range g.to {
		if g.nearest[to] == none && to != 0 {
			g.nearest[to] = int32(e)
		}
	}
	return g
}

func (g *paths) unreached() []int32 {
	by := make([]int32, g.edges.len())
	for i := range by {
		by[i] = none
	}
	return by
}

// wayTo gives the edges of a shortest way from the opening to a position.
func (g *paths) wayTo(state int) []int32 { return g.back(g.nearest, int32(state)) }

// back follows edges from a position back to the opening, and gives them in
// the order of the way.
func (g *paths) back(by []int32, state int32) []int32 {
	var way []int32
	for state != 0 {
		way = append(way, by[state])
		state = g.from[by[state]]
	}
	slices.Reverse(way)
	return way
}

// best gives a shortest one of the paths that earn the most, as coef values
// points, to one of the endings for which ends holds. It has no turns where
// there is none.
func (g *paths) best(coef [3]int64, ends func(state int32) bool, overall play.Objective) Path {
	val := g.values(coef, ends)
	if g.opening(val) == dead {
		return Path{}
	}
	return g.path(g.tight(coef, val, ends), overall)
}

// tight gives the edges of a shortest way along which nothing of the value is
// lost.
func (g *paths) tight(coef [3]int64, val []int64, ends func(state int32) bool) []int32 {
	by := g.unreached()
	queue := []int32{0}
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		if ends(state) {
			return g.back(by, state)
		}
		for e := g.first[state]; e < g.first[state+1]; e++ {
			to := g.to[e]
			rest := val[g.parts.of[to]]
			if to == 0 || by[to] != none || rest == dead || g.moves[e].value(coef)+rest != val[g.parts.of[state]] {
				continue
			}
			by[to] = e
			queue = append(queue, to)
		}
	}
	return nil
}

func (g *paths) path(way []int32, overall play.Objective) Path {
	var p Path
	for _, e := range way {
		p.Points = p.Points.Add(g.moves[e].earned())
	}
	p.Value = overall.Value(p.Points)
	p.Turns = g.turns(way)
	return p
}

func (g *paths) turns(way []int32) []Turn {
	turns := make([]Turn, len(way))
	for i, e := range way {
		n := &g.version.Nodes[g.layout.node(g.states.key(int(g.from[e])))]
		turns[i] = Turn{Node: n.ID, Choice: n.Choices[g.moves[e].choice].ID}
	}
	return turns
}
