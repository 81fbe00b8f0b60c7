package web

import (
	"reflect"
	"testing"
	"time"

	"evenkeel/internal/live"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/wire"
)

// played is an attempt at talk with the given choices made, "" for one that
// the clock made.
func played(t testing.TB, choices ...string) *live.Snapshot {
	t.Helper()
	version, _ := versions().Current("talk")
	state := new(play.State)
	now := time.Unix(1e9, 0)
	decide := func(c play.Command) {
		events, err := play.Decide(version, state, c)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			if err := play.Apply(version.Scenario, state, e); err != nil {
				t.Fatal(err)
			}
		}
	}
	decide(play.Start{Time: now, Trainee: "t", Mode: play.Practice, Shuffle: 5})
	for _, choice := range choices {
		by := play.ByTrainee
		if choice == "" {
			choice, by = "fail", play.ByTimeout
		}
		now = now.Add(2 * time.Second)
		decide(play.Choose{Time: now, Seq: state.Seq(), Choice: choice, By: by, Elapsed: 2})
	}
	return &live.Snapshot{Attempt: "a", Version: version, State: state}
}

func TestTheClocksReplyIsShownAsSuch(t *testing.T) {
	s := played(t, "cold", "")
	v := view{name: "Ada", now: time.Unix(1e9+60, 0)}
	end := v.ended(s, nil)
	if want := (wire.Said{Choice: "fail", Text: "Tough.", By: "timeout"}); *end.Said != want {
		t.Errorf("said: %+v", end.Said)
	}
	lines := v.transcript(s.Version.Scenario, s.State, 2)
	if lines[3].Who != "timeout" || lines[4].Text != "Goodbye." {
		t.Errorf("transcript: %+v", lines)
	}
}

func TestATurnsMomentIsMeasuredFromNow(t *testing.T) {
	s := played(t, "warm")
	s.Deadline = &live.Deadline{Ends: time.Unix(1e9+40, 0), Total: 30 * time.Second}
	v := view{name: "Ada", now: time.Unix(1e9+25, 500_000_000)}
	turn := v.takenUp(s, false)
	if *turn.Deadline != (wire.Deadline{LeftMS: 14_500, TotalMS: 30_000}) || turn.About.ElapsedMS != 25_500 {
		t.Errorf("deadline %+v, elapsed %d", turn.Deadline, turn.About.ElapsedMS)
	}
	v.now = v.now.Add(time.Minute)
	if turn = v.turn(s); turn.Deadline.LeftMS != 0 {
		t.Errorf("a deadline that is over has %d ms left", turn.Deadline.LeftMS)
	}
}

func TestANameWithAPlaceholderStaysAName(t *testing.T) {
	v := view{name: "{refund}<b>"}
	s := played(t)
	turn := v.turn(s)
	if turn.Customer.Says != "Do you people even care, {refund}<b>?" {
		t.Errorf("says %q", turn.Customer.Says)
	}
	for _, c := range turn.Choices {
		if c.ID == "warm" && c.Text != "I hear you. 40 euros back, from me, {refund}<b>." {
			t.Errorf("choice %q", c.Text)
		}
	}
}

func TestBreathingComesLastAndTheRestIsMixed(t *testing.T) {
	s := played(t)
	node := &s.Version.Nodes[0]
	first := map[string]int{}
	for shuffle := range 3000 {
		s.State.Start.Shuffle = uint64(shuffle)
		order := inShownOrder(node, s.State)
		if len(order) != 4 || !order[3].Breathe {
			t.Fatalf("shuffle %d: %v", shuffle, order)
		}
		first[order[0].ID]++
	}
	for _, id := range []string{"warm", "cold", "odd"} {
		if n := first[id]; n < 850 || n > 1150 {
			t.Errorf("%s is first in %d of 3000", id, n)
		}
	}
}

func TestADebriefAddsUp(t *testing.T) {
	s := played(t, "cold", "fail")
	looked, err := play.Look(s.Version, s.State)
	if err != nil {
		t.Fatal(err)
	}
	d := view{name: "Ada"}.debrief(looked, s, nil)
	if d.State != "finished" || d.Started != "2001-09-09T01:46:40Z" || d.Finished != "2001-09-09T01:46:44Z" || !reflect.DeepEqual(d.Opening, wire.Moods{{Name: "anger", Value: 70}, {Name: "trust", Value: 30}}) {
		t.Errorf("debrief: %+v", d)
	}
	lost := 0.0
	for _, turn := range d.Turns {
		if turn.Regret == nil {
			t.Fatalf("turn %d has no regret", turn.Seq)
		}
		lost += turn.Regret.Overall
		if turn.Better == nil || turn.Better.Choice == turn.Said.Choice || turn.Better.Text == "" {
			t.Errorf("turn %d: better %+v", turn.Seq, turn.Better)
		}
	}
	if missing := *d.BestScore - *d.Scores.Overall; lost < missing-0.2 || lost > missing+0.2 {
		t.Errorf("the turns cost %.1f, %.1f are missing", lost, missing)
	}
	if d.CostMost == 0 || len(d.SkillsPlayed) != 0 || d.Turns[1].ElapsedS != 2 {
		t.Errorf("debrief: %+v", d)
	}
}

func TestAVoidAttemptHasADebriefToo(t *testing.T) {
	s := played(t, "cold")
	if err := play.Apply(s.Version.Scenario, s.State, play.Event{Time: time.Unix(2e9, 0), Void: &play.Void{Reason: "x"}}); err != nil {
		t.Fatal(err)
	}
	looked, err := play.Look(s.Version, s.State)
	if err != nil {
		t.Fatal(err)
	}
	d := view{name: "Ada"}.debrief(looked, s, nil)
	if d.State != "void" || d.CanTryAgain || d.Ending.ID != "" || len(d.Turns) != 1 {
		t.Errorf("debrief: %+v", d)
	}
}

func TestFacesAreAlwaysThere(t *testing.T) {
	sc := talk("talk")
	sc.Customer.Look = scenario.Look{Head: "hijab", Skin: "3", Clothes: "plum", Beard: "full"}
	h := newHouse(t, plan{})
	p := h.visitor()
	for anger := 0; anger <= 100; anger++ {
		path := portrait(sc, anger)
		if a := p.get(path); a.status != 200 {
			t.Fatalf("anger %d: %s is %d", anger, path, a.status)
		}
	}
}
