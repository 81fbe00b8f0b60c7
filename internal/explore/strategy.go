package explore

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// A Moment is what a strategy chooses at.
type Moment struct {
	*play.Version
	At play.At
	// Offered are the choices to choose from, at least one, as indices in the
	// node's Choices, in the file's order. (Trainees meet them shuffled.)
	Offered []int
}

func (m *Moment) choice(i int) *scenario.Choice { return &m.Nodes[m.At.Node].Choices[i] }

// A Strategy is how a simulated trainee chooses. The same moment and the same
// random numbers give the same choice. Any number of goroutines may use it.
type Strategy struct {
	Name  string // as [ParseStrategy] reads it
	About string // what it does, in a few words
	// Fixed: it draws no random numbers, so that all who follow it play alike.
	Fixed bool

	choose func(m *Moment, r *rand.Rand) (picked, error)
}

// picked is a choice, and whether the strategy could tell it from the others:
// if not, it took the first of them.
type picked struct {
	choice int
	told   bool
}

// Choose gives one of m.Offered. Of choices that are alike to it, a fixed
// strategy takes the first. r may be nil for a fixed strategy. Its errors are
// those of the rules and the oracle.
func (s Strategy) Choose(m *Moment, r *rand.Rand) (int, error) {
	p, err := s.choose(m, r)
	return p.choice, err
}

// Dumb are the strategies that see only where a reply stands and what words it
// has. A scenario whose best path is one of theirs can be gamed.
func Dumb() []Strategy {
	return []Strategy{
		words("first", "always the first reply", func(m *Moment, i int) float64 { return -float64(i) }),
		words("last", "always the last reply", func(m *Moment, i int) float64 { return float64(i) }),
		words("longest", "always the longest reply", func(m *Moment, i int) float64 { return float64(m.length(i)) }),
		words("shortest", "always the shortest reply", func(m *Moment, i int) float64 { return -float64(m.length(i)) }),
		words("apologetic", "the reply with most apologies", func(m *Moment, i int) float64 { return float64(Apologies(m.choice(i).Text)) }),
		words("generous", "the reply that gives most away", func(m *Moment, i int) float64 { return float64(Gifts(m.choice(i).Text)) }),
	}
}

// The usual error rate of an expert, and temperature of a novice: at 8, a reply
// that is worth eight points more is chosen e times as often.
const (
	ExpertErrors      = 0.1
	NoviceTemperature = 8.0
)

// Strategies are all that there are, each in its usual form.
func Strategies() []Strategy {
	all := append(Dumb(), Random())
	for _, d := range scenario.Dimensions {
		all = append(all, Greedy(d))
	}
	novice, expert := Novice(NoviceTemperature), Expert(ExpertErrors)
	novice.Name, expert.Name = "novice", "expert"
	return append(all, novice, expert)
}

// ParseStrategy finds a strategy by its name: one of [Strategies], or
// "expert:RATE" or "novice:TEMPERATURE" with a number.
func ParseStrategy(name string) (Strategy, error) {
	all := Strategies()
	if i := slices.IndexFunc(all, func(s Strategy) bool { return s.Name == name }); i >= 0 {
		return all[i], nil
	}
	kind, number, ok := strings.Cut(name, ":")
	f, err := strconv.ParseFloat(number, 64)
	switch {
	case ok && kind == "expert" && (err != nil || !(f >= 0 && f <= 1)):
		return Strategy{}, fmt.Errorf("strategy %q: an expert's error rate is a number from 0 to 1", name)
	case ok && kind == "expert":
		return Expert(f), nil
	case ok && kind == "novice" && (err != nil || !(f > 0 && f <= 1000)):
		return Strategy{}, fmt.Errorf("strategy %q: a novice's temperature is a number above 0, up to 1000", name)
	case ok && kind == "novice":
		return Novice(f), nil
	}
	names := make([]string, len(all))
	for i := range all {
		names[i] = all[i].Name
	}
	return Strategy{}, fmt.Errorf("there is no strategy %q; there are: %s, and expert:RATE, novice:TEMPERATURE", name, strings.Join(names, ", "))
}

// words makes a strategy that values the spoken replies, and never takes a
// breath.
func words(name, about string, value func(m *Moment, choice int) float64) Strategy {
	return Strategy{Name: name, About: about, Fixed: true, choose: func(m *Moment, _ *rand.Rand) (picked, error) {
		spoken := slices.DeleteFunc(slices.Clone(m.Offered), func(i int) bool { return m.choice(i).Breathe })
		if len(spoken) == 0 {
			spoken = m.Offered
		}
		return most(spoken, func(i int) float64 { return value(m, i) }), nil
	}}
}

