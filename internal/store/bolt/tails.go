package bolt

import (
	"encoding/binary"
	"fmt"
	"sync"

	"go.etcd.io/bbolt"
)

// tail is where an attempt's events end.
type tail struct {
	count int    // how many events there are
	last  uint64 // the number of the last one's entry
}

// tails keeps the tails of the attempts that the newest part of the log speaks
// of. The writer alone changes it.
type tails struct {
	mu     sync.RWMutex
	recent map[string]recent

	queue []waiting // the attempts in recent, by since
}

// recent is a tail that the file does not have.
type recent struct {
	tail
	since uint64 // the first entry that the file's tail, if any, does not cover
}

type waiting struct {
	attempt string
	since   uint64
}

// get finds the tail of an attempt in memory.
func (t *tails) get(attempt string) (tail, bool) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	r, ok := t.recent[attempt]
	return r.tail, ok
}

// move sets the tail of an attempt that grew; first is the entry that follows
// its old tail.
func (t *tails) move(attempt string, to tail, first uint64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if r, ok := t.recent[attempt]; ok {
		first = r.since
	} else {
		t.queue = append(t.queue, waiting{attempt, first})
	}
	t.recent[attempt] = recent{to, first}
}

// due lists the attempts that have been in memory only since an entry below a
// number, oldest first.
func (t *tails) due(below uint64) []string {
	var attempts []string
	for _, w := range t.queue {
		if w.since >= below {
			break
		}
		attempts = append(attempts, w.attempt)
	}
	return attempts
}

// drop forgets the oldest tails, which are in the file now.
func (t *tails) drop(attempts []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, a := range attempts {
		delete(t.recent, a)
	}
	t.queue = t.queue[len(attempts):]
}

// settled is the number of the last entry up to which the file has every tail,
// once it has the n oldest of memory, when the log ends at end.
func (t *tails) settled(n int, end uint64) uint64 {
	if len(t.queue) == n {
		return end
	}
	return t.queue[n].since - 1
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
