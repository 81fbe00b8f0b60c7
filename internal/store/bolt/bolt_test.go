package bolt

import (
	"path/filepath"
	"testing"

	"evenkeel/internal/store"
	"evenkeel/internal/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) (store.Store, func() store.Store) {
		path := filepath.Join(t.TempDir(), "data", "evenkeel.db")
		s := openTest(t, path)
		return s, func() store.Store {
			closeTest(t, s)
			s = openTest(t, path)
			return s
		}
	})
}

// openTest opens a store that ends with the test.
func openTest(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path)
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
