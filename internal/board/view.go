package board

// Band stands in for a rank in the lower half of a board.
type Band string

// The bands.
const (
	ThirdQuarter Band = "third_quarter"
	LastQuarter  Band = "last_quarter"
)

// View is what one viewer may see of a board.
type View struct {
	Key         Key
	Rows        []ViewRow
	Total       int // rows of the whole board
	Members     int
	Assignments int
	// Trend holds the viewer's own overall scores in tenths, in the order they
	// were finished.
	Trend []int
	// Measured: growth is between baseline and re-assessment.
	Measured bool
}

// ViewRow is a row as the viewer may see it: with a rank, or in the lower half
// with a band.
type ViewRow struct {
	Rank      int    // 0: see Band
	Band      Band   // empty: see Rank
	Name      string // empty: not named to this viewer
	Tenths    int
	Played    int
	You       bool
	Gap       bool // rows before this one were left out
	Untimed   bool
	Rehearsed bool
}

const (
	top        = 5 // rows that everyone sees
	neighbours = 2 // rows on either side of the own
)

// For gives what a trainee sees: the top five and two neighbours on either side
// of the own row. In the lower half places are bands, and only the own row
// is named.
func (b *Boards) For(key Key, trainee string) View {
	var v View
	b.read(key, func(c *cohort, o *order) {
		v = c.view(key, o)
		own := -1
		t := c.trainees[trainee]
		if t != nil {
			if p, ok := c.place(t, key.Scenario); ok {
				own = o.position(p)
			}
			v.Trend = c.trend(t, key.Scenario)
		}
		last := -1
		for _, i := range seen(own, o.size) {
			row := c.row(o, i, key.Scenario)
			row.hide(o.size, i == own)
			row.Gap = i != last+1
			last = i
			v.Rows = append(v.Rows, row)
		}
	})
	return v
}

// ForTrainer gives every row with rank and name.
func (b *Boards) ForTrainer(key Key) View {
	var v View
	b.read(key, func(c *cohort, o *order) {
		v = c.view(key, o)
		for i := range o.size {
			v.Rows = append(v.Rows, c.row(o, i, key.Scenario))
		}
	})
	return v
}

// read lets f read a cohort and the ranking of a board.
func (b *Boards) read(key Key, f func(*cohort, *order)) {
	c := b.cohort(key.Cohort)
	c.mu.RLock()
	defer c.mu.RUnlock()
	for c.rankings[key.Scenario] == nil {
		c.mu.RUnlock()
		c.mu.Lock()
		c.rank(key.Scenario)
		c.mu.Unlock()
		c.mu.RLock()
	}
	f(c, c.rankings[key.Scenario])
}

// seen lists the positions, out of n, that are shown to who is at own, or has
// none if that is negative.
func seen(own, n int) []int {
	var at []int
	for i := range min(top, n) {
		at = append(at, i)
	}
	if own < 0 {
		return at
	}
	for i := max(own-neighbours, top); i <= min(own+neighbours, n-1); i++ {
		at = append(at, i)
	}
	return at
}

func (c *cohort) view(key Key, o *order) View {
	scenario := key.Scenario
	if scenario == Growth {
		scenario = ""
	}
	return View{Key: key, Total: o.size, Members: c.members, Assignments: c.assigned[scenario], Measured: key.Scenario == Growth && c.measured()}
}

// trend is a trainee's scores that count on a board, as they were finished.
func (c *cohort) trend(t *trainee, scenario string) []int {
	var tenths []int
	counts := func(r *result) bool { return c.counts(r, scenario) }
	if scenario == Growth {
		counts = c.countsForGrowth
	}
	for i := range t.results {
		if r := &t.results[i]; counts(r) {
			tenths = append(tenths, int(r.tenths))
		}
	}
	return tenths
}

// row is the row at a position, with rank and name.
func (c *cohort) row(o *order, i int, scenario string) ViewRow {
	p := o.at(i)
	s := c.standing(p.who, scenario)
	if scenario == Growth {
		s, _ = c.growth(p.who)
	}
	return ViewRow{
		Rank: o.better(p.tenths) + 1, Name: p.who.name, Tenths: p.tenths, Played: s.played, Untimed: s.untimed, Rehearsed: s.rehearsed,
	}
}

// hide leaves of a row on a board of n what a trainee may see.
func (r *ViewRow) hide(n int, you bool) {
	r.You = you
	if 2*r.Rank <= n+1 {
		return
	}
	r.Band = ThirdQuarter
	if 4*r.Rank > 3*n {
		r.Band = LastQuarter
	}
	r.Rank = 0
	if !you {
		r.Name = ""
	}
}
