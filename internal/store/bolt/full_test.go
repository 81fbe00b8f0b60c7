//go:build linux

package bolt

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"evenkeel/internal/store"
)

// aloneVar tells a process that it runs one test alone.
const aloneVar = "EVENKEEL_TEST_ALONE"

// alone reports whether this process runs only this test; if not, it runs it
// in one that does. There a limit to files meets nothing but the store: the
// testing package writes files of its own.
func alone(t *testing.T) bool {
	t.Helper()
	if os.Getenv(aloneVar) != "" {
		return true
	}
	child := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	child.Env = append(os.Environ(), aloneVar+"=1")
	if out, err := child.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	return false
}

// limitFiles keeps this process's files from growing beyond a size, until the
// function that it returns is called.
func limitFiles(t *testing.T, size uint64) (lift func()) {
	t.Helper()
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	limit := before
	limit.Cur = size
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWithoutRoomWritesAreRefusedUntilThereIsSome(t *testing.T) {
	if !alone(t) {
		return
	}
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	playOne(t, s, "before", 3, false)
	lift := limitFiles(t, uint64(s.journal.at)+10) // less than the next batch
	defer lift()
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Go(func() {
			if err := s.Append(t.Context(), start(fmt.Sprint(i))); !errors.Is(err, store.ErrFull) {
				t.Errorf("writing without room answers %v", err)
			}
		})
	}
	wg.Wait()
	err := s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting("x", "y") })
	if !errors.Is(err, store.ErrFull) {
		t.Errorf("updating without room answers %v", err)
	}
	if events, err := s.Attempt(t.Context(), "before"); err != nil || len(events) != 4 {
		t.Errorf("reading meanwhile gives %d events, %v", len(events), err)
	}
	lift()
	time.Sleep(2 * usual.pause)
	if err := s.Append(t.Context(), start("after")); err != nil {
		t.Fatalf("with room again: %v", err)
	}
	for _, s := range []*Store{openTest(t, killed(t, s), usual), s} {
		checkFile(t, s)
		if end, err := s.End(t.Context()); end != 5 || err != nil {
			t.Errorf("the log ends at %d (%v), want 5", end, err)
		}
	}
}

// Where there is room for the journal and none for the store's file, writes go
// on until the journal is full.
func TestWithoutRoomForTheFileNothingIsLost(t *testing.T) {
	if !alone(t) {
		return
	}
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	tune := usual
	tune.journal = 8 << 10
	s := openTest(t, path, tune)
	playOne(t, s, "before", 3, false)
	lift := limitFiles(t, 16<<10)
	defer lift()
	kept := 0
	var err error
	for err == nil && kept < 1000 {
		if err = s.Append(t.Context(), start(fmt.Sprint(kept))); err == nil {
			kept++
		}
	}
	if !errors.Is(err, store.ErrFull) || kept < 20 {
		t.Fatalf("after %d writes one for which there is no room answers %v", kept, err)
	}
	want := store.Cursor(4 + kept)
	if end, err := s.End(t.Context()); end != want || err != nil {
		t.Errorf("the log ends at %d (%v), want %d", end, err, want)
	}
	if page, err := s.Log(t.Context(), 0, 2000); len(page) != int(want) || err != nil {
		t.Errorf("the log has %d records (%v), want %d", len(page), err, want)
	}
	closeTest(t, s) // which leaves the journal, as there is no room
	lift()
	s = openTest(t, path, tune)
	if end, err := s.End(t.Context()); end != want || err != nil {
		t.Errorf("opened again the log ends at %d (%v), want %d", end, err, want)
	}
	checkFile(t, s)
	playOne(t, s, "after", 30, true)
	checkLog(t, s)
}

func TestAStoreGoesOnWhenThereIsRoomForTheFileAgain(t *testing.T) {
	if !alone(t) {
		return
	}
	tune := usual
	tune.journal = 4 << 10
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), tune)
	playOne(t, s, "before", 3, false)
	lift := limitFiles(t, 16<<10)
	defer lift()
	var err error
	for n := 0; err == nil && n < 1000; n++ {
		err = s.Append(t.Context(), start(fmt.Sprint(n)))
	}
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("without room a write answers %v", err)
	}
	lift()
	for until := time.Now().Add(10 * time.Second); err != nil && time.Now().Before(until); time.Sleep(time.Millisecond) {
		err = s.Append(t.Context(), start("after"))
	}
	if err != nil {
		t.Errorf("with room again: %v", err)
	}
	checkLog(t, s)
}

// Who wants one file alone, and closes it without room, has to be told.
func TestAJournalIsGatheredOnceThereIsRoom(t *testing.T) {
	if !alone(t) {
		return
	}
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	lift := limitFiles(t, 1<<20) // the file grows by more at a time
	defer lift()
	large := strings.Repeat("x", 200<<10)
	err := s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting("large", large) })
	if err != nil {
		t.Fatal(err)
	}
	closeTest(t, s)
	if err := Gather(path); !errors.Is(err, store.ErrFull) {
		t.Fatalf("without room it answers %v", err)
	}
	lift()
	if err := Gather(path); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("beside the file there is %v (%v)", left, err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	p := &pageCheck{file: f, length: uint64(info.Size())}
	if m, ok := p.meta(); !ok || m.free == noFreePages {
		t.Error("the file does not list its free pages, so that the next opening goes through all of it")
	}
	s = openTest(t, path, usual)
	checkFile(t, s)
	wantSetting(t, s, "large", large)
}

