// Package store is the storage contract: the log of events in the order in
// which they became durable, and records beside it.
//
// The engines in its sub-packages (bolt, postgres, mem) implement [Store];
// storetest is the suite that each of them passes. What an event means for the records (an
// attempt's [Head], the one ranked attempt of an assignment) and
// how people are kept is written once, here, over [KV].
//
// The package may import play and people. It owns no goroutine and never logs.
package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// What can go wrong in a store.
var (
	// ErrConflict: the attempt has another number of events than expected.
	// Nothing was written; reload it.
	ErrConflict = errors.New("the attempt has moved on")
	// ErrNotFound: there is no such attempt, version or record.
	ErrNotFound = people.ErrNotFound
	// ErrUnknownOutcome: the disk or the connection failed during a commit;
	// what was written may or may not be there. Reload before answering.
	ErrUnknownOutcome = errors.New("it is not known whether the last change was stored")
	// ErrUnavailable: the database cannot be reached now, or did not answer.
	// Nothing was written; try again.
	ErrUnavailable = errors.New("the database cannot be reached")
	// ErrFull: there is no room to write; reading goes on.
	ErrFull = errors.New("the disk is full")
	// ErrNewer: the store was written by a newer version of this program.
	ErrNewer = errors.New("the store was written by a newer version of evenkeel; use that version")
	// ErrLocked: another process has the store open.
	ErrLocked = errors.New("another process is using the store")
	// ErrFailed: the store cannot go on, see Failed, so it refuses everything
	// until it is opened again.
	ErrFailed = errors.New("the store has stopped after a failure")
	// ErrReadOnly: a View wrote.
	ErrReadOnly = errors.New("a view cannot write")
	// ErrClosed: the store has been closed.
	ErrClosed = errors.New("the store is closed")
)

// Exists says that the ranked attempt of an assignment had been started.
type Exists struct{ Attempt string }

// Error names the attempt.
func (e *Exists) Error() string {
	return fmt.Sprintf("the ranked attempt has been started: %s", e.Attempt)
}

// SchemaVersion is what this program writes. An engine refuses a store that
// says a higher number with [ErrNewer], and calls [Upgrade] for a lower one.
const SchemaVersion = 4

// Cursor is a place in the log: how many records come before it. 0 is the
// beginning.
type Cursor uint64

// Record is an event in the log.
type Record struct {
	Cursor  Cursor // of what follows the record: reading goes on here
	Attempt string
	Index   int // 0 for the attempt's first event
	Event   play.Event
}

// Mark says that the log has a record, and of what.
type Mark struct {
	Cursor  Cursor // as a [Record]'s
	Attempt string
	Index   int
	Ended   bool // the event is an attempt's end
}

// Append adds events to one attempt.
type Append struct {
	Attempt string // see [CheckID]; ids that begin with the time are cheapest to keep
	After   int    // how many events the attempt has
	Events  []play.Event
}

// Head is an attempt at a glance, kept as it starts, ends or is voided.
type Head struct {
	Attempt    string           `json:"attempt"`
	Trainee    string           `json:"trainee"`
	Mode       play.Mode        `json:"mode"`
	Cohort     string           `json:"cohort,omitempty"`
	Assignment string           `json:"assignment,omitempty"`
	Scenario   string           `json:"scenario"`
	Version    string           `json:"version"`
	Variant    string           `json:"variant,omitempty"` // the parallel form; empty: the scenario itself
	Phase      play.Phase       `json:"phase"`
	Untimed    bool             `json:"untimed,omitempty"`
	Rehearsed  bool             `json:"rehearsed,omitempty"`
	FromMoment bool             `json:"from_moment,omitempty"` // practice from a moment of another attempt
	Started    time.Time        `json:"started"`
	Finished   time.Time        `json:"finished,omitzero"`
	Scores     *play.Scores     `json:"scores,omitempty"`
	Outcome    scenario.Outcome `json:"outcome,omitempty"`
}

// Checkin is a trainee's own answer to a check-in. It is a record, not an
// event: it goes when the person goes.
type Checkin struct {
	Attempt string    `json:"attempt"`
	Seq     int       `json:"seq"`
	Feeling string    `json:"feeling"`
	Time    time.Time `json:"time"`
}

