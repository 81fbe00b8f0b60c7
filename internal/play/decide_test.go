package play_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

func TestStartGivesTheOpening(t *testing.T) {
	v := small(nil)
	a := begin(t, v, play.Start{Trainee: "anna", Seed: 7, Shuffle: 9})
	e := a.events[0].Started
	if e.Scenario != "small" || e.Version != v.Version || e.Seed != 7 || e.Shuffle != 9 || e.Formula != play.Formula {
		t.Errorf("started %+v", e)
	}
	if a.state.Phase != play.Open || a.state.Seq() != 1 || a.state.Says != "Well?" || a.at() != "opening" {
		t.Errorf("state %+v", a.state)
	}
	if want := []string{"listen", "push", "breathe"}; !slices.Equal(a.offered(), want) {
		t.Errorf("offered %v", a.offered())
	}
	if err := a.refuses(play.Start{}); !strings.Contains(err.Error(), "has begun") {
		t.Errorf("a second start: %v", err)
	}
}

func TestATurnCarriesItsEffects(t *testing.T) {
	a := begin(t, small(nil), play.Start{}).choose("listen", "promise")
	first, second := a.state.Turns[0], a.state.Turns[1]
	if first.Points != (scenario.Points{3, 1, 0}) || first.To != "storm" || !slices.Equal(first.Moods, []int{55, 50}) {
		t.Errorf("first turn %+v", first)
	}
	if first.Says != "Promises: 0." || first.Seq != 1 || first.Node != "opening" || first.Elapsed != 10 {
		t.Errorf("first turn %+v", first)
	}
	if second.Vars[0] != 1 || second.To != "opening" || a.state.Points != (scenario.Points{3, 1, -1}) {
		t.Errorf("second turn %+v, points %v", second, a.state.Points)
	}
}

func TestAnEndingBelongsToTheTurnThatReachedIt(t *testing.T) {
	a := begin(t, small(nil), play.Start{}).choose("listen", "solve")
	if got := a.last(); got.Points != (scenario.Points{1, 1, 5}) || got.To != "calm" || len(got.Offered) > 0 {
		t.Errorf("last turn %+v", got)
	}
	end := a.state.Ended
	if end == nil || a.state.Phase != play.Finished || end.Ending != "calm" || end.Outcome != scenario.Resolved ||
		end.Relationship != scenario.Stays || end.Points != (scenario.Points{4, 2, 5}) || end.Turns != 2 {
		t.Errorf("ended %+v in phase %s", end, a.state.Phase)
	}
}

func TestRefusals(t *testing.T) {
	open := func(t *testing.T) *attempt { return begin(t, small(nil), play.Start{}).choose("listen") }
	over := func(t *testing.T) *attempt { return open(t).choose("solve") }
	void := func(t *testing.T) *attempt {
		a := open(t)
		a.do(play.GiveUp{Time: noon, Reason: "cannot go on"})
		return a
	}
	tests := map[string]struct {
		attempt func(t *testing.T) *attempt
		command play.Command
		want    error
	}{
		"a turn that was played":       {open, play.Choose{Seq: 1, Choice: "listen"}, play.ErrStaleSeq},
		"a turn to come":               {open, play.Choose{Seq: 3, Choice: "solve"}, play.ErrStaleSeq},
		"a choice of no node":          {open, play.Choose{Seq: 2, Choice: "joke"}, play.ErrUnknownChoice},
		"a choice of another node":     {open, play.Choose{Seq: 2, Choice: "push"}, play.ErrUnknownChoice},
		"a choice after the ending":    {over, play.Choose{Seq: 3, Choice: "solve"}, play.ErrOver},
		"a choice when void":           {void, play.Choose{Seq: 2, Choice: "solve"}, play.ErrOver},
		"no deadlines after the end":   {over, play.SwitchOff{}, play.ErrOver},
		"giving up after the end":      {over, play.GiveUp{}, play.ErrOver},
		"giving up what was given up":  {void, play.GiveUp{}, play.ErrOver},
		"a choice before the start":    {func(t *testing.T) *attempt { return &attempt{t: t, v: small(nil), state: &play.State{}} }, play.Choose{Seq: 1}, play.ErrOver},
		"an empty choice":              {open, play.Choose{Seq: 2}, play.ErrUnknownChoice},
		"a choice with another's case": {open, play.Choose{Seq: 2, Choice: "Solve"}, play.ErrUnknownChoice},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			a := test.attempt(t)
			before := *a.state
			if err := a.refuses(test.command); !errors.Is(err, test.want) {
				t.Errorf("refused with %v, want %v", err, test.want)
			}
			if !reflect.DeepEqual(before, *a.state) {
				t.Error("the refusal changed the state")
			}
		})
	}
}

