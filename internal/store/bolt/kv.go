package bolt

import (
	"bytes"
	"fmt"
	"iter"
	"strings"

	"go.etcd.io/bbolt"

	"evenkeel/internal/store"
)

// kv is the records in a transaction of the file.
type kv struct {
	tx      *bbolt.Tx
	buckets []namedBucket // those that were used: a few
}

type namedBucket struct {
	name string
	*bbolt.Bucket
}

func newKV(tx *bbolt.Tx) *kv { return &kv{tx: tx} }

func (k *kv) bucket(name string) (*bbolt.Bucket, error) {
	for _, b := range k.buckets {
		if b.name == name {
			return b.Bucket, nil
		}
	}
	b := k.tx.Bucket([]byte(name))
	if b == nil {
		return nil, fmt.Errorf("there is no bucket %q", name)
	}
	k.buckets = append(k.buckets, namedBucket{name, b})
	return b, nil
}

// Get implements [store.KV].
func (k *kv) Get(bucket, key string) ([]byte, error) {
	b, err := k.bucket(bucket)
	if err != nil {
		return nil, err
	}
	return b.Get([]byte(key)), nil
}

// Put implements [store.KV].
func (k *kv) Put(bucket, key string, value []byte) error {
	if !k.tx.Writable() {
		return store.ErrReadOnly
	}
	b, err := k.bucket(bucket)
	if err != nil {
		return err
	}
	return b.Put([]byte(key), value)
}

// Delete implements [store.KV].
func (k *kv) Delete(bucket, key string) error {
	if !k.tx.Writable() {
		return store.ErrReadOnly
	}
	b, err := k.bucket(bucket)
	if err != nil {
		return err
	}
	return b.Delete([]byte(key))
}

// Scan implements [store.KV].
func (k *kv) Scan(bucket, prefix, after string) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		b, err := k.bucket(bucket)
		if err != nil {
			return
		}
		c := b.Cursor()
		for key, v := c.Seek([]byte(max(prefix, after))); key != nil; key, v = c.Next() {
			name := string(key)
			if !strings.HasPrefix(name, prefix) {
				return
			}
			if name != after && !yield(name, v) {
				return
			}
		}
	}
}

// Count implements [store.Counter]: it makes nothing of the keys.
func (k *kv) Count(bucket, prefix string) (int, error) {
	b, err := k.bucket(bucket)
	if err != nil {
		return 0, err
	}
	n, c, from := 0, b.Cursor(), []byte(prefix)
	for key, _ := c.Seek(from); key != nil && bytes.HasPrefix(key, from); key, _ = c.Next() {
		n++
	}
	return n, nil
}
