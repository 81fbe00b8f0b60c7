package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"evenkeel/internal/store"
)

// The file's buckets beside those of records.
var (
	logBucket   = []byte("_log")   // see entryFormat
	tailBucket  = []byte("_tails") // attempt -> uvarint count, then 8 bytes: the last entry's number
	storeBucket = []byte("_store") // what the file says of itself:

	schemaKey  = []byte("schema")  // decimal
	journalKey = []byte("journal") // see journalNote; absent: there is none
)

// Open opens the store in a file, which it makes if there is none: its folder
// for the owner alone, the file likewise. It may answer [store.ErrLocked],
// after a second, and [store.ErrNewer].
func Open(path string) (*Store, error) {
	return open(path, production)
}

// production is the tuning that is not a test's.
var production = tuning{journal: 4 << 20, rest: time.Second, pause: time.Second}

// tuning is what tests may choose.
type tuning struct {
	// journal is how many bytes a file of the journal holds before the other
	// one takes its turn. Memory holds as much, twice.
	journal int64
	// rest is for how long something is in memory at most, if nothing comes to
	// the file meanwhile. The longer, the more pages of the file change at once,
	// all of which are in memory then.
	rest time.Duration
	// pause is how long nothing is tried after the disk was found full: it
	// would be met again and again, and a failed commit makes bbolt read the
	// whole file.
	pause time.Duration
	slack int64         // bytes that the file may grow by while it is copied; 0: as much again
	bbolt bbolt.Options // to begin with; its NoSync is for the journal, too
}

// open is Open with a tuning.
func open(path string, tune tuning) (*Store, error) {
	if err := create(path); err != nil {
		return nil, fmt.Errorf("make the store %s: %w", path, err)
	}
	warm(path)
	if err := checkUnclosed(path); err != nil {
		return nil, fmt.Errorf("open the store %s: %w", path, err)
	}
	before, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	db, err := openFile(path, tune.bbolt)
	if err != nil {
		return nil, err
	}
	// Who held it may have put another file in its place while we waited.
	if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) {
		return nil, errors.Join(fmt.Errorf("open %s: %w: it has just been replaced; try again", path, store.ErrLocked), db.Close())
	}
	s := &Store{
		tune: tune, db: db, queue: store.NewQueue(), journal: journal{sync: !tune.bbolt.NoSync},
		toFile: make(chan filing, 1), settled: make(chan struct{}), failed: make(chan struct{}),
	}
	if err := s.load(); err != nil {
		db.Close() //nolint:errcheck // the first error says more
		return nil, fmt.Errorf("open the store %s: %w", path, err)
	}
	go s.write()
	go s.bringToFile()
	return s, nil
}

func openFile(path string, o bbolt.Options) (*bbolt.DB, error) {
	o.Timeout = time.Second
	o.NoFreelistSync = true
	o.FreelistType = bbolt.FreelistMapType
	o.NoStatistics = true
	o.InitialMmapSize = mapSize()
	db, err := bbolt.Open(path, 0o600, &o)
	if errors.Is(err, syscall.ENOMEM) { // the address space is limited
		o.InitialMmapSize = 0
		db, err = bbolt.Open(path, 0o600, &o)
	}
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, fmt.Errorf("open %s: %w; stop that one or give this one another folder", path, store.ErrLocked)
	}
	if err != nil {
		return nil, fmt.Errorf("open the store %s: %w", path, err)
	}
	return db, nil
}

// mapSize is how much address space to reserve: a file that grows beyond it
// makes the writer wait for readers. Windows would make the file that large.
func mapSize() int {
	if runtime.GOOS == "windows" || strconv.IntSize < 64 {
		return 0
	}
	const size int64 = 16 << 30
	return int(min(size, math.MaxInt))
}

// warm reads the file once from its beginning, which is much faster than the
// disorder in which bbolt then goes through it. It is no harm if it fails.
func warm(path string) {
	f, err := os.Open(path)
	if err != nil {
		return
	}
	defer f.Close() //nolint:errcheck // only read
	const most = 4 << 30
	io.CopyBuffer(io.Discard, struct{ io.Reader }{io.LimitReader(f, most)}, make([]byte, 1<<20)) //nolint:errcheck // see above
}

