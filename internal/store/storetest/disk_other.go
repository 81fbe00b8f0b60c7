//go:build !linux

package storetest

import "testing"

// Disk is a file system of its own that a test can crash.
type Disk struct{ Folder string }

// NeedDisk skips the test: only Linux has what it takes.
func NeedDisk(t *testing.T, _ int) *Disk {
	t.Helper()
	t.Skip("only Linux can shut a file system down")
	return nil
}

// NeedMemory skips the test: only Linux has what it takes.
func NeedMemory(t *testing.T, _ int) *Disk {
	t.Helper()
	t.Skip("only Linux makes file systems in memory for tests")
	return nil
}

// Crash is never reached.
func (*Disk) Crash(*testing.T) {}

// Mend is never reached.
func (*Disk) Mend(*testing.T) {}