// VersionSource is what a version was loaded from, kept as long as attempts at
// it may be resumed or read.
type VersionSource struct {
	Version  string            `json:"version"`
	Scenario string            `json:"scenario"`
	File     string            `json:"file"` // its name in Files
	Files    map[string]string `json:"files"`
}

// Store is what an engine offers. Any number of goroutines may call it, until
// Close. Every write is durable when it returns nil. An error means that
// nothing was written, but for two: after ErrUnknownOutcome, and after the
// error of a context that ended while its write was under way, the write may
// or may not be there; who needs to know reads again.
type Store interface {
	// Append writes events, in one transaction with what they mean for the
	// attempt's head, if the attempt has exactly a.After events;
	// otherwise ErrConflict. A ranked start whose assignment the trainee has
	// started before (and which is not void) is an [*Exists]. Without events
	// it only compares.
	Append(ctx context.Context, a Append) error
	// Attempt reads all events of an attempt, ErrNotFound if there are none.
	Attempt(ctx context.Context, id string) ([]play.Event, error)
	// Log reads up to limit records that follow a cursor, oldest first; none
	// only if none follow. What it has returned will be returned again,
	// unchanged and in the same order; nothing is ever inserted before it.
	Log(ctx context.Context, after Cursor, limit int) ([]Record, error)
	// Marks is Log for who only needs to know what was written to, which costs
	// a fraction of reading it. Nobody may change what it gives.
	Marks(ctx context.Context, after Cursor, limit int) ([]Mark, error)
	// End is the cursor behind the last durable record.
	End(ctx context.Context) (Cursor, error)
	// Grown returns a channel that is closed when the log grows beyond a
	// cursor: at once if it has, and when the store is closed or fails. It is
	// a hint and may come too often.
	Grown(after Cursor) <-chan struct{}
	// View runs f in a read transaction, which must be short. f must not call
	// the store.
	View(ctx context.Context, f func(*Tx) error) error
	// Update runs f in a write transaction, on the caller's goroutine and
	// perhaps more than once, and makes all that it wrote durable, or nothing
	// when f returns an error. Other writes may wait for it: f must be short,
	// wait for nothing and not call the store.
	Update(ctx context.Context, f func(*Tx) error) error
	// Failed returns a channel that is closed when the store cannot go on: a
	// file's commit had an unknown outcome, or a database has a newer layout.
	// From then on everything answers ErrFailed; stop and open the store
	// again: all that was acknowledged is there.
	Failed() <-chan struct{}
	// Close writes what waits, then ends the store. Whatever is called after
	// it answers ErrClosed.
	Close() error
}

// KV is the ordered map that an engine gives to a transaction: buckets of keys
// and values, the buckets being [Buckets]. Keys are not empty and are UTF-8
// without NUL. Slices that it returns are valid until the transaction ends and
// must not be changed; slices given to Put must not be changed afterwards.
type KV interface {
	Get(bucket, key string) ([]byte, error) // nil if absent
	Put(bucket, key string, value []byte) error
	Delete(bucket, key string) error // no error if absent
	// Scan yields the entries whose keys begin with prefix and are greater
	// than after, in the order of the keys' bytes. It sees the transaction's
	// own writes. The bucket must not be written while scanning. An error ends
	// the scan, and is the transaction's.
	Scan(bucket, prefix, after string) iter.Seq2[string, []byte]
}

// Prefetcher is a KV for which it is cheaper to read entries together.
type Prefetcher interface {
	KV
	// Prefetch announces that the entries of some keys will be read.
	Prefetch(bucket string, keys []string) error
}

// Counter is a KV that counts entries faster than Scan gives them.
type Counter interface {
	KV
	// Count counts the entries whose keys begin with prefix, the transaction's
	// own writes among them.
	Count(bucket, prefix string) (int, error)
}

// count counts the entries of a KV whose keys begin with prefix.
func count(kv KV, bucket, prefix string) (int, error) {
	if c, ok := kv.(Counter); ok {
		return c.Count(bucket, prefix)
	}
	n := 0
	for range kv.Scan(bucket, prefix, "") {
		n++
	}
	return n, nil
}