// create makes an empty store under another name first: a crash while bbolt
// lays out a new file could leave one that cannot be opened.
func create(path string) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, filepath.Base(path)+".new-*") // 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // gone if it was renamed
	if err := f.Close(); err != nil {
		return err
	}
	if err := layOut(f.Name()); err != nil {
		return err
	}
	if err := publish(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(folder)
}

func layOut(path string) error {
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		if err := makeBuckets(tx); err != nil {
			return err
		}
		return noteSchema(tx)
	})
	return errors.Join(err, db.Close())
}

func makeBuckets(tx *bbolt.Tx) error {
	names := [][]byte{logBucket, tailBucket, storeBucket}
	for _, b := range store.Buckets {
		names = append(names, []byte(b))
	}
	for _, name := range names {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return fmt.Errorf("make the bucket %s: %w", name, err)
		}
	}
	return nil
}

// publish gives a new store its name, unless another process has made one
// meanwhile: then that one counts. Where there are no hard links, two
// processes must not make the same store at once.
func publish(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	return os.Rename(from, to)
}

// syncFolder makes a new name durable.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil // it cannot sync folders
	}
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// load brings to the file what its journal has, if it was not closed, and a
// file that an older program wrote to this one's schema.
func (s *Store) load() error {
	n, err := s.notes()
	if err != nil {
		return err
	}
	left, err := s.takeUp(n.journal)
	full := left != nil && n.schema == store.SchemaVersion
	if err != nil && !full {
		return err
	}
	if err := s.upgrade(n.schema); err != nil {
		return err
	}
	err = s.db.View(func(tx *bbolt.Tx) error {
		s.memory.now = newRecent(lastNumber(tx.Bucket(logBucket))+1, s.journal.number)
		return nil
	})
	if err != nil {
		return err
	}
	if full { // it is read from memory until there is room
		s.memory.now = left
		s.toFile <- filing{recent: s.memory.turn()}
	}
	end := s.memory.now.first - 1
	s.end.Store(end)
	s.growth.To(store.Cursor(end))
	return nil
}

