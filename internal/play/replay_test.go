package play_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// shapes are the kinds of random scenarios that attempts are played at.
var shapes = []exploretest.Shape{
	{Nodes: 5, Endings: 3, Choices: 3, Moods: 2, Vars: 2, Funcs: 0.4, Persona: true, Breathe: 0.4},
	{Nodes: 4, Endings: 2, Choices: 3, Moods: 2, Vars: 2, Funcs: 0.3, Back: 0.3, MaxTurns: 9, Visited: 0.3, Turn: 0.2, Breathe: 0.4},
	{Nodes: 4, Endings: 2, Choices: 2, Moods: 1, Funcs: 0.5, Roll: 0.5, Back: 0.2, MaxTurns: 8},
	{Nodes: 4, Endings: 2, Choices: 3, Moods: 2, Vars: 1, Funcs: 0.4, Fails: 0.4, Back: 0.2, MaxTurns: 8},
	{Nodes: 3, Endings: 2, Choices: 2, Back: 0.4, Breathe: 0.5},
}

func random(seed uint64) *play.Version {
	v := exploretest.Random(rand.New(rand.NewPCG(seed, 11)), shapes[seed%uint64(len(shapes))])
	v.Oracle = explore.New(v.Scenario, v.Rules, explore.Limits{States: 20_000, Samples: 2_000})
	return v
}

// commandFor turns two random bytes into something that a trainee, a clock or
// a trainer may do now.
func commandFor(v *play.Version, s *play.State, a, b byte) play.Command {
	now := noon.Add(time.Duration(s.Events) * time.Minute)
	n := &v.Nodes[s.Position.Node]
	choice := play.Choose{Time: now, Seq: s.Seq(), By: play.ByTrainee, Elapsed: int(b)}
	switch {
	case a == 255:
		return play.GiveUp{Time: now, Reason: "given up"}
	case a > 247:
		return play.SwitchOff{Time: now, Why: "trainee"}
	case a > 239:
		choice.Choice = "nonsense"
	case a > 231:
		choice.Seq -= 1 + int(b)%2
	case a > 200 && n.Timeout != nil:
		choice.By, choice.Choice = play.ByTimeout, n.Choices[n.Timeout.Choice].ID
	case len(s.Offered) > 0:
		choice.Choice = n.Choices[s.Offered[int(a)%len(s.Offered)]].ID
	}
	return choice
}

// copied gives the state that events make after a trip through JSON, as they
// are stored.
func copied(t testing.TB, v *scenario.Scenario, events []play.Event) *play.State {
	t.Helper()
	stored, err := json.Marshal(events)
	if err != nil {
		t.Fatal(err)
	}
	var back []play.Event
	if err := json.Unmarshal(stored, &back); err != nil {
		t.Fatal(err)
	}
	s, err := play.Replay(v, back)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// same compares states as JSON: nil and empty are alike.
func same(a, b any) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

// playMoves plays what the bytes say and checks, at every step, that deciding
// changes nothing, that deciding again gives the same, and that the stored
// events give the state.
func playMoves(t testing.TB, seed uint64, moves []byte) {
	v := random(seed)
	a := &attempt{t: t, v: v, state: new(play.State)}
	var next play.Command = play.Start{Time: noon, Trainee: "anna", Mode: play.Practice, Seed: seed}
	for i := 0; ; i += 2 {
		before := copied(t, v.Scenario, a.events)
		events, err := play.Decide(v, a.state, next)
		if !same(before, a.state) {
			t.Fatalf("deciding %+v changed the state", next)
		}
		again, errAgain := play.Decide(v, before, next)
		if !same(events, again) || fmt.Sprint(err) != fmt.Sprint(errAgain) {
			t.Fatalf("deciding %+v again gave %+v, %v after %+v, %v", next, again, errAgain, events, err)
		}
		if err != nil && !known(err) {
			t.Fatalf("deciding %+v: %v", next, err)
		}
		for _, e := range events {
			if err := play.Apply(v.Scenario, a.state, e); err != nil {
				t.Fatal(err)
			}
		}
		a.events = append(a.events, events...)
		checkState(t, v, a.state)
		if len(a.events) == 0 || i+1 >= len(moves) {
			return
		}
		next = commandFor(v, a.state, moves[i], moves[i+1])
	}
}

func known(err error) bool {
	for _, k := range []error{play.ErrFault, play.ErrOver, play.ErrStaleSeq, play.ErrUnknownChoice} {
		if errors.Is(err, k) {
			return true
		}
	}
	return false
}

// checkState checks what holds in every state.
func checkState(t testing.TB, v *play.Version, s *play.State) {
	if s.Events == 0 {
		return
	}
	var sum scenario.Points
	for i := range s.Turns {
		if s.Turns[i].Seq != i+1 {
			t.Fatalf("turn %d has seq %d", i, s.Turns[i].Seq)
		}
		sum = sum.Add(s.Turns[i].Points)
	}
	if sum != s.Points {
		t.Fatalf("points %v, the turns earned %v", s.Points, sum)
	}
	for _, m := range s.Position.Moods {
		if m < scenario.MoodMin || m > scenario.MoodMax {
			t.Fatalf("a mood of %d", m)
		}
	}
	atEnding := v.Nodes[s.Position.Node].Ending != nil
	if atEnding != (s.Phase == play.Finished) || (s.Phase == play.Open) != (len(s.Offered) > 0) {
		t.Fatalf("phase %s at %s with %v offered", s.Phase, v.Nodes[s.Position.Node].ID, s.Offered)
	}
	if v.MaxTurns > 0 && len(s.Turns) > v.MaxTurns {
		t.Fatalf("%d turns of at most %d", len(s.Turns), v.MaxTurns)
	}
}

func TestRandomMoves(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		moves := make([]byte, 40)
		for i := range moves {
			moves[i] = byte(r.Uint32())
		}
		playMoves(t, seed, moves)
	}
}

