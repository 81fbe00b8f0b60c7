package explore_test

import (
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

type points = scenario.Points

// A script is a scenario in a few words: what leads where and earns what.
type script struct {
	*scenario.Scenario
	*exploretest.Rules
}

func write(nodes ...scenario.Node) *script {
	s := &script{&scenario.Scenario{
		ID: "by-hand", Weights: points{40, 30, 30}, OutOfTurns: -1, Nodes: nodes,
		Moods: []scenario.Mood{{Name: "anger", Start: 50}},
	}, exploretest.NewRules()}
	for i := range s.Nodes {
		for j := range s.Nodes[i].Choices {
			s.Nodes[i].Choices[j].Number = s.Choices
			s.Choices++
		}
	}
	return s
}

func node(id string, choices ...scenario.Choice) scenario.Node {
	return scenario.Node{ID: id, Choices: choices, Says: line("...")}
}

func line(text string) scenario.Says { return scenario.Says{Lines: []scenario.Line{{Text: text}}} }

func choice(id string, p points, to ...int) scenario.Choice {
	return scenario.Choice{ID: id, Points: p, To: scenario.Target{Nodes: to}}
}

func ending(id string, outcome scenario.Outcome, p points) scenario.Node {
	return scenario.Node{ID: id, Says: line("."), Ending: &scenario.Ending{Outcome: outcome, Points: p}}
}

func (s *script) explorer() *explore.Explorer {
	return explore.New(s.Scenario, s.Rules, explore.Limits{})
}

func (s *script) bounds(t *testing.T) play.Bounds {
	t.Helper()
	b, err := s.explorer().Bounds(0)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (s *script) report(t *testing.T, says bool) *explore.Report {
	t.Helper()
	rep, err := s.explorer().Report(0, says)
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

// score is the score of the points, or null.
func (s *script) score(t *testing.T, p points) [4]float64 {
	t.Helper()
	scores := play.Score(s.bounds(t), s.Weights, p)
	var out [4]float64
	for i, f := range append(scores.Dimension[:], scores.Overall) {
		out[i] = -1
		if f != nil {
			out[i] = *f
		}
	}
	return out
}

func want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// Pushing costs empathy the first time and nothing more after that, so the
// worst path pushes once; the best never does.
func TestByHandALoopWithNegativePoints(t *testing.T) {
	s := write(
		node("a", choice("push", points{-2, -1, 0}, 0), choice("solve", points{3, 0, 2}, 1)),
		ending("end", scenario.Resolved, points{}),
	)
	b := s.bounds(t)
	want(t, "best", b.Best, points{3, 0, 2})
	want(t, "worst", b.Worst, points{1, -1, 2})
	want(t, "the best path's score", s.score(t, points{3, 0, 2}), [4]float64{100, 100, -1, 100})
	want(t, "after pushing", s.score(t, points{1, -1, 2}), [4]float64{0, 0, -1, 0})
	rep := s.report(t, false)
	want(t, "turns of the worst path", len(rep.Worst.Turns), 2)
	want(t, "its first turn", rep.Worst.Turns[0], explore.Turn{Node: "a", Choice: "push"})
	want(t, "turns of the best path", len(rep.Best.Turns), 1)
}

// Resolution is 2 on every path: it has no score, and its weight of 30 goes to
// the others, 40 and 30 of 70.
func TestByHandADimensionWhereAllEarnTheSame(t *testing.T) {
	s := write(
		node("a", choice("warm", points{3, 0, 1}, 1), choice("cold", points{-1, 1, 1}, 1)),
		node("b", choice("on", points{0, 0, 1}, 2), choice("late", points{0, -1, 1}, 2)),
		ending("end", scenario.Resolved, points{}),
	)
	b := s.bounds(t)
	want(t, "best", b.Best, points{3, 1, 2})
	want(t, "worst", b.Worst, points{-1, -1, 2})
	// Warm and on: empathy 100, composure 50; (40 x 100 + 30 x 50) / 70.
	want(t, "warm, on", s.score(t, points{3, 0, 2}), [4]float64{100, 50, -1, 78.6})
	// Cold and on: empathy 0, composure 100; 3000 / 70.
	want(t, "cold, on", s.score(t, points{-1, 1, 2}), [4]float64{0, 100, -1, 42.9})
	// No path is best in both: the best overall is warm and on.
	want(t, "best overall", b.Objective(s.Weights).Score(b.Overall), 78.6)
}

// The ending's points belong to the path: the harsh way to the good ending
// earns more resolution than the soft way to the bad one.
func TestByHandAnEndingWithPoints(t *testing.T) {
	s := write(
		node("a", choice("soft", points{2, 0, 1}, 2), choice("harsh", points{-2, 0, 0}, 1)),
		ending("good", scenario.Resolved, points{0, 0, 3}),
		ending("bad", scenario.Lost, points{0, 0, -3}),
	)
	b := s.bounds(t)
	want(t, "best", b.Best, points{2, 0, 3})
	want(t, "worst", b.Worst, points{-2, 0, -2})
	want(t, "soft", s.score(t, points{2, 0, -2}), [4]float64{100, -1, 0, 57.1})
	want(t, "harsh", s.score(t, points{-2, 0, 3}), [4]float64{0, -1, 100, 42.9})
	bad := s.report(t, false).TooGood(s.Scenario)
	if len(bad) != 1 || bad[0].Node != 2 || bad[0].Best.Turns[0].Choice != "soft" {
		t.Errorf("too good: %+v", bad)
	}
}

// Anger is 50; provoking adds 20. A persona that doubles it makes 90, and the
// gate at 80 opens: only then can the good ending be missed.
func TestByHandAPersonaScalesMoods(t *testing.T) {
	make := func(persona bool) *script {
		provoke := choice("provoke", points{}, 1)
		provoke.Moods = []scenario.MoodChange{{Mood: scenario.Anger, By: 20}}
		s := write(
			node("a", provoke),
			node("b", choice("solve", points{1, 1, 1}, 2, 3)),
			ending("good", scenario.Resolved, points{0, 0, 2}),
			ending("bad", scenario.Lost, points{0, 0, -2}),
		)
		pick := s.Func()
		s.Picks[pick] = func(at play.At) int {
			if at.Moods[scenario.Anger] > 80 {
				return 1
			}
			return 0
		}
		s.Nodes[1].Choices[0].To.Pick = pick
		if persona {
			s.Customer.Persona = "doubling"
			s.Persona = func(_ play.At, change []float64) { change[0] *= 2 }
		}
		return s
	}
	want(t, "without a persona", make(false).bounds(t).Best, points{1, 1, 3})
	want(t, "with it", make(true).bounds(t).Best, points{1, 1, -1})
	rep := make(true).report(t, false)
	want(t, "the good ending is reached", rep.Nodes[2], false)
	want(t, "the bad ending is reached", rep.Nodes[3], true)
}

// Two turns: the loop's points can be had once, and then turns have run out.
func TestByHandTurnsRunOut(t *testing.T) {
	s := write(
		node("a", choice("ask", points{1, 0, 0}, 1)),
		node("b", choice("back", points{0, 1, 0}, 0), choice("solve", points{0, 0, 3}, 2)),
		ending("good", scenario.Resolved, points{}),
		ending("hangs up", scenario.Lost, points{0, -1, -3}),
	)
	s.MaxTurns, s.OutOfTurns = 2, 3
	b := s.bounds(t)
	want(t, "best", b.Best, points{1, 0, 3})
	want(t, "worst", b.Worst, points{1, 0, -3})
	s.MaxTurns = 4
	b = s.bounds(t)
	// ask, back, ask, solve; or ask, back, ask, back and out of turns.
	want(t, "best with four", b.Best, points{1, 1, 3})
	want(t, "worst with four", b.Worst, points{1, 0, -3})
	rep := s.report(t, false)
	want(t, "turns of the best path", len(rep.Best.Turns), 4)
	want(t, "turns to hang up", len(rep.Endings[1].Shortest.Turns), 4)
}

func TestByHandFindings(t *testing.T) {
	s := write(
		node("a", choice("on", points{1, 0, 0}, 1), choice("pit", points{}, 2), choice("wall", points{}, 3)),
		node("b", choice("ok", points{}, 4), choice("fails", points{}, 4), choice("never", points{}, 5)),
		node("pit", choice("round", points{}, 2)),
		node("wall", choice("shut", points{}, 4)),
		ending("end", scenario.Resolved, points{}),
		ending("unreached", scenario.Lost, points{}),
	)
	never := s.WhenFunc(func(play.At) bool { return false })
	s.Nodes[1].Choices[2].When, s.Nodes[3].Choices[0].When = never, never
	broken := s.Func()
	s.Effects[broken] = func(play.At) {}
	s.Nodes[1].Choices[1].Effect = broken
	s.Fails = func(f scenario.Func, _ play.At) bool { return f == broken }

	rep := s.report(t, false)
	one := func(what string, got []explore.Finding, node, choice string, way ...string) {
		t.Helper()
		if len(got) != 1 || got[0].Node != node || got[0].Choice != choice || got[0].Count != 1 || len(got[0].Turns) != len(way) {
			t.Fatalf("%s: %+v", what, got)
		}
		for i, c := range way {
			want(t, what, got[0].Turns[i].Choice, c)
		}
	}
	one("dead", rep.Dead, "pit", "", "pit")
	one("stuck", rep.Stuck, "wall", "", "wall")
	one("faults", rep.Faults, "b", "fails", "on")
	want(t, "exact", rep.Exact, true)
	for n, reached := range []bool{true, true, true, false, true, false} {
		want(t, "reached "+s.Nodes[n].ID, rep.Nodes[n], reached)
	}
	for number, c := range map[int]explore.Coverage{
		0: {Offered: true}, 3: {Offered: true}, 5: {Withheld: true}, 6: {Offered: true}, 7: {},
	} {
		want(t, "coverage", rep.Choices[number], c)
	}
	want(t, "endings", len(rep.Endings), 1)
}

// Says fails only where anger is above 60, which nothing else asks for.
func TestByHandFailingWords(t *testing.T) {
	shout := choice("shout", points{}, 1)
	shout.Moods = []scenario.MoodChange{{Mood: scenario.Anger, By: 20}}
	s := write(
		node("a", shout, choice("nod", points{}, 1)),
		node("b", choice("on", points{}, 2)),
		ending("end", scenario.Resolved, points{}),
	)
	words := s.Func()
	s.Lines[words] = func(play.At, int) string { return "Hm." }
	s.Fails = func(f scenario.Func, at play.At) bool { return f == words && at.Moods[scenario.Anger] > 60 }
	for _, node := range []int{1, 2} {
		s.Nodes[node].Says = scenario.Says{Func: words}
		want(t, "faults not asked for", len(s.report(t, false).Faults), 0)
		rep := s.report(t, true)
		if len(rep.Faults) != 1 || rep.Faults[0].Node != s.Nodes[node].ID || rep.Faults[0].Turns[0].Choice != "shout" {
			t.Errorf("says of %s: %+v", s.Nodes[node].ID, rep.Faults)
		}
		s.Nodes[node].Says = line("Hm.")
	}
	// The same when turns run out there.
	s.MaxTurns, s.OutOfTurns = 1, 2
	s.Nodes[2].Says = scenario.Says{Func: words}
	if rep := s.report(t, true); len(rep.Faults) != 1 || rep.Faults[0].Node != "end" {
		t.Errorf("says as turns run out: %+v", rep.Faults)
	}
}

func TestByHandTurnsRunOutWithoutAnEnding(t *testing.T) {
	s := write(
		node("a", choice("again", points{}, 0), choice("on", points{}, 1)),
		ending("end", scenario.Resolved, points{}),
	)
	s.MaxTurns = 3
	rep := s.report(t, false)
	if len(rep.Faults) != 1 || rep.Faults[0].Choice != "again" || !rep.Nodes[1] {
		t.Errorf("faults %+v", rep.Faults)
	}
}

// A loop that asks each question once: what has been asked cannot earn again,
// so its flag is of no account and the positions stay few.
func TestFlagsThatCannotMatterAreDropped(t *testing.T) {
	const questions = 8
	nodes := []scenario.Node{node("hub", choice("enough", points{}, questions+1))}
	for i := range questions {
		nodes[0].Choices = append(nodes[0].Choices, choice("ask", points{}, i+1))
		nodes = append(nodes, node("question",
			choice("a", points{1, 0, 0}, 0), choice("b", points{0, 1, 0}, 0), choice("c", points{0, 0, 1}, 0)))
	}
	s := write(append(nodes, ending("end", scenario.Resolved, points{}))...)
	for i := range questions {
		s.Nodes[0].Choices[i+1].When = s.WhenFunc(func(at play.At) bool { return !at.Visited.Has(i + 1) })
	}
	s.Reads.AllVisited = true
	rep := s.report(t, false)
	// At the hub any of 2^8 sets has been asked; at a question 2^7 others.
	want(t, "positions", rep.States, 256+8*128+1)
	want(t, "best", rep.Bounds.Best, points{8, 8, 8})
}

// A loop of more choices than a word has bits.
func TestManyFlags(t *testing.T) {
	const choices = 70
	a := node("a")
	for range choices {
		a.Choices = append(a.Choices, choice("more", points{0, 0, 0}, 1))
	}
	for i := range choices {
		a.Choices[i].ID += string(rune('0' + i%10))
	}
	// The first and the last earn something; what is between earns on the way
	// out only.
	a.Choices[0] = choice("first", points{1, 0, 0}, 0)
	a.Choices[choices-1] = choice("last", points{2, 0, 0}, 0)
	for i := 1; i < choices-1; i++ {
		a.Choices[i].Points = points{0, i % 4, -1}
	}
	s := write(a, ending("end", scenario.Resolved, points{}))
	never := s.WhenFunc(func(play.At) bool { return false })
	for i := 2; i < choices-1; i++ {
		s.Nodes[0].Choices[i].When = never
	}
	rep := s.report(t, false)
	want(t, "best", rep.Bounds.Best, points{3, 1, -1})
	want(t, "worst", rep.Bounds.Worst, points{0, 1, -1})
	want(t, "turns of the best path", len(rep.Best.Turns), 3)
	want(t, "positions", rep.States, 5)
	p := play.Opening(s.Scenario)
	p.Earned.Add(choices - 1)
	e := s.explorer()
	for _, test := range []struct {
		earned int
		best   int
	}{{choices - 1, 1}, {0, 0}} {
		p.Earned.Add(test.earned)
		reach, err := e.Reach(0, &p)
		if err != nil || reach.Points != (points{test.best, 1, -1}) {
			t.Errorf("reach %+v, %v", reach, err)
		}
	}
}
