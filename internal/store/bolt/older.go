package bolt

import (
	"encoding/binary"

	"go.etcd.io/bbolt"

	"evenkeel/internal/store"
)

// What a file of schema 3 or older says of itself: up to which entry of the log
// it has every tail, and every start in the index of trainees' attempts; each 8
// bytes big endian. The first is absent where it has none, the second where it
// has all.
var (
	settledKey = []byte("settled")
	filedKey   = []byte("filed")
)

// completeOld brings to a file of schema 3 or older what it left to be found in
// the newest part of its log.
func completeOld(tx *bbolt.Tx) error {
	about, log := tx.Bucket(storeBucket), tx.Bucket(logBucket)
	settled, filed := uint64(0), lastNumber(log)
	if v := about.Get(settledKey); len(v) == 8 {
		settled = binary.BigEndian.Uint64(v)
	}
	if v := about.Get(filedKey); len(v) == 8 {
		filed = binary.BigEndian.Uint64(v)
	}
	for e, err := range (entries{tx: tx}).after(min(settled, filed)) {
		if err != nil {
			return err
		}
		if e.number > settled {
			if err := writeTail(tx, string(e.attempt), tail{e.index + 1, e.number}); err != nil {
				return err
			}
		}
		if e.number > filed {
			if err := e.fileStart(tx); err != nil {
				return err
			}
		}
	}
	if err := about.Delete(settledKey); err != nil {
		return err
	}
	return about.Delete(filedKey)
}

// fileStart puts an entry of the log, if it is a start, in the index. What
// cannot be read is left to who reads events.
func (e *entry) fileStart(tx *bbolt.Tx) error {
	if e.index != 0 {
		return nil
	}
	event, err := store.DecodeEvent(e.event)
	if err != nil || event.Started == nil {
		return nil //nolint:nilerr // see above
	}
	at, value := store.Filed(string(e.attempt), event)
	return newKV(tx).Put(store.FiledBucket, at, value)
}
