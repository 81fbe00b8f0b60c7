package bolt

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"evenkeel/internal/store"
)

// stop ends the use of the store after an error after which nobody knows what
// is on the disk, also not what the next sync would mean.
func (s *Store) stop(err error) error {
	s.stopping.Do(func() {
		s.cause = err
		close(s.failed)
		s.growth.End()
	})
	return fmt.Errorf("%w: %w", store.ErrUnknownOutcome, err)
}

// visible reports whether readers see the transaction of an id.
func (s *Store) visible(id int) bool {
	tx, err := s.db.Begin(false)
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
