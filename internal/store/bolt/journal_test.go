package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// unclosed makes a store whose last attempts are in its journal alone, and
// gives how many events it has.
func unclosed(t *testing.T) (path string, events int) {
	t.Helper()
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	for i := range 5 {
		playOne(t, s, fmt.Sprint("attempt", i), 2, true)
	}
	return killed(t, s), 5 * 4
}

// changeJournal changes what the first file of a journal has.
func changeJournal(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	name := journalPaths(path)[0]
	b, err := os.ReadFile(name)
	if err == nil {
		err = os.WriteFile(name, change(b), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// batchesOf gives where the batches of the first file of a journal begin, and
// where the last one ends.
func batchesOf(t *testing.T, path string) []int {
	t.Helper()
	b, err := os.ReadFile(journalPaths(path)[0])
	if err != nil {
		t.Fatal(err)
	}
	f := openFileTest(t, path)
	defer f.Close()
	id := noteOf(t, f).id
	at := []int{0}
	for {
		_, length, ok := parseBatch(b[at[len(at)-1]:], id)
		if !ok {
			return at
		}
		at = append(at, at[len(at)-1]+length)
	}
}

// noteOf reads what a store's file says of its journal.
func noteOf(t *testing.T, f *File) journalNote {
	t.Helper()
	var n notes
	err := f.db.View(func(tx *bbolt.Tx) (err error) {
		n, err = readNotes(tx)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n.journal
}

func TestAnUnclosedStoreIsWholeAgain(t *testing.T) {
	path, events := unclosed(t)
	s := openTest(t, path, usual)
	checkFile(t, s)
	checkLog(t, s)
	if end, err := s.End(t.Context()); end != store.Cursor(events) || err != nil {
		t.Errorf("the log ends at %d (%v), want %d", end, err, events)
	}
	again := openTest(t, killed(t, s), usual) // nothing was written meanwhile
	checkLog(t, again)
	playOne(t, again, "later", 1, true)
	again = openTest(t, killed(t, again), usual)
	if end, err := again.End(t.Context()); end != store.Cursor(events+3) || err != nil {
		t.Errorf("after another attempt the log ends at %d (%v), want %d", end, err, events+3)
	}
	checkLog(t, again)
}

// What was being written when the process ended was not acknowledged.
func TestABatchThatWasNotWrittenWholeIsLeftOut(t *testing.T) {
	path, events := unclosed(t)
	at := batchesOf(t, path)
	last, end := at[len(at)-2], at[len(at)-1]
	for _, cut := range []int{last, last + 1, last + contentAt, end - 1} {
		copied := copyStore(t, path)
		changeJournal(t, copied, func(b []byte) []byte { clear(b[cut:]); return b })
		s := openTest(t, copied, usual)
		if n, err := s.End(t.Context()); n != store.Cursor(events-1) || err != nil {
			t.Errorf("cut at %d of %d..%d the log ends at %d (%v), want %d", cut, last, end, n, err, events-1)
		}
		checkFile(t, s)
		for i := range 5 {
			want := 4
			if i == 4 {
				want = 3
			}
			if got, err := s.Attempt(t.Context(), fmt.Sprint("attempt", i)); len(got) != want || err != nil {
				t.Errorf("cut at %d attempt %d has %d events (%v), want %d", cut, i, len(got), err, want)
			}
		}
	}
}

func TestAJournalThatIsNotWholeIsNotPassedOver(t *testing.T) {
	path, events := unclosed(t)
	at := batchesOf(t, path)
	for name, spoil := range map[string]func(t *testing.T, path string){
		"is missing": func(t *testing.T, path string) {
			if err := os.Remove(journalPaths(path)[0]); err != nil {
				t.Fatal(err)
			}
		},
		"is damaged": func(t *testing.T, path string) {
			changeJournal(t, path, func(b []byte) []byte { b[at[7]+contentAt+3] ^= 1; return b })
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := copyStore(t, path)
			spoil(t, path)
			_, err := Open(path)
			var lacks *JournalError
			if !errors.As(err, &lacks) || lacks.What != name || lacks.Path != journalPaths(path)[0] || !strings.Contains(err.Error(), "evenkeel doctor --mend") {
				t.Fatalf("opening it answers %v", err)
			}
			f := openFileTest(t, path)
			if err := f.Lacks(); !errors.As(err, &lacks) {
				t.Errorf("a reader is told %v", err)
			}
			end, err := f.End(t.Context())
			if err != nil || int(end) >= events || name == "is damaged" && end != 7 {
				t.Errorf("a reader sees %d events (%v)", end, err)
			}
			f.Close()

			if err := Gather(path); err != nil {
				t.Fatal(err)
			}
			s := openTest(t, path, usual)
			checkFile(t, s)
			checkLog(t, s)
			if n, err := s.End(t.Context()); n != end || err != nil {
				t.Errorf("without what is not there the log ends at %d (%v), want %d", n, err, end)
			}
			playOne(t, s, "later", 1, true)
		})
	}
}

// A backup that was put in the place of a store that was killed has nothing to
// do with that one's journal.
func TestTheJournalOfAnotherFileIsLeftAlone(t *testing.T) {
	path, events := unclosed(t)
	other := filepath.Join(t.TempDir(), "other.db")
	s := openTest(t, other, usual)
	playOne(t, s, "mine", 0, false)
	closeTest(t, s)
	for i, name := range journalPaths(path) {
		copyIfThere(t, name, journalPaths(other)[i])
	}
	s = openTest(t, other, usual)
	if end, err := s.End(t.Context()); end != 1 || err != nil {
		t.Errorf("the log ends at %d (%v), want 1; the journal has %d", end, err, events)
	}
	closeTest(t, s)
	if left, err := os.ReadDir(filepath.Dir(other)); err != nil || len(left) != 1 {
		t.Errorf("beside the file there is %v (%v)", left, err)
	}
}

// Schema 3 left the newest tails, and the newest entries of the index, to be
// found in the log.
func TestWhatAnOlderProgramLeftToTheLogIsCompleted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	for i := range 6 {
		playOne(t, s, fmt.Sprint("attempt", i), 2, false)
	}
	closeTest(t, s)
	changeFile(t, path, func(tx *bbolt.Tx) error {
		about := tx.Bucket(storeBucket)
		err := errors.Join(about.Put(schemaKey, []byte("3")), about.Put(settledKey, numberKey(4)), about.Put(filedKey, numberKey(9)))
		for i := 2; i < 6; i++ {
			err = errors.Join(err, tx.Bucket(tailBucket).Delete(fmt.Append(nil, "attempt", i)))
		}
		for i := 3; i < 6; i++ {
			err = errors.Join(err, newKV(tx).Delete(store.FiledBucket, fmt.Sprint("tina/attempt", i)))
		}
		return errors.Join(err, writeTail(tx, "attempt1", tail{1, 4}))
	})
	for range 2 {
		s = openTest(t, path, usual)
		checkFile(t, s)
		checkLog(t, s)
		err := s.View(t.Context(), func(tx *store.Tx) error {
			found, err := tx.HeadsOf("tina")
			if len(found) != 6 {
				t.Errorf("the index leads to %d attempts, want 6", len(found))
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
		closeTest(t, s)
	}
	f := openFileTest(t, path)
	if troubles, err := f.CheckChains(t.Context()); len(troubles) > 0 || err != nil {
		t.Errorf("%q, %v", troubles, err)
	}
}

// What was long in memory has to be there for reading all the while: events
// of one attempt lie in the file, in what comes to it, and in memory.
func TestALongAttemptIsReadFromEverywhere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	tune := narrow
	tune.rest = time.Hour
	s := openTest(t, path, tune)
	start := play.Event{Started: &play.Started{Trainee: "tina", Mode: play.Practice}}
	for n := range 300 {
		e := start
		if n > 0 {
			e = play.Event{Turn: &play.Turn{Seq: n}}
		}
		if err := s.Append(t.Context(), store.Append{Attempt: "long", After: n, Events: []play.Event{e}}); err != nil {
			t.Fatal(err)
		}
		events, err := s.Attempt(t.Context(), "long")
		if err != nil || len(events) != n+1 {
			t.Fatalf("after %d events it has %d (%v)", n+1, len(events), err)
		}
		page, err := s.Log(t.Context(), 0, n+2)
		if err != nil || len(page) != n+1 {
			t.Fatalf("after %d events the log has %d (%v)", n+1, len(page), err)
		}
		for after := n / 2; after <= n; {
			marks, err := s.Marks(t.Context(), store.Cursor(after), n+2)
			if err != nil || len(marks) == 0 || marks[0].Cursor != store.Cursor(after+1) || marks[0].Index != after || after+len(marks) > n+1 {
				t.Fatalf("after %d events the marks behind %d are %+v (%v)", n+1, after, marks, err)
			}
			after += len(marks)
		}
	}
	if err := s.Append(t.Context(), store.Append{Attempt: "long", After: 299, Events: []play.Event{{Turn: &play.Turn{Seq: 299}}}}); !errors.Is(err, store.ErrConflict) {
		t.Errorf("an old number is answered %v", err)
	}
	closeTest(t, s)
	checkLog(t, openTest(t, path, tune))
}

func FuzzReadJournal(f *testing.F) {
	j := journal{id: 77}
	file, err := os.Create(filepath.Join(f.TempDir(), "journal"))
	if err != nil {
		f.Fatal(err)
	}
	j.files[0] = file
	e, err := newEntry("a", 0, play.Event{Started: &play.Started{Trainee: "tina"}})
	if err != nil {
		f.Fatal(err)
	}
	for n := range 3 {
		content := beginContent(make([]byte, contentAt), uint64(n), [][]byte{e})
		content = appendChange(content, "heads", "a", []byte("{}"))
		if err := j.append(appendChange(content, "settings", "x", nil)); err != nil {
			f.Fatal(err)
		}
	}
	whole, err := os.ReadFile(file.Name())
	if err != nil {
		f.Fatal(err)
	}
	whole = whole[:j.at]
	f.Add(uint32(0), byte(1))
	f.Add(uint32(len(whole)-1), byte(9))
	f.Fuzz(func(t *testing.T, at uint32, change byte) {
		b := bytes.Clone(whole)
		b[int(at)%len(b)] ^= change
		batches := parseBatches(b, 77)
		r := newRecent(1, 0)
		for i, w := range batches {
			if w.number != uint64(i+1) {
				t.Errorf("batch %d has number %d", i, w.number)
			}
			if err := r.again(w); err != nil {
				t.Errorf("a batch whose sum is right answers %v", err)
			}
		}
		if change == 0 != (len(batches) == 3) {
			t.Errorf("with a byte changed by %d there are %d batches", change, len(batches))
		}
	})
}

func FuzzContent(f *testing.F) {
	e, err := newEntry("a", 0, play.Event{Started: &play.Started{Trainee: "tina"}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(appendChange(beginContent(nil, 0, [][]byte{e}), "heads", "a", []byte("{}")))
	f.Add([]byte{0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		r := newRecent(1, 0)
		if err := r.again(written{1, b}); err != nil {
			return
		}
		again := beginContent(nil, 0, r.entries)
		if len(again) > len(b) {
			t.Errorf("%d bytes hold entries of %d", len(b), len(again))
		}
	})
}

// A batch may be larger than what a file of the journal is meant to hold, and
// those of a copy are.
func TestABatchMayBeLargerThanAFileOfTheJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	tune := tuning{journal: 2 << 10, rest: time.Hour, pause: 20 * time.Millisecond}
	s := openTest(t, path, tune)
	says := strings.Repeat("x", 10<<10)
	const pages, each = 3, 300
	for page := range pages {
		records := make([]store.Record, each)
		for i := range records {
			n := page*each + i
			records[i] = store.Record{Cursor: store.Cursor(n + 1), Attempt: "long", Index: n, Event: play.Event{Turn: &play.Turn{Seq: n, Says: says}}}
		}
		if err := s.Extend(t.Context(), records); err != nil {
			t.Fatal(err)
		}
	}
	large := strings.Repeat("y", 3<<20)
	if err := s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting("large", large) }); err != nil {
		t.Fatal(err)
	}
	again := openTest(t, killed(t, s), usual)
	toFileNow(t, s)
	calm(t, s)
	for _, name := range journalPaths(path) {
		if info, err := os.Stat(name); err != nil || info.Size() != 0 {
			t.Errorf("%s keeps %d bytes (%v)", name, info.Size(), err)
		}
	}
	closeTest(t, s)
	for _, s := range []*Store{again, openTest(t, path, tune)} {
		checkFile(t, s)
		if events, err := s.Attempt(t.Context(), "long"); len(events) != pages*each || err != nil {
			t.Errorf("there are %d events (%v), want %d", len(events), err, pages*each)
		}
		wantSetting(t, s, "large", large)
	}
}

// The power may go at any moment while a journal is made, while one takes its
// turn, and while one is removed.
func TestWhatIsLeftOfAJournalThatIsNotNeededDoesNoHarm(t *testing.T) {
	path, events := unclosed(t)
	for what, leave := range map[string]func(t *testing.T, names [2]string){
		"nothing was done yet":        func(*testing.T, [2]string) {},
		"one file was made anew":      func(t *testing.T, names [2]string) { truncate(t, names[0]) },
		"both files were made anew":   func(t *testing.T, names [2]string) { truncate(t, names[0]); truncate(t, names[1]) },
		"the other one was made anew": func(t *testing.T, names [2]string) { truncate(t, names[1]) },
	} {
		path := copyStore(t, path)
		s := openTest(t, path, usual) // which takes up the journal, and leaves its files
		abandon(t, s)
		leave(t, journalPaths(path))
		for range 2 {
			s = openTest(t, path, usual)
			if end, err := s.End(t.Context()); end != store.Cursor(events) || err != nil {
				t.Errorf("%s: the log ends at %d (%v), want %d", what, end, err, events)
			}
			checkFile(t, s)
			abandon(t, s)
		}
		s = openTest(t, path, usual)
		playOne(t, s, "later", 1, true)
		abandon(t, s)
		s = openTest(t, path, usual)
		if end, err := s.End(t.Context()); end != store.Cursor(events+3) || err != nil {
			t.Errorf("%s: after another attempt the log ends at %d (%v), want %d", what, end, err, events+3)
		}
		checkLog(t, s)
	}
}

func truncate(t *testing.T, name string) {
	t.Helper()
	if err := os.Truncate(name, 0); err != nil {
		t.Fatal(err)
	}
}