// takeUp brings to the file what its journal has beyond it. A [*JournalError]
// says that there was more; with a [store.ErrFull] comes what has no room, if it
// is all that there was.
func (s *Store) takeUp(n journalNote) (left *recent, err error) {
	batches, lacks := readJournal(s.db.Path(), n)
	s.journal.number = n.filed + uint64(len(batches))
	if len(batches) == 0 {
		return nil, lacks
	}
	err = s.db.View(func(tx *bbolt.Tx) (err error) {
		left, err = recentOf(tx, batches)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = s.commitFile(func(tx *bbolt.Tx) error {
		if err := file(tx, left); err != nil {
			return err
		}
		return noteJournal(tx, journalNote{n.id, s.journal.number})
	})
	if errors.Is(err, store.ErrFull) && lacks == nil {
		return left, err
	}
	if err != nil {
		return nil, err
	}
	return nil, lacks
}

// recentOf gives what batches of the journal bring to what a transaction sees.
func recentOf(tx *bbolt.Tx, batches []written) (*recent, error) {
	r := newRecent(lastNumber(tx.Bucket(logBucket))+1, 0)
	for _, w := range batches {
		if err := r.again(w); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// makeJournal makes a new journal, once something is to be written. Files of one
// that are there have nothing that is needed.
func (w *writer) makeJournal() error {
	made, err := w.newJournal()
	if err != nil {
		return errors.Join(w.journalFailed(err), made.close())
	}
	w.journal = made
	return nil
}

// newJournal makes the files, and then notes whose they are. After an error,
// which is as that of journal.append, they are still to be closed.
func (w *writer) newJournal() (made journal, err error) {
	made = journal{id: rand.Uint64() | 1, number: w.journal.number, sync: w.journal.sync} // not 0
	for i, path := range journalPaths(w.db.Path()) {
		if made.files[i], err = w.openJournal(path); err != nil {
			return made, refused(err)
		}
	}
	if err := syncFolder(filepath.Dir(w.db.Path())); err != nil {
		return made, fmt.Errorf("make the journal: %w", err)
	}
	return made, w.commitFile(func(tx *bbolt.Tx) error { return noteJournal(tx, journalNote{made.id, made.number}) })
}

func (w *writer) openJournal(path string) (*os.File, error) {
	open := w.tune.bbolt.OpenFile
	if open == nil {
		open = os.OpenFile
	}
	return open(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
}

// upgrade changes what an older program wrote, by a schema, once a copy of it
// is kept beside. It may be broken off and begun again.
func (s *Store) upgrade(schema int) error {
	if schema == store.SchemaVersion {
		return nil
	}
	if err := s.keepOld(); err != nil {
		return fmt.Errorf("keep a copy before it is brought from schema %d to %d: %w", schema, store.SchemaVersion, err)
	}
	if err := s.db.Update(makeBuckets); err != nil {
		return err
	}
	err := store.Upgrade(schema, func(f func(*store.Tx) error) error {
		return s.db.Update(func(tx *bbolt.Tx) error { return f(store.NewTx(newKV(tx))) })
	})
	if err == nil && schema < 4 {
		err = s.db.Update(completeOld)
	}
	if err != nil {
		return fmt.Errorf("bring it from schema %d to %d: %w", schema, store.SchemaVersion, err)
	}
	return s.db.Update(noteSchema)
}

// keepOld copies the file to one beside it that is named for the schema that it
// is about to get, unless
// an upgrade that was broken off has.
func (s *Store) keepOld() error {
	path := fmt.Sprintf("%s.before-schema-%d", s.db.Path(), store.SchemaVersion)
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	folder, err := os.MkdirTemp(filepath.Dir(path), filepath.Base(path)+".new-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder) //nolint:errcheck // what was made in it has moved out
	made := filepath.Join(folder, "copy")
	err = s.db.View(func(tx *bbolt.Tx) error {
		_, err := compact(context.Background(), tx, sight{}, made, unseen, math.MaxInt32)
		return err
	})
	if err != nil {
		return err
	}
	if err := os.Rename(made, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// unseen is progress that nobody is shown.
func unseen(string, int) (step, done func()) { return func() {}, func() {} }

func noteSchema(tx *bbolt.Tx) error {
	return tx.Bucket(storeBucket).Put(schemaKey, []byte(strconv.Itoa(store.SchemaVersion)))
}

// notes are what a file says of itself.
type notes struct {
	schema  int // by which it was written, up to store.SchemaVersion
	journal journalNote
}

// notes reads what the file says of itself.
func (s *Store) notes() (n notes, err error) {
	err = s.db.View(func(tx *bbolt.Tx) (err error) {
		n, err = readNotes(tx)
		return err
	})
	return n, err
}

func readNotes(tx *bbolt.Tx) (n notes, err error) {
	b := tx.Bucket(storeBucket)
	if b == nil {
		return n, errors.New("the file is not a store of evenkeel")
	}
	if n.schema, err = strconv.Atoi(string(b.Get(schemaKey))); err != nil {
		return n, errors.New("the file does not say by which version it was written; restore a backup")
	}
	if n.schema > store.SchemaVersion {
		return n, fmt.Errorf("%w (it has schema %d, this program knows %d)", store.ErrNewer, n.schema, store.SchemaVersion)
	}
	if v := b.Get(journalKey); len(v) == 16 {
		n.journal = journalNote{binary.LittleEndian.Uint64(v), binary.LittleEndian.Uint64(v[8:])}
	}
	return n, nil
}

// closeFiles ends the file with a list of its free pages, so that the next
// opening need not go through all of it, and without a journal if it has
// everything.
func (s *Store) closeFiles() error {
	err := s.journal.close()
	if over(s.failed) {
		return errors.Join(err, s.db.Close())
	}
	whole := s.memory.empty() && s.memory.coming() == nil
	s.db.NoFreelistSync = false
	noted := s.commitFile(func(tx *bbolt.Tx) error {
		if !whole {
			return nil
		}
		return tx.Bucket(storeBucket).Delete(journalKey)
	})
	switch {
	case errors.Is(noted, store.ErrFull): // the journal stays
	case noted != nil:
		err = errors.Join(err, noted)
	case whole:
		err = errors.Join(err, removeJournal(s.db.Path()))
	}
	return errors.Join(err, s.db.Close())
}

// removeJournal removes the files of a journal of which nothing is needed, if
// there are any.
func removeJournal(path string) (err error) {
	for _, p := range journalPaths(path) {
		if gone := os.Remove(p); !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return err
}
