package bolt

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"go.etcd.io/bbolt"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// startMany has some trainees start attempts, all at once.
func startMany(t *testing.T, s *Store, trainees, each int) {
	t.Helper()
	var wg sync.WaitGroup
	for i := range trainees {
		wg.Go(func() {
			for n := range each {
				e := play.Event{Started: &play.Started{Trainee: fmt.Sprint("trainee", i), Mode: play.Practice}}
				a := store.Append{Attempt: fmt.Sprintf("%06d of %d", n, i), Events: []play.Event{e}}
				if err := s.Append(t.Context(), a); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

// inFile counts the entries that the file's index has.
func inFile(t *testing.T, s *Store) (n int) {
	t.Helper()
	err := s.db.View(func(tx *bbolt.Tx) (err error) {
		n, err = newKV(tx).Count(store.FiledBucket, "")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// wantIndex makes sure that a source's index leads to so many attempts.
func wantIndex(t *testing.T, s store.Source, trainees, each int) {
	t.Helper()
	err := s.View(t.Context(), func(tx *store.Tx) error {
		entries := 0
		for range tx.KV().Scan(store.FiledBucket, "", "") {
			entries++
		}
		if entries != trainees*each {
			t.Errorf("the index has %d entries, want %d", entries, trainees*each)
		}
		for i := range trainees {
			found, err := tx.HeadsOf(fmt.Sprint("trainee", i))
			if err != nil || len(found) != each {
				t.Errorf("trainee %d has %d attempts (%v), want %d", i, len(found), err, each)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// killed copies a store's file as the kernel has it if its process is killed.
func killed(t *testing.T, s *Store) string {
	t.Helper()
	b, err := os.ReadFile(s.db.Path())
	path := filepath.Join(t.TempDir(), "killed.db")
	if err == nil {
		err = os.WriteFile(path, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func openFileTest(t *testing.T, path string) *File {
	t.Helper()
	f, err := OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestTheIndexIsWholeBeforeItIsInTheFile(t *testing.T) {
	const trainees, each = 10, 30
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	startMany(t, s, trainees, each)
	if n := inFile(t, s); n != 0 {
		t.Errorf("the file has %d entries of %d starts, each of which has written pages", n, trainees*each)
	}
	wantIndex(t, s, trainees, each)

	copied := filepath.Join(t.TempDir(), "copy.db")
	figures, err := s.Backup(t.Context(), copied, quiet)
	if err != nil || figures.Buckets[store.FiledBucket] != trainees*each {
		t.Errorf("a backup has %d entries (%v)", figures.Buckets[store.FiledBucket], err)
	}
	for _, path := range []string{killed(t, s), copied} {
		f := openFileTest(t, path)
		wantIndex(t, f, trainees, each)
		f.Close()
		again := openTest(t, path, usual)
		wantIndex(t, again, trainees, each)
	}
}

func TestTheIndexComesToTheFileByAndBy(t *testing.T) {
	const trainees, each = 64, 60
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	startMany(t, s, trainees, each)
	waiting := len(*s.filings.Load())
	if waiting > filingsMax || inFile(t, s)+waiting != trainees*each {
		t.Errorf("%d entries are in memory and %d in the file, of %d", waiting, inFile(t, s), trainees*each)
	}
	wantIndex(t, s, trainees, each)
	wantIndex(t, openTest(t, killed(t, s), usual), trainees, each)

	// What is old comes to the file however little there is of it.
	s = openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), tuning{window: 20, lag: 5})
	startMany(t, s, 5, 1)
	playOne(t, s, "other", 40, false)
	if n := inFile(t, s); n < 5 {
		t.Errorf("the file has %d of 5 entries that are older than the window", n)
	}
}

func TestWhatIsTakenFromTheIndexStaysAway(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	startMany(t, s, 3, 2)
	err := s.Update(t.Context(), func(tx *store.Tx) error {
		return tx.KV().Delete(store.FiledBucket, "trainee1/000000 of 1")
	})
	if err != nil {
		t.Fatal(err)
	}
	playOne(t, s, "later", 0, false)
	for _, s := range []*Store{s, openTest(t, killed(t, s), usual)} {
		var left []string
		err := s.View(t.Context(), func(tx *store.Tx) error {
			for k := range tx.KV().Scan(store.FiledBucket, "", "") {
				left = append(left, k)
			}
			return nil
		})
		if want := 3*2 - 1 + 1; err != nil || len(left) != want {
			t.Errorf("the index has %q (%v), want %d entries", left, err, want)
		}
	}
}

// A file of before says nothing of its index, which is whole.
func TestAnIndexOfBeforeIsContinued(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	startMany(t, s, 3, 2)
	err := s.Update(t.Context(), func(tx *store.Tx) error { // which brings it to the file
		return tx.KV().Put(store.FiledBucket, "trainee1/000000 of 1", []byte("000000 of 1"))
	})
	if err != nil {
		t.Fatal(err)
	}
	closeTest(t, s)
	changeFile(t, path, func(tx *bbolt.Tx) error { return tx.Bucket(storeBucket).Delete(filedKey) })
	s = openTest(t, path, usual)
	playOne(t, s, "later", 0, false)
	for _, s := range []*Store{s, openTest(t, killed(t, s), usual)} {
		err := s.View(t.Context(), func(tx *store.Tx) error {
			b, err := tx.KV().Get(store.FiledBucket, "trainee1/000000 of 1")
			if string(b) != "000000 of 1" {
				t.Errorf("an entry of before is %q", b)
			}
			if b, _ := tx.KV().Get(store.FiledBucket, "tina/later"); b == nil {
				t.Error("the index lacks an attempt that began since")
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// Who copies a log copies the index too: until then nothing leads to attempts
// that have no heads.
func TestACopiedLogPutsNothingInTheIndex(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	startMany(t, s, 2, 2)
	e := play.Event{Started: &play.Started{Trainee: "trainee0", Mode: play.Practice}}
	end, err := s.End(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Extend(t.Context(), []store.Record{{Cursor: end + 1, Attempt: "copied", Event: e}}); err != nil {
		t.Fatal(err)
	}
	wantIndex(t, s, 2, 2)
	wantIndex(t, openTest(t, killed(t, s), usual), 2, 2)
}

func TestFilingsComeToTheFileAsFastAsTheyCome(t *testing.T) {
	all := make([]filing, filingsMax+3*filedAtOnce)
	for i := range all {
		all[i].key = fmt.Sprintf("%06d", i)
	}
	for _, after := range []string{"", "001000", all[len(all)-1].key} {
		if some := nextByKey(all, after); len(all)-len(some) > filingsMax {
			t.Errorf("after %q %d come, and %d stay", after, len(some), len(all)-len(some))
		}
	}
}
