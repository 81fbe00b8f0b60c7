package explore

import "evenkeel/internal/scenario"

// ledger is the graph of positions with what counts: each edge has the points
// that are really earned there, and turns run out. No circle in it earns
// anything, for whatever could be earned on it has been.
type ledger struct {
	search *search // where the conversation can go
	tally  *tally

	states table // keys of the tally, numbered by how many turns it takes
	edges
	moves []move
	parts components
	cut   bool

	// lastTurn asks whether a choice can be made at a position of the search in the
	// last turn, where it leads to no ending of its own; nil: always.
	lastTurn func(state int32, choice int) (bool, error)

	before, after []uint64 // scratch: keys
}

func newLedger(s *search) *ledger {
	t := newTally(s)
	return &ledger{
		search: s, tally: t, states: newTable(1 + t.words), edges: newEdges(),
		before: make([]uint64, 1+t.words), after: make([]uint64, 1+t.words),
	}
}

// run counts every way, breadth first, until all is counted or a limit cuts it.
func (l *ledger) run() error {
	limits := l.search.limits
	l.cut = l.search.cut
	l.states.add(l.before)
	for i := 0; i < l.states.len(); i++ {
		if err := limits.stop(i); err != nil {
			return err
		}
		over := l.states.len() > limits.States || len(l.to) > limits.Steps
		l.cut = l.cut || over
		if !over {
			if err := l.expand(i); err != nil {
				return err
			}
		}
		l.close()
	}
	l.parts = findComponents(&l.edges)
	return nil
}

func (l *ledger) expand(i int) error {
	copy(l.before, l.states.key(i))
	state := l.state(l.before)
	if state == l.outOfTurns() {
		return nil
	}
	last := l.last(state)
	for e := l.search.first[state]; e < l.search.first[state+1]; e++ {
		next := l.search.to[e]
		copy(l.after, l.before)
		m := l.earn(state, l.search.moves[e])
		switch {
		case last && !l.search.isEnding(next):
			ok, err := l.runOut(state, &m)
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
		case l.search.refused[next]:
			continue
		default:
			l.arrive(state, next)
		}
		l.to = append(l.to, int32(l.states.add(l.after)))
		l.moves = append(l.moves, m)
	}
	return nil
}

// last reports whether turns run out with the turn to be played in l.before.
func (l *ledger) last(state int32) bool {
	turn := turnOf(l.before)
	return l.tally.keepsTurn(state, turn) && turn+1 >= l.tally.maxTurns
}

// earn sets the flag of a choice in l.after. If it was set, the choice earns
// nothing: what is left is an ending's.
func (l *ledger) earn(state int32, m move) move {
	node := l.search.node(state)
	flag := l.tally.flagOf(node, m)
	if flag == none {
		return m
	}
	word, bit := &l.after[1+flag/64], uint64(1)<<(flag%64)
	if *word&bit == 0 {
		*word |= bit
		return m
	}
	c := &l.search.version.Nodes[node].Choices[m.choice]
	return newMove(int(m.choice), m.earned().Sub(c.Points))
}

// runOut leads a move to where the conversation is when turns have run out.
func (l *ledger) runOut(state int32, m *move) (bool, error) {
	if l.lastTurn != nil {
		if ok, err := l.lastTurn(state, int(m.choice)); !ok {
			return false, err
		}
	}
	v := l.search.version
	if v.OutOfTurns < 0 {
		return false, nil
	}
	clear(l.after)
	l.after[0] = uint64(l.outOfTurns())
	*m = newMove(int(m.choice), m.earned().Add(v.Nodes[v.OutOfTurns].Ending.Points))
	return true, nil
}

// arrive makes l.after the key of a position that comes after another.
func (l *ledger) arrive(state, next int32) {
	facts := l.tally.facts
	if facts[l.search.node(next)].circle != facts[l.search.node(state)].circle {
		clear(l.after[1:])
	}
	l.tally.write(l.after, next, turnOf(l.before)+1)
}

// outOfTurns is the position, beyond those of the search, where the conversation is
// when turns have run out.
func (l *ledger) outOfTurns() int32 { return int32(l.search.states.len()) }

func (l *ledger) state(key []uint64) int32 { return int32(uint32(key[0])) }

func turnOf(key []uint64) int { return int(key[0] >> 32) }

// node is the node of a position.
func (l *ledger) node(i int32) int {
	state := l.state(l.states.key(int(i)))
	if state == l.outOfTurns() {
		return l.search.version.OutOfTurns
	}
	return l.search.node(state)
}

// refused reports whether a position cannot be played.
func (l *ledger) refused(i int32) bool { return l.search.refused[l.state(l.states.key(int(i)))] }

// ends reports whether the conversation has ended at a position.
func (l *ledger) ends(i int32) bool { return l.search.version.Nodes[l.node(i)].Ending != nil }

// earned is what the moves of a way earn.
func (l *ledger) earned(way []int32) (sum scenario.Points) {
	for _, e := range way {
		sum = sum.Add(l.moves[e].earned())
	}
	return sum
}
