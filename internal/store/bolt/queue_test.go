package bolt

import (
	"errors"
	"testing"
	"time"

	"evenkeel/internal/store"
)

// An item may reach the queue after the writer has looked into it for the last
// time.
func TestWhoComesTooLateForTheWriterIsAnswered(t *testing.T) {
	q := newQueue()
	close(q.exited)
	answers := make(chan error, 2)
	newItem := func() *item {
		return &item{ctx: t.Context(), done: make(chan error, 1), turn: make(chan store.KV), ran: make(chan error, 1)}
	}
	go func() { answers <- q.do(t.Context(), newItem()) }()
	go func() { answers <- q.update(t.Context(), newItem(), func(*store.Tx) error { return nil }) }()
	for range cap(answers) {
		select {
		case err := <-answers:
			if !errors.Is(err, store.ErrClosed) {
				t.Errorf("got the answer %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("no answer")
		}
	}
}

// An answer that the writer gave before it exited counts.
func TestTheWritersLastAnswerCounts(t *testing.T) {
	q := newQueue()
	close(q.exited)
	for range 100 {
		it := &item{ctx: t.Context(), done: make(chan error, 1)}
		it.done <- nil
		if err := q.do(t.Context(), it); err != nil {
			t.Fatal(err)
		}
	}
}
