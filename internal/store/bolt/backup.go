package bolt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"go.etcd.io/bbolt"

	"evenkeel/internal/store"
)

// copyBytes bounds what one transaction writes to a copy.
const copyBytes = 8 << 20

// copyFill is how full the pages of a copy are: there is some room for what
// comes in between.
const copyFill = 0.9

// errSlow ends a copy for which the store would have to grow too much: what is
// written meanwhile cannot use the pages that it frees.
var errSlow = errors.New("the copy took too long: meanwhile the store has grown too much; write it to a faster disk, or at a quieter time")

// Backup writes what the store holds at this moment to a new file, which Open
// can open. The copy is compact: it has nothing of what was deleted before.
// Reading and writing go on meanwhile, though the file may grow. It gives how
// much there is of what, without sums. After an error the file is of no use.
func (s *Store) Backup(ctx context.Context, path string, progress store.Progress) (store.Figures, error) {
	var figures store.Figures
	for {
		seen := s.memory.sight()
		again := false
		err := s.read(ctx, func(tx *bbolt.Tx) (err error) {
			if again = s.memory.dropped() != seen.drops; again { // see View
				return nil
			}
			figures, err = compact(ctx, tx, seen, path, progress, s.slack())
			return err
		})
		if !again {
			return figures, err
		}
	}
}

// slack is how much the file may grow while it is copied.
func (s *Store) slack() int64 {
	if s.tune.slack > 0 {
		return s.tune.slack
	}
	const least = 1 << 30
	info, err := os.Stat(s.db.Path())
	if err != nil {
		return least
	}
	return max(least, info.Size())
}

// CopyPages writes the file as it is at this moment, page by page, to a new
// file: for who looks for damage. It is a whole store of a moment ago: what has
// not come to the file yet is not in it. After an error it is of no use.
func (s *Store) CopyPages(ctx context.Context, path string, progress store.Progress) error {
	return s.read(ctx, func(tx *bbolt.Tx) error {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return fmt.Errorf("make the copy: %w", err)
		}
		step, done := progress("copying MiB", int(tx.Size()>>20)+1)
		defer done()
		_, err = tx.WriteTo(&pageWriter{ctx: ctx, to: f, step: step})
		if err := errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("write the copy: %w", err)
		}
		return nil
	})
}

// pageWriter writes until its context ends, and tells of each MiB.
type pageWriter struct {
	ctx  context.Context
	to   io.Writer
	step func()
	size int
}

func (w *pageWriter) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.to.Write(b)
	for w.size += n; w.size >= 1<<20; w.size -= 1 << 20 {
		w.step()
	}
	return n, err
}

// compact copies all that a transaction sees, and what memory had besides, into
// a new file, durably.
func compact(ctx context.Context, tx *bbolt.Tx, seen sight, path string, progress store.Progress, slack int64) (store.Figures, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second, NoSync: true, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return store.Figures{}, fmt.Errorf("make the copy %s: %w", path, err)
	}
	c := &compaction{ctx: ctx, from: tx, to: db, most: fileSize(tx.DB().Path()) + slack, figures: store.Figures{Buckets: make(map[string]int)}}
	err = c.all(progress)
	if err == nil {
		err = c.rest(seen)
	}
	if err == nil {
		err = db.Sync()
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return store.Figures{}, fmt.Errorf("write the copy %s: %w", path, err)
	}
	return c.figures, nil
}

// fileSize is 0 where it cannot be known.
func fileSize(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// compaction is one run of compact.
type compaction struct {
	ctx     context.Context
	from    *bbolt.Tx
	to      *bbolt.DB
	tx      *bbolt.Tx // writes to it
	size    int       // of what tx has written
	most    int64     // bytes that the source's file may have
	figures store.Figures
}

// all copies bucket by bucket. A damaged page makes bbolt panic.
func (c *compaction) all(progress store.Progress) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%w (%v)", errDamaged, cause)
		}
		if c.tx != nil {
			err = errors.Join(err, c.tx.Rollback())
		}
	}()
	if c.tx, err = c.to.Begin(true); err != nil {
		return err
	}
	err = c.from.ForEach(func(name []byte, b *bbolt.Bucket) error {
		total := -1
		if string(name) == string(logBucket) {
			total = int(lastNumber(b))
		}
		step, done := progress("copying "+bucketName(name), total)
		defer done()
		if total >= 0 {
			return c.log(b, step)
		}
		return c.bucket(name, b, step)
	})
	if err != nil {
		return err
	}
	return c.commit()
}

var errDamaged = errors.New("the file is damaged; evenkeel doctor says where, evenkeel restore puts a backup in its place")

// bucketName is how people are told of a bucket.
func bucketName(name []byte) string {
	if name[0] == '_' {
		return "the " + string(name[1:])
	}
	return string(name)
}

func (c *compaction) bucket(name []byte, b *bbolt.Bucket, step func()) error {
	to, err := c.tx.CreateBucket(name)
	if err != nil {
		return err
	}
	to.FillPercent = copyFill
	return b.ForEach(func(k, v []byte) error {
		if string(name) == string(storeBucket) && string(k) == string(journalKey) {
			return nil // the copy has none
		}
		if c.size += len(k) + len(v); c.size > copyBytes {
			if err := c.next(); err != nil {
				return err
			}
			to = c.tx.Bucket(name)
			to.FillPercent = copyFill
		}
		step()
		return to.Put(k, v)
	})
}

// logPart is how many entries of the log are copied together.
const logPart = 512

// log copies the log into full blocks.
func (c *compaction) log(from *bbolt.Bucket, step func()) error {
	if _, err := c.tx.CreateBucket(logBucket); err != nil {
		return err
	}
	next := uint64(1)
	part := span{first: next}
	for number, b := range logged(c.from, 0) {
		if number != next || len(part.entries) == logPart {
			if err := c.logPart(part); err != nil {
				return err
			}
			part = span{first: number}
		}
		part.entries, next = append(part.entries, b), number+1
		c.size += len(b)
		step()
	}
	if next != lastNumber(from)+1 {
		return errDamaged
	}
	return c.logPart(part)
}

func (c *compaction) logPart(part span) error {
	if c.size > copyBytes {
		if err := c.next(); err != nil {
			return err
		}
	}
	return appendBlocks(c.tx, part)
}

// rest adds what memory had, and counts what there is then.
func (c *compaction) rest(seen sight) error {
	err := c.to.Update(func(tx *bbolt.Tx) error {
		for i := range seen.layers { // the newest last
			if err := fileRecords(tx, seen.layers[len(seen.layers)-1-i]); err != nil {
				return err
			}
		}
		for _, s := range seen.spans {
			// Some of it may have come to the file just before it was read.
			if err := fileLog(tx, s.behind(lastNumber(tx.Bucket(logBucket)))); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.to.View(func(tx *bbolt.Tx) error {
		c.figures.Events = int(lastNumber(tx.Bucket(logBucket)))
		for _, bucket := range store.Buckets {
			n, err := newKV(tx).Count(bucket, "")
			if err != nil && tx.Bucket([]byte(bucket)) != nil {
				return err
			}
			c.figures.Buckets[bucket] = n
		}
		return nil
	})
}

// next begins another transaction, unless it is time to give up.
func (c *compaction) next() error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	if fileSize(c.from.DB().Path()) > c.most {
		return errSlow
	}
	if err := c.commit(); err != nil {
		return err
	}
	var err error
	c.tx, err = c.to.Begin(true)
	return err
}

func (c *compaction) commit() error {
	err := c.tx.Commit()
	c.tx, c.size = nil, 0
	return err
}
