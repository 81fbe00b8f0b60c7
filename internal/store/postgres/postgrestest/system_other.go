//go:build !linux

package postgrestest

import "os/exec"

// tie does nothing here: a server may outlive a test that crashes.
func tie(*exec.Cmd) {}

// memory is empty: there is no folder in memory that is the same everywhere.
func memory() string { return "" }
