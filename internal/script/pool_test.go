package script_test

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"evenkeel/internal/script"
)

func TestIdleStatesAreFewHoweverManyScriptsThereAre(t *testing.T) {
	scripts := make([]*script.Script, script.MaxIdle+20)
	for i := range scripts {
		scripts[i] = mustLoad(t, whole)
	}
	for range 2 {
		for _, s := range scripts { // each finds its state gone
			if ok, err := s.When(s.Scenario().Nodes[0].Choices[1].When, at(s)); !ok || err != nil {
				t.Fatal(ok, err)
			}
			if n := script.Idle(); n > script.MaxIdle {
				t.Fatalf("%d states are idle", n)
			}
		}
	}
	if n := script.Idle(); n != script.MaxIdle {
		t.Errorf("%d states are idle, want %d", n, script.MaxIdle)
	}
	runtime.KeepAlive(scripts)
}

func TestIdleStatesGoWithTheirScript(t *testing.T) {
	for range 10 {
		mustLoad(t, whole)
	}
	for tries := 0; script.Idle() > 0; tries++ {
		if tries == 200 {
			t.Fatalf("%d states are idle still", script.Idle())
		}
		runtime.GC()
		time.Sleep(5 * time.Millisecond)
	}
}

// Calls that take long wait for one another, in several scripts and in more
// goroutines than there are places; the others do not wait for them.
func TestShortCallsDoNotWaitForLongOnes(t *testing.T) {
	for _, program := range []string{
		`while true do end`,
		`local s = "" while true do s = ("x"):rep(9000) end`,
		`string.find(("a"):rep(5000), ".-.-.-.-.-.-b")`,
	} {
		t.Run(program, func(t *testing.T) {
			release := sync.OnceFunc(script.HoldLong())
			defer release()
			var attackers sync.WaitGroup
			var over atomic.Int32
			for range 4 {
				s := mustLoad(t, strings.Replace(whole, "return at.mood.anger > 10 end", "do "+program+" end return true end", 1))
				for range 4 {
					attackers.Go(func() {
						if _, err := s.When(s.Scenario().Nodes[0].Choices[1].When, at(s)); asFault(err) == nil {
							t.Errorf("nothing stopped it: %v", err)
						}
						over.Add(1)
					})
				}
			}
			s := mustLoad(t, whole)
			for range 200 {
				if ok, err := s.When(s.Scenario().Nodes[0].Choices[1].When, at(s)); !ok || err != nil {
					t.Fatal(ok, err)
				}
				runtime.Gosched()
			}
			if n := over.Load(); n > 0 {
				t.Errorf("%d long calls had places that were taken", n)
			}
			release()
			attackers.Wait()
		})
	}
}
