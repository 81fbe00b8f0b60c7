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

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// broken is a store of whose files one can be exchanged under it.
type broken struct {
	*Store
	file *os.File
	kept int // another descriptor of the file
}

// openBroken opens a store to break the file whose name has a suffix, once
// there is something in its journal.
func openBroken(t *testing.T, path, suffix string, tune tuning) *broken {
	t.Helper()
	b := new(broken)
	tune.bbolt.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(name, flag, mode)
		if strings.HasSuffix(name, suffix) {
			b.file = f
		}
		return f, err
	}
	b.Store = openTest(t, path, tune)
	playOne(t, b.Store, "before", 3, false)
	kept, err := syscall.Dup(int(b.file.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	b.kept = kept
	t.Cleanup(b.forget)
	return b
}

// exchange makes writes go to another file, as long as the file need not grow.
func (b *broken) exchange(t *testing.T, name string, flag int) {
	t.Helper()
	f, err := os.OpenFile(name, flag, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := syscall.Dup3(int(f.Fd()), int(b.file.Fd()), syscall.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
}

// mend undoes exchange.
func (b *broken) mend(t *testing.T) {
	t.Helper()
	if err := syscall.Dup3(b.kept, int(b.file.Fd()), syscall.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
}

// forget gives up the second descriptor, and the lock with it.
func (b *broken) forget() {
	if b.kept >= 0 {
		syscall.Close(b.kept)
		b.kept = -1
	}
}

func start(id string) store.Append {
	return store.Append{Attempt: id, Events: []play.Event{{Started: &play.Started{Trainee: id, Mode: play.Practice}}}}
}

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
	err = s.View(t.Context(), func(tx *store.Tx) error {
		got, err := tx.Setting("large")
		if got != large {
			t.Errorf("the setting has %d bytes", len(got))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
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

func TestAnErrorOfTheDiskStopsTheStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	b := openBroken(t, path, ".journal-a", usual)
	waiting := b.Grown(4)
	b.exchange(t, path, os.O_RDONLY)
	if err := b.Append(t.Context(), start("lost")); !errors.Is(err, store.ErrUnknownOutcome) || !errors.Is(err, syscall.EBADF) {
		t.Fatalf("an append that the disk refused answers %v", err)
	}
	wantFailed(t, b, waiting)
	s := openTest(t, path, usual)
	checkFile(t, s)
	if events, err := s.Attempt(t.Context(), "before"); err != nil || len(events) != 4 {
		t.Errorf("after opening again the attempt has %d events, %v", len(events), err)
	}
	playOne(t, s, "after", 3, true)
}

// What could not come to the file was acknowledged, and is there.
func TestAnErrorOfTheFilesDiskStopsTheStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	tune := usual
	tune.journal = 1500 // more than there is before
	b := openBroken(t, path, ".db", tune)
	waiting := b.Grown(1000)
	b.exchange(t, path, os.O_RDONLY)
	kept := 0
	for ; kept < 1000; kept++ {
		if err := b.Append(t.Context(), start(fmt.Sprint(kept))); err != nil {
			break
		}
	}
	wantFailed(t, b, waiting)
	s := openTest(t, path, usual)
	checkFile(t, s)
	if end, err := s.End(t.Context()); end < store.Cursor(4+kept) || err != nil {
		t.Errorf("after opening again the log ends at %d (%v), and %d were acknowledged", end, err, 4+kept)
	}
	playOne(t, s, "after", 3, true)
	checkLog(t, s)
}

// wantFailed makes sure that a store has failed and refuses everything, and
// closes it.
func wantFailed(t *testing.T, b *broken, waiting <-chan struct{}) {
	t.Helper()
	for name, c := range map[string]<-chan struct{}{"Failed": b.Failed(), "Grown": waiting} {
		select {
		case <-c:
		case <-time.After(10 * time.Second):
			t.Errorf("%s says nothing", name)
		}
	}
	b.mend(t)
	_, readErr := b.Attempt(t.Context(), "before")
	_, logErr := b.Log(t.Context(), 0, 1)
	never := func(*store.Tx) error {
		t.Error("a failed store runs a transaction")
		return nil
	}
	for what, err := range map[string]error{
		"Attempt": readErr, "Log": logErr, "Append": b.Append(t.Context(), start("more")),
		"View": b.View(t.Context(), never), "Update": b.Update(t.Context(), never),
	} {
		if !errors.Is(err, store.ErrFailed) {
			t.Errorf("%s after a failure answers %v", what, err)
		}
	}
	b.forget()
	closeTest(t, b.Store)
}

// What is acknowledged has been synced: nothing that spares bbolt a sync is on.
func TestCommitsAreSynced(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	if s.db.NoSync || s.db.NoGrowSync || !s.journal.sync {
		t.Errorf("syncs are off: NoSync %t, NoGrowSync %t, of the journal %t", s.db.NoSync, s.db.NoGrowSync, s.journal.sync)
	}
}
