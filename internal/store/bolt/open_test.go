package bolt

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

func TestTheFileIsForItsOwnerAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other permissions")
	}
	path := filepath.Join(t.TempDir(), "data", "evenkeel.db")
	openTest(t, path, usual)
	for name, want := range map[string]os.FileMode{filepath.Dir(path): 0o700, path: 0o600} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", name, got, want)
		}
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v (%v), want the store alone", left, err)
	}
}

func TestASecondOpeningIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	_, err := Open(path)
	if !errors.Is(err, store.ErrLocked) || !strings.Contains(err.Error(), path) {
		t.Fatalf("a second opening answers %v", err)
	}
	closeTest(t, s)
	openTest(t, path, usual)
}

func TestManyFirstOpeningsMakeOneStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "evenkeel.db")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if err := create(path); err != nil {
				t.Error(err)
				return
			}
			s, err := Open(path)
			if errors.Is(err, store.ErrLocked) {
				return
			}
			if err != nil {
				t.Error(err)
				return
			}
			err = s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting("kept", "yes") })
			if err := errors.Join(err, s.Close()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	s := openTest(t, path, usual)
	err := s.View(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Setting("kept")
		return err
	})
	if err != nil {
		t.Errorf("what a first opening stored: %v", err)
	}
}

func TestAStoreThatAppearsMeanwhileIsKept(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "evenkeel.db")
	s := openTest(t, path, usual)
	playOne(t, s, "kept", 0, false)
	late := filepath.Join(folder, "late")
	if err := errors.Join(layOut(late), publish(late, path)); err != nil {
		t.Fatal(err)
	}
	closeTest(t, s)
	s = openTest(t, path, usual)
	if _, err := s.Attempt(t.Context(), "kept"); err != nil {
		t.Errorf("the store that was there first has lost an attempt: %v", err)
	}
}

func TestANewerStoreIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	closeTest(t, openTest(t, path, usual))
	changeFile(t, path, func(tx *bbolt.Tx) error { return tx.Bucket(storeBucket).Put(schemaKey, []byte("99")) })
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); !errors.Is(err, store.ErrNewer) {
		t.Errorf("opening a newer store answers %v", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("a newer store was changed (%v)", err)
	}
}

func TestAnOlderStoreIsUpgraded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	for _, id := range []string{"a", "b"} {
		start := play.Event{Started: &play.Started{Trainee: id, Mode: play.Ranked, Cohort: "c", Assignment: "x", Scenario: "s"}}
		overall := 50.0
		end := play.Event{Ended: &play.Ended{Scores: play.Scores{Overall: &overall}}}
		if err := s.Append(t.Context(), store.Append{Attempt: id, Events: []play.Event{start, end}}); err != nil {
			t.Fatal(err)
		}
	}
	closeTest(t, s)
	changeFile(t, path, func(tx *bbolt.Tx) error {
		return errors.Join(tx.DeleteBucket([]byte("results")), tx.Bucket(storeBucket).Put(schemaKey, []byte("1")))
	})
	for range 2 {
		s = openTest(t, path, usual)
		checkFile(t, s)
		var of []string
		for r, err := range store.Results(t.Context(), s) {
			if err != nil {
				t.Fatal(err)
			}
			of = append(of, r.Trainee)
		}
		if !slices.Equal(of, []string{"a", "b"}) {
			t.Errorf("there are results of %v", of)
		}
		closeTest(t, s)
	}
}

// Until schema 3 events were stored as JSON, and those stay as they are.
func TestEventsOfAnOlderStoreAreRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	playOne(t, s, "a", 3, true)
	playOne(t, s, "b", 2, false)
	want := logOf(t, s)
	closeTest(t, s)
	changeFile(t, path, func(tx *bbolt.Tx) error {
		return errors.Join(eventsAsJSON(tx), tx.Bucket(storeBucket).Put(schemaKey, []byte("2")))
	})

	s = openTest(t, path, usual)
	if got := logOf(t, s); !reflect.DeepEqual(got, want) {
		t.Errorf("the log was\n%+v, and is read as\n%+v", want, got)
	}
	turn := play.Event{Time: time.Unix(0, 0).UTC(), Turn: &play.Turn{Seq: 3}}
	if err := s.Append(t.Context(), store.Append{Attempt: "b", After: 3, Events: []play.Event{turn}}); err != nil {
		t.Fatal(err)
	}
	if events, err := s.Attempt(t.Context(), "b"); err != nil || len(events) != 4 || !reflect.DeepEqual(events[3], turn) {
		t.Errorf("the attempt has gone on to %+v, %v", events, err)
	}
	marks, err := s.Marks(t.Context(), 0, 10)
	if err != nil || len(marks) != 9 {
		t.Fatalf("there are %d marks, %v", len(marks), err)
	}
	for i, m := range marks {
		if m.Ended != (i == 4) {
			t.Errorf("mark %d is of an end: %v", i, m.Ended)
		}
	}
	checkFile(t, s)
	closeTest(t, s)
}

// eventsAsJSON stores the log's events as older programs did.
func eventsAsJSON(tx *bbolt.Tx) error {
	if err := breakUp(tx); err != nil {
		return err
	}
	log := tx.Bucket(logBucket)
	entries := make(map[string][]byte)
	err := log.ForEach(func(k, v []byte) error {
		e, err := parseEntry(0, v)
		if err != nil {
			return err
		}
		event, err := store.DecodeEvent(e.event)
		if err != nil {
			return err
		}
		text, err := json.Marshal(event)
		entries[string(k)] = slices.Concat(v[:len(v)-len(e.event)], []byte{1}, text)
		return err
	})
	for k, v := range entries {
		err = errors.Join(err, log.Put([]byte(k), v))
	}
	return err
}

func logOf(t *testing.T, s *Store) []store.Record {
	t.Helper()
	all, err := s.Log(t.Context(), 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWhatIsNoStoreIsRefused(t *testing.T) {
	foreign := filepath.Join(t.TempDir(), "foreign.db")
	changeFile(t, foreign, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("other"))
		return err
	})
	text := filepath.Join(t.TempDir(), "text.db")
	if err := os.WriteFile(text, bytes.Repeat([]byte("no store\n"), 5000), 0o600); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{foreign, text, empty, t.TempDir()} {
		_, err := Open(path)
		if err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("opening %s answers %v", path, err)
		}
	}
}

func changeFile(t *testing.T, path string, f func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(f), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// A file that was closed lists its free pages; one whose process was killed
// does not. Both must open, and go on being written.
func TestFreePagesAreFoundAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	for round := range 4 {
		s := openTest(t, path, usual)
		checkFile(t, s)
		for i := range 20 {
			playOne(t, s, string(rune('a'+round))+string(rune('a'+i)), 3, true)
		}
		if round%2 == 0 {
			closeTest(t, s)
			continue
		}
		copied := killed(t, s)
		closeTest(t, s)
		path = copied
	}
	s := openTest(t, path, usual)
	checkFile(t, s)
	if end, err := s.End(t.Context()); end != 4*20*5 || err != nil {
		t.Errorf("the log ends at %d (%v)", end, err)
	}
}
