package people

import (
	"context"
	"errors"
	"slices"
)

// clearAtOnce is how many expired sessions or tokens one transaction removes.
const clearAtOnce = 200

// ClearAway removes all sessions and tokens that have expired, which nobody
// can use any more, and gives how many there were.
func (r *Registry) ClearAway(ctx context.Context) (cleared int, err error) {
	var sessions, tokens []string
	err = r.records.View(ctx, func(tx Tx) (err error) {
		sessions, tokens = nil, nil
		if sessions, err = tx.ExpiredSessions(r.now()); err != nil {
			return err
		}
		all, err := tx.Tokens()
		for _, t := range all {
			if !r.now().Before(t.Expires) {
				tokens = append(tokens, t.Hash)
			}
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	for some := range slices.Chunk(sessions, clearAtOnce) {
		if err := r.records.Update(ctx, func(tx Tx) error { return r.clearSessions(tx, some) }); err != nil {
			return cleared, err
		}
		cleared += len(some)
	}
	for some := range slices.Chunk(tokens, clearAtOnce) {
		err := r.records.Update(ctx, func(tx Tx) error {
			var errs []error
			for _, hash := range some {
				errs = append(errs, tx.DeleteToken(hash)) // a token's life is never renewed
			}
			return errors.Join(errs...)
		})
		if err != nil {
			return cleared, err
		}
		cleared += len(some)
	}
	return cleared, nil
}

// clearSessions removes those of some sessions that are still expired.
func (r *Registry) clearSessions(tx Tx, hashes []string) error {
	for _, hash := range hashes {
		s, err := tx.Session(hash)
		if errors.Is(err, ErrNotFound) || err == nil && r.now().Before(s.Expires) {
			continue
		}
		if err != nil {
			return err
		}
		if err := tx.DeleteSession(hash); err != nil {
			return err
		}
	}
	return nil
}
