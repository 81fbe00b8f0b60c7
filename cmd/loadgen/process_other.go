//go:build !linux

package main

import (
	"errors"
	"math"
	"os"
)

// usageOf cannot tell here.
func usageOf(int) (usage, error) {
	return usage{}, errors.New("-pid: what a process uses can be read on Linux only")
}

// openFiles is how many files this process may have open: unknown here.
func openFiles() int { return math.MaxInt }

// syncData waits for the disk to have a file's data.
func syncData(f *os.File) error { return f.Sync() }
