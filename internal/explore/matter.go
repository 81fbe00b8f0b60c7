package explore

import (
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// matter finds what of a position matters at each node, from the endings
// backwards: what the functions ask there, and what matters at the nodes that
// follow, as it is before the choices that lead to them. With says, what the
// customer's words ask matters too.
type matter struct {
	*figures
	shifts [][][]int // by choice and mood: what may be added to the mood; see shifts
	says   bool
	views  []*view // by node
	after  *view   // scratch
}

func findMatter(n *figures, shifts [][][]int, says bool) []*view {
	m := &matter{figures: n, shifts: shifts, says: says, views: make([]*view, len(n.scn.Nodes)), after: newView(n)}
	for i := range m.views {
		m.views[i] = newView(n)
	}
	g := staticEdges(n.scn)
	parts := findComponents(&g)
	parts.each(func(_ int32, nodes []int32) {
		for changed := true; changed; {
			changed = false
			for _, i := range nodes {
				changed = m.node(int(i)) || changed
			}
		}
	})
	return m.views
}

// node adds what matters at a node as far as it is known, and reports whether
// that is more than before.
func (m *matter) node(i int) bool {
	here, n := m.views[i], &m.scn.Nodes[i]
	changed := false
	for j := range n.Choices {
		m.choice(i, &n.Choices[j])
		changed = here.add(m.after) || changed
	}
	m.after.clear()
	if m.says {
		for says := range allSays(n) {
			m.words(m.after, says)
		}
	}
	return here.add(m.after) || changed
}

func (m *matter) words(v *view, s *scenario.Says) {
	if s.Func != 0 {
		v.ask(m.figures, s.Func)
	}
	for _, l := range s.Lines {
		if l.When != 0 {
			v.ask(m.figures, l.When)
		}
	}
}

// choice makes m.after what matters before a choice is made.
func (m *matter) choice(node int, c *scenario.Choice) {
	v := m.after
	v.clear()
	for _, to := range c.To.Nodes {
		m.arrive(to)
	}
	if m.scn.MaxTurns > 0 && m.scn.OutOfTurns >= 0 {
		m.arrive(m.scn.OutOfTurns)
	}
	v.numbers[turn] = m.all[turn].before(v.numbers[turn], 1)
	if c.To.Pick != 0 {
		v.ask(m.figures, c.To.Pick)
	}
	if c.Effect != 0 {
		m.effect(c.Effect)
	}
	m.react(c)
	if c.When != 0 {
		v.ask(m.figures, c.When)
	}
}

// arrive adds what matters at a node for those that come there: it will have
// been visited.
func (m *matter) arrive(node int) {
	known := m.after.visited.Has(node)
	m.after.add(m.views[node])
	if !known {
		m.after.visited[node/64] &^= 1 << (node % 64)
	}
}

// effect goes back before an effect. What it sets did not matter before.
func (m *matter) effect(f scenario.Func) {
	asks := asksOf(m.scn, f)
	if asks == nil || !asks.Plain {
		m.after.ask(m.figures, f)
		return
	}
	for _, c := range slices.Backward(asks.Changes) {
		i := m.ofVar(c.Index)
		if c.Mood {
			i = m.ofMood(c.Index)
		}
		switch at := &m.after.numbers[i]; {
		case c.Kind != scenario.Add:
			*at = cuts{}
		case m.all[i].steady:
			*at = m.all[i].before(*at, c.By)
		default:
			m.after.exactly(m.figures, i)
		}
	}
}

// react goes back before a choice changes the moods.
func (m *matter) react(c *scenario.Choice) {
	v := m.after
	for i := range m.scn.Moods {
		at := &v.numbers[m.ofMood(i)]
		if at.none() {
			continue
		}
		if m.shifts[c.Number] == nil {
			v.exactly(m.figures, m.ofMood(i))
			continue
		}
		later := *at
		*at = cuts{}
		for _, by := range m.shifts[c.Number][i] {
			before := m.all[m.ofMood(i)].before(later, by)
			at.add(&before)
		}
	}
	switch customer := &m.scn.Customer; {
	case customer.Persona == "" || customer.BuiltIn:
	case customer.React == 0:
		v.askAnything(m.figures)
	default:
		v.ask(m.figures, customer.React)
	}
}

// samples gives a position for every way in which a function may see one, at a
// node, or none where these are too many or unknown. They share their memory:
// each is of use until the next is asked for.
func (n *figures) samples(f scenario.Func, node int) (each func(yield func(*play.Position) bool), ok bool) {
	asks := asksOf(n.scn, f)
	if asks == nil || asks.Roll || asks.Plain {
		return nil, false
	}
	v := newView(n)
	v.ask(n, f)
	var options [][]int
	ways := 1
	for i := range n.all {
		if v.numbers[i].exact {
			return nil, false
		}
		f := n.field(i, &v.numbers[i])
		options = append(options, f.all())
		ways *= len(f.values)
		if ways > mostSamples {
			return nil, false
		}
	}
	if ways<<min(len(asks.Visited), 20) > mostSamples {
		return nil, false
	}
	return func(yield func(*play.Position) bool) {
		p := play.Opening(n.scn)
		for way := range ways << len(asks.Visited) {
			n.sample(&p, way, options, asks.Visited)
			p.Node = node
			p.Visited.Add(node)
			if !yield(&p) {
				return
			}
		}
	}, true
}

const mostSamples = 256

func (n *figures) sample(p *play.Position, way int, options [][]int, visited []int) {
	clear(p.Visited)
	for _, node := range visited {
		if way&1 != 0 {
			p.Visited.Add(node)
		}
		way >>= 1
	}
	for i, values := range options {
		n.set(p, i, values[way%len(values)])
		way /= len(values)
	}
}
