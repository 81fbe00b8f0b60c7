package explore

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// runTurns is how long a simulated trainee goes on before giving up.
const runTurns = 1000

// A Run is one simulated attempt.
type Run struct {
	Strategy string
	// Ending is an index in Scenario.Nodes; -1: none was reached, because no
	// choice could be made any more, or not within 1,000 turns. Such a run has
	// points, and no scores.
	Ending int
	Points scenario.Points
	Scores play.Scores
	// Told is at how many of the turns the strategy could tell the replies
	// apart; at the others it took the first.
	Told int

	version *play.Version
	made    []made
}

type made struct{ node, choice int }

// Len is how many turns the run took.
func (r *Run) Len() int { return len(r.made) }

// Turns gives the ids of what was chosen.
func (r *Run) Turns() []Turn {
	turns := make([]Turn, len(r.made))
	for i, m := range r.made {
		n := &r.version.Nodes[m.node]
		turns[i] = Turn{Node: n.ID, Choice: n.Choices[m.choice].ID}
	}
	return turns
}

// Follow plays one attempt by a strategy, with the scenario's seed, and judges
// it by the bounds of v's oracle. What fails at a moment is passed over, as a
// trainee has to do. r may be nil for a fixed strategy. Its errors are those of
// the rules and the oracle.
func Follow(v *play.Version, s Strategy, seed uint64, r *rand.Rand) (*Run, error) {
	bounds, err := v.Oracle.Bounds(seed)
	if err != nil {
		return nil, fmt.Errorf("find the bounds of %s: %w", v.ID, err)
	}
	w := &walker{strategy: s, seed: seed, random: r, here: play.Opening(v.Scenario)}
	w.run = Run{Strategy: s.Name, Ending: -1, version: v}
	if err := w.walk(); err != nil {
		return nil, fmt.Errorf("follow the strategy %s in %s: %w", s.Name, v.ID, err)
	}
	if w.run.Ending >= 0 {
		w.run.Scores = play.Score(bounds, v.Weights, w.run.Points)
	}
	return &w.run, nil
}

// walker is a run under way.
type walker struct {
	strategy Strategy
	seed     uint64
	random   *rand.Rand
	here     play.Position
	offered  []int // here; it is known to be possible
	out      play.Outcome
	run      Run
}

func (w *walker) walk() error {
	v := w.run.version
	var err error
	if w.offered, err = v.Offered(play.At{Position: &w.here, Seed: w.seed}); err != nil {
		return onlyFault(err)
	}
	for range runTurns {
		if v.Nodes[w.here.Node].Ending != nil {
			w.run.Ending = w.here.Node
			return nil
		}
		ok, err := w.turn()
		if err != nil || !ok {
			return err
		}
	}
	return nil
}

// turn makes the choice that the strategy likes best of those that do not
// fail. It is not ok where all do.
func (w *walker) turn() (ok bool, err error) {
	m := &Moment{Version: w.run.version, At: play.At{Position: &w.here, Seed: w.seed}, Offered: w.offered}
	for len(m.Offered) > 0 {
		p, err := w.strategy.choose(m, w.random)
		if err != nil {
			return false, err
		}
		next, err := w.try(m, p.choice)
		if err == nil {
			w.take(p, next)
			return true, nil
		}
		if !errors.Is(err, play.ErrFault) {
			return false, err
		}
		m.Offered = slices.DeleteFunc(slices.Clone(m.Offered), func(i int) bool { return i == p.choice })
	}
	return false, nil
}

// try works out what a choice causes, and gives what is offered after it.
func (w *walker) try(m *Moment, choice int) ([]int, error) {
	if err := m.Step(m.At, choice, &w.out); err != nil {
		return nil, err
	}
	return m.Version.Offered(play.At{Position: &w.out.Next, Seed: w.seed})
}

func (w *walker) take(p picked, next []int) {
	w.run.made = append(w.run.made, made{node: w.here.Node, choice: p.choice})
	w.run.Points = w.run.Points.Add(w.out.Points)
	if p.told {
		w.run.Told++
	}
	w.here, w.out.Next = w.out.Next, w.here
	w.offered = next
}
