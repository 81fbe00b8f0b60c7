// Package explore knows every path of a version: the exact extremes of its
// points, what can still be reached from any position, and where a scenario
// leads nowhere.
//
// It searches the positions that a scenario can come to, each in a canonical
// form that holds only what can still matter (see layout), and works out the
// best and the worst from the graph they form. A search is a pure function of
// scenario, rules, seed and limits. A [Memory] owns what searches found and
// keeps what was used lately; an [Explorer] looks there before it searches. The
// package starts no goroutine, reads no clock and no global randomness, never
// logs, and imports only play and scenario.
package explore

import (
	"errors"
	"fmt"
	"maps"
	"sync"
	"sync/atomic"
	"weak"

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
	// Memory is where finished searches are kept; the explorers that share one
	// have the same limits. Nil: one of the explorer's own, of 16 MiB.
	Memory *Memory
	// Stop is asked now and then during a search; its error ends the search,
	// which may be tried again. Nil: nothing stops it.
	Stop func() error
}

// stop asks Stop, for one in many positions.
func (l *Limits) stop(position int) error {
	if l.Stop == nil || position%256 != 0 {
		return nil
	}
	return l.Stop()
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
	if l.Memory == nil {
		l.Memory = NewMemory(16 << 20)
	}
	return l
}

// An Explorer answers what can be reached in one version. It implements
// [play.Oracle]; any number of goroutines may use it. The first question about
// a seed runs the search, once, and those that ask meanwhile wait for it.
type Explorer struct {
	version *play.Version
	limits  Limits

	searching sync.Mutex // held by the one search that runs

	preparing sync.Mutex             // held by who sets one of the following
	ground    atomic.Pointer[ground] // nil until it is needed
	lately    atomic.Pointer[lately] // nil: nothing
}

// lately are results that were asked for since the memory last changed: to find
// them again takes no lock. They are the memory's to keep.
type lately struct {
	epoch int64 // the memory's
	of    map[uint64]weak.Pointer[result]
}

// mostLately bounds how many results lately leads to.
const mostLately = 64

// ground is what all searches of a version go by.
type ground struct {
	shifts [][][]int
	layout *layout
}

var _ play.Oracle = (*Explorer)(nil)

// New makes an explorer of a scenario and its rules, neither of which may
// change. It does not search yet.
func New(scn *scenario.Scenario, rules play.Rules, limits Limits) *Explorer {
	return &Explorer{
		version: &play.Version{Scenario: scn, Rules: rules},
		limits:  limits.withDefaults(),
	}
}

// Bounds gives the extremes over all complete paths of the version with a
// seed: exact ones, or sampled ones marked Approx where the limits cut the
// search. An error is a [*play.Fault] where no ending can be reached at all,
// or that of the rules.
func (e *Explorer) Bounds(seed uint64) (play.Bounds, error) {
	_, r, err := e.result(seed)
	if err != nil {
		return play.Bounds{}, err
	}
	return r.bounds, nil
}

// Reach gives the most that can still be earned after a position: nothing
// where no ending can be reached any more. It answers [play.ErrApprox] where
// the limits cut the search. A position that no path leads to is an error, or
// is taken for one much like it.
func (e *Explorer) Reach(seed uint64, p *play.Position) (play.Reach, error) {
	l, r, err := e.result(seed)
	if err != nil {
		return play.Reach{}, err
	}
	if r.bounds.Approx {
		return play.Reach{}, play.ErrApprox
	}
	return r.reach(l, p)
}

// prepare works out, once, what all searches go by.
func (e *Explorer) prepare() (*ground, error) {
	if g := e.ground.Load(); g != nil {
		return g, nil
	}
	e.preparing.Lock()
	defer e.preparing.Unlock()
	if g := e.ground.Load(); g != nil {
		return g, nil
	}
	n := newFigures(e.version.Scenario)
	s, err := shifts(n, e.version.Rules)
	if err != nil {
		return nil, fmt.Errorf("explore %s: %w", e.version.ID, err)
	}
	g := &ground{shifts: s, layout: newLayout(n, s, false)}
	e.ground.Store(g)
	return g, nil
}

// result finds the search for a seed, or runs it.
func (e *Explorer) result(seed uint64) (*layout, *result, error) {
	g, err := e.prepare()
	if err != nil {
		return nil, nil, err
	}
	k := e.key(g.layout, seed)
	epoch := e.limits.Memory.epoch.Load()
	if l := e.lately.Load(); l != nil && l.epoch == epoch {
		if r := l.of[k.seed].Value(); r != nil {
			return g.layout, r, nil
		}
	}
	r, err := e.limits.Memory.result(k, func() (*result, error) {
		e.searching.Lock()
		defer e.searching.Unlock()
		l, err := e.ledger(newSearch(e.version, g.layout, seed, e.limits), nil)
		if err != nil {
			return nil, err
		}
		return newResult(l)
	})
	if err == nil {
		e.remember(epoch, k.seed, r)
	}
	return g.layout, r, err
}

// remember puts a result among those asked for lately.
func (e *Explorer) remember(epoch int64, seed uint64, r *result) {
	e.preparing.Lock()
	defer e.preparing.Unlock()
	next := &lately{epoch: epoch, of: map[uint64]weak.Pointer[result]{seed: weak.Make(r)}}
	if l := e.lately.Load(); l != nil && l.epoch == epoch && len(l.of) < mostLately {
		maps.Copy(next.of, l.of)
	}
	e.lately.Store(next)
}

// keep remembers a search that was run for something else.
func (e *Explorer) keep(seed uint64, l *ledger) error {
	_, err := e.limits.Memory.result(e.key(l.search.layout, seed), func() (*result, error) { return newResult(l) })
	if errors.Is(err, play.ErrFault) {
		return nil
	}
	return err
}

// key is where the search for a seed is kept.
func (e *Explorer) key(l *layout, seed uint64) key {
	if !l.rolls {
		seed = 0
	}
	return key{e.version.Version, e.version.Variant, seed}
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
