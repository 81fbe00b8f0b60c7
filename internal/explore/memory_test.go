package explore_test

import (
	"math/rand/v2"
	"runtime"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
)

// versions are scenarios that differ only in their hash.
func versions(n int) ([]*play.Version, *counted) {
	s, rules := rolling(false)
	all := make([]*play.Version, n)
	for i := range all {
		scn := *s.Scenario
		scn.Version = string(rune('a' + i))
		all[i] = &play.Version{Scenario: &scn, Rules: rules}
	}
	return all, rules
}

func TestExplorersOfAVersionShareWhatOneFound(t *testing.T) {
	all, rules := versions(2)
	m := explore.NewMemory(1 << 20)
	asks := func(v *play.Version) bool {
		before := rules.asked.Load()
		if _, err := explore.New(v.Scenario, v.Rules, explore.Limits{Memory: m}).Bounds(0); err != nil {
			t.Fatal(err)
		}
		return rules.asked.Load() > before
	}
	for i, step := range []struct {
		version  int
		searches bool
	}{{0, true}, {1, true}, {0, false}, {1, false}} {
		if got := asks(all[step.version]); got != step.searches {
			t.Errorf("step %d, version %d: searched %v", i, step.version, got)
		}
	}
}

// middling has more than ten thousand positions.
func middling() *play.Version {
	return exploretest.Random(rand.New(rand.NewPCG(0, 1)), exploretest.Shape{
		Nodes: 110, Endings: 4, Choices: 4, Moods: 2, Vars: 1, Funcs: 0.05, Jumps: 3, Back: 0.005,
	})
}

// Positions are many, and mostly the next one leads to the same.
func TestWhatIsKeptOfASearchIsSmall(t *testing.T) {
	v := middling()
	e := explore.New(v.Scenario, v.Rules, explore.Limits{})
	rep, err := e.Report(0, false)
	if err != nil || !rep.Exact || rep.States < 10_000 {
		t.Fatalf("%d positions, %v", rep.States, err)
	}
	e = explore.New(v.Scenario, v.Rules, explore.Limits{})
	before := heap()
	if _, err := e.Bounds(0); err != nil {
		t.Fatal(err)
	}
	if kept := int(heap()) - int(before); kept > 10*rep.States {
		t.Errorf("%d bytes are kept of %d positions", kept, rep.States)
	}
	runtime.KeepAlive(e)
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
