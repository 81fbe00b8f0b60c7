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

// broken is a store whose file can be exchanged under it.
type broken struct {
	*Store
	file *os.File
	kept int // another descriptor of the file
}

func openBroken(t *testing.T, path string) *broken {
	t.Helper()
	b := new(broken)
	tune := usual
	tune.bbolt.OpenFile = func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
		b.file, err = os.OpenFile(name, flag, mode)
		return b.file, err
	}
	b.Store = openTest(t, path, tune)
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
	lift := limitFiles(t, 8<<10)
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
	closeTest(t, s)
	s = openTest(t, path, usual)
	checkFile(t, s)
	if end, err := s.End(t.Context()); end != 5 || err != nil {
		t.Errorf("the log ends at %d (%v), want 5", end, err)
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
	b := openBroken(t, path)
	playOne(t, b.Store, "before", 3, false)
	waiting := b.Grown(4)
	b.exchange(t, path, os.O_RDONLY)
	if err := b.Append(t.Context(), start("lost")); !errors.Is(err, store.ErrUnknownOutcome) || !errors.Is(err, syscall.EBADF) {
		t.Fatalf("an append that the disk refused answers %v", err)
	}
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
	s := openTest(t, path, usual)
	checkFile(t, s)
	if events, err := s.Attempt(t.Context(), "before"); err != nil || len(events) != 4 {
		t.Errorf("after opening again the attempt has %d events, %v", len(events), err)
	}
	playOne(t, s, "after", 3, true)
}

// What is acknowledged has been synced: nothing that spares bbolt a sync is on.
func TestCommitsAreSynced(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "evenkeel.db"), usual)
	if s.db.NoSync || s.db.NoGrowSync {
		t.Errorf("syncs are off: NoSync %t, NoGrowSync %t", s.db.NoSync, s.db.NoGrowSync)
	}
}
