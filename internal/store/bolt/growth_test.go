package bolt

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/store"
	"evenkeel/internal/store/storetest"
)

// growthVar is how many events TestCostStaysFlat grows a store to, such as
// 10000000; it is skipped if unset.
const growthVar = "EVENKEEL_TEST_EVENTS"

// stage is what was measured of a store of some size.
type stage struct {
	events    int
	bytes     float64 // of the file, for each event
	rate      float64 // turns a second, of 64 trainees
	p50, p99  time.Duration
	read      time.Duration // of a whole attempt, the median
	open      time.Duration // after an orderly end
	openAfter time.Duration // after a kill
	results   time.Duration // all of them
}

// TestCostStaysFlat shows what a turn, the file and a start cost as the store
// grows. It fails where a turn of the largest costs much more than one of the
// tenth part.
func TestCostStaysFlat(t *testing.T) {
	most, err := strconv.Atoi(os.Getenv(growthVar))
	if err != nil {
		t.Skipf("set %s to how many events the store shall have", growthVar)
	}
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	fmt.Println("| events | bytes each | turns/s of 64 | p50 | p99 | read an attempt | open | open after a kill | all results |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|")
	g := growth{path: path}
	var stages []stage
	for _, part := range []float64{0.01, 0.1, 0.25, 0.5, 1} {
		s := g.stage(t, int(part*float64(most)))
		fmt.Printf("| %d | %.0f | %.0f | %v | %v | %v | %v | %v | %v |\n", s.events, s.bytes, s.rate,
			s.p50.Round(10*time.Microsecond), s.p99.Round(10*time.Microsecond), s.read.Round(time.Microsecond),
			s.open.Round(time.Millisecond), s.openAfter.Round(time.Millisecond), s.results.Round(time.Millisecond))
		stages = append(stages, s)
	}
	small, large := stages[1], stages[len(stages)-1]
	if large.bytes > 1.2*small.bytes || large.rate < small.rate/3 {
		t.Errorf("from %d to %d events: %.0f to %.0f bytes each, %.0f to %.0f turns/s",
			small.events, large.events, small.bytes, large.bytes, small.rate, large.rate)
	}
}

// growth is a store that grows.
type growth struct {
	path     string
	attempts int
}

func (g *growth) attempt(n int) store.Append {
	// 500 trainees in a cohort, five assignments for each.
	return storetest.Finished(storetest.AttemptID(n), fmt.Sprintf("trainee-%08d", n/5),
		fmt.Sprintf("cohort-%06d", n/2500), fmt.Sprint("1/", n%5), float64(n%1001)/10)
}

// stage grows the store to a size and measures it.
func (g *growth) stage(t *testing.T, events int) stage {
	t.Helper()
	s := openTest(t, g.path, production)
	to := events / storetest.FinishedEvents
	if err := storetest.Grow(t.Context(), s, g.attempts, to, g.attempt); err != nil {
		t.Fatal(err)
	}
	g.attempts = to
	m := stage{events: events}
	g.turns(t, s, &m)
	g.read(t, s, &m)
	info, err := os.Stat(g.path)
	if err != nil {
		t.Fatal(err)
	}
	m.bytes = float64(info.Size()) / float64(s.end.Load())
	closeTest(t, s)
	m.open = g.open(t, func(s *Store) {
		from := time.Now()
		for _, err := range store.Results(t.Context(), s) {
			if err != nil {
				t.Fatal(err)
			}
		}
		m.results = time.Since(from)
		abandon(t, s)
	})
	m.openAfter = g.open(t, func(s *Store) { closeTest(t, s) })
	return m
}

func (g *growth) open(t *testing.T, use func(*Store)) time.Duration {
	t.Helper()
	from := time.Now()
	s, err := open(g.path, production)
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(from)
	use(s)
	return took
}

// turns lets 64 trainees play attempts of their own, turn by turn.
func (g *growth) turns(t *testing.T, s *Store, m *stage) {
	t.Helper()
	const trainees, each = 64, 40
	took := make([][]time.Duration, trainees)
	from := time.Now()
	var wg sync.WaitGroup
	for i := range trainees {
		wg.Go(func() {
			for n := range each {
				// Numbers far from all others, so that they are nobody's.
				whole := g.attempt(1<<40 + g.attempts*100 + i*each + n)
				for after, e := range whole.Events {
					began := time.Now()
					if err := s.Append(t.Context(), store.Append{Attempt: whole.Attempt, After: after, Events: whole.Events[after : after+1]}); err != nil {
						t.Errorf("append %v: %v", e, err)
						return
					}
					took[i] = append(took[i], time.Since(began))
				}
			}
		})
	}
	wg.Wait()
	all := slices.Sorted(slices.Values(slices.Concat(took...)))
	m.rate = float64(len(all)) / time.Since(from).Seconds()
	m.p50, m.p99 = all[len(all)/2], all[len(all)*99/100]
}

// read reads attempts anywhere.
func (g *growth) read(t *testing.T, s *Store, m *stage) {
	t.Helper()
	var took []time.Duration
	for range 1000 {
		from := time.Now()
		events, err := s.Attempt(t.Context(), storetest.AttemptID(rand.IntN(g.attempts)))
		if err != nil || len(events) != storetest.FinishedEvents {
			t.Fatalf("an attempt has %d events, %v", len(events), err)
		}
		took = append(took, time.Since(from))
	}
	slices.Sort(took)
	m.read = took[len(took)/2]
}
