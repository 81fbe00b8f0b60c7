package live

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"evenkeel/internal/board"
	"evenkeel/internal/store"
)

const (
	followBatch = 2048
	// followPoll bounds how long a lost hint of a grown log can go unnoticed.
	followPoll = 5 * time.Second
	// followPace is the wait after a page with room left: on a busy server one
	// look takes in many commits.
	followPace = 10 * time.Millisecond
	// followRetry is the wait after something that could not be read.
	followRetry = time.Second
)

// Run rebuilds the boards from the store, then follows the log until ctx ends.
// It returns an error if the boards could not be rebuilt.
func (h *Hub) Run(ctx context.Context) error {
	cursor, err := h.rebuild(ctx)
	if ctx.Err() != nil {
		return nil
	}
	if err != nil {
		return fmt.Errorf("rebuild the boards: %w", err)
	}
	h.ready.Store(true)
	var tidying sync.WaitGroup
	defer tidying.Wait()
	tidying.Go(func() { h.tidy(ctx) })
	for ctx.Err() == nil {
		cursor = h.follow(ctx, cursor)
	}
	return nil
}

// rebuild counts every result there is, and gives the place in the log from
// which to follow. What comes in meanwhile is met again, which does no harm.
func (h *Hub) rebuild(ctx context.Context) (store.Cursor, error) {
	cursor, err := h.Store.End(ctx)
	if err != nil {
		return 0, err
	}
	for r, err := range store.Results(ctx, h.Store) {
		if err != nil {
			return 0, err
		}
		h.boards.Add(board.Result(r))
	}
	return cursor, nil
}

// follow reads what the log has behind a cursor, or waits for more. What cannot
// be taken in while a database is away is met again: a board must miss no
// result. Any other error would come again, and is left behind.
func (h *Hub) follow(ctx context.Context, cursor store.Cursor) store.Cursor {
	grown := h.Store.Grown(cursor)
	marks, err := h.Store.Marks(ctx, cursor, followBatch)
	ended, news := h.sift(marks)
	if counted := h.countEnds(ctx, ended); counted != nil {
		marks, news, err = nil, nil, counted
	}
	next := cursor + store.Cursor(len(marks))
	for _, m := range news {
		heard := h.heard(ctx, m)
		if errors.Is(heard, store.ErrUnavailable) {
			err, next = heard, m.Cursor-1
			break
		}
		if heard != nil && ctx.Err() == nil {
			h.Log.Error("a record of the log could not be taken in", "attempt", m.Attempt, "error", heard)
		}
	}
	switch {
	case err != nil:
		if ctx.Err() == nil && !errors.Is(err, store.ErrClosed) {
			h.Log.Error("the log could not be followed", "error", err)
		}
		rest(ctx, nil, followRetry)
	case len(marks) == 0:
		rest(ctx, grown, followPoll)
	case len(marks) < followBatch:
		rest(ctx, nil, followPace)
	}
	return next
}

// rest waits for a channel, a time, or the end of ctx.
func rest(ctx context.Context, c <-chan struct{}, most time.Duration) {
	timer := time.NewTimer(most)
	defer timer.Stop()
	select {
	case <-c:
	case <-timer.C:
	case <-ctx.Done():
	}
}

// sift finds among some marks, which stay as they are, the attempts that have
// ended and were not counted here, and the news: turns that another process
// wrote to an attempt that is followed here. Mostly there are neither.
func (h *Hub) sift(marks []store.Mark) (ended []string, news []store.Mark) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, m := range marks {
		if h.unseen(m) != nil {
			news = append(news, m)
		}
		if !m.Ended {
			continue
		}
		if !h.counted[m.Attempt] {
			ended = append(ended, m.Attempt)
		}
		delete(h.counted, m.Attempt)
	}
	return ended, news
}

// unseen finds the attempt of a mark, if it is here and did not write what the
// mark is of. h.mu is held.
func (h *Hub) unseen(m store.Mark) *attempt {
	a := h.attempts[m.Attempt]
	if a == nil {
		return nil
	}
	a.met.Store(int64(m.Index) + 1) // first: see notCommitted
	if a.claimed.Load() > int64(m.Index) {
		return nil
	}
	return a
}

// countEnds takes the results of attempts into the boards: it reads them
// together, for they may be many and each would else wait for its own answer.
// One that cannot be read at all is left behind, and only a database that is
// away is an error. It may be given one again.
func (h *Hub) countEnds(ctx context.Context, ended []string) error {
	if len(ended) == 0 {
		return nil
	}
	heads := make([]store.Head, len(ended))
	lost := make([]error, len(ended))
	err := h.Store.View(ctx, func(tx *store.Tx) error {
		if err := tx.ExpectHeads(ended); err != nil {
			return err
		}
		for i, id := range ended {
			heads[i], lost[i] = tx.Head(id)
		}
		return nil
	})
	if errors.Is(err, store.ErrUnavailable) || ctx.Err() != nil {
		return err
	}
	for i, id := range ended {
		if err := errors.Join(err, lost[i]); err != nil {
			h.Log.Error("a result could not be counted", "attempt", id, "error", err)
			continue
		}
		h.count(&heads[i])
	}
	return nil
}

// heard takes in a turn that another process wrote to an attempt that is
// followed here. It may be given a record again.
func (h *Hub) heard(ctx context.Context, r store.Mark) error {
	h.mu.Lock()
	a := h.unseen(r)
	if a != nil {
		a.users++
	}
	h.mu.Unlock()
	if a == nil {
		return nil
	}
	defer a.release()
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.state != nil && a.state.Events > r.Index || a.state == nil && len(a.listeners) == 0 {
		return nil
	}
	if err := a.reload(ctx); err != nil {
		return fmt.Errorf("read attempt %s again: %w", r.Attempt, err)
	}
	return nil
}
