package catalog

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"evenkeel/internal/script"
	"evenkeel/internal/store"
)

// isKept reports whether the store has what a version was loaded from: then it
// has been in service before.
func (c *Catalog) isKept(ctx context.Context, hash string) (bool, error) {
	err := c.Store.View(ctx, func(tx *store.Tx) error {
		_, err := tx.Version(hash)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look for version %.12s: %w", hash, err)
	}
	return true, nil
}

// keep puts what a version was loaded from into the store.
func (c *Catalog) keep(ctx context.Context, source store.VersionSource) error {
	err := c.Store.Update(ctx, func(tx *store.Tx) error { return tx.PutVersion(source) })
	if err != nil {
		return fmt.Errorf("keep the version of scenario %s: %w", source.Scenario, err)
	}
	return nil
}

// loadKept loads a version from the store. store.ErrNotFound where it is not
// there, or was written for another version of the language.
func (c *Catalog) loadKept(ctx context.Context, hash string) (*script.Script, error) {
	var source store.VersionSource
	err := c.Store.View(ctx, func(tx *store.Tx) error {
		var err error
		source, err = tx.Version(hash)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find version %.12s: %w", hash, err)
	}
	s, err := script.Load(ctx, source.File, []byte(source.Files[source.File]), c.options(kept(source.Files)))
	if err != nil {
		return nil, fmt.Errorf("load version %.12s of scenario %s: %w", hash, source.Scenario, err)
	}
	if s.Scenario().Version != hash {
		return nil, fmt.Errorf("scenario %s was written for another version of the language: %w", source.Scenario, store.ErrNotFound)
	}
	return s, nil
}

func (c *Catalog) options(files script.Files) script.Options {
	return script.Options{Observer: c.Observer, Files: files}
}

// kept are the files that a version was loaded from.
type kept map[string]string

// ReadFile implements script.Files.
func (k kept) ReadFile(name string) ([]byte, error) {
	text, ok := k[name]
	if !ok {
		return nil, fmt.Errorf("file %s of a version: %w", name, fs.ErrNotExist)
	}
	return []byte(text), nil
}

// inService is the name under which the store remembers which versions the
// folder's files had in service: a file that is broken at the next start still
// has its last good version.
func (c *Catalog) inService() (string, error) {
	folder, err := filepath.Abs(c.Folder)
	if err != nil {
		return "", fmt.Errorf("find the folder of scenarios: %w", err)
	}
	return "in service from " + folder, nil
}

// recall reads what the folder's files had in service at last.
func (c *Catalog) recall(ctx context.Context) error {
	if c.Folder == "" {
		return nil
	}
	name, err := c.inService()
	if err != nil {
		return err
	}
	var text string
	err = c.Store.View(ctx, func(tx *store.Tx) error {
		text, err = tx.Setting(name)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(text), &c.folder.recalled)
	}
	if err != nil {
		return fmt.Errorf("read what was in service: %w", err)
	}
	c.folder.remembered = text
	return nil
}

// remember keeps what the folder's files have in service now.
func (c *Catalog) remember(ctx context.Context) error {
	if c.Folder == "" {
		return nil
	}
	now := make(map[string]recalled)
	for id, file := range c.folder.owners {
		now[file] = recalled{Scenario: id, Version: c.folder.files[file].version.Version}
	}
	b, err := json.Marshal(now)
	if err != nil {
		return fmt.Errorf("remember what is in service: %w", err)
	}
	if string(b) == c.folder.remembered {
		return nil
	}
	name, err := c.inService()
	if err != nil {
		return err
	}
	err = c.Store.Update(ctx, func(tx *store.Tx) error { return tx.PutSetting(name, string(b)) })
	if err != nil {
		return fmt.Errorf("remember what is in service: %w", err)
	}
	c.folder.remembered = string(b)
	return nil
}
