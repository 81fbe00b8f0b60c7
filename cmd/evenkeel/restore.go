package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"evenkeel/internal/control"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
)

type restoreCommand struct {
	place
	File  string `arg:"" help:"The backup."`
	Force bool   `help:"Take a backup in which something is wrong, as long as it can be read."`
}

// Run puts a backup in the place of the store, once it is known to be sound.
func (c *restoreCommand) Run(i *invocation) error {
	if err := c.check(); err != nil {
		return err
	}
	client, err := control.Dial(filepath.Join(c.Data, control.SocketName))
	if err == nil {
		defer client.Close()
	} else if !errors.Is(err, control.ErrNotRunning) {
		return err
	}
	if _, err := os.Stat(c.File); err != nil {
		return fmt.Errorf("the backup cannot be read: %w", err)
	}
	if err := c.makeFolder(); err != nil {
		return err
	}
	folder, err := os.MkdirTemp(c.Data, control.BackupFolders)
	if err != nil {
		return fmt.Errorf("the data folder cannot be written to: %w", err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // a server that starts removes it
	made := filepath.Join(folder, storeFile)
	figures, err := c.take(i, made)
	if err != nil {
		return err
	}
	kept := ""
	switch {
	case client != nil:
		kept, err = c.restoreRunning(i.ctx, client, folder)
	case c.Store != "":
		return c.intoDatabase(i, made)
	default:
		kept, err = replaceStore(c.storePath(), made, time.Now())
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(i.out, "restored: %d events, %d records\n", figures.Events, figures.Records())
	if kept != "" {
		fmt.Fprintf(i.out, "what was there before is in %s\n", kept)
	}
	return nil
}

// take copies the backup, so that what is looked at is what will be used, and
// looks for anything wrong with it.
func (c *restoreCommand) take(i *invocation, to string) (store.Figures, error) {
	figures, err := c.inspect(i, to)
	if err != nil {
		return figures, err
	}
	if err := bolt.Gather(to); err != nil {
		return figures, fmt.Errorf("complete the copy of the backup: %w", err)
	}
	return figures, nil
}

// inspect is take but for making one file of the copy.
func (c *restoreCommand) inspect(i *invocation, to string) (store.Figures, error) {
	if err := copyStoreFile(c.File, to, i.progress); err != nil {
		return store.Figures{}, fmt.Errorf("copy the backup: %w", err)
	}
	var found troubles
	figures, sound, err := examineFile(i.ctx, to, i.progress, found.add)
	if err != nil {
		return figures, fmt.Errorf("%s: %w; nothing was changed", c.File, err)
	}
	if len(found) == 0 {
		return figures, nil
	}
	found.print(i.err)
	if !sound || !c.Force {
		more := ""
		if sound {
			more = "; --force takes it all the same"
		}
		return figures, fmt.Errorf("%s is not sound, so nothing was changed%s", c.File, more)
	}
	return figures, nil
}

func (c *restoreCommand) intoDatabase(i *invocation, made string) error {
	from, err := bolt.OpenFile(made)
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // only read
	to, err := openNamed(i.ctx, c.Store)
	if err != nil {
		return fmt.Errorf("--store: %w", err)
	}
	figures, err := store.Copy(i.ctx, from, to, i.progress)
	if err := errors.Join(err, to.Close()); err != nil {
		return fmt.Errorf("restore into the database: %w", err)
	}
	fmt.Fprintf(i.out, "restored into the database: %d events, %d records\n", figures.Events, figures.Records())
	return nil
}

// replaceStore puts a file in the place of a store, which is kept beside under
// the name that it gives. There is a store under the name at every moment.
func replaceStore(path, made string, now time.Time) (kept string, err error) {
	release, err := bolt.Hold(path)
	if errors.Is(err, store.ErrLocked) {
		return "", fmt.Errorf("%w; stop it, restore, and start it again", err)
	}
	if err != nil {
		return "", err
	}
	defer release() //nolint:errcheck // only read
	if err := belongToFolder(made); err != nil {
		return "", err
	}
	if _, err := os.Stat(path); err == nil {
		kept = path + ".before-restore-" + now.Format("20060102-150405")
		if err := keepStoreBeside(path, kept); err != nil {
			return "", fmt.Errorf("keep what was there before: %w", err)
		}
	}
	if err := publish(made, path, true); err != nil {
		return kept, err
	}
	return kept, removeJournal(path)
}

// keepStoreBeside is keepBeside for a store's file and its journal, if it was
// not closed.
func keepStoreBeside(path, name string) error {
	if err := copyJournal(path, name, unseen); err != nil {
		return err
	}
	return keepBeside(path, name)
}

// copyJournal copies the journal of a store's file, if there is one. A second
// name would not do: who has the first one writes into the same file again.
func copyJournal(path, name string, progress store.Progress) error {
	for n, journal := range bolt.JournalPaths(path) {
		to := bolt.JournalPaths(name)[n]
		err := copyFile(journal, to, progress)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = belongToFolder(to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// removeJournal removes the journal of a store's file that another one has
// replaced.
func removeJournal(path string) error {
	for _, journal := range bolt.JournalPaths(path) {
		if err := os.Remove(journal); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove the journal of what was there before: %w", err)
		}
	}
	return nil
}

// takeBack puts a store that replaceStore has kept in its place again.
func takeBack(kept, path string) error {
	if err := removeJournal(path); err != nil {
		return err
	}
	if err := copyJournal(kept, path, unseen); err != nil {
		return err
	}
	if err := os.Rename(kept, path); err != nil {
		return err
	}
	return removeJournal(kept)
}

// keepBeside gives a file a second name, or copies it where there are none.
func keepBeside(path, name string) error {
	err := os.Link(path, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return copyFile(path, name, unseen)
}

// unseen is progress that nobody is shown.
func unseen(string, int) (step, done func()) { return func() {}, func() {} }

// copyStoreFile copies a store's file, and its journal if it was not closed.
func copyStoreFile(from, to string, progress store.Progress) error {
	if err := copyJournal(from, to, progress); err != nil {
		return err
	}
	return copyFile(from, to, progress)
}

// copyFile copies a file to a new one, durably.
func copyFile(from, to string, progress store.Progress) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	info, err := in.Stat()
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	const chunk = 1 << 20
	step, done := progress("copying MiB", int(info.Size()/chunk)+1)
	defer done()
	for err == nil {
		_, err = io.CopyN(out, in, chunk)
		step()
	}
	if errors.Is(err, io.EOF) {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
