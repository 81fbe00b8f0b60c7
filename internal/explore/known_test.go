package explore_test

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	lua "evenkeel/internal/script"
	"evenkeel/scenarios"
)

// unknowing gives a scenario of whose functions nothing is known.
func unknowing(scn *scenario.Scenario) *scenario.Scenario {
	c := *scn
	c.Asks, c.Customer.React, c.Customer.BuiltIn = nil, 0, false
	return &c
}

// summary says what of a report does not depend on how positions were told
// apart.
func summary(rep *explore.Report) string {
	length := func(p *explore.Path) string { return fmt.Sprint(p.Value, len(p.Turns), " ") }
	s := fmt.Sprint(rep.Exact, rep.Bounds, rep.Nodes, rep.Choices, length(&rep.Best), length(&rep.Worst))
	for d := range rep.BestOf {
		s += fmt.Sprint(rep.BestOf[d].Points[d], len(rep.BestOf[d].Turns), rep.WorstOf[d].Points[d], len(rep.WorstOf[d].Turns))
	}
	for i := range rep.Endings {
		s += fmt.Sprint(" ending ", rep.Endings[i].Node, length(&rep.Endings[i].Best), length(&rep.Endings[i].Shortest))
	}
	var found []string
	for kind, list := range [][]explore.Finding{rep.Dead, rep.Stuck, rep.Faults} {
		for _, f := range list {
			found = append(found, fmt.Sprint(kind, f.Node, f.Choice, f.Pos, f.Reason, len(f.Turns)))
		}
	}
	slices.Sort(found)
	return s + fmt.Sprint(found)
}

// alike compares what is found with and without knowing what functions ask,
// and gives how many positions were told apart.
func alike(t *testing.T, v *play.Version, seed uint64, r *rand.Rand) (knowing, not int) {
	t.Helper()
	blind := &play.Version{Scenario: unknowing(v.Scenario), Rules: v.Rules}
	e, other := explore.New(v.Scenario, v.Rules, explore.Limits{}), explore.New(blind.Scenario, v.Rules, explore.Limits{})
	for _, says := range []bool{false, true} {
		rep, err := e.Report(seed, says)
		if err != nil {
			t.Fatal(err)
		}
		want, err := other.Report(seed, says)
		if err != nil {
			t.Fatal(err)
		}
		if summary(rep) != summary(want) {
			t.Fatalf("with words: %v\nreport  %s\nwithout %s", says, summary(rep), summary(want))
		}
		knowing, not = knowing+rep.States, not+want.States
	}
	for range 20 {
		reachAlong(t, v, seed, r, e, other)
	}
	return knowing, not
}

// reachAlong plays at random and compares what can be reached on the way.
func reachAlong(t *testing.T, v *play.Version, seed uint64, r *rand.Rand, e, other *explore.Explorer) {
	t.Helper()
	p := play.Opening(v.Scenario)
	for range 30 {
		at := play.At{Position: &p, Seed: seed}
		offered, err := v.Offered(at)
		if err != nil || len(offered) == 0 {
			return
		}
		got, err := e.Reach(seed, &p)
		want, errWant := other.Reach(seed, &p)
		if got != want || (err == nil) != (errWant == nil) {
			t.Fatalf("reach %+v, %v at %+v; not knowing %+v, %v", got, err, p, want, errWant)
		}
		var out play.Outcome
		if v.Step(at, offered[r.IntN(len(offered))], &out) != nil {
			return
		}
		p = out.Next
	}
}

// Knowing what functions ask makes a search smaller, and changes nothing of
// what it finds.
func TestKnowingWhatFunctionsAskChangesNothing(t *testing.T) {
	eachRandom(t, 40, func(t *testing.T, v *play.Version, seed uint64, r *rand.Rand) {
		if v.MaxTurns == 0 && (v.Reads.Turn || v.Reads.Roll) {
			return // not knowing, the search may have no end
		}
		alike(t, v, seed, r)
	})
}

func TestKnowingWhatLuaFunctionsAskChangesNothing(t *testing.T) {
	files := map[string]string{}
	for i := range uint64(12) {
		shape := exploretest.LuaShape{Layers: 6, Width: 2, Choices: 4, MaxTurns: 8 * int(i%2), Fine: i%3 == 0}
		files[fmt.Sprintf("random %d", i)] = exploretest.Lua(i, shape)
	}
	names, err := fs.Glob(scenarios.FS, "*.lua")
	if err != nil || len(names) == 0 {
		t.Fatal("no scenarios are shipped", err)
	}
	for _, name := range names {
		source, err := fs.ReadFile(scenarios.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(source)
	}
	for name, source := range files {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := loadLua(t, source)
			knowing, not := alike(t, v, 0, rand.New(rand.NewPCG(1, 2)))
			t.Logf("%d positions, not knowing %d", knowing, not)
			if knowing > not {
				t.Errorf("%d positions are told apart, and %d without knowing what functions ask", knowing, not)
			}
		})
	}
}