func TestAConditionDecidesWhatIsOffered(t *testing.T) {
	v := small(func(s *scenario.Scenario, _ *exploretest.Rules) { s.Nodes[opening].Choices[0].Moods = nil })
	a := begin(t, v, play.Start{}).choose("listen")
	if want := []string{"solve"}; !slices.Equal(a.offered(), want) {
		t.Errorf("offered %v", a.offered())
	}
	if err := a.refuses(play.Choose{Seq: 2, Choice: "promise"}); !errors.Is(err, play.ErrUnknownChoice) {
		t.Errorf("a withheld choice: %v", err)
	}
}

func TestBreatheIsATurnOncePerVisit(t *testing.T) {
	a := begin(t, small(nil), play.Start{}).choose("breathe")
	if got := a.last(); got.Says != "(silence)" || got.Seq != 1 || got.Points != (scenario.Points{0, 1, 0}) || got.To != "opening" {
		t.Errorf("the breath %+v", got)
	}
	if want := []string{"listen", "push"}; !slices.Equal(a.offered(), want) {
		t.Errorf("offered after a breath: %v", a.offered())
	}
	a.choose("push")
	if want := []string{"listen", "push", "breathe"}; !slices.Equal(a.offered(), want) || a.state.Says != "Well?" {
		t.Errorf("offered on the next visit: %v, says %q", a.offered(), a.state.Says)
	}
	if a.choose("breathe"); !a.last().Repeated || a.last().Points != (scenario.Points{}) {
		t.Errorf("the second breath %+v", a.last())
	}
}

func TestARepeatedChoiceEarnsNothing(t *testing.T) {
	a := begin(t, small(nil), play.Start{}).choose("push")
	if got := a.last(); got.Repeated || got.Points != (scenario.Points{-2, -1, 0}) {
		t.Errorf("the first time %+v", got)
	}
	a.choose("push")
	if got := a.last(); !got.Repeated || got.Points != (scenario.Points{}) || got.Moods[0] != 100 {
		t.Errorf("the second time %+v", got)
	}
}

func TestATimeoutIsTheChoiceItMakes(t *testing.T) {
	v := small(nil)
	byClock := begin(t, v, play.Start{})
	byClock.do(play.Choose{Time: noon, Seq: 1, Choice: "push", By: play.ByTimeout, Elapsed: 10})
	byHand := begin(t, v, play.Start{}).choose("push")
	got, want := *byClock.last(), *byHand.last()
	if got.By != play.ByTimeout {
		t.Errorf("by %q", got.By)
	}
	got.By = want.By
	if !reflect.DeepEqual(got, want) {
		t.Errorf("a timeout caused %+v, the choice %+v", got, want)
	}
}

func outOfTurns(max, node int) func(*scenario.Scenario, *exploretest.Rules) {
	return func(s *scenario.Scenario, _ *exploretest.Rules) { s.MaxTurns, s.OutOfTurns = max, node }
}

func TestWhenTurnsRunOut(t *testing.T) {
	a := begin(t, small(outOfTurns(2, gone)), play.Start{}).choose("push", "breathe")
	if a.at() != "gone" || a.state.Ended == nil || a.last().Points != (scenario.Points{0, 1, -2}) || a.last().Says != "Goodbye." {
		t.Errorf("at %s after the last turn: %+v", a.at(), a.last())
	}
	if a := begin(t, small(outOfTurns(2, gone)), play.Start{}).choose("listen", "solve"); a.at() != "calm" {
		t.Errorf("an ending in the last turn became %s", a.at())
	}
	if a := begin(t, small(outOfTurns(3, gone)), play.Start{}).choose("push", "breathe"); a.state.Phase != play.Open {
		t.Errorf("over a turn early, at %s", a.at())
	}
}

func TestRunningOutOfTurnsWithoutAnEndingForItIsAFault(t *testing.T) {
	a := begin(t, small(outOfTurns(2, -1)), play.Start{}).choose("push")
	var f *play.Fault
	if err := a.refuses(play.Choose{Seq: 2, Choice: "push"}); !errors.As(err, &f) || f.Node != "opening" || f.Choice != "push" {
		t.Errorf("refused with %v", err)
	}
}

