package explore_test

import (
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// Variants share a version and a memory, and each has bounds of its own.
func TestVariantsAreSearchedEachForItself(t *testing.T) {
	s := write(
		node("opening", choice("warm", points{3, 0, 0}, 1), choice("cold", points{-1, 0, 0}, 1)),
		ending("end", scenario.Resolved, points{}),
	)
	s.Nodes[0].Choices[0].When = s.WhenFunc(func(at play.At) bool { return at.Moods[scenario.Anger] >= 50 })
	s.Moods[scenario.Anger].Start = 60
	calm := *s.Scenario
	calm.Variant, calm.Moods = "calm", []scenario.Mood{{Name: "anger", Start: 40}}
	calm.Moods = append(calm.Moods, s.Moods[1:]...)
	limits := explore.Limits{Memory: explore.NewMemory(1 << 20)}
	for range 2 {
		for want, scn := range map[int]*scenario.Scenario{3: s.Scenario, -1: &calm} {
			b, err := explore.New(scn, s.Rules, limits).Bounds(0)
			if err != nil || b.Best[scenario.Empathy] != want {
				t.Errorf("the best of variant %q is %d, %v", scn.Variant, b.Best[scenario.Empathy], err)
			}
		}
	}
}
