package catalog

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/script"
	"evenkeel/internal/store"
)

// inventory is what is known of the folder. Only the goroutine that reloads
// uses it.
type inventory struct {
	files  map[string]*file
	owners map[string]string // scenario -> the file that has it in service
	begun  bool              // a first reload is done: changes are worth telling

	recalled   map[string]recalled // by file: what the last process had in service
	remembered string              // what the store remembers now
}

// recalled is what a file had in service.
type recalled struct {
	Scenario string `json:"scenario"`
	Version  string `json:"version"`
}

func newInventory() inventory {
	return inventory{files: make(map[string]*file), owners: make(map[string]string), recalled: make(map[string]recalled)}
}

// file is what is known of a scenario's file.
type file struct {
	made    map[string][sha256.Size]byte // what it was last made from, itself among it
	version *play.Version                // the last good one, or nil
	repeats string                       // the file that has its id in service, as was told
}

// reload brings what is in service in line with the folder. An error says that
// the folder or the store failed it; then the next reload goes on.
func (c *Catalog) reload(ctx context.Context) error {
	l, err := c.look()
	if err != nil {
		return err
	}
	defer l.close() //nolint:errcheck // only read
	names, err := Files(l)
	if err != nil {
		return err
	}
	there := make(map[string]*file, len(names))
	for _, name := range names {
		f, err := c.take(ctx, l, name)
		if err != nil {
			return err
		}
		if f != nil {
			there[name] = f
			c.folder.files[name] = f
		}
	}
	c.folder.files = there
	c.assign()
	if err := c.agree(ctx); err != nil {
		return err
	}
	if err := c.remember(ctx); err != nil {
		return err
	}
	c.publish()
	c.folder.begun = true
	return nil
}

// take gives what is known of a file now, nil where it is gone.
func (c *Catalog) take(ctx context.Context, l *look, name string) (*file, error) {
	before := c.folder.files[name]
	if before != nil && l.unchanged(before.made) {
		return before, nil
	}
	from := &sources{look: l, used: make(map[string]text)}
	v, findings, err := c.judge(ctx, name, from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	now := &file{made: from.hashes(), version: v}
	if before != nil {
		now.repeats = before.repeats
	}
	if v == nil {
		now.version = c.lastGood(ctx, name)
		c.tellRefused(name, findings, now.version)
	}
	return now, nil
}

// unchanged reports whether files are as they were.
func (l *look) unchanged(made map[string][sha256.Size]byte) bool {
	for name, hash := range made {
		if l.file(name).hash != hash {
			return false
		}
	}
	return true
}

func (s *sources) hashes() map[string][sha256.Size]byte {
	made := make(map[string][sha256.Size]byte, len(s.used))
	for name, t := range s.used {
		made[name] = t.hash
	}
	return made
}

// lastGood is the version that a file had before, in this process or in the
// one before it, or nil.
func (c *Catalog) lastGood(ctx context.Context, name string) *play.Version {
	if f := c.folder.files[name]; f != nil {
		return f.version
	}
	last, ok := c.folder.recalled[name]
	if !ok {
		return nil
	}
	v, err := c.Version(ctx, last.Version)
	if err != nil {
		c.Log.Warn("what was in service cannot be loaded", "file", name, "error", err)
		return nil
	}
	return v
}

// judge makes a version of a file, nil with findings where it may not come
// into service; fs.ErrNotExist where it is gone.
func (c *Catalog) judge(ctx context.Context, name string, from *sources) (*play.Version, script.Findings, error) {
	source, err := from.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	if err != nil {
		return nil, unreadable(name, err), nil
	}
	s, err := script.Load(ctx, name, source, c.options(from))
	if findings := (script.Findings)(nil); errors.As(err, &findings) {
		return nil, findings, ctx.Err()
	}
	if err != nil {
		return nil, nil, err
	}
	if v := c.find(s.Scenario().Version); v != nil {
		return v, nil, nil
	}
	findings, err := c.accept(ctx, s, name, from)
	if err != nil || findings.Errors() {
		return nil, findings, err
	}
	return c.hold(s), nil, nil
}

// accept searches a script's paths and keeps what it was loaded from, unless
// errors are found. What has been in service before, or is shipped, is not
// searched again.
func (c *Catalog) accept(ctx context.Context, s *script.Script, name string, from *sources) (script.Findings, error) {
	hash := s.Scenario().Version
	if kept, err := c.isKept(ctx, hash); kept || err != nil {
		return nil, err
	}
	if c.Folder != "" {
		findings, _, err := searchAll(ctx, s, c.Limits, false)
		if err != nil {
			return nil, fmt.Errorf("search %s: %w", name, err)
		}
		if findings.Errors() {
			return findings, nil
		}
	}
	c.pact.fresh[hash] = true
	return nil, c.keep(ctx, store.VersionSource{Version: hash, Scenario: s.Scenario().ID, File: name, Files: from.texts()})
}

// assign finds the file that has each scenario in service: the one that had it
// before, as long as it declares that id, or else the first.
func (c *Catalog) assign() {
	before := c.folder.owners
	if !c.folder.begun {
		for name, r := range c.folder.recalled {
			before[r.Scenario] = name
		}
	}
	owners := make(map[string]string)
	for id, name := range before {
		if f := c.folder.files[name]; f != nil && f.version != nil && f.version.ID == id {
			owners[id] = name
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.folder.files)) {
		f := c.folder.files[name]
		if f.version == nil {
			continue
		}
		owner, taken := owners[f.version.ID]
		switch {
		case !taken:
			owners[f.version.ID], f.repeats = name, ""
		case owner == name:
			f.repeats = ""
		case owner != f.repeats:
			f.repeats = owner
			c.tellRepeated(name, f.version.ID, owner)
		}
	}
	c.folder.owners = owners
}

// publish puts what the files have in service, or what servers have agreed on,
// in place of what was.
func (c *Catalog) publish() {
	now := c.pact.current
	if now == nil {
		now = make(map[string]*play.Version, len(c.folder.owners))
		for id, name := range c.folder.owners {
			now[id] = c.folder.files[name].version
		}
	}
	c.mu.Lock()
	before := c.current
	c.current = now
	c.mu.Unlock()
	if c.folder.begun {
		c.tellChanges(before, now)
	}
	c.SearchAhead()
}
