//go:build unix

package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/control"
	"evenkeel/internal/people"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
)

func TestErasingWantsTheName(t *testing.T) {
	p := control.Person{ID: "x", Name: "Sam Lee", Role: "trainee", Cohorts: []string{"Sam in Evening"}}
	for typed, want := range map[string]error{"Sam Lee\n": nil, "Sam Lee": nil, "sam lee\n": errNotConfirmed, "y\n": errNotConfirmed, "": errNotConfirmed} {
		var said bytes.Buffer
		if err := confirm(strings.NewReader(typed), &said, p); !errors.Is(err, want) {
			t.Errorf("who types %q is answered %v, want %v", typed, err, want)
		}
		if !strings.Contains(said.String(), "Sam in Evening") || !strings.Contains(said.String(), "no way back") {
			t.Errorf("it is asked %q", &said)
		}
	}
}

// The name of who was erased is nowhere in a backup, down to its last byte.
func TestABackupIsFreeOfWhoWasErased(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s, err := bolt.Open(filepath.Join(data, storeFile))
	must(t, err)
	r := people.NewRegistry(store.People(s), time.Now)
	c, _, err := r.Bootstrap(t.Context(), nil)
	must(t, err)
	joined, err := r.Join(t.Context(), c.Code, "Wilhelmina Quist", "")
	must(t, err)
	must(t, r.SetPseudonym(t.Context(), c.ID, joined.Account.ID, "Quist the Second"))
	_, err = r.SetLogin(t.Context(), joined.Account.ID, "w.quist@example.org", "four quiet words")
	must(t, err)
	must(t, s.Close())

	holds := func(path string) bool {
		b, err := os.ReadFile(path)
		must(t, err)
		return bytes.Contains(bytes.ToLower(b), []byte("quist"))
	}
	before, after := filepath.Join(data, "before.db"), filepath.Join(data, "after.db")
	for _, step := range [][]string{
		{"backup", before}, {"account", "erase", "Wilhelmina Quist", "--yes"}, {"backup", after},
	} {
		if code, out, wrong := command(t, append(step, "--data", data)...); code != exitOK {
			t.Fatalf("%v ends with %d: %s%s", step, code, out, wrong)
		}
	}
	if !holds(before) {
		t.Error("the name was not in the backup before: the test shows nothing")
	}
	if holds(after) {
		t.Error("the name is in the backup")
	}
	if code, _, wrong := command(t, "restore", after, "--data", data); code != exitOK {
		t.Fatalf("restore ends with %d: %s", code, wrong)
	}
	if holds(filepath.Join(data, storeFile)) {
		t.Error("the name is in the store that was restored")
	}
}
