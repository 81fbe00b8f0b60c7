// Package live runs the attempts that are in progress: it serialises the turns
// of each, makes them durable, keeps the deadlines, and tells sockets what has
// happened.
//
// The [Hub] owns all state of the package. One of its mutexes guards the maps
// and is held for moments only; each attempt in memory has its own, held
// across the append of its turn, so that attempts never wait for one another.
// No attempt belongs to a process: the store's compare-and-append decides
// who played a turn, and the log tells everyone else. live may import play,
// scenario, people, board, catalog and store, but no engine.
package live

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"evenkeel/internal/board"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// What can be wrong with a request, beside the errors of play and store.
var (
	ErrNotFound        = errors.New("there is no such attempt, or it is not yours")
	ErrUnknownScenario = errors.New("there is no such scenario")
	ErrNotMember       = errors.New("you are not a member of that cohort")
	ErrWhichCohort     = errors.New("several of your cohorts were given this scenario; say which")
	ErrNotAssigned     = errors.New("the cohort was not given this scenario")
	ErrSeasonClosed    = errors.New("ranked attempts do not count now; the season has not begun or is over")
	ErrRankedFirst     = errors.New("play your ranked attempt first; practice is unlimited after it")
	ErrPracticeOnly    = errors.New("this scenario is for practice only")
	ErrNoDeadline      = errors.New("no deadline is running")
	ErrNoCheckin       = errors.New("nothing was asked there")
	ErrDraining        = errors.New("the server is stopping; come back in a moment")
)

// AlreadyRanked says that the ranked attempt has been played.
type AlreadyRanked struct{ Attempt string }

// Error says so in words for the trainee.
func (*AlreadyRanked) Error() string { return "you have played your ranked attempt at this scenario" }

// Versions finds scenarios. Any number of goroutines may call it.
type Versions interface {
	// Current is the version of a scenario that new practice is played on.
	Current(scenario string) (*play.Version, bool)
	// Version finds an exact version, old ones too; store.ErrNotFound if
	// nobody knows it.
	Version(ctx context.Context, hash string) (*play.Version, error)
}

// Observer is told how long things took, from any goroutine.
type Observer interface {
	// Turned reports a turn that was played: how long it took from request to
	// applied, how much of that went into deciding it, by the script above all,
	// and how much into waiting for the store.
	Turned(total, decided, stored time.Duration)
}

// Snapshot is an attempt as it stood at one moment. Nothing in it changes.
type Snapshot struct {
	Attempt  string
	Version  *play.Version
	State    *play.State
	Deadline *Deadline // nil: none is running
}

// Deadline is until when the trainee may answer.
type Deadline struct {
	Ends  time.Time
	Total time.Duration
}

// A Listener is a socket. Its methods are called from any goroutine, in the
// order of an attempt's turns, and must not block.
type Listener interface {
	// Moved tells of a turn, or of another change, that this listener did not
	// ask for itself.
	Moved(*Snapshot)
	// BoardChanged tells that a watched board is not what it was.
	BoardChanged(board.Key)
	// SignedOut tells that the account's sessions have ended.
	SignedOut()
}

// Caller is who asks. Listener is nil for a request that is not a socket's.
type Caller struct {
	Account  people.Account
	Listener Listener
}

// Config is what a [Hub] needs. Observer may be nil.
type Config struct {
	Store    store.Store
	Versions Versions
	Log      *slog.Logger
	Observer Observer
}

// Hub runs attempts. Make it with [New], then call Run.
type Hub struct {
	Config
	boards  *board.Boards
	rosters rosters
	cohorts store.Cohorts
	teams   teams
	seeds   sync.Map // of practice, by version
	ready   atomic.Bool

	mu        sync.Mutex
	attempts  map[string]*attempt // those in use or listened to
	paused    map[string]pause    // of open attempts that are not in memory
	listeners map[Listener]*listening
	watchers  map[board.Key]map[Listener]bool
	counted   map[string]bool // attempts whose end was counted here, until the log tells of it
	faults    []Fault         // the latest last
	draining  bool
	work      sync.WaitGroup // requests that may write, and armed timers
}

// listening is what a listener follows.
type listening struct {
	account  string
	attempts map[*attempt]bool
	boards   map[board.Key]bool
}

// New makes a hub. It does nothing by itself until Run.
func New(c Config) *Hub {
	return &Hub{
		Config:    c,
		boards:    board.New(),
		rosters:   rosters{known: make(map[string]*roster)},
		attempts:  make(map[string]*attempt),
		paused:    make(map[string]pause),
		listeners: make(map[Listener]*listening),
		watchers:  make(map[board.Key]map[Listener]bool),
		counted:   make(map[string]bool),
	}
}

// Ready reports whether the boards are rebuilt and the hub is not draining.
func (h *Hub) Ready() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.ready.Load() && !h.draining
}

// Connect makes a socket known, so that it hears of its account's sign-out.
func (h *Hub) Connect(c Caller) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.listeners[c.Listener] = &listening{
		account: c.Account.ID, attempts: make(map[*attempt]bool), boards: make(map[board.Key]bool),
	}
}

// Detach forgets a socket: no method of it is called any more once Detach has
// returned, but for calls under way. The caller has no request of that
// listener under way.
func (h *Hub) Detach(l Listener) {
	h.mu.Lock()
	known := h.listeners[l]
	delete(h.listeners, l)
	if known != nil {
		for key := range known.boards {
			h.unwatch(l, key)
		}
	}
	h.mu.Unlock()
	if known == nil {
		return
	}
	for a := range known.attempts {
		a.detach(l)
	}
}

// SignOut tells every socket of an account that its session is over.
func (h *Hub) SignOut(account string) {
	h.mu.Lock()
	var told []Listener
	for l, known := range h.listeners {
		if known.account == account {
			told = append(told, l)
		}
	}
	h.mu.Unlock()
	for _, l := range told {
		l.SignedOut()
	}
}

// Drain refuses new turns, lets those under way finish, and stops the
// deadlines. It returns early when ctx ends.
func (h *Hub) Drain(ctx context.Context) error {
	h.mu.Lock()
	h.draining = true
	attempts := make([]*attempt, 0, len(h.attempts))
	for _, a := range h.attempts {
		attempts = append(attempts, a)
	}
	h.mu.Unlock()
	for _, a := range attempts {
		a.stopClock()
	}
	done := make(chan struct{})
	go func() {
		h.work.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("wait for the turns under way: %w", ctx.Err())
	}
}

// version finds a version that an attempt or an assignment names, or a variant
// of it. The store keeps those, so one that is not there is no mistake of who
// asks.
func (h *Hub) version(ctx context.Context, hash, variant string) (*play.Version, error) {
	v, err := h.Versions.Version(ctx, hash)
	if err == nil {
		v, err = v.Form(variant)
	}
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, play.ErrNoVariant) {
		return nil, fmt.Errorf("version %.12s is lost: %v", hash, err) //nolint:errorlint // as store.ErrNotFound it would say that the attempt is missing
	}
	return v, err
}

// begin enters a request that may write; the caller ends it with h.work.Done.
func (h *Hub) begin() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.draining {
		return ErrDraining
	}
	h.work.Add(1)
	return nil
}
