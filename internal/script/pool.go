package script

import (
	"runtime"
	"slices"
	"sync"
)

// A call of a script passes three gates. The script's own pool lends as many
// states as can run at once, so that no version takes the place of others.
// Then it waits for a place among the calls that run, of all scripts. It gives
// that place back when it takes long, and goes on among the long calls, which
// never have all places: so short calls wait for short ones only. Those who
// wait at a gate pass it in the order in which they came.
var (
	places     = make(chan struct{}, max(runtime.GOMAXPROCS(0), 2)) // holds one for every call that runs
	longPlaces = make(chan struct{}, cap(places)/2)                 // and one for every long call among them
)

// pool lends the Lua states of one script. They are made when first needed; one
// that failed is not taken back.
type pool struct {
	turns chan struct{} // holds one for every state that is lent
}

func newPool() *pool { return &pool{turns: make(chan struct{}, cap(places))} }

// get waits for its turn and gives a state, nil where one must be made. Every
// get is followed by a put.
func (p *pool) get() *vm {
	p.turns <- struct{}{}
	return idle.take(p)
}

// put ends a turn; m is nil where the state is of no more use.
func (p *pool) put(m *vm) {
	if m != nil {
		idle.keep(p, m)
	}
	<-p.turns
}

// maxIdle is how many states, of all scripts, are kept for their next call.
const maxIdle = 64

// idle are the states that nobody uses.
var idle idleStates

type idleStates struct {
	mu     sync.Mutex
	states []idleState // guarded by mu; the one used last comes last
}

// idleState does not lead to the script it belongs to, which can go while its
// states are idle.
type idleState struct {
	of *pool
	m  *vm
}

// take gives the state of a pool that was used last, or nil.
func (s *idleStates) take(p *pool) *vm {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := len(s.states) - 1; i >= 0; i-- {
		if s.states[i].of == p {
			m := s.states[i].m
			s.states = slices.Delete(s.states, i, i+1)
			return m
		}
	}
	return nil
}

// keep keeps a state. Where there are too many, the one goes that was not used
// for the longest time.
func (s *idleStates) keep(p *pool, m *vm) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.states) == maxIdle {
		s.states = slices.Delete(s.states, 0, 1)
	}
	s.states = append(s.states, idleState{p, m})
}

// forget drops the states of a pool whose script is gone.
func (s *idleStates) forget(p *pool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.states = slices.DeleteFunc(s.states, func(x idleState) bool { return x.of == p })
}

// enter waits for a place among the calls that run, for whatever a state is
// about to do. Every enter is followed by a leave.
func (m *vm) enter() {
	places <- struct{}{}
	m.budget.short = true
}

// leave gives the place back.
func (m *vm) leave() {
	if m.budget.long {
		<-longPlaces
	}
	m.budget.short, m.budget.long = false, false
	<-places
}

// lengthen moves a call that runs among the long ones, and waits until there
// is room.
func lengthen() {
	<-places
	longPlaces <- struct{}{}
	places <- struct{}{}
}
