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

// Gather says who is in a cohort and what counts there: results for its
// present assignments, finished within its season. Until then its boards are
// empty. It is called again whenever something of it has changed.
func (b *Boards) Gather(is *people.Cohort, members []people.Member) {
	c := b.cohort(is.ID)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.govern(is)
	c.enlist(members)
}
