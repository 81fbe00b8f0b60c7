package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"evenkeel/internal/control"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
)

// mend makes right what follows from the sound part of a store in a file.
func (c *doctorCommand) mend(i *invocation) error {
	if c.File != "" || c.Store != "" {
		return misusef("--mend is for the store in a data folder; restore a backup first to mend it, and a database by going through a backup")
	}
	client, err := control.Dial(filepath.Join(c.Data, control.SocketName))
	if err == nil {
		client.Close()
		return fmt.Errorf("a server is running on %s: stop it, mend, and start it again", c.Data)
	}
	if !errors.Is(err, control.ErrNotRunning) {
		return err
	}
	if _, err := os.Stat(c.storePath()); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no store in %s: name its folder with --data", c.Data)
	}
	pages, err := bolt.CheckPages(c.storePath())
	if err != nil {
		return err
	}
	if len(pages) > 0 {
		return fmt.Errorf("the file itself is damaged, which nothing can mend: %s; restore a backup", pages[0])
	}
	kept := c.storePath() + ".before-mend-" + time.Now().Format("20060102-150405.000")
	s, without, err := c.openToMend(i, kept)
	if err != nil {
		return err
	}
	n, err := mendStore(i.ctx, s, kept, i.progress)
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	if n == 0 {
		if !without {
			fmt.Fprintln(i.out, "nothing was to be mended")
		}
		return nil
	}
	fmt.Fprintf(i.out, "mended: %d records; what was there before is in %s\n", n, kept)
	return nil
}

// openToMend opens the store, if need be without what of its journal is not
// there.
func (c *doctorCommand) openToMend(i *invocation, kept string) (s *bolt.Store, without bool, err error) {
	path := c.storePath()
	s, err = bolt.Open(path)
	var lacks *bolt.JournalError
	if !errors.As(err, &lacks) {
		return s, false, err
	}
	if err := copyStoreFile(path, kept+"-journal", i.progress); err != nil {
		return nil, false, fmt.Errorf("keep a copy: %w", err)
	}
	if err := bolt.Gather(path); err != nil {
		return nil, false, err
	}
	fmt.Fprintf(i.out, "mended: the store goes on without what of its journal is not there; what was there before is in %s\n", kept+"-journal")
	s, err = bolt.Open(path)
	return s, true, err
}

// mendStore keeps a copy of a store, then mends it.
func mendStore(ctx context.Context, s *bolt.Store, kept string, progress store.Progress) (int, error) {
	err := newFile(kept, false, func(path string) error {
		_, err := s.Backup(ctx, path, progress)
		return err
	})
	if err != nil {
		return 0, err
	}
	n, err := store.Mend(ctx, s, progress)
	if n == 0 { // the store is what it was
		err = errors.Join(err, os.Remove(kept))
	}
	return n, err
}
