package store

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
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
// of goroutines may call Append, Extend and Update; Work and Exit belong to the
// writer. A write waits no longer than its caller does, so there are never more
// than there are callers.
type Queue struct {
	closing chan struct{} // closed to end the writer
	exited  chan struct{} // closed by the writer, which takes no more items
	came    chan struct{} // holds one once there is something to take
	idle    sync.Pool     // of *Item: for another write

	mu      sync.Mutex
	waiting []*Item // oldest first
	over    bool    // the writer has exited

	observer atomic.Pointer[Observer]
}

// NewQueue makes a queue, for one writer.
func NewQueue() Queue {
	return Queue{closing: make(chan struct{}), exited: make(chan struct{}), came: make(chan struct{}, 1)}
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
			(*o).Committed(len(items), time.Since(began), q.length())
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
	it := q.item(ctx)
	it.Append, it.Entries = a, entries
	return q.answer(it, nil)
}

// Extend hands records that are copied to the writer and waits for its answer.
func (q *Queue) Extend(ctx context.Context, records []Record, entries [][]byte) error {
	if len(records) == 0 {
		return nil
	}
	it := q.item(ctx)
	it.Records, it.Entries = records, entries
	return q.answer(it, nil)
}

// Update waits until the writer grants a turn, runs f here, on the caller's
// goroutine, while the writer waits, and then waits for the answer. f runs
// again where the writer begins its transaction again.
func (q *Queue) Update(ctx context.Context, f func(*Tx) error) error {
	it := q.item(ctx)
	it.turn, it.ran = make(chan KV), make(chan error, 1)
	return q.answer(it, f)
}

// item makes an item, of one that has been answered where there is one.
func (q *Queue) item(ctx context.Context) *Item {
	it, ok := q.idle.Get().(*Item)
	if !ok {
		it = &Item{done: make(chan error, 1)}
	}
	it.ctx = ctx
	return it
}

// answer lets an item wait for the writer, and gives its answer. Who gives up
// leaves the item to the writer, if it has taken it.
func (q *Queue) answer(it *Item, f func(*Tx) error) error {
	if err := q.put(it); err != nil {
		return err
	}
	ctx := it.ctx
	for {
		select {
		case kv := <-it.turn:
			it.run(kv, f)
		case err := <-it.done:
			*it = Item{done: it.done}
			q.idle.Put(it)
			return err
		case <-ctx.Done():
			q.forget(it)
			return ctx.Err()
		}
	}
}

func (q *Queue) put(it *Item) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.over {
		return ErrClosed
	}
	q.waiting = append(q.waiting, it)
	if len(q.waiting) == 1 {
		select {
		case q.came <- struct{}{}:
		default:
		}
	}
	return nil
}

// forget takes an item out that nobody waits for any more.
func (q *Queue) forget(it *Item) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if i := slices.Index(q.waiting, it); i >= 0 {
		q.waiting = slices.Delete(q.waiting, i, i+1)
	}
}

func (q *Queue) length() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.waiting)
}

var errAborted = errors.New("the update did not return")

// run tells the writer what f returned, also when f panics.
func (it *Item) run(kv KV, f func(*Tx) error) {
	err := errAborted
	defer func() { it.ran <- err }()
	err = f(NewTx(kv))
}

// next waits for writes and takes the oldest of them, up to BatchMax, into the
// space of batch; none once the queue is closed and empty.
func (q *Queue) next(batch []*Item) []*Item {
	for {
		q.gather()
		if batch = q.take(batch[:0]); len(batch) > 0 {
			return batch
		}
		select {
		case <-q.came:
		case <-q.closing:
			return q.take(batch)
		}
	}
}

// gather lets those go first who are about to write, as long as that brings
// more writes: a commit costs much the same for many. Where nobody else has
// anything to do it waits for nothing.
func (q *Queue) gather() {
	for before := -1; ; {
		waiting := q.length()
		if waiting <= before || waiting >= BatchMax {
			return
		}
		before = waiting
		runtime.Gosched()
	}
}

func (q *Queue) take(batch []*Item) []*Item {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := min(len(q.waiting), BatchMax)
	batch = append(batch, q.waiting[:n]...)
	q.waiting = slices.Delete(q.waiting, 0, n)
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

// Answer ends the item, which is not the writer's any more; it is called once.
func (it *Item) Answer(err error) { it.done <- err }

// Closing is closed when the writer is to end.
func (q *Queue) Closing() <-chan struct{} { return q.closing }

// Exit says that the writer takes no more items. What came too late for it is
// answered.
func (q *Queue) Exit() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.over = true
	for _, it := range q.waiting {
		it.Answer(ErrClosed)
	}
	q.waiting = nil
	close(q.exited)
}

// Close ends the writer once it has written what waits. It is called once.
func (q *Queue) Close() {
	close(q.closing)
	<-q.exited
}
