package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"evenkeel/internal/store"
)

// write is the writer's goroutine.
func (s *Store) write() {
	defer s.queue.Exit()
	w := writer{Store: s}
	defer w.drop()
	s.queue.Work(w.commit)
}

// writer is what the writer's goroutine alone knows.
type writer struct {
	*Store
	conn   *pgx.Conn // nil: to be made
	known  known
	outage outage
}

// known is what the writer knows of the log from its last commit: as long as
// the log ends there, no other node has written to it.
type known struct {
	end    int64
	counts map[string]int // events of attempts that it wrote to lately
}

// maxKnown is how many attempts' counts are kept.
const maxKnown = 1 << 15

// of says of which attempts the counts are known.
func (k *known) of(attempts []string) []bool {
	of := make([]bool, len(attempts))
	for i, attempt := range attempts {
		_, of[i] = k.counts[attempt]
	}
	return of
}

// learn takes in what was committed.
func (k *known) learn(b *batch) {
	if b.end-int64(len(b.numbers)) != k.end || len(k.counts) > maxKnown {
		clear(k.counts)
	}
	if k.counts == nil {
		k.counts = make(map[string]int)
	}
	k.end = b.end
	for _, attempt := range b.attempts {
		k.counts[attempt] = b.counts[attempt]
	}
}

// commit writes items in one transaction and answers them. Also who only met
// a conflict is answered after it: what it conflicted with may be in this
// batch. What certainly came to nothing because of the connection or of other
// transactions is tried again.
func (w *writer) commit(items []*store.Item) {
	errs := make([]error, len(items))
	err := w.try(items, errs)
	for err != nil && w.outage.again(err, w.patience()) {
		err = w.try(items, errs)
	}
	if err == nil {
		w.outage.over()
	}
	for i, it := range items {
		if err != nil {
			errs[i] = err
		}
		it.Answer(errs[i])
	}
}

// patience is how long to try again what came to nothing.
func (w *writer) patience() time.Duration {
	select {
	case <-w.queue.Closing():
		return w.tune.patience / 4
	default:
		return w.tune.patience
	}
}

// try applies and commits items. errs gets what was wrong with single ones;
// the result is what was wrong with all. After such an error the connection is
// given up, and the transaction with it.
func (w *writer) try(items []*store.Item, errs []error) (err error) {
	select {
	case <-w.failed:
		return w.failure()
	default:
	}
	ctx, cancel := context.WithTimeout(context.Background(), w.tune.limit)
	defer cancel()
	defer func() {
		if err != nil {
			w.drop()
			err = w.judge(err)
		}
	}()
	if err := w.dial(ctx); err != nil {
		return err
	}
	b, err := w.begin(ctx, w.conn, items)
	if err != nil {
		return err
	}
	for i, it := range items {
		errs[i] = b.apply(it)
		if b.kv.err != nil {
			return b.kv.err
		}
	}
	if err := w.finish(ctx, w.conn, b); err != nil {
		return err
	}
	w.known.learn(b)
	w.recent.add(b)
	w.growth.To(store.Cursor(b.end))
	return nil
}

// dial makes sure that there is a connection.
func (w *writer) dial(ctx context.Context) error {
	if w.conn != nil && !w.conn.IsClosed() {
		return nil
	}
	conn, err := pgx.ConnectConfig(ctx, w.connect)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	w.conn = conn
	w.voice.Store(conn.PgConn().PID())
	return nil
}

// drop gives the connection up, and what is known from it.
func (w *writer) drop() {
	w.known = known{}
	if w.conn == nil {
		return
	}
	closeConn(w.conn)
	w.conn = nil
}

// closeConn says goodbye to the server, and does not wait long for it.
func closeConn(conn *pgx.Conn) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	conn.Close(ctx) //nolint:errcheck // it is of no use any more
}

// judge turns an error of a transaction into what its items are answered.
func (w *writer) judge(err error) error {
	if unusable(err) {
		w.giveUp(err)
		return w.failure()
	}
	return unavailable("write to the store", err)
}
