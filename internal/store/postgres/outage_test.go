package postgres

import (
	"context"
	"errors"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/store/postgres/postgrestest"
	"evenkeel/internal/store/storetest"
)

func TestNothingIsLostOrDoubledWhenConnectionsAreKilled(t *testing.T) {
	a, b, url := two(t, quick)
	l := startLoad(t, 32, a, b)
	killed := 0
	for range 25 {
		time.Sleep(60 * time.Millisecond)
		killed += server.Kill(t, url)
	}
	l.end(a)
	t.Logf("%d connections were killed", killed)
	if killed < 25 {
		t.Errorf("only %d connections were killed: the test shows little", killed)
	}
}

func TestNothingIsLostOrDoubledWhenTheServerIsRestarted(t *testing.T) {
	pg := postgrestest.Need(t)
	url := pg.Database(t)
	a, b := openTest(t, url, quick), openTest(t, url, quick)
	l := startLoad(t, 32, a, b)
	for _, how := range []syscall.Signal{syscall.SIGQUIT, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGKILL} {
		time.Sleep(400 * time.Millisecond)
		if err := pg.Stop(how); err != nil {
			t.Fatal(err)
		}
		if err := pg.Start(); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(200 * time.Millisecond)
	l.end(a)
}

// A model of the store, whose server is killed again and again and comes back:
// the store is the same all along.
func TestModelWithKilledServers(t *testing.T) {
	pg := postgrestest.Need(t)
	storetest.RunModel(t, 2, func(t *testing.T) (store.Store, func() store.Store) {
		s := openTest(t, pg.Database(t), quick)
		return s, func() store.Store {
			for _, err := range []error{pg.Stop(syscall.SIGQUIT), pg.Start()} {
				if err != nil {
					t.Fatal(err)
				}
			}
			return s
		}
	})
}

func TestALongOutageIsAnsweredAndEnds(t *testing.T) {
	pg := postgrestest.Need(t)
	s := openTest(t, pg.Database(t), tuning{patience: 300 * time.Millisecond, limit: 5 * time.Second, poll: 50 * time.Millisecond})
	playFirst(t, s, "a")
	if err := pg.Stop(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	next := store.Append{Attempt: "a", After: 1, Events: []play.Event{event("t", 1)}}
	for range 3 {
		if err := s.Append(t.Context(), next); !errors.Is(err, store.ErrUnavailable) {
			t.Fatalf("an append without a database answers %v", err)
		}
		if err := s.View(t.Context(), func(*store.Tx) error { return nil }); !errors.Is(err, store.ErrUnavailable) {
			t.Fatalf("a view without a database answers %v", err)
		}
	}
	over, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := s.Append(over, next); !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("an append whose context ends answers %v", err)
	}
	select {
	case <-s.Failed():
		t.Error("an outage is no failure of the store")
	default:
	}
	if err := pg.Start(); err != nil {
		t.Fatal(err)
	}
	grown := s.Grown(1)
	if err := s.Append(t.Context(), next); err != nil {
		t.Fatalf("an append after the outage answers %v", err)
	}
	soon(t, "growth after the outage", grown)
	checkLog(t, s, 0, 2)
}

// A node that is stuck within its transaction holds the others up, and who
// has no time to wait need not.
func TestWritersWaitForTheLock(t *testing.T) {
	s, _, url := two(t, quick)
	other, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close(t.Context())
	for _, sql := range []string{beginWrite, lockStore} {
		if _, err := other.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	short, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	append := func(ctx context.Context, attempt string) error {
		return s.Append(ctx, store.Append{Attempt: attempt, Events: []play.Event{event("t", 0)}})
	}
	if err := append(short, "short"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("an append that could not wait answers %v", err)
	}
	done := make(chan error, 1)
	go func() { done <- append(t.Context(), "long") }()
	if _, err := s.End(t.Context()); err != nil {
		t.Errorf("reading while others write answers %v", err)
	}
	select {
	case err := <-done:
		t.Errorf("an append did not wait for the lock: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
	if _, err := other.Exec(t.Context(), "rollback"); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Errorf("an append that waited answers %v", err)
	}
}

// A batch that loses its connection before the commit begins again, and with
// it the updates in it.
func TestAnUpdateRunsAgainWhenItsConnectionIsLost(t *testing.T) {
	s, _, url := two(t, quick)
	runs := 0
	update(t, s, func(tx *store.Tx) error {
		if _, err := tx.Setting("x"); !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if runs++; runs <= 2 {
			server.Kill(t, url)
		}
		if _, err := tx.Setting("y"); !errors.Is(err, store.ErrNotFound) {
			return err
		}
		return tx.PutSetting("x", "there")
	})
	if runs != 3 {
		t.Errorf("the update ran %d times", runs)
	}
	// A view, whose function may not run twice, says so instead, once it has
	// read something.
	runs = 0
	err := s.View(t.Context(), func(tx *store.Tx) error {
		runs++
		if _, err := tx.Setting("x"); err != nil {
			return err
		}
		server.Kill(t, url)
		_, err := tx.Setting("x")
		return err
	})
	if !errors.Is(err, store.ErrUnavailable) || runs != 1 {
		t.Errorf("a view whose connection is lost answers %v after %d runs", err, runs)
	}
}

func TestCommitsThatWereNotAnsweredAreUnknown(t *testing.T) {
	for _, test := range []struct {
		name    string
		err     error
		unknown bool
	}{
		{"the server refused a statement", &pgconn.PgError{SeverityUnlocalized: "ERROR", Code: "23505"}, false},
		{"the server shut down", &pgconn.PgError{SeverityUnlocalized: "FATAL", Code: "57P01"}, true},
		{"the connection was lost", errors.New("unexpected EOF"), true},
		{"the time was over", context.DeadlineExceeded, true},
		{"the server rolled back", errRolledBack, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := unavailable("write", notCommitted(test.err))
			if errors.Is(got, store.ErrUnknownOutcome) != test.unknown {
				t.Errorf("it is taken for %v", got)
			}
			if errors.Is(got, store.ErrUnknownOutcome) && (passing(got) || errors.Is(got, store.ErrUnavailable)) {
				t.Errorf("an unknown outcome is tried again: %v", got)
			}
		})
	}
}
