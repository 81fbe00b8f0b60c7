package explore

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// A Population is a number of trainees who follow one strategy.
type Population struct {
	Strategy   Strategy
	Trainees   int
	Overall    Distribution // of the scores
	Dimensions [3]Distribution
	Turns      Distribution
	Endings    []int // by index in Scenario.Nodes: how many trainees ended there
	Unfinished int   // how many came to no ending
	Nodes      []int // by index in Scenario.Nodes: how often it was met
	Choices    []int // by Choice.Number: how often it was made
	Approx     bool  // the scores are approximate
}

// Distribution sums up figures. All are 0 where there is none.
type Distribution struct {
	Count         int
	Mean          float64
	Min, Max      float64
	P10, P50, P90 float64 // the least figure that so many percent do not exceed
	// Histogram counts scores from 0 to 100 in ten steps: 0 up to 10, ... 90 to
	// 100. Figures beyond count in the last step.
	Histogram [10]int
}

// Simulate lets a number of trainees, at least one, play a version by a
// strategy: all with the scenario's seed, as in a ranked cohort, and each with
// random numbers of its own, which depend on the seed, the strategy and the
// trainee's number alone. Each run is given to each (unless that is nil), by
// number from 0; an error of it ends the simulation.
func Simulate(v *play.Version, s Strategy, trainees int, seed uint64, each func(trainee int, r *Run) error) (*Population, error) {
	c := census{
		Population: Population{Strategy: s, Trainees: trainees, Endings: make([]int, len(v.Nodes)), Nodes: make([]int, len(v.Nodes)), Choices: make([]int, v.Choices)},
		version:    v,
	}
	var run *Run
	for i := range trainees {
		if run == nil || !s.Fixed {
			var err error
			if run, err = Follow(v, s, seed, numbers(seed, s.Name, i)); err != nil {
				return nil, err
			}
		}
		c.count(run)
		if each == nil {
			continue
		}
		if err := each(i, run); err != nil {
			return nil, err
		}
	}
	return c.sum(), nil
}

// numbers are a trainee's random numbers.
func numbers(seed uint64, strategy string, trainee int) *rand.Rand {
	h := fnv.New128a()
	h.Write([]byte(strategy))
	h.Write(binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, seed), uint64(trainee)))
	b := h.Sum(nil)
	return rand.New(rand.NewPCG(binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])))
}

// census is a population being counted.
type census struct {
	Population
	version    *play.Version
	overall    []float64
	dimensions [3][]float64
	turns      []float64
}

func (c *census) count(r *Run) {
	for _, m := range r.made {
		c.Nodes[m.node]++
		c.Choices[c.version.Nodes[m.node].Choices[m.choice].Number]++
	}
	c.turns = append(c.turns, float64(r.Len()))
	if r.Ending < 0 {
		c.Unfinished++
		return
	}
	c.Nodes[r.Ending]++
	c.Endings[r.Ending]++
	c.Approx = c.Approx || r.Scores.Approx
	if r.Scores.Overall != nil {
		c.overall = append(c.overall, *r.Scores.Overall)
	}
	for _, d := range scenario.Dimensions {
		if f := r.Scores.Dimension[d]; f != nil {
			c.dimensions[d] = append(c.dimensions[d], *f)
		}
	}
}

func (c *census) sum() *Population {
	c.Overall, c.Turns = distribute(c.overall), distribute(c.turns)
	for _, d := range scenario.Dimensions {
		c.Dimensions[d] = distribute(c.dimensions[d])
	}
	return &c.Population
}

func distribute(figures []float64) (d Distribution) {
	n := len(figures)
	if n == 0 {
		return d
	}
	slices.Sort(figures)
	sum := 0.0
	for _, f := range figures {
		sum += f
		d.Histogram[max(0, min(int(f/10), 9))]++
	}
	rank := func(share float64) float64 { return figures[max(int(math.Ceil(share*float64(n))), 1)-1] }
	d.Count, d.Mean, d.Min, d.Max = n, sum/float64(n), figures[0], figures[n-1]
	d.P10, d.P50, d.P90 = rank(0.1), rank(0.5), rank(0.9)
	return d
}
