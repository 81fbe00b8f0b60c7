package explore_test

import (
	"context"
	"io/fs"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	lua "evenkeel/internal/script"
	"evenkeel/scenarios"
)

// check loads a file and searches all of it, as a check and a server do.
func check(b *testing.B, source []byte) *explore.Report {
	s, err := lua.Load(context.Background(), "bench.lua", source, lua.Options{})
	if err != nil {
		b.Fatal(err)
	}
	e := explore.New(s.Scenario(), s, explore.Limits{})
	rep, err := e.Report(0, true)
	if err != nil || !rep.Exact {
		b.Fatalf("exact: %v, %v", rep.Exact, err)
	}
	if _, err := e.Bounds(0); err != nil {
		b.Fatal(err)
	}
	return rep
}

// A check of a scenario as large as anybody will write must take less than two
// seconds.
func BenchmarkCheckLargeLua(b *testing.B) {
	for name, fine := range map[string]bool{"bounds": false, "fine": true} {
		b.Run(name, func(b *testing.B) {
			source := []byte(exploretest.LargeLua(fine))
			var rep *explore.Report
			for b.Loop() {
				rep = check(b, source)
			}
			if rep.States < 200_000 {
				b.Errorf("only %d positions", rep.States)
			}
			b.ReportMetric(float64(rep.States), "states")
		})
	}
}

// A check of all that is shipped must take less than half a second.
func BenchmarkCheckShipped(b *testing.B) {
	names, err := fs.Glob(scenarios.FS, "*.lua")
	if err != nil {
		b.Fatal(err)
	}
	states := 0
	for b.Loop() {
		states = 0
		for _, name := range names {
			source, err := fs.ReadFile(scenarios.FS, name)
			if err != nil {
				b.Fatal(err)
			}
			states += check(b, source).States
		}
	}
	b.ReportMetric(float64(states), "states")
}
