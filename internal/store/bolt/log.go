package bolt

import (
	"bytes"
	"encoding/binary"
	"iter"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"evenkeel/internal/store"
)

// The log lies in the file in blocks of consecutive entries, each under the
// number of its first one, in 8 bytes big endian, as
//
//	format   1 byte: 2
//	entries  each: uvarint length, then the entry
//
// An entry alone, whose format is 1, is a block too: until schema 4 all were.
const blockFormat = 2

// blockBytes is up to where a block takes in more entries: two blocks fill a
// page of 4 KiB, which holds two at least.
const blockBytes = (4096-pageHeading)/2 - leafElement - 8

// appendBlocks writes entries to the end of the log.
func appendBlocks(tx *bbolt.Tx, s span) error {
	log := tx.Bucket(logBucket)
	log.FillPercent = 1 // it only grows at its end
	size := 0
	for _, e := range s.entries {
		size += len(e) + 1 + binary.MaxVarintLen64
	}
	space := make([]byte, 0, size) // for all: bbolt keeps what it is given
	for i := 0; i < len(s.entries); {
		first, begin := s.first+uint64(i), len(space)
		space = append(space, blockFormat)
		for ; i < len(s.entries) && (len(space) == begin+1 || len(space)-begin+len(s.entries[i]) <= blockBytes); i++ {
			space = binary.AppendUvarint(space, uint64(len(s.entries[i])))
			space = append(space, s.entries[i]...)
		}
		if err := log.Put(numberKey(first), space[begin:len(space):len(space)]); err != nil {
			return err
		}
	}
	return nil
}

// fileLog writes entries to the end of the log, and then the tails of their
// attempts, by their ids, which begin with the time, so that few pages have
// them.
func fileLog(tx *bbolt.Tx, s span) error {
	tails := make(map[string]tail)
	for i, m := range s.marks {
		tails[m.Attempt] = tail{m.Index + 1, s.first + uint64(i)}
	}
	for _, attempt := range slices.Sorted(maps.Keys(tails)) {
		if err := writeTail(tx, attempt, tails[attempt]); err != nil {
			return err
		}
	}
	return appendBlocks(tx, s)
}

// split yields the entries of a block, which begins with that of a number.
func split(first uint64, block []byte) iter.Seq2[uint64, []byte] {
	return func(yield func(uint64, []byte) bool) {
		if len(block) == 0 || block[0] != blockFormat {
			yield(first, block)
			return
		}
		number := first
		for rest := block[1:]; len(rest) > 0; number++ {
			length, n := binary.Uvarint(rest)
			if n <= 0 || length > uint64(len(rest)-n) {
				yield(number, nil) // which is damaged
				return
			}
			if !yield(number, rest[n:n+int(length)]) {
				return
			}
			rest = rest[n+int(length):]
		}
	}
}

// lastNumber is that of the log's last entry; 0 if there is none.
func lastNumber(log *bbolt.Bucket) (last uint64) {
	k, v := log.Cursor().Last()
	if len(k) != 8 {
		return 0
	}
	for number := range split(binary.BigEndian.Uint64(k), v) {
		last = number
	}
	return last
}

// seekBlock moves a cursor to the block that should have the entry of a number:
// the last one that begins no later, or the first one.
func seekBlock(c *bbolt.Cursor, number uint64) (k, v []byte) {
	k, v = c.Seek(numberKey(number))
	if len(k) == 8 && binary.BigEndian.Uint64(k) == number {
		return k, v
	}
	if k == nil {
		k, v = c.Last()
	} else {
		k, v = c.Prev()
	}
	if k == nil {
		k, v = c.First()
	}
	return k, v
}

// logged yields the entries of the file's log from a number on, up to what has
// none.
func logged(tx *bbolt.Tx, from uint64) iter.Seq2[uint64, []byte] {
	return func(yield func(uint64, []byte) bool) {
		c := tx.Bucket(logBucket).Cursor()
		for k, v := seekBlock(c, from); len(k) == 8; k, v = c.Next() {
			for number, b := range split(binary.BigEndian.Uint64(k), v) {
				if number >= from && !yield(number, b) {
					return
				}
			}
		}
	}
}

// entries is the log in a transaction of the file, and what memory has of it.
type entries struct {
	tx    *bbolt.Tx
	spans []span // oldest first; the file has all that is before them
}

// get gives the entry of a number; nil if there is none.
func (l entries) get(number uint64) []byte {
	if b, there := entryOf(l.spans, number); there {
		return b
	}
	for n, b := range logged(l.tx, number) {
		if n == number {
			return b
		}
		break
	}
	return nil
}

// attempt reads the stored events of an attempt, back from its tail.
func (l entries) attempt(attempt string, t tail) ([][]byte, error) {
	events := make([][]byte, t.count)
	for number, i := t.last, t.count-1; i >= 0; i-- {
		e, err := parseEntry(number, l.get(number))
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
			for at, b := range logged(l.tx, next) {
				if len(l.spans) > 0 && at >= l.spans[0].first {
					break
				}
				if !give(at, b) {
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
		marks = append(marks, e.mark())
	}
	return marks, nil
}

func (e *entry) mark() store.Mark {
	return store.Mark{Cursor: store.Cursor(e.number), Attempt: string(e.attempt), Index: e.index, Ended: store.IsEnd(e.event)}
}