// most gives the choice with the greatest value, the first of equals.
func most(choices []int, value func(choice int) float64) picked {
	best, least, greatest := choices[0], math.Inf(1), math.Inf(-1)
	for _, i := range choices {
		v := value(i)
		if v > greatest {
			best, greatest = i, v
		}
		least = min(least, v)
	}
	return picked{choice: best, told: greatest > least}
}

// length is how many characters a reply has on the screen.
func (m *Moment) length(i int) int {
	return utf8.RuneCountInString(play.Expand(m.choice(i).Text, m.Scenario, m.At.Vars))
}

// Random takes any choice, all alike.
func Random() Strategy {
	return Strategy{Name: "random", About: "any reply, all alike", choose: func(m *Moment, r *rand.Rand) (picked, error) {
		return picked{choice: m.Offered[r.IntN(len(m.Offered))], told: true}, nil
	}}
}

// Greedy takes the choice that at once earns most in a dimension.
func Greedy(d scenario.Dimension) Strategy {
	return Strategy{
		Name: "greedy-" + d.String(), About: "the reply that at once earns most " + d.String(), Fixed: true,
		choose: func(m *Moment, _ *rand.Rand) (picked, error) {
			return most(m.Offered, func(i int) float64 { return float64(m.points(i)[d]) }), nil
		},
	}
}

// points are what a choice earns at once: nothing where it has been made.
func (m *Moment) points(i int) scenario.Points {
	c := m.choice(i)
	if m.At.Earned.Has(c.Number) {
		return scenario.Points{}
	}
	return c.Points
}

// Novice feels which reply is good at once, and not far: the chance of a choice
// is proportional to exp(sum of its points / temperature).
func Novice(temperature float64) Strategy {
	return Strategy{
		Name: fmt.Sprintf("novice:%g", temperature), About: "mostly replies that look good at once",
		choose: func(m *Moment, r *rand.Rand) (picked, error) {
			return picked{choice: m.soft(temperature, r), told: true}, nil
		},
	}
}

func (m *Moment) soft(temperature float64, r *rand.Rand) int {
	weights, sum := make([]float64, len(m.Offered)), 0.0
	for k, i := range m.Offered {
		p := m.points(i)
		weights[k] = math.Exp(float64(p[0]+p[1]+p[2]) / temperature)
		sum += weights[k]
	}
	at := r.Float64() * sum
	for k, w := range weights {
		if at -= w; at < 0 {
			return m.Offered[k]
		}
	}
	return m.Offered[len(m.Offered)-1]
}

// Expert takes the choice that keeps most of the overall score within reach,
// but at a share of the turns, from 0 to 1, any other. Where the oracle knows
// nothing exactly, it looks at the points that choices earn at once.
func Expert(errorRate float64) Strategy {
	return Strategy{
		Name: fmt.Sprintf("expert:%g", errorRate), About: "mostly the reply that keeps most within reach", Fixed: errorRate == 0,
		choose: func(m *Moment, r *rand.Rand) (picked, error) {
			best, err := m.wisest()
			if err != nil || errorRate == 0 || r.Float64() >= errorRate || len(m.Offered) == 1 {
				return best, err
			}
			others := slices.DeleteFunc(slices.Clone(m.Offered), func(i int) bool { return i == best.choice })
			return picked{choice: others[r.IntN(len(others))], told: true}, nil
		},
	}
}

func (m *Moment) wisest() (picked, error) {
	bounds, err := m.Oracle.Bounds(m.At.Seed)
	if err != nil {
		return picked{}, err
	}
	o := bounds.Objective(m.Weights)
	kept := map[int]float64{}
	var out play.Outcome
	for _, i := range m.Offered {
		value, err := m.kept(i, o, &out)
		if errors.Is(err, play.ErrApprox) {
			return most(m.Offered, func(i int) float64 { return float64(o.Value(m.points(i))) }), nil
		}
		if err != nil {
			return picked{}, err
		}
		kept[i] = value
	}
	return most(m.Offered, func(i int) float64 { return kept[i] }), nil
}

// kept is what a choice earns together with the most that can be earned after
// it; least of all for one that fails.
func (m *Moment) kept(choice int, o play.Objective, out *play.Outcome) (float64, error) {
	if err := m.Step(m.At, choice, out); err != nil {
		return math.Inf(-1), onlyFault(err)
	}
	reach, err := m.Oracle.Reach(m.At.Seed, &out.Next)
	if err != nil {
		// The oracle knows no positions that a turn is refused for.
		if _, refused := m.Version.Offered(play.At{Position: &out.Next, Seed: m.At.Seed}); errors.Is(refused, play.ErrFault) {
			return math.Inf(-1), nil
		}
	}
	return float64(o.Value(out.Points) + reach.Overall), err
}
