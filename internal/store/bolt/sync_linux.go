package bolt

import (
	"errors"
	"os"
	"syscall"
)

// syncData makes what was written to a file durable, but not when it was
// written.
func syncData(f *os.File) error {
	for {
		err := syscall.Fdatasync(int(f.Fd()))
		if !errors.Is(err, syscall.EINTR) {
			return os.NewSyscallError("fdatasync", err)
		}
	}
}
