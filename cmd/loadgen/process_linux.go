package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// ticks is how many of the kernel's units of processor time a second has.
const ticks = 100

// usageOf reads what a process has used so far.
func usageOf(pid int) (usage, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return usage{}, fmt.Errorf("read about the process %d: %w", pid, err)
	}
	// The second field, a name in brackets, may hold anything.
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	if len(fields) < 13 {
		return usage{}, fmt.Errorf("/proc/%d/stat looks unlike anything known", pid)
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	u := usage{cpu: time.Duration(user+system) * time.Second / ticks}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.Lines(string(status)) {
		name, value, _ := strings.Cut(line, ":")
		kib, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(value), " kB"))
		switch name {
		case "VmRSS":
			u.resident = kib << 10
		case "RssAnon":
			u.anonymous = kib << 10
		}
	}
	return u, err
}

// openFiles is how many files, and so sockets, this process may have open. Go
// has raised it as far as it goes without more rights.
func openFiles() int {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) != nil {
		return math.MaxInt
	}
	return int(min(limit.Cur, math.MaxInt))
}

// syncData waits for the disk to have a file's data.
func syncData(f *os.File) error { return syscall.Fdatasync(int(f.Fd())) }
