package explore_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// shapes are the kinds of random scenarios; each is small enough to try every
// path of most of them.
var shapes = map[string]exploretest.Shape{
	"plain":        {Nodes: 4, Endings: 2, Choices: 3},
	"moods":        {Nodes: 5, Endings: 3, Choices: 2, Moods: 2, Vars: 2, Funcs: 0.4},
	"persona":      {Nodes: 4, Endings: 2, Choices: 3, Moods: 2, Funcs: 0.3, Persona: true},
	"loops":        {Nodes: 3, Endings: 2, Choices: 2, Back: 0.4},
	"loops asked":  {Nodes: 3, Endings: 2, Choices: 2, Back: 0.3, Moods: 1, Vars: 1, Funcs: 0.3, Visited: 0.5},
	"turns":        {Nodes: 3, Endings: 2, Choices: 3, Back: 0.4, MaxTurns: 6},
	"turns asked":  {Nodes: 4, Endings: 2, Choices: 2, Back: 0.3, MaxTurns: 7, Moods: 2, Vars: 2, Funcs: 0.4, Visited: 0.3, Turn: 0.3},
	"few turns":    {Nodes: 7, Endings: 2, Choices: 2, Back: 0.1, MaxTurns: 4, Breathe: 0.5},
	"breathe":      {Nodes: 4, Endings: 2, Choices: 2, Breathe: 0.7, Funcs: 0.2, Moods: 2},
	"breathe back": {Nodes: 3, Endings: 2, Choices: 2, Breathe: 0.7, Back: 0.3, MaxTurns: 7},
	"rolls":        {Nodes: 4, Endings: 2, Choices: 2, Funcs: 0.5, Roll: 0.5},
	"rolls turns":  {Nodes: 3, Endings: 2, Choices: 2, Funcs: 0.4, Roll: 0.4, Back: 0.3, MaxTurns: 6, Vars: 1},
	"failing":      {Nodes: 5, Endings: 2, Choices: 3, Moods: 2, Vars: 1, Funcs: 0.5, Fails: 0.5, MaxTurns: 6, Back: 0.2},
	"wide":         {Nodes: 4, Endings: 2, Choices: 2, Moods: 9, Vars: 6, Funcs: 0.5, Visited: 0.3, Back: 0.2, MaxTurns: 6},
	"wide rolls":   {Nodes: 3, Endings: 2, Choices: 2, Moods: 4, Vars: 4, Funcs: 0.5, Visited: 0.3, Roll: 0.3, Turn: 0.3, Back: 0.3, MaxTurns: 6},
	"dead ends":    {Nodes: 3, Endings: 1, Choices: 1, Back: 0.6, Funcs: 0.3, Moods: 1},
}

const (
	perShape = 80
	mostTry  = 30_000
	mostLook = 2_000
)

// eachRandom runs a test over random scenarios of every shape.
func eachRandom(t *testing.T, count int, test func(t *testing.T, v *play.Version, seed uint64, r *rand.Rand)) {
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i := range count {
				r := rand.New(rand.NewPCG(uint64(i), 7))
				shape.Unknown = []float64{0, 0.2, 0, 1}[i%4]
				v := exploretest.Random(r, shape)
				v.Oracle = explore.New(v.Scenario, v.Rules, explore.Limits{})
				test(t, v, uint64(i), r)
				if t.Failed() {
					t.Fatalf("scenario %d of this shape", i)
				}
			}
		})
	}
}

// The bounds, and what is reachable from any position that play can come to,
// are those of trying every path.
func TestAgreesWithTryingEveryPath(t *testing.T) {
	var tried atomic.Int64
	t.Cleanup(func() { t.Logf("tried every path of %d scenarios", tried.Load()) })
	eachRandom(t, perShape, func(t *testing.T, v *play.Version, seed uint64, r *rand.Rand) {
		opening := play.Opening(v.Scenario)
		ends, ok := pathEnds(t, v, seed, &opening, mostTry)
		if !ok {
			return
		}
		tried.Add(1)
		bounds, err := v.Oracle.Bounds(seed)
		if len(ends) == 0 {
			if !errors.Is(err, play.ErrFault) {
				t.Errorf("no path ends, but bounds are %+v, %v", bounds, err)
			}
			return
		}
		if want := boundsOf(ends, v.Weights); err != nil || bounds != want {
			t.Errorf("bounds %+v, %v; want %+v", bounds, err, want)
		}
		look(t, v, seed, r, bounds.Objective(v.Weights))
	})
}

