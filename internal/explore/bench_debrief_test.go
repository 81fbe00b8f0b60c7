package explore_test

import (
	"context"
	"io/fs"
	"testing"
	"time"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	lua "evenkeel/internal/script"
	"evenkeel/scenarios"
)

// A debrief tells what every reply would have done, and is made while a trainee
// waits for the last answer: it must take less than 10 ms.
func BenchmarkDebrief(b *testing.B) {
	source, err := fs.ReadFile(scenarios.FS, "outage-before-pitch.lua")
	if err != nil {
		b.Fatal(err)
	}
	s, err := lua.Load(context.Background(), "outage-before-pitch.lua", source, lua.Options{})
	if err != nil {
		b.Fatal(err)
	}
	e := explore.New(s.Scenario(), s, explore.Limits{})
	rep, err := e.Report(0, false)
	if err != nil {
		b.Fatal(err)
	}
	v := &play.Version{Scenario: s.Scenario(), Rules: s, Oracle: e}
	state := played(b, v, rep.Worst.Turns)
	others := 0
	for b.Loop() {
		d, err := play.Look(v, state)
		if err != nil {
			b.Fatal(err)
		}
		others = 0
		for i := range d.Turns {
			others += len(d.Turns[i].Others)
		}
	}
	b.ReportMetric(float64(others), "others")
}

// played is an attempt that made these choices.
func played(b *testing.B, v *play.Version, turns []explore.Turn) *play.State {
	b.Helper()
	state := new(play.State)
	do := func(c play.Command) {
		events, err := play.Decide(v, state, c)
		for _, e := range events {
			if err == nil {
				err = play.Apply(v.Scenario, state, e)
			}
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	noon := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	do(play.Start{Time: noon, Mode: play.Practice})
	for _, turn := range turns {
		do(play.Choose{Time: noon, Seq: state.Seq(), Choice: turn.Choice, By: play.ByTrainee})
	}
	return state
}
