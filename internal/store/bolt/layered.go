package bolt

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"go.etcd.io/bbolt"
)

// layered is the records in a transaction of the file, with changes over them
// that the file does not have.
type layered struct {
	*kv
	layers []records // newest first
}

func newLayered(tx *bbolt.Tx, layers []records) *layered { return &layered{newKV(tx), layers} }

// Get implements [store.KV].
func (l *layered) Get(bucket, key string) ([]byte, error) {
	for _, r := range l.layers {
		if m := r[bucket]; m != nil {
			if v, ok := m.Get(key); ok {
				return v, nil
			}
		}
	}
	return l.kv.Get(bucket, key)
}

// changed is a change to a record.
type changed struct {
	key   string
	value []byte // nil: deleted
}

// changes gives those whose keys begin with prefix and are greater than after,
// by key.
func (l *layered) changes(bucket, prefix, after string) []changed {
	var all []changed
	layers := 0
	for _, r := range l.layers {
		m := r[bucket]
		if m == nil {
			continue
		}
		before := len(all)
		m.Ascend(max(prefix, after), func(key string, value []byte) bool {
			if !strings.HasPrefix(key, prefix) {
				return false
			}
			if key != after {
				all = append(all, changed{key, value})
			}
			return true
		})
		if len(all) > before {
			layers++
		}
	}
	if layers > 1 { // the newest counts
		slices.SortStableFunc(all, func(a, b changed) int { return strings.Compare(a.key, b.key) })
		all = slices.CompactFunc(all, func(a, b changed) bool { return a.key == b.key })
	}
	return all
}

// Scan implements [store.KV].
func (l *layered) Scan(bucket, prefix, after string) iter.Seq2[string, []byte] {
	changes := l.changes(bucket, prefix, after)
	if len(changes) == 0 {
		return l.kv.Scan(bucket, prefix, after)
	}
	return func(yield func(string, []byte) bool) {
		rest := changes
		for key, value := range l.kv.Scan(bucket, prefix, after) {
			for len(rest) > 0 && rest[0].key < key {
				if rest[0].value != nil && !yield(rest[0].key, rest[0].value) {
					return
				}
				rest = rest[1:]
			}
			if len(rest) > 0 && rest[0].key == key {
				continue // it comes with the next one that is greater, or at the end
			}
			if !yield(key, value) {
				return
			}
		}
		for _, c := range rest {
			if c.value != nil && !yield(c.key, c.value) {
				return
			}
		}
	}
}

// Count implements [store.Counter]: it makes nothing of the file's keys.
func (l *layered) Count(bucket, prefix string) (int, error) {
	changes := l.changes(bucket, prefix, "")
	if len(changes) == 0 {
		return l.kv.Count(bucket, prefix)
	}
	b, err := l.bucket(bucket)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, c := range changes {
		if c.value != nil {
			n++
		}
	}
	c, from := b.Cursor(), []byte(prefix)
	for key, _ := c.Seek(from); key != nil && bytes.HasPrefix(key, from); key, _ = c.Next() {
		for len(changes) > 0 && changes[0].key < string(key) {
			changes = changes[1:]
		}
		if len(changes) == 0 || changes[0].key != string(key) {
			n++
		}
	}
	return n, nil
}
