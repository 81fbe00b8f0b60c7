package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"strconv"
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
	tag     string // in the names of this run's trainees
	named   atomic.Uint32
	untimed bool
	players []*trainee
	idlers  []*trainee

	mu     sync.Mutex
	errors map[string]int    // by code
	says   map[string]string // the first message of each code
}

func newCrowd(o options) *crowd {
	dial := newDialer(o.base, o.sockets())
	return &crowd{
		options: o, tag: letters(rand.Uint32()), dial: dial, api: newAPI(o.base, dial),
		errors: make(map[string]int), says: make(map[string]string),
	}
}

// newName is a trainee's, new in every run. It is of letters that look like no
// others: a server compares other names with all that there are.
func (c *crowd) newName() string { return "Test " + c.tag + " " + letters(c.named.Add(1)) }

func letters(n uint32) string {
	digits := []byte(strconv.FormatUint(uint64(n), 8))
	for i := range digits {
		digits[i] += 'a' - '0'
	}
	return string(digits)
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
	all := make([]*trainee, n)
	for i := range all {
		all[i] = &trainee{crowd: c, rng: rand.New(rand.NewPCG(uint64(i), 17))}
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
				if err := all[i].join(ctx, c.newName()); err != nil {
					cancel(err)
				}
				p.say("%ss joined: %d of %d", what, joined.Add(1), n)
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

// settle has every idler take up an attempt and listen from then on, on as many
// sockets as each is to have.
func (c *crowd) settle(ctx context.Context, wg *sync.WaitGroup, p *progress) error {
	c.untimed = true
	defer func() { c.untimed = false }()
	first := c.idlers
	c.idlers = nil
	for i, t := range first {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		t.writeStart()
		if err := t.ask(); err != nil {
			return fmt.Errorf("an idle trainee could not start: %w", err)
		}
		c.keep(ctx, wg, t)
		for range c.each - 1 {
			tab := &trainee{crowd: c, cookie: t.cookie, attempt: t.attempt}
			if err := errors.Join(tab.connect(ctx), ctx.Err()); err != nil {
				return err
			}
			if err := tab.resume(); err != nil {
				return fmt.Errorf("another socket of an idle trainee: %w", err)
			}
			c.keep(ctx, wg, tab)
		}
		p.say("idle trainees with an attempt: %d of %d", i+1, len(first))
	}
	return nil
}

// keep has an idler stay.
func (c *crowd) keep(ctx context.Context, wg *sync.WaitGroup, t *trainee) {
	c.idlers = append(c.idlers, t)
	wg.Go(func() { t.stay(ctx) })
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
