package explore_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// desk is one moment with replies of every kind, each of which ends the
// conversation; a breath is possible.
func desk() *play.Version {
	s := &scenario.Scenario{
		Version: "desk", ID: "desk", Weights: scenario.Points{40, 30, 30}, OutOfTurns: -1,
		Moods: []scenario.Mood{{Name: "anger", Start: 50}}, Vars: []scenario.Var{{Name: "refund", Start: 64}},
	}
	n := scenario.Node{ID: "opening", Says: scenario.Says{Lines: []scenario.Line{{Text: "Well?"}}}}
	for _, c := range []scenario.Choice{
		{ID: "plain", Text: "I will look at it.", Points: scenario.Points{1, 0, 0}},
		{ID: "sorry", Text: "Sorry! I apologise, so sorry.", Points: scenario.Points{0, -1, 0}},
		{ID: "warm", Text: "That must have been a long week for you, with all that {refund} on top.", Points: scenario.Points{2, 1, 0}},
		{ID: "gift", Text: "A refund, and a voucher on top.", Points: scenario.Points{-1, 0, 2}},
		{ID: "no", Text: "No.", Points: scenario.Points{-3, -2, -2}},
		{ID: scenario.BreatheID, Breathe: true, Points: scenario.Points{0, 2, 0}},
	} {
		c.Number, c.To = s.Choices, scenario.Target{Nodes: []int{1}}
		if c.Breathe {
			c.To.Nodes = []int{0}
		}
		s.Choices++
		n.Choices = append(n.Choices, c)
	}
	end := scenario.Node{ID: "end", Ending: &scenario.Ending{Outcome: scenario.Resolved, Relationship: scenario.Stays}}
	s.Nodes = []scenario.Node{n, end}
	r := exploretest.NewRules()
	return &play.Version{Scenario: s, Rules: r, Oracle: explore.New(s, r, explore.Limits{})}
}

