package script_test

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
	"evenkeel/scenarios"
)

func BenchmarkCall(b *testing.B) {
	s := outage(b)
	where := at(s)
	nodes := s.Scenario().Nodes
	callback := nodes[0].Choices[2]
	for name, call := range map[string]func() error{
		"when":   func() error { _, err := s.When(callback.When, where); return err },
		"effect": func() error { where.Vars[1] = 0; return s.Effect(callback.Effect, where) },
		"target": func() error { _, err := s.Target(callback.To, where); return err },
		"says":   func() error { _, err := s.Says(nodes[2].Says.Func, where, 30); return err },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := call(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// large is a scenario of n nodes in a ring, each with four choices.
func large(n int) string {
	var b strings.Builder
	b.WriteString(`scenario { id = "large", title = "Large", customer = { name = "A", mood = { anger = 50, trust = 50 } },
  vars = { n = 0 }, max_turns = 50, out_of_turns = "over", start = "n0" }
ending "over" { says = "Over.", outcome = "lost", relationship = "leaves" }
`)
	for i := range n {
		fmt.Fprintf(&b, "node \"n%d\" {\n  says = \"This is what the customer says at number %d.\",\n", i, i)
		for c := range 4 {
			fmt.Fprintf(&b, `  choice { id = "c%d", text = "What the trainee answers at %d, the way %d.", empathy = %d, anger = %d, because = "Why it is so: %d and %d.",
    skills = { "empathy", "resilience" }, to = "n%d"`, c, i, c, c-1, 5*c-10, i, c, (i+c+1)%n)
			if c == 3 {
				b.WriteString(", when = function(at) return at.mood.anger > 20 end, effect = function(at) at.vars.n = at.vars.n + 1 end")
			}
			b.WriteString(" },\n")
		}
		b.WriteString("}\n")
	}
	return b.String()
}

func BenchmarkLoad(b *testing.B) {
	for _, n := range []int{3, 100, 200} {
		source := []byte(large(n))
		b.Run(fmt.Sprintf("%d-nodes", n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				if _, err := script.Load(context.Background(), "l.lua", source, script.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkKept says how much memory a loaded script keeps.
func BenchmarkKept(b *testing.B) {
	source := []byte(large(100))
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		scripts := make([]*script.Script, 20)
		for i := range scripts {
			scripts[i], _ = script.Load(context.Background(), "l.lua", source, script.Options{})
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/20/1024, "KB/script")
		runtime.KeepAlive(scripts)
	}
}

// timed measures what the rules of a version take.
type timed struct {
	play.Rules
	took time.Duration
}

func (r *timed) since(began time.Time) { r.took += time.Since(began) }

func (r *timed) When(f scenario.Func, at play.At) (bool, error) {
	defer r.since(time.Now())
	return r.Rules.When(f, at)
}

func (r *timed) Effect(f scenario.Func, at play.At) error {
	defer r.since(time.Now())
	return r.Rules.Effect(f, at)
}

func (r *timed) Target(to scenario.Target, at play.At) (int, error) {
	defer r.since(time.Now())
	return r.Rules.Target(to, at)
}

func (r *timed) Says(f scenario.Func, at play.At, elapsed int) (string, error) {
	defer r.since(time.Now())
	return r.Rules.Says(f, at, elapsed)
}

func (r *timed) React(at play.At, change []float64) error {
	defer r.since(time.Now())
	return r.Rules.React(at, change)
}

// BenchmarkTurn says what a turn of the shipped scenarios costs in their
// scripts, which remember, over choices made at random.
func BenchmarkTurn(b *testing.B) {
	names, err := fs.Glob(scenarios.FS, "*.lua")
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.lua") {
			continue
		}
		source, err := fs.ReadFile(scenarios.FS, name)
		if err != nil {
			b.Fatal(err)
		}
		s := mustLoad(b, string(source))
		b.Run(strings.TrimSuffix(name, ".lua"), func(b *testing.B) {
			rules := &timed{Rules: script.Remember(s)}
			v := &play.Version{Scenario: s.Scenario(), Rules: rules, Oracle: unbounded{}}
			turns := 0
			for r := rand.New(rand.NewPCG(1, 1)); b.Loop(); {
				turns += randomAttempt(b, v, r)
			}
			b.ReportMetric(float64(rules.took.Nanoseconds())/1000/float64(turns), "us/turn")
			b.ReportMetric(float64(turns)/float64(b.N), "turns/op")
		})
	}
}

// randomAttempt plays an attempt and gives how many turns it had.
func randomAttempt(b testing.TB, v *play.Version, r *rand.Rand) int {
	a := &attempt{b, v, new(play.State)}
	a.do(play.Start{Time: time.Unix(1, 0), Mode: play.Practice, Seed: r.Uint64N(32)})
	turns := 0
	for ; a.s.Phase == play.Open; turns++ {
		offered := a.s.Offered
		a.choose(v.Nodes[a.s.Position.Node].Choices[offered[r.IntN(len(offered))]].ID)
	}
	return turns
}

// BenchmarkRemembered says what an answer costs that is remembered.
func BenchmarkRemembered(b *testing.B) {
	s := script.Remember(outage(b))
	where := at(s.Script)
	callback := s.Scenario().Nodes[0].Choices[2]
	for name, call := range map[string]func() error{
		"when":   func() error { _, err := s.When(callback.When, where); return err },
		"effect": func() error { where.Vars[1] = 0; return s.Effect(callback.Effect, where) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := call(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
