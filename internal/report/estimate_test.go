package report

import (
	"math/rand/v2"
	"testing"
)

// moment is a turn that a simulated trainee may meet: what each of its replies
// keeps, the best first.
type moment []float64

// trainee answers with the best reply as often as they are skilled, and with
// any of the others otherwise.
type trainee struct {
	skill   float64
	moments []moment
}

func (t trainee) answer(rng *rand.Rand) float64 {
	m := t.moments[rng.IntN(len(t.moments))]
	if len(m) == 1 || rng.Float64() < t.skill {
		return m[0]
	}
	return m[1+rng.IntN(len(m)-1)]
}

// truth is the mean of all that the trainee would ever show.
func (t trainee) truth() float64 {
	sum := 0.0
	for _, m := range t.moments {
		others := 0.0
		for _, kept := range m[1:] {
			others += kept / float64(len(m)-1)
		}
		sum += t.skill*m[0] + (1-t.skill)*others
	}
	return sum / float64(len(t.moments))
}

func TestIntervalsHoldTheTruthOfSimulatedTrainees(t *testing.T) {
	const trainees = 10_000
	conversations := map[string][]moment{
		"all or nothing":     {{1, 0}, {1, 0, 0}},
		"shades":             {{1, 0.7, 0}, {1, 0.85, 0.5, 0.1}, {1, 0.6}, {1, 0.9, 0}},
		"mostly little lost": {{1, 0.8, 0.6}, {1, 0.9, 0.7}, {1, 0.5, 0.2}},
		"a rare disaster":    {{1, 0.95, 0.9}, {1, 0.95, 0}, {1, 0.9, 0.85}},
	}
	spans := map[string][2]int{"few": {3, 9}, "some": {10, 29}, "many": {30, 50}}
	for kind, moments := range conversations {
		for amount, span := range spans {
			rng := rand.New(rand.NewPCG(1998, 2001))
			held := 0
			for range trainees {
				who := trainee{skill: rng.Float64(), moments: moments}
				values := make([]float64, span[0]+rng.IntN(span[1]-span[0]+1))
				for i := range values {
					values[i] = who.answer(rng)
				}
				e := EstimateOf(values)
				if truth := who.truth(); e.Low <= truth && truth <= e.High {
					held++
				}
			}
			share := 100 * float64(held) / trainees
			t.Logf("%s, %s observations: %.1f %% of the intervals hold the truth", kind, amount, share)
			if share < 85 || share > 95 {
				t.Errorf("%s, %s observations: %.1f %% of the intervals hold the truth, want 85 to 95", kind, amount, share)
			}
		}
	}
}

func TestEstimatesSayHowLittleIsKnown(t *testing.T) {
	if e := EstimateOf(nil); !e.Few || e.Low != 0 || e.High != 1 {
		t.Errorf("of nothing the estimate is %+v", e)
	}
	last := 2.0
	for _, n := range []int{1, 2, 4, 5, 20, 100} {
		values := make([]float64, n)
		for i := range values {
			values[i] = 1
		}
		e := EstimateOf(values)
		width := e.High - e.Low
		if e.N != n || e.Few != (n < Enough) || e.Mean != 1 || e.High != 1 || width >= last || width < 0.5/float64(n) {
			t.Errorf("of %d times everything the estimate is %+v", n, e)
		}
		last = width
	}
	alike, apart := EstimateOf([]float64{0.5, 0.5, 0.5, 0.5, 0.5, 0.5}), EstimateOf([]float64{0, 1, 0, 1, 0, 1})
	if alike.High-alike.Low > 0.7*(apart.High-apart.Low) {
		t.Errorf("values that are alike give %+v, others %+v", alike, apart)
	}
}

func TestAChangeIsSureOnlyWhenChanceIsNotEnough(t *testing.T) {
	poor, good := []float64{0, 0.2, 0, 0.3, 0.1, 0}, []float64{1, 0.8, 1, 0.9, 1, 1}
	for _, c := range []struct {
		name          string
		before, after []float64
		sure          bool
	}{
		{"much better", poor, good, true},
		{"much worse", good, poor, true},
		{"the same", good, good, false},
		{"one lucky turn", poor[:1], good[:1], false},
	} {
		change := ChangeOf(EstimateOf(c.before), EstimateOf(c.after))
		if change.Sure() != c.sure || change.Low > change.Mean || change.High < change.Mean {
			t.Errorf("%s: %+v, sure %v", c.name, change, change.Sure())
		}
	}
}
