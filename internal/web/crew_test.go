package web

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestACrewShrinksAfterARush(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrew()
		gate := make(chan struct{})
		var done sync.WaitGroup
		for range 40 {
			done.Add(1)
			c.run(func() { <-gate; done.Done() })
		}
		synctest.Wait()
		close(gate)
		done.Wait()
		synctest.Wait()
		for _, want := range []int{40, 5, 0} {
			if c.idle != want {
				t.Fatalf("%d have nothing to do, want %d", c.idle, want)
			}
			c.trim()
			synctest.Wait()
		}
		ran := make(chan struct{})
		c.run(func() { close(ran) })
		<-ran
		c.wait()
	})
}

// TestARushIsSoonForgotten by a server whose sockets have had much to do at
// once.
func TestARushIsSoonForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s sockets
		s.start(&Server{pace: usualPace})
		for range 40 {
			s.crew.run(func() { time.Sleep(time.Millisecond) })
		}
		time.Sleep(2*trimEvery + time.Millisecond)
		synctest.Wait()
		if s.crew.idle != 0 {
			t.Errorf("%d have nothing to do after %v", s.crew.idle, 2*trimEvery)
		}
		if err := s.shutdown(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
