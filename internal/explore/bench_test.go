package explore_test

import (
	"math/rand/v2"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
)

// large is as large as anybody will write: 200 nodes, two moods, functions of
// which nothing is known, loops here and there. It has nearly 400,000
// positions.
func large() *play.Version {
	return exploretest.Random(rand.New(rand.NewPCG(0, 1)), exploretest.Shape{
		Nodes: 200, Endings: 6, Choices: 4, Moods: 2, Vars: 2, Funcs: 0.05, Visited: 0.02,
		Jumps: 3, Back: 0.005, Breathe: 0.02, Unknown: 1,
	})
}

func BenchmarkBounds(b *testing.B) {
	v := large()
	rep, err := explore.New(v.Scenario, v.Rules, explore.Limits{}).Report(0, false)
	if err != nil || !rep.Exact {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := explore.New(v.Scenario, v.Rules, explore.Limits{}).Bounds(0); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rep.States), "states")
	b.ReportMetric(float64(rep.States)*float64(b.N)/b.Elapsed().Seconds(), "states/s")
}

func BenchmarkReport(b *testing.B) {
	v := large()
	for b.Loop() {
		if _, err := explore.New(v.Scenario, v.Rules, explore.Limits{}).Report(0, false); err != nil {
			b.Fatal(err)
		}
	}
}

// A turn asks twice what can be reached.
func BenchmarkReach(b *testing.B) {
	v := large()
	e := explore.New(v.Scenario, v.Rules, explore.Limits{})
	p := play.Opening(v.Scenario)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := e.Reach(0, &p); err != nil {
			b.Fatal(err)
		}
	}
}
