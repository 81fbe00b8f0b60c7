package main

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"evenkeel/internal/people"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"evenkeel": main})
}

// TestCommandLine runs the scripts in testdata/script, each in a folder of its
// own. The folder "house" in it is a data folder where no server runs: it has
// the first cohort and another one, "Evening", a Sam in each, Kim, and the
// trainer ann@example.com. So is the folder "archive": it has attempts (see
// archive).
func TestCommandLine(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:  "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Setup: func(e *testscript.Env) error {
			return errors.Join(
				furnish(t.Context(), filepath.Join(e.WorkDir, "house", storeFile)),
				archive(t.Context(), filepath.Join(e.WorkDir, "archive", storeFile)))
		},
	})
}

// exits runs a program that must end with an exit code: exits 2 evenkeel ...
func exits(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if failed := new(exec.ExitError); errors.As(err, &failed) {
		code = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

func furnish(ctx context.Context, file string) error {
	s, err := bolt.Open(file)
	if err != nil {
		return err
	}
	return errors.Join(inhabit(ctx, people.NewRegistry(store.People(s), time.Now)), s.Close())
}

func inhabit(ctx context.Context, r *people.Registry) error {
	first, _, err := r.Bootstrap(ctx, nil)
	if err != nil {
		return err
	}
	evening, err := r.NewCohort(ctx, "Evening", nil)
	if err != nil {
		return err
	}
	for _, j := range [][2]string{{first.Code, "Sam"}, {evening.Code, "Sam"}, {first.Code, "Kim"}} {
		if _, err := r.Join(ctx, j[0], j[1], ""); err != nil {
			return err
		}
	}
	token, _, err := r.FreshSetupToken(ctx)
	if err != nil {
		return err
	}
	_, err = r.Setup(ctx, token, "ann@example.com", "four quiet words", "Ann")
	return err
}
