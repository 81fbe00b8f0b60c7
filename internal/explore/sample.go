package explore

import (
	"errors"
	"math/rand/v2"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// walkTurns is how long a random walk goes on before it is given up.
const walkTurns = 1000

// walks plays at random and gives the points of the paths that came to an
// ending: where a search was cut, they stand for those that it did not find.
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
	s.memo.choice = s.version.Nodes[here.Node].Choices[choice].Number
	if err := s.version.Step(at, choice, &s.out); err != nil {
		return scenario.Points{}, false, onlyFault(err)
	}
	*here, s.out.Next = s.out.Next, *here
	return s.out.Points, true, nil
}
