//go:build !linux && !darwin && !freebsd

package main

import "errors"

// freeSpace cannot be told on this system.
func freeSpace(string) (uint64, error) { return 0, errors.New("the free space is unknown") }
