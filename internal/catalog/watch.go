package catalog

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// quiet is how long nothing may change before a reload: saving is often
	// several steps.
	quiet = 100 * time.Millisecond
	// patience is how long a reload waits for quiet.
	patience = 400 * time.Millisecond
	// poll is how often the folder is looked at where it cannot be watched.
	poll = 2 * time.Second
	// doubt is how often it is looked at nevertheless: network folders often
	// tell nothing of what others change.
	doubt = 15 * time.Second
)

// watch reloads when something in the folder has changed, until ctx ends.
func (c *Catalog) watch(ctx context.Context) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		c.Log.Warn("the folder of scenarios cannot be watched and is looked at now and then instead", "every", poll, "error", err)
		c.follow(ctx, nil, nil, func() error { return err })
		return
	}
	defer w.Close() //nolint:errcheck // nothing is lost
	c.follow(ctx, w.Events, w.Errors, func() error { return c.watchFolders(w) })
}

// follow reloads after changes that it is told of, and now and then. watch sees
// to it that new folders are watched; its error says that they are not.
func (c *Catalog) follow(ctx context.Context, events <-chan fsnotify.Event, lost <-chan error, watch func() error) {
	var burst time.Time // when the changes began that wait for quiet
	next := time.NewTimer(0)
	defer next.Stop()
	soon := func() {
		if burst.IsZero() {
			burst = time.Now()
		}
		next.Reset(min(quiet, time.Until(burst.Add(patience))))
	}
	var told string
	for {
		select {
		case <-ctx.Done():
			return
		case <-events:
			soon()
		case <-c.relook:
			soon()
		case err := <-lost:
			c.Log.Warn("the watch of the scenarios' folder lost something; the folder is read again", "error", err)
			soon()
		case <-next.C:
			burst = time.Time{}
			pause := doubt
			if err := watch(); err != nil {
				pause = poll
			}
			told = c.tellFailed(ctx, c.reload(ctx), told)
			next.Reset(pause)
		}
	}
}

// tellFailed logs an error of a reload, unless it was the last one told, and
// gives what is told now.
func (c *Catalog) tellFailed(ctx context.Context, err error, told string) string {
	if err == nil || ctx.Err() != nil {
		return ""
	}
	if err.Error() != told {
		c.Log.Error("the scenarios could not be loaded again; those in service stay", "error", err)
	}
	return err.Error()
}

// watchFolders watches the folder and all in it that are not watched yet.
func (c *Catalog) watchFolders(w *fsnotify.Watcher) error {
	l, err := c.look()
	if err != nil {
		return err
	}
	defer l.close() //nolint:errcheck // only read
	return walk(l, func(name string, d fs.DirEntry) error {
		if !d.IsDir() {
			return nil
		}
		if err := w.Add(filepath.Join(c.Folder, filepath.FromSlash(name))); err != nil {
			return fmt.Errorf("watch %s: %w", name, err)
		}
		return nil
	})
}
