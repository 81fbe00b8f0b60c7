package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

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

// inFile counts the events and the heads of attempts that the file itself has.
func inFile(t *testing.T, s *Store) (events, heads int) {
	t.Helper()
	err := s.db.View(func(tx *bbolt.Tx) (err error) {
		events = int(lastNumber(tx.Bucket(logBucket)))
		heads, err = newKV(tx).Count("heads", "")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return events, heads
}

// wantStarts makes sure that a source has so many attempts, and its index leads
// to them.
func wantStarts(t *testing.T, s store.Source, trainees, each int) {
	t.Helper()
	if end, err := s.End(t.Context()); end != store.Cursor(trainees*each) || err != nil {
		t.Errorf("the log ends at %d (%v), want %d", end, err, trainees*each)
	}
	if page, err := s.Log(t.Context(), 0, trainees*each+1); len(page) != trainees*each || err != nil {
		t.Errorf("the log has %d records (%v), want %d", len(page), err, trainees*each)
	}
	err := s.View(t.Context(), func(tx *store.Tx) error {
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

// copyStore copies a store's file and its journal as they are to another place.
func copyStore(t testing.TB, from string) (to string) {
	t.Helper()
	to = filepath.Join(t.TempDir(), "copied.db")
	copyIfThere(t, from, to)
	for i, name := range journalPaths(from) {
		copyIfThere(t, name, journalPaths(to)[i])
	}
	return to
}

func copyIfThere(t testing.TB, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if errors.Is(err, os.ErrNotExist) {
		return
	}
	if err == nil {
		err = os.WriteFile(to, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// killed copies a store as the kernel has it if its process is killed while
// nothing comes to its file.
func killed(t testing.TB, s *Store) string {
	t.Helper()
	for {
		calm(t, s)
		before := s.memory.dropped()
		to := copyStore(t, s.db.Path())
		if s.memory.coming() == nil && s.memory.dropped() == before {
			return to
		}
	}
}

// abandon closes a store as the end of its process would: what is in its
// journal stays there.
func abandon(t testing.TB, s *Store) {
	t.Helper()
	s.stop(errors.New("abandoned"))
	s.Close() // there may be no disk
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

func TestWhatIsInMemoryIsInTheStore(t *testing.T) {
	const trainees, each = 10, 30
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	startMany(t, s, trainees, each)
	if events, heads := inFile(t, s); events != 0 || heads != 0 {
		t.Errorf("the file has %d events and %d heads already", events, heads)
	}
	wantStarts(t, s, trainees, each)

	copied := filepath.Join(t.TempDir(), "copy.db")
	figures, err := s.Backup(t.Context(), copied, quiet)
	if err != nil || figures.Events != trainees*each || figures.Buckets[store.FiledBucket] != trainees*each {
		t.Errorf("a backup has %+v (%v)", figures, err)
	}
	for _, path := range []string{killed(t, s), copied} {
		f := openFileTest(t, path)
		wantStarts(t, f, trainees, each)
		f.Close()
		again := openTest(t, path, usual)
		wantStarts(t, again, trainees, each)
		checkFile(t, again)
	}
}

func TestTheFileHasEverythingOnceTheStoreIsClosed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	startMany(t, s, 3, 4)
	closeTest(t, s)
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the file there is %v (%v)", left, err)
	}
	f := openFileTest(t, path)
	wantStarts(t, f, 3, 4)
	if err := f.Lacks(); err != nil {
		t.Error(err)
	}
}

func TestWhatIsMuchComesToTheFile(t *testing.T) {
	tune := usual
	tune.journal = 8 << 10
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), tune)
	startMany(t, s, 8, 60)
	calm(t, s)
	if events, heads := inFile(t, s); events < 300 || heads != events {
		t.Errorf("the file has %d events and %d heads of 480", events, heads)
	}
	wantStarts(t, s, 8, 60)
	if info, err := os.Stat(journalPaths(s.db.Path())[0]); err != nil || info.Size() > 2*journalStep {
		t.Errorf("a file of the journal has %d bytes (%v)", info.Size(), err)
	}
	wantStarts(t, openTest(t, killed(t, s), usual), 8, 60)
}

func TestWhatIsOldComesToTheFileAndLeavesTheJournal(t *testing.T) {
	tune := usual
	tune.rest = 10 * time.Millisecond
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), tune)
	for n := 1; n <= 3; n++ {
		playOne(t, s, fmt.Sprint("attempt", n), 0, false)
		settle(t, s)
		if events, heads := inFile(t, s); events != n || heads != n {
			t.Errorf("the file has %d events and %d heads, want %d", events, heads, n)
		}
	}
	for _, name := range journalPaths(s.db.Path()) {
		if info, err := os.Stat(name); err != nil || info.Size() != 0 {
			t.Errorf("%s has %d bytes (%v)", name, info.Size(), err)
		}
	}
}

// Records are read over what the file has while that changes under them: what a
// View sees fits together at every moment.
func TestAViewFitsTogetherWhileMemoryComesToTheFile(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), narrow)
	const pairs = 40
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for n := 0; !over(stop); n++ {
			err := s.Update(t.Context(), func(tx *store.Tx) error {
				for i := range pairs { // one is always there, one comes and goes
					kv, at, value := tx.KV(), fmt.Sprint("always", i), []byte(fmt.Sprint(n))
					if err := kv.Put("settings", at, value); err != nil {
						return err
					}
					at = fmt.Sprint("sometimes", i)
					if n%2 == 0 {
						if err := kv.Put("settings", at, value); err != nil {
							return err
						}
					} else if err := kv.Delete("settings", at); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Error(err)
				return
			}
		}
	})
	for range 2000 {
		err := s.View(t.Context(), func(tx *store.Tx) error {
			values, count := make(map[string]int), 0
			for _, v := range tx.KV().Scan("settings", "", "") {
				values[string(v)]++
				count++
			}
			counted, err := tx.KV().(store.Counter).Count("settings", "")
			if len(values) > 1 || count%pairs != 0 || counted != count {
				t.Errorf("a view sees %v, and counts %d", values, counted)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	close(stop)
	wg.Wait()
}
