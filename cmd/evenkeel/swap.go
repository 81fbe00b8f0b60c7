package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"path/filepath"
	"time"

	"evenkeel/internal/control"
	"evenkeel/internal/web"
)

// keepServing serves until ctx ends or something fails. In between a backup
// may take the store's place: then everything ends as for a stop, and begins
// again.
func (c *serveCommand) keepServing(ctx context.Context, stopWatching func(), proxies []netip.Prefix, log *slog.Logger, announce func(...string)) error {
	var last control.Restored
	for {
		s := &serving{
			log: log, metrics: web.NewMetrics(), behind: make(map[string]string),
			restored: last, swap: make(chan string, 1),
		}
		if err := s.open(ctx, c, proxies); err != nil {
			err = errors.Join(err, s.close())
			if last.Kept == "" {
				return err
			}
			log.Error("the server cannot begin with the backup, so it goes back to what it had", "error", err)
			if undone := takeBack(last.Kept, c.storePath()); undone != nil {
				return errors.Join(err, undone)
			}
			last = control.Restored{Failure: err.Error()}
			continue
		}
		c.Addr = s.listener.Addr().String() // the next one listens where this one did
		made, err := s.serve(ctx, stopWatching, announce)
		if err := errors.Join(err, s.close()); err != nil || made == "" {
			return err
		}
		last = c.takePlace(made, log)
	}
}

func (p *place) storePath() string { return filepath.Join(p.Data, storeFile) }

// takePlace puts a backup in the place of the store, which nobody has open.
func (c *serveCommand) takePlace(made string, log *slog.Logger) control.Restored {
	kept, err := replaceStore(c.storePath(), made, time.Now())
	if err != nil {
		log.Error("the backup could not take the store's place; the server goes on with what it had", "error", err)
		return control.Restored{Failure: err.Error()}
	}
	log.Info("a backup has taken the store's place", "before", kept)
	return control.Restored{Kept: kept}
}

// errSwapping refuses a second restore.
var errSwapping = errors.New("another backup is taking the store's place now")

// swapIn makes serve end for a backup.
func (s *serving) swapIn(made string) error {
	select {
	case s.swap <- made:
		return nil
	default:
		return errSwapping
	}
}

// restartLimit is how long a server may take to say goodbye and begin again.
const restartLimit = 2 * time.Minute

// restoreRunning has a running server put a sound file in the place of its
// store, and waits until it has begun again. It gives where the store from
// before is.
func (c *restoreCommand) restoreRunning(ctx context.Context, client *control.Client, folder string) (kept string, err error) {
	before, err := client.Status(ctx)
	if err != nil {
		return "", err
	}
	if _, err := client.Restore(ctx, control.Restore{Folder: filepath.Base(folder), File: storeFile}); err != nil {
		return "", err
	}
	for until := time.Now().Add(restartLimit); time.Now().Before(until); {
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
		now, err := c.status(ctx)
		if err != nil || now.Started.Equal(before.Started) {
			continue
		}
		if now.Restored.Failure != "" {
			return "", fmt.Errorf("the server has begun again with what it had before: %s", now.Restored.Failure)
		}
		return now.Restored.Kept, nil
	}
	return "", errors.New("the server has not begun again yet: its log says why")
}

func (c *restoreCommand) status(ctx context.Context) (control.Status, error) {
	client, err := control.Dial(filepath.Join(c.Data, control.SocketName))
	if err != nil {
		return control.Status{}, err
	}
	defer client.Close()
	return client.Status(ctx)
}
