// Package bolt is the store in one file, by bbolt.
//
// One goroutine writes. It makes everything durable that waits, by one write
// and one sync at the end of a journal beside the file, answers, and keeps it
// in memory; readers see it there, over what the file has. Another goroutine
// brings to the file what has gathered, in bulk: after some megabytes, a
// second, and when the store is closed, after which the file has everything
// and there is no journal. Opening a file that was not closed takes up its
// journal first.
//
// The log lies in the file in commit order, its entries under consecutive
// numbers; each says where the attempt's previous one is, so that it only grows
// at its end. Where each attempt's last entry is, its tail, stands beside it.
//
// [Store] owns both goroutines and ends them in Close. The package imports
// store, play, bbolt, and tidwall/btree for what is in memory.
package bolt

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// Store is a store.Store in one file.
type Store struct {
	tune    tuning
	db      *bbolt.DB
	queue   store.Queue
	journal journal
	memory  memory
	growth  store.Growth
	end     atomic.Uint64 // how many entries the log has
	close   sync.Once
	closed  error // of closing the files

	toFile   chan filing   // from the writer
	settled  chan struct{} // closed when nothing comes to the file any more
	restless atomic.Bool   // something has been in memory for a while

	failed   chan struct{}
	stopping sync.Once
	cause    error // of the failure; written before failed is closed
}

var _ store.Copier = (*Store)(nil)

// Append implements [store.Store].
func (s *Store) Append(ctx context.Context, a store.Append) error {
	if err := a.Check(); err != nil {
		return err
	}
	entries := make([][]byte, len(a.Events))
	for i, e := range a.Events {
		b, err := newEntry(a.Attempt, a.After+i, e)
		if err != nil {
			return err
		}
		entries[i] = b
	}
	if err := s.usable(ctx); err != nil {
		return err
	}
	return s.queue.Append(ctx, &a, entries)
}

// Extend implements [store.Copier].
func (s *Store) Extend(ctx context.Context, records []store.Record) error {
	entries := make([][]byte, len(records))
	for i, r := range records {
		b, err := newEntry(r.Attempt, r.Index, r.Event)
		if err != nil {
			return err
		}
		entries[i] = b
	}
	if err := s.usable(ctx); err != nil {
		return err
	}
	return s.queue.Extend(ctx, records, entries)
}

// Update implements [store.Store].
func (s *Store) Update(ctx context.Context, f func(*store.Tx) error) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	return s.queue.Update(ctx, f)
}

// View implements [store.Store].
func (s *Store) View(ctx context.Context, f func(*store.Tx) error) error {
	for {
		layers, drops := s.memory.records()
		again := false
		err := s.read(ctx, func(tx *bbolt.Tx) error {
			// If what memory had has come to the file meanwhile, and something
			// newer with it, the two do not fit together.
			if again = s.memory.dropped() != drops; again {
				return nil
			}
			return f(store.NewTx(newLayered(tx, layers)))
		})
		if !again {
			return err
		}
	}
}

// read runs f in a read transaction of the file.
func (s *Store) read(ctx context.Context, f func(*bbolt.Tx) error) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	tx, err := s.db.Begin(false)
	if errors.Is(err, bolterrors.ErrDatabaseNotOpen) {
		return store.ErrClosed
	}
	if err != nil {
		return fmt.Errorf("read the store: %w", err)
	}
	defer tx.Rollback() //nolint:errcheck // a read transaction has nothing to lose
	return f(tx)
}

// usable says why the store cannot be used, if so.
func (s *Store) usable(ctx context.Context) error {
	if over(s.queue.Closing()) {
		return store.ErrClosed
	}
	if over(s.failed) {
		return s.failure()
	}
	return ctx.Err()
}

// over reports whether a channel is closed. To ask one at a time takes no lock.
func over(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// failure is what everything answers after failed was closed.
func (s *Store) failure() error { return fmt.Errorf("%w: %w", store.ErrFailed, s.cause) }

// Attempt implements [store.Store].
func (s *Store) Attempt(ctx context.Context, id string) ([]play.Event, error) {
	if store.CheckID(id) != nil {
		return nil, store.ErrNotFound
	}
	// Memory first: what it does not have was in the file before the
	// transaction begins.
	t, found, spans := s.memory.find(id)
	var stored [][]byte
	err := s.read(ctx, func(tx *bbolt.Tx) (err error) {
		if !found {
			if t, err = readTail(tx, id); err != nil {
				return err
			}
		}
		stored, err = entries{tx, spans}.attempt(id, t)
		return err
	})
	if err != nil {
		return nil, err
	}
	return decodeAll(id, stored)
}

func decodeAll(id string, stored [][]byte) ([]play.Event, error) {
	if len(stored) == 0 {
		return nil, store.ErrNotFound
	}
	events := make([]play.Event, len(stored))
	for i, b := range stored {
		e, err := store.DecodeEvent(b)
		if err != nil {
			return nil, fmt.Errorf("event %d of attempt %s: %w", i, id, err)
		}
		events[i] = e
	}
	return events, nil
}

// Log implements [store.Store].
func (s *Store) Log(ctx context.Context, after store.Cursor, limit int) ([]store.Record, error) {
	if uint64(after) >= s.end.Load() {
		return nil, s.usable(ctx)
	}
	spans := s.memory.log()
	var page []entry
	err := s.read(ctx, func(tx *bbolt.Tx) (err error) {
		page, err = entries{tx, spans}.page(uint64(after), limit)
		return err
	})
	if err != nil {
		return nil, err
	}
	return decodePage(page)
}

func decodePage(page []entry) ([]store.Record, error) {
	records := make([]store.Record, len(page))
	for i, e := range page {
		event, err := store.DecodeEvent(e.event)
		if err != nil {
			return nil, fmt.Errorf("entry %d of the log: %w", e.number, err)
		}
		records[i] = store.Record{Cursor: store.Cursor(e.number), Attempt: string(e.attempt), Index: e.index, Event: event}
	}
	return records, nil
}

// Marks implements [store.Store].
func (s *Store) Marks(ctx context.Context, after store.Cursor, limit int) (marks []store.Mark, err error) {
	end := store.Cursor(s.end.Load())
	if after >= end {
		return nil, s.usable(ctx)
	}
	n := int(min(uint64(max(limit, 0)), uint64(end-after)))
	spans := s.memory.log()
	if marks := marksOf(spans, uint64(after), n); marks != nil {
		return marks, s.usable(ctx)
	}
	err = s.read(ctx, func(tx *bbolt.Tx) error {
		marks, err = entries{tx, spans}.marks(uint64(after), n)
		return err
	})
	return marks, err
}

// End implements [store.Store].
func (s *Store) End(ctx context.Context) (store.Cursor, error) {
	return store.Cursor(s.end.Load()), s.usable(ctx)
}

// Grown implements [store.Store].
func (s *Store) Grown(after store.Cursor) <-chan struct{} { return s.growth.Grown(after) }

// Failed implements [store.Store].
func (s *Store) Failed() <-chan struct{} { return s.failed }

// Observe implements [store.Observable].
func (s *Store) Observe(o store.Observer) { s.queue.Observe(o) }

// Close implements [store.Store].
func (s *Store) Close() error {
	s.close.Do(func() {
		s.queue.Close()
		<-s.settled
		s.growth.End()
		s.closed = s.closeFiles()
	})
	return s.closed
}
