package main

import (
	"context"
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
	if err := copyFile(c.File, to, i.progress); err != nil {
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
		if err := keepBeside(path, kept); err != nil {
			return "", fmt.Errorf("keep what was there before: %w", err)
		}
	}
	return kept, publish(made, path, true)
}

// keepBeside gives a file a second name, or copies it where there are none.
func keepBeside(path, name string) error {
	err := os.Link(path, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return copyFile(path, name, func(string, int) (step, done func()) { return func() {}, func() {} })
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

// examineFile looks for anything wrong with a store's file that nobody has
// open. It is not sound where its pages are damaged, so that nothing else can
// be said of it.
func examineFile(ctx context.Context, path string, progress store.Progress, tell func(store.Trouble)) (figures store.Figures, sound bool, err error) {
	pages, err := bolt.CheckPages(path)
	if err != nil {
		return figures, false, err
	}
	for _, what := range pages {
		tell(store.Trouble{Kind: "pages", What: "the file is damaged: " + what, Do: "the disk may be failing: look at its log, and restore a backup onto a sound one with evenkeel restore"})
	}
	if len(pages) > 0 {
		return figures, false, nil
	}
	figures, err = examineContent(ctx, path, progress, tell)
	return figures, err == nil, err
}

// examineContent is examineFile once the pages are known to be sound.
func examineContent(ctx context.Context, path string, progress store.Progress, tell func(store.Trouble)) (store.Figures, error) {
	f, err := bolt.OpenFile(path)
	if err != nil {
		return store.Figures{}, err
	}
	defer f.Close() //nolint:errcheck // only read
	if f.Older() {
		return examineOlder(ctx, path, progress, tell)
	}
	unfinished, err := store.Unfinished(ctx, f)
	if err != nil {
		return store.Figures{}, err
	}
	if unfinished {
		tell(store.Trouble{Kind: "copy", What: "the store is a copy that has not been finished", Do: "repeat evenkeel migrate or evenkeel backup, whichever made it"})
	}
	chains, err := f.CheckChains(ctx)
	if err != nil {
		return store.Figures{}, err
	}
	for _, what := range chains {
		tell(store.Trouble{Kind: "chains", What: what, Do: "restore a backup with evenkeel restore"})
	}
	return store.Examine(ctx, f, progress, tell)
}

// examineOlder examines what will become of a file that an older program wrote
// when this one opens it.
func examineOlder(ctx context.Context, path string, progress store.Progress, tell func(store.Trouble)) (store.Figures, error) {
	folder, err := os.MkdirTemp("", "evenkeel-older-")
	if err != nil {
		return store.Figures{}, fmt.Errorf("make room for a copy: %w", err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // it is in the folder for such things
	to := filepath.Join(folder, storeFile)
	if err := copyFile(path, to, progress); err != nil {
		return store.Figures{}, fmt.Errorf("copy what an older version wrote: %w", err)
	}
	s, err := bolt.Open(to)
	if err != nil {
		return store.Figures{}, err
	}
	if err := s.Close(); err != nil {
		return store.Figures{}, err
	}
	return examineContent(ctx, to, progress, tell)
}
