package explore

import "evenkeel/internal/scenario"

// nodeFacts say what can matter at a node, from the graph as the trainer wrote
// it.
type nodeFacts struct {
	// asks: a function may still be called, here or later, so that moods,
	// vars and what else functions read matter.
	asks bool
	// turns is the longest that a conversation can go on from here, in turns,
	// or endless.
	turns int
	// breathes: the built-in choice is there and stays at the node.
	breathes bool
	// earnable are the choices, by number, that may be met again on a way
	// around and that earn points.
	earnable []int
}

const endless = -1

// static works out the facts of every node. With says, the customer's words
// count among the functions.
func static(scn *scenario.Scenario, says bool) []nodeFacts {
	g := staticEdges(scn)
	parts := findComponents(&g)
	facts := make([]nodeFacts, len(scn.Nodes))
	for from, c := 0, int32(0); c < parts.count; c++ {
		to := from
		for to < len(parts.order) && parts.of[parts.order[to]] == c {
			to++
		}
		staticPart(scn, &g, &parts, parts.order[from:to], says, facts)
		from = to
	}
	return facts
}

// staticEdges is the graph of the nodes, without the edges of breathing: that
// is possible once per visit, so it closes no circle.
func staticEdges(scn *scenario.Scenario) edges {
	g := edges{first: make([]int32, 1, len(scn.Nodes)+1)}
	for i := range scn.Nodes {
		n := &scn.Nodes[i]
		for j := range n.Choices {
			for _, to := range n.Choices[j].To.Nodes {
				if !n.Choices[j].Breathe || to != i {
					g.to = append(g.to, int32(to))
				}
			}
		}
		if n.Ending == nil && scn.MaxTurns > 0 && scn.OutOfTurns >= 0 {
			g.to = append(g.to, int32(scn.OutOfTurns))
		}
		g.first = append(g.first, int32(len(g.to)))
	}
	return g
}

// staticPart works out the facts of the nodes of one component, where those
// that they lead to are known.
func staticPart(scn *scenario.Scenario, g *edges, parts *components, nodes []int32, says bool, facts []nodeFacts) {
	part := parts.of[nodes[0]]
	var all nodeFacts
	circle := false
	for _, i := range nodes {
		all.asks = all.asks || hasFunc(scn, int(i), says)
		for _, to := range g.to[g.first[i]:g.first[i+1]] {
			if parts.of[to] == part {
				circle = true
				continue
			}
			all.asks = all.asks || facts[to].asks
			all.turns = longer(all.turns, facts[to].turns, 1)
		}
	}
	if circle {
		all.turns = endless
		for _, i := range nodes {
			all.earnable = appendEarning(all.earnable, &scn.Nodes[i])
		}
	}
	for _, i := range nodes {
		facts[i] = all
		if facts[i].breathes = breathes(scn, int(i)); facts[i].breathes {
			facts[i].turns = longer(0, all.turns, 1)
		}
	}
}

func longer(known, then, turns int) int {
	if known == endless || then == endless {
		return endless
	}
	return max(known, then+turns)
}

func appendEarning(to []int, n *scenario.Node) []int {
	for i := range n.Choices {
		if n.Choices[i].Points != (scenario.Points{}) {
			to = append(to, n.Choices[i].Number)
		}
	}
	return to
}

func breathes(scn *scenario.Scenario, node int) bool {
	for _, c := range scn.Nodes[node].Choices {
		if c.Breathe {
			for _, to := range c.To.Nodes {
				if to == node {
					return true
				}
			}
		}
	}
	return false
}

// hasFunc reports whether a function may be called at a node.
func hasFunc(scn *scenario.Scenario, node int, says bool) bool {
	n := &scn.Nodes[node]
	if says && saysHasFunc(&n.Says) {
		return true
	}
	for i := range n.Choices {
		c := &n.Choices[i]
		if c.When != 0 || c.Effect != 0 || c.To.Pick != 0 || scn.Customer.Persona != "" {
			return true
		}
		if says && saysHasFunc(&c.Says) {
			return true
		}
	}
	return false
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
