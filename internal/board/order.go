package board

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"
	"strings"
)

// place is where a trainee stands by a score. Those who share a score are in
// the order of their names, which must not change meanwhile.
type place struct {
	tenths int
	who    *trainee
}

// compare is negative where p comes before q: the best is first.
func (p place) compare(q place) int {
	if p.tenths != q.tenths {
		return cmp.Compare(q.tenths, p.tenths)
	}
	return cmp.Or(strings.Compare(p.who.name, q.who.name), strings.Compare(p.who.id, q.who.id))
}

// blockMax is how many places a block holds at most: so many have to be moved
// when one comes or goes.
const blockMax = 512

// order keeps places sorted and knows the position of each, 0 for the first:
// blocks of places, and a Fenwick tree over the blocks' lengths. One change or
// question among a million costs microseconds.
type order struct {
	blocks [][]place // none is empty
	sums   []int     // sums[i] is the length of the i&-i blocks that end before i
	size   int
}

// newOrder sorts places.
func newOrder(places []place) *order {
	slices.SortFunc(places, place.compare)
	o := &order{size: len(places)}
	for chunk := range slices.Chunk(places, blockMax*3/4) {
		o.blocks = append(o.blocks, slices.Clone(chunk))
	}
	o.sum()
	return o
}

// sum makes the Fenwick tree for the blocks there are.
func (o *order) sum() {
	n := len(o.blocks)
	o.sums = slices.Grow(o.sums[:0], n+1)[:n+1]
	clear(o.sums)
	for i := 1; i <= n; i++ {
		o.sums[i] += len(o.blocks[i-1])
		if next := i + i&-i; next <= n {
			o.sums[next] += o.sums[i]
		}
	}
}

// grow counts places in or out of a block.
func (o *order) grow(block, by int) {
	o.size += by
	for i := block + 1; i < len(o.sums); i += i & -i {
		o.sums[i] += by
	}
}

// start is the position of a block's first place.
func (o *order) start(block int) int {
	n := 0
	for i := block; i > 0; i -= i & -i {
		n += o.sums[i]
	}
	return n
}

// insert puts a place where it belongs.
func (o *order) insert(p place) {
	if len(o.blocks) == 0 {
		o.blocks = [][]place{{p}}
		o.size = 1
		o.sum()
		return
	}
	b, at := o.search(p)
	if b == len(o.blocks) { // behind the last one
		b--
		at = len(o.blocks[b])
	}
	o.blocks[b] = slices.Insert(o.blocks[b], at, p)
	o.grow(b, 1)
	if len(o.blocks[b]) > blockMax {
		o.split(b)
	}
}

func (o *order) split(b int) {
	whole := o.blocks[b]
	o.blocks[b] = slices.Clone(whole[:blockMax/2])
	o.blocks = slices.Insert(o.blocks, b+1, slices.Clone(whole[blockMax/2:]))
	o.sum()
}

// remove takes a place out, which is there.
func (o *order) remove(p place) {
	b, at := o.search(p)
	o.blocks[b] = slices.Delete(o.blocks[b], at, at+1)
	o.grow(b, -1)
	if len(o.blocks[b]) < blockMax/8 {
		o.join(b)
	}
}

// join puts a small block together with the next one, if that leaves room.
func (o *order) join(b int) {
	switch {
	case len(o.blocks[b]) == 0:
	case b+1 < len(o.blocks) && len(o.blocks[b+1]) < blockMax/2:
		o.blocks[b+1] = append(o.blocks[b], o.blocks[b+1]...)
	default:
		return
	}
	o.blocks = slices.Delete(o.blocks, b, b+1)
	o.sum()
}

// search finds the block and the place in it where p is or belongs. The block
// is len(o.blocks) for what belongs behind everything.
func (o *order) search(p place) (block, at int) {
	block = sort.Search(len(o.blocks), func(i int) bool {
		last := o.blocks[i][len(o.blocks[i])-1]
		return p.compare(last) <= 0
	})
	if block == len(o.blocks) {
		return block, 0
	}
	at, _ = slices.BinarySearchFunc(o.blocks[block], p, place.compare)
	return block, at
}

// position is where p is.
func (o *order) position(p place) int {
	b, at := o.search(p)
	return o.start(b) + at
}

// better counts the places with a better score.
func (o *order) better(tenths int) int {
	worse := func(p place) bool { return p.tenths <= tenths }
	b := sort.Search(len(o.blocks), func(i int) bool { return worse(o.blocks[i][len(o.blocks[i])-1]) })
	if b == len(o.blocks) {
		return o.size
	}
	return o.start(b) + sort.Search(len(o.blocks[b]), func(i int) bool { return worse(o.blocks[b][i]) })
}

// at is the place at a position.
func (o *order) at(position int) place {
	b := 0
	for step := 1 << (bits.Len(uint(len(o.blocks))) - 1); step > 0; step /= 2 {
		if b+step < len(o.sums) && o.sums[b+step] <= position {
			b += step
			position -= o.sums[b]
		}
	}
	return o.blocks[b][position]
}
