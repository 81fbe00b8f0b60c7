package web

import (
	"testing"
	"testing/synctest"
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
		for _, want := range []int{40, 5, 0} {
			if len(c.idle) != want {
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
