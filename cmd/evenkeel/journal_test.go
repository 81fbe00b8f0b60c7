//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
)

// archiveKilled is archive by a program that is killed before anything comes
// from the journal to the store's file.
func archiveKilled(t *testing.T, path string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o700))
	running := filepath.Join(t.TempDir(), storeFile)
	s, err := bolt.Open(running)
	must(t, err)
	defer s.Close()
	must(t, fill(t.Context(), s))
	must(t, copyStoreFile(running, path, unseen))
}

// wantEvents makes sure of how many events a store's file has with its journal.
func wantEvents(t *testing.T, path string, want store.Cursor) {
	t.Helper()
	f, err := bolt.OpenFile(path)
	must(t, err)
	defer f.Close()
	if end, err := f.End(t.Context()); end != want || err != nil || f.Lacks() != nil {
		t.Errorf("%s has %d events (%v), and lacks %v; want %d", path, end, err, f.Lacks(), want)
	}
}

// A restore that is killed once the backup has taken the store's place leaves
// the journal of the store from before there. What a server then does to it
// must not happen to the store that was kept.
func TestWhoWritesAfterABrokenRestoreLeavesWhatWasKeptAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), storeFile)
	archiveKilled(t, path)
	wantEvents(t, path, 6)
	kept := path + ".kept"
	must(t, keepStoreBeside(path, kept))
	must(t, os.Remove(path))
	s, err := bolt.Open(path)
	must(t, err)
	must(t, s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting("x", "y") }))
	must(t, s.Close())
	wantEvents(t, path, 0)
	wantEvents(t, kept, 6)
}

// A store that was killed is kept with its journal, and comes back with it.
func TestAKilledStoreIsReplacedAndTakenBack(t *testing.T) {
	folder := t.TempDir()
	path, made := filepath.Join(folder, storeFile), filepath.Join(folder, "made.db")
	archiveKilled(t, path)
	s, err := bolt.Open(made)
	must(t, err)
	must(t, s.Close())
	kept, err := replaceStore(path, made, time.Now())
	must(t, err)
	wantEvents(t, path, 0)
	wantEvents(t, kept, 6)
	s, err = bolt.Open(path) // and this one is killed, too
	must(t, err)
	must(t, s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting("x", "y") }))
	other := filepath.Join(folder, "other.db")
	must(t, copyStoreFile(path, other, unseen))
	must(t, s.Close())
	must(t, os.Remove(path))
	must(t, copyStoreFile(other, path, unseen))
	must(t, takeBack(kept, path))
	wantEvents(t, path, 6)
	left, err := filepath.Glob(kept + "*")
	if err != nil || len(left) > 0 {
		t.Errorf("%v is left (%v)", left, err)
	}
}

// The doctor says that a journal is not there, and goes on without it when it
// is asked to.
func TestTheDoctorMissesTheJournalOfAKilledServer(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	path := filepath.Join(data, storeFile)
	archiveKilled(t, path)
	expect := func(want int, says, never string, args ...string) {
		t.Helper()
		code, out, wrong := command(t, append(args, "--data", data)...)
		if code != want || !strings.Contains(out+wrong, says) || never != "" && strings.Contains(out+wrong, never) {
			t.Fatalf("%v ends with %d, and says\n%s%s", args, code, out, wrong)
		}
	}
	expect(exitOK, "nothing is wrong: 6 events", "", "doctor")
	journal := bolt.JournalPaths(path)[0]
	must(t, os.Remove(journal))
	expect(exitFailed, journal+", which holds its last changes, is missing", "is damaged", "doctor")
	expect(exitFailed, "evenkeel restore --force if it is a backup", "", "doctor", path)
	expect(exitFailed, "is missing", "", "backup", filepath.Join(t.TempDir(), "saved.db"))
	broken, fresh := filepath.Join(t.TempDir(), "broken.db"), filepath.Join(t.TempDir(), "fresh")
	must(t, copyStoreFile(path, broken, unseen))
	expect(exitOK, "mended: the store goes on without what of its journal is not there", "nothing was to be mended", "doctor", "--mend")
	expect(exitOK, "nothing is wrong: 0 events", "", "doctor")
	kept, err := filepath.Glob(path + ".before-mend-*")
	if err != nil || len(kept) != 2 { // and the second file of its journal
		t.Errorf("%v is kept (%v)", kept, err)
	}
	data = fresh
	expect(exitFailed, "is not sound, so nothing was changed; --force takes it all the same", "", "restore", broken)
	expect(exitOK, "restored: 0 events", "", "restore", "--force", broken)
	expect(exitOK, "nothing is wrong: 0 events", "", "doctor")
}
