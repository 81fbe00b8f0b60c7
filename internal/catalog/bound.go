package catalog

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// scripts are the scripts in memory: those used last, up to a bound. Any number
// of goroutines may use it.
type scripts struct {
	max   int
	clock *atomic.Int64 // counts what was loaded: what was used since the last is used lately

	mu     sync.Mutex
	loaded map[*bound]bool
}

func newScripts(max int) scripts {
	return scripts{max: max, clock: new(atomic.Int64), loaded: make(map[*bound]bool)}
}

// use notes that something is used now. What is used all the time is noted once
// and then only looked at.
func (s *scripts) use(used *atomic.Int64) {
	if now := s.clock.Load(); used.Load() != now {
		used.Store(now)
	}
}

// add counts a script that was loaded, and drops the one used least recently
// where there are too many. Calls that run go on with the one they have.
func (s *scripts) add(b *bound) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.loaded[b] = true
	defer s.clock.Add(1)
	if len(s.loaded) <= s.max {
		return
	}
	var least *bound
	for other := range s.loaded {
		if other != b && (least == nil || other.used.Load() < least.used.Load()) {
			least = other
		}
	}
	delete(s.loaded, least)
	least.script.Store(nil)
}

// bound are a version's rules. Their script is loaded while it is used, and
// again from the store when it is needed after it was dropped; what it remembers
// goes with it.
type bound struct {
	catalog *Catalog
	hash    string
	used    atomic.Int64
	script  atomic.Pointer[script.Remembering] // nil: to be loaded
	loading sync.Mutex                         // held by who loads it
}

var _ play.Rules = (*bound)(nil)

func (c *Catalog) bind(s *script.Script) *bound {
	b := &bound{catalog: c, hash: s.Scenario().Version}
	c.scripts.use(&b.used)
	b.script.Store(script.Remember(s))
	c.scripts.add(b)
	return b
}

// get gives the script. An error says that it could not be loaded now.
func (b *bound) get() (*script.Remembering, error) {
	b.catalog.scripts.use(&b.used)
	if s := b.script.Load(); s != nil {
		return s, nil
	}
	return b.load()
}

// loadTime bounds how long a turn waits for its script.
const loadTime = 5 * time.Second

func (b *bound) load() (*script.Remembering, error) {
	b.loading.Lock()
	defer b.loading.Unlock()
	if s := b.script.Load(); s != nil {
		return s, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), loadTime)
	defer cancel()
	loaded, err := b.catalog.loadKept(ctx, b.hash)
	if err != nil {
		return nil, err
	}
	s := script.Remember(loaded)
	b.script.Store(s)
	b.catalog.scripts.add(b)
	return s, nil
}

// anew gives a version of this catalogue with a script that remembers nothing:
// it works every answer out again.
func anew(v *play.Version) (*play.Version, error) {
	b, ok := v.Rules.(*bound)
	if !ok {
		return nil, fmt.Errorf("version %.12s is not of this catalogue", v.Version)
	}
	s, err := b.get()
	if err != nil {
		return nil, err
	}
	again := *v
	again.Rules = s.Script
	return &again, nil
}

// When implements play.Rules.
func (b *bound) When(f scenario.Func, at play.At) (bool, error) {
	s, err := b.get()
	if err != nil {
		return false, err
	}
	return s.When(f, at)
}

// Effect implements play.Rules.
func (b *bound) Effect(f scenario.Func, at play.At) error {
	s, err := b.get()
	if err != nil {
		return err
	}
	return s.Effect(f, at)
}

// Target implements play.Rules.
func (b *bound) Target(to scenario.Target, at play.At) (int, error) {
	s, err := b.get()
	if err != nil {
		return 0, err
	}
	return s.Target(to, at)
}

// Says implements play.Rules.
func (b *bound) Says(f scenario.Func, at play.At, elapsed int) (string, error) {
	s, err := b.get()
	if err != nil {
		return "", err
	}
	return s.Says(f, at, elapsed)
}

// React implements play.Rules.
func (b *bound) React(at play.At, change []float64) error {
	s, err := b.get()
	if err != nil {
		return err
	}
	return s.React(at, change)
}
