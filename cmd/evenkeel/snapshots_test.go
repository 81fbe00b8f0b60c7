package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// names lists what is in a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestASnapshotIsMadeEachDayAndOldOnesGo(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data", snapshotFolder)
	synctest.Test(t, func(t *testing.T) {
		failing, made := false, 0
		s := &snapshots{folder: folder, keep: 3, log: slog.New(slog.DiscardHandler), copy: func(_ context.Context, path string) error {
			if failing {
				return errors.New("the disk is full")
			}
			made++
			return os.WriteFile(path, []byte{byte(made)}, 0o600)
		}}
		// runFor lets the server run for a while.
		runFor := func(d time.Duration) {
			ctx, stop := context.WithTimeout(t.Context(), d)
			defer stop()
			must(t, s.run(ctx))
		}
		runFor(2 * time.Minute) // midnight of 2000-01-01, and a minute
		if got := names(t, folder); !slices.Equal(got, []string{"evenkeel-20000101-000100.db"}) {
			t.Fatalf("after the start there are %v", got)
		}
		mine := filepath.Join(folder, "evenkeel-mine.db")
		must(t, os.WriteFile(mine, nil, 0o600))
		for range 30 { // restarted every hour
			runFor(time.Hour)
		}
		if made != 2 {
			t.Errorf("%d snapshots were made in 30 hours of restarts, want 2", made)
		}
		failing = true
		runFor(48 * time.Hour)
		failing = false
		runFor(time.Hour + time.Minute)
		if made != 3 {
			t.Errorf("%d snapshots were made an hour after room was made, want 3", made)
		}
		runFor(10 * 24 * time.Hour)
		got := names(t, folder)
		if len(got) != 4 || !slices.Contains(got, "evenkeel-mine.db") || made < 12 || made > 13 {
			t.Errorf("after ten more days %d were made, and there are %v", made, got)
		}
		newest, ok := newestSnapshot(folder)
		if !ok || time.Since(newest) > snapshotEvery {
			t.Errorf("the newest is of %v", newest)
		}
	})
}
