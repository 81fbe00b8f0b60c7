package explore

import (
	"fmt"
	"math/bits"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// layout says how a position is written as a key: in bits, one field after the
// other, and only what the way on may depend on. Moods, vars, visited flags and
// the turn are left out where no function can ask for them any more; points
// and the limit of turns are counted elsewhere (see ledger). Positions with the
// same key go on alike, so a key stands for the position that it is read back
// as. Positions that differ only in a mood have keys that lie close to each
// other, for mostly they go on alike as well (see steps).
type layout struct {
	scn     *scenario.Scenario
	facts   []nodeFacts // of each node
	says    bool        // the customer's words are told apart as well
	rolls   bool        // a function may roll, so that the seed matters
	visited []int       // the nodes that a function may ask for
	words   int         // of a key

	nodeBits, turnBits int
	varBits            []int
}

const (
	moodBits = 7 // 0..100
	flagBits = 1
	turnBits = 31
)

func newLayout(scn *scenario.Scenario, says bool) *layout {
	l := &layout{scn: scn, facts: static(scn, says), says: says}
	l.rolls = scn.Reads.Roll && l.facts[scn.Start].asks
	for i := range scn.Nodes {
		if scn.Reads.AllVisited || slices.Contains(scn.Reads.Visited, i) {
			l.visited = append(l.visited, i)
		}
	}
	l.nodeBits = bits.Len(uint(len(scn.Nodes) - 1))
	if scn.Reads.Turn || scn.Reads.Roll {
		l.turnBits = turnBits
	}
	for i := range scn.Vars {
		l.varBits = append(l.varBits, varBits(&scn.Vars[i]))
	}
	l.words = (l.width() + 63) / 64
	return l
}

func varBits(v *scenario.Var) int {
	switch v.Kind {
	case scenario.Bool:
		return flagBits
	case scenario.Enum:
		return bits.Len(uint(len(v.Set) - 1))
	default:
		return bits.Len(scenario.VarMax - scenario.VarMin)
	}
}

// width is how many bits the widest key has.
func (l *layout) width() int {
	asked := l.turnBits + len(l.scn.Moods)*moodBits + len(l.visited)*flagBits
	for _, b := range l.varBits {
		asked += b
	}
	return l.nodeBits + flagBits + asked
}

// write makes the key of a position.
func (l *layout) write(p *play.Position, key []uint64) error {
	clear(key)
	w := writer{key: key}
	w.put(p.Node, l.nodeBits)
	w.flag(p.Breathed)
	if l.facts[p.Node].asks {
		l.writeAsked(&w, p)
	}
	if w.overflow {
		return fmt.Errorf("a mood, a var or the turn is out of its bounds at node %q", l.scn.Nodes[p.Node].ID)
	}
	return nil
}

func (l *layout) writeAsked(w *writer, p *play.Position) {
	if l.turnBits > 0 {
		w.put(p.Turn, l.turnBits)
	}
	for _, n := range l.visited {
		w.flag(p.Visited.Has(n))
	}
	for i, v := range p.Vars {
		w.put(int(v)-l.lowest(i), l.varBits[i])
	}
	for i := len(p.Moods) - 1; i >= 0; i-- {
		w.put(p.Moods[i], moodBits)
	}
}

// read makes p, which must have the scenario's sizes, the position that a key
// stands for.
func (l *layout) read(key []uint64, p *play.Position) {
	r := reader{key: key}
	p.Node = r.take(l.nodeBits)
	p.Breathed = r.flag()
	clear(p.Visited)
	if l.facts[p.Node].asks {
		l.readAsked(&r, p)
	}
}

func (l *layout) readAsked(r *reader, p *play.Position) {
	p.Turn = r.take(l.turnBits)
	for _, n := range l.visited {
		if r.flag() {
			p.Visited.Add(n)
		}
	}
	for i := range p.Vars {
		p.Vars[i] = scenario.Value(r.take(l.varBits[i]) + l.lowest(i))
	}
	for i := len(p.Moods) - 1; i >= 0; i-- {
		p.Moods[i] = r.take(moodBits)
	}
}

func (l *layout) lowest(v int) int {
	if l.scn.Vars[v].Kind == scenario.Int {
		return scenario.VarMin
	}
	return 0
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
