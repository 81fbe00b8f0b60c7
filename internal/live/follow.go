package live

import (
	"context"
	"errors"
	"fmt"
	"time"

	"evenkeel/internal/store"
)

const (
	followBatch = 512
	// followPoll bounds how long a lost hint of a grown log can go unnoticed.
	followPoll = 5 * time.Second
	// followRetry is the wait after a log that could not be read.
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
	for head, err := range store.Results(ctx, h.Store) {
		if err != nil {
			return 0, err
		}
		if r, ok := result(&head); ok {
			h.boards.Add(r)
		}
	}
	return cursor, nil
}

// follow reads what the log has behind a cursor, or waits for more.
func (h *Hub) follow(ctx context.Context, cursor store.Cursor) store.Cursor {
	records, err := h.Store.Log(ctx, cursor, followBatch)
	wait := followPoll
	grown := h.Store.Grown(cursor)
	if err != nil {
		if ctx.Err() == nil && !errors.Is(err, store.ErrClosed) {
			h.Log.Error("the log could not be read", "error", err)
		}
		wait, grown = followRetry, nil
	}
	if len(records) == 0 {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		select {
		case <-grown:
		case <-timer.C:
		case <-ctx.Done():
		}
		return cursor
	}
	for i := range records {
		h.heard(ctx, &records[i])
		cursor = records[i].Cursor
	}
	return cursor
}

// heard takes in one record: a result for the boards, or a turn that another
// process wrote to an attempt that is followed here.
func (h *Hub) heard(ctx context.Context, r *store.Record) {
	if r.Event.Ended != nil {
		h.countAttempt(ctx, r.Attempt)
	}
	h.mu.Lock()
	a := h.attempts[r.Attempt]
	if a != nil && a.claimed.Load() > int64(r.Index) {
		a = nil
	}
	if a != nil {
		a.users++
	}
	h.mu.Unlock()
	if a == nil {
		return
	}
	defer a.release()
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.state == nil || a.state.Events > r.Index {
		return
	}
	if err := a.reload(ctx); err != nil {
		h.Log.Error("an attempt could not be read again", "attempt", r.Attempt, "error", err)
	}
}

func (h *Hub) countAttempt(ctx context.Context, id string) {
	var head store.Head
	err := h.Store.View(ctx, func(tx *store.Tx) error {
		var err error
		head, err = tx.Head(id)
		return err
	})
	if err != nil {
		h.Log.Error("a finished attempt could not be counted", "attempt", id, "error", err)
		return
	}
	h.count(&head)
}
