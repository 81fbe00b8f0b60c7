package postgres

import (
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/store/postgres/postgrestest"
)

// BenchmarkAppend measures turns that become durable on the disk of the
// temporary folder, with so many trainees waiting at any time, on so many
// nodes.
func BenchmarkAppend(b *testing.B) {
	pg, err := postgrestest.StartIn(os.TempDir())
	postgrestest.Missing(b, err)
	defer pg.Remove()
	for _, nodes := range []int{1, 2} {
		for _, trainees := range []int{1, 64, 512} {
			b.Run(fmt.Sprintf("nodes=%d/trainees=%d", nodes, trainees), func(b *testing.B) {
				url := pg.Database(b)
				var on []*Store
				for range nodes {
					on = append(on, openTest(b, url, usual))
				}
				took := make([][]time.Duration, trainees)
				var wg sync.WaitGroup
				b.ReportAllocs()
				b.ResetTimer()
				for i := range trainees {
					wg.Go(func() { took[i] = benchTrainee(b, on[i%nodes], i, b.N/trainees+1) })
				}
				wg.Wait()
				b.StopTimer()
				report(b, slices.Concat(took...))
			})
		}
	}
}

func benchTrainee(b *testing.B, s *Store, i, events int) []time.Duration {
	var took []time.Duration
	for n := range events {
		a := store.Append{Attempt: fmt.Sprintf("%016x%06d", i*104729, n/(lastTurn+1)), After: n % (lastTurn + 1)}
		a.Events = []play.Event{event(fmt.Sprintf("%016x", i*7919), a.After)}
		from := time.Now()
		if err := s.Append(b.Context(), a); err != nil {
			b.Error(err)
			return took
		}
		took = append(took, time.Since(from))
	}
	return took
}

func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	ms := func(share float64) float64 {
		return float64(took[int(share*float64(len(took)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "turns/s")
	b.ReportMetric(ms(0.5), "p50-ms")
	b.ReportMetric(ms(0.99), "p99-ms")
}
