package play_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// regrets sums what the turns left behind.
func regrets(t testing.TB, s *play.State) (sum play.Regret) {
	t.Helper()
	for i := range s.Turns {
		r := s.Turns[i].Regret
		if r == nil {
			t.Fatalf("turn %d has no regret", i)
		}
		if r.Overall < 0 || r.Points[0] < 0 || r.Points[1] < 0 || r.Points[2] < 0 {
			t.Fatalf("turn %d gained what was not within reach: %+v", i, r)
		}
		sum.Points = sum.Points.Add(r.Points)
		sum.Overall += r.Overall
	}
	return sum
}

// Every lost point belongs to one turn.
func TestRegretsSumToWhatTheBestPathHadMore(t *testing.T) {
	finished := 0
	for seed := range uint64(400) {
		v := random(seed)
		bounds, err := v.Oracle.Bounds(seed)
		if err != nil || bounds.Approx {
			continue
		}
		a, ok := wander(t, v, play.Start{Seed: seed}, rand.New(rand.NewPCG(seed, 9)))
		if !ok {
			continue
		}
		finished++
		o := bounds.Objective(v.Weights)
		want := play.Regret{
			Points:  bounds.Best.Sub(a.state.Ended.Points),
			Overall: bounds.Overall - o.Value(a.state.Ended.Points),
		}
		if got := regrets(t, a.state); got != want {
			t.Fatalf("scenario %d: regrets %+v, want %+v", seed, got, want)
		}
		for i, turn := range a.state.Turns {
			if got := fell(t, v, a.state, i); got != *turn.Regret {
				t.Fatalf("scenario %d, turn %d: regret %+v, the oracle says %+v", seed, turn.Seq, turn.Regret, got)
			}
		}
	}
	if finished < 200 {
		t.Errorf("only %d attempts were finished", finished)
	}
}

// fell is how much less the oracle says can be reached after a turn.
func fell(t testing.TB, v *play.Version, s *play.State, turn int) play.Regret {
	t.Helper()
	var reach [2]play.Reach
	for i := range reach {
		past, err := s.Rewind(v.Scenario, turn+i)
		if err == nil {
			reach[i], err = v.Oracle.Reach(s.Start.Seed, &past.Position)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	points := s.Turns[turn].Points
	return play.Regret{
		Points:  reach[0].Points.Sub(reach[1].Points).Sub(points),
		Overall: reach[0].Overall - reach[1].Overall - s.Start.Bounds.Objective(v.Weights).Value(points),
	}
}

// From a moment on, they sum to what was still reachable there.
func TestRegretsFromAMomentSumToWhatWasReachableThere(t *testing.T) {
	finished := 0
	for seed := range uint64(200) {
		v := random(seed)
		bounds, err := v.Oracle.Bounds(seed)
		if err != nil || bounds.Approx {
			continue
		}
		r := rand.New(rand.NewPCG(seed, 13))
		source, ok := wander(t, v, play.Start{Seed: seed}, r)
		if !ok {
			continue
		}
		seq := 1 + r.IntN(len(source.state.Turns))
		moment := &play.Moment{Attempt: "source", Seq: seq, State: source.state}
		past, err := source.state.Rewind(v.Scenario, seq-1)
		if err != nil {
			t.Fatal(err)
		}
		reach, err := v.Oracle.Reach(seed, &past.Position)
		if err != nil {
			t.Fatal(err)
		}
		a, ok := wander(t, v, play.Start{Seed: seed + 1, From: moment}, r)
		if !ok {
			continue
		}
		finished++
		earned := a.state.Ended.Points.Sub(past.Points)
		want := play.Regret{
			Points:  reach.Points.Sub(earned),
			Overall: reach.Overall - bounds.Objective(v.Weights).Value(earned),
		}
		if got := regrets(t, a.state); got != want {
			t.Fatalf("scenario %d from turn %d: regrets %+v, want %+v", seed, seq, got, want)
		}
	}
	if finished < 100 {
		t.Errorf("only %d attempts were finished", finished)
	}
}

func TestWithoutExactBoundsThereIsNoRegret(t *testing.T) {
	v := small(nil)
	v.Oracle = explore.New(v.Scenario, v.Rules, explore.Limits{States: 3, Samples: 1000})
	a := begin(t, v, play.Start{}).choose("listen", "solve")
	for _, turn := range a.state.Turns {
		if turn.Regret != nil {
			t.Errorf("turn %+v has a regret", turn)
		}
	}
	if !a.state.Start.Bounds.Approx || !a.state.Ended.Scores.Approx {
		t.Errorf("bounds %+v and scores %+v do not say that they are approximate", a.state.Start.Bounds, a.state.Ended.Scores)
	}
}

func TestFromAMomentTheAttemptGoesOn(t *testing.T) {
	v := small(nil)
	source := begin(t, v, play.Start{Seed: 3}).choose("push", "listen", "solve")
	a := begin(t, v, play.Start{Seed: 8, From: &play.Moment{Attempt: "source", Seq: 2, State: source.state}})
	if got := a.state; got.Seq() != 2 || a.at() != "opening" || got.Start.Seed != 3 || got.Says != "Well?" ||
		got.Points != (scenario.Points{-2, -1, 0}) || len(got.Turns) != 0 {
		t.Errorf("state %+v", got)
	}
	if from := a.state.Start.From; from.Attempt != "source" || from.Seq != 2 || from.Points != a.state.Points {
		t.Errorf("from %+v", from)
	}
	if a.choose("push"); !a.last().Repeated {
		t.Error("what had earned its points before the moment earned them again")
	}
	a.choose("listen", "solve")
	if got, want := a.state.Ended.Points, source.state.Ended.Points; got != want {
		t.Errorf("the same replies earned %v, not %v", got, want)
	}
	if !same(source.state.Ended.Scores, a.state.Ended.Scores) {
		t.Errorf("the same replies scored %+v, not %+v", a.state.Ended.Scores, source.state.Ended.Scores)
	}
}

func TestThereAreOnlyTheMomentsOfItsTurns(t *testing.T) {
	v := small(nil)
	source := begin(t, v, play.Start{}).choose("push", "listen", "solve")
	other := *v.Scenario
	other.Version = "fedcba9876543210"
	for name, test := range map[string]struct {
		v   *play.Version
		seq int
	}{
		"before the first turn": {v, 0},
		"after the last turn":   {v, 4},
		"of another version":    {&play.Version{Scenario: &other, Rules: v.Rules, Oracle: v.Oracle}, 2},
	} {
		_, err := play.Decide(test.v, new(play.State), play.Start{From: &play.Moment{Seq: test.seq, State: source.state}})
		if !errors.Is(err, play.ErrNotMoment) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
