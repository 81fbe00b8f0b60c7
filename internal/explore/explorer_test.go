package explore_test

import (
	"errors"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// counted counts how often conditions are asked for, and may refuse to answer.
type counted struct {
	play.Rules
	asked atomic.Int64
	busy  atomic.Bool
}

var errBusy = errors.New("no state was free in time")

func (c *counted) When(f scenario.Func, at play.At) (bool, error) {
	c.asked.Add(1)
	if c.busy.Load() {
		return false, errBusy
	}
	return c.Rules.When(f, at)
}

// rolling is a scenario whose rolls make every seed a search of its own.
func rolling(roll bool) (*script, *counted) {
	s := write(
		node("a", choice("ask", points{1, 0, 0}, 1), choice("skip", points{}, 2)),
		node("b", choice("luck", points{3, 0, 0}, 2), choice("on", points{0, 1, 0}, 2)),
		ending("end", scenario.Resolved, points{}),
	)
	s.Nodes[1].Choices[0].When = s.WhenFunc(func(at play.At) bool { return exploretest.Roll(at, 1, 2) == 1 })
	s.Reads.Roll = roll
	return s, &counted{Rules: s.Rules}
}

func TestManyAskAtOnceAndOneSearches(t *testing.T) {
	s, rules := rolling(true)
	if _, err := explore.New(s.Scenario, rules, explore.Limits{}).Bounds(5); err != nil {
		t.Fatal(err)
	}
	once := rules.asked.Swap(0)
	e := explore.New(s.Scenario, rules, explore.Limits{})
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			p := play.Opening(s.Scenario)
			if _, err := e.Bounds(5); err != nil {
				t.Error(err)
			}
			if _, err := e.Reach(5, &p); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	want(t, "conditions asked for", rules.asked.Load(), once)
}

func TestSeedsMatterOnlyWhereSomethingRolls(t *testing.T) {
	s, rules := rolling(true)
	e := explore.New(s.Scenario, rules, explore.Limits{})
	best := map[points]int{}
	for seed := range uint64(20) {
		b, err := e.Bounds(seed)
		if err != nil {
			t.Fatal(err)
		}
		best[b.Best]++
	}
	if len(best) != 2 || best[points{4, 1, 0}] == 0 || best[points{1, 1, 0}] == 0 {
		t.Errorf("best by seed: %v", best)
	}
	s, rules = rolling(false)
	e = explore.New(s.Scenario, rules, explore.Limits{})
	for seed := range uint64(20) {
		if _, err := e.Bounds(seed); err != nil {
			t.Fatal(err)
		}
	}
	want(t, "conditions asked for", rules.asked.Load(), 1)
}

func TestTheSearchUsedLeastRecentlyIsForgotten(t *testing.T) {
	s, rules := rolling(true)
	e := explore.New(s.Scenario, rules, explore.Limits{Memory: explore.NewMemory(2500)})
	asks := func(seed uint64) bool {
		before := rules.asked.Load()
		if _, err := e.Bounds(seed); err != nil {
			t.Fatal(err)
		}
		return rules.asked.Load() > before
	}
	for i, step := range []struct {
		seed     uint64
		searches bool
	}{{1, true}, {2, true}, {1, false}, {3, true}, {1, false}, {2, true}, {3, true}} {
		if got := asks(step.seed); got != step.searches {
			t.Errorf("step %d, seed %d: searched %v", i, step.seed, got)
		}
	}
}

// An error that is no fault of the script is given to all who wait, and then
// the search is tried again.
func TestASearchThatCouldNotBeDoneIsTriedAgain(t *testing.T) {
	s, rules := rolling(true)
	e := explore.New(s.Scenario, rules, explore.Limits{})
	rules.busy.Store(true)
	if _, err := e.Bounds(1); !errors.Is(err, errBusy) {
		t.Errorf("error %v", err)
	}
	if _, err := e.Report(1, false); !errors.Is(err, errBusy) {
		t.Errorf("error %v", err)
	}
	rules.busy.Store(false)
	if b, err := e.Bounds(1); err != nil || b.Approx {
		t.Errorf("bounds %+v, %v", b, err)
	}
}

func TestASearchCanBeStopped(t *testing.T) {
	v := middling()
	stopped := errors.New("stopped")
	asked := 0
	e := explore.New(v.Scenario, v.Rules, explore.Limits{Stop: func() error {
		if asked++; asked == 10 {
			return stopped
		}
		return nil
	}})
	if _, err := e.Bounds(0); !errors.Is(err, stopped) || asked != 10 {
		t.Errorf("after %d looks: %v", asked, err)
	}
	if _, err := e.Bounds(0); err != nil || asked < 20 {
		t.Errorf("once it goes on: %v", err)
	}
}

func TestWithoutAnyPathToAnEndingThereAreNoBounds(t *testing.T) {
	s := write(node("a", choice("round", points{}, 0)), ending("end", scenario.Resolved, points{}))
	var f *play.Fault
	if _, err := s.explorer().Bounds(0); !errors.As(err, &f) || f.Node != "a" {
		t.Errorf("error %v", err)
	}
	if rep := s.report(t, false); len(rep.Dead) != 1 || len(rep.Best.Turns) > 0 {
		t.Errorf("report %+v", rep)
	}
}

func TestAPositionOutOfBoundsIsAnError(t *testing.T) {
	s, rules := rolling(false)
	p := play.Opening(s.Scenario)
	e := explore.New(s.Scenario, rules, explore.Limits{})
	for _, anger := range []int{-1, 128, 200} {
		p.Moods[0] = anger
		if _, err := e.Reach(0, &p); err == nil {
			t.Errorf("reach at an anger of %d", anger)
		}
	}
}

// Where a limit cuts the search, bounds are sampled: within the exact ones,
// the same every time, and for practice only.
func TestLimitsCutTheSearch(t *testing.T) {
	shape := exploretest.Shape{Nodes: 12, Endings: 3, Choices: 3, Moods: 2, Vars: 1, Funcs: 0.3, Jumps: 3}
	cut := 0
	for i := range uint64(50) {
		v := exploretest.Random(rand.New(rand.NewPCG(i, 4)), shape)
		exact, err := explore.New(v.Scenario, v.Rules, explore.Limits{}).Bounds(0)
		if errors.Is(err, play.ErrFault) {
			continue // no path leads to an ending
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, limits := range []explore.Limits{{States: 20}, {Steps: 20}} {
			limits.Samples = 2000
			e := explore.New(v.Scenario, v.Rules, limits)
			b, err := e.Bounds(0)
			if err != nil {
				t.Fatal(err)
			}
			p := play.Opening(v.Scenario)
			_, err = e.Reach(0, &p)
			rep, errReport := e.Report(0, false)
			if errReport != nil || rep.Exact == b.Approx || rep.Bounds != b {
				t.Errorf("report %+v, %v of bounds %+v", rep, errReport, b)
			}
			if !b.Approx {
				continue
			}
			cut++
			if !errors.Is(err, play.ErrApprox) {
				t.Errorf("reach: %v", err)
			}
			for d := range b.Best {
				if b.Best[d] > exact.Best[d] || b.Worst[d] < exact.Worst[d] || b.Best[d] < b.Worst[d] {
					t.Errorf("sampled %+v, exact %+v", b, exact)
				}
			}
			if again, _ := explore.New(v.Scenario, v.Rules, limits).Bounds(0); again != b {
				t.Errorf("sampled %+v, then %+v", b, again)
			}
		}
	}
	if cut < 40 {
		t.Errorf("only %d searches were cut", cut)
	}
}
