package store

import "sync"

// Growth tells who waits that the log grew: an engine's Grown. Its zero value
// is an empty log's. Any number of goroutines may use it.
type Growth struct {
	mu   sync.Mutex
	end  Cursor
	done bool
	next chan struct{} // closed and dropped when the log grows; nil if nobody waits
}

// Grown is as in [Store].
func (g *Growth) Grown(after Cursor) <-chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.next == nil {
		g.next = make(chan struct{})
	}
	c := g.next
	if g.done || g.end > after {
		g.wake()
	}
	return c
}

// To says that the log now ends at a cursor.
func (g *Growth) To(end Cursor) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if end > g.end {
		g.end = end
		g.wake()
	}
}

// End wakes everybody, for good: there will be no more.
func (g *Growth) End() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.done = true
	g.wake()
}

func (g *Growth) wake() {
	if g.next != nil {
		close(g.next)
		g.next = nil
	}
}