// look compares what is reachable from some of the positions.
func look(t *testing.T, v *play.Version, seed uint64, r *rand.Rand, o play.Objective) {
	a, ok := survey(t, v, seed, mostLook)
	if !ok {
		return
	}
	for i, p := range a.positions {
		if a.refused[i] {
			continue
		}
		got, err := v.Oracle.Reach(seed, &p)
		if err != nil {
			t.Errorf("reach at %+v: %v", p, err)
			return
		}
		if r.IntN(len(a.positions)) > 40 {
			continue
		}
		ends, ok := pathEnds(t, v, seed, &p, mostTry)
		if !ok {
			continue
		}
		want := play.Reach{Dead: len(ends) == 0}
		if len(ends) > 0 {
			want.Points, _, want.Overall = extremes(ends, o)
		}
		if got != want {
			t.Errorf("reach %+v at position %d %+v, want %+v", got, i, p, want)
		}
	}
}

// What a report says is reached, offered, dead or failing is what a visit of
// every full position finds, and its ways there are as short.
func TestReportAgreesWithEveryPosition(t *testing.T) {
	eachRandom(t, perShape, func(t *testing.T, v *play.Version, seed uint64, _ *rand.Rand) {
		a, ok := survey(t, v, seed, mostLook)
		if !ok {
			return
		}
		rep, err := v.Oracle.(*explore.Explorer).Report(seed, false)
		if err != nil {
			t.Fatal(err)
		}
		compareCoverage(t, v, a, rep)
		compareFindings(t, v, a, rep)
		for _, f := range append(append(rep.Stuck, rep.Faults...), rep.Dead...) {
			if p := follow(t, v, seed, f.Turns); v.Nodes[p.Node].ID != f.Node {
				t.Errorf("the way to %s of finding %+v ends at %s", f.Node, f, v.Nodes[p.Node].ID)
			}
		}
	})
}

// How a report says that the conditions of lines turn out is how they do at
// every full position.
func TestConditionsOfLinesAgreeWithEveryPosition(t *testing.T) {
	var seen atomic.Int64
	t.Cleanup(func() {
		if n := seen.Load(); n < 20 {
			t.Errorf("only %d conditions were compared", n)
		}
	})
	eachRandom(t, perShape/4, func(t *testing.T, v *play.Version, seed uint64, _ *rand.Rand) {
		a, ok := survey(t, v, seed, mostLook)
		if !ok {
			return
		}
		rep, err := v.Oracle.(*explore.Explorer).Report(seed, true)
		if err != nil {
			t.Fatal(err)
		}
		want, spoken := a.conditions(v, seed)
		if !spoken {
			return
		}
		for _, c := range rep.Conditions {
			seen.Add(1)
			where := explore.Condition{Node: c.Node, Breath: c.Breath, Line: c.Line}
			if got := [2]bool{c.Holds, c.Not}; got != want[where] {
				t.Errorf("line %+v of %s: %v, want %v", where, v.Nodes[c.Node].ID, got, want[where])
			}
			delete(want, where)
		}
		for where := range want {
			t.Errorf("line %+v is not told of", where)
		}
	})
}

// conditions asks those of the lines at every position that can be played. Not
// spoken: somewhere there is nothing to say, so that not all of them are come to.
func (a *atlas) conditions(v *play.Version, seed uint64) (found map[explore.Condition][2]bool, spoken bool) {
	found = map[explore.Condition][2]bool{}
	for i := range a.positions {
		if a.refused[i] {
			continue
		}
		at := play.At{Position: &a.positions[i], Seed: seed}
		n := &v.Nodes[at.Node]
		says, by := n.Says, (*scenario.Choice)(nil)
		if at.Breathed {
			by = &n.Choices[slices.IndexFunc(n.Choices, func(c scenario.Choice) bool { return c.Breathe })]
			says = by.Says
		}
		if _, err := v.Says(at, by, 0); err != nil {
			return nil, false
		}
		for j, line := range says.Lines {
			if line.When == 0 {
				break
			}
			holds, _ := v.Rules.When(line.When, at)
			where := explore.Condition{Node: at.Node, Breath: by != nil, Line: j}
			found[where] = [2]bool{found[where][0] || holds, found[where][1] || !holds}
			if holds {
				break
			}
		}
	}
	return found, true
}

func compareCoverage(t *testing.T, v *play.Version, a *atlas, rep *explore.Report) {
	t.Helper()
	reached := make([]bool, len(v.Nodes))
	for i, p := range a.positions {
		if !a.refused[i] {
			reached[p.Node] = true
		}
	}
	for n := range v.Nodes {
		if reached[n] != rep.Nodes[n] {
			t.Errorf("node %s reached: %v, want %v", v.Nodes[n].ID, rep.Nodes[n], reached[n])
		}
		for _, c := range v.Nodes[n].Choices {
			want := explore.Coverage{Offered: a.offered[c.Number], Withheld: a.withheld[c.Number]}
			if got := rep.Choices[c.Number]; got != want {
				t.Errorf("%s/%s: %+v, want %+v", v.Nodes[n].ID, c.ID, got, want)
			}
		}
	}
}

