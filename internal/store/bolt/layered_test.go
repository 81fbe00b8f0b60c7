package bolt

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// toFileNow has what is in memory come to the file, as if its time had come.
func toFileNow(t *testing.T, s *Store) {
	t.Helper()
	s.restless.Store(true)
	if err := s.Update(t.Context(), func(*store.Tx) error { return nil }); err != nil {
		t.Fatal(err)
	}
	for until := time.Now().Add(10 * time.Second); s.restless.Load(); time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("nothing comes to the file")
		}
	}
}

// inThreeLayers has some write thrice: what comes first is in the file, then
// what comes to it and cannot, then what memory goes on with. The function that
// it returns lets it come.
func inThreeLayers(t *testing.T, s *Store, write func(layer int)) (release func()) {
	t.Helper()
	write(0)
	toFileNow(t, s)
	calm(t, s)
	held, err := s.db.Begin(true)
	if err != nil {
		t.Fatal(err)
	}
	write(1)
	toFileNow(t, s)
	write(2)
	if s.memory.coming() == nil || s.memory.empty() {
		t.Fatal("there are not two layers in memory")
	}
	return func() {
		if err := held.Rollback(); err != nil {
			t.Fatal(err)
		}
		calm(t, s)
	}
}

// What is read through all layers is what a map would hold.
func TestRecordsAreReadThroughAllLayers(t *testing.T) {
	const bucket = "settings"
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	random := rand.New(rand.NewPCG(1, 2))
	name := func() string {
		return []string{"", "a", "a/", "b", "b/"}[random.IntN(5)] + string(rune('a'+random.IntN(12)))
	}
	model := make(map[string]string)
	release := inThreeLayers(t, s, func(layer int) {
		err := s.Update(t.Context(), func(tx *store.Tx) error {
			for n := range 40 {
				at, value := name(), fmt.Sprint(layer, " ", n)
				if n%10 == 0 {
					value = "" // which is not nothing
				}
				if random.IntN(2) == 0 {
					delete(model, at)
					if err := tx.KV().Delete(bucket, at); err != nil {
						return err
					}
					continue
				}
				model[at] = value
				if err := tx.KV().Put(bucket, at, []byte(value)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	compare := func(where string) func(*store.Tx) error {
		return func(tx *store.Tx) error {
			for _, prefix := range []string{"", "a", "a/", "b/c", "z"} {
				for _, after := range []string{"", "a", "a/f", "b", "b/l", "zz"} {
					compareScan(t, where, tx.KV(), model, prefix, after)
				}
			}
			for range 200 {
				at := name()
				want, there := model[at]
				if got, err := tx.KV().Get(bucket, at); err != nil || string(got) != want || (got != nil) != there {
					t.Errorf("%s: %q is %q (%v), want %q, %t", where, at, got, err, want, there)
				}
			}
			return nil
		}
	}
	everywhere := func(when string) {
		t.Helper()
		saved, copied := filepath.Join(t.TempDir(), "saved.db"), copyStore(t, s.db.Path())
		if _, err := s.Backup(t.Context(), saved, quiet); err != nil {
			t.Fatal(err)
		}
		for what, read := range map[string]func(func(*store.Tx) error) error{
			"a view":    func(f func(*store.Tx) error) error { return s.View(t.Context(), f) },
			"an update": func(f func(*store.Tx) error) error { return s.Update(t.Context(), f) },
			"a backup":  func(f func(*store.Tx) error) error { return openFileTest(t, saved).View(t.Context(), f) },
			"a copy":    func(f func(*store.Tx) error) error { return openFileTest(t, copied).View(t.Context(), f) },
		} {
			if err := read(compare(when + " " + what)); err != nil {
				t.Errorf("%s %s: %v", when, what, err)
			}
		}
	}
	everywhere("in three layers,")
	release()
	everywhere("in two layers,")
	toFileNow(t, s)
	calm(t, s)
	everywhere("in the file,")
}

func compareScan(t *testing.T, where string, kv store.KV, model map[string]string, prefix, after string) {
	t.Helper()
	var want, got []string
	for _, at := range slices.Sorted(maps.Keys(model)) {
		if strings.HasPrefix(at, prefix) && at > after {
			want = append(want, at+"="+model[at])
		}
	}
	for at, value := range kv.Scan("settings", prefix, after) {
		got = append(got, at+"="+string(value))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: behind %q of %q there is %q, want %q", where, after, prefix, got, want)
	}
	for n := range want { // who stops early gets no more
		for range kv.Scan("settings", prefix, after) {
			if n--; n < 0 {
				break
			}
		}
	}
	if n, err := kv.(store.Counter).Count("settings", prefix); after == "" && (n != len(want) || err != nil) {
		t.Errorf("%s: of %q there are %d (%v), want %d", where, prefix, n, err, len(want))
	}
}

// An attempt and its trainee's history lie in all layers at once.
func TestAHistoryIsReadThroughAllLayers(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	began := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	release := inThreeLayers(t, s, func(layer int) {
		for i := range 3 {
			n := 3*layer + i
			e := play.Event{Time: began.Add(time.Duration(n) * time.Minute), Started: &play.Started{Trainee: "tina", Mode: play.Practice}}
			if err := s.Append(t.Context(), store.Append{Attempt: fmt.Sprint("attempt", n), Events: []play.Event{e}}); err != nil {
				t.Fatal(err)
			}
		}
		turn := play.Event{Turn: &play.Turn{Seq: layer + 1}}
		if err := s.Append(t.Context(), store.Append{Attempt: "attempt0", After: layer + 1, Events: []play.Event{turn}}); err != nil {
			t.Fatal(err)
		}
	})
	for range 2 {
		err := s.View(t.Context(), func(tx *store.Tx) error {
			all, err := tx.HeadsOf("tina")
			if err != nil || len(all) != 9 || all[0].Attempt != "attempt8" || all[8].Attempt != "attempt0" {
				t.Errorf("the history is %+v (%v)", all, err)
			}
			some, err := tx.History("tina", "attempt7", 5, nil)
			if err != nil || len(some) != 5 || some[0].Attempt != "attempt6" || some[4].Attempt != "attempt2" {
				t.Errorf("a part of it is %+v (%v)", some, err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		if events, err := s.Attempt(t.Context(), "attempt0"); len(events) != 4 || err != nil {
			t.Errorf("the attempt has %d events (%v), want 4", len(events), err)
		}
		checkLog(t, s)
		release()
		release = func() {}
	}
}

// A file of the journal is cut short once the store's file has what was in it.
// That may happen or not before the power goes.
func TestAFileOfTheJournalThatWasNotCutShortIsNotTakenUpAgain(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	var whole []string // copies of all three files, each with one more layer
	release := inThreeLayers(t, s, func(layer int) {
		playOne(t, s, fmt.Sprint("attempt", layer), layer, true)
		whole = append(whole, copyStore(t, s.db.Path()))
	})
	release()
	const events = 2 + 3 + 4
	for n, from := range whole {
		for i, name := range journalPaths(from) {
			path := copyStore(t, s.db.Path())
			if other := journalPaths(s.db.Path())[i]; fileSize(other) > 0 {
				continue // it is needed
			}
			copyIfThere(t, name, journalPaths(path)[i])
			again := openTest(t, path, usual)
			if end, err := again.End(t.Context()); end != events || err != nil {
				t.Errorf("with file %d as it was after layer %d the log ends at %d (%v), want %d", i, n, end, err, events)
			}
			checkFile(t, again)
			checkLog(t, again)
		}
	}
}

// What the file would not take must not come into the journal: it would be met
// again at every opening.
func TestABucketThatIsNotThereIsRefusedAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	for _, write := range []func(store.KV) error{
		func(kv store.KV) error { return kv.Put("nowhere", "x", []byte("y")) },
		func(kv store.KV) error { return kv.Delete("nowhere", "x") },
	} {
		if err := s.Update(t.Context(), func(tx *store.Tx) error { return write(tx.KV()) }); err == nil {
			t.Error("a bucket that is not there was written to")
		}
	}
	playOne(t, s, "after", 1, true)
	checkLog(t, openTest(t, killed(t, s), usual))
	closeTest(t, s)
}

// What memory had may have come to the file just before a backup began to read
// it.
func TestABackupTakesNothingTwice(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	release := inThreeLayers(t, s, func(layer int) { playOne(t, s, fmt.Sprint("attempt", layer), 2, true) })
	seen := s.memory.sight()
	release()
	path := filepath.Join(t.TempDir(), "saved.db")
	err := s.db.View(func(tx *bbolt.Tx) error {
		_, err := compact(t.Context(), tx, seen, path, quiet, 1<<30)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	f := openFileTest(t, path)
	if page, err := f.Log(t.Context(), 0, 100); len(page) != 3*4 || err != nil {
		t.Errorf("the log has %d records (%v), want %d", len(page), err, 3*4)
	}
	if troubles, err := f.CheckChains(t.Context()); len(troubles) > 0 || err != nil {
		t.Errorf("%q, %v", troubles, err)
	}
	f.Close()
	saved := openTest(t, path, usual)
	checkFile(t, saved)
	checkLog(t, saved)
}
