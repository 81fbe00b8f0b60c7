package bolt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"iter"

	"go.etcd.io/bbolt"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// An entry of the log is stored under its number, 1 for the first, in 8 bytes
// big endian, as
//
//	format      1 byte: 1
//	previous    8 bytes big endian: the number of the attempt's previous entry, or 0
//	index       uvarint: of the event in its attempt
//	attempt     uvarint length, then the id
//	event       the rest, by store.EncodeEvent
const entryFormat = 1

const previousAt = 1 // where previous is
const indexAt = previousAt + 8

// entry is one that was read.
type entry struct {
	number   uint64
	previous uint64
	index    int
	attempt  []byte
	event    []byte
}

// newEntry makes the stored form of an event, but for its previous entry.
func newEntry(attempt string, index int, e play.Event) ([]byte, error) {
	var space [1024]byte // where most find room
	b := space[:indexAt]
	b[0] = entryFormat
	b = binary.AppendUvarint(b, uint64(index))
	b = binary.AppendUvarint(b, uint64(len(attempt)))
	b = append(b, attempt...)
	b, err := store.EncodeEvent(b, e)
	return bytes.Clone(b), err
}

// setPrevious completes what newEntry made.
func setPrevious(b []byte, previous uint64) {
	binary.BigEndian.PutUint64(b[previousAt:], previous)
}

// parseEntry reads a stored entry; what it returns points into b.
func parseEntry(number uint64, b []byte) (entry, error) {
	e := entry{number: number}
	if len(b) < indexAt {
		return e, e.damaged()
	}
	if b[0] != entryFormat {
		return e, fmt.Errorf("entry %d of the log has format %d: %w", number, b[0], store.ErrNewer)
	}
	e.previous = binary.BigEndian.Uint64(b[previousAt:])
	rest := b[indexAt:]
	index, n := binary.Uvarint(rest)
	if n <= 0 {
		return e, e.damaged()
	}
	rest = rest[n:]
	length, n := binary.Uvarint(rest)
	if n <= 0 || length > uint64(len(rest)-n) {
		return e, e.damaged()
	}
	e.index, e.attempt, e.event = int(index), rest[n:n+int(length)], rest[n+int(length):]
	return e, nil
}

func (e *entry) damaged() error {
	return fmt.Errorf("entry %d of the log is damaged; restore a backup", e.number)
}

func numberKey(number uint64) []byte { return binary.BigEndian.AppendUint64(nil, number) }

// entries is the log in a transaction of the file, and what memory has of it.
type entries struct {
	tx    *bbolt.Tx
	spans []span // oldest first; the file has all that is before them
}

// attempt reads the stored events of an attempt, back from its tail.
func (l entries) attempt(attempt string, t tail) ([][]byte, error) {
	log := l.tx.Bucket(logBucket)
	events := make([][]byte, t.count)
	for number, i := t.last, t.count-1; i >= 0; i-- {
		b, there := entryOf(l.spans, number)
		if !there {
			b = log.Get(numberKey(number))
		}
		e, err := parseEntry(number, b)
		if err != nil {
			return nil, err
		}
		if string(e.attempt) != attempt || e.index != i {
			return nil, e.damaged()
		}
		events[i], number = bytes.Clone(e.event), e.previous
	}
	return events, nil
}

// after yields the entries that follow a number, those of the file until the
// transaction ends. It ends with an error, if any.
func (l entries) after(number uint64) iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		give := func(at uint64, b []byte) bool {
			e, err := parseEntry(at, b)
			return yield(e, err) && err == nil
		}
		next := number + 1
		if len(l.spans) == 0 || next < l.spans[0].first {
			c := l.tx.Bucket(logBucket).Cursor()
			for k, v := c.Seek(numberKey(next)); len(k) == 8; k, v = c.Next() {
				at := binary.BigEndian.Uint64(k)
				if len(l.spans) > 0 && at >= l.spans[0].first {
					break
				}
				if !give(at, v) {
					return
				}
				next = at + 1
			}
		}
		for b, there := entryOf(l.spans, next); there; b, there = entryOf(l.spans, next) {
			if !give(next, b) {
				return
			}
			next++
		}
	}
}

// pageBytes ends a page of the log early, so that its transaction stays short.
const pageBytes = 4 << 20

// page reads up to limit entries that follow a number.
func (l entries) page(number uint64, limit int) ([]entry, error) {
	var page []entry
	size := 0
	for e, err := range l.after(number) {
		if err != nil {
			return nil, err
		}
		if len(page) >= limit || size >= pageBytes {
			break
		}
		size += len(e.event)
		e.attempt, e.event = bytes.Clone(e.attempt), bytes.Clone(e.event)
		page = append(page, e)
	}
	return page, nil
}

// marks reads what the n entries are of that follow a number.
func (l entries) marks(number uint64, n int) ([]store.Mark, error) {
	marks := make([]store.Mark, 0, max(n, 0))
	for e, err := range l.after(number) {
		if err != nil {
			return nil, err
		}
		if len(marks) >= n {
			break
		}
		marks = append(marks, store.Mark{Cursor: store.Cursor(e.number), Attempt: string(e.attempt), Index: e.index, Ended: store.IsEnd(e.event)})
	}
	return marks, nil
}
