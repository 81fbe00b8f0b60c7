package script

import (
	"context"
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

// budget counts what a call uses. It is the context of a Lua state, which asks
// it before every instruction whether it is done.
type budget struct {
	context.Context
	steps int
	bytes int
	until time.Time
	spent spent // why the call was stopped, or empty
	stop  <-chan struct{}
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
	if steps > callSteps {
		b.until = time.Now().Add(limit)
	}
}

// Done counts a step.
func (b *budget) Done() <-chan struct{} {
	b.steps--
	if b.steps&1023 == 0 || b.steps < 0 {
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
	now := time.Now()
	if b.until.IsZero() {
		b.until = now.Add(callTime)
	}
	if now.After(b.until) {
		b.exhaust(spentTime)
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
	}
	return b.spent == ""
}
