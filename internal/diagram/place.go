package diagram

import "math"

// Distances in the drawing, in pixels.
const (
	cardGap  = 30 // between cards
	laneGap  = 8  // between lanes
	mixedGap = 18 // between a card and a lane
	margin   = 28

	leastGap = 54 // between layers
	mostGap  = 190
)

// rounds is how often the layers are pulled straight.
const rounds = 60

// place finds the middle of every item: each is drawn towards what it is
// linked to, first from above, then from below, and in the end from both, but
// none comes too close to its neighbours.
func (l *layout) place() {
	for _, layer := range l.layers {
		x := 0.0
		for i, it := range layer {
			if i > 0 {
				x += l.apart(layer[i-1], it)
			}
			l.items[it].x = x
		}
	}
	for i := range rounds {
		both := i >= rounds*2/3
		for n := range l.layers {
			l.pull(l.layers[n], true, both)
		}
		for n := len(l.layers) - 1; n >= 0; n-- {
			l.pull(l.layers[n], both, true)
		}
	}
	for it := len(l.boxes); it < len(l.items); it++ {
		if _, more := l.lanes[l.key(it, -1)]; !more {
			l.straighten(it)
		}
	}
	l.shift()
}

// key names the lane so many layers below another, on the way to the same box.
func (l *layout) key(it, below int) lane {
	i := &l.items[it]
	return lane{to: i.to, layer: i.layer + below, up: i.up}
}

// straighten takes the bends out of the lanes below one, as far as their
// neighbours leave a common way: run after run.
func (l *layout) straighten(first int) {
	var run []int
	low, high, sum := math.Inf(-1), math.Inf(1), 0.0
	end := func() {
		for _, it := range run {
			l.items[it].x = max(low, min(sum/float64(len(run)), high))
		}
		run, low, high, sum = nil, math.Inf(-1), math.Inf(1), 0
	}
	for it, ok := first, true; ok; it, ok = l.lanes[l.key(it, 1)] {
		from, to := l.free(it)
		if max(low, from) > min(high, to) {
			end()
		}
		run, low, high, sum = append(run, it), max(low, from), min(high, to), sum+l.items[it].x
	}
	end()
}

// free says how far an item may move to the left and to the right.
func (l *layout) free(it int) (from, to float64) {
	layer, pos := l.layers[l.items[it].layer], l.items[it].pos
	from, to = math.Inf(-1), math.Inf(1)
	if pos > 0 {
		from = l.items[layer[pos-1]].x + l.apart(layer[pos-1], it)
	}
	if pos+1 < len(layer) {
		to = l.items[layer[pos+1]].x - l.apart(it, layer[pos+1])
	}
	return from, to
}

// apart is the least distance of the middles of two neighbours.
func (l *layout) apart(a, b int) float64 {
	left, right := &l.items[a], &l.items[b]
	gap := float64(mixedGap)
	switch {
	case left.box >= 0 && right.box >= 0:
		gap = cardGap
	case left.box < 0 && right.box < 0:
		gap = laneGap
	}
	return (left.w+right.w)/2 + gap
}

// want says where an item is drawn to, and how strongly.
func (l *layout) want(it int, above, below bool) (x, weight float64) {
	sum := 0.0
	add := func(at, by float64) { sum, weight = sum+at*by, weight+by }
	if above {
		for _, i := range l.above[it] {
			k := &l.links[i]
			add(l.items[k.upper].x+k.dx, k.weight)
		}
	}
	if below {
		for _, i := range l.below[it] {
			k := &l.links[i]
			add(l.items[k.lower].x-k.dx, k.weight)
		}
	}
	if weight == 0 {
		return l.items[it].x, 0.01
	}
	return sum / weight, weight
}

// pull moves the items of a layer to where they are drawn, as near as their
// distances allow: the least squares under a fixed order, found by pooling
// neighbours that want to pass each other.
func (l *layout) pull(layer []int, above, below bool) {
	type pool struct {
		sum, weight float64
		items       int
	}
	var pools []pool
	offsets := make([]float64, len(layer))
	for i, it := range layer {
		if i > 0 {
			offsets[i] = offsets[i-1] + l.apart(layer[i-1], it)
		}
		x, weight := l.want(it, above, below)
		p := pool{(x - offsets[i]) * weight, weight, 1}
		for n := len(pools); n > 0 && pools[n-1].sum/pools[n-1].weight >= p.sum/p.weight; n-- {
			last := pools[n-1]
			p = pool{p.sum + last.sum, p.weight + last.weight, p.items + last.items}
			pools = pools[:n-1]
		}
		pools = append(pools, p)
	}
	i := 0
	for _, p := range pools {
		for range p.items {
			l.items[layer[i]].x = p.sum/p.weight + offsets[i]
			i++
		}
	}
}

// shift moves everything so that the leftmost edge is at 0.
func (l *layout) shift() {
	left := math.Inf(1)
	for i := range l.items {
		left = min(left, l.items[i].x-l.items[i].w/2)
	}
	for i := range l.items {
		l.items[i].x = math.Round(l.items[i].x - left)
	}
}

// stack finds the heights of the layers, and of the gaps between them: the
// farther lines have to go sideways, the more room they need.
func (l *layout) stack() {
	n := len(l.layers)
	l.top, l.height, l.gap, l.turns = make([]float64, n), make([]float64, n), make([]float64, n), make([]int, n+1)
	for _, b := range l.items {
		if b.box >= 0 {
			l.height[b.layer] = max(l.height[b.layer], l.boxes[b.box].h)
		}
	}
	for i := range l.gap {
		l.gap[i] = leastGap
	}
	for _, k := range l.links {
		far := math.Abs(l.items[k.upper].x + k.dx - l.items[k.lower].x)
		layer := l.items[k.upper].layer
		l.gap[layer] = max(l.gap[layer], min(mostGap, leastGap+far*0.09))
	}
	for _, w := range l.wires {
		if from, to := l.items[w.from].layer, l.items[w.to].layer; to <= from {
			l.turns[to] = 1
			l.turns[from+1] = 1
		}
	}
	y := float64(l.turns[0]) * turn
	for i := range l.layers {
		l.top[i] = y
		if l.turns[i+1] > 0 {
			l.gap[i] = max(l.gap[i], leastGap+turn)
		}
		y += l.height[i] + l.gap[i]
	}
}

// size is how much room the drawing takes.
func (l *layout) size() (w, h float64) {
	for i := range l.items {
		w = max(w, l.items[i].x+l.items[i].w/2)
	}
	last := len(l.layers) - 1
	h = l.top[last] + l.height[last] + float64(l.turns[last+1])*turn
	return w, h
}

// corner is the top left of a box.
func (l *layout) corner(box int) (x, y float64) {
	it := &l.items[box]
	return math.Round(it.x - it.w/2), math.Round(l.top[it.layer])
}
