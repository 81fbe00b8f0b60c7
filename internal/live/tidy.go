package live

import (
	"context"
	"time"
)

// What is not asked for leaves memory after a while.
const (
	tidyEvery = time.Minute
	// stateKept is how long the state of an attempt stays that a socket listens
	// to but nobody plays. The next choice reads it again.
	stateKept = 5 * time.Minute
	// pauseKept is how long it is remembered how often the deadlines of an
	// attempt were started again, that nobody listens to.
	pauseKept = 24 * time.Hour
)

// tidy takes out of memory what has not been asked for, until ctx ends.
func (h *Hub) tidy(ctx context.Context) {
	tick := time.NewTicker(tidyEvery)
	defer tick.Stop()
	for {
		select {
		case now := <-tick.C:
			for _, a := range h.forget(now) {
				a.evict(now)
			}
		case <-ctx.Done():
			return
		}
	}
}

// forget drops old pauses, and lists the attempts in memory.
func (h *Hub) forget(now time.Time) []*attempt {
	h.mu.Lock()
	defer h.mu.Unlock()
	for id, p := range h.paused {
		if now.Sub(p.since) > pauseKept {
			delete(h.paused, id)
		}
	}
	all := make([]*attempt, 0, len(h.attempts))
	for _, a := range h.attempts {
		all = append(all, a)
	}
	return all
}

// evict drops the state of an attempt that nobody has asked for of late. One
// whose deadline runs keeps it, and so does one that is busy.
func (a *attempt) evict(now time.Time) {
	if !a.mu.TryLock() {
		return
	}
	defer a.mu.Unlock()
	if a.clock.timer == nil && now.Sub(a.used) > stateKept {
		a.state, a.version = nil, nil
	}
}
