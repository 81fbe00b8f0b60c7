// Package mem is a store in memory, for tests and demonstrations: nothing of
// it outlives the process.
//
// A [Store] owns its state behind one lock and starts no goroutine. The
// package imports store and play.
package mem

import (
	"context"
	"sync"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// Store is a store.Store.
type Store struct {
	failed chan struct{} // never closed
	growth store.Growth

	mu       sync.RWMutex
	closed   bool
	records  kv
	log      []entry
	attempts map[string][]int // where in log the attempt's events are
}

// entry is an event in its stored form, so that nobody can change what others
// read.
type entry struct {
	attempt string
	index   int
	event   []byte
}

// New makes an empty store.
func New() *Store {
	return &Store{failed: make(chan struct{}), records: newKV(), attempts: make(map[string][]int)}
}

var _ store.Copier = (*Store)(nil)

// Append implements [store.Store].
func (s *Store) Append(ctx context.Context, a store.Append) error {
	if err := a.Check(); err != nil {
		return err
	}
	entries, err := encode(a)
	if err != nil {
		return err
	}
	return s.write(ctx, func(records store.KV) error {
		if len(s.attempts[a.Attempt]) != a.After {
			return store.ErrConflict
		}
		return store.NewTx(records).Appended(a)
	}, entries)
}

// Extend implements [store.Copier].
func (s *Store) Extend(ctx context.Context, records []store.Record) error {
	entries := make([]entry, len(records))
	for i, r := range records {
		b, err := store.EncodeEvent(nil, r.Event)
		if err != nil {
			return err
		}
		entries[i] = entry{r.Attempt, r.Index, b}
	}
	return s.write(ctx, func(store.KV) error {
		return store.Follows(records, store.Cursor(len(s.log)), func(attempt string) (int, error) { return len(s.attempts[attempt]), nil })
	}, entries)
}

func encode(a store.Append) ([]entry, error) {
	var entries []entry
	for i, e := range a.Events {
		b, err := store.EncodeEvent(nil, e)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{a.Attempt, a.After + i, b})
	}
	return entries, nil
}

// write lets f write records; if it may, entries go to the log with them.
func (s *Store) write(ctx context.Context, f func(store.KV) error, entries []entry) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.usable(ctx); err != nil {
		return err
	}
	o := store.NewOverlay(s.records)
	if err := f(o); err != nil {
		return err
	}
	if err := o.Merge(); err != nil {
		return err
	}
	for _, e := range entries {
		s.attempts[e.attempt] = append(s.attempts[e.attempt], len(s.log))
		s.log = append(s.log, e)
	}
	s.growth.To(store.Cursor(len(s.log)))
	return nil
}

// usable is called under the lock.
func (s *Store) usable(ctx context.Context) error {
	if s.closed {
		return store.ErrClosed
	}
	return ctx.Err()
}

// Attempt implements [store.Store].
func (s *Store) Attempt(ctx context.Context, id string) ([]play.Event, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.usable(ctx); err != nil {
		return nil, err
	}
	var events []play.Event
	for _, at := range s.attempts[id] {
		e, err := store.DecodeEvent(s.log[at].event)
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	if events == nil {
		return nil, store.ErrNotFound
	}
	return events, nil
}

// Log implements [store.Store].
func (s *Store) Log(ctx context.Context, after store.Cursor, limit int) ([]store.Record, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.usable(ctx); err != nil {
		return nil, err
	}
	var page []store.Record
	for at := after; at < store.Cursor(len(s.log)) && len(page) < limit; at++ {
		e, err := store.DecodeEvent(s.log[at].event)
		if err != nil {
			return nil, err
		}
		page = append(page, store.Record{Cursor: at + 1, Attempt: s.log[at].attempt, Index: s.log[at].index, Event: e})
	}
	return page, nil
}

// Marks implements [store.Store].
func (s *Store) Marks(ctx context.Context, after store.Cursor, limit int) ([]store.Mark, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var page []store.Mark
	for at := after; at < store.Cursor(len(s.log)) && len(page) < limit; at++ {
		e := &s.log[at]
		page = append(page, store.Mark{Cursor: at + 1, Attempt: e.attempt, Index: e.index, Ended: store.IsEnd(e.event)})
	}
	return page, s.usable(ctx)
}

// End implements [store.Store].
func (s *Store) End(ctx context.Context) (store.Cursor, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return store.Cursor(len(s.log)), s.usable(ctx)
}

// Grown implements [store.Store].
func (s *Store) Grown(after store.Cursor) <-chan struct{} { return s.growth.Grown(after) }

// View implements [store.Store].
func (s *Store) View(ctx context.Context, f func(*store.Tx) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.usable(ctx); err != nil {
		return err
	}
	return f(store.NewTx(readOnly{s.records}))
}

// Update implements [store.Store].
func (s *Store) Update(ctx context.Context, f func(*store.Tx) error) error {
	return s.write(ctx, func(records store.KV) error { return f(store.NewTx(records)) }, nil)
}

// Failed implements [store.Store]; memory does not fail.
func (s *Store) Failed() <-chan struct{} { return s.failed }

// Close implements [store.Store].
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.growth.End()
	return nil
}
