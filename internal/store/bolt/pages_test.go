package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// builtFile makes a store with trees of some depth, closed or as a kill leaves
// it.
func builtFile(t testing.TB, unclosed bool) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, narrow)
	for i := range 150 {
		a := store.Append{Attempt: fmt.Sprintf("attempt %03d", i), Events: []play.Event{{Started: &play.Started{Trainee: "tina", Mode: play.Practice}}}}
		for seq := range 3 {
			a.Events = append(a.Events, play.Event{Turn: &play.Turn{Seq: seq + 1}})
		}
		if i%3 > 0 {
			a.Events = append(a.Events, play.Event{Ended: &play.Ended{}})
		}
		if err := s.Append(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	err := s.Update(t.Context(), func(tx *store.Tx) error {
		for i := range 40 {
			if err := tx.PutSetting(fmt.Sprint("large ", i), strings.Repeat("x", 300*i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if unclosed {
		settle(t, s)
		return killed(t, s)
	}
	closeTest(t, s)
	return path
}

func writeFile(t testing.TB, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "written.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func pageTroubles(t testing.TB, path string) []string {
	t.Helper()
	troubles, err := CheckPages(path)
	if err != nil {
		t.Fatal(err)
	}
	return troubles
}

func TestASoundFileHasNoTrouble(t *testing.T) {
	for _, killed := range []bool{false, true} {
		path := builtFile(t, killed)
		if troubles := pageTroubles(t, path); len(troubles) > 0 {
			t.Errorf("killed %v: %q", killed, troubles)
		}
		chained, err := openFileTest(t, path).CheckChains(t.Context())
		if err != nil || len(chained) > 0 {
			t.Errorf("killed %v: %q, %v", killed, chained, err)
		}
	}
}

func TestDamagedPagesAreFound(t *testing.T) {
	path := builtFile(t, false)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	size := uint64(os.Getpagesize())
	root := rootPage(t, path)
	// overwrite gives a copy in which something is written into a page.
	overwrite := func(page uint64, at int, b ...byte) string {
		broken := append([]byte(nil), whole...)
		copy(broken[page*size+uint64(at):], b)
		return writeFile(t, broken)
	}
	zero := make([]byte, size)
	both := append([]byte(nil), whole...)
	copy(both, zero)
	copy(both[size:], zero)
	for what, c := range map[string]struct{ path, want string }{
		"no heading left":       {writeFile(t, both), "neither of the file's two headings"},
		"text":                  {writeFile(t, []byte("Dear customer")), "neither of the file's two headings"},
		"cut short":             {writeFile(t, whole[:20*size]), "cut short"},
		"a page of zeros":       {overwrite(root, 0, zero...), "of the log, is overwritten"},
		"another page's number": {overwrite(root, 0, 99), "its heading is of no page"},
		"another kind":          {overwrite(root, 8, 7), "neither branch nor leaf"},
		"too many elements":     {overwrite(root, 10, 0xff, 0xff), "lies outside it"},
		"a key moved":           {overwrite(root, pageHeading+leafElement, 0xff, 0, 0, 0), "of the log"},
	} {
		troubles := pageTroubles(t, c.path)
		if !strings.Contains(strings.Join(troubles, "\n"), c.want) {
			t.Errorf("%s: it says %q, want %q", what, troubles, c.want)
		}
	}
	if troubles := pageTroubles(t, overwrite(0, 0, zero...)); len(troubles) > 0 {
		t.Errorf("one heading of two is enough, but it says %q", troubles)
	}
}

// rootPage is the page that the log's tree begins with.
func rootPage(t testing.TB, path string) (number uint64) {
	t.Helper()
	f, err := OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = f.db.View(func(tx *bbolt.Tx) error {
		number = uint64(tx.Bucket(logBucket).Root())
		return nil
	})
	if err != nil || number == 0 {
		t.Fatalf("the log begins at page %d (%v)", number, err)
	}
	return number
}

func TestBrokenChainsAreFound(t *testing.T) {
	for what, c := range map[string]struct {
		change func(*bbolt.Tx) error
		want   string
	}{
		"another entry before": {func(tx *bbolt.Tx) error {
			if err := breakUp(tx); err != nil {
				return err
			}
			b := bytes.Clone(tx.Bucket(logBucket).Get(numberKey(7)))
			setPrevious(b, 2)
			return tx.Bucket(logBucket).Put(numberKey(7), b)
		}, "entry 7 of the log"},
		"a lost entry": {func(tx *bbolt.Tx) error {
			return errors.Join(breakUp(tx), tx.Bucket(logBucket).Delete(numberKey(7)))
		}, "and should follow"},
		"a lost tail": {func(tx *bbolt.Tx) error {
			return tx.Bucket(tailBucket).Delete([]byte("attempt 001"))
		}, "attempt 001, which ends at entry 9, cannot be found"},
		"a short tail": {func(tx *bbolt.Tx) error {
			return writeTail(tx, "attempt 001", tail{1, 5})
		}, "attempt 001 is said to end at entry 5 with 1 events, and ends at 9 with 5"},
		"a tail of nobody": {func(tx *bbolt.Tx) error {
			return writeTail(tx, "nobody", tail{1, 5})
		}, "attempt nobody is said to end at entry 5, and is not in the log"},
		"no tail": {func(tx *bbolt.Tx) error {
			return tx.Bucket(tailBucket).Put([]byte("attempt 001"), []byte{1})
		}, "the tail of attempt attempt 001 is damaged"},
	} {
		path := builtFile(t, false)
		changeFile(t, path, c.change)
		troubles, err := openFileTest(t, path).CheckChains(t.Context())
		if err != nil || !strings.Contains(strings.Join(troubles, "\n"), c.want) {
			t.Errorf("%s: it says %q (%v), want %q", what, troubles, err, c.want)
		}
	}
}

// Whatever a file holds, looking at it ends, and does not end the program.
func FuzzCheckPages(f *testing.F) {
	path := builtFile(f, false)
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	size := os.Getpagesize()
	used := len(bytes.TrimRight(whole, "\x00"))
	whole = whole[:(used+size-1)/size*size] // the rest is room to grow
	f.Add(uint32(0), uint64(0))
	for range 300 {
		f.Add(rand.Uint32(), rand.Uint64())
	}
	f.Fuzz(func(t *testing.T, at uint32, value uint64) {
		broken := append([]byte(nil), whole...)
		binary.LittleEndian.PutUint64(broken[int(at)%(len(broken)-8):], value)
		if _, err := checkPages(bytes.NewReader(broken), int64(len(broken))); err != nil {
			t.Error(err)
		}
	})
}

// bbolt would end the program over such a file.
func TestAnUnclosedFileThatIsDamagedIsRefused(t *testing.T) {
	path := builtFile(t, true)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := int(rootPage(t, path)) * os.Getpagesize()
	for _, value := range []byte{0, 0xff} {
		broken := bytes.Clone(whole)
		for i := range 200 {
			broken[page+pageHeading+i] = value
		}
		if _, err := Open(writeFile(t, broken)); !errors.Is(err, errDamaged) || !strings.Contains(err.Error(), "evenkeel doctor") {
			t.Errorf("overwritten with %d it answers %v", value, err)
		}
	}
	closeTest(t, openTest(t, path, usual))
}
