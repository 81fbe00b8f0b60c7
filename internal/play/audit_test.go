package play_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// telling is small with customers' words that tell the seed and how long the
// reply took, so that a script shows whether it is given the same.
func telling() *play.Version {
	return small(func(s *scenario.Scenario, r *exploretest.Rules) {
		f := r.Func()
		r.Lines[f] = func(at play.At, elapsed int) string {
			return fmt.Sprint("seed ", at.Seed, ", turn ", at.Turn, ", after ", elapsed)
		}
		for i := range s.Nodes {
			s.Nodes[i].Says = scenario.Says{Func: f}
		}
	})
}

// told plays an attempt that has an event of every kind that a finished one
// can have.
func told(t *testing.T, v *play.Version) []play.Event {
	a := begin(t, v, play.Start{Trainee: "t1", Cohort: "c1", Assignment: "a1", Mode: play.Ranked, Seed: 7, Shuffle: 9})
	a.do(play.Choose{Time: a.clock, Seq: 1, Choice: "push", By: play.ByTimeout, Elapsed: 30})
	a.do(play.SwitchOff{Time: a.clock, Why: "trainee"})
	a.choose("push", "listen", "solve")
	return a.events
}

// stored gives events as a store gives them back: with memory of their own.
func stored(t *testing.T, events []play.Event) (out []play.Event) {
	t.Helper()
	b, err := json.Marshal(events)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAuditAgreesWithWhatWasPlayed(t *testing.T) {
	v := telling()
	if err := play.Audit(v, stored(t, told(t, v))); err != nil {
		t.Error(err)
	}
	open := begin(t, v, play.Start{Seed: 7}).choose("listen")
	if err := play.Audit(v, stored(t, open.events)); err != nil {
		t.Errorf("an open attempt: %v", err)
	}
	open.do(play.GiveUp{Time: noon, Reason: "over"})
	if err := play.Audit(v, stored(t, open.events)); err != nil {
		t.Errorf("a void attempt: %v", err)
	}
}

// inputs are the fields that nothing else in an attempt depends on: no audit
// can know what they were.
var inputs = []string{
	"0.Started.Trainee", "0.Started.Cohort", "0.Started.Mode", "0.Started.Assignment", "0.Started.Shuffle",
	"0.Started.Rehearsed", "0.Started.From", "2.Untimed.Why",
}

func TestAuditFindsEveryFieldThatWasTamperedWith(t *testing.T) {
	v := telling()
	events := told(t, v)
	fields := 0
	for i := range events {
		// Each field is tampered with in a fresh copy, until there are no more.
		for n := 0; ; n++ {
			copied := stored(t, events)
			path := tamper(reflect.ValueOf(&copied[i]).Elem(), fmt.Sprint(i), &[]int{n}[0])
			if path == "" {
				break
			}
			fields++
			err := play.Audit(v, copied)
			if known := slices.Contains(inputs, path); (err == nil) != known {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
	if fields < 80 {
		t.Errorf("only %d fields were tampered with", fields)
	}
}

// tamper changes the n-th thing below a value and gives its path, empty if
// there are fewer.
func tamper(v reflect.Value, path string, n *int) string {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type().PkgPath() == "time" {
			return ""
		}
		for i := range v.NumField() {
			if found := tamper(v.Field(i), path+"."+v.Type().Field(i).Name, n); found != "" {
				return found
			}
		}
		return ""
	case reflect.Array:
		return tamper(v.Index(0), path, n)
	case reflect.Pointer:
		if !v.IsNil() {
			return tamper(v.Elem(), path, n)
		}
		if strings.Count(path, ".") == 1 { // another kind of event
			return ""
		}
	}
	if *n--; *n >= 0 {
		return ""
	}
	change(v)
	return path
}

func change(v reflect.Value) {
	switch v.Kind() {
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Uint64:
		v.SetUint(v.Uint() + 1)
	case reflect.Float64:
		v.SetFloat(v.Float() + 0.1)
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
	case reflect.Slice:
		if v.Len() > 0 {
			change(v.Index(0))
		} else {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		}
	default:
		panic("no way to change " + v.Type().String())
	}
}

func TestAuditSaysWhatDiffersAndWhere(t *testing.T) {
	v := telling()
	events := stored(t, told(t, v))
	events[1].Turn.Moods[0] = 3
	events[4].Turn.Says = "Fine."
	events[6].Ended.Scores.Overall = nil
	err := play.Audit(v, events)
	var found play.Differences
	if !errors.As(err, &found) || len(found) != 3 {
		t.Fatalf("found %v", err)
	}
	if got := [3]int{found[0].Turn, found[1].Turn, found[2].Turn}; got != [3]int{1, 3, 4} {
		t.Errorf("the turns are %v", got)
	}
	want := `turn 1: turn moods: stored was [3,30], now comes [90,30]; ` +
		`turn 3: turn says: stored was "Fine.", now comes "seed 7, turn 3, after 10"; turn 4: ended scores: stored was {`
	if !strings.HasPrefix(err.Error(), want) {
		t.Errorf("it says %s\nwant %s", err, want)
	}
}

func TestAuditFindsWhatIsMissingAndWhatCannotBe(t *testing.T) {
	v := telling()
	void := play.Event{Time: noon, Void: &play.Void{Reason: "x"}}
	for name, tt := range map[string]struct {
		change func(e []play.Event) []play.Event
		want   string
	}{
		"no ending":         {func(e []play.Event) []play.Event { return e[:len(e)-1] }, "turn 4: ended: stored was nothing, now comes {"},
		"no such choice":    {func(e []play.Event) []play.Event { e[3].Turn.Choice = "sing"; return e }, "now comes a refusal: " + play.ErrUnknownChoice.Error()},
		"a turn is missing": {func(e []play.Event) []play.Event { return slices.Delete(e, 3, 4) }, play.ErrStaleSeq.Error()},
		"another's timeout": {func(e []play.Event) []play.Event { e[4].Turn.By = play.ByTimeout; return e }, `it was not made by "timeout"`},
		"untimed twice":     {func(e []play.Event) []play.Event { return slices.Insert(e, 3, e[2]) }, "untimed: stored was"},
		"after the end":     {func(e []play.Event) []play.Event { return append(e, void) }, play.ErrOver.Error()},
		"void instead":      {func(e []play.Event) []play.Event { e[6] = void; return e }, "event: stored was"},
		"an empty event":    {func(e []play.Event) []play.Event { e[2] = play.Event{}; return e }, "nothing leads to it"},
	} {
		err := play.Audit(v, tt.change(stored(t, told(t, v))))
		if found := (play.Differences)(nil); !errors.As(err, &found) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAuditTellsWhatCannotBeRunAgain(t *testing.T) {
	v := telling()
	events := told(t, v)
	other := telling()
	other.Version = "another"
	variant := telling()
	variant.Variant = "b"
	ofAnother := stored(t, events)
	ofAnother[0].Started.Formula = 9
	for name, err := range map[string]error{
		"no events":       play.Audit(v, nil),
		"no start":        play.Audit(v, events[1:]),
		"another version": play.Audit(other, events),
		"another variant": play.Audit(variant, events),
		"not at a moment": play.AuditMoment(v, events, events),
	} {
		if found := (play.Differences)(nil); err == nil || errors.As(err, &found) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := play.Audit(v, ofAnother); err == nil || !strings.Contains(err.Error(), "the start: started formula: stored was 9, now comes 1") {
		t.Errorf("another formula: %v", err)
	}
}

func TestAuditOfAMoment(t *testing.T) {
	v := telling()
	source := told(t, v)
	state, err := play.Replay(v.Scenario, source)
	if err != nil {
		t.Fatal(err)
	}
	a := begin(t, v, play.Start{From: &play.Moment{Attempt: "first", Seq: 3, State: state}}).choose("listen", "solve")
	if err := play.Audit(v, stored(t, a.events)); err != nil {
		t.Errorf("without its source: %v", err)
	}
	if err := play.AuditMoment(v, stored(t, a.events), source); err != nil {
		t.Errorf("with its source: %v", err)
	}
	for name, change := range map[string]func(s *play.Started){
		"its seed":     func(s *play.Started) { s.Seed++ },
		"its points":   func(s *play.Started) { s.From.Points[0]++ },
		"its turn":     func(s *play.Started) { s.From.Seq = 2 },
		"no such turn": func(s *play.Started) { s.From.Seq = 20 },
		"its position": func(s *play.Started) { s.Position.Moods[0]++ },
		"its words":    func(s *play.Started) { s.Says = "Well." },
		"its choices":  func(s *play.Started) { s.Offered = nil },
	} {
		events := stored(t, a.events)
		change(events[0].Started)
		found := play.Differences(nil)
		if err := play.AuditMoment(v, events, source); !errors.As(err, &found) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
