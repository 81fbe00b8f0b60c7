// Package exploretest makes random scenarios whose rules are Go functions, for
// the tests and benchmarks of whatever plays or explores. It imports only play
// and scenario.
package exploretest

import (
	"fmt"
	"math/rand/v2"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// Shape says what a random scenario is like. Shares are from 0 to 1.
type Shape struct {
	Nodes    int // that are no endings
	Endings  int
	Choices  int // at most, of a node; the built-in one aside
	Moods    int
	Vars     int
	MaxTurns int     // 0: no limit
	Back     float64 // share of choices that may lead back: loops
	Funcs    float64 // share of choices with a function, of each kind
	Visited  float64 // share of functions that ask for visited nodes
	Turn     float64 // share of functions that ask for the turn
	Roll     float64 // share of functions that roll
	Breathe  float64 // share of nodes with the built-in choice
	Persona  bool
	Fails    float64 // share of functions that fail in some moods
	Unknown  float64 // share of functions of which nothing is known
	Jumps    int     // how far ahead or back a choice may lead; 0: anywhere
}

// Random makes a scenario of a shape, the same for the same random numbers. It
// has no oracle yet.
func Random(r *rand.Rand, shape Shape) *play.Version {
	g := &generator{Rand: r, Shape: shape, rules: NewRules(), fails: map[scenario.Func]int{}}
	g.scn = &scenario.Scenario{
		Version: fmt.Sprintf("%016x", r.Uint64()), ID: "random", Title: "Random",
		Weights: scenario.Points{r.IntN(60), r.IntN(60), 1 + r.IntN(60)}, MaxTurns: shape.MaxTurns, OutOfTurns: -1,
	}
	if shape.MaxTurns > 0 {
		g.scn.OutOfTurns = shape.Nodes
	}
	g.moodsAndVars()
	for i := range shape.Nodes {
		g.scn.Nodes = append(g.scn.Nodes, g.node(i))
	}
	for i := range shape.Endings {
		g.scn.Nodes = append(g.scn.Nodes, g.ending(i))
	}
	g.persona()
	if len(g.fails) > 0 {
		g.rules.Fails = func(f scenario.Func, at play.At) bool {
			above, ok := g.fails[f]
			return ok && at.Moods[0] > above
		}
	}
	return &play.Version{Scenario: g.scn, Rules: g.rules}
}

type generator struct {
	*rand.Rand
	Shape
	scn   *scenario.Scenario
	rules *Rules
	fails map[scenario.Func]int
}

func (g *generator) maybe(share float64) bool { return g.Float64() < share }

func (g *generator) moodsAndVars() {
	for i := range max(g.Moods, 1) {
		name := "anger"
		if i > 0 {
			name = fmt.Sprintf("mood%d", i)
		}
		g.scn.Moods = append(g.scn.Moods, scenario.Mood{Name: name, Start: 10 * g.IntN(11)})
	}
	for i := range g.Vars {
		v := scenario.Var{Name: fmt.Sprintf("var%d", i), Kind: scenario.Kind(g.IntN(3))}
		if v.Kind == scenario.Enum {
			v.Set = []string{"one", "two", "three"}[:1+g.IntN(3)]
		}
		g.scn.Vars = append(g.scn.Vars, v)
	}
}

func (g *generator) node(i int) scenario.Node {
	n := scenario.Node{ID: fmt.Sprintf("n%d", i), Pos: g.pos(), Says: scenario.Says{Lines: []scenario.Line{{Text: "Well, {var0}?"}}}}
	if g.maybe(g.Funcs) {
		n.Says.Lines = append([]scenario.Line{{When: g.when(), Text: "Well!"}}, n.Says.Lines...)
	}
	if g.maybe(g.Funcs) {
		n.Says = scenario.Says{Func: g.words()}
	}
	for j := range 1 + g.IntN(g.Choices) {
		n.Choices = append(n.Choices, g.choice(i, j))
	}
	if g.maybe(0.3) {
		n.Choices[0].When = 0
		n.Timeout = &scenario.Timeout{Seconds: 30}
	}
	if g.maybe(g.Breathe) {
		n.Choices = append(n.Choices, g.breathe(i))
	}
	return n
}

// words makes a function that speaks of one mood, or compares it.
func (g *generator) words() scenario.Func {
	f, m, above := g.rules.Func(), g.IntN(len(g.scn.Moods)), 10*g.IntN(10)
	if g.maybe(0.5) {
		g.rules.Lines[f] = func(at play.At, elapsed int) string { return fmt.Sprint("mood ", at.Moods[m], " after ", elapsed) }
		g.declare(f, scenario.Asks{Moods: ask(nil, m)})
		return f
	}
	g.rules.Lines[f] = func(at play.At, elapsed int) string { return fmt.Sprint("mood above ", at.Moods[m] > above) }
	g.declare(f, scenario.Asks{Moods: ask(nil, m, above+1)})
	return f
}

func (g *generator) pos() scenario.Pos {
	return scenario.Pos{File: "random.lua", Line: 1 + g.IntN(1_000_000)}
}

func (g *generator) points() (p scenario.Points) {
	if g.maybe(0.2) {
		return p
	}
	for d := range p {
		p[d] = g.IntN(7) - 3
	}
	return p
}

func (g *generator) choice(node, i int) scenario.Choice {
	c := scenario.Choice{
		ID: fmt.Sprintf("c%d", i), Text: "So be it.", Points: g.points(), Because: "So it is.",
		Moods: g.changes(), To: g.target(node), Number: g.scn.Choices, Pos: g.pos(),
	}
	g.scn.Choices++
	if i > 0 && g.maybe(g.Funcs) || g.maybe(g.Funcs/4) {
		c.When = g.when()
	}
	if g.maybe(g.Funcs) {
		c.Effect = g.effect()
	}
	return c
}

func (g *generator) breathe(node int) scenario.Choice {
	c := scenario.Choice{
		ID: scenario.BreatheID, Breathe: true, Points: g.points(), Moods: g.changes(), Number: g.scn.Choices, Pos: g.pos(),
		To: scenario.Target{Nodes: []int{node}}, Says: scenario.Says{Lines: []scenario.Line{{Text: "(silence)"}}},
	}
	g.scn.Choices++
	return c
}

func (g *generator) changes() (out []scenario.MoodChange) {
	for m := range g.scn.Moods {
		if g.maybe(0.6) {
			out = append(out, scenario.MoodChange{Mood: m, By: 5 * (g.IntN(9) - 4)})
		}
	}
	return out
}

func (g *generator) target(node int) scenario.Target {
	t := scenario.Target{Nodes: []int{g.goal(node)}}
	if !g.maybe(g.Funcs) {
		return t
	}
	t.Nodes = append(t.Nodes, g.goal(node))
	c := g.condition()
	t.Pick = g.rules.Func()
	g.rules.Picks[t.Pick] = func(at play.At) int {
		if c.holds(at) {
			return 1
		}
		return 0
	}
	g.declare(t.Pick, c.asks)
	return t
}

func (g *generator) goal(node int) int {
	if g.maybe(g.Back) {
		back := node + 1
		if g.Jumps > 0 {
			back = min(back, g.Jumps)
		}
		return node - g.IntN(back)
	}
	ahead := g.Nodes + g.Endings - node - 1
	if g.Jumps > 0 && node+g.Jumps < g.Nodes {
		ahead = g.Jumps
	}
	return node + 1 + g.IntN(ahead)
}

func (g *generator) ending(i int) scenario.Node {
	return scenario.Node{
		ID: fmt.Sprintf("e%d", i), Pos: g.pos(), Says: scenario.Says{Lines: []scenario.Line{{Text: "Bye."}}},
		Ending: &scenario.Ending{
			Outcome: scenario.Outcomes[i%len(scenario.Outcomes)], Relationship: scenario.Stays, Points: g.points(),
		},
	}
}

// declare says what a function asks, and may make it fail.
func (g *generator) declare(f scenario.Func, asks scenario.Asks) {
	if g.maybe(g.Fails) {
		g.fails[f] = 40 + g.IntN(60)
		if asks.Plain {
			return
		}
		asks.Moods = ask(asks.Moods, 0, g.fails[f]+1)
	}
	if g.maybe(g.Unknown) {
		return
	}
	for len(g.scn.Asks) < int(f) {
		g.scn.Asks = append(g.scn.Asks, nil)
	}
	g.scn.Asks[f-1] = &asks
}

// ask adds a cut to what is asked of a mood or a var; none: all of it.
func ask(list []scenario.Ask, index int, cuts ...int) []scenario.Ask {
	for i := range list {
		if list[i].Index == index {
			list[i].Cuts = append(list[i].Cuts, cuts...)
			list[i].Exact = list[i].Exact || len(cuts) == 0
			return list
		}
	}
	return append(list, scenario.Ask{Index: index, Cuts: cuts, Exact: len(cuts) == 0})
}

// condition is one with what it asks.
type condition struct {
	holds func(at play.At) bool
	asks  scenario.Asks
}

func (g *generator) when() scenario.Func {
	c := g.condition()
	f := g.rules.WhenFunc(c.holds)
	g.declare(f, c.asks)
	return f
}

// condition makes one, and declares what it reads.
func (g *generator) condition() condition {
	switch {
	case g.maybe(g.Visited):
		n := g.IntN(g.Nodes)
		g.scn.Reads.Visited = append(g.scn.Reads.Visited, n)
		return condition{func(at play.At) bool { return at.Visited.Has(n) }, scenario.Asks{Visited: []int{n}}}
	case g.maybe(g.Turn):
		g.scn.Reads.Turn = true
		above := g.IntN(6)
		asks := scenario.Asks{Turn: scenario.Ask{Cuts: []int{above + 1}}}
		return condition{func(at play.At) bool { return at.Turn > above }, asks}
	case g.maybe(g.Roll):
		g.scn.Reads.Roll = true
		site := g.IntN(1000)
		return condition{func(at play.At) bool { return Roll(at, site, 3) == 1 }, scenario.Asks{Roll: true}}
	case len(g.scn.Vars) > 0 && g.maybe(0.4):
		v, above := g.IntN(len(g.scn.Vars)), scenario.Value(g.IntN(2))
		return condition{func(at play.At) bool { return at.Vars[v] > above }, scenario.Asks{Vars: ask(nil, v, int(above)+1)}}
	case len(g.scn.Moods) > 1 && g.maybe(0.2):
		return condition{func(at play.At) bool { return at.Moods[0] > at.Moods[1] }, scenario.Asks{Moods: ask(ask(nil, 0), 1)}}
	default:
		m, above := g.IntN(len(g.scn.Moods)), 10*g.IntN(10)
		return condition{func(at play.At) bool { return at.Moods[m] > above }, scenario.Asks{Moods: ask(nil, m, above+1)}}
	}
}

func (g *generator) effect() scenario.Func {
	f := g.rules.Func()
	if g.maybe(0.5) {
		g.plainEffect(f)
		return f
	}
	c := g.condition()
	m, v, by := g.IntN(len(g.scn.Moods)), g.IntN(len(g.scn.Vars)+1), 5*(g.IntN(9)-4)
	g.rules.Effects[f] = func(at play.At) {
		if c.holds(at) || v == len(g.scn.Vars) {
			at.Moods[m] = max(scenario.MoodMin, min(at.Moods[m]+by, scenario.MoodMax))
			return
		}
		at.Vars[v] = (at.Vars[v] + 1) % variety(&g.scn.Vars[v])
	}
	c.asks.Moods = ask(c.asks.Moods, m)
	c.asks.Changes = []scenario.Change{{Mood: true, Index: m}}
	if v < len(g.scn.Vars) {
		c.asks.Vars = ask(c.asks.Vars, v)
		c.asks.Changes = append(c.asks.Changes, scenario.Change{Index: v})
	}
	g.declare(f, c.asks)
	return f
}

// plainEffect makes an effect that changes one or two things, always alike.
func (g *generator) plainEffect(f scenario.Func) {
	asks := scenario.Asks{Plain: true}
	for range 1 + g.IntN(2) {
		asks.Changes = append(asks.Changes, g.change())
	}
	g.rules.Effects[f] = func(at play.At) {
		for _, c := range asks.Changes {
			carryOut(at, c)
		}
	}
	g.declare(f, asks)
}

func (g *generator) change() scenario.Change {
	i := g.IntN(len(g.scn.Moods) + len(g.scn.Vars))
	if i < len(g.scn.Moods) {
		c := scenario.Change{Mood: true, Index: i, Kind: scenario.Set, By: 10 * g.IntN(11)}
		if g.maybe(0.6) {
			c.Kind, c.By = scenario.Add, 5*(g.IntN(9)-4)
		}
		return c
	}
	c := scenario.Change{Index: i - len(g.scn.Moods), Kind: scenario.Set}
	v := &g.scn.Vars[c.Index]
	c.By = g.IntN(int(variety(v)))
	switch {
	case v.Kind == scenario.Int && g.counts() && g.maybe(0.6):
		c.Kind, c.By = scenario.Add, 1+g.IntN(2)
		if g.maybe(0.2) {
			c.By = -1
		}
	case g.maybe(0.3):
		c.Kind = scenario.Put
	}
	return c
}

// counts reports whether vars may be counted up: not for ever.
func (g *generator) counts() bool { return g.MaxTurns > 0 || g.Back == 0 }

func carryOut(at play.At, c scenario.Change) {
	switch {
	case c.Mood && c.Kind == scenario.Add:
		at.Moods[c.Index] = max(scenario.MoodMin, min(at.Moods[c.Index]+c.By, scenario.MoodMax))
	case c.Mood:
		at.Moods[c.Index] = c.By
	case c.Kind == scenario.Add:
		at.Vars[c.Index] += scenario.Value(c.By)
	default:
		at.Vars[c.Index] = scenario.Value(c.By)
	}
}

// variety is how many values the effects give a var.
func variety(v *scenario.Var) scenario.Value {
	switch v.Kind {
	case scenario.Bool:
		return 2
	case scenario.Enum:
		return scenario.Value(len(v.Set))
	default:
		return 4
	}
}

// persona makes one that goes by the changes alone, or looks at a mood as well.
func (g *generator) persona() {
	if !g.Persona {
		return
	}
	g.scn.Customer.Persona = "anxious"
	looks := g.maybe(0.7)
	g.rules.Persona = func(at play.At, change []float64) {
		for i, by := range change {
			if by > 0 && (!looks || at.Moods[0] > 50) {
				change[i] = by * 1.5
			} else {
				change[i] = by * 0.7
			}
		}
	}
	if !looks {
		g.scn.Customer.BuiltIn = true
		return
	}
	if g.maybe(0.8) {
		g.rules.Reacts = g.rules.Func()
		g.scn.Customer.React = g.rules.Reacts
		g.declare(g.rules.Reacts, scenario.Asks{Moods: ask(nil, 0, 51)})
	}
}
