package catalog

import "evenkeel/internal/scenario"

// loops warns of replies that lead back and earn points: who talks in circles
// would look better than who comes to the point. A reply earns only once, so
// this is no endless gain, but it is a gain all the same.
func (p *paths) loops() {
	depth := p.depths()
	for i := range p.scn.Nodes {
		n := &p.scn.Nodes[i]
		for _, c := range spoken(n) {
			if worth(c.Points, p.scn.Weights) <= 0 {
				continue
			}
			if back, ok := p.leadsBack(i, c, depth); ok {
				p.smell(n, c, CodeLoopGains, "choice %q leads back to %q and earns points: talking in circles would pay", c.ID, p.scn.Nodes[back].ID)
			}
		}
	}
}

// leadsBack finds a target that is no further from the opening than the node
// itself, and from which one comes to the node again.
func (p *paths) leadsBack(from int, c *scenario.Choice, depth []int) (int, bool) {
	for _, to := range c.To.Nodes {
		if depth[to] <= depth[from] && p.reaches(to, from) {
			return to, true
		}
	}
	return 0, false
}

// depths gives how many replies every node is from the opening; -1: no way.
func (p *paths) depths() []int {
	depth := make([]int, len(p.scn.Nodes))
	for i := range depth {
		depth[i] = -1
	}
	depth[p.scn.Start] = 0
	for queue := []int{p.scn.Start}; len(queue) > 0; queue = queue[1:] {
		for _, to := range p.next(queue[0]) {
			if depth[to] < 0 {
				depth[to] = depth[queue[0]] + 1
				queue = append(queue, to)
			}
		}
	}
	return depth
}

func (p *paths) next(from int) []int {
	var out []int
	for _, c := range spoken(&p.scn.Nodes[from]) {
		out = append(out, c.To.Nodes...)
	}
	return out
}

func (p *paths) reaches(from, goal int) bool {
	seen := make([]bool, len(p.scn.Nodes))
	for stack := []int{from}; len(stack) > 0; {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if at == goal {
			return true
		}
		if !seen[at] {
			seen[at] = true
			stack = append(stack, p.next(at)...)
		}
	}
	return false
}

// worth is what points count overall.
func worth(points, weights scenario.Points) int {
	sum := 0
	for d := range points {
		sum += points[d] * weights[d]
	}
	return sum
}
