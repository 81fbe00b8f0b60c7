package store

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
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

// worked is a queue whose writer answers every write by commit.
func worked(t *testing.T, commit func([]*Item)) *Queue {
	q := NewQueue()
	go func() {
		defer q.Exit()
		q.Work(commit)
	}()
	t.Cleanup(q.Close)
	return &q
}

// What waits when the queue is closed is written, and answered.
func TestTheWritersLastAnswerCounts(t *testing.T) {
	for range 100 {
		q := NewQueue()
		answers := make(chan error)
		for range 3 {
			go func() { answers <- q.Append(t.Context(), new(Append), nil) }()
		}
		for q.length() < 3 {
			runtime.Gosched()
		}
		go func() {
			defer q.Exit()
			q.Work(func(items []*Item) {
				for _, it := range items {
					it.Answer(nil)
				}
			})
		}()
		q.Close()
		for range 3 {
			if err := <-answers; err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Every caller gets its own answer, whatever was written before by the same
// item and however many give up meanwhile; no batch is larger than BatchMax.
func TestEveryWriteGetsItsOwnAnswer(t *testing.T) {
	q := worked(t, func(items []*Item) {
		if len(items) > BatchMax {
			t.Errorf("a batch of %d", len(items))
		}
		for _, it := range items {
			it.Answer(errors.New(it.Append.Attempt))
		}
	})
	var wg sync.WaitGroup
	for i := range 2 * BatchMax {
		wg.Go(func() {
			for n := range 20 {
				id := fmt.Sprint(i, "/", n)
				ctx, cancel := context.WithCancel(t.Context())
				if n%5 == 4 {
					go cancel()
				}
				err := q.Append(ctx, &Append{Attempt: id}, nil)
				if err.Error() != id && (n%5 != 4 || !errors.Is(err, context.Canceled)) {
					t.Errorf("%s was answered %v", id, err)
				}
				cancel()
			}
		})
	}
	wg.Wait()
}

// Who has gone leaves nothing behind, however long the writer takes.
func TestWhoGivesUpDoesNotWaitOn(t *testing.T) {
	q := NewQueue()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range 2 * BatchMax {
		if err := q.Append(ctx, new(Append), nil); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	if n := q.length(); n > 0 {
		t.Errorf("%d writes wait for nobody", n)
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
