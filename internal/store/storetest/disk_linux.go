package storetest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

// Disk is a file system of its own that a test can crash.
type Disk struct {
	Folder string // where it is
	image  string // what it lies in; empty: in memory
}

// NeedDisk makes an ext4 file system in a file. It skips the test where that is
// not permitted, or not known.
func NeedDisk(t *testing.T, megabytes int) *Disk {
	t.Helper()
	folder := t.TempDir()
	d := &Disk{Folder: filepath.Join(folder, "disk"), image: filepath.Join(folder, "image")}
	need(t, os.WriteFile(d.image, nil, 0o600), os.Truncate(d.image, int64(megabytes)<<20), os.Mkdir(d.Folder, 0o700))
	need(t, command("mkfs.ext4", "-q", d.image))
	need(t, d.mount())
	t.Cleanup(func() {
		if err := d.unmount(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// NeedMemory makes a file system in memory with so much room.
func NeedMemory(t *testing.T, megabytes int) *Disk {
	t.Helper()
	d := &Disk{Folder: t.TempDir()}
	need(t, command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%dm,mode=0700", megabytes), "tmpfs", d.Folder))
	t.Cleanup(func() {
		if err := d.unmount(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// need skips the test for the first error.
func need(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Skipf("a file system of the test's own cannot be made here: %v", err)
		}
	}
}

func command(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, strings.TrimSpace(string(out)))
	}
	return nil
}

func (d *Disk) mount() error { return command("mount", "-o", "loop", d.image, d.Folder) }

// unmount waits for who has just ended and still has a file open.
func (d *Disk) unmount() error {
	err := command("umount", d.Folder)
	for range 50 {
		if err == nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
		err = command("umount", d.Folder)
	}
	return err
}

// Crash shuts the file system down as a power cut would: what it has not
// written to its device by now is gone, and from now on every access is an
// input/output error.
func (d *Disk) Crash(t *testing.T) {
	t.Helper()
	const (
		shutdown = 0x8004587d // EXT4_IOC_SHUTDOWN
		noFlush  = 2          // EXT4_GOING_FLAGS_NOLOGFLUSH
	)
	f, err := os.Open(d.Folder)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read
	how := uint32(noFlush)
	if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), shutdown, uintptr(unsafe.Pointer(&how))); errno != 0 {
		t.Fatalf("shut the file system down: %v", errno)
	}
}

// Mend makes a disk that has crashed usable again, with what was on it.
func (d *Disk) Mend(t *testing.T) {
	t.Helper()
	if err := d.unmount(); err != nil {
		t.Fatal(err)
	}
	if err := d.mount(); err != nil {
		t.Fatal(err)
	}
}
