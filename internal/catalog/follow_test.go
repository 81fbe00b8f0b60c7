package catalog

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"

	"evenkeel/internal/store/mem"
)

const tiny = `scenario { id = "tiny", title = "TITLE", customer = { name = "Ada", mood = { anger = 50 } }, start = "opening" }
node "opening" {
  says = "Well?",
  choice { id = "kind", text = "I see.", empathy = 2, because = "It names it.", to = "good" },
  choice { id = "curt", text = "Next.", empathy = -2, because = "It does not.", to = "bad" },
}
ending "good" { outcome = "resolved", relationship = "stays", says = "Thanks." }
ending "bad" { outcome = "lost", relationship = "leaves", says = "Bye.", resolution = -3 }
`

// openTiny opens a folder with the tiny scenario.
func openTiny(t *testing.T) (c *Catalog, save func(title string)) {
	t.Helper()
	dir := t.TempDir()
	save = func(title string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "tiny.lua"), []byte(strings.Replace(tiny, "TITLE", title, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	save("First")
	c, err := Open(t.Context(), Config{Store: mem.New(), Folder: dir, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return c, save
}

func (c *Catalog) title() string {
	v, ok := c.Current("tiny")
	if !ok {
		return ""
	}
	return v.Title
}

// following runs f in the background and ends it when the test does.
func following(c *Catalog, events chan fsnotify.Event, watch func() error) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var run sync.WaitGroup
	run.Go(func() { c.follow(ctx, events, nil, watch) })
	return func() { cancel(); run.Wait() }
}

func TestAFolderThatCannotBeWatchedIsLookedAtNowAndThen(t *testing.T) {
	for name, tt := range map[string]struct {
		watch func() error
		every time.Duration
	}{
		"it cannot be watched":          {func() error { return errors.New("no space left on device") }, poll},
		"the watching tells too little": {func() error { return nil }, doubt},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c, save := openTiny(t)
				stop := following(c, nil, tt.watch)
				defer stop()
				synctest.Wait()
				save("Second")
				time.Sleep(tt.every - time.Millisecond)
				synctest.Wait()
				if c.title() != "First" {
					t.Error("it was looked at too early")
				}
				time.Sleep(2 * time.Millisecond)
				synctest.Wait()
				if c.title() != "Second" {
					t.Error("it was not looked at")
				}
			})
		})
	}
}

func TestReloadsWaitForQuietButNotForever(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, save := openTiny(t)
		events := make(chan fsnotify.Event)
		stop := following(c, events, func() error { return nil })
		defer stop()
		synctest.Wait()

		save("Second")
		events <- fsnotify.Event{}
		time.Sleep(quiet - time.Millisecond)
		synctest.Wait()
		if c.title() != "First" {
			t.Error("a reload did not wait for quiet")
		}
		time.Sleep(2 * time.Millisecond)
		synctest.Wait()
		if c.title() != "Second" {
			t.Error("there was quiet and no reload")
		}

		save("Third")
		began := time.Now()
		for c.title() != "Third" && time.Since(began) < time.Minute {
			events <- fsnotify.Event{}
			time.Sleep(quiet / 2)
			synctest.Wait()
		}
		if took := time.Since(began); took < patience || took > patience+quiet {
			t.Errorf("amid changes a reload took %v", took)
		}
	})
}

func TestOnlyWhatWasUsedLatelyStaysInMemory(t *testing.T) {
	c, save := openTiny(t)
	now := func() string { v, _ := c.Current("tiny"); return v.Version }
	first := now()
	var all []string
	for i := range maxOld + 100 {
		save(strings.Repeat("x", 1+i%100) + strings.Repeat("y", 1+i/100))
		if err := c.reload(t.Context()); err != nil {
			t.Fatal(err)
		}
		all = append(all, now())
		if _, err := c.Version(t.Context(), first); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(c.versions); n > maxOld+1 {
		t.Errorf("%d versions are in memory", n)
	}
	if n := len(c.scripts.loaded); n > maxScripts {
		t.Errorf("%d scripts are in memory", n)
	}
	if c.versions[first] == nil || c.versions[all[len(all)-1]] == nil || c.versions[all[0]] != nil {
		t.Error("not what was used lately is in memory")
	}
	v, err := c.Version(t.Context(), all[0])
	if err != nil || v.Version != all[0] {
		t.Errorf("a version that was dropped is %v, %v", v, err)
	}
}

// A version whose script was dropped is played as before.
func TestADroppedScriptIsLoadedAgain(t *testing.T) {
	c, _ := openTiny(t)
	v, _ := c.Current("tiny")
	b := v.Rules.(*bound)
	before := b.script.Load()
	b.script.Store(nil)
	s, err := b.get()
	if err != nil || s == before || s.Scenario().Version != v.Version {
		t.Fatalf("loaded again: %v, %v", s, err)
	}
	if again, _ := b.get(); again != s {
		t.Error("it is loaded every time")
	}
	if err := c.Store.Close(); err != nil {
		t.Fatal(err)
	}
	b.script.Store(nil)
	if _, err := b.get(); err == nil {
		t.Error("it was loaded from nowhere")
	}
}
