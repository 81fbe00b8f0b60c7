package catalog_test

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"evenkeel/internal/catalog"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

// logged is a log that may be read while it is written.
type logged struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logged) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func (l *logged) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text.Reset()
}

// asked counts the calls of scripts.
type asked struct{ calls atomic.Int64 }

func (*asked) Waited(time.Duration)   {}
func (a *asked) Called(time.Duration) { a.calls.Add(1) }
func (*asked) Faulted()               {}

// folder is a trainer's folder, and the catalog of a server that watches it.
type folder struct {
	*catalog.Catalog
	t        *testing.T
	dir      string
	st       store.Store
	log      *logged
	observer *asked
	stop     func() // ends the server and waits for it
}

// serve begins to serve a folder with files in it: their names and contents.
func serve(t *testing.T, files ...string) *folder {
	t.Helper()
	f := &folder{t: t, dir: filepath.Join(t.TempDir(), "scenarios"), st: mem.New()}
	for i := 0; i < len(files); i += 2 {
		f.save(files[i], files[i+1])
	}
	f.start()
	return f
}

// start serves the folder, with the store as it is.
func (f *folder) start() {
	f.t.Helper()
	f.log, f.observer = new(logged), new(asked)
	c, err := catalog.Open(f.t.Context(), catalog.Config{
		Store: f.st, Folder: f.dir, Log: slog.New(slog.NewTextHandler(f.log, nil)), Observer: f.observer,
	})
	if err != nil {
		f.t.Fatalf("%v\n%s", err, f.log)
	}
	f.Catalog = c
	ctx, cancel := context.WithCancel(context.Background())
	var run sync.WaitGroup
	run.Go(func() {
		if err := c.Run(ctx, nil); err != nil {
			f.t.Error(err)
		}
	})
	f.stop = func() { cancel(); run.Wait() }
	f.t.Cleanup(f.stop)
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

func (f *folder) save(name, content string) {
	f.t.Helper()
	f.must(os.MkdirAll(filepath.Dir(f.path(name)), 0o755))
	f.must(os.WriteFile(f.path(name), []byte(content), 0o644))
}

func (f *folder) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// says gives the opening words of a scenario in service, or "".
func (f *folder) says(id string) string {
	v, ok := f.Current(id)
	if !ok {
		return ""
	}
	return v.Nodes[0].Says.Lines[0].Text
}

// until waits for something to come true.
func (f *folder) until(what string, ok func() bool) {
	f.t.Helper()
	look := time.NewTicker(2 * time.Millisecond)
	defer look.Stop()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); <-look.C {
		if ok() {
			return
		}
	}
	f.t.Fatalf("in vain was waited for: %s\n%s", what, f.log)
}

func (f *folder) untilSays(id, words string) {
	f.t.Helper()
	f.until(id+" says "+words, func() bool { return f.says(id) == words })
}

func (f *folder) untilLogged(words string) {
	f.t.Helper()
	f.until("the log says "+words, func() bool { return strings.Contains(f.log.String(), words) })
}

// lua is a scenario's file.
func lua(id, says string) string { return string(file(id, says).Data) }

// playOn plays the first choices of a new attempt until it ends.
func playOn(v *play.Version) error {
	s := new(play.State)
	do := func(c play.Command) error {
		events, err := play.Decide(v, s, c)
		for _, e := range events {
			if err == nil {
				err = play.Apply(v.Scenario, s, e)
			}
		}
		return err
	}
	if err := do(play.Start{Time: time.Now(), Mode: play.Practice, Seed: 1}); err != nil {
		return err
	}
	for s.Phase == play.Open {
		choice := v.Nodes[s.Position.Node].Choices[s.Offered[0]].ID
		if err := do(play.Choose{Time: time.Now(), Seq: s.Seq(), Choice: choice, By: play.ByTrainee}); err != nil {
			return err
		}
	}
	return nil
}
