package web

import (
	"sync"
	"time"
)

// maxIdle is how many goroutines a crew keeps that have nothing to do.
const maxIdle = 512

// trimEvery is how often those go who are not needed: a moment in which
// everybody is told of a board must not be felt for long.
const trimEvery = time.Second

// task is something that a socket has to do.
type task struct {
	k  *socket
	do func(*socket)
}

// crew does what sockets have to do, each task in a goroutine, and keeps some
// goroutines for the next: their stacks have grown to what a turn needs. The
// one that was busy last is the next to be.
type crew struct {
	running sync.WaitGroup

	mu    sync.Mutex
	idle  []chan task // of those that have nothing to do; each has room for one task
	spare int         // how many of idle had nothing to do since trim
	ended bool        // nobody is idle any more
}

// run does a task soon. It does not wait for it.
func (c *crew) run(t task) {
	if next := c.take(); next != nil {
		next <- t
		return
	}
	c.running.Go(func() { c.serve(t) })
}

// take gives somebody who has nothing to do something to do, or nil.
func (c *crew) take() chan<- task {
	c.mu.Lock()
	defer c.mu.Unlock()
	last := len(c.idle) - 1
	if last < 0 {
		return nil
	}
	next := c.idle[last]
	c.idle = c.idle[:last]
	c.spare = min(c.spare, last)
	return next
}

// serve does a task and those that follow, until there is to be no more of
// them.
func (c *crew) serve(t task) {
	tasks := make(chan task, 1)
	for t.do != nil {
		t.perform()
		if !c.rest(tasks) {
			return
		}
		t = <-tasks
	}
}

func (t *task) perform() {
	defer t.k.running.Done()
	t.do(t.k)
}

// rest puts a goroutine among the idle, unless they are enough.
func (c *crew) rest(tasks chan task) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended || len(c.idle) >= maxIdle {
		return false
	}
	c.idle = append(c.idle, tasks)
	return true
}

// trim lets those go that had nothing to do since the last time: a rush needs
// more than what follows it.
func (c *crew) trim() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dismiss(c.spare)
	c.spare = len(c.idle)
}

// dismiss lets some of the idle go, first those that have been so for longest;
// c.mu is held.
func (c *crew) dismiss(n int) {
	for _, tasks := range c.idle[:n] {
		tasks <- task{}
	}
	c.idle = append([]chan task(nil), c.idle[n:]...)
}

// wait lets the idle go and waits for all. Nothing may be run any more.
func (c *crew) wait() {
	c.mu.Lock()
	c.ended = true
	c.dismiss(len(c.idle))
	c.mu.Unlock()
	c.running.Wait()
}
