package bolt

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"evenkeel/internal/store"
	"evenkeel/internal/store/storetest"
)

// The file system is shut down, as a power cut would, at any moment under load:
// all that was acknowledged is there when it comes back.
//
// It shows that what is acknowledged was written to the device and that a file
// of which only some pages were is still whole. That the device itself forgets
// nothing it cannot show.
func TestPowerCutWhileWriting(t *testing.T) {
	disk := storetest.NeedDisk(t, 256)
	path := filepath.Join(disk.Folder, "evenkeel.db")
	acknowledged := make(map[string]int)
	n := rounds(6, 2)
	for round := range n {
		cutPower(t, disk, path, acknowledged)
		s := openTest(t, path, narrow)
		checkFile(t, s)
		checkAcknowledged(t, s, acknowledged)
		checkLog(t, s)
		closeTest(t, s)
		if t.Failed() {
			t.Fatalf("round %d failed", round)
		}
	}
	t.Logf("%d rounds, %d attempts, %d acknowledged events", n, len(acknowledged), total(acknowledged))
}

// cutPower shuts a disk down under a child that writes to it. What the child
// then meets, it must take for an unknown outcome.
func cutPower(t *testing.T, disk *storetest.Disk, path string, acknowledged map[string]int, env ...string) {
	t.Helper()
	err := runAndStrike(t, path, acknowledged, func(*os.Process) { disk.Crash(t) }, env...)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != diskFailed {
		t.Errorf("the child ended with %v, want that its disk failed", err)
	}
	disk.Mend(t)
}

// A model of the store, whose power is cut again and again.
func TestModelWithPowerCuts(t *testing.T) {
	storetest.RunModel(t, 3, func(t *testing.T) (store.Store, func() store.Store) {
		disk := storetest.NeedDisk(t, 64)
		path := filepath.Join(disk.Folder, "evenkeel.db")
		s, err := open(path, narrow)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() }) // before the disk goes
		return s, func() store.Store {
			disk.Crash(t)
			abandon(t, s)
			disk.Mend(t)
			s, err = open(path, narrow)
			if err != nil {
				t.Fatal(err)
			}
			checkFile(t, s)
			return s
		}
	})
}

// Without syncs the same must lose something, or TestPowerCutWhileWriting would
// show nothing.
func TestPowerCutLosesWhatWasNotSynced(t *testing.T) {
	disk := storetest.NeedDisk(t, 256)
	n, lost := rounds(2, 1), 0
	for round := range n {
		path := filepath.Join(disk.Folder, fmt.Sprint(round, ".db"))
		closeTest(t, openTest(t, path, narrow)) // the empty store is synced
		acknowledged := make(map[string]int)
		cutPower(t, disk, path, acknowledged, crashUnsynced+"=1")
		missing := total(acknowledged) - found(t, path, acknowledged)
		if missing == 0 {
			t.Errorf("round %d lost none of %d events although nothing was synced", round, total(acknowledged))
		}
		lost += missing
	}
	t.Logf("%d rounds lost %d acknowledged events", n, lost)
}

// found counts the acknowledged events that are there.
func found(t *testing.T, path string, acknowledged map[string]int) int {
	t.Helper()
	s, err := open(path, narrow)
	if err != nil {
		t.Logf("the store cannot even be opened: %v", err)
		return 0
	}
	defer s.Close()
	n := 0
	for id, most := range acknowledged {
		events, err := s.Attempt(t.Context(), id)
		if err == nil {
			n += min(len(events), most)
		}
	}
	return n
}
