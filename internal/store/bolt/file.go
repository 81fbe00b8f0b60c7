package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"evenkeel/internal/store"
)

// File is a store's file that is only read, with its journal if it was not
// closed, and stays as it is. Any number of goroutines may use it, until Close.
type File struct {
	db     *bbolt.DB
	schema int
	recent *recent // of the journal
	lacks  error   // of the journal
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
	f := &File{db: db}
	if err := db.View(f.load); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), db.Close())
	}
	return f, nil
}

// load reads what the file says of itself, and its journal.
func (f *File) load(tx *bbolt.Tx) error {
	n, err := readNotes(tx)
	if err != nil {
		return err
	}
	f.schema = n.schema
	batches, err := readJournal(f.db.Path(), n.journal)
	var lacks *JournalError
	if err != nil && !errors.As(err, &lacks) {
		return err
	}
	f.lacks = err
	f.recent, err = recentOf(tx, batches)
	return err
}

// Lacks says what the file needs of its journal and is not there, nil if it has
// everything: it is what a server had some seconds before it ended. A copy by
// [Store.CopyPages] lacks its journal, and nothing is wrong with that.
func (f *File) Lacks() error { return f.lacks }

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

// JournalPaths names the files of the journal of a store's file, which are there
// while a server works on it, and after one that was killed: who copies or moves
// the file takes them along.
func JournalPaths(path string) []string {
	paths := journalPaths(path)
	return paths[:]
}

// Gather brings to a store's file what its journal has, as far as that can be
// read, and removes the journal; one that an older program wrote it brings to
// this one's schema. Then the file has everything. Nobody may have it open. A
// [store.ErrFull] loses nothing, and it may be repeated.
func Gather(path string) error {
	db, err := openFile(path, bbolt.Options{})
	if err != nil {
		return err
	}
	s := &Store{tune: production, db: db}
	return errors.Join(s.gather(), db.Close())
}

func (s *Store) gather() error {
	n, err := s.notes()
	if err != nil {
		return err
	}
	var lacks *JournalError
	if _, err := s.takeUp(n.journal); err != nil && !errors.As(err, &lacks) {
		return err
	}
	if err := s.upgrade(n.schema); err != nil {
		return err
	}
	s.db.NoFreelistSync = false // see closeFiles
	err = s.commitFile(func(tx *bbolt.Tx) error { return tx.Bucket(storeBucket).Delete(journalKey) })
	if err != nil {
		return err
	}
	return removeJournal(s.db.Path())
}

// Close lets go of the file.
func (f *File) Close() error { return f.db.Close() }

// View implements [store.Source].
func (f *File) View(ctx context.Context, read func(*store.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return f.db.View(func(tx *bbolt.Tx) error {
		return read(store.NewTx(newLayered(tx, []records{f.recent.records})))
	})
}

// Log implements [store.Source].
func (f *File) Log(ctx context.Context, after store.Cursor, limit int) (records []store.Record, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var page []entry
	err = f.db.View(func(tx *bbolt.Tx) (err error) {
		page, err = entries{tx, f.spans()}.page(uint64(after), limit)
		return err
	})
	if err != nil {
		return nil, err
	}
	return decodePage(page)
}

func (f *File) spans() []span { return []span{f.recent.span} }

// End implements [store.Source].
func (f *File) End(ctx context.Context) (store.Cursor, error) {
	return store.Cursor(f.recent.first) + store.Cursor(len(f.recent.entries)) - 1, ctx.Err()
}
