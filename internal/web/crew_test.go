package web

import (
	"sync"
	"testing"
	"testing/synctest"
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
