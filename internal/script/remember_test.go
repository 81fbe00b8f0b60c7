package script_test

import (
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"

	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
	"evenkeel/scenarios"
)

// doubted are rules whose every answer is compared with that of the script
// itself.
type doubted struct {
	play.Rules
	itself play.Rules
	t      testing.TB
}

func doubt(t testing.TB, s *script.Script) *doubted { return &doubted{script.Remember(s), s, t} }

func (d *doubted) same(what string, f scenario.Func, at play.At, got, want any, err, wantErr error) {
	if !reflect.DeepEqual(got, want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
		d.t.Errorf("%s, function %d at %+v: %v, %v; the script itself gives %v, %v", what, f, at.Position, got, err, want, wantErr)
	}
}

func (d *doubted) When(f scenario.Func, at play.At) (bool, error) {
	got, err := d.Rules.When(f, at)
	want, wantErr := d.itself.When(f, at)
	d.same("when", f, at, got, want, err, wantErr)
	return got, err
}

func (d *doubted) Effect(f scenario.Func, at play.At) error {
	p, before := at.Clone(), at.Clone()
	wantErr := d.itself.Effect(f, play.At{Position: &p, Seed: at.Seed})
	err := d.Rules.Effect(f, at)
	if err != nil { // what is left of the position is of no use
		p = at.Clone()
	}
	d.same("effect", f, play.At{Position: &before}, at.Clone(), p, err, wantErr)
	return err
}

func (d *doubted) Target(to scenario.Target, at play.At) (int, error) {
	got, err := d.Rules.Target(to, at)
	want, wantErr := d.itself.Target(to, at)
	d.same("target", to.Pick, at, got, want, err, wantErr)
	return got, err
}

func (d *doubted) Says(f scenario.Func, at play.At, elapsed int) (string, error) {
	got, err := d.Rules.Says(f, at, elapsed)
	want, wantErr := d.itself.Says(f, at, elapsed)
	d.same("says", f, at, got, want, err, wantErr)
	return got, err
}

func TestWhatIsRememberedIsWhatTheScriptSays(t *testing.T) {
	t.Run("random functions", func(t *testing.T) {
		for i := range 100 {
			a := author{rand.New(rand.NewPCG(uint64(i), 17))}
			s := with(t, `node "first" {`, shared, aWhen, "function(at) "+a.body()+" end",
				anEff, "function(at) "+a.change()+" "+a.change()+" end",
				aTarget, "function(at) return "+a.whole(1)+` and "good" or "second" end`,
				saysOh, "function(at) return ("+a.whole(1)+`) and "Hm." or "Oh " .. at.`+a.one("elapsed", "turn", "vars.plan", "mood.anger")+" end")
			d := doubt(t, s)
			c := &s.Scenario().Nodes[0].Choices[1]
			for range 100 {
				p := somewhere(a, s)
				here := play.At{Position: &p, Seed: uint64(a.IntN(3))}
				_, _ = d.When(c.When, here)
				_, _ = d.Target(c.To, here)
				_, _ = d.Says(s.Scenario().Nodes[1].Says.Func, here, a.IntN(3))
				_ = d.Effect(c.Effect, here)
			}
		}
	})
	for name, source := range sources(t) {
		t.Run(name, func(t *testing.T) {
			s := mustLoad(t, source)
			v := &play.Version{Scenario: s.Scenario(), Rules: doubt(t, s), Oracle: unbounded{}}
			r := rand.New(rand.NewPCG(1, 1))
			for range 60 {
				randomAttempt(t, v, r)
			}
		})
	}
}

// sources are the scenarios that are shipped, and large ones.
func sources(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{"large": exploretest.LargeLua(false), "large, fine": exploretest.LargeLua(true)}
	names, err := fs.Glob(scenarios.FS, "*.lua")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		source, err := fs.ReadFile(scenarios.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "_test.lua") {
			all[name] = string(source)
		}
	}
	return all
}

