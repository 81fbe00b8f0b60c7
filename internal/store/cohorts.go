package store

import (
	"bytes"
	"sync"

	"evenkeel/internal/people"
)

// Cohorts reads cohorts, and decodes one again only when its record is another
// than when it was read last. Any number of goroutines may use it; its zero
// value is ready.
type Cohorts struct {
	mu   sync.RWMutex
	last map[string]lastCohort
}

// lastCohort is a cohort as it was read last.
type lastCohort struct {
	record []byte
	cohort *people.Cohort
}

// cohortsKept bounds how many cohorts stay in memory.
const cohortsKept = 1000

// Read is [Tx.Cohort], but for what it gives being shared: nobody may change it.
func (c *Cohorts) Read(t *Tx, id string) (*people.Cohort, error) {
	record, err := t.kv.Get(cohorts, key(id))
	if err != nil {
		return nil, err
	}
	if record == nil {
		return nil, ErrNotFound
	}
	c.mu.RLock()
	last, ok := c.last[id]
	c.mu.RUnlock()
	if ok && bytes.Equal(last.record, record) {
		return last.cohort, nil
	}
	last = lastCohort{bytes.Clone(record), new(people.Cohort)}
	if err := decode(cohorts, id, record, last.cohort); err != nil {
		return nil, err
	}
	c.keep(id, last)
	return last.cohort, nil
}

func (c *Cohorts) keep(id string, last lastCohort) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.last == nil || len(c.last) == cohortsKept {
		c.last = make(map[string]lastCohort)
	}
	c.last[id] = last
}
