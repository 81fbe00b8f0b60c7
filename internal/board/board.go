// Package board ranks the members of a cohort, as a fold over finished ranked
// attempts.
//
// [Boards] holds the results, guarded by its own lock; [Boards.Table] ranks
// one cohort, and [Table.For] picks what one member may see of it. The package
// imports play and people, reads no clock and never logs.
package board

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"evenkeel/internal/people"
)

// Key names a board: a cohort's overall one, or one scenario's in it.
type Key struct{ Cohort, Scenario string }

// Result is a finished ranked attempt.
type Result struct {
	Attempt    string
	Trainee    string
	Cohort     string
	Assignment string
	Tenths     int // the overall score, 0..1000
	Untimed    bool
	Rehearsed  bool
	Finished   time.Time
}

// Boards holds the results of all cohorts.
type Boards struct {
	mu      sync.RWMutex
	cohorts map[string]map[place]Result
}

// place is what only one result counts for.
type place struct{ trainee, assignment string }

// New makes boards without results.
func New() *Boards { return &Boards{cohorts: make(map[string]map[place]Result)} }

// Add takes a result in. Taking it in again changes nothing, and only the
// first result of a trainee for an assignment counts; Add reports whether this
// one does.
func (b *Boards) Add(r Result) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	results := b.cohorts[r.Cohort]
	if results == nil {
		results = make(map[place]Result)
		b.cohorts[r.Cohort] = results
	}
	p := place{r.Trainee, r.Assignment}
	if _, ok := results[p]; ok {
		return false
	}
	results[p] = r
	return true
}

// Row is one member's standing.
type Row struct {
	Trainee   string
	Name      string
	Rank      int // 1 is the best; equal scores share one
	Tenths    int
	Played    int // finished assignments
	Untimed   bool
	Rehearsed bool
}

// Table is a board in full, best first. Who has finished nothing, and who is
// off the board by own choice, has no row.
type Table struct {
	Key         Key
	Rows        []Row
	Assignments int // what Played counts towards
	Members     int // trainees of the cohort, on the board or not
	trends      map[string][]Result
}

// Table ranks a cohort's members, by one scenario if the key names one. Only
// results for the cohort's present assignments, finished within its season,
// count. The overall score is the mean over all assignments, where those not
// finished count 0.
func (b *Boards) Table(c *people.Cohort, members []people.Member, scenario string) *Table {
	assigned := assignments(c, scenario)
	t := &Table{Key: Key{c.ID, scenario}, Assignments: len(assigned), trends: make(map[string][]Result)}
	b.mu.RLock()
	defer b.mu.RUnlock()
	results := b.cohorts[c.ID]
	for i := range members {
		m := &members[i]
		if m.Role != people.Trainee {
			continue
		}
		t.Members++
		var mine []Result
		for _, id := range assigned {
			if r, ok := results[place{m.Account, id}]; ok && c.Season.Open(r.Finished) {
				mine = append(mine, r)
			}
		}
		if len(mine) == 0 {
			continue
		}
		slices.SortFunc(mine, func(a, b Result) int { return a.Finished.Compare(b.Finished) })
		t.trends[m.Account] = mine
		if !m.Hidden {
			t.Rows = append(t.Rows, standing(m, mine, len(assigned)))
		}
	}
	t.rank()
	return t
}

func assignments(c *people.Cohort, scenario string) []string {
	var out []string
	for _, a := range c.Assignments {
		if scenario == "" || a.Scenario == scenario {
			out = append(out, a.ID)
		}
	}
	return out
}

func standing(m *people.Member, mine []Result, assigned int) Row {
	row := Row{Trainee: m.Account, Name: m.Name, Played: len(mine)}
	sum := 0
	for _, r := range mine {
		sum += r.Tenths
		row.Untimed = row.Untimed || r.Untimed
		row.Rehearsed = row.Rehearsed || r.Rehearsed
	}
	row.Tenths = (2*sum + assigned) / (2 * assigned) // half up
	return row
}

// rank sorts by score alone; names only order the rows that share a rank.
func (t *Table) rank() {
	slices.SortFunc(t.Rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Tenths, a.Tenths), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Trainee, b.Trainee))
	})
	for i := range t.Rows {
		t.Rows[i].Rank = i + 1
		if i > 0 && t.Rows[i-1].Tenths == t.Rows[i].Tenths {
			t.Rows[i].Rank = t.Rows[i-1].Rank
		}
	}
}
