//go:build linux

package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"evenkeel/internal/store/bolt"
	"evenkeel/internal/store/storetest"
	"evenkeel/internal/wire"
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
	mend := breakDisk(t, bolt.JournalPaths(filepath.Join(data, storeFile))[0])
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

// The disk answers every access with an error, at any moment under load.
func TestNothingAcknowledgedIsLostWhenTheDiskFails(t *testing.T) {
	disk := storetest.NeedDisk(t, 256)
	data := filepath.Join(disk.Folder, "data")
	s := serve(t, data)
	c := newCrew(t, s.url, s.code(), 24).patient()
	for n := range max(2, kills(t)/4) {
		strike := func() {
			disk.Crash(t)
			stopsByItself(t, s)
		}
		c.round(t, strike, func() {
			disk.Mend(t)
			s = serve(t, data)
			c.moveTo(s.url)
		})
		if t.Failed() {
			t.Fatalf("lost in round %d", n)
		}
	}
	c.report(t)
}

// stopsByItself wants a server to end because of its store, and to say so.
func stopsByItself(t *testing.T, s *server) {
	t.Helper()
	timer := time.AfterFunc(20*time.Second, s.kill)
	_ = s.cmd.Wait()
	if !timer.Stop() {
		t.Error("the server goes on without its store")
	}
	if code := s.cmd.ProcessState.ExitCode(); code != 1 || !strings.Contains(s.log.text.String(), "everything that was acknowledged will be there at the next start") {
		t.Errorf("exit code %d, and the log does not say why", code)
	}
}

// TestAFullDiskRefusesTurnsAndNothingElse takes the room away and gives it
// back.
func TestAFullDiskRefusesTurnsAndNothingElse(t *testing.T) {
	disk := storetest.NeedMemory(t, 48)
	data := filepath.Join(disk.Folder, "data")
	s := serve(t, data)
	p := &survivor{bot: newBot(s.url, "Walker", 1), acknowledged: make(map[int]string), mode: wire.Ranked}
	other := newBot(s.url, "Other", 2)
	for _, b := range []*bot{p.bot, other} {
		must(t, b.join(s.code()))
		must(t, b.connect())
		defer b.close()
	}
	m, err := p.takeUp()
	must(t, err)
	turn := wire.Request{Type: wire.TypeChoose, Attempt: p.attempt, Seq: m.Seq, Choice: p.pick(m)}
	giveBack := takeRoom(t, disk.Folder)
	playUntilFull(t, other)
	if _, err := p.ask(turn); !isFull(err) {
		t.Errorf("a turn without room is answered %v", err)
	}

	// Who only reads notices nothing.
	if again, err := p.ask(wire.Request{Type: wire.TypeResume, Attempt: p.attempt}); err != nil || again.Seq != m.Seq {
		t.Errorf("resuming without room gives turn %d (%v), want %d", again.Seq, err, m.Seq)
	}
	var attempts []wire.Attempt
	if err := p.call(http.MethodGet, "/api/attempts", nil, &attempts); err != nil || len(attempts) == 0 {
		t.Errorf("the list of attempts: %d, %v", len(attempts), err)
	}
	var board wire.Board
	if err := p.call(http.MethodGet, "/api/boards/"+p.me.Cohorts[0].ID, nil, &board); err != nil {
		t.Errorf("the board: %v", err)
	}
	for _, path := range []string{"/", "/readyz"} {
		if res, err := http.Get(s.url + path); err != nil || res.StatusCode != http.StatusOK {
			t.Errorf("%s without room: %v, %v", path, res, err)
		}
	}

	giveBack()
	deadline := time.Now().Add(10 * time.Second)
	for _, err = p.ask(turn); isFull(err) && time.Now().Before(deadline); _, err = p.ask(turn) {
		time.Sleep(100 * time.Millisecond)
	}
	if err != nil {
		t.Fatalf("with room again: %v", err)
	}
	p.acknowledged[turn.Seq] = turn.Choice
	s.kill()
	p.base = serve(t, data).url
	p.check(t)
}

func isFull(err error) bool {
	coded := new(errCoded)
	return errors.As(err, &coded) && coded.code == wire.CodeStorageFull
}

// takeRoom takes all room of a file system, until the function that it returns
// is called.
func takeRoom(t *testing.T, folder string) (giveBack func()) {
	t.Helper()
	path := filepath.Join(folder, "ballast")
	f, err := os.Create(path)
	must(t, err)
	chunk := make([]byte, 4<<10)
	for err == nil {
		_, err = f.Write(chunk)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("filling the disk ends with %v", err)
	}
	must(t, f.Close())
	return func() { must(t, os.Remove(path)) }
}

// playUntilFull plays one attempt after another until there is no room.
func playUntilFull(t *testing.T, b *bot) {
	t.Helper()
	for range 1000 {
		m, err := b.ask(wire.Request{Type: wire.TypeStart, Scenario: "the-third-delay", Mode: wire.Practice})
		if coded := new(errCoded); errors.As(err, &coded) && coded.code == wire.CodeRankedFirst {
			m, err = b.ask(wire.Request{Type: wire.TypeStart, Scenario: "the-third-delay", Mode: wire.Ranked})
		}
		for err == nil && m.Type == wire.TypeTurn {
			m, err = b.ask(wire.Request{Type: wire.TypeChoose, Attempt: m.Attempt, Seq: m.Seq, Choice: b.pick(m)})
		}
		if isFull(err) {
			return
		}
		must(t, err)
	}
	t.Fatal("a thousand attempts found room on a full disk")
}
