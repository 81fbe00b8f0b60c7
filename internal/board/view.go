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
func (t *Table) For(trainee string) View {
	v := t.view()
	own := -1
	for i := range t.Rows {
		if t.Rows[i].Trainee == trainee {
			own = i
		}
	}
	last := -1
	for i := range t.Rows {
		near := own >= 0 && i >= own-neighbours && i <= own+neighbours
		if i >= top && !near {
			continue
		}
		row := t.row(i, i == own)
		row.Gap = i != last+1
		last = i
		v.Rows = append(v.Rows, row)
	}
	for _, r := range t.trends[trainee] {
		v.Trend = append(v.Trend, r.Tenths)
	}
	return v
}

// ForTrainer gives every row with rank and name.
func (t *Table) ForTrainer() View {
	v := t.view()
	for i := range t.Rows {
		r := &t.Rows[i]
		v.Rows = append(v.Rows, ViewRow{
			Rank: r.Rank, Name: r.Name, Tenths: r.Tenths, Played: r.Played, Untimed: r.Untimed, Rehearsed: r.Rehearsed,
		})
	}
	return v
}

func (t *Table) view() View {
	return View{Key: t.Key, Total: len(t.Rows), Members: t.Members, Assignments: t.Assignments}
}

func (t *Table) row(i int, you bool) ViewRow {
	r := &t.Rows[i]
	row := ViewRow{Name: r.Name, Tenths: r.Tenths, Played: r.Played, You: you, Untimed: r.Untimed, Rehearsed: r.Rehearsed}
	n := len(t.Rows)
	if 2*r.Rank <= n+1 {
		row.Rank = r.Rank
		return row
	}
	row.Band = ThirdQuarter
	if 4*r.Rank > 3*n {
		row.Band = LastQuarter
	}
	if !you {
		row.Name = ""
	}
	return row
}