// Who opens a store that was killed on a full disk can read all of it, and
// write once there is room.
func TestAStoreIsOpenedAndReadWithoutRoom(t *testing.T) {
	if !alone(t) {
		return
	}
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	playOne(t, s, "before", 3, true)
	large := strings.Repeat("x", 200<<10)
	err := s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting("large", large) })
	if err != nil {
		t.Fatal(err)
	}
	path = killed(t, s)
	closeTest(t, s)
	lift := limitFiles(t, 1<<20) // the file grows by more at a time
	defer lift()
	check := func(when string, s *Store, want store.Cursor) {
		t.Helper()
		if end, err := s.End(t.Context()); end != want || err != nil {
			t.Errorf("%s the log ends at %d (%v), want %d", when, end, err, want)
		}
		err := s.View(t.Context(), func(tx *store.Tx) error {
			got, err := tx.Setting("large")
			if got != large {
				t.Errorf("%s the setting has %d bytes", when, len(got))
			}
			return err
		})
		if err != nil {
			t.Errorf("%s: %v", when, err)
		}
		checkLog(t, s)
	}
	for range 2 {
		s = openTest(t, path, usual)
		check("without room", s, 5)
		if err := s.Append(t.Context(), start("no room")); !errors.Is(err, store.ErrFull) {
			t.Errorf("without room a write answers %v", err)
		}
		closeTest(t, s)
	}
	s = openTest(t, path, usual)
	check("still without room", s, 5)
	lift()
	for until := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		if err = s.Append(t.Context(), start("after")); err == nil || time.Now().After(until) {
			break
		}
	}
	if err != nil {
		t.Fatalf("with room again: %v", err)
	}
	check("with room again", s, 6)
	checkFile(t, s)
	check("killed again", openTest(t, killed(t, s), usual), 6)
	closeTest(t, s)
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("beside the file there is %v (%v)", left, err)
	}
	check("opened again", openTest(t, path, usual), 6)
}

// A disk may be so full that not even a name finds room.
func TestWithoutRoomForAJournalWritesAreRefusedUntilThereIsSome(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	tune := usual
	tune.pause = time.Hour
	tried, full := 0, true
	tune.bbolt.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		if strings.HasSuffix(name, ".journal-b") {
			if tried++; full {
				return nil, &os.PathError{Op: "open", Path: name, Err: syscall.ENOSPC}
			}
		}
		return os.OpenFile(name, flag, mode)
	}
	s := openTest(t, path, tune)
	for range 3 {
		if err := s.Append(t.Context(), start("a")); !errors.Is(err, store.ErrFull) || errors.Is(err, store.ErrUnknownOutcome) {
			t.Fatalf("writing without room for a journal answers %v", err)
		}
	}
	if tried != 1 {
		t.Errorf("it was tried %d times within one pause", tried)
	}
	closeTest(t, s)
	tune.pause = time.Millisecond
	s = openTest(t, path, tune)
	if err := s.Append(t.Context(), start("a")); !errors.Is(err, store.ErrFull) {
		t.Fatalf("writing without room for a journal answers %v", err)
	}
	full = false
	time.Sleep(2 * tune.pause)
	playOne(t, s, "b", 2, true)
	if end, err := openTest(t, killed(t, s), usual).End(t.Context()); end != 4 || err != nil {
		t.Errorf("the log ends at %d (%v), want 4", end, err)
	}
}

// That nothing could be written for a while keeps nothing from coming to the
// file when its time has come.
func TestWhatIsOldComesToTheFileAlsoWhenNothingCanBeWritten(t *testing.T) {
	if !alone(t) {
		return
	}
	tune := tuning{journal: 1 << 20, rest: 500 * time.Millisecond, pause: time.Hour}
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), tune)
	playOne(t, s, "before", 3, false)
	lift := limitFiles(t, uint64(s.journal.at)+10) // less than the next batch
	err := s.Append(t.Context(), start("no room"))
	lift()
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("writing without room answers %v", err)
	}
	settle(t, s)
	if events, _ := inFile(t, s); events != 4 {
		t.Errorf("the file has %d events, want 4", events)
	}
}

// That a file may not grow is met before anything is written, and bbolt tells
// it in words only.
func TestAFileThatCannotGrowIsAFullDisk(t *testing.T) {
	if !alone(t) {
		return
	}
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	playOne(t, s, "before", 3, false)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	large := strings.Repeat("x", 1<<20)
	put := func(i int) error {
		return s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting(fmt.Sprint(i), large) })
	}
	lift := limitFiles(t, uint64(info.Size()))
	defer lift()
	kept := 0
	for err == nil && kept < 64 {
		if err = put(kept); err == nil {
			kept++
		}
	}
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("after %d MiB a write for which the file cannot grow answers %v", kept, err)
	}
	lift()
	time.Sleep(2 * usual.pause)
	if err := put(kept); err != nil {
		t.Errorf("when it can grow again: %v", err)
	}
	checkFile(t, s)
}
