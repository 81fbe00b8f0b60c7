package bolt

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"evenkeel/internal/store"
)

// write is the writer's goroutine.
func (s *Store) write() {
	defer s.queue.Exit()
	defer close(s.toFile)
	w := writer{Store: s, grown: make(map[string]tail)}
	w.rest = time.AfterFunc(w.tune.rest, w.askForRest)
	w.rest.Stop()
	s.queue.Work(w.commit)
	w.rest.Stop()
	if !s.memory.empty() && w.await(s.memory.coming()) {
		s.toFile <- filing{recent: s.memory.turn()}
	}
}

// writer is what the writer's goroutine alone knows.
type writer struct {
	*Store
	grown  map[string]tail // a batch's, used again
	buffer []byte          // a batch's content, used again
	rest   *time.Timer     // brings to the file what has been in memory for a while
	full   time.Time       // until then the disk is taken to be full
}

// batch is what becomes durable together.
type batch struct {
	w       *writer
	before  *recent        // what was coming to the file when the batch began
	tx      *bbolt.Tx      // reads the file; nil until somebody needs to
	over    *store.Overlay // the changes to records; nil if there are none
	entries [][]byte       // of the log
	marks   []store.Mark   // of the same
	end     uint64         // of the log with them
	grown   map[string]tail
	err     error // keeps the whole batch from being committed
}

// commit makes items durable together and answers them. Also who only met a
// conflict is answered after it: what it conflicted with may be in this batch.
func (w *writer) commit(items []*store.Item) {
	errs := make([]error, len(items))
	err := w.refuses()
	if err == nil {
		err = w.try(items, errs)
	}
	for i, it := range items {
		if err != nil {
			errs[i] = err
		}
		it.Answer(errs[i])
	}
	if w.restless.Load() && !over(w.failed) {
		w.settle()
	}
}

// refuses says why nothing can be written now.
func (w *writer) refuses() error {
	if over(w.failed) {
		return w.failure()
	}
	if time.Now().Before(w.full) {
		return store.ErrFull
	}
	made := w.journal.id != 0
	if made && w.journal.at < w.tune.journal {
		return nil
	}
	switch there := w.await(w.memory.coming()); {
	case over(w.failed):
		return w.failure()
	case !there:
		return fmt.Errorf("%w: the last changes cannot come from the journal to the store's file", store.ErrFull)
	}
	if !made {
		return w.makeJournal()
	}
	return w.turn(w.restless.Load())
}

// await waits until what comes to the file is there, or cannot come.
func (w *writer) await(before *recent) (there bool) {
	if before == nil {
		return true
	}
	select {
	case <-before.tried:
	case <-w.failed:
		return false
	}
	return over(before.done)
}

// turn has what memory holds come to the file, and goes on with the other file
// of the journal.
func (w *writer) turn(rest bool) error {
	w.rest.Stop()
	w.restless.Store(false)
	before, err := w.journal.change(rest)
	if err != nil {
		return w.stop(err)
	}
	if !rest {
		before = nil
	}
	w.toFile <- filing{w.memory.turn(), before}
	return nil
}

// askForRest comes when something has been in memory for a while.
func (w *writer) askForRest() {
	w.restless.Store(true)
	// It is refused only if the store has ended.
	_ = w.queue.Update(context.Background(), func(*store.Tx) error { return nil })
}

// settle has come to the file what memory holds, if nothing else is.
func (w *writer) settle() {
	w.restless.Store(false)
	switch before := w.memory.coming(); {
	case before != nil && !over(before.done):
		w.rest.Reset(w.tune.rest)
	case !w.memory.empty():
		_ = w.turn(true) // who comes next hears of a failure
	}
}

// try applies items and makes them durable. errs gets what was wrong with
// single ones; the result is what was wrong with all.
func (w *writer) try(items []*store.Item, errs []error) error {
	clear(w.grown)
	b := &batch{w: w, before: w.memory.coming(), end: w.end.Load(), grown: w.grown}
	for i, it := range items {
		errs[i] = b.apply(it)
	}
	if b.tx != nil {
		b.tx.Rollback() //nolint:errcheck // a read transaction has nothing to lose
	}
	if b.err != nil || len(b.entries) == 0 && b.over == nil {
		return b.err
	}
	if err := w.journal.append(w.content(b)); err != nil {
		return w.journalFailed(err)
	}
	first := w.memory.empty()
	w.memory.add(b, w.journal.number)
	if first {
		w.rest.Reset(w.tune.rest)
	}
	w.end.Store(b.end)
	w.growth.To(store.Cursor(b.end))
	return nil
}

