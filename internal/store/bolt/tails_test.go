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

func TestMemoryHoldsTheTailsOfOpenRecentAttemptsOnly(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), tuning{window: 100, lag: 10})
	playOne(t, s, "idle", 0, false)
	for i := range 40 {
		playOne(t, s, fmt.Sprint("over", i), 1, true)
		if n := len(s.tails.recent); n > 1 {
			t.Fatalf("after %d finished attempts memory holds %d tails", i+1, n)
		}
	}
	if _, ok := s.tails.get("idle"); ok {
		t.Error("memory holds the tail of an attempt that has been idle for longer than the window")
	}
	for i := range 300 {
		playOne(t, s, fmt.Sprint("open", i), 0, false)
	}
	if n := len(s.tails.recent); n > 101 {
		t.Errorf("memory holds %d tails, the window is 100", n)
	}
	if n := len(s.tails.queue); n > 200 {
		t.Errorf("%d tails wait for the file", n)
	}
}

// TestAnIdleAttemptKeepsNoOthersInMemory while it is younger than the window.
func TestAnIdleAttemptKeepsNoOthersInMemory(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), production)
	playOne(t, s, "idle", 0, false)
	for i := range 3 * fewVoid {
		playOne(t, s, fmt.Sprint("over", i), 0, true)
	}
	if n := len(s.tails.queue); n > fewVoid+2 {
		t.Errorf("the tails of %d attempts wait for the file, and one of them is not over", n)
	}
	if end := s.end.Load(); s.tails.settled(end) != 0 {
		t.Errorf("the file is taken to have every tail up to entry %d of %d", s.tails.settled(end), end)
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