func named(t *testing.T, name string) explore.Strategy {
	t.Helper()
	s, err := explore.ParseStrategy(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func choices(r *explore.Run) string {
	var ids []string
	for _, turn := range r.Turns() {
		ids = append(ids, turn.Choice)
	}
	return strings.Join(ids, " ")
}

func TestEachStrategyChoosesByItsOwnMeasure(t *testing.T) {
	for name, want := range map[string]string{
		"first": "plain", "last": "no", "longest": "warm", "shortest": "no", "apologetic": "sorry", "generous": "gift",
		"greedy-empathy": "warm", "greedy-composure": "breathe warm", "greedy-resolution": "gift", "expert:0": "breathe warm",
	} {
		s := named(t, name)
		r, err := explore.Follow(desk(), s, 1, nil)
		if err != nil || choices(r) != want || r.Ending != 1 || r.Told == 0 || !s.Fixed {
			t.Errorf("%s chose %q and came to %d, told %d, %v; want %s", name, choices(r), r.Ending, r.Told, err, want)
		}
	}
}

func TestAStrategyThatCannotTellTakesTheFirst(t *testing.T) {
	v := desk()
	for i := range v.Nodes[0].Choices {
		v.Nodes[0].Choices[i].Text = "So be it."
	}
	for _, name := range []string{"apologetic", "generous", "longest", "shortest"} {
		if r, err := explore.Follow(v, named(t, name), 1, nil); err != nil || choices(r) != "plain" || r.Told != 0 {
			t.Errorf("%s chose %q, told %d, %v", name, choices(r), r.Told, err)
		}
	}
}

func TestAPathIsScoredLikeAnAttempt(t *testing.T) {
	r, err := explore.Follow(desk(), named(t, "first"), 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	// Empathy 1 of -3..2, composure 0 of -2..3, resolution 0 of -2..2.
	if got, want := *r.Scores.Overall, 40*0.8+30*0.4+30*0.5; math.Abs(got-want) > 0.05 {
		t.Errorf("overall %v, want %v", got, want)
	}
}

func TestStrategiesAreFoundByTheirNames(t *testing.T) {
	for _, s := range explore.Strategies() {
		if found := named(t, s.Name); found.About != s.About {
			t.Errorf("%s is %q", s.Name, found.About)
		}
	}
	for name, want := range map[string]string{
		"wise": "there are: first, last, longest", "": "there is no strategy", "expert:2": "from 0 to 1", "expert:": "from 0 to 1",
		"expert:nan": "from 0 to 1", "novice:0": "above 0", "novice:x": "above 0", "first:1": "there is no strategy",
	} {
		if _, err := explore.ParseStrategy(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestWordsAreCountedInEnglishAndGerman(t *testing.T) {
	for _, tt := range []struct {
		text             string
		apologies, gifts int
	}{
		{"I'll look at it.", 0, 0},
		{"Sorry, SORRY. My apologies!", 3, 0},
		{"I'm not sorry about the discount.", 0, 1},
		{"Es tut mir sehr leid, ich entschuldige mich.", 2, 0},
		{"Feel free to pay by credit card; you can count on us.", 0, 0},
		{"It's free, and on the house.", 0, 2},
		{"Sie bekommen eine Rückerstattung und einen Gutschein, kostenlos.", 0, 3},
		{"You get your money", 0, 0},
		{"Das tut mir wirklich sehr leid.", 1, 0},
		{"Da tut es mir leid. Ich bedaure das und bitte um Verzeihung.", 3, 0},
		{"Tut mir nicht leid, und es ist nicht meine Schuld.", 0, 0},
		{"Tut mir das Leid. Wir tun mir einen Gefallen und singen ein Lied, leid bin ich es.", 1, 0},
		{"Ich schreibe Ihnen den Betrag gut, gebührenfrei, und wir übernehmen die Kosten.", 0, 3},
		{"Sie sollen nicht umsonst gewartet haben; ich werde Bericht erstatten.", 0, 0},
		{"Ich überweise Ihnen alles zurück, aus Kulanz.", 0, 2},
	} {
		if a, g := explore.Apologies(tt.text), explore.Gifts(tt.text); a != tt.apologies || g != tt.gifts {
			t.Errorf("%q: %d apologies, %d gifts; want %d, %d", tt.text, a, g, tt.apologies, tt.gifts)
		}
	}
}

// Who never errs earns the best there is, whatever fails on the way; and every
// strategy comes to an end, with what play itself would give.
func TestRunsArePlayedByTheRules(t *testing.T) {
	eachRandom(t, 12, func(t *testing.T, v *play.Version, seed uint64, _ *rand.Rand) {
		bounds, err := v.Oracle.Bounds(seed)
		if errors.Is(err, play.ErrFault) {
			return
		}
		for i, s := range append(explore.Strategies(), named(t, "expert:0")) {
			r, err := explore.Follow(v, s, seed, rand.New(rand.NewPCG(seed, uint64(i))))
			if err != nil {
				t.Fatalf("%s: %v", s.Name, err)
			}
			again(t, v, seed, r)
			o := bounds.Objective(v.Weights)
			if s.Name == "expert:0" && r.Ending >= 0 && o.Value(r.Points) != bounds.Overall {
				t.Errorf("the expert earned %d, the best is %d: %v", o.Value(r.Points), bounds.Overall, r.Turns())
			}
		}
	})
}

// again plays a run's choices as an attempt.
func again(t *testing.T, v *play.Version, seed uint64, r *explore.Run) {
	t.Helper()
	here := play.Opening(v.Scenario)
	var sum scenario.Points
	for _, turn := range r.Turns() {
		at := play.At{Position: &here, Seed: seed}
		n := &v.Nodes[here.Node]
		offered, err := v.Offered(at)
		if i := n.Choice(turn.Choice); err != nil || n.ID != turn.Node || !slices.Contains(offered, i) {
			t.Fatalf("%s: %v cannot be chosen at %s: %v", r.Strategy, turn, n.ID, err)
		}
		var out play.Outcome
		if err := v.Step(at, n.Choice(turn.Choice), &out); err != nil {
			t.Fatal(err)
		}
		sum, here = sum.Add(out.Points), out.Next
	}
	if sum != r.Points || r.Ending >= 0 && here.Node != r.Ending || r.Ending < 0 && v.Nodes[here.Node].Ending != nil {
		t.Errorf("%s: points %v at node %d, the run says %v, %d", r.Strategy, sum, here.Node, r.Points, r.Ending)
	}
}
