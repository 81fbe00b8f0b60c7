package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

func startOf(id string) store.Append {
	return store.Append{Attempt: id, Events: []play.Event{{Started: &play.Started{Trainee: id, Mode: play.Practice}}}}
}

// bothFiles makes a store that is killed while what one file of its journal has
// comes to the store's file, and the other file goes on: the first file is the
// older one of the two if turns is even.
func bothFiles(t *testing.T, turns int) (path string, events int) {
	t.Helper()
	tune := tuning{journal: 3000, rest: time.Hour, pause: 20 * time.Millisecond}
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), tune)
	write := func() {
		if err := s.Append(t.Context(), startOf(fmt.Sprint("attempt", events))); err != nil {
			t.Fatal(err)
		}
		events++
	}
	for write(); turns > 0; turns-- {
		for n := s.memory.dropped(); s.memory.dropped() == n; {
			write()
			calm(t, s)
		}
	}
	held, err := s.db.Begin(true) // nothing comes to the file
	if err != nil {
		t.Fatal(err)
	}
	for s.memory.coming() == nil {
		write()
	}
	write()
	write()
	path = copyStore(t, s.db.Path())
	if err := held.Rollback(); err != nil {
		t.Fatal(err)
	}
	return path, events
}

func TestOneFileOfAJournalGoesOnWhereTheOtherEnds(t *testing.T) {
	for turns := range 4 {
		path, events := bothFiles(t, turns)
		f := openFileTest(t, path)
		if end, err := f.End(t.Context()); end != store.Cursor(events) || err != nil || f.Lacks() != nil {
			t.Errorf("after %d turns a reader sees %d events (%v), and lacks %v; want %d", turns, end, err, f.Lacks(), events)
		}
		f.Close()
		for range 2 { // taken up, and killed again before anything is written
			s := openTest(t, path, usual)
			if end, err := s.End(t.Context()); end != store.Cursor(events) || err != nil {
				t.Errorf("after %d turns the log ends at %d (%v), want %d", turns, end, err, events)
			}
			checkFile(t, s)
			checkLog(t, s)
			path = killed(t, s)
		}
	}
}

// Whatever is wrong with one of the files, it is the one that is named.
func TestTheFileOfAJournalThatIsWrongIsNamed(t *testing.T) {
	for turns := range 2 {
		for _, c := range []struct {
			what string
			do   func(name string, id uint64) error
		}{
			{"is missing", func(name string, _ uint64) error { return os.Remove(name) }},
			{"is damaged", func(name string, _ uint64) error { return changeByte(name, func([]byte) int { return contentAt + 3 }) }},
			{"is damaged", func(name string, id uint64) error {
				return changeByte(name, func(b []byte) int { // in its last batch
					at := 0
					for {
						_, length, ok := parseBatch(b[at:], id)
						if _, _, more := parseBatch(b[at+length:], id); !ok || !more {
							return at + contentAt + 3
						}
						at += length
					}
				})
			}},
		} {
			path, _ := bothFiles(t, turns)
			f := openFileTest(t, path)
			note := noteOf(t, f)
			f.Close()
			older := journalPaths(path)[turns%2]
			if err := c.do(older, note.id); err != nil {
				t.Fatal(err)
			}
			_, err := Open(path)
			var lacks *JournalError
			if !errors.As(err, &lacks) || *lacks != (JournalError{older, c.what}) {
				t.Errorf("where %s %s opening it answers %v", older, c.what, err)
			}
			if n := strings.Count(err.Error(), "the store was not closed"); n != 1 {
				t.Errorf("%d things are said: %v", n, err)
			}
		}
	}
}

func changeByte(name string, at func([]byte) int) error {
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	b[at(b)] ^= 1
	return os.WriteFile(name, b, 0o600)
}
