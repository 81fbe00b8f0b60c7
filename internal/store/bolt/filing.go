package bolt

import (
	"encoding/binary"
	"fmt"
	"iter"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"evenkeel/internal/store"
)

// The index of trainees' attempts is in no order of time, so each start would
// write pages of its own there. What a start puts in it, a filing, is kept in
// memory instead, and comes to the file with many others, by key; the file's
// note says up to which entry of the log it has all of them, and the log's
// starts say the others. Who reads sees no difference.
const (
	filingsMax  = 2048 // how many memory holds
	filedAtOnce = 256  // how many come to the file with one commit, if it is not behind
)

// filing is an entry of the index that the file may not have.
type filing struct {
	key    string
	value  []byte
	number uint64 // of the start's entry in the log
}

// indexed is the records in a transaction of the file, and filings, oldest
// first.
type indexed struct {
	*kv
	filings []filing
}

// over lays the filings under prefix over what the file has.
func (x *indexed) over(prefix string) store.KV {
	o := store.NewOverlay(x.kv)
	for _, f := range x.filings {
		if strings.HasPrefix(f.key, prefix) {
			o.Put(store.FiledBucket, f.key, f.value) //nolint:errcheck // it was put before
		}
	}
	return o
}

// Get implements [store.KV].
func (x *indexed) Get(bucket, key string) ([]byte, error) {
	if bucket == store.FiledBucket {
		return x.over(key).Get(bucket, key)
	}
	return x.kv.Get(bucket, key)
}

// Scan implements [store.KV].
func (x *indexed) Scan(bucket, prefix, after string) iter.Seq2[string, []byte] {
	if bucket == store.FiledBucket {
		return x.over(prefix).Scan(bucket, prefix, after)
	}
	return x.kv.Scan(bucket, prefix, after)
}

// Count implements [store.Counter].
func (x *indexed) Count(bucket, prefix string) (int, error) {
	if bucket != store.FiledBucket {
		return x.kv.Count(bucket, prefix)
	}
	n := 0
	for range x.Scan(bucket, prefix, "") {
		n++
	}
	return n, nil
}

// seen gives the filings for a transaction that began between two looks at
// memory: those of before, and of the starts since that are in its log.
func seen(tx *bbolt.Tx, before, after []filing) []filing {
	var known, end uint64
	if n := len(before); n > 0 {
		known = before[n-1].number
	}
	if last, _ := tx.Bucket(logBucket).Cursor().Last(); len(last) == 8 {
		end = binary.BigEndian.Uint64(last)
	}
	all := slices.Clip(before)
	for _, f := range after {
		if f.number > known && f.number <= end {
			all = append(all, f)
		}
	}
	return all
}

// starting is where an append writes what it means for records.
type starting struct {
	*indexed
	number uint64 // of its first event
}

// Put implements [store.KV].
func (s starting) Put(bucket, key string, value []byte) error {
	if bucket != store.FiledBucket {
		return s.kv.Put(bucket, key, value)
	}
	s.filings = append(s.filings, filing{key, value, s.number})
	return nil
}

// fileAll brings all filings to the file, before something else changes the
// index: opening must not find them again.
func (b *batch) fileAll() {
	b.file(b.kv.filings)
	b.kv.filings = nil
}

// fileSome brings filings to the file once there are too many, or the oldest
// is as old as opening goes back: those that come next by key, so that
// neighbours come together. It notes what the file has.
func (b *batch) fileSome() {
	all := b.kv.filings
	if len(all) > filingsMax || len(all) > 0 && all[0].number+b.w.tune.window <= b.end {
		some := nextByKey(all, b.w.filed)
		b.file(some)
		b.w.filed = some[len(some)-1].key
		b.kv.filings = slices.DeleteFunc(slices.Clone(all), func(f filing) bool {
			return some[0].key <= f.key && f.key <= b.w.filed
		})
	}
	if len(b.kv.filings) == 0 && b.end >= b.w.noted+b.w.tune.window {
		b.filed = true // opening need not look for starts where there were none
	}
	if !b.filed {
		return
	}
	up := b.end
	if len(b.kv.filings) > 0 {
		up = b.kv.filings[0].number - 1
	}
	b.keep(b.tx.Bucket(storeBucket).Put(filedKey, numberKey(up)))
	b.w.noted = up
}

func (b *batch) file(filings []filing) {
	for _, f := range filings {
		b.keep(b.kv.Put(store.FiledBucket, f.key, f.value))
	}
	b.filed = true
}

// nextByKey lists, by key, some filings that follow a key, or the first ones:
// at least as many as memory should not hold.
func nextByKey(all []filing, after string) []filing {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b filing) int { return strings.Compare(a.key, b.key) })
	at, _ := slices.BinarySearchFunc(all, after, func(f filing, key string) int { return strings.Compare(f.key, key) })
	if at == len(all) {
		at = 0
	}
	some := max(filedAtOnce, len(all)-filingsMax)
	at = min(at, max(0, len(all)-some))
	return all[at:min(at+some, len(all))]
}

// filing is what an entry of the log, if it is a start, puts in the index.
func (e *entry) filing() (f filing, ok bool, err error) {
	if e.index != 0 {
		return f, false, nil
	}
	event, err := store.DecodeEvent(e.event)
	if err != nil || event.Started == nil {
		return f, false, err
	}
	key, value := store.Filed(string(e.attempt), event)
	return filing{key, value, e.number}, true, nil
}

// readFilings reads what the file's index lacks. What cannot be read of the
// log is left to who reads events.
func readFilings(tx *bbolt.Tx) (filings []filing, err error) {
	n, err := readNotes(tx)
	if err != nil || n.filed == ^uint64(0) {
		return nil, err
	}
	c := tx.Bucket(logBucket).Cursor()
	for k, v := c.Seek(numberKey(n.filed + 1)); len(k) == 8; k, v = c.Next() {
		e, err := parseEntry(binary.BigEndian.Uint64(k), v)
		if err != nil {
			continue
		}
		if f, ok, err := e.filing(); ok && err == nil {
			filings = append(filings, f)
		}
	}
	return filings, nil
}

// noteFiled says of a file that says nothing of it that its index is whole, as
// that of an older program is.
func (s *Store) noteFiled() error {
	err := s.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(storeBucket).Put(filedKey, numberKey(s.end.Load())) })
	if err != nil {
		return fmt.Errorf("note that the index is whole: %w", err)
	}
	return nil
}
