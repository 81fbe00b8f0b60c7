package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
)

// Tx reads and writes records within one transaction. It is used by one
// goroutine and not after its transaction. Its methods for people are those of
// people.Tx. Reading what is not there is [ErrNotFound].
type Tx struct {
	kv KV
}

// NewTx is how an engine makes a transaction for View or Update.
func NewTx(kv KV) *Tx { return &Tx{kv: kv} }

// KV gives the entries themselves, to who copies them.
func (t *Tx) KV() KV { return t.kv }

// get reads a record.
func get[T any](t *Tx, bucket, key string) (T, error) {
	var v T
	b, err := t.kv.Get(bucket, key)
	if err != nil {
		return v, err
	}
	if b == nil {
		return v, ErrNotFound
	}
	return v, decode(bucket, key, b, &v)
}

// has is get for who may find nothing.
func has[T any](t *Tx, bucket, key string) (T, bool, error) {
	v, err := get[T](t, bucket, key)
	if errors.Is(err, ErrNotFound) {
		return v, false, nil
	}
	return v, err == nil, err
}

// each reads the records whose keys begin with prefix, one after the other. An
// error is the last that it gives.
func each[T any](t *Tx, bucket, prefix string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for k, b := range t.kv.Scan(bucket, prefix, "") {
			var v T
			err := decode(bucket, k, b, &v)
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// list reads all records whose keys begin with prefix.
func list[T any](t *Tx, bucket, prefix string) ([]T, error) {
	var all []T
	for v, err := range each[T](t, bucket, prefix) {
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// follow reads the records that an index points at.
func follow[T any](t *Tx, index, prefix string, key func(target string) string, bucket string) ([]T, error) {
	var keys []string
	for _, target := range t.kv.Scan(index, prefix, "") {
		keys = append(keys, key(string(target)))
	}
	if err := t.prefetch(bucket, keys); err != nil {
		return nil, err
	}
	var all []T
	for _, k := range keys {
		v, err := get[T](t, bucket, k)
		if err != nil {
			return nil, fmt.Errorf("read %s by %s: %w", bucket, index, err)
		}
		all = append(all, v)
	}
	return all, nil
}

// prefetch announces that entries will be read, to an engine that cares.
func (t *Tx) prefetch(bucket string, keys []string) error {
	p, ok := t.kv.(Prefetcher)
	if !ok || len(keys) == 0 {
		return nil
	}
	if err := p.Prefetch(bucket, keys); err != nil {
		return fmt.Errorf("read %s: %w", bucket, err)
	}
	return nil
}

// self is the key of who is filed under its own id.
func self(id string) string { return key(id) }

// put writes a record.
func (t *Tx) put(bucket, key string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode %s %q: %w", bucket, key, err)
	}
	return t.kv.Put(bucket, key, b)
}

// text reads an entry that is plain text.
func (t *Tx) text(bucket, key string) (string, error) {
	b, err := t.kv.Get(bucket, key)
	if err != nil {
		return "", err
	}
	if b == nil {
		return "", ErrNotFound
	}
	return string(b), nil
}

// claim makes a unique entry point at owner. taken is the error when it points
// at another.
func (t *Tx) claim(bucket, key, owner string, taken error) error {
	now, err := t.kv.Get(bucket, key)
	switch {
	case err != nil:
		return err
	case now == nil:
		return t.kv.Put(bucket, key, []byte(owner))
	case string(now) != owner:
		return taken
	}
	return nil
}
