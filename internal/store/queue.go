package store

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

// Observer is told what an engine's writer does, by the writer: it must be
// fast.
type Observer interface {
	// Committed says how many writes one transaction took, how long they took
	// together, and how many waited behind them when they were done.
	Committed(writes int, took time.Duration, waiting int)
}

// Observable is a Store that has such a writer.
type Observable interface {
	Store
	// Observe has an observer told from now on. It is called at most once.
	Observe(Observer)
}

// BatchMax is how many writes one transaction commits at most.
const BatchMax = 1024

// Queue is where writes wait for an engine's writer: one goroutine that takes
// all that wait, commits them in one transaction and answers each. Any number
// of goroutines may call Append, Extend and Update; Next and Exit belong to the
// writer. Its channel of writes is never closed.
type Queue struct {
	items   chan *Item
	closing chan struct{} // closed to end the writer
	exited  chan struct{} // closed by the writer, which takes no more items

	observer atomic.Pointer[Observer]
}

// NewQueue makes a queue, for one writer.
func NewQueue() Queue {
	return Queue{items: make(chan *Item, BatchMax), closing: make(chan struct{}), exited: make(chan struct{})}
}

// Observe has an observer told of every transaction of the writer.
func (q *Queue) Observe(o Observer) { q.observer.Store(&o) }

// Work has the writer commit and answer what waits, as many writes at a time as
// wait, up to BatchMax, until the queue is closed and empty. The items are its
// own only until commit returns.
func (q *Queue) Work(commit func([]*Item)) {
	items := make([]*Item, 0, BatchMax)
	for {
		items = q.next(items)
		if len(items) == 0 {
			return
		}
		began := time.Now()
		commit(items)
		if o := q.observer.Load(); o != nil {
			(*o).Committed(len(items), time.Since(began), len(q.items))
		}
		clear(items)
	}
}

// Item is a write that waits: an append, records that are copied, or, without
// either, the turn of an update.
type Item struct {
	Append  *Append
	Records []Record
	Entries [][]byte // the events of those as the engine stores them

	ctx  context.Context
	done chan error // holds one: the answer

	turn chan KV    // an update's: its caller may write now
	ran  chan error // holds one: what the caller's function returned
}

// Append hands an append to the writer and waits for its answer.
func (q *Queue) Append(ctx context.Context, a *Append, entries [][]byte) error {
	it := &Item{Append: a, Entries: entries, ctx: ctx, done: make(chan error, 1)}
	if err := q.put(ctx, it); err != nil {
		return err
	}
	return q.answer(ctx, it, nil)
}

// Extend hands records that are copied to the writer and waits for its answer.
func (q *Queue) Extend(ctx context.Context, records []Record, entries [][]byte) error {
	if len(records) == 0 {
		return nil
	}
	it := &Item{Records: records, Entries: entries, ctx: ctx, done: make(chan error, 1)}
	if err := q.put(ctx, it); err != nil {
		return err
	}
	return q.answer(ctx, it, nil)
}

// Update waits until the writer grants a turn, runs f here, on the caller's
// goroutine, while the writer waits, and then waits for the answer. f runs
// again where the writer begins its transaction again.
func (q *Queue) Update(ctx context.Context, f func(*Tx) error) error {
	it := &Item{ctx: ctx, done: make(chan error, 1), turn: make(chan KV), ran: make(chan error, 1)}
	if err := q.put(ctx, it); err != nil {
		return err
	}
	return q.answer(ctx, it, f)
}

func (q *Queue) put(ctx context.Context, it *Item) error {
	select {
	case q.items <- it:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-q.closing:
		return ErrClosed
	}
}

func (q *Queue) answer(ctx context.Context, it *Item, f func(*Tx) error) error {
	for {
		select {
		case kv := <-it.turn:
			it.run(kv, f)
		case err := <-it.done:
			return err
		case <-ctx.Done():
			return ctx.Err()
		case <-q.exited:
			return it.late()
		}
	}
}

// late is the answer to an item once the writer has exited, which may have
// been before it met the item.
func (it *Item) late() error {
	select {
	case err := <-it.done:
		return err
	default:
		return ErrClosed
	}
}

var errAborted = errors.New("the update did not return")

// run tells the writer what f returned, also when f panics.
func (it *Item) run(kv KV, f func(*Tx) error) {
	err := errAborted
	defer func() { it.ran <- err }()
	err = f(NewTx(kv))
}

// next waits for writes and takes all that wait, up to BatchMax, into the
// space of batch; none once the queue is closed and empty.
func (q *Queue) next(batch []*Item) []*Item {
	batch = batch[:0]
	select {
	case it := <-q.items:
		batch = append(batch, it)
	case <-q.closing:
	}
	for len(batch) < BatchMax {
		select {
		case it := <-q.items:
			batch = append(batch, it)
		default:
			return batch
		}
	}
	return batch
}

// Err says why nobody waits for the item any more, if so.
func (it *Item) Err() error { return it.ctx.Err() }

// Grant lets an update's caller write to kv, and gives what its function
// returned. It may be called again, with another kv.
func (it *Item) Grant(kv KV) error {
	select {
	case it.turn <- kv:
		return <-it.ran
	case <-it.ctx.Done():
		return it.ctx.Err()
	}
}

// Answer ends the item; it is called once.
func (it *Item) Answer(err error) { it.done <- err }

// Closing is closed when the writer is to end.
func (q *Queue) Closing() <-chan struct{} { return q.closing }

// Exit says that the writer takes no more items.
func (q *Queue) Exit() { close(q.exited) }

// Close ends the writer once it has written what waits. It is called once.
func (q *Queue) Close() {
	close(q.closing)
	<-q.exited
}
