package explore

import "evenkeel/internal/scenario"

// nodeFacts say what can matter at a node, from the graph as the trainer wrote
// it.
type nodeFacts struct {
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

// static works out the facts of every node.
func static(scn *scenario.Scenario) []nodeFacts {
	g := staticEdges(scn)
	parts := findComponents(&g)
	facts := make([]nodeFacts, len(scn.Nodes))
	parts.each(func(part int32, nodes []int32) {
		around := false
		for _, i := range nodes {
			for _, to := range g.of(i) {
				around = around || parts.part[to] == part
			}
		}
		var c *circle
		if around {
			c = new(circle)
		}
		for _, i := range nodes {
			facts[i] = nodeFacts{circle: c, flag: c.add(&scn.Nodes[i])}
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

// canRoll reports whether a function that may be called on some path, the
// customer's words aside, may roll.
func canRoll(scn *scenario.Scenario) bool {
	g := staticEdges(scn)
	reached := make([]bool, len(scn.Nodes))
	todo := []int32{int32(scn.Start)}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if reached[i] {
			continue
		}
		reached[i] = true
		todo = append(todo, g.of(i)...)
		for j := range scn.Nodes[i].Choices {
			if rolls(scn, &scn.Nodes[i].Choices[j]) {
				return true
			}
		}
	}
	return false
}

// rolls reports whether a function of a choice may roll.
func rolls(scn *scenario.Scenario, c *scenario.Choice) bool {
	mayRoll := func(f scenario.Func) bool {
		asks := asksOf(scn, f)
		return asks == nil && scn.Reads.Roll || asks != nil && asks.Roll
	}
	for _, f := range []scenario.Func{c.When, c.Effect, c.To.Pick} {
		if f != 0 && mayRoll(f) {
			return true
		}
	}
	return scn.Customer.Persona != "" && !scn.Customer.BuiltIn && mayRoll(scn.Customer.React)
}

// breath gives the built-in choice of a node, or nil.
func breath(n *scenario.Node) *scenario.Choice {
	for i := range n.Choices {
		if n.Choices[i].Breathe {
			return &n.Choices[i]
		}
	}
	return nil
}
