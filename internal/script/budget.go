package script

import (
	"context"
	"runtime"
	"time"
)

// What one call may use. The same call always stops at the same step.
const (
	callSteps = 100_000
	callBytes = 4 << 20
	callTime  = 5 * time.Second // only a net: steps stop a call in a tenth of a second

	loadSteps = 500_000
	loadBytes = 32 << 20
	loadTime  = 10 * time.Second
)

// What part of that a call may use before it counts as long. Hardly any
// function of a scenario takes as many steps, nor do most files.
const (
	callShort = 64
	loadShort = 16
)

// What a call may use until it looks whether it has had its time, and, if it is
// long, lets others go first.
const (
	lookSteps = 1024
	lookBytes = 64 << 10
)

// budget counts what a call uses. It is the context of a Lua state, which asks
// it before every instruction whether it is done.
type budget struct {
	context.Context
	steps int
	bytes int
	until time.Time
	spent spent // why the call was stopped, or empty
	stop  <-chan struct{}

	lookAt, lookRoom int // with fewer steps or bytes left the call looks up

	// A call of a script is either; what has no place among those that run is
	// neither.
	short, long           bool
	shortSteps, shortRoom int // of steps and bytes; with less left the call is long
}

// spent is what a call has used up.
type spent string

const (
	spentSteps spent = "the script takes too many steps; is there a loop that does not end?"
	spentBytes spent = "the script needs too much memory"
	spentTime  spent = "the script takes too long"
)

func (s spent) Error() string { return string(s) }

var stopped = func() <-chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

func newBudget() *budget { return &budget{Context: context.Background()} }

func (b *budget) reset(steps, bytes int, limit time.Duration) {
	b.steps, b.bytes, b.spent, b.stop = steps, bytes, "", nil
	b.until = time.Time{}
	part := callShort
	if steps > callSteps {
		b.until = time.Now().Add(limit)
		part = loadShort
	}
	b.shortSteps, b.shortRoom = steps-steps/part, bytes-bytes/part
	b.lookAt, b.lookRoom = steps-lookSteps, bytes-min(lookBytes, bytes/part)
}

// Done counts a step.
func (b *budget) Done() <-chan struct{} {
	b.steps--
	if b.steps < b.lookAt || b.steps < 0 {
		b.look()
	}
	return b.stop
}

// look is for the rare steps: the last one, and those that read the clock.
func (b *budget) look() {
	if b.steps < 0 {
		b.exhaust(spentSteps)
		return
	}
	b.lookAt, b.lookRoom = b.steps-lookSteps, b.bytes-lookBytes
	now := time.Now()
	if b.until.IsZero() {
		b.until = now.Add(callTime)
	}
	if now.After(b.until) {
		b.exhaust(spentTime)
		return
	}
	if b.steps < b.shortSteps || b.bytes < b.shortRoom {
		b.makeRoom()
	}
}

// makeRoom is called before a call goes on that has taken long. It waits for
// its turn among the long calls, which does not count as its time, and lets
// what else the server does go first.
func (b *budget) makeRoom() {
	if b.short {
		began := time.Now()
		lengthen()
		b.short, b.long = false, true
		if !b.until.IsZero() {
			b.until = b.until.Add(time.Since(began))
		}
	}
	if b.long {
		runtime.Gosched()
	}
}

func (b *budget) exhaust(why spent) {
	if b.spent == "" {
		b.spent, b.stop = why, stopped
	}
}

// Err says why the call was stopped.
func (b *budget) Err() error {
	if b.spent == "" {
		return nil
	}
	return b.spent
}

// charge takes steps and bytes for what a helper is about to do, and reports
// whether they were there.
func (b *budget) charge(steps, bytes int) bool {
	b.steps -= steps
	b.bytes -= bytes
	switch {
	case b.bytes < 0 || bytes < 0:
		b.exhaust(spentBytes)
	case b.steps < 0 || steps < 0:
		b.exhaust(spentSteps)
	case b.steps < b.lookAt || b.bytes < b.lookRoom:
		b.look()
	}
	return b.spent == ""
}
