package play

import (
	"math"

	"evenkeel/internal/scenario"
)

// Bounds are the extremes of a version and seed, over all complete paths.
type Bounds struct {
	Best  scenario.Points `json:"best"`
	Worst scenario.Points `json:"worst"`
	// Overall is the best value of the objective on any one path.
	Overall int64 `json:"overall"`
	// Approx: the search was cut, the bounds come from samples.
	Approx bool `json:"approx,omitempty"`
}

// Objective turns points into the overall score exactly, in whole numbers: the
// score is 100 x (Value - Worst) / Unit.
type Objective struct {
	Coef  [3]int64
	Worst int64 // the value of the worst points
	Unit  int64 // 0: no dimension can be scored
}

// Objective gives the overall score's formula for bounds and weights. A
// dimension whose best is its worst has no part in it.
func (b Bounds) Objective(weights scenario.Points) Objective {
	scale, sum := int64(1), int64(0)
	for d := range b.Best {
		if r := int64(b.Best[d] - b.Worst[d]); r > 0 && weights[d] > 0 {
			scale = lcm(scale, r)
			sum += int64(weights[d])
		}
	}
	o := Objective{Unit: scale * sum}
	for d := range b.Best {
		if r := int64(b.Best[d] - b.Worst[d]); r > 0 && weights[d] > 0 {
			o.Coef[d] = int64(weights[d]) * scale / r
			o.Worst += o.Coef[d] * int64(b.Worst[d])
		}
	}
	return o
}

// Value is what points are worth.
func (o Objective) Value(p scenario.Points) int64 {
	var v int64
	for d := range p {
		v += o.Coef[d] * int64(p[d])
	}
	return v
}

// Score turns a value into the overall score from 0 to 100, in tenths. With
// sampled bounds a path may lie outside; it is held within 0 and 100.
func (o Objective) Score(value int64) float64 {
	return max(0, min(o.Share(value-o.Worst), 100))
}

// Share turns a difference of values into tenths of score.
func (o Objective) Share(difference int64) float64 {
	if o.Unit == 0 {
		return 0
	}
	return tenths(100 * float64(difference) / float64(o.Unit))
}

// Scores are the figures of a finished attempt, 0 to 100 in tenths. A nil one
// cannot be scored: every path of the version earns the same there.
type Scores struct {
	Dimension [3]*float64 `json:"dimension"`
	Overall   *float64    `json:"overall"`
	Approx    bool        `json:"approx,omitempty"`
}

// Score judges the points of a complete path, by formula version 1.
func Score(b Bounds, weights, points scenario.Points) Scores {
	s := Scores{Approx: b.Approx}
	for d := range points {
		if r := b.Best[d] - b.Worst[d]; r > 0 {
			f := tenths(100 * float64(points[d]-b.Worst[d]) / float64(r))
			f = max(0, min(f, 100))
			s.Dimension[d] = &f
		}
	}
	if o := b.Objective(weights); o.Unit > 0 {
		f := o.Score(o.Value(points))
		s.Overall = &f
	}
	return s
}

// Rankable reports whether attempts within these bounds can be ranked: exact
// ones, and at least one weighted dimension that can be scored.
func (b Bounds) Rankable(weights scenario.Points) bool {
	return !b.Approx && b.Objective(weights).Unit > 0
}

// tenths rounds half away from zero to one decimal.
func tenths(f float64) float64 { return math.Round(f*10) / 10 }

func lcm(a, b int64) int64 { return a / gcd(a, b) * b }

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
