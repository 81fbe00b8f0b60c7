package script

import (
	"slices"

	"evenkeel/internal/scenario"
)

// judge checks what can be said of the scenario as a whole. The graph is
// judged only where it could be read completely.
func (r *reader) judge(asks []ask) {
	if r.m.loading.scenario == nil {
		return
	}
	r.checkAsks(asks)
	if !slices.ContainsFunc(r.s.Nodes, func(n scenario.Node) bool { return n.Ending != nil }) {
		r.add(r.m.loading.scenario.pos, CodeNoEnding, "the scenario has no ending; declare one with ending \"some-id\" { ... }")
		return
	}
	if r.findings.Errors() {
		return
	}
	from := r.edges(false)
	reached := walk(from, []int{r.s.Start})
	if r.s.OutOfTurns >= 0 {
		reached[r.s.OutOfTurns] = true
	}
	ends := r.endsReached()
	for i := range r.s.Nodes {
		n := &r.s.Nodes[i]
		r.node = n.ID
		switch {
		case !reached[i] && n.Ending != nil:
			r.add(n.Pos, CodeUnreachable, "no choice leads to ending %q", n.ID)
		case !reached[i]:
			r.add(n.Pos, CodeUnreachable, "no path leads to node %q", n.ID)
		case !ends[i]:
			r.add(n.Pos, CodeDeadEnd, "no ending can be reached from node %q", n.ID)
		}
	}
	r.node = ""
	r.checkTurns(from, reached)
}

// edges gives the links as lists, backwards if asked.
func (r *reader) edges(backwards bool) [][]int {
	to := make([][]int, len(r.s.Nodes))
	for _, l := range r.links {
		if backwards {
			l.from, l.to = l.to, l.from
		}
		to[l.from] = append(to[l.from], l.to)
	}
	return to
}

// walk gives all that can be reached from the first ones, themselves included.
func walk(edges [][]int, first []int) []bool {
	seen := make([]bool, len(edges))
	todo := first
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !seen[i] {
			seen[i] = true
			todo = append(todo, edges[i]...)
		}
	}
	return seen
}

// endsReached gives the nodes from which some ending can be reached. Where the
// turns run out that is everywhere.
func (r *reader) endsReached() []bool {
	var endings []int
	for i := range r.s.Nodes {
		if r.s.Nodes[i].Ending != nil || r.s.OutOfTurns >= 0 {
			endings = append(endings, i)
		}
	}
	return walk(r.edges(true), endings)
}

// checkTurns asks for out_of_turns where a path can be longer than max_turns.
func (r *reader) checkTurns(edges [][]int, reached []bool) {
	s := r.s
	if s.MaxTurns == 0 || s.OutOfTurns >= 0 {
		return
	}
	longest, cycle := r.longest(edges, reached)
	switch {
	case cycle >= 0:
		r.add(r.places["max_turns"], CodeTurns, "the turns can run out, since a path can come back to node %q; say at which ending: out_of_turns = \"...\"", s.Nodes[cycle].ID)
	case longest >= s.MaxTurns:
		r.add(r.places["max_turns"], CodeTurns, "the turns can run out, since a path can have more than %d; say at which ending: out_of_turns = \"...\"", longest)
	default:
		s.MaxTurns = 0 // no path is that long
	}
}

// longest gives how many turns a path can have while the conversation is not
// over, or a node that a path can come back to.
func (r *reader) longest(edges [][]int, reached []bool) (turns, cycle int) {
	waits := make([]int, len(edges)) // links from nodes not yet done
	for i, to := range edges {
		if reached[i] {
			for _, j := range to {
				waits[j]++
			}
		}
	}
	at := make([]int, len(edges)) // the most turns when a node is left
	todo := []int{}
	for i := range edges {
		if reached[i] && waits[i] == 0 {
			todo = append(todo, i)
		}
	}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		n := &r.s.Nodes[i]
		if n.Ending == nil {
			at[i] += b2i(n.Choice(scenario.BreatheID) >= 0)
			turns = max(turns, at[i])
		}
		for _, j := range edges[i] {
			at[j] = max(at[j], at[i]+1)
			if waits[j]--; waits[j] == 0 {
				todo = append(todo, j)
			}
		}
	}
	return turns, r.onCycle(waits, reached)
}

// onCycle gives a node that a path can come back to, or -1: whatever still
// waits does so because of one, which stepping back long enough arrives at.
func (r *reader) onCycle(waits []int, reached []bool) int {
	i := slices.IndexFunc(waits, func(n int) bool { return n > 0 })
	if i < 0 {
		return -1
	}
	back := r.edges(true)
	for range waits {
		i = back[i][slices.IndexFunc(back[i], func(j int) bool { return reached[j] && waits[j] > 0 })]
	}
	return i
}

// checkAsks checks the questions to `at` that the file spells out.
func (r *reader) checkAsks(asks []ask) {
	for _, a := range asks {
		switch {
		case a.part == "visited" && r.s.Index(a.name) < 0:
			r.add(a.pos, CodeAt, "there is no node %q%s", shorten(a.name, 40), didYouMean(a.name, nodeIDs(r.s)))
		case a.part == "mood" && !slices.Contains(slices.Collect(moodNames(r.s)), a.name):
			r.add(a.pos, CodeAt, "the customer has no mood `%s`%s", shorten(a.name, 40), didYouMean(a.name, moodNames(r.s)))
		case a.part == "vars" && !slices.Contains(slices.Collect(varNames(r.s)), a.name):
			r.add(a.pos, CodeAt, "the scenario declares no var `%s`%s", shorten(a.name, 40), didYouMean(a.name, varNames(r.s)))
		}
	}
}
