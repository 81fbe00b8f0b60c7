package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
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
	settledKey = []byte("settled") // 8 bytes: up to this entry the file has every tail
	filedKey   = []byte("filed")   // 8 bytes: up to this entry the file's index of trainees has every start
)

// Open opens the store in a file, which it makes if there is none: its folder
// for the owner alone, the file likewise. It may answer [store.ErrLocked],
// after a second, and [store.ErrNewer].
func Open(path string) (*Store, error) {
	return open(path, production)
}

// production is the tuning that is not a test's.
var production = tuning{window: 1 << 16, lag: 1 << 12, pause: time.Second}

// tuning is what tests may choose.
type tuning struct {
	// window is how many of the log's newest entries may speak of attempts
	// whose tails are in memory only. Opening the store reads them again.
	window uint64
	// lag is how many entries more there may be, so that many tails come to
	// the file together.
	lag uint64
	// pause is how long nothing is tried after the disk was found full: a
	// failed commit makes bbolt read the whole file.
	pause time.Duration
	slack int64         // bytes that the file may grow by while it is copied; 0: as much again
	bbolt bbolt.Options // to begin with
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
		tune: tune, db: db, queue: store.NewQueue(), failed: make(chan struct{}),
		tails: tails{recent: make(map[string]recent)},
	}
	if err := s.load(); err != nil {
		db.Close() //nolint:errcheck // the first error says more
		return nil, fmt.Errorf("open the store %s: %w", path, err)
	}
	go s.write()
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

// load reads what the writer must know, and brings a file that an older
// program wrote to this one's schema.
func (s *Store) load() error {
	tx, err := s.db.Begin(false)
	if err != nil {
		return err
	}
	n, err := readNotes(tx)
	if err == nil {
		err = s.readNewest(tx, n)
	}
	if err := errors.Join(err, tx.Rollback()); err != nil {
		return err
	}
	if err := s.upgrade(n.schema); err != nil || n.filed != math.MaxUint64 {
		return err
	}
	return s.noteFiled()
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
		_, err := compact(context.Background(), tx, made, unseen, math.MaxInt32)
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
	schema  int    // by which it was written, up to store.SchemaVersion
	settled uint64 // up to this entry of the log the file has every tail
	filed   uint64 // up to this one its index of trainees has every start; the largest number if it does not say
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
	if v := b.Get(settledKey); len(v) == 8 {
		n.settled = binary.BigEndian.Uint64(v)
	}
	n.filed = math.MaxUint64
	if v := b.Get(filedKey); len(v) == 8 {
		n.filed = binary.BigEndian.Uint64(v)
	}
	return n, nil
}

// readNewest reads the newest part of the log for what the file does not have
// beside it.
func (s *Store) readNewest(tx *bbolt.Tx, n notes) error {
	end := n.settled
	var filings []filing
	c := tx.Bucket(logBucket).Cursor()
	for k, v := c.Seek(numberKey(min(n.settled, n.filed) + 1)); k != nil; k, v = c.Next() {
		end = binary.BigEndian.Uint64(k)
		e, err := parseEntry(end, v)
		if err != nil {
			return err
		}
		if end > n.settled {
			s.tails.move(string(e.attempt), tail{e.index + 1, end}, end)
		}
		if end <= n.filed {
			continue
		}
		if f, ok, err := e.filing(); ok && err == nil { // what cannot be read is left to who reads events
			filings = append(filings, f)
		}
	}
	s.filings.Store(&filings)
	s.end.Store(end)
	s.growth.To(store.Cursor(end))
	return nil
}

// closeFile ends the file with a list of its free pages, so that the next
// opening need not go through all of it.
func (s *Store) closeFile() error {
	select {
	case <-s.failed:
		return s.db.Close()
	default:
	}
	s.db.NoFreelistSync = false
	err := s.db.Update(func(*bbolt.Tx) error { return nil })
	if err != nil && isFull(err) {
		err = nil // it was only for the next opening
	}
	return errors.Join(err, s.db.Close())
}
