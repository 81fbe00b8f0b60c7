package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// breakUp stores the log's entries one by one, as older programs did.
func breakUp(tx *bbolt.Tx) error {
	log := tx.Bucket(logBucket)
	alone := make(map[uint64][]byte)
	for number, b := range logged(tx, 0) {
		alone[number] = bytes.Clone(b)
	}
	var err error
	for _, number := range slices.Sorted(maps.Keys(alone)) {
		err = errors.Join(err, log.Put(numberKey(number), alone[number]))
	}
	return err
}

// blocks gives how many entries each block of the log has.
func blocks(t *testing.T, s *Store) (sizes []int) {
	t.Helper()
	err := s.db.View(func(tx *bbolt.Tx) error {
		return tx.Bucket(logBucket).ForEach(func(_, v []byte) error {
			n := 0
			for range split(0, v) {
				n++
			}
			sizes = append(sizes, n)
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return sizes
}

// What is read of a log does not depend on how it is cut into blocks.
func TestALogIsReadOverItsBlocks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	s := openTest(t, path, usual)
	const attempts, each = 60, 4
	for i := range attempts {
		a := store.Append{Attempt: fmt.Sprint("attempt", i), Events: []play.Event{{Started: &play.Started{Trainee: "tina", Mode: play.Practice}}}}
		for seq := 1; seq < each; seq++ {
			says := strings.Repeat("x", (i*seq*37)%900)
			if i == 17 {
				says = strings.Repeat("y", 3*blockBytes) // which no block has room for
			}
			a.Events = append(a.Events, play.Event{Turn: &play.Turn{Seq: seq, Says: says}})
		}
		if err := s.Append(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	want, err := s.Log(t.Context(), 0, attempts*each+1)
	if err != nil || len(want) != attempts*each {
		t.Fatalf("memory has %d events (%v)", len(want), err)
	}
	closeTest(t, s)
	for _, name := range []string{"in blocks", "one by one"} {
		if name == "one by one" {
			changeFile(t, path, breakUp)
		}
		s := openTest(t, path, usual)
		if sizes := blocks(t, s); (len(sizes) == len(want)) != (name == "one by one") || !slices.Contains(sizes, 1) {
			t.Errorf("%s the log lies in blocks of %d", name, sizes)
		}
		for after := range len(want) + 1 {
			page, err := s.Log(t.Context(), store.Cursor(after), 3)
			if err != nil || len(page) != min(3, len(want)-after) {
				t.Fatalf("%s, after %d a page has %d events (%v)", name, after, len(page), err)
			}
			marks, err := s.Marks(t.Context(), store.Cursor(after), 3)
			if err != nil || len(marks) != len(page) {
				t.Fatalf("%s, after %d there are %d marks (%v)", name, after, len(marks), err)
			}
			for i, r := range page {
				w := want[after+i]
				if r.Cursor != w.Cursor || r.Attempt != w.Attempt || r.Index != w.Index || (r.Event.Turn == nil) != (w.Event.Turn == nil) {
					t.Fatalf("%s, after %d event %d is %+v, want %+v", name, after, i, r, w)
				}
				if m := marks[i]; m.Cursor != r.Cursor || m.Attempt != r.Attempt || m.Index != r.Index {
					t.Fatalf("%s, after %d mark %d is %+v of %+v", name, after, i, m, r)
				}
			}
		}
		for i := range attempts {
			if events, err := s.Attempt(t.Context(), fmt.Sprint("attempt", i)); err != nil || len(events) != each {
				t.Errorf("%s attempt %d has %d events (%v)", name, i, len(events), err)
			}
		}
		checkFile(t, s)
		playOne(t, s, name, 3, true)
		closeTest(t, s)
		want = append(want, tailOf(t, path, len(want))...)
	}
}

// tailOf reads the log of a closed store behind a place.
func tailOf(t *testing.T, path string, after int) []store.Record {
	t.Helper()
	f := openFileTest(t, path)
	defer f.Close()
	page, err := f.Log(t.Context(), store.Cursor(after), 100)
	if err != nil || len(page) != 5 {
		t.Fatalf("behind %d there are %d events (%v), want 5", after, len(page), err)
	}
	return page
}

func FuzzSplit(f *testing.F) {
	f.Add([]byte{blockFormat, 2, 'a', 'b', 1, 'c'})
	f.Add([]byte{blockFormat, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Add([]byte{entryFormat, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		next, size := uint64(5), 0
		for number, e := range split(5, b) {
			if number != next {
				t.Errorf("entry %d comes behind %d", number, next-1)
			}
			next++
			size += len(e)
		}
		if size > len(b) {
			t.Errorf("%d bytes hold entries of %d", len(b), size)
		}
	})
}
