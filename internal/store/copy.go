package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// Copier is a Store that can take over what another one holds.
type Copier interface {
	Store
	// Extend writes records to the end of the log as they are, in one
	// transaction, without what they mean for heads: who copies writes those
	// too. ErrConflict, and nothing is written, unless the first follows the
	// log's end and each event its attempt's.
	Extend(ctx context.Context, records []Record) error
}

// Source is what copying and measuring read: a Store, or what one held at a
// moment. Its methods are those of Store.
type Source interface {
	Log(ctx context.Context, after Cursor, limit int) ([]Record, error)
	End(ctx context.Context) (Cursor, error)
	View(ctx context.Context, f func(*Tx) error) error
}

// Follows answers ErrConflict unless records follow a log that ends at end and
// in which an attempt has count events.
func Follows(records []Record, end Cursor, count func(attempt string) (int, error)) error {
	counts := make(map[string]int)
	for i, r := range records {
		n, known := counts[r.Attempt]
		if !known {
			var err error
			if n, err = count(r.Attempt); err != nil {
				return err
			}
		}
		if r.Cursor != end+Cursor(i)+1 || r.Index != n {
			return ErrConflict
		}
		counts[r.Attempt] = n + 1
	}
	return nil
}

// What can keep a store from being copied.
var (
	// ErrForeign: the target has content that is not copied from the source.
	ErrForeign = errors.New("the target has content of its own")
	// ErrDiffers: the copy is not what the source is.
	ErrDiffers = errors.New("the copy differs from the source; if a server is running on either, stop it and repeat")
)

// Progress is told how far copying has come: that it begins with something of
// which there are total, or less than nothing where that is not known; then
// each one; then that it is done with it.
type Progress func(what string, total int) (step, done func())

// Copy makes to hold what from holds, and compares them afterwards. It may be
// repeated, after an error and after the source has changed. ErrForeign where
// the target has content that Copy did not put there; ErrDiffers where the
// comparison fails. It gives what both hold.
//
// From the first change until all is compared the target is [Unfinished].
func Copy(ctx context.Context, from Source, to Copier, progress Progress) (Figures, error) {
	c := copying{from: from, to: to, progress: progress}
	end, err := c.begin(ctx)
	if err != nil {
		return Figures{}, err
	}
	if err := c.log(ctx, end); err != nil {
		return Figures{}, err
	}
	if err := c.records(ctx); err != nil {
		return Figures{}, err
	}
	source, err := Measure(ctx, from, "reading the source again", progress)
	if err != nil {
		return source, err
	}
	copied, err := Measure(ctx, to, "reading the copy", progress)
	if err != nil {
		return source, err
	}
	if diff := source.differ(copied); diff != "" {
		return source, fmt.Errorf("%w: %s", ErrDiffers, diff)
	}
	return source, c.mark(ctx, mark{Records: source.RecordsSum})
}

// copying is one run of Copy.
type copying struct {
	from     Source
	to       Copier
	progress Progress
}

// copyMark is the setting by which a store knows that it is a copy; it is not
// itself copied.
const copyMark = "copy"

// mark is the value of copyMark.
type mark struct {
	// Records is the sum of the records once all is copied; empty: it is not.
	Records string `json:"records,omitempty"`
}

func readMark(ctx context.Context, s Source) (m mark, there bool, err error) {
	err = s.View(ctx, func(t *Tx) error {
		text, err := t.Setting(copyMark)
		if errors.Is(err, ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		there = true
		return json.Unmarshal([]byte(text), &m)
	})
	if err != nil {
		return m, there, fmt.Errorf("look whether the store is a copy: %w", err)
	}
	return m, there, nil
}

func (c *copying) mark(ctx context.Context, m mark) error {
	text, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("mark the copy: %w", err)
	}
	err = c.to.Update(ctx, func(t *Tx) error { return t.PutSetting(copyMark, string(text)) })
	if err != nil {
		return fmt.Errorf("mark the copy: %w", err)
	}
	return nil
}

// Unfinished reports whether a store is a copy that has not been finished, and
// must not be used for anything else.
func Unfinished(ctx context.Context, s Source) (bool, error) {
	m, there, err := readMark(ctx, s)
	return there && m.Records == "", err
}

