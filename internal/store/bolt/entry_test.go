package bolt

import (
	"testing"

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
