//go:build linux

package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
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
