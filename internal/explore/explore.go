// Package explore knows every path of a version: the exact extremes of its
// points, what can still be reached from any position, and where a scenario
// leads nowhere.
//
// It searches the positions that a scenario can come to, each in a canonical
// form that holds only what can still matter (see layout), and works out the
// best and the worst from the graph they form. A search is a pure function of
// scenario, rules, seed and limits. An [Explorer] owns the searches it has run
// and keeps the recent ones; it starts no goroutine, reads no clock and no
// global randomness, never logs, and imports only play and scenario.
package explore

import (
	"errors"
	"fmt"
	"sync"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// Limits bound a search. A zero field means its default.
type Limits struct {
	// States is how many positions a search may tell apart: 2,000,000.
	States int
	// Steps is how many choices a search may try: 20,000,000.
	Steps int
	// Samples is how many choices are tried at random once a search was cut:
	// 200,000.
	Samples int
	// Kept is how many positions of finished searches are kept in all, where
	// rolls make every seed a search of its own: 1,000,000. The search used
	// last is always kept.
	Kept int
}

func (l Limits) withDefaults() Limits {
	set := func(n *int, to int) {
		if *n <= 0 {
			*n = to
		}
	}
	set(&l.States, 2_000_000)
	set(&l.Steps, 20_000_000)
	set(&l.Samples, 200_000)
	set(&l.Kept, 1_000_000)
	return l
}

// An Explorer answers what can be reached in one version. It implements
// [play.Oracle]; any number of goroutines may use it. The first question about
// a seed runs the search, once, and those that ask meanwhile wait for it.
type Explorer struct {
	version *play.Version
	layout  *layout
	limits  Limits

	searching sync.Mutex // held by the one search that runs

	mu     sync.Mutex
	recent []*entry // the one used last is the first
}

var _ play.Oracle = (*Explorer)(nil)

// New makes an explorer of a scenario and its rules, neither of which may
// change. It does not search yet.
func New(scn *scenario.Scenario, rules play.Rules, limits Limits) *Explorer {
	return &Explorer{
		version: &play.Version{Scenario: scn, Rules: rules},
		layout:  newLayout(scn, false),
		limits:  limits.withDefaults(),
	}
}

// entry is a search that runs or has finished. result and err may be read once
// done is closed.
type entry struct {
	seed   uint64
	done   chan struct{}
	result *result
	err    error
}

// Bounds gives the extremes over all complete paths of the version with a
// seed: exact ones, or sampled ones marked Approx where the limits cut the
// search. An error is a [*play.Fault] where no ending can be reached at all,
// or that of the rules.
func (e *Explorer) Bounds(seed uint64) (play.Bounds, error) {
	r, err := e.result(seed)
	if err != nil {
		return play.Bounds{}, err
	}
	return r.bounds, nil
}

// Reach gives the most that can still be earned after a position: nothing
// where no ending can be reached any more. It answers [play.ErrApprox] where
// the limits cut the search, and an error for a position that no path leads
// to.
func (e *Explorer) Reach(seed uint64, p *play.Position) (play.Reach, error) {
	r, err := e.result(seed)
	if err != nil {
		return play.Reach{}, err
	}
	if r.bounds.Approx {
		return play.Reach{}, play.ErrApprox
	}
	return r.reach(p)
}

// result finds the search for a seed, or runs it.
func (e *Explorer) result(seed uint64) (*result, error) {
	if !e.layout.rolls {
		seed = 0
	}
	entry, mine := e.entry(seed)
	if mine {
		e.fill(entry)
	}
	<-entry.done
	return entry.result, entry.err
}

// entry gives the entry of a seed, and whether the caller has to fill it.
func (e *Explorer) entry(seed uint64) (found *entry, mine bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for i, r := range e.recent {
		if r.seed == seed {
			copy(e.recent[1:i+1], e.recent[:i])
			e.recent[0] = r
			return r, false
		}
	}
	found = &entry{seed: seed, done: make(chan struct{}), err: errors.New("the search did not finish")}
	e.recent = append([]*entry{found}, e.recent...)
	return found, true
}

func (e *Explorer) fill(into *entry) {
	defer e.settle(into)
	e.searching.Lock()
	defer e.searching.Unlock()
	into.result, into.err = e.solve(into.seed)
}

// settle lets the waiting go on, and forgets a search that has to be tried
// again and those not used for long.
func (e *Explorer) settle(filled *entry) {
	close(filled.done)
	e.mu.Lock()
	defer e.mu.Unlock()
	sum := 0
	kept := e.recent[:0]
	for _, r := range e.recent {
		if r == filled && r.err != nil && !errors.Is(r.err, play.ErrFault) {
			continue
		}
		states, finished := r.states()
		sum += states
		if len(kept) == 0 || !finished || sum <= e.limits.Kept {
			kept = append(kept, r)
		}
	}
	clear(e.recent[len(kept):])
	e.recent = kept
}

// states is how many positions the entry holds, once its search has finished.
func (r *entry) states() (n int, finished bool) {
	select {
	case <-r.done:
		if r.result != nil {
			n = len(r.result.at)
		}
		return n + 1, true
	default:
		return 0, false
	}
}

func (e *Explorer) solve(seed uint64) (*result, error) {
	l, err := e.ledger(newSearch(e.version, e.layout, seed, e.limits), nil)
	if err != nil {
		return nil, err
	}
	return newResult(l)
}

// ledger runs a search and counts its ways; see ledger.lastTurn.
func (e *Explorer) ledger(s *search, lastTurn func(int32, int) (bool, error)) (*ledger, error) {
	if err := s.run(); err != nil {
		return nil, fmt.Errorf("explore %s: %w", e.version.ID, err)
	}
	l := newLedger(s)
	l.lastTurn = lastTurn
	if err := l.run(); err != nil {
		return nil, fmt.Errorf("explore %s: %w", e.version.ID, err)
	}
	return l, nil
}
