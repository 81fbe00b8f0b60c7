package explore

import (
	"errors"
	"math/rand/v2"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// walkTurns is how long a random walk goes on before it is given up.
const walkTurns = 1000

// sampled gives the bounds of a search that was cut: the extremes of the paths
// within what it found, and of random walks. Real extremes can only lie
// further out.
func (s *search) sampled() (*result, error) {
	ends, err := s.walks()
	if err != nil {
		return nil, err
	}
	g := newSolver(s)
	b := play.Bounds{Approx: true}
	for d := range b.Best {
		axis := axes[d]
		best, worst := g.opening(g.values(axis, s.ends)), g.opening(g.values(negative(axis), s.ends))
		for p := range ends {
			best = max(best, int64(p[d]))
			worst = max(worst, -int64(p[d]))
		}
		if best == dead {
			return nil, s.nowhere("no ending was found before the search was cut")
		}
		b.Best[d], b.Worst[d] = int(best), -int(worst)
	}
	o := b.Objective(s.version.Weights)
	b.Overall = max(g.opening(g.values(o.Coef, s.ends)), overallOf(o, ends))
	return &result{bounds: b}, nil
}

// walks plays at random and gives the points of the paths that came to an
// ending.
func (s *search) walks() (map[scenario.Points]bool, error) {
	ends := map[scenario.Points]bool{}
	random := rand.New(rand.NewPCG(s.seed, uint64(s.limits.Samples)))
	for steps := 0; steps < s.limits.Samples; {
		steps++
		here := play.Opening(s.version.Scenario)
		var sum scenario.Points
		for range walkTurns {
			points, ok, err := s.stride(random, &here)
			if err != nil {
				return nil, err
			}
			if !ok {
				break
			}
			sum = sum.Add(points)
			steps++
			if s.version.Nodes[here.Node].Ending != nil {
				ends[sum] = true
				break
			}
		}
	}
	return ends, nil
}

// onlyFault passes over a fault of the script.
func onlyFault(err error) error {
	if errors.Is(err, play.ErrFault) {
		return nil
	}
	return err
}

// stride makes one random choice. It is not ok where none can be made.
func (s *search) stride(random *rand.Rand, here *play.Position) (scenario.Points, bool, error) {
	at := play.At{Position: here, Seed: s.seed}
	offered, err := s.version.Offered(at)
	if err != nil {
		return scenario.Points{}, false, onlyFault(err)
	}
	choice := offered[random.IntN(len(offered))]
	if err := s.version.Step(at, choice, &s.out); err != nil {
		return scenario.Points{}, false, onlyFault(err)
	}
	*here, s.out.Next = s.out.Next, *here
	return s.out.Points, true, nil
}
