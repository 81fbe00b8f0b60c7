package web

import (
	"sync"
	"time"
)

// maxIdle is how many goroutines a crew keeps that have nothing to do.
const maxIdle = 512

// trimEvery is how often most of those go: a moment in which everybody is told
// of a board must not be felt for long.
const trimEvery = time.Second

// crew runs short functions, each in a goroutine, and keeps some goroutines
// for the next: their stacks have grown to what a turn needs.
type crew struct {
	work    chan func()
	stop    chan struct{}
	end     func() // lets the idle go, once
	running sync.WaitGroup

	mu   sync.Mutex
	idle int
}

func newCrew() *crew {
	c := &crew{work: make(chan func()), stop: make(chan struct{})}
	c.end = sync.OnceFunc(func() { close(c.stop) })
	return c
}

// run runs f soon, at the latest when all others wait for something. It does
// not wait for f.
func (c *crew) run(f func()) {
	select {
	case c.work <- f:
	default:
		c.running.Go(func() { c.serve(f) })
	}
}

func (c *crew) serve(f func()) {
	for f != nil {
		f()
		f = c.next()
	}
}

// next waits for something to do; nil if there are enough who wait.
func (c *crew) next() (f func()) {
	if !c.rest(1) {
		return nil
	}
	select {
	case f = <-c.work:
	case <-c.stop:
	}
	c.rest(-1)
	return f
}

func (c *crew) rest(n int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n > 0 && c.idle >= maxIdle {
		return false
	}
	c.idle += n
	return true
}

// trim lets most of those go that have nothing to do: a rush needs more than
// what follows it.
func (c *crew) trim() {
	c.mu.Lock()
	most := c.idle - c.idle/8
	c.mu.Unlock()
	for range most {
		select {
		case c.work <- nil:
		default:
			return
		}
	}
}

// wait lets the idle go and waits for all. Nothing may be run any more.
func (c *crew) wait() {
	c.end()
	c.running.Wait()
}
