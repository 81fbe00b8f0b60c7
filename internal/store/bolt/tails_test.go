package bolt

import (
	"fmt"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// playOne appends a start, turns, and an end if over.
func playOne(t testing.TB, s *Store, id string, turns int, over bool) {
	t.Helper()
	events := []play.Event{{Started: &play.Started{Trainee: "tina", Mode: play.Practice}}}
	for seq := range turns {
		events = append(events, play.Event{Turn: &play.Turn{Seq: seq + 1}})
	}
	if over {
		events = append(events, play.Event{Ended: &play.Ended{}})
	}
	for i, e := range events {
		if err := s.Append(t.Context(), store.Append{Attempt: id, After: i, Events: []play.Event{e}}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestMemoryHoldsTheTailsOfRecentAttemptsOnly(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), tuning{window: 100, lag: 10})
	playOne(t, s, "idle", 0, false)
	for i := range 400 {
		playOne(t, s, fmt.Sprint("open", i), 0, false)
		if n := len(s.tails.recent); n > 110 {
			t.Fatalf("after %d attempts memory holds %d tails, the window is 100", i+1, n)
		}
		if n := len(s.tails.queue); n != len(s.tails.recent) {
			t.Fatalf("%d tails wait for the file, of %d", n, len(s.tails.recent))
		}
	}
	if _, ok := s.tails.get("idle"); ok {
		t.Error("memory holds the tail of an attempt that has been idle for longer than the window")
	}
	for i := range 120 {
		playOne(t, s, fmt.Sprint("over", i), 1, true)
	}
	if n := len(s.tails.recent); n > 110/3+1 {
		t.Errorf("memory holds %d tails, and the window has %d attempts", n, 110/3)
	}
}

// An attempt that goes on for longer than the window comes to the file again
// and again, and is whole.
func TestALongAttemptLeavesMemoryAndComesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	tune := tuning{window: 20, lag: 5}
	s := openTest(t, path, tune)
	playOne(t, s, "long", 90, true)
	playOne(t, s, "other", 30, false)
	if _, ok := s.tails.get("long"); ok {
		t.Error("memory holds the tail of an attempt that ended before the window")
	}
	for range 2 {
		if events, err := s.Attempt(t.Context(), "long"); err != nil || len(events) != 92 {
			t.Errorf("it has %d events (%v), want 92", len(events), err)
		}
		closeTest(t, s)
		s = openTest(t, path, tune)
	}
}

func TestOpeningReadsOnlyTheNewestPartOfTheLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	tune := tuning{window: 50, lag: 10}
	s := openTest(t, path, tune)
	for i := range 100 {
		playOne(t, s, fmt.Sprint(i), 3, i%2 == 0)
	}
	closeTest(t, s)
	s = openTest(t, path, tune)
	end := s.end.Load()
	err := s.db.View(func(tx *bbolt.Tx) error {
		has, err := readNotes(tx)
		if has.settled > end || end-has.settled > 50+10+10 {
			t.Errorf("the note says %d of %d, which is not the newest part", has.settled, end)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 100 {
		want := 4 + (i+1)%2
		if events, err := s.Attempt(t.Context(), fmt.Sprint(i)); err != nil || len(events) != want {
			t.Errorf("attempt %d has %d events (%v), want %d", i, len(events), err, want)
		}
	}
}

func TestADamagedEntryIsReported(t *testing.T) {
	good, err := newEntry("attempt", 300, play.Event{Turn: &play.Turn{Seq: 299}})
	if err != nil {
		t.Fatal(err)
	}
	setPrevious(good, 77)
	e, err := parseEntry(9, good)
	if err != nil || e.previous != 77 || e.index != 300 || string(e.attempt) != "attempt" {
		t.Fatalf("read back %+v, %v", e, err)
	}
	for n := range len(good) {
		e, err := parseEntry(9, good[:n])
		if err == nil {
			_, err = store.DecodeEvent(e.event)
		}
		if err == nil {
			t.Errorf("the first %d of %d bytes pass for an entry", n, len(good))
		}
	}
}

func FuzzParseEntry(f *testing.F) {
	good, err := newEntry("attempt", 3, play.Event{Turn: &play.Turn{Seq: 2}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := parseEntry(1, b)
		if err == nil && indexAt+2+len(e.attempt)+len(e.event) > len(b) {
			t.Errorf("an entry of %d bytes holds %d and %d", len(b), len(e.attempt), len(e.event))
		}
	})
}
