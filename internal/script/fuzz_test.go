package script_test

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/script"
	"evenkeel/scenarios"
)

// FuzzLoad: whatever a file holds, it gives findings that say where and what,
// or a scenario that can be played without anything worse than a fault.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte(whole + parallel))
	names, _ := fs.Glob(scenarios.FS, "*.lua")
	for _, name := range names {
		source, err := fs.ReadFile(scenarios.FS, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(source)
	}
	for _, a := range readAttacks(f) {
		if len(a.program) < 1000 {
			f.Add([]byte(a.inFunction()))
		}
	}
	for _, program := range lua51 {
		f.Add([]byte(program))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		s, err := script.Load(context.Background(), "f.lua", source, script.Options{})
		if s != nil {
			if err != nil || s.Findings().Errors() {
				t.Fatalf("a scenario in spite of %v, %v", err, s.Findings())
			}
			sane(t, s.Findings())
			wander(t, s)
			return
		}
		var findings script.Findings
		if !errors.As(err, &findings) || !findings.Errors() {
			t.Fatalf("no scenario and no error: %v", err)
		}
		sane(t, findings)
	})
}

func sane(t *testing.T, findings script.Findings) {
	t.Helper()
	for _, f := range findings {
		if f.Pos.Line < 1 || f.Pos.Col < 1 || f.Pos.File != "f.lua" && f.Pos.File != "lib/a.lua" || f.Message == "" || script.Meanings[f.Code] == "" ||
			strings.Contains(f.Message, "Even Keel itself") || strings.Contains(f.Message, "should not be possible") {
			t.Errorf("an odd finding: %q", f.String())
		}
	}
}

// wander makes the first, then the last choice that is offered, by turns.
func wander(t *testing.T, s *script.Script) {
	v := &play.Version{Scenario: s.Scenario(), Rules: s, Oracle: unbounded{}}
	state := new(play.State)
	next := play.Command(play.Start{Time: time.Unix(1, 0), Mode: play.Practice, Seed: 1})
	for turn := range 12 {
		events, err := play.Decide(v, state, next)
		if err != nil {
			if f := new(play.Fault); !errors.As(err, &f) || f.Pos.Line < 1 || f.Reason == "" {
				t.Errorf("turn %d: %v", turn, err)
			}
			return
		}
		for _, e := range events {
			if err := play.Apply(v.Scenario, state, e); err != nil {
				t.Fatalf("turn %d: %v", turn, err)
			}
		}
		if state.Phase != play.Open {
			return
		}
		pick := state.Offered[turn%2*(len(state.Offered)-1)]
		next = play.Choose{Seq: state.Seq(), Choice: v.Nodes[state.Position.Node].Choices[pick].ID, By: play.ByTrainee}
	}
}
