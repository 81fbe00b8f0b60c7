// Package catalog holds the versions in service: the current one of every
// scenario in a folder, and the older ones that attempts were begun at.
//
// [Catalog.Run] watches the folder: a file that passes [Check] comes into
// service, a broken one is refused and what was good before stays. A [Catalog]
// owns the loaded versions, guarded by its lock, and what it knows of the
// folder, which only the goroutine that reloads touches. It binds each scenario
// to its script's rules and to an explorer, and keeps what it was loaded from
// in the store, so that an attempt can be resumed and looked back on after the
// file has changed. Where several servers share a store, they have the same
// versions in service: see pact. It may import scenario, play, script, explore, store and
// fsnotify.
package catalog

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/script"
	"evenkeel/internal/store"
)

// ErrNoScenarios says that a folder holds nothing that can be played.
var ErrNoScenarios = errors.New("no scenario can be played")

// Config is what a [Catalog] needs.
type Config struct {
	Store store.Store
	// Files are the scenarios, known to be good, unless there is a Folder.
	Files fs.FS
	// Folder is the path of a folder with scenarios, which Run watches. Nothing
	// outside of it is read.
	Folder string
	Log    *slog.Logger
	// Limits bound the searches, which the end of Run stops. Without a Memory
	// all versions share one of 64 MiB.
	Limits explore.Limits
	// Observer is told what the calls of scripts cost; nil for nobody.
	Observer script.Observer
}

// What is kept in memory. What goes comes back from the store when it is
// needed.
const (
	maxScripts = 64       // scripts, of whatever versions
	maxOld     = 512      // versions that are not current
	memory     = 64 << 20 // bytes of what searches found
)

// Catalog finds versions. Any number of goroutines may use it.
type Catalog struct {
	Config
	scripts  scripts
	folder   inventory
	pact     pact
	relook   chan struct{} // holds one when Run shall look again
	stopping atomic.Bool   // searches end
	search   chan struct{} // holds one when there may be something to search

	mu       sync.RWMutex
	current  map[string]*play.Version // by scenario
	versions map[string]*held         // by hash
}

// held is a version in memory.
type held struct {
	version *play.Version
	used    atomic.Int64 // when, on the scripts' clock
}

// Open loads every scenario. A file with errors is left out and its findings
// are logged; ErrNoScenarios when none remains.
func Open(ctx context.Context, c Config) (*Catalog, error) {
	if c.Limits.Memory == nil {
		c.Limits.Memory = explore.NewMemory(memory)
	}
	cat := &Catalog{
		Config: c, search: make(chan struct{}, 1), relook: make(chan struct{}, 1), scripts: newScripts(maxScripts), folder: newInventory(),
		current: make(map[string]*play.Version), versions: make(map[string]*held),
	}
	cat.pact.fresh = make(map[string]bool)
	cat.Limits.Stop = cat.stopped
	if err := cat.recall(ctx); err != nil {
		return nil, err
	}
	if err := cat.reload(ctx); err != nil {
		return nil, err
	}
	if len(cat.current) == 0 {
		return nil, ErrNoScenarios
	}
	return cat, nil
}

// Run watches the folder and searches ahead what attempts will need, until ctx
// ends; then nothing is searched any more. It is called at most once. awaited
// says what is needed beside the current versions with seed 0; it may be nil.
func (c *Catalog) Run(ctx context.Context, awaited func(context.Context) ([]Search, error)) error {
	var parts sync.WaitGroup
	parts.Go(func() { c.searchAhead(ctx, awaited) })
	parts.Go(func() {
		<-ctx.Done()
		c.stopping.Store(true)
	})
	if c.Folder != "" {
		c.watch(ctx)
	}
	parts.Wait()
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
	if v := c.find(hash); v != nil {
		return v, nil
	}
	s, err := c.loadKept(ctx, hash)
	if err != nil {
		return nil, err
	}
	return c.hold(s), nil
}

// find gives a version that is in memory, or nil.
func (c *Catalog) find(hash string) *play.Version {
	c.mu.RLock()
	defer c.mu.RUnlock()
	h := c.versions[hash]
	if h == nil {
		return nil
	}
	c.scripts.use(&h.used)
	return h.version
}

// hold keeps a version of a script in memory, and lets go what was not used
// for long.
func (c *Catalog) hold(s *script.Script) *play.Version {
	scn := s.Scenario()
	c.mu.Lock()
	defer c.mu.Unlock()
	if known := c.versions[scn.Version]; known != nil {
		return known.version
	}
	b := c.bind(s)
	h := &held{version: Playable(scn, b, c.Limits)}
	c.scripts.use(&h.used)
	c.versions[scn.Version] = h
	c.letGo(h)
	return h.version
}

// letGo drops the old version that was used least recently, where there are
// too many beside one that was just loaded. Attempts that use it keep it.
func (c *Catalog) letGo(loaded *held) {
	var least *held
	old := 0
	for _, h := range c.versions {
		if c.current[h.version.ID] == h.version || h == loaded {
			continue
		}
		old++
		if least == nil || h.used.Load() < least.used.Load() {
			least = h
		}
	}
	if old >= maxOld {
		delete(c.versions, least.version.Version)
	}
}

// errStopping is the answer of a search that the end has cut off.
var errStopping = errors.New("the catalogue is stopping")

func (c *Catalog) stopped() error {
	if c.stopping.Load() {
		return errStopping
	}
	return nil
}
