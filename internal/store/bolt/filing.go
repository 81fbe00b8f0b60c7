package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"evenkeel/internal/store"
)

// filing is what is to come to the store's file from memory.
type filing struct {
	*recent
	rests *os.File // of the journal, which gives its room back then; nil if it does not
}

// bringToFile is the goroutine that brings to the store's file what the writer
// hands it, until the writer has ended. What has no room is tried again and
// again; when the store is closed meanwhile it stays in the journal.
func (s *Store) bringToFile() {
	defer close(s.settled)
	for f := range s.toFile {
		for !s.bring(f) {
			select {
			case <-time.After(s.tune.pause):
			case <-s.queue.Closing():
				return
			case <-s.failed:
				return
			}
		}
	}
}

// bring tries to bring something to the file once. It reports false where there
// is no room, and where the store has failed.
func (s *Store) bring(f filing) (there bool) {
	if over(s.failed) {
		return false
	}
	err := s.commitFile(func(tx *bbolt.Tx) error {
		if err := file(tx, f.recent); err != nil {
			return err
		}
		return noteJournal(tx, journalNote{s.journal.id, f.batch})
	})
	if err == nil && f.rests != nil {
		err = f.rests.Truncate(0)
	}
	if err == nil {
		s.memory.drop()
		close(f.done)
	} else if !errors.Is(err, store.ErrFull) {
		s.stop(err) //nolint:errcheck // the writer says it
	}
	if !over(f.tried) {
		close(f.tried)
	}
	return err == nil
}

// commitFile runs f in a write transaction of the store's file. A
// [store.ErrFull] says that nothing was written; after any other error nobody
// knows what was.
func (s *Store) commitFile(f func(*bbolt.Tx) error) error {
	tx, err := s.db.Begin(true)
	if err != nil {
		return fmt.Errorf("write to the store: %w", err)
	}
	if err := f(tx); err != nil {
		tx.Rollback() //nolint:errcheck // the first error says more
		return fmt.Errorf("write to the store: %w", err)
	}
	id := tx.ID()
	err = tx.Commit()
	if err != nil && isFull(err) && !s.visible(id) {
		return fmt.Errorf("%w: %w", store.ErrFull, err)
	}
	return err
}

// journalNote is what a store's file says of its journal.
type journalNote struct {
	id    uint64 // 0: there is none, and the file has everything
	filed uint64 // the number of the last batch that the file has
}

func noteJournal(tx *bbolt.Tx, n journalNote) error {
	b := binary.LittleEndian.AppendUint64(nil, n.id)
	return tx.Bucket(storeBucket).Put(journalKey, binary.LittleEndian.AppendUint64(b, n.filed))
}

// file writes to the store's file what it does not have.
func file(tx *bbolt.Tx, r *recent) error {
	if err := fileLog(tx, r.span); err != nil {
		return err
	}
	return fileRecords(tx, r.records)
}

// fileRecords changes records, by key.
func fileRecords(tx *bbolt.Tx, changes records) (err error) {
	kv := newKV(tx)
	for _, bucket := range slices.Sorted(maps.Keys(changes)) {
		changes[bucket].Scan(func(key string, value []byte) bool {
			if value == nil {
				err = kv.Delete(bucket, key)
			} else {
				err = kv.Put(bucket, key, value)
			}
			return err == nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
