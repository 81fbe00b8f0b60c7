package explore_test

import (
	"errors"
	"reflect"
	"testing"

	"evenkeel/internal/explore"
)

func TestTheSameSeedGivesTheSamePopulation(t *testing.T) {
	for _, name := range []string{"random", "novice", "expert:0.5"} {
		s, v := named(t, name), desk()
		var runs [3][]string
		var sums [3]*explore.Population
		for i, seed := range []uint64{1, 1, 2} {
			p, err := explore.Simulate(v, s, 200, seed, func(trainee int, r *explore.Run) error {
				if trainee != len(runs[i]) {
					t.Errorf("trainee %d came as number %d", trainee, len(runs[i]))
				}
				runs[i] = append(runs[i], choices(r))
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			p.Strategy = explore.Strategy{}
			sums[i] = p
		}
		if !reflect.DeepEqual(runs[0], runs[1]) || !reflect.DeepEqual(sums[0], sums[1]) {
			t.Errorf("%s: two runs with one seed differ", name)
		}
		if reflect.DeepEqual(runs[0], runs[2]) {
			t.Errorf("%s: another seed makes no difference", name)
		}
	}
}

func TestAPopulationIsCounted(t *testing.T) {
	const n = 4000
	p, err := explore.Simulate(desk(), explore.Random(), n, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.Trainees != n || p.Endings[1] != n || p.Nodes[1] != n || p.Unfinished != 0 || p.Overall.Count != n || p.Approx {
		t.Errorf("counted %+v", p)
	}
	sum := 0
	for number, made := range p.Choices {
		sum += made
		if want := n / 6; number < 5 && (made < want || made > 2*want) {
			t.Errorf("choice %d was made %d times", number, made)
		}
	}
	if float64(sum) != p.Turns.Mean*n || p.Turns.Min != 1 || p.Turns.Max != 2 || sum != p.Nodes[0] {
		t.Errorf("%d choices in %+v turns at %d visits", sum, p.Turns, p.Nodes[0])
	}
	o := p.Overall
	if !(o.Min <= o.P10 && o.P10 <= o.P50 && o.P50 <= o.P90 && o.P90 <= o.Max && o.Min >= 0 && o.Max <= 100) {
		t.Errorf("the scores are %+v", o)
	}
	total := 0
	for _, bin := range o.Histogram {
		total += bin
	}
	if total != n {
		t.Errorf("the histogram holds %d of %d", total, n)
	}
}

func TestBetterTraineesScoreBetter(t *testing.T) {
	mean := func(s explore.Strategy) float64 {
		p, err := explore.Simulate(desk(), s, 2000, 3, nil)
		if err != nil {
			t.Fatal(err)
		}
		return p.Overall.Mean
	}
	order := []float64{
		mean(explore.Expert(1)), mean(explore.Random()), mean(explore.Novice(3)), mean(explore.Novice(0.3)), mean(explore.Expert(0.1)), mean(explore.Expert(0)),
	}
	for i := 1; i < len(order); i++ {
		if order[i-1] >= order[i] {
			t.Errorf("from the worst to the best the means are %v", order)
		}
	}
	if order[5] != 85 { // a gift has the resolution and costs empathy
		t.Errorf("who never errs scores %v", order[5])
	}
}

func TestPercentilesAreFiguresThatOccurred(t *testing.T) {
	p, err := explore.Simulate(desk(), named(t, "last"), 7, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	if o := p.Overall; o.Count != 7 || o.Mean != 0 || o.P90 != 0 || o.Histogram[0] != 7 || p.Choices[4] != 7 {
		t.Errorf("seven of the worst: %+v", p)
	}
}

func TestWhoGoesInCirclesIsUnfinished(t *testing.T) {
	v := desk()
	v.Nodes[0].Choices[0].To.Nodes = []int{0}
	v.Oracle = explore.New(v.Scenario, v.Rules, explore.Limits{})
	p, err := explore.Simulate(v, named(t, "first"), 3, 1, nil)
	if err != nil || p.Unfinished != 3 || p.Overall.Count != 0 || p.Turns.Mean != 1000 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestAnErrorEndsASimulation(t *testing.T) {
	full := errors.New("full")
	if _, err := explore.Simulate(desk(), explore.Random(), 3, 1, func(int, *explore.Run) error { return full }); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}
