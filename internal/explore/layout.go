package explore

import (
	"fmt"
	"math/bits"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// layout says how a position is written as a key: in bits, one field after the
// other, and only what the way on may depend on (see matter). Of a number of
// which only bounds matter the key holds between which of them it lies. Points
// and the limit of turns are counted elsewhere (see ledger). Positions with the
// same key go on alike, so a key stands for the position that it is read back
// as. Positions that differ only in a mood have keys that lie close to each
// other, for mostly they go on alike as well (see steps).
type layout struct {
	*figures
	facts   []nodeFacts // of each node
	forms   []form      // by node
	opening play.Position
	says    bool // the customer's words are told apart as well
	rolls   bool // a function may roll, so that the seed matters
	words   int  // of a key

	nodeBits int
}

// form is what the keys of a node are made of, or what a function is asked
// with: which nodes were visited, and numbers: the turn, the vars, and the
// moods, the first of them last.
type form struct {
	visited []int32
	fields  []field
}

// field is a number in a form: its value above the lowest, or where only bounds
// matter its class.
type field struct {
	number, lowest int
	bits           int
	cuts           cuts
	// A value of each class, above the lowest; that of the class home is start.
	values      []uint8
	home, start int
}

func (f *form) bits() int {
	sum := len(f.visited)
	for i := range f.fields {
		sum += f.fields[i].bits
	}
	return sum
}

func newLayout(n *figures, shifts [][][]int, says bool) *layout {
	l := &layout{
		figures: n, facts: static(n.scn), forms: make([]form, len(n.scn.Nodes)), opening: play.Opening(n.scn),
		says: says, rolls: canRoll(n.scn), nodeBits: bits.Len(uint(len(n.scn.Nodes) - 1)),
	}
	width := 0
	shared := map[string][]int32{}
	for i, v := range findMatter(n, shifts, says) {
		name := fmt.Sprint(v.visited)
		if _, ok := shared[name]; !ok {
			shared[name] = v.visitedNodes()
		}
		l.forms[i] = form{shared[name], n.fields(v)}
		width = max(width, l.nodeBits+1+l.forms[i].bits())
	}
	l.words = (width + 63) / 64
	return l
}

// fields gives a field for every number that matters.
func (n *figures) fields(v *view) []field {
	var fields []field
	add := func(i int) {
		if !v.numbers[i].none() {
			fields = append(fields, n.field(i, &v.numbers[i]))
		}
	}
	add(turn)
	for i := range n.scn.Vars {
		add(n.ofVar(i))
	}
	for i := range n.scn.Moods {
		add(n.ofMood(len(n.scn.Moods) - 1 - i))
	}
	return slices.Clip(fields)
}

func (n *figures) field(i int, c *cuts) field {
	f := field{number: i, cuts: *c}
	switch {
	case !c.exact:
		f.lowest, f.start = n.all[i].lowest, n.start(i)
		f.home = c.class(f.start - f.lowest)
		f.values = n.all[i].values(c, f.start)
		f.bits = bits.Len(uint(len(f.values) - 1))
	case i == turn:
		f.bits = bits.Len(mostTurn)
	default:
		f.lowest, f.bits = scenario.VarMin, bits.Len(scenario.VarMax-scenario.VarMin)
	}
	return f
}

// value gives a value of a class.
func (f *field) value(class int) int {
	if class == f.home {
		return f.start
	}
	return f.lowest + int(f.values[class])
}

// all gives a value of every class.
func (f *field) all() []int {
	all := make([]int, len(f.values))
	for class := range all {
		all[class] = f.value(class)
	}
	return all
}

// write makes the key of a position.
func (l *layout) write(p *play.Position, key []uint64) error {
	clear(key)
	for _, m := range p.Moods {
		if m < scenario.MoodMin || m > scenario.MoodMax {
			return fmt.Errorf("a mood is out of its bounds at node %q", l.scn.Nodes[p.Node].ID)
		}
	}
	w := writer{key: key}
	w.put(p.Node, l.nodeBits)
	w.flag(p.Breathed)
	l.fill(&w, &l.forms[p.Node], p)
	if w.overflow {
		return fmt.Errorf("a var or the turn is out of its bounds at node %q", l.scn.Nodes[p.Node].ID)
	}
	return nil
}

// fill writes a position in a form.
func (n *figures) fill(w *writer, form *form, p *play.Position) {
	for _, node := range form.visited {
		w.flag(p.Visited.Has(int(node)))
	}
	for i := range form.fields {
		f := &form.fields[i]
		offset := n.value(p, f.number) - f.lowest
		if !f.cuts.exact {
			offset = f.cuts.class(offset)
		}
		w.put(offset, f.bits)
	}
}

// read makes p, which must have the scenario's sizes, the position that a key
// stands for.
func (l *layout) read(key []uint64, p *play.Position) {
	r := reader{key: key}
	p.Node = r.take(l.nodeBits)
	p.Breathed = r.flag()
	p.Turn = 0
	copy(p.Vars, l.opening.Vars)
	copy(p.Moods, l.opening.Moods)
	clear(p.Visited)
	p.Visited.Add(p.Node)
	form := &l.forms[p.Node]
	for _, node := range form.visited {
		if r.flag() {
			p.Visited.Add(int(node))
		}
	}
	for i := range form.fields {
		f := &form.fields[i]
		offset := r.take(f.bits)
		if f.cuts.exact {
			l.set(p, f.number, f.lowest+offset)
		} else {
			l.set(p, f.number, f.value(offset))
		}
	}
}

// node is the node of a key.
func (l *layout) node(key []uint64) int {
	r := reader{key: key}
	return r.take(l.nodeBits)
}

// earned puts the choices of the position's circle that have earned their
// points into flags.
func (l *layout) earned(p *play.Position, flags []uint64) {
	clear(flags)
	c := l.facts[p.Node].circle
	if c == nil {
		return
	}
	for flag, number := range c.numbers {
		if p.Earned.Has(number) {
			flags[flag/64] |= 1 << (flag % 64)
		}
	}
}

// writer puts numbers into a key that was all zero, highest bits first, so that
// keys are in the order of their fields.
type writer struct {
	key      []uint64
	at       int
	overflow bool
}

func (w *writer) put(number, width int) {
	n := uint64(number)
	if n>>width != 0 {
		w.overflow = true
	}
	if w.overflow || width == 0 {
		return
	}
	word, free := w.at/64, 64-w.at%64
	if width <= free {
		w.key[word] |= n << (free - width)
	} else {
		w.key[word] |= n >> (width - free)
		w.key[word+1] |= n << (64 - width + free)
	}
	w.at += width
}

func (w *writer) flag(set bool) {
	if set {
		w.key[w.at/64] |= 1 << (63 - w.at%64)
	}
	w.at++
}

// reader takes them out again.
type reader struct {
	key []uint64
	at  int
}

func (r *reader) take(width int) int {
	word, free := r.at/64, 64-r.at%64
	r.at += width
	switch {
	case width == 0:
		return 0
	case width <= free:
		return int(r.key[word] << (64 - free) >> (64 - width))
	default:
		high := r.key[word] << (64 - free) >> (64 - free)
		return int(high<<(width-free) | r.key[word+1]>>(64-width+free))
	}
}

func (r *reader) flag() bool {
	set := r.key[r.at/64]>>(63-r.at%64)&1 != 0
	r.at++
	return set
}
