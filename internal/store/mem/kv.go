package mem

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"evenkeel/internal/store"
)

// kv is the records: for each bucket its values, and its keys in order.
type kv map[string]*bucket

type bucket struct {
	keys   []string
	values map[string][]byte
}

func newKV() kv {
	k := make(kv)
	for _, name := range store.Buckets {
		k[name] = &bucket{values: make(map[string][]byte)}
	}
	return k
}

func (k kv) bucket(name string) (*bucket, error) {
	if b := k[name]; b != nil {
		return b, nil
	}
	return nil, fmt.Errorf("there is no bucket %q", name)
}

func (k kv) Get(bucket, key string) ([]byte, error) {
	b, err := k.bucket(bucket)
	if err != nil {
		return nil, err
	}
	return b.values[key], nil
}

func (k kv) Put(bucket, key string, value []byte) error {
	b, err := k.bucket(bucket)
	if err != nil {
		return err
	}
	if i, found := slices.BinarySearch(b.keys, key); !found {
		b.keys = slices.Insert(b.keys, i, key)
	}
	b.values[key] = value
	return nil
}

func (k kv) Delete(bucket, key string) error {
	b, err := k.bucket(bucket)
	if err != nil {
		return err
	}
	if i, found := slices.BinarySearch(b.keys, key); found {
		b.keys = slices.Delete(b.keys, i, i+1)
	}
	delete(b.values, key)
	return nil
}

func (k kv) Scan(bucket, prefix, after string) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		b, err := k.bucket(bucket)
		if err != nil {
			return
		}
		i, _ := slices.BinarySearch(b.keys, max(prefix, after))
		for ; i < len(b.keys) && strings.HasPrefix(b.keys[i], prefix); i++ {
			if name := b.keys[i]; name != after && !yield(name, b.values[name]) {
				return
			}
		}
	}
}

// readOnly is a kv in a View.
type readOnly struct{ kv }

func (readOnly) Put(bucket, key string, _ []byte) error { return store.ErrReadOnly }
func (readOnly) Delete(bucket, key string) error        { return store.ErrReadOnly }
