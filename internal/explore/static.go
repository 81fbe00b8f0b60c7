package explore

import "evenkeel/internal/scenario"

// nodeFacts say what can matter at a node, from the graph as the trainer wrote
// it.
type nodeFacts struct {
	// asks: a function may still be called, here or later, so that moods,
	// vars and what else functions read matter.
	asks bool
	// circle is what the nodes share that lead to each other; nil where the
	// node cannot be met again.
	circle *circle
	// flag numbers the choices, by index, among the circle's; none for those
	// that earn no points.
	flag []int
}

const none = -1

// circle is a strongly connected part of the graph of nodes. In it, choices can
// be made again, and so it matters whether they have earned their points.
type circle struct {
	numbers []int // Choice.Number of those that earn points
}

// static works out the facts of every node. With says, the customer's words
// count among the functions.
func static(scn *scenario.Scenario, says bool) []nodeFacts {
	g := staticEdges(scn)
	parts := findComponents(&g)
	facts := make([]nodeFacts, len(scn.Nodes))
	parts.each(func(part int32, nodes []int32) {
		asks, around := false, false
		for _, i := range nodes {
			asks = asks || hasFunc(scn, int(i), says)
			for _, to := range g.of(i) {
				asks = asks || facts[to].asks
				around = around || parts.part[to] == part
			}
		}
		var c *circle
		if around {
			c = new(circle)
		}
		for _, i := range nodes {
			facts[i] = nodeFacts{asks: asks, circle: c, flag: c.add(&scn.Nodes[i])}
		}
	})
	return facts
}

// add numbers the choices of a node that earn points.
func (c *circle) add(n *scenario.Node) []int {
	if c == nil {
		return nil
	}
	flag := make([]int, len(n.Choices))
	for i := range n.Choices {
		flag[i] = none
		if n.Choices[i].Points != (scenario.Points{}) {
			flag[i] = len(c.numbers)
			c.numbers = append(c.numbers, n.Choices[i].Number)
		}
	}
	return flag
}

// staticEdges is the graph of the nodes, without the edges of breathing: that
// is possible once per visit, so it closes no circle.
func staticEdges(scn *scenario.Scenario) edges {
	g := newEdges()
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
		g.close()
	}
	return g
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