func TestSwitchOff(t *testing.T) {
	a := begin(t, small(nil), play.Start{}).choose("listen")
	a.do(play.SwitchOff{Time: noon, Why: "trainee"})
	if !a.state.Untimed || a.state.Phase != play.Open || a.events[2].Untimed.Why != "trainee" {
		t.Errorf("state %+v", a.state)
	}
	if again := a.do(play.SwitchOff{Time: noon, Why: "reconnects"}); len(again) > 0 {
		t.Errorf("switching off twice caused %+v", again)
	}
	if a := begin(t, small(nil), play.Start{Untimed: true}); !a.state.Untimed {
		t.Error("an attempt started untimed is timed")
	}
}

func TestGiveUp(t *testing.T) {
	a := begin(t, small(nil), play.Start{}).choose("listen")
	a.do(play.GiveUp{Time: noon, Reason: "the script fails"})
	if a.state.Phase != play.Voided || a.state.Void.Reason != "the script fails" || len(a.state.Offered) > 0 || a.state.Ended != nil {
		t.Errorf("state %+v", a.state)
	}
}

// Wherever the script fails, the turn is refused, says where, and changes
// nothing.
func TestAFailingScriptRefusesTheTurn(t *testing.T) {
	fails := func(which func(s *scenario.Scenario) scenario.Func) func(*scenario.Scenario, *exploretest.Rules) {
		return func(s *scenario.Scenario, r *exploretest.Rules) {
			f := which(s)
			r.Fails = func(g scenario.Func, _ play.At) bool { return f == g }
		}
	}
	line := func(node int) func(*scenario.Scenario, *exploretest.Rules) {
		return func(s *scenario.Scenario, r *exploretest.Rules) {
			never := r.WhenFunc(func(play.At) bool { return false })
			s.Nodes[node].Says.Lines[0].When = never
		}
	}
	tests := map[string]struct {
		change         func(*scenario.Scenario, *exploretest.Rules)
		choices        []string
		node, choice   string
		reason         string
		refusesAtStart bool
	}{
		"condition": {fails(func(s *scenario.Scenario) scenario.Func { return s.Nodes[storm].Choices[1].When }),
			[]string{"listen"}, "storm", "promise", "fails here", false},
		"effect": {fails(func(s *scenario.Scenario) scenario.Func { return s.Nodes[storm].Choices[1].Effect }),
			[]string{"listen", "promise"}, "storm", "promise", "fails here", false},
		"target": {fails(func(s *scenario.Scenario) scenario.Func { return s.Nodes[storm].Choices[0].To.Pick }),
			[]string{"listen", "solve"}, "storm", "solve", "fails here", false},
		"no line":          {line(storm), []string{"listen"}, "storm", "", "no line", false},
		"no line at first": {line(opening), nil, "opening", "", "no line", true},
		"no choice": {func(s *scenario.Scenario, _ *exploretest.Rules) { s.Nodes[storm].Choices = s.Nodes[storm].Choices[:0] },
			[]string{"listen"}, "storm", "", "no choice", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			v := small(test.change)
			// Where every path fails there are no bounds; these are others'.
			v.Oracle = explore.New(small(nil).Scenario, small(nil).Rules, explore.Limits{})
			var f *play.Fault
			var err error
			if test.refusesAtStart {
				_, err = play.Decide(v, new(play.State), play.Start{})
			} else {
				last := len(test.choices) - 1
				a := begin(t, v, play.Start{}).choose(test.choices[:last]...)
				before := *a.state
				err = a.refuses(play.Choose{Seq: a.state.Seq(), Choice: test.choices[last]})
				if !reflect.DeepEqual(before, *a.state) {
					t.Error("the refusal changed the state")
				}
			}
			if !errors.Is(err, play.ErrFault) || !errors.As(err, &f) {
				t.Fatalf("refused with %v", err)
			}
			if f.Node != test.node || f.Choice != test.choice || !strings.Contains(f.Reason, test.reason) {
				t.Errorf("fault %+v", f)
			}
		})
	}
}

// What the rules cannot answer at the moment is no fault of the script.
func TestAnErrorOfTheRulesIsNoFault(t *testing.T) {
	v := small(nil)
	a := begin(t, v, play.Start{}).choose("listen")
	a.v = &play.Version{Scenario: v.Scenario, Oracle: v.Oracle, Rules: busy{v.Rules}}
	err := a.refuses(play.Choose{Seq: 2, Choice: "solve"})
	if !errors.Is(err, errBusy) || errors.Is(err, play.ErrFault) {
		t.Errorf("refused with %v", err)
	}
}

var errBusy = errors.New("no state was free in time")

type busy struct{ play.Rules }

func (busy) Target(scenario.Target, play.At) (int, error) { return 0, errBusy }
