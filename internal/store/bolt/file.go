package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"evenkeel/internal/store"
)

// File is a store's file that is only read, and stays as it is. Any number of
// goroutines may use it, until Close.
type File struct {
	db      *bbolt.DB
	schema  int
	filings func() ([]filing, error) // what the index lacks
}

var _ store.Source = (*File)(nil)

// OpenFile opens a store's file to read it. Nobody can open it to write
// meanwhile. [store.ErrLocked] where somebody has, after a second; a file that
// is no store, or of a newer version, is refused.
func OpenFile(path string) (*File, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err // bbolt would make it
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, fmt.Errorf("open %s: %w", path, store.ErrLocked)
	}
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	var n notes
	err = db.View(func(tx *bbolt.Tx) (err error) {
		n, err = readNotes(tx)
		return err
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), db.Close())
	}
	filings := sync.OnceValues(func() (filings []filing, err error) {
		err = db.View(func(tx *bbolt.Tx) error {
			filings, err = readFilings(tx)
			return err
		})
		return filings, err
	})
	return &File{db, n.schema, filings}, nil
}

// Older reports whether an older program wrote the file: Open would bring it
// to the schema of this one, which is what this one understands.
func (f *File) Older() bool { return f.schema < store.SchemaVersion }

// Hold keeps everybody from opening a store's file until release, which is
// called once: who holds it may replace it. [store.ErrLocked] where somebody
// has it open, after a second. There need not be a file, nor a sound one.
func Hold(path string) (release func() error, err error) {
	nothing := func() error { return nil }
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nothing, nil
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, fmt.Errorf("hold %s: %w", path, store.ErrLocked)
	}
	if err != nil { // it is damaged: nobody else can open it either
		return nothing, nil
	}
	return db.Close, nil
}

// Close lets go of the file.
func (f *File) Close() error { return f.db.Close() }

// View implements [store.Source].
func (f *File) View(ctx context.Context, read func(*store.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	filings, err := f.filings()
	if err != nil {
		return err
	}
	return f.db.View(func(tx *bbolt.Tx) error { return read(store.NewTx(&indexed{newKV(tx), filings})) })
}

// Log implements [store.Source].
func (f *File) Log(ctx context.Context, after store.Cursor, limit int) (records []store.Record, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var page []entry
	err = f.db.View(func(tx *bbolt.Tx) (err error) {
		page, err = readLog(tx, uint64(after), limit)
		return err
	})
	if err != nil {
		return nil, err
	}
	return decodePage(page)
}

// End implements [store.Source].
func (f *File) End(ctx context.Context) (end store.Cursor, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	err = f.db.View(func(tx *bbolt.Tx) error {
		if k, _ := tx.Bucket(logBucket).Cursor().Last(); len(k) == 8 {
			end = store.Cursor(binary.BigEndian.Uint64(k))
		}
		return nil
	})
	return end, err
}
