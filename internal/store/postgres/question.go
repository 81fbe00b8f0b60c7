package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// question is what a transaction asks about the records at once, and the
// answer: entries by their names, or those within a span.
type question struct {
	names  []name
	values [][]byte // of those; nil: absent

	span  span
	found []found

	answer chan error // to a View; holds one
}

// span is some of a bucket's entries, in the order of their keys: no more than
// most, from one key on and below another. Its zero value has none.
type span struct {
	bucket, from, below string
	most                int
}

type found struct {
	key   string
	value []byte
}

// asker has questions answered within a transaction. An error is the
// transaction's.
type asker interface{ ask(*question) error }

// alone asks by itself on a connection that is in a transaction.
type alone struct {
	ctx  context.Context
	conn *pgx.Conn
}

// ask implements [asker].
func (a alone) ask(q *question) error { return answer(a.ctx, a.conn, "", []*question{q}) }

// answer puts questions to the database in one round trip, behind a statement
// that goes before them, if any.
func answer(ctx context.Context, conn *pgx.Conn, before string, questions []*question) error {
	var q pgx.Batch
	if before != "" {
		q.Queue(before)
	}
	queueQuestions(&q, questions)
	return conn.SendBatch(ctx, &q).Close()
}

// queueQuestions puts questions into a batch of statements: one for all names,
// and one for each span.
func queueQuestions(q *pgx.Batch, questions []*question) {
	var buckets []string
	var keys [][]byte
	var places []*[]byte // of the values
	for _, ask := range questions {
		ask.values = make([][]byte, len(ask.names))
		for i, n := range ask.names {
			buckets, keys, places = append(buckets, n.bucket), append(keys, []byte(n.key)), append(places, &ask.values[i])
		}
		if ask.span.most > 0 {
			s := &ask.span
			q.Queue(scanEntries, s.bucket, []byte(s.from), []byte(s.below), s.most).Query(ask.find)
		}
	}
	if len(places) > 0 {
		q.Queue(readEntries, buckets, keys).Query(func(rows pgx.Rows) error {
			var nth int
			var value []byte
			_, err := pgx.ForEachRow(rows, []any{&nth, &value}, func() error {
				*places[nth-1] = value
				return nil
			})
			return err
		})
	}
}

// find takes in the entries of the span.
func (q *question) find(rows pgx.Rows) error {
	q.found = nil
	var key, value []byte
	_, err := pgx.ForEachRow(rows, []any{&key, &value}, func() error {
		q.found = append(q.found, found{string(key), value})
		return nil
	})
	return err
}
