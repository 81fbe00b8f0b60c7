package store

import (
	"context"
	"errors"
	"testing"
	"time"
)

// An item may reach the queue after the writer has looked into it for the last
// time.
func TestWhoComesTooLateForTheWriterIsAnswered(t *testing.T) {
	q := NewQueue()
	q.Exit()
	answers := make(chan error, 2)
	go func() { answers <- q.Append(t.Context(), new(Append), nil) }()
	go func() { answers <- q.Update(t.Context(), func(*Tx) error { return nil }) }()
	for range cap(answers) {
		select {
		case err := <-answers:
			if !errors.Is(err, ErrClosed) {
				t.Errorf("got the answer %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("no answer")
		}
	}
}

// An answer that the writer gave before it exited counts.
func TestTheWritersLastAnswerCounts(t *testing.T) {
	q := NewQueue()
	q.Exit()
	for range 100 {
		it := &Item{ctx: t.Context(), done: make(chan error, 1)}
		it.Answer(nil)
		if err := q.answer(t.Context(), it, nil); err != nil {
			t.Fatal(err)
		}
	}
}

// A writer whose transaction came to nothing grants the turn again.
func TestAnUpdateRunsAsOftenAsTheWriterGrantsIt(t *testing.T) {
	q := NewQueue()
	go func() {
		defer q.Exit()
		it := q.next(nil)[0]
		for range 2 {
			if err := it.Grant(nil); err != nil {
				t.Error(err)
			}
		}
		it.Answer(it.Grant(nil))
	}()
	runs, mine := 0, errors.New("mine")
	err := q.Update(t.Context(), func(*Tx) error {
		if runs++; runs == 3 {
			return mine
		}
		return nil
	})
	if runs != 3 || !errors.Is(err, mine) {
		t.Errorf("%d runs, answer %v", runs, err)
	}
}

// Nobody writes for a caller that has gone.
func TestATurnIsNotGrantedToWhoHasGone(t *testing.T) {
	q := NewQueue()
	ctx, cancel := context.WithCancel(t.Context())
	answer := make(chan error, 1)
	go func() {
		answer <- q.Update(ctx, func(*Tx) error {
			t.Error("the update ran")
			return nil
		})
	}()
	it := q.next(nil)[0]
	cancel()
	if err := <-answer; !errors.Is(err, context.Canceled) {
		t.Errorf("got the answer %v", err)
	}
	if err := it.Grant(nil); !errors.Is(err, context.Canceled) || it.Err() == nil {
		t.Errorf("granting answers %v", err)
	}
}
