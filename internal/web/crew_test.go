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

func TestACrewKeepsWhoIsNeededAndNoMoreThanItMay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := new(crew)
		k := new(socket)
		for _, step := range []struct{ atOnce, idle, trimmed int }{
			{40, 40, 40}, // so far nobody was idle for long
			{10, 40, 10},
			{10, 10, 10},
			{3, 10, 3},
			{12, 12, 12}, // three had to do something, and the others are new
			{0, 12, 0},
			{maxIdle + 40, maxIdle, maxIdle},
		} {
			gate := make(chan struct{})
			for range step.atOnce {
				k.running.Add(1)
				c.run(task{k, func(*socket) { <-gate }})
			}
			close(gate)
			k.running.Wait()
			synctest.Wait()
			idle := len(c.idle)
			c.trim()
			synctest.Wait()
			if idle != step.idle || len(c.idle) != step.trimmed {
				t.Errorf("after %d at once %d have nothing to do, then %d, want %+v", step.atOnce, idle, len(c.idle), step)
			}
		}
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
