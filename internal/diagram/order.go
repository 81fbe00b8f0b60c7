package diagram

import (
	"cmp"
	"slices"
)

// sweeps is how often the layers are put in order, downwards and upwards.
const sweeps = 24

// order puts the items of every layer in an order in which few links cross:
// first as a walk from the start meets them, then each layer by the middle of
// what its items are linked to, again and again; the best order is kept.
func (l *layout) order(start int) {
	l.walk(start)
	best, crossings := l.keep(), l.crossings()
	for i := range sweeps {
		if crossings == 0 {
			break
		}
		if i%2 == 0 {
			for layer := 1; layer < len(l.layers); layer++ {
				l.sort(layer, true)
			}
		} else {
			for layer := len(l.layers) - 2; layer >= 0; layer-- {
				l.sort(layer, false)
			}
		}
		l.exchange()
		if n := l.crossings(); n < crossings {
			best, crossings = l.keep(), n
		}
	}
	l.layers = best
	l.number()
}

// walk fills the layers in the order of a search along the links.
func (l *layout) walk(start int) {
	met := make([]bool, len(l.items))
	var visit func(int)
	visit = func(it int) {
		if met[it] {
			return
		}
		met[it] = true
		layer := l.items[it].layer
		l.layers[layer] = append(l.layers[layer], it)
		l.beside(it, visit)
		for _, k := range l.below[it] {
			visit(l.links[k].lower)
		}
	}
	visit(start)
	for it := range l.items {
		visit(it)
	}
	l.number()
}

// beside visits the lanes that begin or end next to a box.
func (l *layout) beside(it int, visit func(int)) {
	if l.items[it].box < 0 {
		return
	}
	if lane, ok := l.lanes[lane{to: it, layer: l.items[it].layer, up: true}]; ok {
		visit(lane)
	}
}

func (l *layout) keep() [][]int {
	kept := make([][]int, len(l.layers))
	for i := range l.layers {
		kept[i] = slices.Clone(l.layers[i])
	}
	return kept
}

func (l *layout) number() {
	for _, layer := range l.layers {
		for pos, it := range layer {
			l.items[it].pos = pos
		}
	}
}

// leaves says where along its layer a link leaves its upper item.
func (l *layout) leaves(k link) float64 {
	it := &l.items[k.upper]
	return float64(it.pos) + k.dx/(it.w+1)
}

// sort orders a layer by the middle of what its items are linked to, above or
// below. Items without such links keep their positions.
func (l *layout) sort(layer int, above bool) {
	type middle struct {
		it int
		at float64
	}
	var linked []middle
	var free []int // positions of those that move
	for pos, it := range l.layers[layer] {
		sum, n := 0.0, 0
		if above {
			for _, k := range l.above[it] {
				sum, n = sum+l.leaves(l.links[k]), n+1
			}
		} else {
			for _, k := range l.below[it] {
				sum, n = sum+float64(l.items[l.links[k].lower].pos), n+1
			}
		}
		if n > 0 {
			linked = append(linked, middle{it, sum / float64(n)})
			free = append(free, pos)
		}
	}
	slices.SortStableFunc(linked, func(a, b middle) int { return cmp.Compare(a.at, b.at) })
	for i, m := range linked {
		l.layers[layer][free[i]] = m.it
		l.items[m.it].pos = free[i]
	}
}

// exchange swaps neighbours where fewer links cross afterwards.
func (l *layout) exchange() {
	for _, layer := range l.layers {
		for i := 0; i+1 < len(layer); i++ {
			a, b := layer[i], layer[i+1]
			if l.crossed(b, a) < l.crossed(a, b) {
				layer[i], layer[i+1] = b, a
				l.items[a].pos, l.items[b].pos = i+1, i
			}
		}
	}
}

// crossed counts how often the links of two items cross if left is to the left
// of right.
func (l *layout) crossed(left, right int) int {
	n := 0
	for _, i := range l.above[left] {
		for _, j := range l.above[right] {
			if l.leaves(l.links[i]) > l.leaves(l.links[j]) {
				n++
			}
		}
	}
	for _, i := range l.below[left] {
		for _, j := range l.below[right] {
			if l.items[l.links[i].lower].pos > l.items[l.links[j].lower].pos {
				n++
			}
		}
	}
	return n
}

// crossings counts how often links cross in all.
func (l *layout) crossings() int {
	n := 0
	var ks []int
	for _, layer := range l.layers {
		ks = ks[:0]
		for _, it := range layer {
			ks = append(ks, l.below[it]...)
		}
		slices.SortFunc(ks, func(a, b int) int {
			return cmp.Or(cmp.Compare(l.leaves(l.links[a]), l.leaves(l.links[b])), cmp.Compare(l.items[l.links[a].lower].pos, l.items[l.links[b].lower].pos))
		})
		n += l.inversions(ks)
	}
	return n
}

// inversions counts the pairs of links that end in another order than they
// begin, with a binary indexed tree over the positions below.
func (l *layout) inversions(ks []int) int {
	size := 1
	for _, k := range ks {
		size = max(size, l.items[l.links[k].lower].pos+2)
	}
	tree := make([]int, size+1)
	n := 0
	for seen, k := range ks {
		pos := l.items[l.links[k].lower].pos + 1
		before := 0
		for i := pos; i > 0; i -= i & -i {
			before += tree[i]
		}
		n += seen - before
		for i := pos; i <= size; i += i & -i {
			tree[i]++
		}
	}
	return n
}
