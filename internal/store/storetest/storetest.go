// Package storetest is what every engine of the store must hold.
//
// An engine's own test calls [Run]. The package imports store, play, people
// and scenario.
package storetest

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"evenkeel/internal/store"
)

// Open makes an empty store, which it closes when the test ends. reopen closes
// it and opens what it kept; it is nil where nothing outlives Close. Stores of
// several tests are open at once.
type Open func(t *testing.T) (s store.Store, reopen func() store.Store)

// Run tests an engine.
func Run(t *testing.T, open Open) {
	groups := []struct {
		name  string
		tests []test
	}{
		{"append", appendTests}, {"ranked", rankedTests}, {"heads", headTests}, {"log", logTests},
		{"update", updateTests}, {"people", peopleTests}, {"records", recordTests}, {"close", closeTests},
		{"copy", copyTests}, {"erase", eraseTests},
		{"model", modelTests},
	}
	for _, g := range groups {
		t.Run(g.name, func(t *testing.T) {
			for _, test := range g.tests {
				t.Run(test.name, func(t *testing.T) {
					t.Parallel()
					s, reopen := open(t)
					another := func() store.Store {
						s, _ := open(t)
						return s
					}
					test.run(&fixture{T: t, Store: s, reopen: reopen, another: another})
				})
			}
		})
	}
}

type test struct {
	name string
	run  func(*fixture)
}

// fixture is a store under test.
type fixture struct {
	*testing.T
	store.Store
	reopen  func() store.Store
	another func() store.Store // opens an empty one beside it
}

var ctx = context.Background()

// restart opens the store again, where the engine can.
func (f *fixture) restart() {
	f.Helper()
	if f.reopen != nil {
		f.Store = f.reopen()
	}
}

// must ends the test if err is one.
func (f *fixture) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

// mustBe wants an error that is target.
func (f *fixture) mustBe(err, target error) {
	f.Helper()
	if !errors.Is(err, target) {
		f.Fatalf("got the error %v, want %v", err, target)
	}
}

// same wants two values to be equal.
func (f *fixture) same(what string, got, want any) {
	f.Helper()
	if !reflect.DeepEqual(got, want) {
		f.Fatalf("%s:\ngot  %+v\nwant %+v", what, got, want)
	}
}

func (f *fixture) view(read func(*store.Tx) error) {
	f.Helper()
	f.must(f.View(ctx, read))
}

func (f *fixture) update(write func(*store.Tx) error) {
	f.Helper()
	f.must(f.Update(ctx, write))
}

// soon fails the test if a channel is not closed soon.
func (f *fixture) soon(what string, c <-chan struct{}) {
	f.Helper()
	select {
	case <-c:
	case <-time.After(10 * time.Second):
		f.Fatalf("%s: nothing happened for 10 s", what)
	}
}
