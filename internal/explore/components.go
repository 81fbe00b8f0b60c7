package explore

// edges is a graph: node i has an edge to each of to[first[i]:first[i+1]].
type edges struct {
	first []int32
	to    []int32
}

func newEdges() edges { return edges{first: make([]int32, 1)} }

// close says that all edges of the next node have been appended.
func (g *edges) close() { g.first = append(g.first, int32(len(g.to))) }

func (g *edges) len() int { return len(g.first) - 1 }

// of gives where a node leads.
func (g *edges) of(i int32) []int32 { return g.to[g.first[i]:g.first[i+1]] }

// components are the strongly connected parts of a graph: within one, every
// node can be reached from every other.
type components struct {
	part  []int32 // node -> component; edges lead to the same or a lower one
	order []int32 // all nodes: those of component 0, then those of 1, ...
	count int32
}

// each calls f for every component with its nodes, those that lead nowhere
// else first.
func (c *components) each(f func(part int32, nodes []int32)) {
	for from := 0; from < len(c.order); {
		part := c.part[c.order[from]]
		to := from + 1
		for to < len(c.order) && c.part[c.order[to]] == part {
			to++
		}
		f(part, c.order[from:to])
		from = to
	}
}

const unknown = -1

// tarjan finds the components by Tarjan's algorithm, without recursion: a path
// may be as long as there are nodes.
type tarjan struct {
	*edges
	components
	met    int32   // how many nodes were met
	number []int32 // in which order they were, from 1; 0: not yet
	low    []int32 // the lowest number known to be reached from a node
	next   []int32 // the edge to follow next
	path   []int32 // from where the walk began to where it is
	open   []int32 // nodes met whose component is not known yet
}

func findComponents(g *edges) components {
	n := g.len()
	t := tarjan{edges: g, number: make([]int32, n), low: make([]int32, n), next: make([]int32, n)}
	t.part = make([]int32, n)
	t.order = make([]int32, 0, n)
	for i := range t.part {
		t.part[i] = unknown
	}
	for i := range t.part {
		if t.number[i] == 0 {
			t.walk(int32(i))
		}
	}
	return t.components
}

func (t *tarjan) walk(from int32) {
	t.meet(from)
	for len(t.path) > 0 {
		at := t.path[len(t.path)-1]
		if t.next[at] == t.first[at+1] {
			t.leave(at)
			continue
		}
		to := t.to[t.next[at]]
		t.next[at]++
		if t.number[to] == 0 {
			t.meet(to)
		} else if t.part[to] == unknown {
			t.low[at] = min(t.low[at], t.number[to])
		}
	}
}

func (t *tarjan) meet(i int32) {
	t.met++
	t.number[i], t.low[i], t.next[i] = t.met, t.met, t.first[i]
	t.path = append(t.path, i)
	t.open = append(t.open, i)
}

// leave goes back from a node, and closes its component if it was the first
// of it.
func (t *tarjan) leave(i int32) {
	t.path = t.path[:len(t.path)-1]
	if len(t.path) > 0 {
		before := t.path[len(t.path)-1]
		t.low[before] = min(t.low[before], t.low[i])
	}
	if t.low[i] < t.number[i] {
		return
	}
	for {
		last := t.open[len(t.open)-1]
		t.open = t.open[:len(t.open)-1]
		t.part[last] = t.count
		t.order = append(t.order, last)
		if last == i {
			break
		}
	}
	t.count++
}