// begin makes sure that the target holds nothing but an earlier copy, marks it
// as unfinished, and gives the end of its log.
func (c *copying) begin(ctx context.Context) (Cursor, error) {
	m, there, err := readMark(ctx, c.to)
	if err != nil {
		return 0, err
	}
	end, err := c.to.End(ctx)
	if err != nil {
		return 0, err
	}
	if !there || m.Records != "" {
		f := Figures{}
		if err := f.measureRecords(ctx, c.to, "reading what the target has", c.progress); err != nil {
			return 0, err
		}
		if !there && (end > 0 || f.Records() > 0) {
			return 0, fmt.Errorf("%w: %d events and %d records; name an empty one", ErrForeign, end, f.Records())
		}
		if there && f.RecordsSum != m.Records {
			return 0, fmt.Errorf("%w: it is an earlier copy, but was used since; name an empty one", ErrForeign)
		}
	}
	if err := c.compareLog(ctx, end); err != nil {
		return 0, err
	}
	return end, c.mark(ctx, mark{})
}

// copyPage is how many records of the log are copied at once.
const copyPage = 1000

// compareLog makes sure that the target's log, up to end, is the beginning of
// the source's.
func (c *copying) compareLog(ctx context.Context, end Cursor) error {
	step, done := c.progress("comparing what was copied before", int(end))
	defer done()
	for after := Cursor(0); after < end; {
		there, err := c.to.Log(ctx, after, copyPage)
		if err != nil {
			return fmt.Errorf("read the target's log: %w", err)
		}
		here, err := c.from.Log(ctx, after, len(there))
		if err != nil {
			return fmt.Errorf("read the source's log: %w", err)
		}
		for i, r := range there {
			if i >= len(here) || !sameRecord(r, here[i]) {
				return fmt.Errorf("%w: event %d of its log is not the source's; name an empty one", ErrForeign, r.Cursor)
			}
			after = r.Cursor
			step()
		}
	}
	return nil
}

func sameRecord(a, b Record) bool {
	x, err := EncodeEvent(nil, a.Event)
	if err != nil {
		return false
	}
	y, err := EncodeEvent(nil, b.Event)
	return err == nil && a.Cursor == b.Cursor && a.Attempt == b.Attempt && a.Index == b.Index && bytes.Equal(x, y)
}

// log copies what follows the target's end.
func (c *copying) log(ctx context.Context, end Cursor) error {
	all, err := c.from.End(ctx)
	if err != nil {
		return fmt.Errorf("read the source's log: %w", err)
	}
	step, done := c.progress("copying the log", int(all-end))
	defer done()
	for {
		page, err := c.from.Log(ctx, end, copyPage)
		if err != nil {
			return fmt.Errorf("read the source's log: %w", err)
		}
		if len(page) == 0 {
			return nil
		}
		if err := c.to.Extend(ctx, page); err != nil {
			return fmt.Errorf("copy the log behind event %d: %w", end, err)
		}
		end = page[len(page)-1].Cursor
		for range page {
			step()
		}
	}
}

// change is what an entry of the target has to become.
type change struct {
	bucket, key string
	value       []byte // nil: it goes
}

// changesMax and changesBytes bound what one transaction changes.
const (
	changesMax   = 500
	changesBytes = 4 << 20
)

// records makes the target's entries the source's.
func (c *copying) records(ctx context.Context) error {
	step, done := c.progress("copying records", -1)
	defer done()
	var waiting []change
	size := 0
	flush := func() error {
		err := c.to.Update(ctx, func(t *Tx) error { return apply(t.KV(), waiting) })
		waiting, size = waiting[:0], 0
		if err != nil {
			return fmt.Errorf("copy records: %w", err)
		}
		return nil
	}
	for _, bucket := range Buckets {
		for ch, err := range differences(ctx, c.from, c.to, bucket) {
			if err != nil {
				return err
			}
			waiting, size = append(waiting, ch), size+len(ch.value)
			step()
			if len(waiting) < changesMax && size < changesBytes {
				continue
			}
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

func apply(kv KV, changes []change) error {
	for _, ch := range changes {
		var err error
		if ch.value == nil {
			err = kv.Delete(ch.bucket, ch.key)
		} else {
			err = kv.Put(ch.bucket, ch.key, ch.value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
