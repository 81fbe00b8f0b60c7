package live

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// attempt is an attempt in memory. It stays there while a request uses it or a
// socket listens to it.
type attempt struct {
	hub *Hub
	id  string
	// users counts requests and listeners; guarded by hub.mu.
	users int
	// claimed is how many events this process has applied or is appending;
	// the log tells it nothing new below that.
	claimed atomic.Int64
	// met is how many events the log has told of.
	met atomic.Int64

	mu        sync.Mutex // guards what follows and is held across an append
	version   *play.Version
	state     *play.State // nil: to be read from the store; replaced, never changed
	listeners map[Listener]bool
	used      time.Time // when somebody last asked for the state
	delivered time.Time // when the customer's line reached the trainee
	shown     int       // the turn that delivered is of
	clock     clock
	decided   time.Duration // how long the last choice took to decide
	stored    time.Duration // and its append
}

// acquire puts an attempt into memory; release lets it go.
func (h *Hub) acquire(id string) *attempt {
	h.mu.Lock()
	defer h.mu.Unlock()
	a := h.attempts[id]
	if a == nil {
		a = &attempt{hub: h, id: id, listeners: make(map[Listener]bool)}
		a.clock.pause = h.paused[id]
		delete(h.paused, id)
		h.attempts[id] = a
	}
	a.users++
	return a
}

func (a *attempt) release() {
	a.hub.mu.Lock()
	defer a.hub.mu.Unlock()
	a.users--
	if a.users > 0 {
		return
	}
	delete(a.hub.attempts, a.id)
	// Nobody else has a: its mutex is not needed.
	if a.clock.seq > 0 && (a.state == nil || a.state.Phase == play.Open && !a.state.Untimed) {
		a.clock.since = time.Now()
		a.hub.paused[a.id] = a.clock.pause
	}
}

// with runs f on the caller's own attempt, loaded and locked.
func (h *Hub) with(ctx context.Context, c Caller, id string, f func(*attempt) error) error {
	a := h.acquire(id)
	defer a.release()
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.load(ctx); err != nil {
		return err
	}
	if a.state.Start.Trainee != c.Account.ID {
		return ErrNotFound
	}
	return f(a)
}

// load reads the attempt's events, unless its state is in memory.
func (a *attempt) load(ctx context.Context) error {
	a.used = time.Now()
	if a.state != nil {
		return nil
	}
	events, err := a.hub.Store.Attempt(ctx, a.id)
	if errors.Is(err, store.ErrNotFound) {
		return ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("read attempt %s: %w", a.id, err)
	}
	if len(events) == 0 || events[0].Started == nil {
		return fmt.Errorf("attempt %s does not begin with a start", a.id)
	}
	version, err := a.hub.version(ctx, events[0].Started.Version, events[0].Started.Variant)
	if err != nil {
		return fmt.Errorf("find the version of attempt %s: %w", a.id, err)
	}
	state, err := play.Replay(version.Scenario, events)
	if err != nil {
		return fmt.Errorf("replay attempt %s: %w", a.id, err)
	}
	a.version = version
	a.become(state, time.Now())
	return nil
}

// become puts a new state in place of the old one.
func (a *attempt) become(state *play.State, now time.Time) {
	if a.shown != state.Seq() {
		a.shown, a.delivered = state.Seq(), now
	}
	a.state = state
	a.claimed.Store(int64(state.Events))
}

func (a *attempt) snapshot() *Snapshot {
	return &Snapshot{Attempt: a.id, Version: a.version, State: a.state, Deadline: a.clock.deadline()}
}

// errMoved says that somebody else has written to the attempt: it has been
// read again, and the request must be judged afresh.
var errMoved = errors.New("the attempt has moved on")

