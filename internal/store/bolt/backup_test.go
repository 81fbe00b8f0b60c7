package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"go.etcd.io/bbolt"

	"evenkeel/internal/store"
)

func quiet(string, int) (step, done func()) { return func() {}, func() {} }

func measure(t *testing.T, s store.Source) store.Figures {
	t.Helper()
	f, err := store.Measure(t.Context(), s, "", quiet)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestABackupIsWhatTheStoreWas(t *testing.T) {
	folder := t.TempDir()
	s := openTest(t, filepath.Join(folder, "evenkeel.db"), narrow)
	for i := range 30 {
		playOne(t, s, fmt.Sprint("a", i), 3, i%2 == 0)
	}
	path := filepath.Join(folder, "copy.db")
	told, err := s.Backup(t.Context(), path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	want := measure(t, s)
	copied := openFileTest(t, path)
	if got := measure(t, copied); got.LogSum != want.LogSum || got.RecordsSum != want.RecordsSum {
		t.Errorf("the copy has %+v, the store %+v", got, want)
	}
	if told.Events != want.Events || told.Records() != want.Records() {
		t.Errorf("it is said to hold %d events and %d records, and holds %d and %d", told.Events, told.Records(), want.Events, want.Records())
	}
	copied.Close()
	again := openTest(t, path, narrow)
	checkFile(t, again)
	playOne(t, again, "another", 2, true)
	if events, err := again.Attempt(t.Context(), "a1"); err != nil || len(events) != 4 {
		t.Errorf("an attempt of the copy has %d events (%v), want 4", len(events), err)
	}
}

// Whoever writes while a backup is made waits for nothing, and what they were
// told is kept before it began is in it.
func TestABackupIsMadeWhileTheStoreIsWritten(t *testing.T) {
	folder := t.TempDir()
	s := openTest(t, filepath.Join(folder, "evenkeel.db"), usual)
	for i := range 40 {
		playOne(t, s, fmt.Sprint("before", i), 4, true)
	}
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-stop:
					return
				default:
					playOne(t, s, fmt.Sprintf("during %d %d", w, i), 2, true)
				}
			}
		})
	}
	for round := range 3 {
		before, err := s.End(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, fmt.Sprint(round))
		if _, err := s.Backup(t.Context(), path, quiet); err != nil {
			t.Fatal(err)
		}
		f := openFileTest(t, path)
		got := measure(t, f)
		if got.Events < int(before) {
			t.Errorf("the copy has %d events, %d were there when it began", got.Events, before)
		}
		if got.Buckets["heads"] != got.Buckets["trainee_attempts"] {
			t.Errorf("the copy is of no one moment: %v", got.Buckets)
		}
	}
	close(stop)
	wg.Wait()
}

func TestABackupHasNothingThatWasDeleted(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "evenkeel.db")
	s := openTest(t, path, narrow)
	put := func(name, value string) {
		t.Helper()
		if err := s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting(name, value) }); err != nil {
			t.Fatal(err)
		}
		settle(t, s)
	}
	put("secret", "Wilhelmina Quist")
	put("secret", "")
	live, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(live, []byte("Wilhelmina")) {
		t.Error("the file itself has forgotten already: the test shows nothing")
	}
	to := filepath.Join(folder, "copy.db")
	if _, err := s.Backup(t.Context(), to, quiet); err != nil {
		t.Fatal(err)
	}
	copied, err := os.ReadFile(to)
	if err != nil || bytes.Contains(copied, []byte("Wilhelmina")) {
		t.Errorf("the copy has what was deleted (%v)", err)
	}
}

func TestABackupIsCompact(t *testing.T) {
	path := builtFile(t, false)
	to := filepath.Join(t.TempDir(), "copy.db")
	s := openTest(t, path, usual)
	if _, err := s.Backup(t.Context(), to, quiet); err != nil {
		t.Fatal(err)
	}
	closeTest(t, s)
	f := openFileTest(t, to)
	err := f.db.View(func(tx *bbolt.Tx) error {
		if stats := tx.Bucket(logBucket).Stats(); 100*stats.LeafInuse < 75*stats.LeafAlloc {
			t.Errorf("the log's pages hold %d bytes of %d", stats.LeafInuse, stats.LeafAlloc)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestABackupIsGivenUp(t *testing.T) {
	folder := t.TempDir()
	tune := usual
	tune.slack = 1
	s := openTest(t, filepath.Join(folder, "evenkeel.db"), tune)
	big := strings.Repeat("x", 1<<20)
	write := func(i int) error {
		return s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting(fmt.Sprint(i), big) })
	}
	for i := range 20 {
		if err := write(i); err != nil {
			t.Fatal(err)
		}
	}
	// The store grows while its settings are copied.
	grow := func(string, int) (step, done func()) {
		return func() {
			for i := range 3 {
				if err := write(100 + i); err != nil {
					t.Error(err)
				}
			}
		}, func() {}
	}
	if _, err := s.Backup(t.Context(), filepath.Join(folder, "a"), grow); !errors.Is(err, errSlow) {
		t.Errorf("while the store grows without bound it answers %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	stop := func(string, int) (step, done func()) { return cancel, func() {} }
	if _, err := s.Backup(ctx, filepath.Join(folder, "b"), stop); !errors.Is(err, context.Canceled) {
		t.Errorf("once nobody waits for it it answers %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("the store cannot be closed after that: %v", err)
	}
}

func TestAFileIsReadAsItIs(t *testing.T) {
	t.Parallel() // it waits for locks
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	playOne(t, s, "a", 3, true)
	if _, err := OpenFile(path); !errors.Is(err, store.ErrLocked) {
		t.Errorf("a file that is open elsewhere answers %v", err)
	}
	closeTest(t, s)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f := openFileTest(t, path)
	if got := measure(t, f); got.Events != 5 {
		t.Errorf("the file has %d events, want 5", got.Events)
	}
	if _, err := Open(path); !errors.Is(err, store.ErrLocked) {
		t.Errorf("opening a file that is being read answers %v", err)
	}
	f.Close()
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("reading has changed the file (%v)", err)
	}
	changeFile(t, path, func(tx *bbolt.Tx) error { return tx.Bucket(storeBucket).Put(schemaKey, []byte("99")) })
	if _, err := OpenFile(path); !errors.Is(err, store.ErrNewer) {
		t.Errorf("a newer file answers %v", err)
	}
	if _, err := OpenFile(path + "nowhere"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there answers %v", err)
	}
}

func TestAnOlderFileIsKeptBesideBeforeItIsChanged(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "evenkeel.db")
	s := openTest(t, path, usual)
	playOne(t, s, "a", 3, true)
	closeTest(t, s)
	changeFile(t, path, func(tx *bbolt.Tx) error {
		return errors.Join(tx.DeleteBucket([]byte("results")), tx.Bucket(storeBucket).Put(schemaKey, []byte("1")))
	})
	if f := openFileTest(t, path); !f.Older() {
		t.Error("the file does not say that it is older")
	} else {
		f.Close()
	}
	kept := fmt.Sprintf("%s.before-schema-%d", path, store.SchemaVersion)
	for range 2 {
		closeTest(t, openTest(t, path, usual))
		old := openFileTest(t, kept)
		if got := measure(t, old); !old.Older() || got.Events != 5 {
			t.Errorf("what is kept is older: %v, and has %d events", old.Older(), got.Events)
		}
		old.Close()
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 2 {
		t.Errorf("in the folder are %v (%v), want the store and what it was", left, err)
	}
}
