package postgres

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/jackc/pgx/v5"

	"evenkeel/internal/store"
)

// Frozen is what a store held at one moment, for who copies it: writing goes
// on meanwhile. Any number of goroutines may use it, one at a time, until
// Close.
type Frozen struct {
	mu   sync.Mutex
	conn *pgx.Conn
}

var _ store.Source = (*Frozen)(nil)

// Freeze gives what the store holds now. It takes a connection of its own, and
// the database keeps what is deleted until it is closed. A connection that
// drops ends it: what then cannot be read is an error.
func (s *Store) Freeze(ctx context.Context) (*Frozen, error) {
	if err := s.usable(ctx); err != nil {
		return nil, err
	}
	conn, err := pgx.ConnectConfig(ctx, s.connect)
	if err != nil {
		return nil, unavailable("read the store", err)
	}
	// Who copies may take longer to write than a transaction may idle.
	for _, sql := range []string{"set idle_in_transaction_session_timeout = 0", beginView} {
		if _, err := conn.Exec(ctx, sql); err != nil {
			closeConn(conn)
			return nil, unavailable("read the store", err)
		}
	}
	return &Frozen{conn: conn}, nil
}

// Close lets go of the database.
func (f *Frozen) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	closeConn(f.conn)
}

// View implements [store.Source].
func (f *Frozen) View(ctx context.Context, read func(*store.Tx) error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	k := &kv{asker: alone{ctx, f.conn}}
	err := read(store.NewTx(k))
	if k.err != nil {
		return errors.Join(unavailable("read the store", k.err), ctx.Err())
	}
	return err
}

// Log implements [store.Source].
func (f *Frozen) Log(ctx context.Context, after store.Cursor, limit int) ([]store.Record, error) {
	if limit <= 0 || after > maxCursor {
		return nil, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	rows, err := f.conn.Query(ctx, readLog, int64(after), min(limit, maxPage))
	if err != nil {
		return nil, unavailable("read the log", err)
	}
	page, err := pgx.CollectRows(rows, scanEntry)
	if err != nil {
		return nil, unavailable("read the log", err)
	}
	return decodePage(page)
}

// End implements [store.Source].
func (f *Frozen) End(ctx context.Context) (store.Cursor, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var end int64
	if err := f.conn.QueryRow(ctx, readEnd).Scan(&end); err != nil {
		return 0, fmt.Errorf("find the log's end: %w", err)
	}
	return store.Cursor(end), nil
}