func FuzzMoves(f *testing.F) {
	for seed := range uint64(len(shapes)) {
		f.Add(seed, []byte{0, 1, 2, 3, 4, 5, 201, 7, 248, 9, 240, 11, 232, 13, 1, 15, 255, 17})
	}
	f.Fuzz(func(t *testing.T, seed uint64, moves []byte) {
		if len(moves) > 200 {
			return
		}
		playMoves(t, seed%500, moves)
	})
}

// The same choices, seed and elapsed times give the same events, whoever holds
// the version.
func TestDecidingAgainGivesTheSameEvents(t *testing.T) {
	for seed := range uint64(100) {
		v, w := random(seed), random(seed)
		if _, err := v.Oracle.Bounds(seed); err != nil {
			continue
		}
		a, ok := wander(t, v, play.Start{Seed: seed}, rand.New(rand.NewPCG(seed, 5)))
		if !ok {
			continue
		}
		again := new(play.State)
		var events []play.Event
		for _, e := range a.events {
			var c play.Command
			switch {
			case e.Started != nil:
				c = play.Start{Time: e.Time, Mode: e.Started.Mode, Seed: e.Started.Seed}
			case e.Turn != nil:
				c = play.Choose{Time: e.Time, Seq: e.Turn.Seq, Choice: e.Turn.Choice, By: e.Turn.By, Elapsed: e.Turn.Elapsed}
			default:
				continue
			}
			more, err := play.Decide(w, again, c)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range more {
				if err := play.Apply(w.Scenario, again, e); err != nil {
					t.Fatal(err)
				}
			}
			events = append(events, more...)
		}
		if !reflect.DeepEqual(events, a.events) {
			t.Fatalf("scenario %d: deciding again gave\n%+v\nnot\n%+v", seed, events, a.events)
		}
	}
}

// wander plays random choices to an ending. It is not ok where a failing
// script leaves nothing to choose.
func wander(t testing.TB, v *play.Version, start play.Start, r *rand.Rand) (*attempt, bool) {
	a := &attempt{t: t, v: v, state: new(play.State)}
	start.Time, start.Mode = noon, play.Practice
	if _, err := play.Decide(v, a.state, start); errors.Is(err, play.ErrFault) {
		return a, false
	}
	a.do(start)
	for tries := 0; a.state.Phase == play.Open; tries++ {
		if tries > 500 {
			return a, false
		}
		n := &v.Nodes[a.state.Position.Node]
		c := play.Choose{
			Time: noon, Seq: a.state.Seq(), By: play.ByTrainee, Elapsed: r.IntN(60),
			Choice: n.Choices[a.state.Offered[r.IntN(len(a.state.Offered))]].ID,
		}
		if _, err := play.Decide(v, a.state, c); errors.Is(err, play.ErrFault) {
			continue
		}
		a.do(c)
	}
	return a, true
}
