// Package catalog holds the versions in service: the current one of every
// scenario in a folder, and the older ones that attempts were begun at.
//
// A [Catalog] owns the loaded versions, guarded by its lock. It binds each
// scenario to its script's rules and to an explorer, and keeps what it was
// loaded from in the store, so that an attempt can be resumed and looked back
// on after the file has changed. It may import scenario, play, script, explore
// and store.
package catalog

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path"
	"slices"
	"strings"
	"sync"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/script"
	"evenkeel/internal/store"
)

// ErrNoScenarios says that a folder holds nothing that can be played.
var ErrNoScenarios = errors.New("no scenario can be played")

// Config is what a [Catalog] needs.
type Config struct {
	Store  store.Store
	Files  fs.FS // the folder of scenarios
	Log    *slog.Logger
	Limits explore.Limits
}

// Catalog finds versions. Any number of goroutines may use it.
type Catalog struct {
	Config

	mu       sync.RWMutex
	current  map[string]*play.Version // by scenario
	versions map[string]*play.Version // by hash
}

// Open loads every scenario of the folder. A file with errors is left out and
// its findings are logged; ErrNoScenarios when none remains.
func Open(ctx context.Context, c Config) (*Catalog, error) {
	cat := &Catalog{Config: c, current: make(map[string]*play.Version), versions: make(map[string]*play.Version)}
	files, err := Files(c.Files)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if err := cat.add(ctx, file); err != nil {
			return nil, err
		}
	}
	if len(cat.current) == 0 {
		return nil, ErrNoScenarios
	}
	return cat, nil
}

// Files lists the scenario files of a folder: all that end in .lua, but for
// tests (*_test.lua) and what is below lib.
func Files(folder fs.FS) ([]string, error) {
	var files []string
	err := fs.WalkDir(folder, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if file == "lib" || file != "." && strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(file) == ".lua" && !strings.HasSuffix(file, "_test.lua") {
			files = append(files, file)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the folder of scenarios: %w", err)
	}
	return files, nil
}

// add puts a file's scenario into service, or logs why it is left out.
func (c *Catalog) add(ctx context.Context, file string) error {
	source, err := fs.ReadFile(c.Files, file)
	if err != nil {
		return fmt.Errorf("read scenario %s: %w", file, err)
	}
	v, err := c.load(ctx, file, source)
	if err != nil {
		c.Log.Error("a scenario is left out", "file", file, "findings", err)
		return nil
	}
	if other, ok := c.current[v.ID]; ok {
		c.Log.Error("a scenario is left out: its id is taken", "file", file, "id", v.ID, "title", other.Title)
		return nil
	}
	if err := c.keep(ctx, v, file, source); err != nil {
		return err
	}
	c.current[v.ID], c.versions[v.Version] = v, v
	return nil
}

func (c *Catalog) load(ctx context.Context, file string, source []byte) (*play.Version, error) {
	s, err := script.Load(ctx, file, source, script.Options{})
	if err != nil {
		return nil, err
	}
	scn := s.Scenario()
	return &play.Version{Scenario: scn, Rules: s, Oracle: explore.New(scn, s, c.Limits)}, nil
}

// keep puts what a version was loaded from into the store, once.
func (c *Catalog) keep(ctx context.Context, v *play.Version, file string, source []byte) error {
	err := c.Store.View(ctx, func(tx *store.Tx) error {
		_, err := tx.Version(v.Version)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = c.Store.Update(ctx, func(tx *store.Tx) error {
			return tx.PutVersion(store.VersionSource{
				Version: v.Version, Scenario: v.ID, File: file, Files: map[string]string{file: string(source)},
			})
		})
	}
	if err != nil {
		return fmt.Errorf("keep the version of scenario %s: %w", v.ID, err)
	}
	return nil
}

// Current gives the version of a scenario that new practice is played on.
func (c *Catalog) Current(scenario string) (*play.Version, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.current[scenario]
	return v, ok
}

// All gives the current versions, by level, then title.
func (c *Catalog) All() []*play.Version {
	c.mu.RLock()
	defer c.mu.RUnlock()
	all := make([]*play.Version, 0, len(c.current))
	for _, v := range c.current {
		all = append(all, v)
	}
	slices.SortFunc(all, func(a, b *play.Version) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// Version finds an exact version: a current one, or an old one that is loaded
// from the store. store.ErrNotFound where nobody knows it.
func (c *Catalog) Version(ctx context.Context, hash string) (*play.Version, error) {
	c.mu.RLock()
	v, ok := c.versions[hash]
	c.mu.RUnlock()
	if ok {
		return v, nil
	}
	var source store.VersionSource
	err := c.Store.View(ctx, func(tx *store.Tx) error {
		var err error
		source, err = tx.Version(hash)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find version %.12s: %w", hash, err)
	}
	if v, err = c.load(ctx, source.File, []byte(source.Files[source.File])); err != nil {
		return nil, fmt.Errorf("load version %.12s of scenario %s: %w", hash, source.Scenario, err)
	}
	if v.Version != hash {
		return nil, fmt.Errorf("scenario %s was written for another version of the language: %w", source.Scenario, store.ErrNotFound)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if known, ok := c.versions[hash]; ok {
		return known, nil
	}
	c.versions[hash] = v
	return v, nil
}
