package explore

// tally says what must be remembered of a way to a position, beside the
// position: which choices have earned their points, as far as those can be made
// again, and the turn, as far as turns can run out.
type tally struct {
	facts    []nodeFacts
	maxTurns int
	part     []int32  // position -> component
	left     []int32  // component -> the longest way to go on, in turns, or endless
	live     []uint64 // component -> words of flags that matter
	words    int
}

const endless = -1

func newTally(s *search) *tally {
	parts := findComponents(&s.edges)
	t := &tally{facts: s.layout.facts, maxTurns: s.version.MaxTurns, part: parts.part, left: make([]int32, parts.count)}
	for i := range t.facts {
		if c := t.facts[i].circle; c != nil {
			t.words = max(t.words, (len(c.numbers)+63)/64)
		}
	}
	t.live = make([]uint64, int(parts.count)*t.words)
	parts.each(func(part int32, states []int32) {
		t.left[part] = t.longest(s, part, states)
		if t.words > 0 {
			t.findLive(s, part, states)
		}
	})
	return t
}

// longest is the longest way on from a component. A position that is no ending
// is never the end of a way: where it cannot be played it is still refused, or
// met as the turns run out.
func (t *tally) longest(s *search, part int32, states []int32) int32 {
	longest := int32(1)
	if s.isEnding(states[0]) {
		longest = 0
	}
	for _, state := range states {
		for _, to := range s.of(state) {
			if t.part[to] == part || t.left[t.part[to]] == endless {
				return endless
			}
			longest = max(longest, 1+t.left[t.part[to]])
		}
	}
	return longest
}

// findLive finds the choices of the circle that can be made from a component.
func (t *tally) findLive(s *search, part int32, states []int32) {
	live := t.liveOf(part)
	for _, state := range states {
		here := &t.facts[s.node(state)]
		if here.circle == nil {
			return
		}
		for e := s.first[state]; e < s.first[state+1]; e++ {
			if flag := here.flag[s.moves[e].choice]; flag != none {
				live[flag/64] |= 1 << (flag % 64)
			}
			if to := s.to[e]; t.facts[s.node(to)].circle == here.circle {
				for i, word := range t.liveOf(t.part[to]) {
					live[i] |= word
				}
			}
		}
	}
}

func (t *tally) liveOf(part int32) []uint64 {
	return t.live[int(part)*t.words : (int(part)+1)*t.words]
}

// flagOf is the flag of a move at a node, or none.
func (t *tally) flagOf(node int, m move) int {
	if t.facts[node].circle == nil {
		return none
	}
	return t.facts[node].flag[m.choice]
}

// keepsTurn reports whether turns can run out on a way on from a position.
func (t *tally) keepsTurn(state int32, turn int) bool {
	return keepsTurn(t.left[t.part[state]], turn, t.maxTurns)
}

func keepsTurn(left int32, turn, maxTurns int) bool {
	return maxTurns > 0 && (left == endless || turn+int(left) > maxTurns)
}

// write makes the key of a position with what must be remembered: a word, and
// t.words of flags, which are masked in place.
func (t *tally) write(key []uint64, state int32, turn int) {
	key[0] = uint64(uint32(state))
	if t.keepsTurn(state, turn) {
		key[0] |= uint64(turn) << 32
	}
	for i, live := range t.liveOf(t.part[state]) {
		key[1+i] &= live
	}
}
