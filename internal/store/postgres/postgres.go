// Package postgres is the store in a PostgreSQL database, which several
// processes (nodes) may share.
//
// The log's numbers are given under the lock of one row, held from before the
// attempts' counts are compared until the commit; so writes are in one order
// over all nodes, numbers have no gaps, and a follower that remembers a number
// can skip nothing. Each node writes by one goroutine, which commits all that
// waits in one transaction of two round trips. Updates run in it too: every
// write sees all before it, at READ COMMITTED. What a node has written itself
// it need not read back, as long as the log ends where it left it.
//
// Views that come together read in one transaction, at REPEATABLE READ, and
// share its round trips; a goroutine holds it while there are any.
//
// Another goroutine listens to what other nodes have written. That is a hint:
// it also looks by itself, and tells of anything where it may have missed
// something. [Store] owns them all and ends them in Close.
//
// Connections may drop and the server may restart: reads and writes that
// certainly had no effect are tried again for some seconds, then answer
// [store.ErrUnavailable]; a commit that was sent and not answered is
// [store.ErrUnknownOutcome], and the store goes on.
//
// The package imports store, play and pgx.
//
// # CockroachDB and YugabyteDB
//
// Only PostgreSQL is tested. The SQL keeps to what the manuals of CockroachDB
// and YugabyteDB have too, but for this:
//   - CockroachDB has no LISTEN and NOTIFY, so it refuses what every write ends
//     with (see notify); YugabyteDB has them from 2025.2.3 on.
//   - READ COMMITTED, without which a statement after the lock does not see what
//     was committed before it was given, is in CockroachDB from 23.2 on. In
//     YugabyteDB it is a setting, yb_enable_read_committed_isolation, which is
//     on for new clusters from 2025.2 on.
//   - Neither makes tables within the transaction that holds the advisory lock
//     as PostgreSQL does, and in CockroachDB that lock does nothing: let the
//     first server be alone until it is ready.
//   - Settings such as enable_seqscan and jit, which a connection begins with,
//     may be refused: see configure.
//
// And what one row's lock and numbers without gaps cost, which is little on one
// machine, every write would pay there as a round trip between machines.
package postgres

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// Store is a store.Shared in a database.
type Store struct {
	tune      tuning
	pool      *pgxpool.Pool // for reading
	connect   *pgx.ConnConfig
	channel   string // that nodes notify each other on
	queue     store.Queue
	growth    store.Growth
	inbox     inbox
	reading   outage
	gathering gathering
	recent    recent
	voice     atomic.Uint32 // the server's process id of the writer's connection

	open    context.Context    // until Close
	stop    context.CancelFunc // ends it, and so the listener, and who waits for a connection
	running sync.WaitGroup     // the listener and who holds rounds
	close   sync.Once

	fail   sync.Once
	failed chan struct{}
	cause  error // of the failure; written before failed is closed
}

var (
	_ store.Shared = (*Store)(nil)
	_ store.Copier = (*Store)(nil)
)

// Append implements [store.Store].
func (s *Store) Append(ctx context.Context, a store.Append) error {
	if err := a.Check(); err != nil {
		return err
	}
	entries, err := encode(a.Events)
	if err != nil {
		return err
	}
	if err := s.usable(ctx); err != nil {
		return err
	}
	return s.queue.Append(ctx, &a, entries)
}

func encode(events []play.Event) ([][]byte, error) {
	entries := make([][]byte, len(events))
	for i, e := range events {
		b, err := store.EncodeEvent(nil, e)
		if err != nil {
			return nil, err
		}
		entries[i] = b
	}
	return entries, nil
}

