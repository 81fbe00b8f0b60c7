package bolt

import (
	"context"
	"errors"

	"evenkeel/internal/store"
)

// batchMax is how many items one transaction commits at most.
const batchMax = 1024

// item is a write that waits: an append, or the turn of an update.
type item struct {
	ctx  context.Context
	done chan error // holds one: the answer

	append  *store.Append
	entries [][]byte // the append's events as they go into the log

	turn chan store.KV // an update's: its caller may write now
	ran  chan error    // holds one: what the caller's function returned
}

// queue is where writes wait for the writer. Its channel of items is never
// closed.
type queue struct {
	items   chan *item
	closing chan struct{} // closed to end the writer
	exited  chan struct{} // closed by the writer, which takes no more items
}

func newQueue() queue {
	return queue{make(chan *item, batchMax), make(chan struct{}), make(chan struct{})}
}

// do hands an append to the writer and waits for its answer.
func (q *queue) do(ctx context.Context, it *item) error {
	if err := q.put(ctx, it); err != nil {
		return err
	}
	return q.answer(ctx, it)
}

func (q *queue) put(ctx context.Context, it *item) error {
	select {
	case q.items <- it:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-q.closing:
		return store.ErrClosed
	}
}

func (q *queue) answer(ctx context.Context, it *item) error {
	select {
	case err := <-it.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	case <-q.exited:
		return it.late()
	}
}

// late is the answer to an item once the writer has exited, which may have
// been before it met the item.
func (it *item) late() error {
	select {
	case err := <-it.done:
		return err
	default:
		return store.ErrClosed
	}
}

// update waits for the writer to reach the item, runs f here, on the caller's
// goroutine, while the writer waits, and then waits for the answer.
func (q *queue) update(ctx context.Context, it *item, f func(*store.Tx) error) error {
	if err := q.put(ctx, it); err != nil {
		return err
	}
	select {
	case kv := <-it.turn:
		it.run(kv, f)
		return q.answer(ctx, it)
	case err := <-it.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	case <-q.exited:
		return it.late()
	}
}

var errAborted = errors.New("the update did not return")

// run tells the writer what f returned, also when f panics.
func (it *item) run(kv store.KV, f func(*store.Tx) error) {
	err := errAborted
	defer func() { it.ran <- err }()
	err = f(store.NewTx(kv))
}

// next waits for items and takes all that wait, up to batchMax; none once the
// queue is closed and empty.
func (q *queue) next(batch []*item) []*item {
	batch = batch[:0]
	select {
	case it := <-q.items:
		batch = append(batch, it)
	case <-q.closing:
	}
	for len(batch) < batchMax {
		select {
		case it := <-q.items:
			batch = append(batch, it)
		default:
			return batch
		}
	}
	return batch
}

// close ends the writer once it has written what waits.
func (q *queue) close() {
	close(q.closing)
	<-q.exited
}
