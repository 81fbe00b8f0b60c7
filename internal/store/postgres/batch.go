package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"evenkeel/internal/store"
)

// batch is one transaction of the writer.
type batch struct {
	kv     *kv
	all    *store.Overlay // what its items have written to the records
	known  *known         // what the writer knew before
	end    int64          // of the log, with what the batch adds
	counts map[string]int // how many events the attempts have

	// the arguments of insertLog
	numbers  []int64
	attempts []string
	nths     []int32
	events   [][]byte
}

// begin opens the transaction of some items, and reads what they need.
func (w *writer) begin(ctx context.Context, conn *pgx.Conn, items []*store.Item) (*batch, error) {
	k := &kv{asker: alone{ctx, conn}, out: new(outgoing)}
	b := &batch{kv: k, all: store.NewOverlay(k), known: &w.known, counts: make(map[string]int)}
	attempts, names := needs(items)
	var now conditions

	var q pgx.Batch
	q.Queue(beginWrite)
	q.Queue(lockStore).QueryRow(now.scan)
	q.Queue(readEnd).QueryRow(func(row pgx.Row) error { return row.Scan(&b.end) })
	if len(attempts) > 0 {
		q.Queue(readCounts, attempts, w.known.of(attempts), w.known.end).Query(b.learnCounts)
	}
	entries := k.unknown(names)
	queueQuestions(&q, []*question{entries})
	if err := conn.SendBatch(ctx, &q).Close(); err != nil {
		return nil, err
	}
	k.learn(entries)
	b.recall(attempts)
	return b, now.check()
}

// needs collects what must be known before appends: which attempts they are
// for, and which entries they read.
func needs(items []*store.Item) (attempts []string, names []name) {
	seen := make(map[string]bool, len(items))
	need := func(attempt string) {
		if !seen[attempt] {
			seen[attempt] = true
			attempts = append(attempts, attempt)
		}
	}
	for _, it := range items {
		for _, r := range it.Records {
			need(r.Attempt)
		}
		if it.Append != nil {
			need(it.Append.Attempt)
			it.Append.Needs(func(bucket, key string) { names = append(names, name{bucket, key}) })
		}
	}
	return attempts, names
}

func (b *batch) learnCounts(rows pgx.Rows) error {
	var attempt string
	var count *int
	_, err := pgx.ForEachRow(rows, []any{&attempt, &count}, func() error {
		if count != nil {
			b.counts[attempt] = *count
		}
		return nil
	})
	return err
}

// recall takes the counts that the writer knew, unless others have written
// since: then all were read.
func (b *batch) recall(attempts []string) {
	if b.end != b.known.end {
		return
	}
	for _, attempt := range attempts {
		if n, ok := b.known.counts[attempt]; ok {
			b.counts[attempt] = n
		}
	}
}

// apply takes one item in, or nothing of it if it returns an error.
func (b *batch) apply(it *store.Item) error {
	if err := it.Err(); err != nil {
		return err
	}
	if it.Records != nil {
		return b.copy(it)
	}
	o := store.NewOverlay(b.all)
	if it.Append == nil {
		if err := it.Grant(o); err != nil {
			return err
		}
		return o.Merge()
	}
	if b.counts[it.Append.Attempt] != it.Append.After {
		return store.ErrConflict
	}
	if err := store.NewTx(o).Appended(*it.Append); err != nil {
		return err
	}
	for _, event := range it.Entries {
		b.extend(it.Append.Attempt, event)
	}
	return o.Merge()
}

// copy takes in records as they are, or none of them.
func (b *batch) copy(it *store.Item) error {
	count := func(attempt string) (int, error) { return b.counts[attempt], nil }
	if err := store.Follows(it.Records, store.Cursor(b.end), count); err != nil {
		return err
	}
	for i, r := range it.Records {
		b.extend(r.Attempt, it.Entries[i])
	}
	return nil
}

// extend puts an attempt's next event at the end of the log.
func (b *batch) extend(attempt string, event []byte) {
	b.end++
	b.numbers, b.attempts = append(b.numbers, b.end), append(b.attempts, attempt)
	b.nths, b.events = append(b.nths, int32(b.counts[attempt])), append(b.events, event)
	b.counts[attempt]++
}

// finish writes what the batch has taken in and commits. Where there is
// nothing to write it only ends the transaction.
func (s *Store) finish(ctx context.Context, conn *pgx.Conn, b *batch) error {
	if err := b.all.Merge(); err != nil {
		return err
	}
	out := b.kv.out
	if len(b.numbers) == 0 && out.empty() {
		_, err := conn.Exec(ctx, rollback)
		return err
	}
	note, err := note(b.end, out.notices)
	if err != nil {
		return err
	}
	var q pgx.Batch
	if len(b.numbers) > 0 {
		q.Queue(insertLog, b.numbers, b.attempts, b.nths, b.events)
	}
	out.queue(&q)
	q.Queue(notify, s.channel, note)
	q.Queue(commit).Exec(committed)
	if err := conn.SendBatch(ctx, &q).Close(); err != nil {
		return notCommitted(err)
	}
	return nil
}

// committed judges the answer to commit: a transaction that had failed is
// rolled back by it, without an error.
func committed(tag pgconn.CommandTag) error {
	if tag.String() != "COMMIT" {
		return fmt.Errorf("the database answered %q to a commit: %w", tag, errRolledBack)
	}
	return nil
}
