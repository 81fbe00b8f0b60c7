package play_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

func look(t *testing.T, a *attempt) *play.Debrief {
	t.Helper()
	d, err := play.Look(a.v, a.state)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// worded is the small scenario with words that name its var.
func worded(s *scenario.Scenario, _ *exploretest.Rules) {
	s.Nodes[opening].Checkin = "What does that do to you?"
	s.Nodes[storm].Choices[0].Text = "After {promises} promises: here is what I can do."
}

func TestADebriefTellsEveryTurn(t *testing.T) {
	a := begin(t, small(worded), play.Start{}).choose("push", "listen", "promise", "listen", "solve")
	d := look(t, a)
	if len(d.Turns) != 5 || !slices.Equal(d.Opening, []int{70, 30}) || d.Ending.ID != "calm" || !same(d.Scores, a.state.Ended.Scores) {
		t.Fatalf("debrief %+v", d)
	}
	first, last := d.Turns[0], d.Turns[4]
	if first.Asked != "Well?" || first.Checkin != "What does that do to you?" || first.Made.ID != "push" ||
		!slices.Equal(first.Before, []int{70, 30}) || !slices.Equal(first.Moods, []int{90, 30}) {
		t.Errorf("first turn %+v", first)
	}
	if last.Asked != "Promises: 1." || last.Text != "After 1 promises: here is what I can do." || last.Checkin != "" {
		t.Errorf("last turn %+v", last)
	}
}

// Pushing costs what can never be had again; the better reply is to listen.
func TestADebriefNamesTheCostAndTheBetterReply(t *testing.T) {
	d := look(t, begin(t, small(nil), play.Start{}).choose("breathe", "push", "listen", "solve"))
	if d.CostMost != 2 || d.Turns[1].Better == nil || d.Turns[1].Better.ID != "listen" || d.Turns[1].Regret <= 0 {
		t.Errorf("the cost is that of turn %d: %+v", d.CostMost, d.Turns[1])
	}
	// Listening earns 3 of empathy, where paths differ by 2.
	if d.BestMoment != 3 {
		t.Errorf("the best moment is turn %d", d.BestMoment)
	}
	for _, i := range []int{0, 2} {
		if d.Turns[i].Better != nil || d.Turns[i].Regret != 0 {
			t.Errorf("turn %d cost nothing, but %+v", i+1, d.Turns[i])
		}
	}
	if d.Best == nil || *d.Best <= *d.Scores.Overall {
		t.Errorf("best %v, scored %v", d.Best, *d.Scores.Overall)
	}
}

func TestTheBestPathLeavesNothingBehind(t *testing.T) {
	v := small(nil)
	rep, err := v.Oracle.(*explore.Explorer).Report(0, false)
	if err != nil {
		t.Fatal(err)
	}
	a := begin(t, v, play.Start{})
	for _, turn := range rep.Best.Turns {
		a.choose(turn.Choice)
	}
	d := look(t, a)
	if d.CostMost != 0 || *d.Best != *d.Scores.Overall {
		t.Errorf("debrief %+v of the best path %v", d, rep.Best.Turns)
	}
}

func TestADebriefWithoutExactBounds(t *testing.T) {
	v := small(nil)
	v.Oracle = explore.New(v.Scenario, v.Rules, explore.Limits{States: 3, Samples: 1000})
	d := look(t, begin(t, v, play.Start{}).choose("push", "listen", "solve"))
	if d.Best != nil || d.CostMost != 0 || d.BestMoment != 0 || d.Turns[0].Better != nil {
		t.Errorf("debrief %+v", d)
	}
}

func TestADebriefOfAnAttemptThatWasNotFinished(t *testing.T) {
	a := begin(t, small(nil), play.Start{}).choose("push")
	if _, err := play.Look(a.v, a.state); err == nil {
		t.Error("an open attempt has a debrief")
	}
	a.do(play.GiveUp{Time: noon})
	if d := look(t, a); d.Ending != nil || d.Scores.Overall != nil || len(d.Turns) != 1 {
		t.Errorf("debrief of a void attempt %+v", d)
	}
}

// The overall regrets of a debrief sum to what the score lacks, as far as
// rounding of each allows.
func TestDebriefRegretsSumToTheMissingScore(t *testing.T) {
	for seed := range uint64(100) {
		v := random(seed)
		bounds, err := v.Oracle.Bounds(seed)
		if err != nil || !bounds.Rankable(v.Weights) {
			continue
		}
		a, ok := wander(t, v, play.Start{Seed: seed}, rand.New(rand.NewPCG(seed, 21)))
		if !ok {
			continue
		}
		d := look(t, a)
		missing := *d.Best - *d.Scores.Overall
		for _, turn := range d.Turns {
			missing -= turn.Regret
		}
		if limit := 0.05 * float64(len(d.Turns)+2); math.Abs(missing) > limit+1e-9 {
			t.Errorf("scenario %d: the regrets are off by %v", seed, missing)
		}
	}
}
