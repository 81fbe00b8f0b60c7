// Package board ranks the members of a cohort, as a fold over finished ranked
// attempts.
//
// [Boards] holds the results of all cohorts and keeps their rankings in order
// as results come in; [Boards.For] picks what one trainee may see of a board.
// The package imports people, reads no clock and never logs.
package board

import (
	"sync"
	"time"

	"evenkeel/internal/people"
)

// Key names a board: a cohort's overall one, one scenario's in it, or, by
// [Growth], who has grown most.
type Key struct{ Cohort, Scenario string }

// Growth stands in a key's Scenario for the board of growth. No scenario can be
// called so.
//
// Where a baseline and a re-assessment were assigned, growth is the mean of all
// re-assessments less that of all baselines; who has not finished all of them has
// no row. Otherwise it is the last ranked attempt of the season less the first.
const Growth = ":growth"

// Result is a finished ranked attempt.
type Result struct {
	Trainee    string
	Cohort     string
	Assignment string
	Tenths     int // the overall score, 0..1000
	Untimed    bool
	Rehearsed  bool
	Finished   time.Time
}

// Boards holds the results of all cohorts. Any number of goroutines may use
// it.
type Boards struct {
	mu      sync.RWMutex
	cohorts map[string]*cohort
}

// New makes boards without results.
func New() *Boards { return &Boards{cohorts: make(map[string]*cohort)} }

// cohort finds a cohort, of which nothing may be known yet.
func (b *Boards) cohort(id string) *cohort {
	b.mu.RLock()
	c := b.cohorts[id]
	b.mu.RUnlock()
	if c != nil {
		return c
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if c = b.cohorts[id]; c == nil {
		c = newCohort()
		b.cohorts[id] = c
	}
	return c
}

// Add takes a result in. Taking it in again changes nothing, and only the
// first result of a trainee for an assignment counts; Add reports whether this
// one does.
func (b *Boards) Add(r Result) bool {
	c := b.cohort(r.Cohort)
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.add(r)
}

// Gather says what counts in a cohort: results for its present assignments,
// finished within its season. Who is in it is for the roll to be told then, each
// member once; until then its boards are as they were, and empty at first. It is
// called again whenever something of the cohort has changed, by one goroutine at
// a time for each.
func (b *Boards) Gather(is *people.Cohort) Roll {
	c := b.cohort(is.ID)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.govern(is)
	c.roster++
	return Roll{cohort: c}
}

// Roll takes in who is in a cohort, one after the other: no list of them is
// kept beside the boards. One that is not ended has told of some.
type Roll struct {
	cohort *cohort
	called int // trainees
}

// Call takes a member in.
func (r *Roll) Call(m *people.Member) {
	if m.Role != people.Trainee {
		return
	}
	r.called++
	r.cohort.mu.Lock()
	defer r.cohort.mu.Unlock()
	r.cohort.enlist(m)
}

// End takes who was not called off the boards.
func (r *Roll) End() {
	r.cohort.mu.Lock()
	defer r.cohort.mu.Unlock()
	r.cohort.members = r.called
	r.cohort.strike()
}

// Enlist takes in a member who has joined or changed since the roll was called.
func (b *Boards) Enlist(m *people.Member) {
	if m.Role != people.Trainee {
		b.Dismiss(m.Cohort, m.Account)
		return
	}
	c := b.cohort(m.Cohort)
	c.mu.Lock()
	defer c.mu.Unlock()
	if t := c.trainees[m.Account]; t == nil || t.roster != c.roster {
		c.members++
	}
	c.enlist(m)
}

// Dismiss takes off the boards who has left a cohort since the roll was called.
func (b *Boards) Dismiss(cohort, account string) {
	c := b.cohort(cohort)
	c.mu.Lock()
	defer c.mu.Unlock()
	if t := c.trainees[account]; t != nil && t.roster == c.roster {
		c.members--
		c.dismiss(t)
	}
}