// Extend implements [store.Copier].
func (s *Store) Extend(ctx context.Context, records []store.Record) error {
	events := make([]play.Event, len(records))
	for i, r := range records {
		if err := store.CheckID(r.Attempt); err != nil {
			return err
		}
		events[i] = r.Event
	}
	entries, err := encode(events)
	if err != nil {
		return err
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

// Attempt implements [store.Store].
func (s *Store) Attempt(ctx context.Context, id string) ([]play.Event, error) {
	if store.CheckID(id) != nil {
		return nil, store.ErrNotFound
	}
	var stored [][]byte
	err := s.read(ctx, func(ctx context.Context, conn *pgx.Conn) error {
		rows, err := conn.Query(ctx, readAttempt, id)
		if err != nil {
			return err
		}
		stored, err = pgx.CollectRows(rows, pgx.RowTo[[]byte])
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(stored) == 0 {
		return nil, store.ErrNotFound
	}
	events := make([]play.Event, len(stored))
	for i, b := range stored {
		if events[i], err = store.DecodeEvent(b); err != nil {
			return nil, fmt.Errorf("event %d of attempt %s: %w", i, id, err)
		}
	}
	return events, nil
}

// maxPage bounds a page of the log, whatever is asked for.
const maxPage = 4096

// Log implements [store.Store].
func (s *Store) Log(ctx context.Context, after store.Cursor, limit int) ([]store.Record, error) {
	if limit <= 0 || after > maxCursor {
		return nil, s.usable(ctx)
	}
	page, err := s.readPage(ctx, readLog, after, limit)
	if err != nil {
		return nil, err
	}
	return decodePage(page)
}

// Marks implements [store.Store].
func (s *Store) Marks(ctx context.Context, after store.Cursor, limit int) ([]store.Mark, error) {
	if limit <= 0 || after > maxCursor {
		return nil, s.usable(ctx)
	}
	if own := s.recent.after(after, limit); len(own) > 0 {
		return own, s.usable(ctx)
	}
	page, err := s.readPage(ctx, readMarks, after, limit)
	marks := make([]store.Mark, len(page))
	for i, e := range page {
		marks[i] = store.Mark{Cursor: store.Cursor(e.number), Attempt: e.attempt, Index: e.nth, Ended: store.IsEnd(e.event)}
	}
	return marks, err
}

// readPage reads entries of the log by a statement.
func (s *Store) readPage(ctx context.Context, statement string, after store.Cursor, limit int) (page []entry, err error) {
	err = s.read(ctx, func(ctx context.Context, conn *pgx.Conn) error {
		rows, err := conn.Query(ctx, statement, int64(after), min(limit, maxPage))
		if err != nil {
			return err
		}
		page, err = pgx.CollectRows(rows, scanEntry)
		return err
	})
	return page, err
}

func decodePage(page []entry) ([]store.Record, error) {
	records := make([]store.Record, len(page))
	for i, e := range page {
		event, err := store.DecodeEvent(e.event)
		if err != nil {
			return nil, fmt.Errorf("entry %d of the log: %w", e.number, err)
		}
		records[i] = store.Record{Cursor: store.Cursor(e.number), Attempt: e.attempt, Index: e.nth, Event: event}
	}
	return records, nil
}

// End implements [store.Store].
func (s *Store) End(ctx context.Context) (store.Cursor, error) {
	var end int64
	err := s.read(ctx, func(ctx context.Context, conn *pgx.Conn) error {
		return conn.QueryRow(ctx, readEnd).Scan(&end)
	})
	return store.Cursor(end), err
}

// Grown implements [store.Store].
func (s *Store) Grown(after store.Cursor) <-chan struct{} { return s.growth.Grown(after) }

// Failed implements [store.Store].
func (s *Store) Failed() <-chan struct{} { return s.failed }

// Notices implements [store.Shared].
func (s *Store) Notices(ctx context.Context) ([]store.Notice, error) { return s.inbox.next(ctx) }

// Observe implements [store.Observable].
func (s *Store) Observe(o store.Observer) { s.queue.Observe(o) }

// Close implements [store.Store].
func (s *Store) Close() error {
	s.close.Do(func() {
		s.queue.Close()
		s.stop()
		s.gathering.end()
		s.running.Wait()
		s.growth.End()
		s.inbox.end()
		s.pool.Close()
	})
	return nil
}

// usable says why the store cannot be used, if so.
func (s *Store) usable(ctx context.Context) error {
	select {
	case <-s.queue.Closing():
		return store.ErrClosed
	case <-s.failed:
		return s.failure()
	default:
		return ctx.Err()
	}
}
