package play_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// null stands for a score that cannot be given.
const null = -1.0

func figures(s play.Scores) [4]float64 {
	var out [4]float64
	for d, f := range append(s.Dimension[:], s.Overall) {
		out[d] = null
		if f != nil {
			out[d] = *f
		}
	}
	return out
}

func TestScore(t *testing.T) {
	type points = scenario.Points
	tests := map[string]struct {
		best, worst, weights, points points
		want                         [4]float64 // per dimension, then overall
	}{
		"the best of all":       {points{9, 6, 3}, points{-9, -6, -3}, points{40, 30, 30}, points{9, 6, 3}, [4]float64{100, 100, 100, 100}},
		"the worst of all":      {points{9, 6, 3}, points{-9, -6, -3}, points{40, 30, 30}, points{-9, -6, -3}, [4]float64{0, 0, 0, 0}},
		"the middle":            {points{9, 6, 3}, points{-9, -6, -3}, points{40, 30, 30}, points{0, 0, 0}, [4]float64{50, 50, 50, 50}},
		"weights count":         {points{1, 1, 1}, points{0, 0, 0}, points{40, 30, 30}, points{1, 0, 0}, [4]float64{100, 0, 0, 40}},
		"rounded once":          {points{3, 3, 3}, points{0, 0, 0}, points{1, 1, 1}, points{1, 1, 0}, [4]float64{33.3, 33.3, 0, 22.2}},
		"half away from zero":   {points{80, 1, 1}, points{0, 0, 0}, points{1, 0, 0}, points{5, 0, 0}, [4]float64{6.3, 0, 0, 6.3}},
		"another half":          {points{1, 400, 1}, points{0, 0, 0}, points{0, 1, 0}, points{0, 3, 0}, [4]float64{0, 0.8, 0, 0.8}},
		"one dimension flat":    {points{4, 2, 6}, points{0, 2, -6}, points{40, 30, 30}, points{1, 2, 3}, [4]float64{25, null, 75, 46.4}},
		"two dimensions flat":   {points{4, 2, 6}, points{0, 2, 6}, points{40, 30, 30}, points{1, 2, 6}, [4]float64{25, null, null, 25}},
		"all dimensions flat":   {points{1, 2, 3}, points{1, 2, 3}, points{40, 30, 30}, points{1, 2, 3}, [4]float64{null, null, null, null}},
		"weight only on flat":   {points{1, 2, 3}, points{1, 0, 0}, points{100, 0, 0}, points{1, 1, 1}, [4]float64{null, 50, 33.3, null}},
		"a dimension unweighed": {points{2, 2, 2}, points{0, 0, 0}, points{50, 50, 0}, points{2, 0, 1}, [4]float64{100, 0, 50, 50}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			b := play.Bounds{Best: test.best, Worst: test.worst}
			s := play.Score(b, test.weights, test.points)
			if got := figures(s); got != test.want || s.Approx {
				t.Errorf("score %v, want %v", got, test.want)
			}
			if rankable := b.Rankable(test.weights); rankable != (test.want[3] != null) {
				t.Errorf("rankable: %v", rankable)
			}
		})
	}
}

// Sampled bounds may be passed; scores stay within 0 and 100, and say so.
func TestScoresBeyondSampledBoundsAreHeld(t *testing.T) {
	b := play.Bounds{Best: scenario.Points{3, 3, 3}, Worst: scenario.Points{-3, -3, -3}, Approx: true}
	for _, test := range []struct {
		points scenario.Points
		want   [4]float64
	}{
		{scenario.Points{5, 5, 5}, [4]float64{100, 100, 100, 100}},
		{scenario.Points{-5, -5, -5}, [4]float64{0, 0, 0, 0}},
		{scenario.Points{5, -5, 0}, [4]float64{100, 0, 50, 50}},
	} {
		s := play.Score(b, scenario.Points{1, 1, 1}, test.points)
		if got := figures(s); got != test.want || !s.Approx {
			t.Errorf("points %v score %v (approx %v), want %v", test.points, got, s.Approx, test.want)
		}
	}
	if b.Rankable(scenario.Points{1, 1, 1}) {
		t.Error("sampled bounds are not for ranking")
	}
}

// The objective is the overall score without any rounding.
func TestTheObjectiveIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var b play.Bounds
		var weights, p scenario.Points
		for d := range b.Best {
			b.Worst[d] = -r.IntN(50)
			b.Best[d] = b.Worst[d] + r.IntN(60)
			weights[d] = r.IntN(101)
			p[d] = b.Worst[d] + r.IntN(b.Best[d]-b.Worst[d]+1)
		}
		want, sum := new(big.Rat), int64(0)
		for d := range p {
			if span := b.Best[d] - b.Worst[d]; span > 0 {
				part := big.NewRat(int64(weights[d]*(p[d]-b.Worst[d])), int64(span))
				want.Add(want, part)
				sum += int64(weights[d])
			}
		}
		o := b.Objective(weights)
		if sum == 0 {
			if o.Unit != 0 {
				t.Fatalf("bounds %+v weights %v: unit %d", b, weights, o.Unit)
			}
			continue
		}
		want.Quo(want, big.NewRat(sum, 1))
		if got := big.NewRat(o.Value(p)-o.Worst, o.Unit); got.Cmp(want) != 0 {
			t.Fatalf("bounds %+v weights %v points %v: %s, want %s", b, weights, p, got, want)
		}
		exact, _ := want.Float64()
		if got := *play.Score(b, weights, p).Overall; math.Abs(got-100*exact) > 0.05+1e-9 {
			t.Fatalf("score %v of %v", got, 100*exact)
		}
	}
}

func TestShare(t *testing.T) {
	o := play.Bounds{Best: scenario.Points{4, 4, 4}}.Objective(scenario.Points{1, 1, 2})
	if o.Unit != 16 || o.Share(4) != 25 || o.Share(-4) != -25 || o.Share(0) != 0 {
		t.Errorf("objective %+v, shares %v %v", o, o.Share(4), o.Share(-4))
	}
	if got := (play.Objective{}).Share(7); got != 0 {
		t.Errorf("without a unit a share is %v", got)
	}
}
