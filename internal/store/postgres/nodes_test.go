package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// patient never looks by itself, so that what it knows of other nodes it has
// heard.
var patient = tuning{patience: 5 * time.Second, limit: 20 * time.Second, poll: time.Hour}

// two opens two nodes on a new database.
func two(t *testing.T, tune tuning) (a, b *Store, url string) {
	t.Helper()
	url = needServer(t).Database(t)
	return openTest(t, url, tune), openTest(t, url, tune), url
}

func TestOfTwoNodesExactlyOneAppendsToAPlace(t *testing.T) {
	a, b, _ := two(t, quick)
	const attempts, callers = 12, 3
	var wins [attempts][lastTurn + 1]atomic.Int32
	var wg sync.WaitGroup
	for _, node := range []*Store{a, b} {
		for range callers {
			wg.Go(func() {
				for n := range lastTurn + 1 {
					for i := range attempts {
						err := node.Append(t.Context(), store.Append{
							Attempt: fmt.Sprint("a", i), After: n, Events: []play.Event{event(fmt.Sprint("t", i), n)},
						})
						if err == nil {
							wins[i][n].Add(1)
						} else if !errors.Is(err, store.ErrConflict) {
							t.Error(err)
						}
					}
				}
			})
		}
	}
	wg.Wait()
	for i := range wins {
		for n := range wins[i] {
			if won := wins[i][n].Load(); won != 1 {
				t.Errorf("event %d of attempt %d was written %d times", n, i, won)
			}
		}
	}
	checkLog(t, a, 0, attempts*(lastTurn+1))
	checkLog(t, b, 0, attempts*(lastTurn+1))
}

func TestARankedAttemptStartsOnceOnAllNodes(t *testing.T) {
	a, b, _ := two(t, quick)
	const assignments = 20
	var wins atomic.Int32
	var wg sync.WaitGroup
	for who, node := range []*Store{a, b} {
		for i := range assignments {
			wg.Go(func() {
				e := event("tina", 0)
				e.Started.Assignment = fmt.Sprint(i)
				err := node.Append(t.Context(), store.Append{Attempt: fmt.Sprint(who, "-", i), Events: []play.Event{e}})
				if exists := new(store.Exists); err == nil {
					wins.Add(1)
				} else if !errors.As(err, &exists) || exists.Attempt != fmt.Sprint(1-who, "-", i) {
					t.Errorf("node %d answers %v", who, err)
				}
			})
		}
	}
	wg.Wait()
	if wins.Load() != assignments {
		t.Errorf("%d attempts were started for %d assignments", wins.Load(), assignments)
	}
}