// remembering loads the whole scenario with other functions, and an observer.
func remembering(t *testing.T, pairs ...string) (*script.Remembering, *measured) {
	t.Helper()
	m := new(measured)
	s, err := script.Load(t.Context(), "f.lua", []byte(strings.NewReplacer(pairs...).Replace(whole)), script.Options{Observer: m})
	if err != nil {
		t.Fatal(err)
	}
	return script.Remember(s), m
}

func TestAFunctionIsAskedOnceWhereItSeesTheSame(t *testing.T) {
	long := `("x"):rep(600) .. at.vars.plan`
	for _, tt := range []struct {
		when, effect, target, says string
		calls                      int // for three times all four
	}{
		{aWhen, anEff, aTarget, `function(at) return "Hm." .. at.vars.plan end`, 4},
		{aWhen, anEff, aTarget, `function(at) return "Hm." .. at.elapsed end`, 6},
		{aWhen, anEff, aTarget, `function(at) return ` + long + ` end`, 6},
		{aWhen, anEff, aTarget, `function(at) error("no") end`, 6},
		{`function(at) return at.roll(6) > 3 end`, anEff, aTarget, `function() return "Hm." end`, 6},
		{`function(at) local me = at return me.turn > 3 end`, anEff, aTarget, `function() return "Hm." end`, 6}, // nobody knows what it asks
		{`function(at) return 1 end`, `function(at) at.vars.tries = "x" end`, `function(at) return "bad" end`, `function() return "Hm." end`, 10},
	} {
		calls := math.MaxInt
		for range 5 { // two answers may take each other's place, but hardly so often
			r, m := remembering(t, aWhen, tt.when, anEff, tt.effect, aTarget, tt.target, saysOh, tt.says)
			askAll(r)
			if m.called != m.waited {
				t.Errorf("%+v: %d calls, and %d waited for", tt, m.called, m.waited)
			}
			calls = min(calls, m.called)
		}
		if calls != tt.calls {
			t.Errorf("%+v: %d calls", tt, calls)
		}
	}
}

// askAll calls all functions of the choice "ask", and what the second node says,
// three times.
func askAll(r *script.Remembering) {
	c := &r.Scenario().Nodes[0].Choices[1]
	for i := range 3 {
		p := play.Opening(r.Scenario())
		p.Moods[0] += i // which "when" compares with a number far off
		here := play.At{Position: &p}
		_, _ = r.When(c.When, here)
		_, _ = r.Target(c.To, here)
		_, _ = r.Says(r.Scenario().Nodes[1].Says.Func, here, 5)
		_ = r.Effect(c.Effect, here)
	}
}

func TestAFunctionThatFailsFailsEachTime(t *testing.T) {
	r, m := remembering(t, aWhen, `function(at) return error("no") end`)
	f := r.Scenario().Nodes[0].Choices[1].When
	for i := range 3 {
		if _, err := r.When(f, at(r.Script)); asFault(err) == nil || m.called != i+1 || m.faults != i+1 {
			t.Errorf("call %d: %v; %d calls, %d faults", i, err, m.called, m.faults)
		}
	}
}

// One function can serve several purposes, and lead from several choices to
// different targets.
func TestAFunctionOfSeveralPurposesIsRememberedForEach(t *testing.T) {
	r, _ := remembering(t,
		`node "first" {`, "local function good(at) return at.mood.anger > 10 and \"good\" end\nnode \"first\" {",
		aWhen, "good", anEff, "good", aTarget, "good", saysOh, "good",
		`anger = -5, to = "second"`, `to = pick({ "second", "bad" }, good)`)
	ask, other := &r.Scenario().Nodes[0].Choices[1], &r.Scenario().Nodes[0].Choices[0]
	for range 2 {
		if node, err := r.Target(ask.To, at(r.Script)); err != nil || r.Scenario().Nodes[node].ID != "good" {
			t.Errorf("it leads to %d, %v", node, err)
		}
		if says, err := r.Says(r.Scenario().Nodes[1].Says.Func, at(r.Script), 0); says != "good" || err != nil {
			t.Errorf("it says %q, %v", says, err)
		}
		if err := r.Effect(ask.Effect, at(r.Script)); err != nil {
			t.Error(err)
		}
		if _, err := r.When(ask.When, at(r.Script)); asFault(err) == nil {
			t.Errorf("as a condition it gives %v", err)
		}
		if node, err := r.Target(other.To, at(r.Script)); asFault(err) == nil {
			t.Errorf("it leads to %d, which is no target", node)
		}
	}
}

