package bolt

import (
	"context"
	"fmt"

	"go.etcd.io/bbolt"
)

// CheckChains tells, in words, where the file does not lead from an attempt to
// its events: entries of the log that name another one before them than there
// is, and tails that are not where the attempt ends. It holds the attempts'
// ids in memory meanwhile.
func (f *File) CheckChains(ctx context.Context) (troubles []string, err error) {
	err = f.db.View(func(tx *bbolt.Tx) error {
		c := &chains{ends: make(map[string]tail)}
		if err := c.log(ctx, tx); err != nil {
			return err
		}
		c.tails(tx)
		troubles = c.troubles
		return nil
	})
	return troubles, err
}

// chains is one run of CheckChains.
type chains struct {
	ends     map[string]tail // as the log has them
	troubles []string
}

func (c *chains) wrong(text string, args ...any) {
	if len(c.troubles) < mostTroubles {
		c.troubles = append(c.troubles, fmt.Sprintf(text, args...))
	}
}

// log follows the log's entries. One that cannot be read is left to who reads
// events.
func (c *chains) log(ctx context.Context, tx *bbolt.Tx) error {
	cursor := tx.Bucket(logBucket).Cursor()
	for k, _ := cursor.First(); k != nil; k, _ = cursor.Next() {
		if len(k) != 8 {
			c.wrong("the log has an entry without a number")
		}
	}
	for number, v := range logged(tx, 0) {
		if err := ctx.Err(); err != nil {
			return err
		}
		e, err := parseEntry(number, v)
		if err != nil {
			continue
		}
		if before := c.ends[string(e.attempt)].last; e.previous != before {
			c.wrong("entry %d of the log, of attempt %s, follows entry %d, and should follow %d", number, e.attempt, e.previous, before)
		}
		c.ends[string(e.attempt)] = tail{e.index + 1, number}
	}
	return nil
}

// tails compares the tails that the file has with the log.
func (c *chains) tails(tx *bbolt.Tx) {
	cursor := tx.Bucket(tailBucket).Cursor()
	for k, _ := cursor.First(); k != nil; k, _ = cursor.Next() {
		attempt := string(k)
		end, there := c.ends[attempt]
		t, err := readTail(tx, attempt)
		switch {
		case err != nil:
			c.wrong("%v", err)
		case !there:
			c.wrong("attempt %s is said to end at entry %d, and is not in the log", attempt, t.last)
		case t != end:
			c.wrong("attempt %s is said to end at entry %d with %d events, and ends at %d with %d", attempt, t.last, t.count, end.last, end.count)
		}
	}
	for attempt, end := range c.ends {
		if tx.Bucket(tailBucket).Get([]byte(attempt)) == nil {
			c.wrong("attempt %s, which ends at entry %d, cannot be found", attempt, end.last)
		}
	}
}
