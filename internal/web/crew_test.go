package web

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestACrewShrinksAfterARush(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := new(crew)
		k := new(socket)
		run := func(do func(*socket)) {
			k.running.Add(1)
			c.run(task{k, do})
		}
		gate := make(chan struct{})
		for range 40 {
			run(func(*socket) { <-gate })
		}
		synctest.Wait()
		close(gate)
		k.running.Wait()
		synctest.Wait()
		for _, want := range []int{40, 40, 0} {
			if len(c.idle) != want { // the first trim only sees who has nothing to do
				t.Fatalf("%d have nothing to do, want %d", len(c.idle), want)
			}
			c.trim()
			synctest.Wait()
		}
		ran := make(chan struct{})
		run(func(*socket) { close(ran) })
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
		k := new(socket)
		for range 40 {
			k.running.Add(1)
			s.crew.run(task{k, func(*socket) { time.Sleep(time.Millisecond) }})
		}
		time.Sleep(2*trimEvery + time.Millisecond)
		synctest.Wait()
		if n := len(s.crew.idle); n != 0 {
			t.Errorf("%d have nothing to do after %v", n, 2*trimEvery)
		}
		if err := s.shutdown(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