// However many different answers there are, few of them are kept; and what is
// kept of a text is no more than that.
func TestWhatIsRememberedIsBounded(t *testing.T) {
	r, _ := remembering(t, saysOh, `function(at) return ("x"):rep(9000):sub(1, 400) .. at.vars.tries end`, aWhen, `function(at) return at.vars.tries > at.mood.trust end`)
	heap := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	before := heap()
	for i := range 10_000 {
		p := play.Opening(r.Scenario())
		p.Vars[1] = scenario.Value(i)
		here := play.At{Position: &p}
		want := strings.Repeat("x", 400) + fmt.Sprint(i)
		for range 2 {
			if says, err := r.Says(r.Scenario().Nodes[1].Says.Func, here, 0); says != want || err != nil {
				t.Fatal(says, err)
			}
			if holds, err := r.When(r.Scenario().Nodes[0].Choices[1].When, here); holds != (i > 40) || err != nil {
				t.Fatal(holds, err)
			}
		}
	}
	if grown := heap() - before; grown > 1<<20 {
		t.Errorf("it keeps %d bytes", grown)
	}
	runtime.KeepAlive(r)
}

// A function may ask about more nodes, and more figures, than are remembered.
func TestAFunctionThatAsksAboutMuchIsAnsweredAsTheScriptDoes(t *testing.T) {
	var nodes, visited, vars, sum string
	for i := range 70 {
		nodes += fmt.Sprintf("node \"n%d\" { says = \"Hm.\", choice { id = \"on\", text = \"On.\", because = \"b\", to = \"n%d\" } }\n", i, i+1)
		visited += fmt.Sprintf("at.visited(\"n%d\") or ", i)
	}
	for i := range 12 {
		vars += fmt.Sprintf("v%d = 0, ", i)
		sum += fmt.Sprintf("at.vars.v%d + ", i)
	}
	s := with(t, `tries = 0, `, "tries = 0, "+vars, `to = "bad"`, `to = "n0"`,
		`node "second" {`, strings.Replace(nodes, `"n70"`, `"bad"`, 1)+`node "second" {`,
		aWhen, "function(at) return "+visited+"false end", anEff, "function(at) at.vars.tries = "+sum+"1 end")
	d := doubt(t, s)
	c := &s.Scenario().Nodes[0].Choices[1]
	for i := range s.Scenario().Nodes {
		p := play.Opening(s.Scenario())
		_, _ = d.When(c.When, play.At{Position: &p})
		p.Visited.Add(i)
		_, _ = d.When(c.When, play.At{Position: &p})
	}
	for i := range s.Scenario().Vars {
		for value := range scenario.Value(2) {
			p := play.Opening(s.Scenario())
			p.Vars[i] = value
			_ = d.Effect(c.Effect, play.At{Position: &p})
		}
	}
}

func TestManyGoroutinesShareWhatIsRemembered(t *testing.T) {
	s := with(t, aWhen, `function(at) return at.mood.anger > at.vars.tries end`, anEff, `function(at) at.vars.tries = at.vars.tries + at.mood.trust end`)
	d := doubt(t, s)
	c := &s.Scenario().Nodes[0].Choices[1]
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			a := author{rand.New(rand.NewPCG(uint64(i), 19))}
			for range 300 {
				p := somewhere(a, s)
				p.Moods[1] %= 5
				_, _ = d.When(c.When, play.At{Position: &p})
				_ = d.Effect(c.Effect, play.At{Position: &p})
			}
		})
	}
	all.Wait()
}
