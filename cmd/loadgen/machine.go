package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// usage is what a process has used: processor time so far, and memory in bytes
// now, of which anonymous leaves out the pages of files.
type usage struct {
	cpu       time.Duration
	resident  int
	anonymous int
}

// enoughSyncs is how many syncs a second a disk must do for a figure to count:
// below it the disk was measured, and not the server.
const enoughSyncs = 1500

// probe is how long a disk is looked at.
const probe = 300 * time.Millisecond

// probed is the size in bytes of the file that is written over and over.
const probed = 1 << 20

// syncsPerSecond writes pages into a file in a folder and gives how many times
// a second the disk confirms one.
func syncsPerSecond(folder string) (rate float64, err error) {
	f, err := os.CreateTemp(folder, "loadgen-*.tmp")
	if err != nil {
		return 0, fmt.Errorf("look at the disk: %w; -disk names the folder", err)
	}
	defer func() { err = errors.Join(err, f.Close(), os.Remove(f.Name())) }()
	page := make([]byte, 4096)
	write := func(at int64) {
		_, failed := f.WriteAt(page, at)
		err = errors.Join(err, failed, syncData(f))
	}
	if _, err := f.WriteAt(make([]byte, probed), 0); err != nil {
		return 0, fmt.Errorf("look at the disk: %w", err)
	}
	write(0)
	n := int64(0)
	began := time.Now()
	for err == nil && time.Since(began) < probe {
		write(n * 4096 % probed)
		n++
	}
	if err != nil {
		return 0, fmt.Errorf("look at the disk: %w", err)
	}
	return float64(n) / time.Since(began).Seconds(), nil
}
