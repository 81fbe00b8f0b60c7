package mem

import (
	"testing"

	"evenkeel/internal/store"
	"evenkeel/internal/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) (store.Store, func() store.Store) {
		s := New()
		t.Cleanup(func() { s.Close() })
		return s, nil
	})
}
