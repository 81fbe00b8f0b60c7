package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"evenkeel/internal/store"
)

// read runs f with a connection for reading, again while the database does
// not answer. What f begins is not cut off when ctx ends: that would cost the
// connection.
func (s *Store) read(ctx context.Context, f func(context.Context, *pgx.Conn) error) error {
	for {
		if err := s.usable(ctx); err != nil {
			return err
		}
		err := s.readOnce(ctx, f)
		if err == nil {
			s.reading.over()
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if !s.reading.again(err, s.tune.patience) {
			return unavailable("read the store", err)
		}
	}
}

func (s *Store) readOnce(ctx context.Context, f func(context.Context, *pgx.Conn) error) error {
	waiting, cancel := context.WithTimeout(ctx, s.tune.limit)
	forget := context.AfterFunc(s.open, cancel) // the pool's own Close leaves those waiting who wait
	conn, err := s.pool.Acquire(waiting)
	forget()
	cancel()
	if err != nil {
		return s.notAcquired(err)
	}
	defer conn.Release() // one that is still in a transaction is closed
	working, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.tune.limit)
	defer cancel()
	return f(working, conn.Conn())
}

// notAcquired tells a store that closes from a database that is away.
func (s *Store) notAcquired(err error) error {
	select {
	case <-s.queue.Closing():
		return store.ErrClosed
	default:
		return err
	}
}
