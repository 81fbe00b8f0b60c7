package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"
)

// client is one end of a socket that makes exchanges, one after the other.
type client interface {
	step(context.Context) (exchanged, error)
}

// figures are what one window measured.
type figures struct {
	Seconds   float64 `json:"seconds"`
	Turns     int     `json:"turns"`
	PerSecond float64 `json:"turns_per_second"`
	Starts    int     `json:"starts"`
	P50       float64 `json:"p50_ms"`
	P95       float64 `json:"p95_ms"`
	P99       float64 `json:"p99_ms"`
	Most      float64 `json:"max_ms"`
}

// window has clients make exchanges for a time and measures their turns.
type window struct {
	length time.Duration
	think  time.Duration
	seen   func(exchanged) // told of every exchange; may be nil

	turns  histogram
	starts atomic.Int64
}

// run starts a goroutine for each client and waits for all of them. The first
// error ends the window.
func (w *window) run(ctx context.Context, clients []client) (figures, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	began := time.Now()
	until := began.Add(w.length)
	var wg sync.WaitGroup
	for _, c := range clients {
		wg.Go(func() {
			if err := w.play(ctx, c, until); err != nil {
				cancel(err)
			}
		})
	}
	wg.Wait()
	return w.figures(time.Since(began)), context.Cause(ctx)
}

func (w *window) play(ctx context.Context, c client, until time.Time) error {
	for {
		if w.think > 0 {
			pause := time.Duration((0.5 + rand.Float64()) * float64(w.think))
			rest(ctx, min(pause, time.Until(until)))
		}
		if ctx.Err() != nil || !time.Now().Before(until) {
			return nil
		}
		done, err := c.step(ctx)
		if err != nil && !errors.Is(err, context.Canceled) {
			return err
		}
		w.count(done)
	}
}

func (w *window) count(done exchanged) {
	switch {
	case done.took == 0: // it failed, and was counted as that
		return
	case done.turn:
		w.turns.add(done.took)
	default:
		w.starts.Add(1)
	}
	if w.seen != nil {
		w.seen(done)
	}
}

func (w *window) figures(took time.Duration) figures {
	n := w.turns.total()
	return figures{
		Seconds: took.Seconds(), Turns: n, PerSecond: float64(n) / took.Seconds(), Starts: int(w.starts.Load()),
		P50: w.turns.quantile(0.5), P95: w.turns.quantile(0.95), P99: w.turns.quantile(0.99),
		Most: float64(w.turns.most.Load()) / 1000,
	}
}
