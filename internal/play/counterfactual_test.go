package play_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// What a debrief says of the replies that were not given is what comes when
// they are given, from that moment on.
func TestACounterfactualComesTrue(t *testing.T) {
	tried := 0
	for seed := range uint64(600) {
		v := random(seed)
		r := rand.New(rand.NewPCG(seed, 31))
		source, ok := wander(t, v, play.Start{Seed: seed}, r)
		if !ok {
			continue
		}
		d := look(t, source)
		turn := &d.Turns[r.IntN(len(d.Turns))]
		for i := range turn.Others {
			c := &turn.Others[i]
			a := begin(t, v, play.Start{From: &play.Moment{Attempt: "source", Seq: turn.Seq, State: source.state}})
			a.do(play.Choose{Time: noon, Seq: turn.Seq, Choice: c.Choice.ID, By: play.ByTrainee, Elapsed: turn.Elapsed})
			tried++
			came := a.last()
			if came.Points != c.Points || came.Repeated != c.Repeated || !slices.Equal(came.Moods, c.Moods) ||
				came.To != c.To.ID || came.Says != c.Says || c.Regret != nil && !sameRegret(came.Regret, c.Regret) {
				t.Fatalf("scenario %d, turn %d: %s would have done %+v, and does %+v", seed, turn.Seq, c.Choice.ID, c, came)
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d were tried", tried)
	}
}

func sameRegret(a, b *play.Regret) bool { return a == b || a != nil && b != nil && *a == *b }

func TestADebriefTellsWhatTheOtherRepliesWouldHaveDone(t *testing.T) {
	d := look(t, begin(t, small(worded), play.Start{}).choose("push", "listen", "solve"))
	ids := func(turn int) (out []string) {
		for _, c := range d.Turns[turn].Others {
			out = append(out, c.Choice.ID)
		}
		return out
	}
	if got := ids(0); !slices.Equal(got, []string{"listen", scenario.BreatheID}) {
		t.Fatalf("beside pushing there were %q", got)
	}
	listen, breath := d.Turns[0].Others[0], d.Turns[0].Others[1]
	if listen.Points != (scenario.Points{3, 1, 0}) || !slices.Equal(listen.Moods, []int{55, 50}) || listen.To.ID != "storm" ||
		listen.Says != "Promises: 0." || listen.Regret == nil || listen.Cost <= 0 || listen.Cost >= d.Turns[0].Regret {
		t.Errorf("listening would have done %+v", listen)
	}
	if breath.To.ID != "opening" || breath.Says != "(silence)" {
		t.Errorf("a breath would have done %+v", breath)
	}
	// To breathe first and listen then is best.
	if breath.Cost != 0 {
		t.Errorf("a breath costs %v", breath.Cost)
	}
	// At the storm trust is 50, so a promise could have been made as well.
	if got := ids(2); !slices.Equal(got, []string{"promise"}) {
		t.Errorf("beside solving there were %q", got)
	}
	if c := d.Turns[2].Others[0]; c.Says != "Well?" || c.To.ID != "opening" {
		t.Errorf("a promise would have done %+v", c)
	}
}

// A void attempt may be played again, if it was ranked.
func TestAVoidAttemptKeepsWhatWouldHaveBeenSecret(t *testing.T) {
	a := begin(t, small(nil), play.Start{}).choose("push")
	a.do(play.GiveUp{Time: noon})
	if turn := look(t, a).Turns[0]; turn.Others != nil || turn.Better != nil || turn.BetterText != "" {
		t.Errorf("turn %+v", turn)
	}
}

// detour is the small scenario with a way round: who pushes is marked down,
// and can earn more on the way that this opens than who listens. To wait does
// nothing.
func detour(s *scenario.Scenario, _ *exploretest.Rules) {
	says := scenario.Says{Lines: []scenario.Line{{Text: "So?"}}}
	s.Nodes[opening].Choices[1].To = scenario.Target{Nodes: []int{len(s.Nodes)}}
	s.Nodes[opening].Choices = append(s.Nodes[opening].Choices,
		scenario.Choice{ID: "wait", Number: 5, Points: scenario.Points{0, -1, 0}, To: scenario.Target{Nodes: []int{storm}}})
	s.Nodes[storm].Choices = s.Nodes[storm].Choices[:1] // no way back
	s.Nodes = append(s.Nodes, scenario.Node{ID: "quarrel", Says: says, Choices: []scenario.Choice{
		{ID: "mend", Number: 6, Points: scenario.Points{9, 9, 9}, To: scenario.Target{Nodes: []int{storm}}},
	}})
	s.Choices = 7
}

func TestAReplyThatIsMarkedDownIsNotNamedAsTheBetterOne(t *testing.T) {
	d := look(t, begin(t, small(detour), play.Start{}).choose("wait", "solve"))
	first := d.Turns[0]
	costs := map[string]float64{}
	for _, c := range first.Others {
		costs[c.Choice.ID] = c.Cost
	}
	if costs["push"] >= costs["listen"] || costs["listen"] >= first.Regret {
		t.Fatalf("the costs are %v, waiting cost %v", costs, first.Regret)
	}
	if first.Better == nil || first.Better.ID != "listen" {
		t.Errorf("the better reply is %+v", first.Better)
	}
	if d := look(t, begin(t, small(detour), play.Start{}).choose("listen", "solve")); d.Turns[0].Better == nil || d.Turns[0].Better.ID != "push" {
		t.Errorf("where there is no other, the better reply is %+v", d.Turns[0].Better)
	}
}

// trap is the small scenario with a way that leads nowhere, and everything else
// marked down.
func trap(s *scenario.Scenario, _ *exploretest.Rules) {
	says := scenario.Says{Lines: []scenario.Line{{Text: "Round and round."}}}
	down := scenario.Points{-5, -5, -5}
	for i := range s.Nodes[opening].Choices {
		s.Nodes[opening].Choices[i].Points = down
	}
	s.Nodes[opening].Choices[1].To = scenario.Target{Nodes: []int{storm}}
	s.Nodes[opening].Choices[1].Points = scenario.Points{-6, -6, -6}
	s.Nodes[opening].Choices = append(s.Nodes[opening].Choices,
		scenario.Choice{ID: "circle", Number: 5, To: scenario.Target{Nodes: []int{len(s.Nodes)}}})
	s.Nodes[storm].Choices = s.Nodes[storm].Choices[:1]
	s.Nodes = append(s.Nodes, scenario.Node{ID: "maze", Says: says, Choices: []scenario.Choice{
		{ID: "on", Number: 6, Points: scenario.Points{}, To: scenario.Target{Nodes: []int{len(s.Nodes)}}},
	}})
	for _, ending := range []int{calm, gone} {
		s.Nodes[ending].Ending.Points = scenario.Points{-9, -9, -9}
	}
	s.Choices = 7
}

func TestAReplyThatNoEndingCanBeReachedAfterLooksNoBetter(t *testing.T) {
	first := look(t, begin(t, small(trap), play.Start{}).choose("push", "solve")).Turns[0]
	i := slices.IndexFunc(first.Others, func(c play.Counterfactual) bool { return c.Choice.ID == "circle" })
	if i < 0 {
		t.Fatalf("beside pushing there were %+v", first.Others)
	}
	if c := first.Others[i]; c.Regret != nil || c.Cost != 0 {
		t.Errorf("going in circles has the regret %+v and costs %v", c.Regret, c.Cost)
	}
	if first.Better == nil || first.Better.ID != "listen" {
		t.Errorf("the better reply is %+v, want to listen", first.Better)
	}
}
