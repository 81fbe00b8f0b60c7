package diagram

import "slices"

// The drawing is made in layers from the start downwards, as Sugiyama, Tagawa
// and Toda have shown: find the layers (this file), order what is in each so
// that few lines cross (order.go), find the places (place.go), and draw the
// lines through the gaps (route.go). Lines that pass a layer on their way to
// the same box share a lane there, so their number is bounded by boxes times
// layers, and a line that many choices share is drawn where one would be.

// box is something to be placed: a card.
type box struct {
	w, h  float64
	ports []float64 // where lines leave at the bottom, from the left edge
}

// wire leads from a port of a box to another box.
type wire struct {
	from, port, to int
}

// item is a box or a lane in a layer. Box items come first, with the boxes'
// indices.
type item struct {
	layer int
	box   int  // -1: a lane
	to    int  // a lane: the box that it leads to
	up    bool // a lane: it leads upwards
	w     float64
	x     float64 // the middle
	pos   int     // in its layer, from the left
}

// link joins an item to one in the next layer below.
type link struct {
	upper, lower int
	dx           float64 // where it leaves the upper item, from its middle
	weight       float64
}

// lane names a shared lane.
type lane struct {
	to, layer int
	up        bool
}

// layout is a drawing being made.
type layout struct {
	boxes  []box
	wires  []wire
	items  []item
	links  []link
	lanes  map[lane]int // indices in items
	layers [][]int      // indices in items, from the left
	below  [][]int      // by item: links to the layer below, indices in links
	above  [][]int

	top    []float64 // of each layer
	height []float64
	gap    []float64 // below each layer
	turns  []int     // above each layer, and below the last: 1 where lines turn round
}

// What bounds the memory and time of a drawing: how many boxes and lanes there
// are, and how many layers all wires pass together.
const (
	maxItems  = 20_000
	maxPassed = 200_000
)

const laneWidth = 10

// newLayout finds places for boxes and ways for wires between different boxes.
// It answers [ErrTooLarge] for what would take too long.
func newLayout(boxes []box, wires []wire, start int) (*layout, error) {
	l := &layout{boxes: boxes, wires: wires, lanes: map[lane]int{}}
	back := l.backward(start)
	layers := l.rank(back)
	for i, b := range boxes {
		l.items = append(l.items, item{layer: layers[i], box: i, w: b.w})
	}
	passed := 0
	for _, w := range wires {
		l.lay(w)
		passed += 1 + max(layers[w.from]-layers[w.to], layers[w.to]-layers[w.from])
		if len(l.items) > maxItems || passed > maxPassed {
			return nil, ErrTooLarge
		}
	}
	l.index()
	l.order(start)
	l.place()
	l.stack()
	return l, nil
}

// backward marks the wires that close a circle, as met by a search from the
// start, or else from the first box not met.
func (l *layout) backward(start int) []bool {
	out := make([][]int, len(l.boxes))
	for i, w := range l.wires {
		out[w.from] = append(out[w.from], i)
	}
	const open, closed = 1, 2
	back, state := make([]bool, len(l.wires)), make([]int8, len(l.boxes))
	var visit func(int)
	visit = func(box int) {
		state[box] = open
		for _, i := range out[box] {
			switch to := l.wires[i].to; state[to] {
			case open:
				back[i] = true
			case closed:
			default:
				visit(to)
			}
		}
		state[box] = closed
	}
	for i := range len(l.boxes) + 1 {
		box := start
		if i > 0 {
			box = i - 1
		}
		if state[box] == 0 {
			visit(box)
		}
	}
	return back
}

// rank gives every box a layer below those of all boxes that lead to it. Boxes
// that nothing leads to stand just above what they lead to.
func (l *layout) rank(back []bool) []int {
	out, waiting := make([][]int, len(l.boxes)), make([]int, len(l.boxes))
	for i, w := range l.wires {
		if !back[i] {
			out[w.from] = append(out[w.from], w.to)
			waiting[w.to]++
		}
	}
	first := make([]bool, len(l.boxes))
	var ready []int
	for i, n := range waiting {
		if n == 0 {
			first[i] = true
			ready = append(ready, i)
		}
	}
	rank := make([]int, len(l.boxes))
	for len(ready) > 0 {
		box := ready[0]
		ready = ready[1:]
		for _, to := range out[box] {
			rank[to] = max(rank[to], rank[box]+1)
			if waiting[to]--; waiting[to] == 0 {
				ready = append(ready, to)
			}
		}
	}
	for i := range rank {
		if first[i] && len(out[i]) > 0 {
			rank[i] = rank[slices.MinFunc(out[i], func(a, b int) int { return rank[a] - rank[b] })] - 1
		}
	}
	return rank
}

// lay makes the lanes and links of a wire, where they are not there yet.
func (l *layout) lay(w wire) {
	from, to := l.items[w.from].layer, l.items[w.to].layer
	dx := l.boxes[w.from].ports[w.port] - l.boxes[w.from].w/2
	if to > from {
		l.links = append(l.links, link{upper: w.from, lower: l.down(w.to, from+1), dx: dx, weight: 1})
		return
	}
	l.up(w.to, from)
}

// down gives the item where lines down to a box pass a layer: a lane, or the
// box itself.
func (l *layout) down(to, layer int) int {
	if layer == l.items[to].layer {
		return to
	}
	return l.lane(lane{to: to, layer: layer}, func(it int) link {
		return link{upper: it, lower: l.down(to, layer+1), weight: 40}
	})
}

// up gives the lane where lines up to a box pass a layer. The last one is
// beside the box.
func (l *layout) up(to, layer int) int {
	return l.lane(lane{to: to, layer: layer, up: true}, func(it int) link {
		if layer == l.items[to].layer {
			return link{upper: -1}
		}
		return link{upper: l.up(to, layer-1), lower: it, weight: 40}
	})
}

// lane finds a lane, or makes it and the link that goes on from it.
func (l *layout) lane(key lane, next func(it int) link) int {
	if it, ok := l.lanes[key]; ok {
		return it
	}
	it := len(l.items)
	l.lanes[key] = it
	l.items = append(l.items, item{layer: key.layer, box: -1, to: key.to, up: key.up, w: laneWidth})
	if n := next(it); n.upper >= 0 {
		l.links = append(l.links, n)
	}
	return it
}

// index makes the lists of links and of layers.
func (l *layout) index() {
	depth := 0
	for i := range l.items {
		depth = max(depth, l.items[i].layer+1)
	}
	l.layers = make([][]int, depth)
	l.above, l.below = make([][]int, len(l.items)), make([][]int, len(l.items))
	for i, k := range l.links {
		l.below[k.upper] = append(l.below[k.upper], i)
		l.above[k.lower] = append(l.above[k.lower], i)
	}
}
