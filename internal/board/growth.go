package board

import (
	"time"

	"evenkeel/internal/people"
)

// measured reports whether growth is between baseline and re-assessment.
func (c *cohort) measured() bool {
	return c.measures[people.Baseline] > 0 && c.measures[people.Reassessment] > 0
}

// countsForGrowth reports whether a result counts on the board of growth.
func (c *cohort) countsForGrowth(r *result) bool {
	if !c.measured() {
		return c.counts(r, "")
	}
	return c.present[r.assignment].as != "" && c.season.Open(time.Unix(0, r.finished))
}

// growth is what a trainee has on the board of growth: a change in tenths, out
// of so many finished attempts; ok is false where nothing can be said.
func (c *cohort) growth(t *trainee) (g standing, ok bool) {
	if c.measured() {
		return c.assessed(t)
	}
	var first, last *result
	for i := range t.results {
		r := &t.results[i]
		if !c.countsForGrowth(r) {
			continue
		}
		if first == nil {
			first = r
		}
		last = r
		g.note(r)
	}
	if g.played < 2 {
		return g, false
	}
	g.tenths = int(last.tenths) - int(first.tenths)
	return g, true
}

// assessed compares the means of all baselines and all re-assessments.
func (c *cohort) assessed(t *trainee) (g standing, ok bool) {
	n, sum := make(map[people.Purpose]int), make(map[people.Purpose]int)
	for i := range t.results {
		r := &t.results[i]
		if !c.countsForGrowth(r) {
			continue
		}
		as := c.present[r.assignment].as
		n[as]++
		sum[as] += int(r.tenths)
		g.note(r)
	}
	if n[people.Baseline] < c.measures[people.Baseline] || n[people.Reassessment] < c.measures[people.Reassessment] {
		return g, false
	}
	g.tenths = rounded(sum[people.Reassessment], n[people.Reassessment]) - rounded(sum[people.Baseline], n[people.Baseline])
	return g, true
}

// note takes a result into the marks of a row.
func (s *standing) note(r *result) {
	s.played++
	s.untimed = s.untimed || r.untimed
	s.rehearsed = s.rehearsed || r.rehearsed
}

// rounded is a mean, half up; the sum is not negative.
func rounded(sum, n int) int { return (2*sum + n) / (2 * n) }

// fewest is how many members a mean must be of to be shown: with fewer it would
// tell of one.
const fewest = 5

// Mean is the mean of what the members on a cohort's overall board have finished,
// in tenths, and of how many members; ok is false where they are too few to be
// shown. What was not played yet does not count: a group is not better for being
// further on. It takes as long as there are members.
func (b *Boards) Mean(id string) (tenths, members int, ok bool) {
	b.read(Key{Cohort: id}, func(c *cohort, o *order) {
		if members = o.size; members < fewest {
			return
		}
		sum := 0
		for _, block := range o.blocks {
			for _, p := range block {
				sum += c.finished(p.who)
			}
		}
		tenths, ok = rounded(sum, members), true
	})
	return tenths, members, ok
}

// finished is the mean of a trainee's results that count, of which there are
// some.
func (c *cohort) finished(t *trainee) int {
	scores := c.trend(t, "")
	sum := 0
	for _, tenths := range scores {
		sum += tenths
	}
	return rounded(sum, len(scores))
}
