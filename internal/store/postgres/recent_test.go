package postgres

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// marksOf reads all marks, page by page, and what they say of the log.
func marksOf(t *testing.T, s *Store, pause func(page []store.Mark) bool) (all []store.Mark) {
	t.Helper()
	var cursor store.Cursor
	for {
		page, err := s.Marks(t.Context(), cursor, 100)
		if err != nil {
			t.Fatal(err)
		}
		if all = append(all, page...); len(page) > 0 {
			cursor = page[len(page)-1].Cursor
		}
		if !pause(page) {
			return all
		}
	}
}

// A node knows what it wrote itself; what others wrote in between it reads.
func TestMarksAreThoseOfTheLogHoweverManyNodesWrite(t *testing.T) {
	a, b, _ := two(t, quick)
	l := startLoad(t, 24, a, b)
	stop := time.Now().Add(time.Second)
	followed := make(chan []store.Mark, 2)
	for _, node := range []*Store{a, b} {
		go func() {
			followed <- marksOf(t, node, func(page []store.Mark) bool { return len(page) > 0 || time.Now().Before(stop) })
		}()
	}
	time.Sleep(time.Until(stop))
	l.end(a)
	var want []store.Mark
	for cursor := store.Cursor(0); ; {
		page, err := a.Log(t.Context(), cursor, 1000)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		for _, r := range page {
			want = append(want, store.Mark{Cursor: r.Cursor, Attempt: r.Attempt, Index: r.Index, Ended: r.Event.Ended != nil})
			cursor = r.Cursor
		}
	}
	for range 2 {
		if got := <-followed; len(got) == 0 || !reflect.DeepEqual(got, want[:len(got)]) {
			t.Errorf("%d marks of %d are not those of the log", len(got), len(want))
		}
	}
}

// Nor does a node that writes alone read how far its attempts are.
func TestANodeDoesNotReadBackWhatItWrote(t *testing.T) {
	const attempts = 20
	url := needServer(t).Database(t)
	s := openTest(t, url, quick)
	for n := range lastTurn + 1 {
		for i := range attempts {
			turn := store.Append{Attempt: fmt.Sprint(i), After: n, Events: []play.Event{event("t", n)}}
			if err := s.Append(t.Context(), turn); err != nil {
				t.Fatal(err)
			}
		}
	}
	all := marksOf(t, s, func(page []store.Mark) bool { return len(page) > 0 })
	if len(all) != attempts*(lastTurn+1) {
		t.Errorf("there are %d marks", len(all))
	}
	s.Close() // what it did is only counted for certain once it has gone
	searched := ask(t, url, "select idx_scan from pg_stat_user_indexes where indexrelname = 'evenkeel_log_attempt_nth_key'")
	if searched > 2*attempts { // once for each start
		t.Errorf("%d appends looked %d times how far their attempts were", len(all), searched)
	}
	// Of the log only its end was read, twice for each append.
	read := ask(t, url, "select idx_tup_read from pg_stat_user_indexes where indexrelname = 'evenkeel_log_pkey'")
	if t.Logf("%d searches by attempt, %d records read by number", searched, read); 2*read >= 5*len(all) {
		t.Errorf("%d records were read, of %d that the node wrote", read, len(all))
	}
}
