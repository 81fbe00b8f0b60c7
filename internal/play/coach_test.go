package play_test

import (
	"reflect"
	"testing"

	"evenkeel/internal/play"
)

func TestTheLastTurnIsSeenAsTheDebriefWillSeeIt(t *testing.T) {
	v := small(nil)
	a := begin(t, v, play.Start{})
	if _, err := play.LookAtLast(v, a.state); err == nil {
		t.Error("a turn was seen before any was played")
	}
	var seen []play.DebriefTurn
	for _, choice := range []string{"push", "listen", "solve"} {
		a.choose(choice)
		turn, err := play.LookAtLast(v, a.state)
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, *turn)
	}
	d, err := play.Look(v, a.state)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(seen, d.Turns) {
		t.Errorf("seen were %+v\nthe debrief has %+v", seen, d.Turns)
	}
	if seen[0].Better == nil || seen[0].Regret <= 0 {
		t.Errorf("the first turn cost nothing: %+v", seen[0])
	}
}
