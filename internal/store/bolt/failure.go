package bolt

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"time"

	"evenkeel/internal/store"
)

// commitFailed judges an error of committing the transaction of an id. If the
// disk is full and nothing of the transaction is visible, it was not written.
// Otherwise nobody knows, also not what the next sync would mean: the store
// stops.
func (w *writer) commitFailed(id int, err error) error {
	if isFull(err) && !w.visible(id) {
		w.full = time.Now().Add(w.tune.pause)
		return fmt.Errorf("%w: %w", store.ErrFull, err)
	}
	w.cause = err
	close(w.failed)
	w.growth.End()
	return fmt.Errorf("%w: %w", store.ErrUnknownOutcome, err)
}

// visible reports whether readers see the transaction of an id.
func (w *writer) visible(id int) bool {
	tx, err := w.db.Begin(false)
	if err != nil {
		return true
	}
	defer tx.Rollback() //nolint:errcheck // a read transaction has nothing to lose
	return tx.ID() >= id
}

// isFull reports whether an error says that there is no room: on the disk, in
// a quota, or below the limit of a file's size. bbolt keeps only the text of
// an error that it meets when the file must grow.
func isFull(err error) bool {
	for _, full := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, full) || strings.HasSuffix(err.Error(), full.Error()) {
			return true
		}
	}
	return false
}
