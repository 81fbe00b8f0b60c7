//go:build unix

package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

// Copies of one store are damaged in several ways. The doctor names each, and
// none of them takes the place of a sound store unasked.
func TestTheDoctorNamesWhatIsDamaged(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	must(t, archive(t.Context(), filepath.Join(data, storeFile)))
	code, out, wrong := command(t, "backup", filepath.Join(data, "sound.db"), "--data", data)
	if code != exitOK {
		t.Fatalf("backup ends with %d: %s%s", code, out, wrong)
	}
	sound, err := os.ReadFile(filepath.Join(data, "sound.db"))
	must(t, err)

	change := func(bucket, key string, value []byte) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			db, err := bbolt.Open(path, 0o600, nil)
			must(t, err)
			must(t, db.Update(func(tx *bbolt.Tx) error {
				if bucket == "_log" {
					breakUpLog(t, tx)
				}
				b := tx.Bucket([]byte(bucket))
				if value == nil {
					return b.Delete([]byte(key))
				}
				return b.Put([]byte(key), value)
			}))
			must(t, db.Close())
		}
	}
	overwrite := func(f func([]byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			must(t, os.WriteFile(path, f(bytes.Clone(sound)), 0o600))
		}
	}
	for what, c := range map[string]struct {
		damage func(*testing.T, string)
		want   string
		forced bool // can be taken all the same
	}{
		"cut off":            {overwrite(func(b []byte) []byte { return b[:3*os.Getpagesize()] }), "the file is cut short", false},
		"pages of zeros":     {overwrite(func(b []byte) []byte { clear(b[2*os.Getpagesize():]); return b }), "is overwritten", false},
		"no heading":         {overwrite(func(b []byte) []byte { clear(b[:2*os.Getpagesize()]); return b }), "neither of the file's two headings", false},
		"a lost event":       {change("_log", "\x00\x00\x00\x00\x00\x00\x00\x02", nil), "the log has a gap: places 2 to 2 are missing", true},
		"an unreadable one":  {change("_log", "\x00\x00\x00\x00\x00\x00\x00\x02", []byte("?")), "an event of the log behind place 1 cannot be read: entry 2 of the log is damaged", true},
		"a head of nothing":  {change("heads", "ghost", []byte(`{"attempt":"ghost"}`)), `heads: "ghost" belongs to nothing that is there`, true},
		"an unreadable name": {change("accounts", "x", []byte("{")), `accounts: "x": it cannot be read`, true},
		"an unfinished copy": {change("settings", "copy", []byte("{}")), "a copy that has not been finished", false},
	} {
		t.Run(what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), storeFile)
			must(t, os.WriteFile(path, sound, 0o600))
			c.damage(t, path)
			if code, out, wrong := command(t, "doctor", path); code != exitFailed || !strings.Contains(out, c.want) || !strings.Contains(out, "\n  do: ") {
				t.Errorf("the doctor ends with %d, and says\n%s%s", code, out, wrong)
			}
			into := filepath.Join(t.TempDir(), "data")
			if code, _, wrong := command(t, "restore", path, "--data", into); code != exitFailed || !strings.Contains(wrong, c.want) || !strings.Contains(wrong, "nothing was changed") {
				t.Errorf("restore ends with %d, and says\n%s", code, wrong)
			}
			if _, err := os.Stat(filepath.Join(into, storeFile)); err == nil {
				t.Error("it has taken its place all the same")
			}
			if code, _, wrong := command(t, "restore", "--force", path, "--data", into); (code == exitOK) != c.forced {
				t.Errorf("by force restore ends with %d, and says\n%s", code, wrong)
			}
		})
	}
}

// breakUpLog stores the entries of a log one by one that lie in one block.
func breakUpLog(t *testing.T, tx *bbolt.Tx) {
	t.Helper()
	log := tx.Bucket([]byte("_log"))
	_, block := log.Cursor().First()
	rest := bytes.Clone(block[1:])
	for number := uint64(1); len(rest) > 0; number++ {
		length, n := binary.Uvarint(rest)
		must(t, log.Put(binary.BigEndian.AppendUint64(nil, number), rest[n:n+int(length)]))
		rest = rest[n+int(length):]
	}
}

func TestTheDoctorMendsWhatFollowsFromTheLog(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	path := filepath.Join(data, storeFile)
	must(t, archive(t.Context(), path))
	change := func(f func(*bbolt.Tx) error) {
		db, err := bbolt.Open(path, 0o600, nil)
		must(t, err)
		must(t, db.Update(f))
		must(t, db.Close())
	}
	expect := func(want int, says string, args ...string) {
		t.Helper()
		if code, out, wrong := command(t, append(args, "--data", data)...); code != want || !strings.Contains(out+wrong, says) {
			t.Fatalf("%v ends with %d, and says\n%s%s", args, code, out, wrong)
		}
	}
	kept := func() int {
		all, err := filepath.Glob(path + ".before-mend-*")
		must(t, err)
		return len(all)
	}
	expect(exitOK, "nothing was to be mended", "doctor", "--mend")
	change(func(tx *bbolt.Tx) error { return tx.Bucket([]byte("heads")).Delete([]byte("good")) })
	expect(exitFailed, "evenkeel doctor --mend", "doctor")
	expect(exitOK, "mended: 1 records; what was there before is in", "doctor", "--mend")
	expect(exitOK, "nothing is wrong", "doctor")
	if kept() != 1 {
		t.Errorf("%d stores from before are kept", kept())
	}
	change(func(tx *bbolt.Tx) error {
		breakUpLog(t, tx)
		return tx.Bucket([]byte("_log")).Delete([]byte("\x00\x00\x00\x00\x00\x00\x00\x02"))
	})
	expect(exitFailed, "more is wrong than what follows", "doctor", "--mend")
	if kept() != 1 {
		t.Errorf("%d stores from before are kept, of one that was not mended too", kept())
	}
	expect(exitMisuse, "--mend is for the store in a data folder", "doctor", "--mend", "saved.db")
}
