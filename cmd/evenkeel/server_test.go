package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// runVar makes this test binary behave as evenkeel itself, so that a test has
// a server that it can kill.
const runVar = "EVENKEEL_TEST_RUN"

func init() {
	if os.Getenv(runVar) != "" {
		os.Unsetenv(runVar)
		os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
}

// server is evenkeel in a process of its own.
type server struct {
	cmd      *exec.Cmd
	url      string
	trainees string // the address that a cohort's members join by
	trainer  string // the address that makes the first trainer, if it was printed
	lines    []string
	log      *testLog
}

// serve starts evenkeel on a data folder and waits until it is ready.
func serve(t *testing.T, data string, args ...string) *server {
	t.Helper()
	s := &server{log: &testLog{t: t}}
	s.cmd = exec.Command(os.Args[0], append([]string{"serve", "--addr", "127.0.0.1:0", "--data", data}, args...)...)
	s.cmd.Env = append(os.Environ(), runVar+"=1")
	s.cmd.Stderr = s.log
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if s.cmd.ProcessState == nil {
			s.kill()
		}
	})
	timer := time.AfterFunc(time.Minute, func() { _ = s.cmd.Process.Kill() })
	defer timer.Stop()
	lines := bufio.NewScanner(out)
	for s.url == "" && lines.Scan() {
		s.lines = append(s.lines, lines.Text())
		name, value, _ := strings.Cut(lines.Text(), ": ")
		switch name {
		case "trainees":
			s.trainees = value
		case "trainer":
			s.trainer = value
		case "ready":
			s.url = value
		}
	}
	if s.url == "" {
		t.Fatalf("the server did not say that it is ready; it said %q", s.lines)
	}
	return s
}

// code is the join code of the printed address.
func (s *server) code() string { return s.trainees[strings.LastIndex(s.trainees, "/")+1:] }

// kill ends the server as a pulled plug would.
func (s *server) kill() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// stop asks the server to stop and gives its exit code and how long it took.
func (s *server) stop(t *testing.T) (int, time.Duration) {
	t.Helper()
	began := time.Now()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(30*time.Second, func() { _ = s.cmd.Process.Kill() })
	defer timer.Stop()
	_ = s.cmd.Wait()
	return s.cmd.ProcessState.ExitCode(), time.Since(began)
}

// testLog keeps what a server logs and shows it where the test failed.
type testLog struct {
	t    *testing.T
	once bool
	text strings.Builder
}

func (l *testLog) Write(b []byte) (int, error) {
	if !l.once {
		l.once = true
		l.t.Cleanup(func() {
			if l.t.Failed() {
				fmt.Fprintf(os.Stderr, "--- the server's log of %s\n%s\n", l.t.Name(), l.text.String())
			}
		})
	}
	if l.text.Len() < 1<<20 {
		l.text.Write(b)
	}
	return len(b), nil
}
