package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	mrand "math/rand/v2"
	"sync"
	"sync/atomic"
	"time"
)

// hands is how many of the trainees join at the same time.
const hands = 32

// crowd is all the trainees of a run.
type crowd struct {
	options
	api     *api
	dial    *dialer
	untimed bool
	players []*trainee
	idlers  []*trainee

	mu     sync.Mutex
	errors map[string]int    // by code
	says   map[string]string // the first message of each code
}

func newCrowd(o options) *crowd {
	dial := newDialer(o.base, o.trainees+o.idle)
	return &crowd{
		options: o, dial: dial, api: newAPI(o.base, dial),
		errors: make(map[string]int), says: make(map[string]string),
	}
}

func (c *crowd) failed(why *refused) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.errors[why.code]++
	if c.says[why.code] == "" {
		c.says[why.code] = why.message
	}
}

// failures are the errors so far, by code.
func (c *crowd) failures() map[string]int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return maps.Clone(c.errors)
}

// gather has a number of new trainees join and connect, spread over a time.
func (c *crowd) gather(ctx context.Context, n int, over time.Duration, p *progress, what string) ([]*trainee, error) {
	names := rand.Text()[:8]
	all := make([]*trainee, n)
	for i := range all {
		all[i] = &trainee{crowd: c, rng: mrand.New(mrand.NewPCG(uint64(i), 17))}
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var joined atomic.Int64
	began := time.Now()
	next := make(chan int)
	var wg sync.WaitGroup
	for range hands {
		wg.Go(func() {
			for i := range next {
				if err := all[i].join(ctx, fmt.Sprintf("Load %s %d", names, i)); err != nil {
					cancel(err)
				}
				p.say("%s: %d of %d", what, joined.Add(1), n)
			}
		})
	}
	for i := range all {
		rest(ctx, time.Until(began.Add(over*time.Duration(i)/time.Duration(n))))
		select {
		case next <- i:
		case <-ctx.Done():
		}
	}
	close(next)
	wg.Wait()
	c.api.client.CloseIdleConnections()
	return all, context.Cause(ctx)
}

func (c *crowd) close() {
	for _, t := range append(c.players, c.idlers...) {
		t.close()
	}
}

// settle has every idler take up an attempt and listen from then on.
func (c *crowd) settle(ctx context.Context, wg *sync.WaitGroup, p *progress) error {
	c.untimed = true
	defer func() { c.untimed = false }()
	for i, t := range c.idlers {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		t.writeStart()
		if err := t.ask(); err != nil {
			return fmt.Errorf("an idle trainee could not start: %w", err)
		}
		p.say("idle trainees with an attempt: %d of %d", i+1, len(c.idlers))
		wg.Go(func() { t.stay(ctx) })
	}
	return nil
}

// stay reads whatever comes, above all pings, until the socket is closed.
func (t *trainee) stay(ctx context.Context) {
	if err := t.socket.ws.SetReadDeadline(time.Time{}); err != nil {
		return
	}
	for {
		_, _, err := t.socket.ws.ReadMessage()
		if err == nil {
			continue
		}
		if ctx.Err() == nil {
			t.crowd.failed(&refused{"idle_" + lost(err), err.Error()})
		}
		return
	}
}
