package play_test

import (
	"strings"
	"testing"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// An event that does not fit the state or the version is refused.
func TestApplyRefusesWhatDoesNotFit(t *testing.T) {
	v := small(nil)
	a := begin(t, v, play.Start{}).choose("listen", "solve")
	started, first, second, end := a.events[0], a.events[1], a.events[2], a.events[3]
	turn := func(change func(*play.Turn)) play.Event {
		copied := *second.Turn
		change(&copied)
		return play.Event{Turn: &copied}
	}
	start := func(change func(*play.Started)) play.Event {
		copied := *started.Started
		change(&copied)
		return play.Event{Started: &copied}
	}
	tests := map[string]struct {
		events []play.Event
		want   string
	}{
		"no start":             {[]play.Event{first}, "begins with exactly one start"},
		"two starts":           {[]play.Event{started, started}, "begins with exactly one start"},
		"a turn twice":         {[]play.Event{started, first, first}, "does not follow"},
		"a turn left out":      {[]play.Event{started, second}, "does not follow"},
		"after the end":        {[]play.Event{started, first, second, end, second}, "over before"},
		"of another version":   {[]play.Event{start(func(s *play.Started) { s.Version = "other" })}, "at version other"},
		"of another variant":   {[]play.Event{start(func(s *play.Started) { s.Variant = "b" })}, `at variant "b" of version`},
		"of another size":      {[]play.Event{start(func(s *play.Started) { s.Position.Moods = nil })}, "not one of version"},
		"at no node":           {[]play.Event{start(func(s *play.Started) { s.Position.Node = 99 })}, "not one of version"},
		"an unknown offer":     {[]play.Event{start(func(s *play.Started) { s.Offered = []string{"joke"} })}, `no choice "joke"`},
		"an unknown choice":    {[]play.Event{started, first, turn(func(t *play.Turn) { t.Choice = "joke" })}, "does not follow"},
		"another node":         {[]play.Event{started, first, turn(func(t *play.Turn) { t.Node = "opening" })}, "does not follow"},
		"an unknown target":    {[]play.Event{started, first, turn(func(t *play.Turn) { t.To = "limbo" })}, "does not follow"},
		"too many moods":       {[]play.Event{started, first, turn(func(t *play.Turn) { t.Moods = make([]int, 3) })}, "other moods or vars"},
		"too few vars":         {[]play.Event{started, first, turn(func(t *play.Turn) { t.Vars = []scenario.Value{} })}, "other moods or vars"},
		"an event of no kind":  {[]play.Event{started, {}}, "no known kind"},
		"a void attempt's end": {[]play.Event{started, {Void: &play.Void{}}, first}, "over before"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := play.Replay(v.Scenario, test.events)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one about %q", err, test.want)
			}
		})
	}
}

// A replay needs the scenario's data alone: no script, no oracle.
func TestReplayNeedsNoScript(t *testing.T) {
	a := begin(t, small(nil), play.Start{}).choose("push", "breathe", "listen", "promise", "listen", "solve")
	back := copied(t, small(nil).Scenario, a.events)
	if !same(back, a.state) {
		t.Errorf("replayed %+v, was %+v", back, a.state)
	}
}

// What a replay hands out shares nothing with the events.
func TestAStateSharesNothingWithItsEvents(t *testing.T) {
	a := begin(t, small(nil), play.Start{}).choose("push")
	a.state.Position.Moods[0] = 1
	if a.events[0].Started.Position.Moods[0] != 70 || a.last().Moods[0] != 90 {
		t.Errorf("the events changed: %+v, %+v", a.events[0].Started.Position, a.last())
	}
}
