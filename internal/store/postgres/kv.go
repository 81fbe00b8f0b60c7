package postgres

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/jackc/pgx/v5"

	"evenkeel/internal/store"
)

// kv is the records in a transaction. It is used by one goroutine at a time.
type kv struct {
	ctx   context.Context
	conn  *pgx.Conn
	known map[name][]byte // entries that were read together; nil: absent
	err   error           // what broke the transaction
	out   *outgoing       // what will be written; nil in a View
}

// name names an entry.
type name struct{ bucket, key string }

// broke remembers that the transaction is of no use any more.
func (k *kv) broke(err error) error {
	if k.err == nil {
		k.err = err
	}
	return err
}

// Get implements [store.KV].
func (k *kv) Get(bucket, key string) ([]byte, error) {
	if v, ok := k.known[name{bucket, key}]; ok {
		return v, nil
	}
	if k.err != nil {
		return nil, k.err
	}
	var v []byte
	err := k.conn.QueryRow(k.ctx, getEntry, bucket, []byte(key)).Scan(&v)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, k.broke(fmt.Errorf("read %s %q: %w", bucket, key, err))
	}
	return v, nil
}

// Prefetch implements [store.Prefetcher].
func (k *kv) Prefetch(bucket string, keys []string) error {
	if k.err != nil {
		return k.err
	}
	names := make([]name, len(keys))
	for i, key := range keys {
		names[i] = name{bucket, key}
	}
	buckets, raw := k.expect(names)
	rows, err := k.conn.Query(k.ctx, readEntries, buckets, raw)
	if err == nil {
		err = k.learn(rows)
	}
	if err != nil {
		return k.broke(fmt.Errorf("read %s: %w", bucket, err))
	}
	return nil
}

// expect gives the arguments of readEntries, and takes the entries to be
// absent until learn finds them.
func (k *kv) expect(names []name) (buckets []string, keys [][]byte) {
	if k.known == nil {
		k.known = make(map[name][]byte, len(names))
	}
	for _, n := range names {
		if _, ok := k.known[n]; ok {
			continue
		}
		k.known[n] = nil
		buckets, keys = append(buckets, n.bucket), append(keys, []byte(n.key))
	}
	return buckets, keys
}

// learn takes in what readEntries found.
func (k *kv) learn(rows pgx.Rows) error {
	var bucket string
	var key, value []byte
	_, err := pgx.ForEachRow(rows, []any{&bucket, &key, &value}, func() error {
		k.known[name{bucket, string(key)}] = value
		return nil
	})
	return err
}

// Put implements [store.KV].
func (k *kv) Put(bucket, key string, value []byte) error {
	if k.out == nil {
		return store.ErrReadOnly
	}
	k.out.put(bucket, key, value)
	return nil
}

// Delete implements [store.KV].
func (k *kv) Delete(bucket, key string) error {
	if k.out == nil {
		return store.ErrReadOnly
	}
	k.out.delete(bucket, key)
	return nil
}

// scanPage is how many entries the first statement of Scan reads. As long as a
// page has less than scanBytes, the next one has twice as many, up to scanMost.
const (
	scanPage  = 512
	scanMost  = 1 << 14
	scanBytes = 1 << 20
)

// Scan implements [store.KV]. It reads in pages, so that the connection is
// free while the caller has an entry.
func (k *kv) Scan(bucket, prefix, after string) iter.Seq2[string, []byte] {
	// UTF-8 has no byte 0xff: it is greater than all that may follow.
	from, below := max(prefix, after), prefix+"\xff"
	return func(yield func(string, []byte) bool) {
		for limit := scanPage; ; {
			page, err := k.page(bucket, from, below, limit)
			if err != nil {
				return
			}
			size := 0
			for _, e := range page {
				if size += len(e.key) + len(e.value); e.key != after && !yield(e.key, e.value) {
					return
				}
			}
			if len(page) < limit {
				return
			}
			from = page[len(page)-1].key + "\x00" // the next possible key
			if size < scanBytes {
				limit = min(2*limit, scanMost)
			}
		}
	}
}

type found struct {
	key   string
	value []byte
}

func (k *kv) page(bucket, from, below string, limit int) ([]found, error) {
	if k.err != nil {
		return nil, k.err
	}
	rows, err := k.conn.Query(k.ctx, scanEntries, bucket, []byte(from), []byte(below), limit)
	if err != nil {
		return nil, k.broke(fmt.Errorf("read %s: %w", bucket, err))
	}
	page, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (found, error) {
		var key, value []byte
		err := row.Scan(&key, &value)
		return found{string(key), value}, err
	})
	if err != nil {
		return nil, k.broke(fmt.Errorf("read %s: %w", bucket, err))
	}
	return page, nil
}

// outgoing is what a transaction will write to the records, as arguments of
// putEntries and deleteEntries.
type outgoing struct {
	putBuckets, deleteBuckets []string
	putKeys, deleteKeys       [][]byte
	values                    [][]byte
	notices                   []store.Notice
}

func (o *outgoing) put(bucket, key string, value []byte) {
	o.putBuckets, o.putKeys, o.values = append(o.putBuckets, bucket), append(o.putKeys, []byte(key)), append(o.values, value)
	o.notice(bucket, key, false)
}

func (o *outgoing) delete(bucket, key string) {
	o.deleteBuckets, o.deleteKeys = append(o.deleteBuckets, bucket), append(o.deleteKeys, []byte(key))
	o.notice(bucket, key, true)
}

func (o *outgoing) notice(bucket, key string, deleted bool) {
	n, ok := store.NoticeOf(bucket, key, deleted)
	if ok && (len(o.notices) == 0 || o.notices[len(o.notices)-1] != n) {
		o.notices = append(o.notices, n)
	}
}

func (o *outgoing) empty() bool { return len(o.putKeys) == 0 && len(o.deleteKeys) == 0 }

// queue puts the writes into a batch of statements.
func (o *outgoing) queue(q *pgx.Batch) {
	if len(o.putKeys) > 0 {
		q.Queue(putEntries, o.putBuckets, o.putKeys, o.values)
	}
	if len(o.deleteKeys) > 0 {
		q.Queue(deleteEntries, o.deleteBuckets, o.deleteKeys)
	}
}

// send makes the writes.
func (o *outgoing) send(ctx context.Context, conn *pgx.Conn) error {
	var q pgx.Batch
	o.queue(&q)
	return conn.SendBatch(ctx, &q).Close()
}
