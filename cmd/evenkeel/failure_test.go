//go:build linux

package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// breakDisk makes every write of this process to a file fail, and gives a
// function that undoes it.
func breakDisk(t *testing.T, path string) (mend func()) {
	t.Helper()
	open, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	readOnly, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer readOnly.Close()
	for _, entry := range open {
		link := filepath.Join("/proc/self/fd", entry.Name())
		if target, err := os.Readlink(link); err != nil || target != path {
			continue
		}
		fd, err := strconv.Atoi(entry.Name())
		if err != nil || fd == int(readOnly.Fd()) {
			continue
		}
		kept, err := syscall.Dup(fd)
		if err != nil {
			t.Fatal(err)
		}
		if err := syscall.Dup3(int(readOnly.Fd()), fd, syscall.O_CLOEXEC); err != nil {
			t.Fatal(err)
		}
		return sync.OnceFunc(func() { syscall.Close(kept) })
	}
	t.Fatalf("%s is not open", path)
	return nil
}

func TestAServerWhoseStoreFailsStopsAndLosesNothing(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	out, in := io.Pipe()
	var log bytes.Buffer
	exit := make(chan int, 1)
	go func() {
		exit <- run(t.Context(), append([]string{"--addr", "127.0.0.1:0", "--data", data}, small...), strings.NewReader(""), in, &log)
		in.Close()
	}()
	var s server
	for lines := bufio.NewScanner(out); s.url == "" && lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), ": ")
		switch name {
		case "trainees":
			s.trainees = value
		case "ready":
			s.url = value
		}
	}
	if err := newBot(s.url, "Sam", 1).join(s.code()); err != nil {
		t.Fatal(err)
	}
	mend := breakDisk(t, filepath.Join(data, storeFile))
	defer mend()
	if err := newBot(s.url, "Kim", 2).join(s.code()); err == nil {
		t.Error("what could not be stored was acknowledged")
	}
	select {
	case code := <-exit:
		if code != 1 || !strings.Contains(log.String(), "level=ERROR msg=stopping because=\"the store has failed") ||
			!strings.Contains(log.String(), "everything that was acknowledged will be there at the next start") {
			t.Errorf("exit code %d, log:\n%s", code, log.String())
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the server goes on without its store")
	}
	mend()
	if code, stdout, stderr := ask(t, "account", "link", "Sam", "--data", data); code != 0 || !strings.Contains(stdout, "/link/") {
		t.Errorf("who had joined before: %d, %q, %q", code, stdout, stderr)
	}
}
