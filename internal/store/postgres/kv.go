package postgres

import (
	"context"
	"fmt"
	"iter"

	"github.com/jackc/pgx/v5"

	"evenkeel/internal/store"
)

// kv is the records in a transaction. It is used by one goroutine at a time.
type kv struct {
	asker
	known map[name][]byte // entries that were read together; nil: absent
	err   error           // what broke the transaction
	out   *outgoing       // what will be written; nil in a View
}

// name names an entry.
type name struct{ bucket, key string }

// read has a question answered, and remembers what broke the transaction: it
// is of no use any more.
func (k *kv) read(q *question) error {
	if k.err == nil {
		k.err = k.ask(q)
	}
	return k.err
}

// Get implements [store.KV].
func (k *kv) Get(bucket, key string) ([]byte, error) {
	n := name{bucket, key}
	if v, ok := k.known[n]; ok {
		return v, nil
	}
	q := &question{names: []name{n}}
	if err := k.read(q); err != nil {
		return nil, fmt.Errorf("read %s %q: %w", bucket, key, err)
	}
	return q.values[0], nil
}

// Prefetch implements [store.Prefetcher].
func (k *kv) Prefetch(bucket string, keys []string) error {
	names := make([]name, len(keys))
	for i, key := range keys {
		names[i] = name{bucket, key}
	}
	q := k.unknown(names)
	if len(q.names) == 0 {
		return k.err
	}
	if err := k.read(q); err != nil {
		return fmt.Errorf("read %s: %w", bucket, err)
	}
	k.learn(q)
	return nil
}

// unknown asks for those of some entries that are not known yet.
func (k *kv) unknown(names []name) *question {
	q := new(question)
	for _, n := range names {
		if _, ok := k.known[n]; !ok {
			q.names = append(q.names, n)
		}
	}
	return q
}

// learn takes in the entries that were asked for by their names.
func (k *kv) learn(q *question) {
	if k.known == nil {
		k.known = make(map[name][]byte, len(q.names))
	}
	for i, n := range q.names {
		k.known[n] = q.values[i]
	}
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
			page, err := k.page(span{bucket, from, below, limit})
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

func (k *kv) page(s span) ([]found, error) {
	q := &question{span: s}
	if err := k.read(q); err != nil {
		return nil, fmt.Errorf("read %s: %w", s.bucket, err)
	}
	return q.found, nil
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
