package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"evenkeel/internal/control"
)

// Snapshots lie in a folder in the data folder, under the time they were made
// at, in UTC.
const (
	snapshotFolder = "snapshots"
	snapshotPrefix = "evenkeel-"
	snapshotTime   = "20060102-150405"
	snapshotSuffix = ".db"
)

// When snapshots are made.
const (
	snapshotEvery = 24 * time.Hour
	snapshotRetry = time.Hour   // after a failure
	snapshotFirst = time.Minute // after the start at the earliest
)

// snapshots makes a copy of the store each day and removes old ones.
type snapshots struct {
	folder string
	keep   int // how many; at least 1
	copy   func(ctx context.Context, path string) error
	log    *slog.Logger
}

// run makes snapshots until ctx ends.
func (s *snapshots) run(ctx context.Context) error {
	wait := max(s.due(), snapshotFirst)
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		path, err := s.take(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			s.log.Error("no snapshot could be made; it is tried again in an hour", "error", err)
			wait = snapshotRetry
			continue
		}
		s.log.Info("made a snapshot", "file", path)
		wait = s.due()
	}
}

// due is how long it is until the next snapshot.
func (s *snapshots) due() time.Duration {
	newest, ok := newestSnapshot(s.folder)
	if !ok {
		return 0
	}
	return min(max(time.Until(newest.Add(snapshotEvery)), 0), snapshotEvery)
}

// take makes a snapshot now, and removes those that are too many.
func (s *snapshots) take(ctx context.Context) (path string, err error) {
	if err := os.MkdirAll(s.folder, 0o700); err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp(s.folder, control.BackupFolders)
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder) //nolint:errcheck // the next start removes it
	made := filepath.Join(folder, "copy"+snapshotSuffix)
	if err := s.copy(ctx, made); err != nil {
		return "", err
	}
	path = filepath.Join(s.folder, snapshotPrefix+time.Now().UTC().Format(snapshotTime)+snapshotSuffix)
	if err := publish(made, path, true); err != nil {
		return "", err
	}
	return path, s.prune()
}

// prune removes all but the newest snapshots. Other files are left alone.
func (s *snapshots) prune() error {
	all, err := listSnapshots(s.folder)
	if err != nil {
		return err
	}
	var errs []error
	for _, old := range all[min(s.keep, len(all)):] {
		errs = append(errs, os.Remove(filepath.Join(s.folder, snapshotPrefix+old.Format(snapshotTime)+snapshotSuffix)))
	}
	return errors.Join(errs...)
}

// listSnapshots lists when the snapshots of a folder were made, newest first.
func listSnapshots(folder string) ([]time.Time, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list the snapshots: %w", err)
	}
	var all []time.Time
	for _, e := range entries {
		name, isSnapshot := strings.CutPrefix(strings.TrimSuffix(e.Name(), snapshotSuffix), snapshotPrefix)
		made, err := time.Parse(snapshotTime, name)
		if isSnapshot && err == nil && strings.HasSuffix(e.Name(), snapshotSuffix) {
			all = append(all, made)
		}
	}
	slices.SortFunc(all, func(a, b time.Time) int { return b.Compare(a) })
	return all, nil
}

// newestSnapshot is when the newest snapshot of a folder was made, if there is
// one.
func newestSnapshot(folder string) (time.Time, bool) {
	all, err := listSnapshots(folder)
	if err != nil || len(all) == 0 {
		return time.Time{}, false
	}
	return all[0], true
}