// bufferMax is how much space for content is kept for the next batch.
const bufferMax = 1 << 20

// content makes a batch's content, with room for the heading before it.
func (w *writer) content(b *batch) []byte {
	var heading [contentAt]byte
	c := append(w.buffer[:0], heading[:]...)
	c = beginContent(c, w.end.Load(), b.entries)
	if b.over != nil {
		b.over.Each(func(bucket, key string, value []byte) { c = appendChange(c, bucket, key, value) })
	}
	if w.buffer = c; cap(c) > bufferMax {
		w.buffer = nil
	}
	return c
}

// journalFailed judges an error of the journal: where there is no room,
// nothing was written; otherwise nobody knows.
func (w *writer) journalFailed(err error) error {
	if errors.Is(err, store.ErrFull) {
		w.full = time.Now().Add(w.tune.pause)
		return err
	}
	return w.stop(err)
}

// apply writes one item, or nothing if it returns an error.
func (b *batch) apply(it *store.Item) error {
	if err := it.Err(); err != nil {
		return err
	}
	if it.Records != nil {
		return b.copy(it)
	}
	if it.Append != nil {
		return b.append(it.Append, it.Entries)
	}
	return b.change(it.Grant)
}

// change has f write to records, which is kept unless it returns an error.
func (b *batch) change(f func(store.KV) error) error {
	over := b.over
	if over == nil {
		tx, err := b.file()
		if err != nil {
			return err
		}
		layers := []records{b.w.memory.now.records}
		if b.before != nil {
			layers = append(layers, b.before.records)
		}
		over = store.NewOverlay(newLayered(tx, layers))
	}
	o := store.NewOverlay(over)
	if err := f(o); err != nil {
		return err
	}
	if !o.Empty() {
		b.keep(o.Merge())
		b.over = over
	}
	return nil
}

// file reads the store's file, with all that had come to it when the batch
// began.
func (b *batch) file() (*bbolt.Tx, error) {
	if b.tx != nil {
		return b.tx, nil
	}
	tx, err := b.w.db.Begin(false)
	if err != nil {
		return nil, fmt.Errorf("read the store: %w", err)
	}
	b.tx = tx
	return tx, nil
}

// append writes an attempt's next events, and what they mean for records.
func (b *batch) append(a *store.Append, entries [][]byte) error {
	t, err := b.tail(a.Attempt)
	if err != nil {
		return err
	}
	if t.count != a.After {
		return store.ErrConflict
	}
	if !a.OnlyTurns() {
		err := b.change(func(kv store.KV) error { return store.NewTx(kv).Appended(*a) })
		if err != nil {
			return err
		}
	}
	for i, e := range entries {
		t = b.extend(a.Attempt, t, e, a.Events[i].Ended != nil)
	}
	return nil
}

// copy writes records to the end of the log, or none of them.
func (b *batch) copy(it *store.Item) error {
	err := store.Follows(it.Records, store.Cursor(b.end), func(attempt string) (int, error) {
		t, err := b.tail(attempt)
		return t.count, err
	})
	if err != nil {
		return err
	}
	for i, r := range it.Records {
		t, err := b.tail(r.Attempt)
		b.keep(err)
		b.extend(r.Attempt, t, it.Entries[i], r.Event.Ended != nil)
	}
	return nil
}

// keep remembers an error that leaves the batch half written.
func (b *batch) keep(err error) {
	if err != nil && b.err == nil {
		b.err = fmt.Errorf("write to the store: %w", err)
	}
}

// tail is where an attempt ends, with what the batch has added.
func (b *batch) tail(attempt string) (tail, error) {
	if t, ok := b.grown[attempt]; ok {
		return t, nil
	}
	if t, ok := b.w.memory.now.tails[attempt]; ok {
		return t, nil
	}
	if b.before != nil {
		if t, ok := b.before.tails[attempt]; ok {
			return t, nil
		}
	}
	tx, err := b.file()
	if err != nil {
		return tail{}, err
	}
	return readTail(tx, attempt)
}

// extend writes an attempt's next event to the end of the log, and gives where
// the attempt ends then.
func (b *batch) extend(attempt string, t tail, entry []byte, end bool) tail {
	setPrevious(entry, t.last)
	b.end++
	b.entries = append(b.entries, entry)
	b.marks = append(b.marks, store.Mark{Cursor: store.Cursor(b.end), Attempt: attempt, Index: t.count, Ended: end})
	t = tail{t.count + 1, b.end}
	b.grown[attempt] = t
	return t
}