// commit makes events durable, applies them, and tells every listener but the
// actor. An end of ctx does not undo a turn that is being stored.
func (a *attempt) commit(ctx context.Context, events []play.Event, actor Listener) error {
	if ctx.Done() != nil {
		ctx = context.WithoutCancel(ctx)
	}
	after := a.state.Events
	a.claimed.Store(int64(after + len(events)))
	began := time.Now()
	err := a.hub.Store.Append(ctx, store.Append{Attempt: a.id, After: after, Events: events})
	now := time.Now()
	a.stored = now.Sub(began)
	if err != nil {
		return a.notCommitted(ctx, err)
	}
	state := a.state.Clone()
	for _, e := range events {
		if err := play.Apply(a.version.Scenario, state, e); err != nil {
			a.state = nil
			return fmt.Errorf("apply to attempt %s what was stored: %w", a.id, err)
		}
	}
	a.become(state, now)
	if state.Phase == play.Finished {
		a.count()
	}
	a.rearm()
	a.publish(actor)
	return nil
}

// count takes the result of an attempt that was played to its end into the
// boards: who is told that it is over finds it there. The log will tell of it,
// if it has not yet, and then it need not be read again.
func (a *attempt) count() {
	s, h := a.state, a.hub
	h.count(&store.Head{
		Attempt: a.id, Trainee: s.Start.Trainee, Mode: s.Start.Mode, Cohort: s.Start.Cohort, Assignment: s.Start.Assignment,
		Scenario: s.Start.Scenario, Phase: s.Phase, Untimed: s.Untimed, Rehearsed: s.Start.Rehearsed,
		Finished: s.Last.UTC(), Scores: &s.Ended.Scores,
	})
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.ready.Load() && a.met.Load() < int64(s.Events) {
		h.counted[a.id] = true
	}
}

// notCommitted reads the attempt again where its state is no longer known.
func (a *attempt) notCommitted(ctx context.Context, err error) error {
	stored := int64(a.state.Events)
	a.claimed.Store(stored) // if more was stored after all, the log will tell
	if errors.Is(err, store.ErrConflict) {
		if err := a.reload(ctx); err != nil {
			return err
		}
		return errMoved
	}
	if errors.Is(err, store.ErrUnknownOutcome) {
		a.state = nil
		if a.met.Load() > stored { // it has told already
			err = errors.Join(err, a.reload(ctx))
		}
	}
	return fmt.Errorf("store a turn of attempt %s: %w", a.id, err)
}

// reload reads what others have written and tells every listener.
func (a *attempt) reload(ctx context.Context) error {
	a.state = nil
	if err := a.load(ctx); err != nil {
		return err
	}
	a.rearm()
	a.publish(nil)
	return nil
}

// publish tells every listener but the actor how the attempt stands.
func (a *attempt) publish(actor Listener) {
	var now *Snapshot
	for l := range a.listeners {
		if l == actor {
			continue
		}
		if now == nil {
			now = a.snapshot()
		}
		l.Moved(now)
	}
	if a.state.Phase != play.Open {
		a.dismiss()
	}
}

// follow lets a listener hear of the attempt, and sets a deadline going that
// stood still while nobody did. Any request that takes an attempt up does so:
// who could answer without it would have the time for nothing.
func (a *attempt) follow(ctx context.Context, l Listener) error {
	a.attach(l)
	return a.restart(ctx, l)
}

// attach lets a listener hear of the attempt, as long as there is something to
// hear.
func (a *attempt) attach(l Listener) {
	if l == nil || a.listeners[l] || a.state.Phase != play.Open {
		return
	}
	h := a.hub
	h.mu.Lock()
	known := h.listeners[l]
	if known != nil {
		known.attempts[a] = true
		a.users++
	}
	h.mu.Unlock()
	if known == nil {
		return
	}
	if len(a.listeners) == 0 {
		a.delivered = time.Now()
	}
	a.listeners[l] = true
}

func (a *attempt) detach(l Listener) {
	a.mu.Lock()
	attached := a.listeners[l]
	delete(a.listeners, l)
	if len(a.listeners) == 0 {
		a.clock.stop(a.hub)
	}
	a.mu.Unlock()
	if attached {
		a.release()
	}
}

// dismiss lets everybody go who follows an attempt that is over: a socket does
// not keep all that was ever played through it.
func (a *attempt) dismiss() {
	h := a.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range a.listeners {
		if known := h.listeners[l]; known != nil {
			delete(known.attempts, a)
		}
		a.users--
	}
	clear(a.listeners)
	if a.users == 0 { // it was its clock that ended it
		delete(h.attempts, a.id)
	}
}
