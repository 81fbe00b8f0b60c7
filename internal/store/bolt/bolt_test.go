package bolt

import (
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"evenkeel/internal/store"
	"evenkeel/internal/store/storetest"
)

// narrow makes everything leave memory very soon, so that small tests meet what
// else only large stores do.
var narrow = tuning{journal: 2 << 10, rest: 3 * time.Millisecond, pause: 20 * time.Millisecond}

// usual keeps in memory what a small test writes.
var usual = tuning{journal: 1 << 20, rest: time.Hour, pause: 20 * time.Millisecond}

func TestStore(t *testing.T) {
	t.Run("usual", func(t *testing.T) { runSuite(t, usual) })
	t.Run("narrow", func(t *testing.T) { runSuite(t, narrow) })
}

func runSuite(t *testing.T, tune tuning) {
	storetest.Run(t, func(t *testing.T) (store.Store, func() store.Store) {
		path := filepath.Join(t.TempDir(), "data", "evenkeel.db")
		s := openTest(t, path, tune)
		return s, func() store.Store {
			closeTest(t, s)
			s = openTest(t, path, tune)
			checkFile(t, s)
			return s
		}
	})
}

// openTest opens a store that ends with the test.
func openTest(t testing.TB, path string, tune tuning) *Store {
	t.Helper()
	s, err := open(path, tune)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func closeTest(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// checkFile lets bbolt look for damage in the file.
func checkFile(t testing.TB, s *Store) {
	t.Helper()
	calm(t, s)
	err := s.db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			t.Errorf("the file is damaged: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// calm waits until nothing comes to the file.
func calm(t testing.TB, s *Store) {
	t.Helper()
	if before := s.memory.coming(); before != nil {
		select {
		case <-before.done:
		case <-s.Failed():
		case <-time.After(10 * time.Second):
			t.Fatal("what has left memory does not come to the file")
		}
	}
}

// settle waits until the file has everything; the tuning must let it come there
// by itself.
func settle(t testing.TB, s *Store) {
	t.Helper()
	for until := time.Now().Add(10 * time.Second); time.Now().Before(until); time.Sleep(time.Millisecond) {
		calm(t, s)
		seen := s.memory.sight()
		if len(seen.spans) == 1 && len(seen.spans[0].entries) == 0 && len(seen.layers[0]) == 0 {
			return
		}
	}
	t.Fatal("memory never comes to the file")
}

// wantSetting makes sure of what a store remembers under a name.
func wantSetting(t testing.TB, s *Store, name, want string) {
	t.Helper()
	err := s.View(t.Context(), func(tx *store.Tx) error {
		got, err := tx.Setting(name)
		if got != want {
			t.Errorf("the setting has %d bytes, want %d", len(got), len(want))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

type commits struct{ writes, transactions int }

func (c *commits) Committed(writes int, _ time.Duration, _ int) {
	c.writes += writes
	c.transactions++
}

func TestAnObserverIsToldOfEveryWrite(t *testing.T) {
	s, err := Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	var seen commits
	s.Observe(&seen)
	for range 3 {
		if err := s.Update(t.Context(), func(*store.Tx) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if seen.writes != 3 || seen.transactions != 3 {
		t.Errorf("told of %+v", seen)
	}
}
