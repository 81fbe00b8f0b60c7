package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// do carries out statements in a database.
func do(t *testing.T, url string, statements ...string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	for _, sql := range statements {
		if _, err := conn.Exec(t.Context(), sql); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
}

func TestManyNodesMakeOneStore(t *testing.T) {
	url := needServer(t).Database(t)
	var wg sync.WaitGroup
	const nodes = 8
	for i := range nodes {
		wg.Go(func() {
			s, err := open(t.Context(), url, quick)
			if err != nil {
				t.Error(err)
				return
			}
			err = s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting(fmt.Sprint(i), "here") })
			if err := errors.Join(err, s.Close()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	s := openTest(t, url, quick)
	err := s.View(t.Context(), func(tx *store.Tx) error {
		for i := range nodes {
			if _, err := tx.Setting(fmt.Sprint(i)); err != nil {
				return fmt.Errorf("what node %d wrote: %w", i, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestStoresInSeveralSchemasAreSeveralStores(t *testing.T) {
	url := needServer(t).Database(t)
	do(t, url, "create schema one", "create schema two")
	a, b := openTest(t, url+"&search_path=one", quick), openTest(t, url+"&search_path=two", quick)
	listening(t, b)
	grown := b.Grown(0)
	playFirst(t, a, "x")
	checkLog(t, a, 0, 1)
	checkLog(t, b, 0, 0)
	select {
	case <-grown:
		t.Error("a store grows with another one")
	case <-time.After(200 * time.Millisecond):
	}
}

func TestANewerStoreIsLeftAlone(t *testing.T) {
	for _, newer := range []string{"layout", "schema"} {
		t.Run(newer, func(t *testing.T) {
			url := needServer(t).Database(t)
			s := openTest(t, url, quick)
			playFirst(t, s, "x")
			do(t, url, "update evenkeel_store set "+newer+" = 99")
			if _, err := open(t.Context(), url, quick); !errors.Is(err, store.ErrNewer) {
				t.Errorf("opening a newer store answers %v", err)
			}
			// One that was open meets it with its next write.
			err := s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting("x", "y") })
			if !errors.Is(err, store.ErrFailed) || !errors.Is(err, store.ErrNewer) {
				t.Errorf("writing to a newer store answers %v", err)
			}
			soon(t, "the failure", s.Failed())
			soon(t, "the end of growth", s.Grown(99))
			if _, err := s.Attempt(t.Context(), "x"); !errors.Is(err, store.ErrFailed) {
				t.Errorf("reading from a failed store answers %v", err)
			}
		})
	}
}

func TestAnOlderStoreIsUpgraded(t *testing.T) {
	url := needServer(t).Database(t)
	s := openTest(t, url, quick)
	const n = 5000 // more than one step of the upgrade
	for page := range 10 {
		err := s.Update(t.Context(), func(tx *store.Tx) error {
			for i := range n / 10 {
				if err := tx.Appended(finished(fmt.Sprint(page, "-", i))); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	do(t, url, "delete from evenkeel_records where bucket = 'results'", "update evenkeel_store set schema = 1")
	for range 2 {
		s = openTest(t, url, quick)
		count := 0
		for _, err := range store.Results(t.Context(), s) {
			if err != nil {
				t.Fatal(err)
			}
			count++
		}
		if count != n {
			t.Errorf("there are %d results, want %d", count, n)
		}
	}
}

// finished is a whole ranked attempt.
func finished(id string) store.Append {
	overall := 50.0
	return store.Append{Attempt: id, Events: []play.Event{
		{Started: &play.Started{Trainee: id, Mode: play.Ranked, Cohort: "c", Assignment: "x", Scenario: "s"}},
		{Ended: &play.Ended{Scores: play.Scores{Overall: &overall}}},
	}}
}

func TestAStoreWithoutItsTablesFails(t *testing.T) {
	url := needServer(t).Database(t)
	s := openTest(t, url, quick)
	do(t, url, "drop table evenkeel_log")
	err := s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting("x", "y") })
	if !errors.Is(err, store.ErrFailed) {
		t.Errorf("writing without a log answers %v", err)
	}
	soon(t, "the failure", s.Failed())
	do(t, url, "delete from evenkeel_store")
	if _, err := open(t.Context(), url, quick); err == nil || !strings.Contains(err.Error(), "restore a backup") {
		t.Errorf("opening a store without its row answers %v", err)
	}
}

func TestADatabaseThatDoesNotWaitForItsDiskIsRefused(t *testing.T) {
	url := needServer(t).Database(t)
	_, err := open(t.Context(), url+"&synchronous_commit=off", quick)
	if err == nil || !strings.Contains(err.Error(), "synchronous_commit is off") {
		t.Errorf("opening answers %v", err)
	}
	s := openTest(t, url+"&synchronous_commit=local", quick)
	playFirst(t, s, "x")
	checkLog(t, s, 0, 1)

	// One that stops to wait later is met with the next write.
	s = openTest(t, url, quick)
	do(t, url, "alter database "+s.connect.Database+" set synchronous_commit = off")
	server.Kill(t, url)
	err = s.Append(t.Context(), store.Append{Attempt: "y", Events: []play.Event{event("t", 0)}})
	if err == nil || !strings.Contains(err.Error(), "synchronous_commit is off") || errors.Is(err, store.ErrUnavailable) {
		t.Errorf("writing answers %v", err)
	}
	checkLog(t, s, 0, 1)
}

func TestAddressesThatLeadNowhereAreExplained(t *testing.T) {
	short := tuning{patience: 100 * time.Millisecond, limit: time.Second, poll: time.Second}
	for url, want := range map[string]string{
		"":                                  "looks like postgres://",
		"mysql://x/y":                       "looks like postgres://",
		"postgres://%zz":                    "looks like postgres://",
		"postgres://x:no/y":                 "looks like postgres://",
		"postgres:///y?host=" + t.TempDir(): "open the store in database y at /",
		"postgres://127.0.0.1:1/y?pool_max_conns=0":                  "pool_max_conns",
		"postgres://u:secret@127.0.0.1:1/y?connect_timeout=1":        "database y at 127.0.0.1",
		"postgres://u:secret@127.0.0.1:1/y?sslmode=perhaps":          "sslmode",
		strings.Replace(needServer(t).Database(t), "/test", "/x", 1): "does not exist",
	} {
		_, err := open(t.Context(), url, short)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("opening %q answers %v, want something with %q", url, err, want)
		}
	}
	_, err := open(t.Context(), "postgres://127.0.0.1:1/y", short)
	if !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("opening where nothing listens answers %v", err)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := open(over, "postgres://127.0.0.1:1/y", quick); err == nil {
		t.Error("a context that is over opens a store")
	}
}