func loadLua(t testing.TB, source string) *play.Version {
	t.Helper()
	s, err := lua.Load(context.Background(), "test.lua", []byte(source), lua.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &play.Version{Scenario: s.Scenario(), Rules: s}
}

// asks declares what a function asks.
func (s *script) asks(f scenario.Func, asks scenario.Asks) {
	for len(s.Asks) < int(f) {
		s.Asks = append(s.Asks, nil)
	}
	s.Asks[f-1] = &asks
}

// Asking again counts up without end, but only the second time matters: after
// one, after two and later are all the positions that there are.
func TestACounterMattersAsFarAsItIsComparedOnly(t *testing.T) {
	s := write(
		node("a", choice("again", points{}, 0), choice("leave", points{1, 0, 0}, 1)),
		ending("end", scenario.Resolved, points{}),
	)
	s.Vars = []scenario.Var{{Name: "tries"}}
	count := s.Func()
	s.Effects[count] = func(at play.At) { at.Vars[0]++ }
	s.asks(count, scenario.Asks{Changes: []scenario.Change{{Kind: scenario.Add, By: 1}}, Plain: true})
	leave := s.WhenFunc(func(at play.At) bool { return at.Vars[0] >= 2 })
	s.asks(leave, scenario.Asks{Vars: []scenario.Ask{{Cuts: []int{2}}}})
	s.Nodes[0].Choices[0].Effect, s.Nodes[0].Choices[1].When = count, leave
	rep := s.report(t, false)
	want(t, "exact", rep.Exact, true)
	want(t, "positions", rep.States, 4)
	want(t, "turns of the best path", len(rep.Best.Turns), 3)
	p := play.Opening(s.Scenario)
	p.Vars[0] = 700_000
	if reach, err := s.explorer().Reach(0, &p); err != nil || reach.Points != (points{1, 0, 0}) {
		t.Errorf("reach %+v, %v", reach, err)
	}
}

// What is set anew before anything asks for it does not matter, nor does what
// only the customer's words ask.
func TestWhatNothingAsksLaterDoesNotMatter(t *testing.T) {
	var choices []scenario.Choice
	for i := range 4 {
		choices = append(choices, choice(string(rune('a'+i)), points{}, 1))
	}
	s := write(
		node("a", choices...),
		node("b", choice("on", points{1, 0, 0}, 2)),
		node("c", choice("stay", points{0, 1, 0}, 3), choice("go", points{}, 3)),
		ending("end", scenario.Resolved, points{}),
	)
	s.Vars = []scenario.Var{{Name: "x"}}
	set := func(c *scenario.Choice, to int) {
		c.Effect = s.Func()
		s.Effects[c.Effect] = func(at play.At) { at.Vars[0] = scenario.Value(to) }
		s.asks(c.Effect, scenario.Asks{Changes: []scenario.Change{{Kind: scenario.Set, By: to}}, Plain: true})
	}
	for i := range 4 {
		set(&s.Nodes[0].Choices[i], i)
		s.Nodes[0].Choices[i].Moods = []scenario.MoodChange{{Mood: scenario.Anger, By: i}}
	}
	set(&s.Nodes[1].Choices[0], 7)
	stay := s.WhenFunc(func(at play.At) bool { return at.Vars[0] == 7 })
	s.asks(stay, scenario.Asks{Vars: []scenario.Ask{{Exact: true}}})
	s.Nodes[2].Choices[0].When = stay
	words := s.Func()
	s.Lines[words] = func(at play.At, _ int) string { return fmt.Sprint(at.Moods, at.Vars) }
	s.Nodes[2].Says, s.Nodes[3].Says = scenario.Says{Func: words}, scenario.Says{Func: words}
	s.asks(words, scenario.Asks{Moods: []scenario.Ask{{Cuts: []int{51, 52}}}})
	for _, says := range []bool{false, true} {
		rep := s.report(t, says)
		want(t, "positions", rep.States, 4)
		want(t, "best", rep.Bounds.Best, points{1, 1, 0})
	}
	// Words of which nothing is known are asked for wherever they may differ.
	s.Asks[words-1] = nil
	want(t, "positions", s.report(t, true).States, 1+4+4+4)
}

// A function is called once for all positions that it cannot tell apart.
func TestAFunctionIsAskedOnceForWhatItSees(t *testing.T) {
	var moods []scenario.Choice
	for i := range 40 {
		c := choice(fmt.Sprint("c", i), points{}, 1)
		c.Moods = []scenario.MoodChange{{Mood: scenario.Anger, By: i}}
		moods = append(moods, c)
	}
	s := write(
		node("a", moods...),
		node("b", choice("hot", points{1, 0, 0}, 2), choice("on", points{}, 2)),
		node("c", choice("hot", points{1, 0, 0}, 3), choice("on", points{}, 3)),
		ending("end", scenario.Resolved, points{}),
	)
	hot := s.WhenFunc(func(at play.At) bool { return at.Moods[0] > 70 })
	exact := s.WhenFunc(func(at play.At) bool { return at.Moods[0] != 60 })
	s.asks(hot, scenario.Asks{Moods: []scenario.Ask{{Cuts: []int{71}}}})
	s.asks(exact, scenario.Asks{Moods: []scenario.Ask{{Exact: true}}})
	s.Nodes[1].Choices[0].When, s.Nodes[2].Choices[0].When = hot, exact
	rules := &counted{Rules: s.Rules}
	if _, err := explore.New(s.Scenario, rules, explore.Limits{}).Bounds(0); err != nil {
		t.Fatal(err)
	}
	want(t, "calls", rules.asked.Load(), 2+40)
}
