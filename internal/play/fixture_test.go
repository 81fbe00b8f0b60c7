package play_test

import (
	"testing"
	"time"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// The nodes of the small scenario.
const (
	opening = iota
	storm
	calm
	gone
)

// small is a scenario of two nodes and two endings. At the opening one may
// listen (to the storm), push (back to the opening) or breathe; the storm ends
// calm, or gone if anger is above 60, and has a choice only for trust above 40.
// The rules are handed out so that a test can add to them.
func small(change func(s *scenario.Scenario, r *exploretest.Rules)) *play.Version {
	r := exploretest.NewRules()
	trusts := r.WhenFunc(func(at play.At) bool { return at.Moods[1] > 40 })
	promise := r.Func()
	r.Effects[promise] = func(at play.At) { at.Vars[0] = 1 }
	parts := r.Func()
	r.Picks[parts] = func(at play.At) int {
		if at.Moods[scenario.Anger] > 60 {
			return 1
		}
		return 0
	}
	says := func(text string) scenario.Says { return scenario.Says{Lines: []scenario.Line{{Text: text}}} }
	s := &scenario.Scenario{
		Version: "0123456789abcdef", ID: "small", Weights: scenario.Points{40, 30, 30}, OutOfTurns: -1,
		Moods: []scenario.Mood{{Name: "anger", Start: 70}, {Name: "trust", Start: 30}},
		Vars:  []scenario.Var{{Name: "promises"}},
		Nodes: []scenario.Node{
			opening: {ID: "opening", Says: says("Well?"), Timeout: &scenario.Timeout{Seconds: 30, Choice: 1}, Choices: []scenario.Choice{
				{ID: "listen", Number: 0, Points: scenario.Points{3, 1, 0}, To: scenario.Target{Nodes: []int{storm}},
					Moods: []scenario.MoodChange{{Mood: 0, By: -15}, {Mood: 1, By: 20}}},
				{ID: "push", Number: 1, Points: scenario.Points{-2, -1, 0}, To: scenario.Target{Nodes: []int{opening}},
					Moods: []scenario.MoodChange{{Mood: 0, By: 20}}},
				{ID: scenario.BreatheID, Breathe: true, Number: 2, Points: scenario.Points{0, 1, 0}, Says: says("(silence)"),
					Moods: []scenario.MoodChange{{Mood: 0, By: 2}}, To: scenario.Target{Nodes: []int{opening}}},
			}},
			storm: {ID: "storm", Says: says("Promises: {promises}."), Choices: []scenario.Choice{
				{ID: "solve", Number: 3, Points: scenario.Points{1, 1, 3}, To: scenario.Target{Nodes: []int{calm, gone}, Pick: parts}},
				{ID: "promise", Number: 4, When: trusts, Effect: promise, Points: scenario.Points{0, 0, -1},
					To: scenario.Target{Nodes: []int{opening}}},
			}},
			calm: {ID: "calm", Says: says("Thank you."), Ending: &scenario.Ending{
				Outcome: scenario.Resolved, Relationship: scenario.Stays, Points: scenario.Points{0, 0, 2}}},
			gone: {ID: "gone", Says: says("Goodbye."), Ending: &scenario.Ending{
				Outcome: scenario.Lost, Relationship: scenario.Leaves, Points: scenario.Points{0, 0, -2}}},
		},
		Choices: 5,
	}
	if change != nil {
		change(s, r)
	}
	return &play.Version{Scenario: s, Rules: r, Oracle: explore.New(s, r, explore.Limits{})}
}

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// attempt plays one attempt: what is decided is applied.
type attempt struct {
	t      testing.TB
	v      *play.Version
	state  *play.State
	events []play.Event
	clock  time.Time
}

func begin(t testing.TB, v *play.Version, start play.Start) *attempt {
	t.Helper()
	a := &attempt{t: t, v: v, state: new(play.State), clock: noon}
	if start.Mode == "" {
		start.Mode = play.Practice
	}
	start.Time = noon
	a.do(start)
	return a
}

// do decides a command and applies what it causes.
func (a *attempt) do(c play.Command) []play.Event {
	a.t.Helper()
	events, err := play.Decide(a.v, a.state, c)
	if err != nil {
		a.t.Fatalf("%+v: %v", c, err)
	}
	for _, e := range events {
		if err := play.Apply(a.v.Scenario, a.state, e); err != nil {
			a.t.Fatal(err)
		}
	}
	a.events = append(a.events, events...)
	return events
}

func (a *attempt) choose(choices ...string) *attempt {
	a.t.Helper()
	for _, choice := range choices {
		a.clock = a.clock.Add(10 * time.Second)
		a.do(play.Choose{Time: a.clock, Seq: a.state.Seq(), Choice: choice, By: play.ByTrainee, Elapsed: 10})
	}
	return a
}

// refuses expects that a command is refused and changes nothing.
func (a *attempt) refuses(c play.Command) error {
	a.t.Helper()
	events, err := play.Decide(a.v, a.state, c)
	if err == nil {
		a.t.Fatalf("%+v was decided: %+v", c, events)
	}
	return err
}

func (a *attempt) last() *play.Turn { return a.state.Turns[len(a.state.Turns)-1] }

func (a *attempt) at() string { return a.v.Nodes[a.state.Position.Node].ID }

func (a *attempt) offered() (ids []string) {
	for _, i := range a.state.Offered {
		ids = append(ids, a.v.Nodes[a.state.Position.Node].Choices[i].ID)
	}
	return ids
}
