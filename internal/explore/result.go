package explore

import (
	"encoding/binary"
	"fmt"
	"slices"

	"evenkeel/internal/play"
)

// result is what is kept of a search: small, and without the scenario and its
// rules. With sampled bounds the rest is empty.
type result struct {
	bounds  play.Bounds
	reaches []play.Reach
	// at gives the index in reaches for a position, or none where it cannot be
	// played. Its keys are those of the layout, behind what was counted on the
	// way where that makes a difference.
	at steps
	// of gives the index in prospects for a position's key, or none. Without
	// prospects nothing that was counted on the way matters.
	prospects []prospect
	of        steps
}

// prospect says what of the way to a position matters for the way on (see
// tally). Many positions have the same.
type prospect struct {
	left     int32
	maxTurns int
	live     []uint64
}

func newResult(l *ledger) (*result, error) {
	w, err := l.worth()
	if err != nil {
		return nil, err
	}
	if w == nil {
		return nil, l.search.nowhere()
	}
	r := &result{bounds: w.bounds}
	if l.cut {
		return r, nil
	}
	at := r.index(l, w)
	if alone, ok := simple(l, at); ok {
		r.at = newSteps(&l.search.states, func(i int) int32 { return alone[i] })
		return r, nil
	}
	r.classify(l)
	keys := l.keys()
	r.at = newSteps(&keys, func(i int) int32 { return at[i] })
	return r, nil
}

// index gives for every position of the ledger what can be reached from it, as
// an index in reaches. Positions are many and the answers few.
func (r *result) index(l *ledger, w *worth) []int32 {
	known := map[play.Reach]int32{}
	ofPart := make([]int32, l.parts.count)
	for part := range ofPart {
		reach := w.reach(part)
		i, ok := known[reach]
		if !ok {
			i = int32(len(r.reaches))
			known[reach] = i
			r.reaches = append(r.reaches, reach)
		}
		ofPart[part] = i
	}
	at := make([]int32, len(l.parts.part))
	for i, part := range l.parts.part {
		at[i] = ofPart[part]
	}
	return at
}

// simple gives the index in reaches for every position of the search, if what
// was counted on the way makes no difference.
func simple(l *ledger, at []int32) (alone []int32, ok bool) {
	alone = slices.Repeat([]int32{none}, l.search.states.len())
	for i, reach := range at {
		state := l.state(l.states.key(i))
		if state == l.outOfTurns() {
			continue
		}
		if alone[state] != none && alone[state] != reach {
			return nil, false
		}
		alone[state] = reach
	}
	return alone, true
}

// classify finds the prospects of the positions that the ledger came to.
func (r *result) classify(l *ledger) {
	known := map[string]int32{}
	of := slices.Repeat([]int32{none}, l.search.states.len())
	var name []byte
	for i := range l.states.len() {
		state := l.state(l.states.key(i))
		if state == l.outOfTurns() || of[state] != none {
			continue
		}
		ahead := l.tally.prospect(state)
		name = ahead.name(name[:0])
		n, ok := known[string(name)]
		if !ok {
			n = int32(len(r.prospects))
			known[string(name)] = n
			ahead.live = slices.Clone(ahead.live)
			r.prospects = append(r.prospects, ahead)
		}
		of[state] = n
	}
	r.of = newSteps(&l.search.states, func(i int) int32 { return of[i] })
}

// prospect gives the prospect of a position of the search.
func (t *tally) prospect(state int32) prospect {
	part := t.part[state]
	return prospect{left: t.left[part], maxTurns: t.maxTurns, live: t.liveOf(part)}
}

// name appends to b what tells a prospect from the others.
func (a *prospect) name(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(a.left))
	for _, live := range a.live {
		b = binary.LittleEndian.AppendUint64(b, live)
	}
	return b
}

// keys are those of the ledger's positions: flags, turn, and the layout's key.
func (l *ledger) keys() table {
	words := l.tally.words + 1 + l.search.layout.words
	keys := table{words: words, keys: make([]uint64, 0, l.states.len()*words)}
	for i := range l.states.len() {
		key := l.states.key(i)
		keys.keys = append(keys.keys, key[1:]...)
		keys.keys = append(keys.keys, uint64(turnOf(key)))
		if state := l.state(key); state == l.outOfTurns() {
			keys.keys = append(keys.keys, slices.Repeat([]uint64{^uint64(0)}, l.search.layout.words)...)
		} else {
			keys.keys = append(keys.keys, l.search.states.key(int(state))...)
		}
	}
	return keys
}

// reach gives what can be reached from a position.
func (r *result) reach(l *layout, p *play.Position) (play.Reach, error) {
	var few [12]uint64
	key := scratch(few[:], max(r.at.words, l.words))
	own := key[len(key)-l.words:]
	if err := l.write(p, own); err != nil {
		return play.Reach{}, err
	}
	n := &l.scn.Nodes[p.Node]
	if n.Ending != nil {
		return play.Reach{}, nil
	}
	if len(r.prospects) > 0 {
		ahead := r.of.at(own)
		if ahead == none {
			return play.Reach{}, nowhereNear(n.ID)
		}
		r.prospects[ahead].write(l, p, key[:len(key)-l.words])
	}
	i := r.at.at(key)
	if i == none {
		return play.Reach{}, nowhereNear(n.ID)
	}
	return r.reaches[i], nil
}

// write puts what matters of the way to a position before its key.
func (a *prospect) write(l *layout, p *play.Position, key []uint64) {
	l.earned(p, key[:len(a.live)])
	for i, live := range a.live {
		key[i] &= live
	}
	key[len(a.live)] = 0
	if keepsTurn(a.left, p.Turn, a.maxTurns) {
		key[len(a.live)] = uint64(p.Turn)
	}
}

// size is about how many bytes the result takes.
func (r *result) size() int {
	size := 256 + 40*len(r.reaches) + r.at.size() + r.of.size()
	for i := range r.prospects {
		size += 48 + 8*len(r.prospects[i].live)
	}
	return size
}

func nowhereNear(node string) error {
	return fmt.Errorf("no path leads to this position at node %q", node)
}

func scratch(few []uint64, words int) []uint64 {
	if words > len(few) {
		return make([]uint64, words)
	}
	return few[:words]
}

// nowhere is the error of a scenario that cannot be played to any end.
func (s *search) nowhere() error {
	start := &s.version.Nodes[s.version.Start]
	f := &play.Fault{Pos: start.Pos, Node: start.ID, Reason: "no ending can be reached from the start"}
	if s.cut {
		f.Reason = "no ending was found before the search was cut"
	}
	if s.fault != nil {
		f.Reason += "; the first failure on the way is at " + s.fault.Error()
	}
	return f
}
