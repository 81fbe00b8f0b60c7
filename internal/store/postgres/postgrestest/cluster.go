// Package postgrestest gives tests a PostgreSQL server of their own, from the
// programs that are installed.
//
// The server listens at a Unix socket in a temporary folder and nowhere else,
// with the settings that it would have in service. It refuses to run as root, so then it runs as another user. It does not
// outlive the test's process. The package is for tests and imports nothing of
// this module.
package postgrestest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// requireVar makes a missing PostgreSQL an error.
const requireVar = "EVENKEEL_TEST_REQUIRE"

// ErrMissing says that PostgreSQL's programs are not installed.
var ErrMissing = errors.New("PostgreSQL's initdb and postgres are neither on the PATH nor below /usr/lib/postgresql")

// Server is a running server. Its methods may be called from any goroutine,
// but for those that stop and start it.
type Server struct {
	bin    string // folder of the programs
	folder string // of everything that it keeps
	owner  *syscall.SysProcAttr
	made   atomic.Int64 // databases

	process *os.Process
	ended   chan struct{} // closed when the process has
}

// Need starts a server for one test, which it ends with. Where PostgreSQL is
// missing the test is skipped, or fails if EVENKEEL_TEST_REQUIRE is set.
func Need(t testing.TB) *Server {
	t.Helper()
	s, err := Start()
	Missing(t, err)
	t.Cleanup(s.Remove)
	return s
}

// Missing skips or fails a test because of an error of [Start], if it is one.
func Missing(t testing.TB, err error) {
	t.Helper()
	if errors.Is(err, ErrMissing) && os.Getenv(requireVar) == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Start makes and starts a server, which keeps its data in memory where there
// is room; [Server.Remove] ends it.
func Start() (*Server, error) { return StartIn(memory()) }

// StartIn is [Start] with a new folder below a given one, such as
// os.TempDir() for one that waits for the disk.
func StartIn(parent string) (*Server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp(parent, "evenkeel-pg-")
	if err != nil {
		return nil, err
	}
	s := &Server{bin: bin, folder: folder, owner: new(syscall.SysProcAttr)}
	if err := s.make(); err != nil {
		s.Remove()
		return nil, fmt.Errorf("start a PostgreSQL server for tests: %w", err)
	}
	return s, nil
}

// programs finds the folder of the newest installed version.
func programs() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			return filepath.Dir(path), nil
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", ErrMissing
	}
	version := func(path string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path)))) // 0 for what is no version
		return n
	}
	slices.SortFunc(found, func(a, b string) int { return version(a) - version(b) })
	return filepath.Dir(found[len(found)-1]), nil
}

func (s *Server) make() error {
	if err := s.becomeOther(); err != nil {
		return err
	}
	init := exec.Command(filepath.Join(s.bin, "initdb"), "--pgdata", s.data(), "--auth=trust", "--username=keel", "--encoding=UTF8", "--no-locale", "--no-sync")
	init.Dir, init.SysProcAttr = s.folder, s.owner
	if out, err := init.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	return s.Start()
}

func (s *Server) data() string { return filepath.Join(s.folder, "data") }

// Start starts a server that was stopped, and waits until it answers.
func (s *Server) Start() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for {
		if err := s.run(); err != nil {
			return err
		}
		err := s.await(ctx)
		if err == nil || ctx.Err() != nil {
			return err
		}
		// It ended by itself: one that was killed may have left processes
		// behind, which take a moment to notice.
	}
}

// run starts the server's process.
func (s *Server) run() error {
	log, err := os.OpenFile(s.logFile(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	defer log.Close() //nolint:errcheck // only the server writes to it
	cmd := exec.Command(filepath.Join(s.bin, "postgres"), "-D", s.data(), "-k", s.folder,
		"-c", "listen_addresses=", "-c", "max_connections=300", "-c", "shared_buffers=128MB", "-c", "max_wal_size=4GB",
		"-c", "dynamic_shared_memory_type=mmap") // so that nothing is left outside its folder
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.SysProcAttr = s.folder, log, log, s.owner
	if err := startTied(cmd); err != nil {
		return err
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // how it ended is of no interest
		close(ended)
	}()
	s.process, s.ended = cmd.Process, ended
	return nil
}

func (s *Server) logFile() string { return filepath.Join(s.folder, "log") }

// await waits until the server answers; an error if it ends instead.
func (s *Server) await(ctx context.Context) error {
	for {
		err := s.do(ctx, "select 1")
		if err == nil {
			return nil
		}
		select {
		case <-s.ended:
		case <-ctx.Done():
		case <-time.After(10 * time.Millisecond):
			continue
		}
		said, _ := os.ReadFile(s.logFile())
		return fmt.Errorf("it does not answer: %w\n%s", err, bytes.TrimSpace(said))
	}
}

// Stop ends the server: as a pulled plug would with SIGQUIT or SIGKILL,
// without waiting for anybody with SIGINT.
func (s *Server) Stop(how syscall.Signal) error {
	if err := s.process.Signal(how); err != nil {
		return err
	}
	select {
	case <-s.ended:
		return nil
	case <-time.After(30 * time.Second):
		_ = s.process.Kill()
		<-s.ended
		return fmt.Errorf("the PostgreSQL server did not end by signal %d", how)
	}
}

// Remove stops the server, if it runs, and removes all that it kept.
func (s *Server) Remove() {
	if s.process != nil {
		_ = s.Stop(syscall.SIGQUIT) // it may have ended; what it keeps is removed anyway
	}
	_ = os.RemoveAll(s.folder)
}

// Database makes an empty database and gives its URL.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	name := fmt.Sprint("test", s.made.Add(1))
	s.Do(t, "create database "+name)
	return s.url(name)
}

func (s *Server) url(database string) string {
	return fmt.Sprintf("postgres://keel@/%s?host=%s", database, url.QueryEscape(s.folder))
}

// Do carries out a statement as the server's administrator.
func (s *Server) Do(t testing.TB, sql string, args ...any) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := s.do(ctx, sql, args...); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

func (s *Server) do(ctx context.Context, sql string, args ...any) error {
	conn, err := pgx.Connect(ctx, s.url("postgres"))
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, sql, args...)
	return errors.Join(err, conn.Close(ctx))
}

// Kill ends every connection to the database of a URL of [Server.Database],
// and gives how many there were.
func (s *Server) Kill(t testing.TB, address string) int {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.url("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx) //nolint:errcheck // it was only read
	var killed int
	err = conn.QueryRow(ctx, `
		select count(*) from (select pg_terminate_backend(pid) from pg_stat_activity where datname = $1) as k`,
		strings.TrimPrefix(u.Path, "/")).Scan(&killed)
	if err != nil {
		t.Fatal(err)
	}
	return killed
}

// startTied starts a program that the system ends when this process is gone.
// It does so by thread, so one is kept for it.
func startTied(cmd *exec.Cmd) error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		tie(cmd)
		err := cmd.Start()
		started <- err
		if err == nil {
			select {} // the thread must live as long as the program
		}
	}()
	return <-started
}
