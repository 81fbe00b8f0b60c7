package bolt

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// The entries of the log have consecutive numbers, 1 for the first. Each is
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
