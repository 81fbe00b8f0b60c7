//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
)

// belongToFolder gives a file to the owner of its folder where root made it,
// so that a server that runs as that owner can open it.
func belongToFolder(path string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	info, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return err
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok {
		return os.Chown(path, int(owner.Uid), int(owner.Gid))
	}
	return nil
}
