package store

import (
	"context"
	"errors"
	"fmt"
)

// ErrNotMendable says that something is wrong that nothing else in the store
// tells the truth about.
var ErrNotMendable = errors.New("more is wrong than what follows from the rest of the store")

// Mend makes the records that follow from the log, or from other records, what
// they should be, and gives how many it changed. It is for a store that nobody
// else writes to. [ErrNotMendable], and nothing is changed, where the log or
// other records are damaged too.
func Mend(ctx context.Context, s Store, progress Progress) (changed int, err error) {
	var worst *Trouble
	e := newExamination(ctx, s, progress, func(t Trouble) {
		if t.Do == doRestore && worst == nil {
			worst = &t
		}
	})
	if err := errors.Join(e.log(), e.records()); err != nil {
		return 0, err
	}
	if worst != nil {
		return 0, fmt.Errorf("%w: %s", ErrNotMendable, worst.What)
	}
	var waiting []change
	flush := func() error {
		err := s.Update(ctx, func(t *Tx) error { return apply(t.KV(), waiting) })
		changed, waiting = changed+len(waiting), waiting[:0]
		if err != nil {
			return fmt.Errorf("mend records: %w", err)
		}
		return nil
	}
	for _, bucket := range Buckets {
		if !derived[bucket] {
			continue
		}
		for ch, err := range differences(ctx, working{e.expected}, s, bucket) {
			if err != nil {
				return changed, err
			}
			if waiting = append(waiting, ch); len(waiting) < changesMax {
				continue
			}
			if err := flush(); err != nil {
				return changed, err
			}
		}
	}
	return changed, flush()
}

// working shows records that were worked out as a Source without a log.
type working struct{ kv KV }

func (w working) Log(context.Context, Cursor, int) ([]Record, error) { return nil, nil }
func (w working) End(context.Context) (Cursor, error)                { return 0, nil }
func (w working) View(_ context.Context, f func(*Tx) error) error    { return f(NewTx(w.kv)) }
