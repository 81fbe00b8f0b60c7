package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"evenkeel/internal/control"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
	"evenkeel/internal/store/postgres"
)

type backupCommand struct {
	place
	File  string `arg:"" help:"The file to write."`
	Force bool   `help:"Replace the file if it is there."`
}

// Run writes a backup, which is a store in a file whatever the engine is.
func (c *backupCommand) Run(i *invocation) error {
	var copied control.Copied
	err := c.withOwner(i, false, func(o owner) error {
		return newFile(c.File, c.Force, func(path string) (err error) {
			copied, err = o.Backup(i.ctx, control.Backup{}, path, i.progress)
			return err
		})
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(i.out, "backed up: %d events, %d records, %d KiB, to %s\n", copied.Events, copied.Records, (copied.Bytes+1023)/1024, c.File)
	return nil
}

// progress shows on standard error how far something has come.
func (i *invocation) progress(what string, total int) (step, done func()) {
	return progress(i.err, what, total)
}

// copier is what writes a store's content to a new file.
func copier(s store.Store) func(context.Context, control.Backup, string, store.Progress) (store.Figures, error) {
	return func(ctx context.Context, q control.Backup, path string, progress store.Progress) (store.Figures, error) {
		switch s := s.(type) {
		case *bolt.Store:
			if q.Raw {
				return store.Figures{}, s.CopyPages(ctx, path, progress)
			}
			return s.Backup(ctx, path, progress)
		case *postgres.Store:
			return copyDatabase(ctx, s, path, progress)
		}
		return store.Figures{}, fmt.Errorf("a backup of a %T cannot be made", s)
	}
}

// copyDatabase copies what a database holds at one moment, and compares the
// copy with it.
func copyDatabase(ctx context.Context, from *postgres.Store, path string, progress store.Progress) (store.Figures, error) {
	frozen, err := from.Freeze(ctx)
	if err != nil {
		return store.Figures{}, err
	}
	defer frozen.Close()
	to, err := bolt.Open(path)
	if err != nil {
		return store.Figures{}, err
	}
	figures, err := store.Copy(ctx, frozen, to, progress)
	if err := errors.Join(err, to.Close()); err != nil {
		return figures, err
	}
	return figures, bolt.Gather(path) // who closes it without room leaves a journal beside it
}

// newFile makes a file by write, which is given another path. It appears
// whole, and replaces another of its name only by force.
func newFile(path string, force bool, write func(path string) error) error {
	if _, err := os.Lstat(path); !force && err == nil {
		return errThere(path)
	}
	folder, err := os.MkdirTemp(filepath.Dir(path), "evenkeel-*.tmp")
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %s", filepath.Dir(path))
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // it is empty, or what is in it is of no use
	made := filepath.Join(folder, filepath.Base(path))
	if err := write(made); err != nil {
		return err
	}
	return publish(made, path, force)
}

func errThere(path string) error {
	return fmt.Errorf("%s is there already: name another file, or replace it with --force", path)
}

// publish gives a file, which is durable, its name.
func publish(from, to string, replace bool) error {
	err := os.Link(from, to)
	switch {
	case err == nil:
	case errors.Is(err, fs.ErrExist) && !replace:
		return errThere(to)
	default: // there are no hard links, or one has to go
		err = os.Rename(from, to)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", to, err)
	}
	return syncFolder(filepath.Dir(to))
}

// syncFolder makes new names in a folder durable.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil // it cannot sync folders
	}
	d, err := os.Open(folder)
	if err != nil {
		return fmt.Errorf("make a file durable: %w", err)
	}
	return errors.Join(d.Sync(), d.Close())
}

// removeLeftovers removes what a server that died has left of
// copies in a folder.
func removeLeftovers(folder string) error {
	left, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for what was left of copies: %w", err)
	}
	for _, entry := range left {
		if ok, _ := filepath.Match(control.BackupFolders, entry.Name()); !ok { // the only error is of the pattern
			continue
		}
		if err := os.RemoveAll(filepath.Join(folder, entry.Name())); err != nil {
			return fmt.Errorf("remove what was left of a copy: %w", err)
		}
	}
	return nil
}
