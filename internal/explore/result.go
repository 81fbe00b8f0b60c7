package explore

import (
	"fmt"

	"evenkeel/internal/play"
)

// result is what the oracle keeps of a search. With sampled bounds the rest is
// empty.
type result struct {
	bounds play.Bounds
	layout *layout
	states table // positions of the search, by their keys
	// tally and counted tell positions apart by what was counted on the way;
	// tally is nil where that makes no difference to what can be reached.
	tally   *tally
	counted table
	at      []int32 // position, of counted or else of states -> index in reaches
	reaches []play.Reach
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
	r.layout, r.states = l.search.layout, l.search.states
	r.index(l, w)
	if !r.simple(l) {
		r.tally, r.counted = l.tally, l.states
		r.counted.trim()
	}
	r.states.trim()
	return r, nil
}

// index gives every position what can be reached from it. Positions are many
// and the answers few, so equal ones are kept once.
func (r *result) index(l *ledger, w *worth) {
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
	r.at = make([]int32, len(l.parts.part))
	for i, part := range l.parts.part {
		r.at[i] = ofPart[part]
	}
}

// simple drops what was counted on the way, if it makes no difference.
func (r *result) simple(l *ledger) bool {
	at := make([]int32, r.states.len())
	for i := range at {
		at[i] = unknown
	}
	for i, reach := range r.at {
		state := l.state(l.states.key(i))
		if state == l.outOfTurns() {
			continue
		}
		if at[state] != unknown && at[state] != reach {
			return false
		}
		at[state] = reach
	}
	r.at = at
	return true
}

// reach finds a position and gives what can be reached from it.
func (r *result) reach(p *play.Position) (play.Reach, error) {
	var few [8]uint64
	key := scratch(few[:], r.layout.words)
	if err := r.layout.write(p, key); err != nil {
		return play.Reach{}, err
	}
	i := r.states.find(key)
	if i >= 0 && r.tally != nil {
		key := scratch(few[:], 1+r.tally.words)
		r.tally.flags(key, p)
		r.tally.write(key, int32(i), p.Turn)
		i = r.counted.find(key)
	}
	if i < 0 || r.at[i] == unknown {
		return r.elsewhere(p)
	}
	return r.reaches[r.at[i]], nil
}

// elsewhere is the answer for a position that the search did not number.
func (r *result) elsewhere(p *play.Position) (play.Reach, error) {
	n := &r.layout.scn.Nodes[p.Node]
	if n.Ending != nil {
		return play.Reach{}, nil
	}
	return play.Reach{}, fmt.Errorf("no path leads to this position at node %q", n.ID)
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
