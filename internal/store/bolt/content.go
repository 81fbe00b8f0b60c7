package bolt

import (
	"encoding/binary"
	"errors"
	"slices"

	"evenkeel/internal/store"
)

// The content of a batch is
//
//	end      uvarint: how many entries the log has before it
//	entries  uvarint: how many come, then each: uvarint length, then the entry
//	changes  of records, up to the end of the batch: bucket, key and value,
//	         each as uvarint length and bytes, but the length of a value is 1
//	         more, and 0 stands for none: the record is deleted
func beginContent(b []byte, end uint64, entries [][]byte) []byte {
	b = binary.AppendUvarint(b, end)
	b = binary.AppendUvarint(b, uint64(len(entries)))
	for _, e := range entries {
		b = binary.AppendUvarint(b, uint64(len(e)))
		b = append(b, e...)
	}
	return b
}

func appendChange(b []byte, bucket, key string, value []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(bucket)))
	b = append(b, bucket...)
	b = binary.AppendUvarint(b, uint64(len(key)))
	b = append(b, key...)
	if value == nil {
		return append(b, 0)
	}
	b = binary.AppendUvarint(b, uint64(len(value))+1)
	return append(b, value...)
}

var errContent = errors.New("a batch of the journal is damaged; restore a backup")

// again takes up a batch that was read from the journal.
func (r *recent) again(w written) error {
	c := &content{rest: w.content}
	if end := c.number(); end != r.first+uint64(len(r.entries))-1 {
		return errContent
	}
	for n := c.number(); n > 0 && !c.bad; n-- {
		b := c.bytes(c.number())
		number := r.first + uint64(len(r.entries))
		e, err := parseEntry(number, b)
		if err != nil {
			return err
		}
		r.extend(b, e.mark())
	}
	for len(c.rest) > 0 && !c.bad {
		bucket, key := string(c.bytes(c.number())), string(c.bytes(c.number()))
		var value []byte
		if n := c.number(); n > 0 {
			value = c.bytes(n - 1)
		}
		if !slices.Contains(store.Buckets, bucket) {
			return errContent
		}
		r.put(bucket, key, value)
	}
	if c.bad {
		return errContent
	}
	r.batch = w.number
	return nil
}

// content is what is left to read of a batch.
type content struct {
	rest []byte
	bad  bool
}

func (c *content) number() uint64 {
	n, size := binary.Uvarint(c.rest)
	if size <= 0 {
		c.bad, c.rest = true, nil
		return 0
	}
	c.rest = c.rest[size:]
	return n
}

// bytes gives the next bytes, which are never nil.
func (c *content) bytes(n uint64) []byte {
	if n > uint64(len(c.rest)) {
		c.bad, c.rest = true, nil
		return []byte{}
	}
	b := c.rest[:n:n]
	c.rest = c.rest[n:]
	return b
}
