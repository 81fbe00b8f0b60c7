package play_test

import (
	"slices"
	"testing"

	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// A choice's changes go through the persona, are rounded half away from zero,
// clamped, and then changed by the effect, which is clamped again.
func TestTheOrderOfMoods(t *testing.T) {
	scale := func(factor float64) func(play.At, []float64) {
		return func(_ play.At, change []float64) {
			for i := range change {
				change[i] *= factor
			}
		}
	}
	tests := map[string]struct {
		by      int // the change of both moods, from 70 and 30
		persona func(play.At, []float64)
		effect  func(play.At)
		want    []int
	}{
		"as declared":             {-15, nil, nil, []int{55, 15}},
		"half up":                 {5, scale(0.5), nil, []int{73, 33}},
		"half down":               {-5, scale(0.5), nil, []int{67, 27}},
		"less than half":          {-4, scale(0.6), nil, []int{68, 28}},
		"not above 100":           {80, nil, nil, []int{100, 100}},
		"not below 0":             {-40, nil, nil, []int{30, 0}},
		"the persona turns it":    {20, scale(-1), nil, []int{50, 10}},
		"clamped before effects":  {-90, nil, func(at play.At) { at.Moods[0] += 7 }, []int{7, 0}},
		"clamped after effects":   {0, nil, func(at play.At) { at.Moods[0] += 500; at.Moods[1] -= 500 }, []int{100, 0}},
		"the effect sees changes": {-20, nil, func(at play.At) { at.Moods[1] = at.Moods[0] }, []int{50, 50}},
		"the persona sees before": {-20, func(at play.At, c []float64) { c[1] = float64(at.Moods[0]) - 60 }, nil, []int{50, 40}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			v := small(func(s *scenario.Scenario, r *exploretest.Rules) {
				c := &s.Nodes[opening].Choices[0]
				c.Moods = []scenario.MoodChange{{Mood: 0, By: test.by}, {Mood: 1, By: test.by}}
				if test.persona != nil {
					s.Customer.Persona, r.Persona = "scaled", test.persona
				}
				if test.effect != nil {
					c.Effect = r.Func()
					r.Effects[c.Effect] = test.effect
				}
			})
			if a := begin(t, v, play.Start{}).choose("listen"); !slices.Equal(a.last().Moods, test.want) {
				t.Errorf("moods %v, want %v", a.last().Moods, test.want)
			}
		})
	}
}

// A mood that a choice names twice changes by both.
func TestChangesOfOneMoodAddUp(t *testing.T) {
	v := small(func(s *scenario.Scenario, _ *exploretest.Rules) {
		s.Nodes[opening].Choices[0].Moods = []scenario.MoodChange{{Mood: 0, By: -15}, {Mood: 0, By: 5}}
	})
	if a := begin(t, v, play.Start{}).choose("listen"); a.last().Moods[0] != 60 {
		t.Errorf("moods %v", a.last().Moods)
	}
}
