package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/catalog"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
)

// archive makes a store with attempts at the scenario in testdata/small: "good",
// a finished one that agrees, and "odd", one that was tampered with.
func archive(ctx context.Context, file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	s, err := bolt.Open(file)
	if err != nil {
		return err
	}
	return errors.Join(fill(ctx, s), s.Close())
}

func fill(ctx context.Context, s store.Store) error {
	c, err := catalog.Open(ctx, catalog.Config{Store: s, Files: os.DirFS("testdata/small"), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	v, _ := c.Current("call")
	good, err := attemptAt(v, "hear")
	if err != nil {
		return err
	}
	odd, err := attemptAt(v, "deny")
	if err != nil {
		return err
	}
	odd[1].Turn.Moods[0] = 7
	odd[2].Ended.Turns = 4
	return errors.Join(
		s.Append(ctx, store.Append{Attempt: "good", Events: good}),
		s.Append(ctx, store.Append{Attempt: "odd", Events: odd}))
}

// attemptAt plays one choice.
func attemptAt(v *play.Version, choice string) ([]play.Event, error) {
	state := new(play.State)
	events, err := play.Decide(v, state, play.Start{Time: time.Now(), Trainee: "t", Mode: play.Practice})
	if err != nil {
		return nil, err
	}
	if err := play.Apply(v.Scenario, state, events[0]); err != nil {
		return nil, err
	}
	more, err := play.Decide(v, state, play.Choose{Time: time.Now(), Seq: 1, Choice: choice, By: play.ByTrainee})
	return append(events, more...), err
}

func TestARunningServerAudits(t *testing.T) {
	data := t.TempDir()
	if err := archive(t.Context(), filepath.Join(data, storeFile)); err != nil {
		t.Fatal(err)
	}
	s := serve(t, data, "--scenarios", "testdata/small")
	code, out, _ := ask(t, "audit", "--data", data)
	if code != exitFailed || !strings.Contains(out, "attempt odd (call, version ") ||
		!strings.Contains(out, "attempts audited: 2, that differ: 1, that could not be run again: 0") {
		t.Errorf("all: %d, %s", code, out)
	}
	if code, out, _ = ask(t, "audit", "--data", data, "--attempt", "good"); code != exitOK || !strings.Contains(out, "attempts audited: 1, that differ: 0") {
		t.Errorf("the good one: %d, %s", code, out)
	}
	if code, _, stderr := ask(t, "audit", "--data", data, "--attempt", "none"); code != exitFailed || !strings.Contains(stderr, `there is no attempt "none"`) {
		t.Errorf("an unknown one: %d, %s", code, stderr)
	}
	if code, _ := s.stop(t); code != exitOK {
		t.Errorf("the server's exit code is %d", code)
	}
}
