package explore

import (
	"errors"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// move is what an edge between positions stands for: a choice made, and the
// points it earned, an ending's included.
type move struct {
	choice uint16 // index in the node's Choices
	points [3]int8
}

func newMove(choice int, p scenario.Points) move {
	return move{uint16(choice), [3]int8{int8(p[0]), int8(p[1]), int8(p[2])}}
}

func (m move) value(coef [3]int64) int64 {
	return coef[0]*int64(m.points[0]) + coef[1]*int64(m.points[1]) + coef[2]*int64(m.points[2])
}

func (m move) earned() scenario.Points {
	return scenario.Points{int(m.points[0]), int(m.points[1]), int(m.points[2])}
}

// search finds where the conversation can go: the graph of positions, without
// what was earned before and without the limit of turns, which change nothing
// about the customer. It goes breadth first, so that positions are numbered by
// how many turns it takes to come to them. All of the script's functions are
// called here.
type search struct {
	version *play.Version // as written
	free    *play.Version // without the limit of turns
	layout  *layout
	seed    uint64
	limits  Limits
	witness witness
	memo    *memo

	states table
	edges
	moves []move
	cut   bool
	fault *play.Fault // the first
	// refused positions cannot be played: a turn that leads there is refused.
	refused map[int32]bool

	here play.Position // scratch
	out  play.Outcome  // scratch
	key  []uint64      // scratch
}

// witness is told what a search comes across, for a report.
type witness interface {
	// visit is told of a position and what is offered there. It is not ok if
	// the position cannot be played after all.
	visit(state int, at play.At, offered []int) (ok bool, err error)
	// unplayable is told of a position where it cannot be said what is offered,
	// or nothing is.
	unplayable(state int, f *play.Fault)
	// unmade is told of an offered choice that fails.
	unmade(state int, f *play.Fault)
}

func newSearch(v *play.Version, l *layout, seed uint64, limits Limits) *search {
	free := *v.Scenario
	free.MaxTurns, free.OutOfTurns = 0, none
	m := newMemo(v.Rules, l)
	return &search{
		version: &play.Version{Scenario: v.Scenario, Rules: m}, free: &play.Version{Scenario: &free, Rules: m}, memo: m,
		layout: l, seed: seed, limits: limits,
		states: newTable(l.words), edges: newEdges(), refused: map[int32]bool{},
		here: play.Opening(v.Scenario), key: make([]uint64, l.words),
	}
}

// run searches until nothing new is found or a limit cuts it. What the script
// cannot answer leads nowhere, as in play. An error is one of the rules that
// is no fault of the script, and no part of the search is of use.
func (s *search) run() error {
	if _, err := s.number(&s.here); err != nil {
		return err
	}
	turn, next := 0, s.states.len() // positions from next on are a turn further
	for i := 0; i < s.states.len() && !s.cut; i++ {
		if err := s.limits.stop(i); err != nil {
			return err
		}
		if i == next {
			turn, next = turn+1, s.states.len()
		}
		if s.version.MaxTurns == 0 || turn < s.version.MaxTurns {
			if err := s.expand(i); err != nil {
				return err
			}
		}
		s.close()
		s.cut = s.states.len() > s.limits.States || len(s.to) > s.limits.Steps
	}
	for s.len() < s.states.len() {
		s.close()
	}
	return nil
}

func (s *search) number(p *play.Position) (int, error) {
	if err := s.layout.write(p, s.key); err != nil {
		return 0, err
	}
	return s.states.add(s.key), nil
}

// expand follows every choice offered at a position.
func (s *search) expand(state int) error {
	s.layout.read(s.states.key(state), &s.here)
	at := play.At{Position: &s.here, Seed: s.seed}
	offered, err := s.free.Offered(at)
	if err != nil {
		s.refused[int32(state)] = true
		return s.note(err, state, witness.unplayable)
	}
	if s.witness != nil {
		if ok, err := s.witness.visit(state, at, offered); !ok {
			s.refused[int32(state)] = true
			return err
		}
	}
	for _, c := range offered {
		if err := s.follow(at, state, c); err != nil {
			return err
		}
	}
	return nil
}

func (s *search) follow(at play.At, state, choice int) error {
	s.memo.choice = s.free.Nodes[at.Node].Choices[choice].Number
	if err := s.free.Step(at, choice, &s.out); err != nil {
		return s.note(err, state, witness.unmade)
	}
	to, err := s.number(&s.out.Next)
	if err != nil {
		return err
	}
	s.to = append(s.to, int32(to))
	s.moves = append(s.moves, newMove(choice, s.out.Points))
	return nil
}

// note keeps a fault of the script; any other error ends the search.
func (s *search) note(err error, state int, tell func(witness, int, *play.Fault)) error {
	var f *play.Fault
	if !errors.As(err, &f) {
		return err
	}
	if s.fault == nil {
		s.fault = f
	}
	if s.witness != nil {
		tell(s.witness, state, f)
	}
	return nil
}

// node is the node of a position.
func (s *search) node(state int32) int { return s.layout.node(s.states.key(int(state))) }

// isEnding reports whether a position is at an ending.
func (s *search) isEnding(state int32) bool { return s.version.Nodes[s.node(state)].Ending != nil }
