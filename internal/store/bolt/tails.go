package bolt

import (
	"encoding/binary"
	"fmt"

	"go.etcd.io/bbolt"
)

// tail is where an attempt's events end.
type tail struct {
	count int    // how many events there are
	last  uint64 // the number of the last one's entry
}

// readTail reads the tail of an attempt from the file: of no events if there
// is none.
func readTail(tx *bbolt.Tx, attempt string) (tail, error) {
	b := tx.Bucket(tailBucket).Get([]byte(attempt))
	if b == nil {
		return tail{}, nil
	}
	count, n := binary.Uvarint(b)
	if n <= 0 || len(b) != n+8 {
		return tail{}, fmt.Errorf("the tail of attempt %s is damaged; restore a backup", attempt)
	}
	return tail{int(count), binary.BigEndian.Uint64(b[n:])}, nil
}

func writeTail(tx *bbolt.Tx, attempt string, t tail) error {
	b := binary.AppendUvarint(nil, uint64(t.count))
	return tx.Bucket(tailBucket).Put([]byte(attempt), binary.BigEndian.AppendUint64(b, t.last))
}
