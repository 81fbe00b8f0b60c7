package postgres

import (
	"os"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/store"
	"evenkeel/internal/store/postgres/postgrestest"
	"evenkeel/internal/store/storetest"
)

// quick gives up sooner, and looks more often, than usual.
var quick = tuning{patience: 5 * time.Second, limit: 20 * time.Second, poll: 100 * time.Millisecond}

// server is the one that all tests share who leave it running.
var server struct {
	once sync.Once
	*postgrestest.Server
	err error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if server.Server != nil {
		server.Remove()
	}
	os.Exit(code)
}

// needServer gives the shared server.
func needServer(t testing.TB) *postgrestest.Server {
	t.Helper()
	server.once.Do(func() { server.Server, server.err = postgrestest.Start() })
	postgrestest.Missing(t, server.err)
	return server.Server
}

// openTest opens a store that ends with the test.
func openTest(t testing.TB, url string, tune tuning) *Store {
	t.Helper()
	s, err := open(t.Context(), url, tune)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestStore(t *testing.T) {
	pg := needServer(t)
	storetest.Run(t, func(t *testing.T) (store.Store, func() store.Store) {
		url := pg.Database(t)
		s := openTest(t, url, quick)
		return s, func() store.Store {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = openTest(t, url, quick)
			return s
		}
	})
}