func TestUpdatesOfTwoNodesLoseNothing(t *testing.T) {
	a, b, _ := two(t, quick)
	const each = 40
	var wg sync.WaitGroup
	for _, node := range []*Store{a, b} {
		for range each {
			wg.Go(func() {
				err := node.Update(t.Context(), func(tx *store.Tx) error {
					n := 0
					text, err := tx.Setting("n")
					if err == nil {
						n, err = strconv.Atoi(text)
					} else if errors.Is(err, store.ErrNotFound) {
						err = nil
					}
					if err != nil {
						return err
					}
					return tx.PutSetting("n", strconv.Itoa(n+1))
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
	}
	wg.Wait()
	err := a.View(t.Context(), func(tx *store.Tx) error {
		n, err := tx.Setting("n")
		if n != strconv.Itoa(2*each) {
			t.Errorf("%s updates are left of %d", n, 2*each)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// A follower reads on where it was, while two nodes write as fast as they can.
func TestAFollowerSkipsNothingThatTwoNodesWrite(t *testing.T) {
	a, b, url := two(t, quick)
	follower := openTest(t, url, quick)
	written := make(chan struct{})
	followed := make(chan []store.Record, 3)
	for _, node := range []*Store{a, b, follower} {
		go func() { followed <- follow(t, node, written) }()
	}
	l := startLoad(t, 24, a, b)
	time.Sleep(2 * time.Second)
	l.end(a)
	close(written)
	all, err := collect(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	for range cap(followed) {
		got := <-followed
		if len(got) != len(all) {
			t.Fatalf("a follower met %d of %d records", len(got), len(all))
		}
		for i, r := range got {
			if r.Cursor != all[i].Cursor || r.Attempt != all[i].Attempt || r.Index != all[i].Index {
				t.Fatalf("a follower met %+v at place %d, it is %+v", r, i, all[i])
			}
		}
	}
}

// follow reads the log as it grows, to its end once all is written.
func follow(t *testing.T, s *Store, written <-chan struct{}) []store.Record {
	var all []store.Record
	over := false
	for after := store.Cursor(0); ; {
		page, err := s.Log(t.Context(), after, 100)
		if err != nil {
			t.Error(err)
			return all
		}
		for _, r := range page {
			after = r.Cursor
		}
		all = append(all, page...)
		if len(page) > 0 {
			continue
		}
		if over {
			return all
		}
		select {
		case <-s.Grown(after):
		case <-written:
			over = true
		}
	}
}

func collect(ctx context.Context, s *Store) ([]store.Record, error) {
	var all []store.Record
	for {
		page, err := s.Log(ctx, store.Cursor(len(all)), 1000)
		if err != nil || len(page) == 0 {
			return all, err
		}
		all = append(all, page...)
	}
}

func soon(t *testing.T, what string, c <-chan struct{}) {
	t.Helper()
	select {
	case <-c:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s: nothing happened for 10 s", what)
	}
}

func TestANodeHearsWhatAnotherHasWritten(t *testing.T) {
	a, b, url := two(t, patient)
	listening(t, b)
	grown := b.Grown(0)
	playFirst(t, a, "x")
	soon(t, "growth on the other node", grown)
	grown = b.Grown(1)
	if n := server.Kill(t, url); n == 0 {
		t.Fatal("there were no connections to kill")
	}
	playFirst(t, a, "y")
	// This one may have been said before b listened again: then b looks.
	soon(t, "growth after connections were lost", grown)
}

func TestANodeThatHearsNothingLooks(t *testing.T) {
	url := needServer(t).Database(t)
	a, b := openTest(t, url, quick), openTest(t, url, quick)
	listening(t, b)
	a.channel = "elsewhere" // before its first commit
	grown := b.Grown(0)
	playFirst(t, a, "x")
	soon(t, "growth that was not notified", grown)
}

// listening waits until a node listens.
func listening(t *testing.T, s *Store) {
	t.Helper()
	if got := notices(t, s); !slices.Contains(got, store.Notice{}) {
		t.Fatalf("a node that begins to listen is told %v", got)
	}
}

func notices(t *testing.T, s *Store) []store.Notice {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	got, err := s.Notices(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func playFirst(t *testing.T, s *Store, attempt string) {
	t.Helper()
	err := s.Append(t.Context(), store.Append{Attempt: attempt, Events: []play.Event{event("t", 0)}})
	if err != nil {
		t.Fatal(err)
	}
}

func update(t *testing.T, s *Store, f func(*store.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

func TestNodesTellEachOtherWhatHasChanged(t *testing.T) {
	a, b, url := two(t, patient)
	listening(t, a)
	listening(t, b)
	update(t, a, func(tx *store.Tx) error {
		return errors.Join(tx.PutSession(people.Session{Hash: "h1", Account: "an/na"}), tx.PutSession(people.Session{Hash: "h2", Account: "ben"}))
	})
	update(t, a, func(tx *store.Tx) error { return tx.DeleteSession("h1") })
	update(t, a, func(tx *store.Tx) error { return tx.PutCohort(people.Cohort{ID: "c%"}) })
	update(t, a, func(tx *store.Tx) error { return tx.PutSetting("any", "thing") })
	update(t, a, func(tx *store.Tx) error { return tx.Publish("call", "v2") })
	var got []store.Notice
	for len(got) < 3 {
		got = append(got, notices(t, b)...)
	}
	if want := []store.Notice{{Account: "an/na"}, {Cohort: "c%"}, {Published: true}}; !slices.Equal(got, want) {
		t.Errorf("the other node is told %v, want %v", got, want)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if got, err := a.Notices(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a node is told %v, %v of what it did itself", got, err)
	}
	server.Kill(t, url)
	listening(t, b) // it may have missed something
}

func TestTooManyNoticesBecomeOneForAll(t *testing.T) {
	a, b, _ := two(t, patient)
	listening(t, b)
	update(t, a, func(tx *store.Tx) error {
		var errs []error
		for i := range 500 {
			errs = append(errs, tx.PutCohort(people.Cohort{ID: fmt.Sprintf("cohort %d with a long name", i)}))
		}
		return errors.Join(errs...)
	})
	if got := notices(t, b); !slices.Equal(got, []store.Notice{{}}) {
		t.Errorf("the other node is told %v", got)
	}
	var box inbox
	for i := range 2*maxInbox + 3 {
		box.put(store.Notice{Cohort: fmt.Sprint(i)})
	}
	got, err := box.next(t.Context())
	if err != nil || len(got) > maxInbox || !slices.Contains(got, store.Notice{}) {
		t.Errorf("%d notices are kept (%v)", len(got), err)
	}
}
