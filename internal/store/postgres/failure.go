package postgres

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"evenkeel/internal/store"
)

// errRolledBack: the database ended a transaction instead of committing it.
var errRolledBack = errors.New("the transaction was rolled back")

// notCommitted judges an error of the round trip that ends with the commit.
// Where the server said that a statement failed, or nothing was sent, there
// was no commit; otherwise nobody knows. A server that shuts down may say so
// after it has committed.
func notCommitted(err error) error {
	var said *pgconn.PgError
	if errors.As(err, &said) && said.SeverityUnlocalized == "ERROR" || errors.Is(err, errRolledBack) || pgconn.SafeToRetry(err) {
		return err
	}
	return fmt.Errorf("%w: %w", store.ErrUnknownOutcome, err)
}

// lasting is an error that trying again does not mend.
type lasting struct{ error }

func (l lasting) Unwrap() error { return l.error }

// unavailable says, in the words of the contract, why something came to
// nothing.
func unavailable(what string, err error) error {
	switch {
	case errors.Is(err, store.ErrUnknownOutcome), errors.Is(err, store.ErrClosed):
		return err
	case code(err) == "53100": // disk full
		return fmt.Errorf("%s: %w: %w", what, store.ErrFull, err)
	case passing(err):
		return fmt.Errorf("%s: %w: %w", what, store.ErrUnavailable, err)
	}
	return fmt.Errorf("%s: %w", what, err)
}

// code is the SQLSTATE of an error that the server sent, or empty.
func code(err error) string {
	if said := new(pgconn.PgError); errors.As(err, &said) {
		return said.Code
	}
	return ""
}

// passing reports whether something that had no effect may be tried again:
// the connection failed, the server is starting or stopping, is a standby by
// now, or other transactions were in the way.
func passing(err error) bool {
	for _, other := range []error{store.ErrUnknownOutcome, store.ErrClosed, store.ErrFailed, store.ErrNewer} {
		if errors.Is(err, other) {
			return false
		}
	}
	switch c := code(err); c {
	case "": // nothing from the server: the network, or a time limit
		return !errors.As(err, new(lasting))
	case "25006", "25P03", "53200", "53300", "55P03", "57014":
		// read only; idle for too long; no memory; too many connections; a
		// lock or statement that took too long
		return true
	default:
		return c[:2] == "08" || c[:2] == "40" || c[:2] == "57"
	}
}

// unusable reports whether the database is not this program's any more.
func unusable(err error) bool {
	switch code(err) {
	case "42P01", "42703": // no such table or column
		return true
	}
	return errors.Is(err, store.ErrNewer) || errors.Is(err, pgx.ErrNoRows)
}

// giveUp makes the store refuse everything.
func (s *Store) giveUp(err error) {
	s.fail.Do(func() {
		s.cause = err
		close(s.failed)
		s.growth.End()
	})
}

// failure is what everything answers after failed was closed.
func (s *Store) failure() error { return fmt.Errorf("%w: %w", store.ErrFailed, s.cause) }

// outage remembers since when the database has not answered, so that only the
// first seconds of it are waited for. Any number of goroutines may use it.
type outage struct {
	mu    sync.Mutex
	since time.Time // zero: it answers
}

// over says that it has answered.
func (o *outage) over() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.since = time.Time{}
}

// again waits a moment and reports true where a failed try should be
// repeated: the error will pass, and the outage is not older than patience.
func (o *outage) again(err error, patience time.Duration) bool {
	if !passing(err) {
		return false
	}
	now := time.Now()
	o.mu.Lock()
	if o.since.IsZero() {
		o.since = now
	}
	age := now.Sub(o.since)
	o.mu.Unlock()
	if age >= patience {
		return false
	}
	// At first soon, then in longer steps, and not in step with other nodes.
	pause := min(10*time.Millisecond+age/4, 500*time.Millisecond)
	time.Sleep(pause/2 + rand.N(pause))
	return true
}
