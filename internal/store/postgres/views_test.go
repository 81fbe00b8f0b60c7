package postgres

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"evenkeel/internal/store"
)

// remember puts a setting into a store.
func remember(t *testing.T, s *Store, name, value string) {
	t.Helper()
	update(t, s, func(tx *store.Tx) error { return tx.PutSetting(name, value) })
}

func TestViewsThatComeTogetherShareTransactions(t *testing.T) {
	const callers, each = 50, 40
	url := needServer(t).Database(t)
	s := openTest(t, url, quick)
	for i := range callers {
		remember(t, s, strconv.Itoa(i), fmt.Sprint("of ", i))
	}
	var wg sync.WaitGroup
	for i := range callers {
		wg.Go(func() {
			for range each {
				err := s.View(t.Context(), func(tx *store.Tx) error {
					for _, n := range []int{i, (i + 1) % callers} {
						if v, err := tx.Setting(strconv.Itoa(n)); v != fmt.Sprint("of ", n) || err != nil {
							return fmt.Errorf("setting %d is %q: %w", n, v, err)
						}
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	s.Close() // what it did is only counted for certain once it has gone
	const sql = "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()"
	if n := ask(t, url, sql); n > callers*each/2 {
		t.Errorf("%d views took %d transactions", callers*each, n)
	}
}

// ask gives a number that a database answers.
func ask(t *testing.T, url, sql string, args ...any) (n int) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	if err := conn.QueryRow(t.Context(), sql, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// Views that share a transaction do not share its moment with those that come
// later, and see one moment themselves.
func TestAViewSeesWhatWasWrittenBeforeItAndNothingAfter(t *testing.T) {
	s, other, _ := two(t, quick)
	remember(t, s, "x", "old")
	read := func(tx *store.Tx, want string) error {
		if got, err := tx.Setting("x"); got != want || err != nil {
			return fmt.Errorf("x is %q and not %q: %w", got, want, err)
		}
		return nil
	}
	err := s.View(t.Context(), func(tx *store.Tx) error {
		if err := read(tx, "old"); err != nil {
			return err
		}
		remember(t, other, "x", "new")
		later := make(chan error)
		go func() {
			later <- s.View(t.Context(), func(tx *store.Tx) error { return read(tx, "new") })
		}()
		return errors.Join(<-later, read(tx, "old")) // it waits for another round
	})
	if err != nil {
		t.Error(err)
	}
}

// One that takes long holds up neither those that come later nor those that
// came with it.
func TestViewsDoNotWaitForALongOne(t *testing.T) {
	s := openTest(t, needServer(t).Database(t), quick)
	remember(t, s, "x", "there")
	release, reading := make(chan struct{}), make(chan struct{})
	var long, others sync.WaitGroup
	view := func(pause func()) {
		err := s.View(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Setting("x")
			pause()
			_, err2 := tx.Setting("x")
			return errors.Join(err, err2)
		})
		if err != nil {
			t.Error(err)
		}
	}
	long.Go(func() { view(func() { close(reading); <-release }) })
	<-reading
	for range 20 {
		others.Go(func() { view(func() {}) })
	}
	done := make(chan struct{})
	go func() { others.Wait(); close(done) }()
	soon(t, "views beside a long one", done)
	close(release)
	long.Wait()
}

// holdUps are ways to keep the Views of a store that reads with one connection
// waiting, until what they give is called.
var holdUps = map[string]func(*testing.T, *Store) (release func()){
	"for the round under way": func(_ *testing.T, s *Store) func() {
		set := func(busy bool) {
			s.gathering.mu.Lock()
			defer s.gathering.mu.Unlock()
			s.gathering.busy = busy
		}
		set(true)
		return func() { set(false) }
	},
	"for a connection": func(t *testing.T, s *Store) func() {
		conn, err := s.pool.Acquire(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return conn.Release
	},
}

// crowded opens a store that reads with one connection.
func crowded(t *testing.T) *Store {
	return openTest(t, needServer(t).Database(t)+"&pool_max_conns=1", quick)
}

func readNothing(tx *store.Tx) error {
	if _, err := tx.Setting("x"); !errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("what is not there gives %w", err)
	}
	return nil
}

// waitingView begins a View that is held up, and gives its answer.
func waitingView(ctx context.Context, s *Store) <-chan error {
	asking, answer := make(chan struct{}), make(chan error, 1)
	go func() {
		answer <- s.View(ctx, func(tx *store.Tx) error {
			close(asking)
			return readNothing(tx)
		})
	}()
	<-asking
	time.Sleep(2 * roundTime) // its round, if it has one, is late by now
	return answer
}

func wantAnswer(t *testing.T, answer <-chan error, want error) {
	t.Helper()
	select {
	case err := <-answer:
		if !errors.Is(err, want) {
			t.Errorf("it answers %v and not %v", err, want)
		}
	case <-time.After(5 * time.Second):
		t.Errorf("it waits, and does not answer %v", want)
	}
}

func TestAViewWhoseContextEndsDoesNotWaitForARound(t *testing.T) {
	for name, holdUp := range holdUps {
		t.Run(name, func(t *testing.T) {
			s := crowded(t)
			release := holdUp(t, s)
			ctx, cancel := context.WithCancel(t.Context())
			answer := waitingView(ctx, s)
			cancel()
			wantAnswer(t, answer, context.Canceled)
			release()
			if err := s.View(t.Context(), readNothing); err != nil {
				t.Errorf("the next one answers %v", err)
			}
		})
	}
}

func TestAViewDoesNotWaitForARoundOfAClosedStore(t *testing.T) {
	for name, holdUp := range holdUps {
		t.Run(name, func(t *testing.T) {
			s := crowded(t)
			release := holdUp(t, s)
			answer, closed := waitingView(t.Context(), s), make(chan struct{})
			go func() { s.Close(); close(closed) }()
			wantAnswer(t, answer, store.ErrClosed)
			release()
			soon(t, "the end of the store", closed)
		})
	}
}

// A function that panics does not keep its round from ending.
func TestAViewThatPanicsLeavesItsRound(t *testing.T) {
	s := openTest(t, needServer(t).Database(t), quick)
	func() {
		defer func() { _ = recover() }()
		_ = s.View(t.Context(), func(tx *store.Tx) error {
			_, _ = tx.Setting("x")
			panic("within a view")
		})
	}()
	closed := make(chan struct{})
	go func() { s.Close(); close(closed) }()
	soon(t, "the end of the store", closed)
}

func TestAViewBeginsAgainBeforeItHasReadAnything(t *testing.T) {
	url := needServer(t).Database(t)
	s := openTest(t, url, quick)
	remember(t, s, "x", "there")
	for range 3 {
		err := s.View(t.Context(), func(tx *store.Tx) error {
			server.Kill(t, url)
			_, err := tx.Setting("x")
			return err
		})
		if err != nil {
			t.Error(err)
		}
		time.Sleep(10 * time.Millisecond)
	}
}
