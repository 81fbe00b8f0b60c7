package bolt

import (
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
	"evenkeel/internal/store/storetest"
)

const benchTurns = 14

// benchEvent is event n of an attempt of the usual length, with the usual
// words.
func benchEvent(trainee string, n int) play.Event {
	now := time.Now()
	switch n {
	case 0:
		return play.Event{Time: now, Started: &play.Started{
			Trainee: trainee, Mode: play.Ranked, Cohort: "3f9a0c", Assignment: fmt.Sprint(now.UnixNano()), Scenario: "outage-before-pitch",
			Version: "0b4c59e07b1a5f20a9cbd1c2c1a9e8d7", Seed: 1 << 62, Shuffle: 1 << 61, Formula: play.Formula,
			Position: play.Position{Moods: []int{75, 30}, Vars: []scenario.Value{0}, Visited: play.Set{1}, Earned: play.Set{0}},
			Says:     "I have clients here in ONE HOUR and nothing works. Do you people even care?", Offered: []string{"acknowledge", "policy", "callback"},
		}}
	case benchTurns:
		f := 71.5
		return play.Event{Time: now, Ended: &play.Ended{Ending: "calm", Outcome: "resolved", Relationship: "stays", Scores: play.Scores{Overall: &f}, Turns: n}}
	}
	return play.Event{Time: now, Turn: &play.Turn{
		Seq: n, Node: "diagnose", Choice: "ask-about-lights", By: play.ByTrainee, Elapsed: 9, Points: scenario.Points{1, 0, 2},
		Moods: []int{61, 44}, Vars: []scenario.Value{1}, To: "lights", Offered: []string{"explain", "wait", "blame-the-area"},
		Says:   "It was fine last night. The lights on the box are orange now, I think. Orange, blinking. Does that mean anything to you?",
		Regret: &play.Regret{Points: scenario.Points{0, 1, 0}, Overall: 120},
	}}
}

// BenchmarkAppend measures turns that become durable, with so many trainees
// waiting at any time.
func BenchmarkAppend(b *testing.B) {
	for _, trainees := range []int{1, 64, 512} {
		b.Run(fmt.Sprint(trainees), func(b *testing.B) {
			s := openTest(b, filepath.Join(b.TempDir(), "evenkeel.db"), usual)
			took := make([][]time.Duration, trainees)
			var wg sync.WaitGroup
			b.ReportAllocs()
			b.ResetTimer()
			for i := range trainees {
				wg.Go(func() { took[i] = benchTrainee(b, s, i, b.N/trainees+1) })
			}
			wg.Wait()
			b.StopTimer()
			report(b, slices.Concat(took...))
		})
	}
}

func benchTrainee(b *testing.B, s *Store, i, events int) []time.Duration {
	var took []time.Duration
	trainee := fmt.Sprintf("%016x", i*7919)
	for n := range events {
		a := store.Append{Attempt: fmt.Sprintf("%016x%06d", i*104729, n/(benchTurns+1)), After: n % (benchTurns + 1)}
		a.Events = []play.Event{benchEvent(trainee, a.After)}
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

// BenchmarkBackup measures a copy of a store with so many events, made while
// 64 trainees play, and what their turns took meanwhile.
func BenchmarkBackup(b *testing.B) {
	const attempts = 20_000
	s := openTest(b, filepath.Join(b.TempDir(), "evenkeel.db"), usual)
	err := storetest.Grow(b.Context(), s, 0, attempts, func(n int) store.Append {
		id := storetest.AttemptID(n)
		return storetest.Finished(id, fmt.Sprint("trainee", n), "cohort", "assignment", float64(n%1000)/10)
	})
	if err != nil {
		b.Fatal(err)
	}
	events := s.end.Load()
	stop := make(chan struct{})
	took := make([][]time.Duration, 64)
	var wg sync.WaitGroup
	for i := range took {
		wg.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
					took[i] = append(took[i], benchTrainee(b, s, attempts+n*len(took)+i, benchTurns)...)
				}
			}
		})
	}
	folder := b.TempDir()
	b.ResetTimer()
	for n := range b.N {
		if _, err := s.Backup(b.Context(), filepath.Join(folder, fmt.Sprint(n)), quiet); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	close(stop)
	wg.Wait()
	b.ReportMetric(float64(events), "events")
	report(b, slices.Concat(took...))
}
