package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
)

// Figures say what a store holds: how much, and sums over all of it, which are
// equal where the content is.
type Figures struct {
	Events     int // in the log
	Buckets    map[string]int
	LogSum     string // SHA-256 in hexadecimal
	RecordsSum string
}

// Records is how many entries there are in all buckets.
func (f *Figures) Records() int {
	n := 0
	for _, count := range f.Buckets {
		n += count
	}
	return n
}

// differ says where two stores differ, in words; empty: nowhere.
func (f *Figures) differ(o Figures) string {
	if f.Events != o.Events {
		return fmt.Sprintf("%d events are in the source, %d in the copy", f.Events, o.Events)
	}
	for _, bucket := range Buckets {
		if f.Buckets[bucket] != o.Buckets[bucket] {
			return fmt.Sprintf("%d records of %s are in the source, %d in the copy", f.Buckets[bucket], bucket, o.Buckets[bucket])
		}
	}
	if f.LogSum != o.LogSum || f.RecordsSum != o.RecordsSum {
		return "there is as much in the copy as in the source, but not the same"
	}
	return ""
}

// Measure reads all of a store.
func Measure(ctx context.Context, s Source, what string, progress Progress) (Figures, error) {
	var f Figures
	if err := f.measureLog(ctx, s, what, progress); err != nil {
		return f, err
	}
	return f, f.measureRecords(ctx, s, what, progress)
}

func (f *Figures) measureLog(ctx context.Context, s Source, what string, progress Progress) error {
	end, err := s.End(ctx)
	if err != nil {
		return err
	}
	step, done := progress(what, int(end))
	defer done()
	sum := sha256.New()
	for after := Cursor(0); ; {
		page, err := s.Log(ctx, after, copyPage)
		if err != nil {
			return fmt.Errorf("read the log: %w", err)
		}
		if len(page) == 0 {
			f.LogSum = hex.EncodeToString(sum.Sum(nil))
			return nil
		}
		for _, r := range page {
			event, err := EncodeEvent(nil, r.Event)
			if err != nil {
				return err
			}
			add(sum, []byte(r.Attempt), binary.AppendUvarint(nil, uint64(r.Index)), event)
			f.Events++
			step()
		}
		after = page[len(page)-1].Cursor
	}
}

func (f *Figures) measureRecords(ctx context.Context, s Source, what string, progress Progress) error {
	step, done := progress(what, -1)
	defer done()
	f.Buckets = make(map[string]int)
	sum := sha256.New()
	for _, bucket := range Buckets {
		for e, err := range entries(ctx, s, bucket) {
			if err != nil {
				return err
			}
			add(sum, []byte(bucket), []byte(e.key), e.value)
			f.Buckets[bucket]++
			step()
		}
	}
	f.RecordsSum = hex.EncodeToString(sum.Sum(nil))
	return nil
}

// add puts parts into a sum, so that different parts never give the same.
func add(sum hash.Hash, parts ...[]byte) {
	for _, p := range parts {
		sum.Write(binary.AppendUvarint(nil, uint64(len(p))))
		sum.Write(p)
	}
}
