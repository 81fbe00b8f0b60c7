package live

import (
	"context"
	"errors"
	"runtime/debug"
	"time"

	"evenkeel/internal/play"
)

// maxRestarts is the restart of a deadline, by coming back, that makes the
// attempt untimed: otherwise leaving would buy time.
const maxRestarts = 3

// maxExtensions is how often an attempt's deadlines may be extended: the ten
// times that WCAG 2.2 (2.2.1) asks for. The next time makes it untimed, which
// the board marks: time without end is no deadline.
const maxExtensions = 10

// clock is an attempt's deadline. It is guarded by the attempt's mutex.
type clock struct {
	timer *time.Timer // nil: not running
	runs  int         // how often it was set going: tells a timer that was too late to be stopped
	ends  time.Time
	total time.Duration
	pause
}

// pause is what is remembered of a clock while nobody listens.
type pause struct {
	seq      int // the turn that it runs or last ran for
	restarts int
	// extensions counts those of the whole attempt.
	extensions int
	since      time.Time // when the last one left
}

func (c *clock) deadline() *Deadline {
	if c.timer == nil {
		return nil
	}
	return &Deadline{Ends: c.ends, Total: c.total}
}

func (c *clock) stop(h *Hub) {
	if c.timer == nil {
		return
	}
	if c.timer.Stop() {
		h.work.Done()
	}
	c.timer = nil
}

// run starts the clock for a turn. The caller's request keeps h.work from
// being waited for.
func (c *clock) run(a *attempt, seq int, total time.Duration) {
	c.seq, c.total, c.ends = seq, total, time.Now().Add(total)
	c.runs++
	run := c.runs
	a.hub.work.Add(1)
	c.timer = time.AfterFunc(total, func() {
		defer a.hub.work.Done()
		defer a.survive("let a deadline make its choice")
		a.timeout(run)
	})
}

func (a *attempt) stopClock() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.clock.stop(a.hub)
}

// timed gives how long the trainee has to answer now; 0: as long as they like.
func (a *attempt) timed() time.Duration {
	s := a.state
	t := a.version.Nodes[s.Position.Node].Timeout
	if t == nil || s.Phase != play.Open || s.Untimed || len(a.listeners) == 0 {
		return 0
	}
	return time.Duration(t.Seconds) * time.Second
}

// rearm stops the deadline of a turn that has been played and starts that of
// the new one.
func (a *attempt) rearm() {
	total := a.timed()
	if total > 0 && a.clock.timer != nil && a.clock.seq == a.state.Seq() {
		return
	}
	a.clock.stop(a.hub)
	if total == 0 || a.clock.seq == a.state.Seq() {
		return
	}
	a.start(total)
}

// restart starts the deadline again when the trainee comes back; the third
// time it makes the attempt untimed.
func (a *attempt) restart(ctx context.Context, actor Listener) error {
	total := a.timed()
	if total == 0 || a.clock.timer != nil || a.hub.begin() != nil {
		return nil
	}
	defer a.hub.work.Done()
	if a.clock.seq == a.state.Seq() {
		a.clock.restarts++
	}
	if a.clock.restarts < maxRestarts {
		a.start(total)
		return nil
	}
	err := a.switchOff(ctx, "reconnects", actor)
	if errors.Is(err, errMoved) {
		return nil // what another process has written was read, and will do
	}
	return err
}

func (a *attempt) start(total time.Duration) {
	if a.hub.begin() != nil {
		return
	}
	defer a.hub.work.Done()
	a.clock.run(a, a.state.Seq(), total)
}

func (a *attempt) switchOff(ctx context.Context, why string, actor Listener) error {
	events, err := play.Decide(a.version, a.state, play.SwitchOff{Time: time.Now(), Why: why})
	if err != nil || len(events) == 0 {
		return err
	}
	return a.commit(ctx, events, actor)
}

// timeout makes the choice that the scenario has for who does not answer.
func (a *attempt) timeout(run int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.clock.timer == nil || a.clock.runs != run {
		return // stopped, or set going again, while this waited for the attempt
	}
	a.clock.timer = nil // this is its own goroutine: nothing to stop
	seq := a.clock.seq
	if a.state == nil || a.state.Seq() != seq || a.timed() == 0 {
		return
	}
	node := &a.version.Nodes[a.state.Position.Node]
	err := a.choose(context.Background(), play.Choose{
		Time: time.Now(), Seq: seq, Choice: node.Choices[node.Timeout.Choice].ID, By: play.ByTimeout,
		Elapsed: int(a.clock.total / time.Second),
	}, nil)
	if err != nil && !errors.Is(err, errMoved) {
		a.hub.Log.Error("a deadline could not make its choice", "attempt", a.id, "seq", seq, "error", err)
		if a.state != nil {
			a.publish(nil)
		}
	}
}

// survive keeps a fault of the program in one attempt from ending all others.
// It is for goroutines that nobody else's recovery is above of.
func (a *attempt) survive(doing string) {
	if fault := recover(); fault != nil {
		a.hub.Log.Error("a fault of the program", "doing", doing, "attempt", a.id, "fault", fault, "stack", string(debug.Stack()))
	}
}

// Deadline gives the running deadline its full time once more, or switches the
// attempt's deadlines off for good. seq names the turn that the trainee saw.
func (h *Hub) Deadline(ctx context.Context, c Caller, id string, seq int, off bool) (*Snapshot, error) {
	if err := h.begin(); err != nil {
		return nil, err
	}
	defer h.work.Done()
	var now *Snapshot
	err := h.with(ctx, c, id, func(a *attempt) error {
		err := a.setDeadline(ctx, seq, off, c.Listener)
		if a.state != nil {
			now = a.snapshot()
		}
		return err
	})
	return now, err
}

func (a *attempt) setDeadline(ctx context.Context, seq int, off bool, actor Listener) error {
	if a.state.Phase != play.Open {
		return play.ErrOver
	}
	if off {
		err := a.switchOff(ctx, "trainee", actor)
		if errors.Is(err, errMoved) {
			return play.ErrStaleSeq
		}
		return err
	}
	if a.state.Seq() != seq {
		return play.ErrStaleSeq
	}
	total := a.timed()
	if total == 0 || a.clock.timer == nil {
		return ErrNoDeadline
	}
	if a.clock.extensions++; a.clock.extensions > maxExtensions {
		err := a.switchOff(ctx, "extensions", actor)
		if errors.Is(err, errMoved) {
			return play.ErrStaleSeq
		}
		return err
	}
	a.clock.stop(a.hub)
	a.start(total)
	a.publish(actor)
	return nil
}
