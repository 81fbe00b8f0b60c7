package store

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// maxKey bounds keys to what every engine takes.
const maxKey = 1024

// Overlay is a KV that keeps its writes to itself until Merge: engines give
// each of several writers one over the same transaction, so that one that
// fails leaves nothing behind.
type Overlay struct {
	base   KV
	writes map[string]map[string][]byte // bucket, key; nil value: deleted
}

// NewOverlay lays an empty overlay over base.
func NewOverlay(base KV) *Overlay { return &Overlay{base: base} }

// Get implements [KV].
func (o *Overlay) Get(bucket, key string) ([]byte, error) {
	if v, ok := o.writes[bucket][key]; ok {
		return v, nil
	}
	return o.base.Get(bucket, key)
}

// Put implements [KV].
func (o *Overlay) Put(bucket, key string, value []byte) error {
	if value == nil {
		value = []byte{}
	}
	return o.write(bucket, key, value)
}

// Delete implements [KV].
func (o *Overlay) Delete(bucket, key string) error { return o.write(bucket, key, nil) }

func (o *Overlay) write(bucket, key string, value []byte) error {
	if key == "" || len(key) > maxKey {
		return fmt.Errorf("write to %s: a key has 1 to %d bytes, not %d", bucket, maxKey, len(key))
	}
	if !slices.Contains(Buckets, bucket) {
		return fmt.Errorf("there is no bucket %q", bucket)
	}
	if o.writes == nil {
		o.writes = make(map[string]map[string][]byte)
	}
	if o.writes[bucket] == nil {
		o.writes[bucket] = make(map[string][]byte)
	}
	o.writes[bucket][key] = value
	return nil
}

// Scan implements [KV].
func (o *Overlay) Scan(bucket, prefix, after string) iter.Seq2[string, []byte] {
	own := o.writes[bucket]
	if len(own) == 0 {
		return o.base.Scan(bucket, prefix, after)
	}
	return func(yield func(string, []byte) bool) {
		keys := slices.Sorted(maps.Keys(own))
		keys = slices.DeleteFunc(keys, func(k string) bool { return !strings.HasPrefix(k, prefix) || k <= after })
		// give yields this overlay's entries below a key, or all of them.
		give := func(below string, all bool) bool {
			for len(keys) > 0 && (all || keys[0] < below) {
				k := keys[0]
				keys = keys[1:]
				if v := own[k]; v != nil && !yield(k, v) {
					return false
				}
			}
			return true
		}
		for k, v := range o.base.Scan(bucket, prefix, after) {
			if !give(k, false) {
				return
			}
			if _, mine := own[k]; !mine && !yield(k, v) {
				return
			}
		}
		give("", true)
	}
}

// Prefetch implements [Prefetcher], where the base does.
func (o *Overlay) Prefetch(bucket string, keys []string) error {
	if p, ok := o.base.(Prefetcher); ok {
		return p.Prefetch(bucket, keys)
	}
	return nil
}

// Count implements [Counter]. Where nothing was written it asks the base.
func (o *Overlay) Count(bucket, prefix string) (int, error) {
	if len(o.writes[bucket]) == 0 {
		return count(o.base, bucket, prefix)
	}
	n := 0
	for range o.Scan(bucket, prefix, "") {
		n++
	}
	return n, nil
}

// Each gives all writes, in no order; the value of what was deleted is nil.
func (o *Overlay) Each(give func(bucket, key string, value []byte)) {
	for bucket, own := range o.writes {
		for key, value := range own {
			give(bucket, key, value)
		}
	}
}

// Empty reports whether there is nothing to merge.
func (o *Overlay) Empty() bool { return len(o.writes) == 0 }

// Merge makes the writes to base, in the order of buckets and keys.
func (o *Overlay) Merge() error {
	for _, bucket := range slices.Sorted(maps.Keys(o.writes)) {
		own := o.writes[bucket]
		for _, k := range slices.Sorted(maps.Keys(own)) {
			if err := o.merge(bucket, k, own[k]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *Overlay) merge(bucket, key string, value []byte) error {
	if value == nil {
		return o.base.Delete(bucket, key)
	}
	return o.base.Put(bucket, key, value)
}
