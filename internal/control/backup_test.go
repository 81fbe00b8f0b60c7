package control

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"evenkeel/internal/store"
)

// A copy of some MiB arrives whole, and progress with it.
func TestACopyIsReceivedThroughTheSocket(t *testing.T) {
	o := newOffice(t)
	o.desk.Folder = t.TempDir()
	content := bytes.Repeat([]byte("0123456789abcde\n"), 200_000)
	o.desk.Copy = func(_ context.Context, q Backup, path string, progress store.Progress) (store.Figures, error) {
		if !q.Raw {
			t.Error("the server was not told what kind of copy was asked for")
		}
		step, done := progress("copying the log", 1000)
		defer done()
		for range 1000 {
			step()
		}
		return store.Figures{Events: 1000, Buckets: map[string]int{"heads": 7}}, os.WriteFile(path, content, 0o600)
	}
	steps := map[string]int{}
	totals := map[string]int{}
	path := filepath.Join(t.TempDir(), "got.db")
	copied, err := o.Backup(t.Context(), Backup{Raw: true}, path, func(what string, total int) (step, done func()) {
		totals[what] = total
		return func() { steps[what]++ }, func() {}
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Copied{Events: 1000, Records: 7, Bytes: int64(len(content))}); copied != want {
		t.Errorf("it is said to hold %+v, want %+v", copied, want)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, content) {
		t.Errorf("%d bytes arrived (%v), want %d", len(got), err, len(content))
	}
	if steps["copying the log"] != 1000 || totals["copying the log"] != 1000 || steps["receiving MiB"] != 4 {
		t.Errorf("progress was told as %v of %v", steps, totals)
	}
	if left, err := os.ReadDir(o.desk.Folder); err != nil || len(left) > 0 {
		t.Errorf("the server has left %v (%v)", left, err)
	}
}

func TestACopyThatFailsSaysWhy(t *testing.T) {
	o := newOffice(t)
	o.desk.Folder = t.TempDir()
	o.desk.Copy = func(context.Context, Backup, string, store.Progress) (store.Figures, error) {
		return store.Figures{}, errors.New("the disk is tired")
	}
	path := filepath.Join(t.TempDir(), "got.db")
	quiet := func(string, int) (step, done func()) { return func() {}, func() {} }
	if _, err := o.Backup(t.Context(), Backup{Raw: true}, path, quiet); err == nil || err.Error() != "the disk is tired" {
		t.Errorf("it answers %v", err)
	}
	o.desk.Folder = filepath.Join(o.desk.Folder, "nowhere")
	if _, err := o.Backup(t.Context(), Backup{Raw: true}, path, quiet); err == nil || !strings.Contains(err.Error(), "make a copy in the data folder") {
		t.Errorf("without a data folder it answers %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("there is a file all the same")
	}
}
