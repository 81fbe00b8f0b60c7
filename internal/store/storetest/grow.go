package storetest

import (
	"context"
	"fmt"
	"sync"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
)

// FinishedEvents is how many events an attempt that Finished makes has.
const FinishedEvents = 8

// Finished is the whole of a ranked attempt with the usual words, for stores
// that are to be large.
func Finished(attempt, trainee, cohort, assignment string, overall float64) store.Append {
	e := ranked(trainee, cohort, assignment, 0)
	e.Started.Seed, e.Started.Shuffle = 1<<62, 1<<61
	e.Started.Version = "0b4c59e07b1a5f20a9cbd1c2c1a9e8d7"
	events := []play.Event{e}
	for n := 1; n < FinishedEvents-1; n++ {
		events = append(events, usualTurn(n))
	}
	return store.Append{Attempt: attempt, Events: append(events, ended(FinishedEvents, overall))}
}

func usualTurn(n int) play.Event {
	return play.Event{Time: at(n), Turn: &play.Turn{
		Seq: n, Node: "diagnose", Choice: "ask-about-lights", By: play.ByTrainee, Elapsed: 9, Points: scenario.Points{1, 0, 2},
		Moods: []int{61, 44}, Vars: []scenario.Value{1}, To: "lights", Offered: []string{"explain", "wait", "blame-the-area"},
		Says:   "It was fine last night. The lights on the box are orange now, I think. Orange, blinking. Does that mean anything to you?",
		Regret: &play.Regret{Points: scenario.Points{0, 1, 0}, Overall: 120},
	}}
}

// AttemptID is an id like those that the server gives: it begins with the time.
func AttemptID(n int) string {
	return fmt.Sprintf("%012x%010x", epoch.UnixMilli()+int64(n), uint64(n)*0x9e3779b97f4a7c15>>24)
}

// Grow appends what attempt makes of the numbers from one to before another,
// many at a time.
func Grow(ctx context.Context, s store.Store, from, to int, attempt func(int) store.Append) error {
	const workers = 512
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	numbers := make(chan int)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for n := range numbers {
				if err := s.Append(ctx, attempt(n)); err != nil {
					cancel(fmt.Errorf("append attempt %d: %w", n, err))
				}
			}
		})
	}
	for n := from; n < to && ctx.Err() == nil; n++ {
		numbers <- n
	}
	close(numbers)
	wg.Wait()
	return context.Cause(ctx)
}
