//go:build !linux

package main

import (
	"errors"
	"os"
)

// usageOf cannot tell here.
func usageOf(int) (usage, error) {
	return usage{}, errors.New("-pid: what a process uses can be read on Linux only")
}

// syncData waits for the disk to have a file's data.
func syncData(f *os.File) error { return f.Sync() }
