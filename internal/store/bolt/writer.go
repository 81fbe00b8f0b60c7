package bolt

import (
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"evenkeel/internal/store"
)

// write is the writer's goroutine.
func (s *Store) write() {
	defer s.queue.Exit()
	w := writer{Store: s}
	s.queue.Work(w.commit)
}

// writer is what the writer's goroutine alone knows.
type writer struct {
	*Store
	full  time.Time // until then the disk is taken to be full
	filed string    // the key that came to the file's index last
	noted uint64    // up to which entry of the log the file's note says that the index is whole
}

// batch is what one transaction will have written.
type batch struct {
	w     *writer
	tx    *bbolt.Tx
	kv    *indexed
	log   *bbolt.Bucket
	end   uint64
	key   [8]byte           // that of end, for the log, which keeps a copy
	grown map[string]recent // since is the first new entry
	order []string          // of grown, by since
	wrote bool
	filed bool  // something came to the file's index
	err   error // keeps the whole batch from being committed
}

// commit writes items in one transaction and answers them. Also who only met
// a conflict is answered after it: what it conflicted with may be in this
// batch.
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
}

// refuses says why nothing can be written now.
func (w *writer) refuses() error {
	select {
	case <-w.failed:
		return w.failure()
	default:
	}
	if time.Now().Before(w.full) {
		return store.ErrFull
	}
	return nil
}

// try applies and commits items. errs gets what was wrong with single ones;
// the result is what was wrong with all.
func (w *writer) try(items []*store.Item, errs []error) error {
	tx, err := w.db.Begin(true)
	if err != nil {
		return fmt.Errorf("write to the store: %w", err)
	}
	b := w.begin(tx, len(items))
	for i, it := range items {
		errs[i] = b.apply(it)
	}
	var flushed []string
	if b.wrote && b.err == nil {
		b.fileSome()
		flushed = b.flush()
	}
	if b.err != nil || !b.wrote {
		w.rollback(tx)
		return b.err
	}
	id := tx.ID()
	if err := tx.Commit(); err != nil {
		return w.commitFailed(id, err)
	}
	w.committed(b, flushed)
	return nil
}

// begin makes a batch for so many items.
func (w *writer) begin(tx *bbolt.Tx, items int) *batch {
	b := &batch{
		w: w, tx: tx, kv: &indexed{newKV(tx), *w.filings.Load()}, log: tx.Bucket(logBucket), end: w.end.Load(),
		grown: make(map[string]recent, items), order: make([]string, 0, items),
	}
	b.log.FillPercent = 1 // it only grows at its end
	return b
}

func (w *writer) rollback(tx *bbolt.Tx) {
	tx.Rollback() //nolint:errcheck // fails only if the transaction is over
}

// committed makes known what is durable now.
func (w *writer) committed(b *batch, flushed []string) {
	for _, attempt := range b.order {
		r := b.grown[attempt]
		w.tails.move(attempt, r.tail, r.since)
	}
	w.tails.drop(flushed)
	filings := b.kv.filings
	w.filings.Store(&filings)
	w.end.Store(b.end)
	w.growth.To(store.Cursor(b.end))
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
	o := store.NewOverlay(b.kv)
	if err := it.Grant(o); err != nil {
		return err
	}
	if o.Writes(store.FiledBucket) {
		b.fileAll()
	}
	b.keep(o.Merge())
	b.wrote = b.wrote || !o.Empty()
	return nil
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
		o := store.NewOverlay(starting{b.kv, b.end + 1})
		if err := store.NewTx(o).Appended(*a); err != nil {
			return err
		}
		b.keep(o.Merge())
	}
	b.extend(a.Attempt, t, entries)
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
	b.fileAll() // who copies writes the index too
	for i, r := range it.Records {
		t, err := b.tail(r.Attempt)
		b.keep(err)
		b.extend(r.Attempt, t, it.Entries[i:i+1])
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
	if r, ok := b.grown[attempt]; ok {
		return r.tail, nil
	}
	if t, ok := b.w.tails.get(attempt); ok {
		return t, nil
	}
	return readTail(b.tx, attempt)
}

// extend writes an attempt's next events to the end of the log.
func (b *batch) extend(attempt string, t tail, entries [][]byte) {
	for _, e := range entries {
		setPrevious(e, t.last)
		b.end++
		binary.BigEndian.PutUint64(b.key[:], b.end)
		b.keep(b.log.Put(b.key[:], e))
		t = tail{t.count + 1, b.end}
	}
	if len(entries) == 0 {
		return
	}
	b.wrote = true
	since := b.end - uint64(len(entries)) + 1
	if r, ok := b.grown[attempt]; ok {
		since = r.since
	} else {
		b.order = append(b.order, attempt)
	}
	b.grown[attempt] = recent{t, since}
}

// flush writes the tails that have left the window, once that is worth it:
// many together, which lie in few pages, as attempts' ids begin with the time.
// It notes from where opening must read the log again, and returns whose tails
// they are.
func (b *batch) flush() []string {
	w := b.w
	if b.end < w.tails.settled(0, w.end.Load())+w.tune.window+w.tune.lag {
		return nil
	}
	due := w.tails.due(b.end - w.tune.window)
	for _, attempt := range slices.Sorted(slices.Values(due)) {
		t, err := b.tail(attempt)
		if err == nil {
			err = writeTail(b.tx, attempt, t)
		}
		b.keep(err)
	}
	settled := w.tails.settled(len(due), w.end.Load())
	b.keep(b.tx.Bucket(storeBucket).Put(settledKey, binary.BigEndian.AppendUint64(nil, settled)))
	return due
}