func compareFindings(t *testing.T, v *play.Version, a *atlas, rep *explore.Report) {
	t.Helper()
	dead := map[string]int{}
	for i, alive := range a.alive(v) {
		id := v.Nodes[a.positions[i].Node].ID
		if _, ok := dead[id]; !ok && !alive && !a.refused[i] {
			dead[id] = a.turns[i]
		}
	}
	found := map[string]int{}
	for _, f := range rep.Dead {
		found[f.Node] = len(f.Turns)
	}
	sameTurns(t, "dead ends", found, dead)
	clear(found)
	for _, f := range append(rep.Stuck, rep.Faults...) {
		name := f.Node + "/" + f.Choice
		if turns, ok := found[name]; !ok || len(f.Turns) < turns {
			found[name] = len(f.Turns)
		}
	}
	sameTurns(t, "faults", found, a.faults)
}

func sameTurns(t *testing.T, what string, got, want map[string]int) {
	t.Helper()
	for name, turns := range want {
		if n, ok := got[name]; !ok || n != turns {
			t.Errorf("%s: %s found %v after %d turns, want after %d", what, name, ok, n, turns)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: %s is none", what, name)
		}
	}
}

// follow plays a way from the opening.
func follow(t *testing.T, v *play.Version, seed uint64, turns []explore.Turn) play.Position {
	t.Helper()
	p, _ := followPath(t, v, seed, turns)
	return p
}

func followPath(t *testing.T, v *play.Version, seed uint64, turns []explore.Turn) (play.Position, scenario.Points) {
	t.Helper()
	p := play.Opening(v.Scenario)
	var sum scenario.Points
	for _, turn := range turns {
		if v.Nodes[p.Node].ID != turn.Node {
			t.Fatalf("the way goes on at %s, not %s", v.Nodes[p.Node].ID, turn.Node)
		}
		var out play.Outcome
		if err := v.Step(play.At{Position: &p, Seed: seed}, v.Nodes[p.Node].Choice(turn.Choice), &out); err != nil {
			t.Fatal(err)
		}
		p, sum = out.Next, sum.Add(out.Points)
	}
	return p, sum
}

// The paths of a report earn what it says, the extremes do, and there is one
// for every ending that trying every path comes to.
func TestReportedPathsEarnTheExtremes(t *testing.T) {
	eachRandom(t, perShape, func(t *testing.T, v *play.Version, seed uint64, _ *rand.Rand) {
		opening := play.Opening(v.Scenario)
		ends, ok := pathEnds(t, v, seed, &opening, mostTry)
		if !ok || len(ends) == 0 {
			return
		}
		rep, err := v.Oracle.(*explore.Explorer).Report(seed, false)
		if err != nil {
			t.Fatal(err)
		}
		o := rep.Bounds.Objective(v.Weights)
		check := func(what string, path explore.Path, node int) {
			p, sum := followPath(t, v, seed, path.Turns)
			if sum != path.Points || path.Value != o.Value(sum) || v.Nodes[p.Node].Ending == nil || node >= 0 && p.Node != node {
				t.Errorf("%s path %+v earns %v and ends at %s", what, path, sum, v.Nodes[p.Node].ID)
			}
		}
		check("best", rep.Best, -1)
		check("worst", rep.Worst, -1)
		if rep.Best.Value != rep.Bounds.Overall {
			t.Errorf("the best path is worth %d, the bound is %d", rep.Best.Value, rep.Bounds.Overall)
		}
		for d := range rep.BestOf {
			if rep.BestOf[d].Points[d] != rep.Bounds.Best[d] || rep.WorstOf[d].Points[d] != rep.Bounds.Worst[d] {
				t.Errorf("dimension %d: paths earn %d and %d, bounds %+v", d, rep.BestOf[d].Points[d], rep.WorstOf[d].Points[d], rep.Bounds)
			}
		}
		reached := map[int]int64{}
		for e := range ends {
			value, ok := reached[e.node]
			if mine := o.Value(e.points); !ok || mine > value {
				reached[e.node] = mine
			}
		}
		for _, e := range rep.Endings {
			check("ending's best", e.Best, e.Node)
			check("ending's shortest", e.Shortest, e.Node)
			if value, ok := reached[e.Node]; !ok || value != e.Best.Value {
				t.Errorf("ending %s: best %d, want %d", v.Nodes[e.Node].ID, e.Best.Value, value)
			}
			delete(reached, e.Node)
		}
		if len(reached) > 0 {
			t.Errorf("endings %v are missing", reached)
		}
	})
}
