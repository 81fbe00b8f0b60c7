package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
)

// differences yields what makes a bucket of one store that of another.
func differences(ctx context.Context, from, to Source, bucket string) iter.Seq2[change, error] {
	return func(yield func(change, error) bool) {
		source, stopSource := iter.Pull2(entries(ctx, from, bucket))
		defer stopSource()
		target, stopTarget := iter.Pull2(entries(ctx, to, bucket))
		defer stopTarget()
		a, errA, moreA := source()
		b, errB, moreB := target()
		for moreA || moreB {
			if err := errors.Join(errA, errB); err != nil {
				yield(change{}, err)
				return
			}
			order := strings.Compare(a.key, b.key)
			if !moreA {
				order = 1
			} else if !moreB {
				order = -1
			}
			ch := change{bucket, a.key, a.value}
			if order > 0 {
				ch = change{bucket, b.key, nil}
			}
			if (order != 0 || !bytes.Equal(a.value, b.value)) && !yield(ch, nil) {
				return
			}
			if order <= 0 {
				a, errA, moreA = source()
			}
			if order >= 0 {
				b, errB, moreB = target()
			}
		}
	}
}

// kept is an entry that outlives its transaction.
type kept struct {
	key   string
	value []byte
}

// entries yields a bucket's entries in their order, in short transactions, but
// for the mark of copies. It ends with an error, if any.
func entries(ctx context.Context, s Source, bucket string) iter.Seq2[kept, error] {
	return func(yield func(kept, error) bool) {
		for after, more := "", true; more; {
			var page []kept
			err := s.View(ctx, func(t *Tx) error {
				page, more = readPage(t.kv, bucket, after)
				return nil
			})
			if err != nil {
				yield(kept{}, fmt.Errorf("read %s: %w", bucket, err))
				return
			}
			for _, e := range page {
				after = e.key
				if (bucket != settings || e.key != copyMark) && !yield(e, nil) {
					return
				}
			}
		}
	}
}

// readPage reads some entries that follow a key, and whether there are more.
func readPage(kv KV, bucket, after string) (page []kept, more bool) {
	size := 0
	for k, v := range kv.Scan(bucket, "", after) {
		value := append([]byte{}, v...) // not nil, which is none
		page, size = append(page, kept{k, value}), size+len(v)
		if len(page) == changesMax || size >= changesBytes {
			return page, true
		}
	}
	return page, false
}
