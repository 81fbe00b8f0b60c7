package board

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"evenkeel/internal/people"
)

// world is a cohort and all results, from which boards are made by sorting.
type world struct {
	cohort  *people.Cohort
	members []people.Member
	results []Result
	named   int // how many names were made up
}

// sorted is a board as a trainer sees it.
func (w *world) sorted(scenario string) []ViewRow {
	assigned := make(map[string]bool)
	for _, a := range w.cohort.Assignments {
		if scenario == "" || a.Scenario == scenario {
			assigned[a.ID] = true
		}
	}
	var out []ViewRow
	for _, m := range w.members {
		row := ViewRow{Name: m.Name}
		sum := 0
		for _, r := range w.results {
			if r.Trainee == m.Account && assigned[r.Assignment] && w.cohort.Season.Open(r.Finished) {
				sum += r.Tenths
				row.Played++
			}
		}
		row.Tenths = (2*sum + len(assigned)) / (2 * len(assigned))
		if row.Played > 0 && !m.Hidden && m.Role == people.Trainee {
			out = append(out, row)
		}
	}
	slices.SortFunc(out, func(a, b ViewRow) int {
		return cmp.Or(cmp.Compare(b.Tenths, a.Tenths), cmp.Compare(a.Name, b.Name))
	})
	for i := range out {
		out[i].Rank = 1
		for _, other := range out {
			if other.Tenths > out[i].Tenths {
				out[i].Rank++
			}
		}
	}
	return out
}

// mine is what a trainee may see of such a board.
func mine(all []ViewRow, name string) []ViewRow {
	own := slices.IndexFunc(all, func(r ViewRow) bool { return r.Name == name })
	var out []ViewRow
	last := -1
	for i, row := range all {
		if i >= 5 && (own < 0 || i < own-2 || i > own+2) {
			continue
		}
		row.You, row.Gap = i == own, i != last+1
		last = i
		if 2*row.Rank > len(all)+1 {
			row.Band = ThirdQuarter
			if 4*row.Rank > 3*len(all) {
				row.Band = LastQuarter
			}
			row.Rank = 0
			if i != own {
				row.Name = ""
			}
		}
		out = append(out, row)
	}
	return out
}

// TestBoardsAreWhatSortingGives lets results, people and seasons change at
// random, and compares every board with one that is sorted anew.
func TestBoardsAreWhatSortingGives(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 11))
		w := world{cohort: cohortOf("s", "t", "u")}
		b := New()
		for range 60 {
			for range rng.IntN(12) {
				w.something(rng, b)
			}
			gather(b, w.cohort, w.members)
			if r := w.someResult(rng); b.Add(r) { // into boards that are there
				w.results = append(w.results, r)
			}
			for range rng.IntN(4) {
				w.someone(rng, b)
			}
			w.compare(t, rng, b)
		}
	}
}

func (w *world) someResult(rng *rand.Rand) Result {
	r := resultOf(fmt.Sprintf("m%02d", rng.IntN(40)), []string{"s", "t", "u", "v"}[rng.IntN(4)], 10*rng.IntN(30))
	r.Assignment = fmt.Sprint(1+rng.IntN(2), r.Assignment[1:])
	r.Finished = monday.Add(time.Duration(rng.IntN(18)) * 24 * time.Hour)
	return r
}

// something changes one thing.
func (w *world) something(rng *rand.Rand, b *Boards) {
	one := rng.IntN(max(1, len(w.members)))
	switch n := rng.IntN(20); {
	case n < 8:
		if r := w.someResult(rng); b.Add(r) {
			w.results = append(w.results, r)
		}
	case n < 14:
		m := member(fmt.Sprintf("m%02d", rng.IntN(40)))
		if !slices.ContainsFunc(w.members, func(have people.Member) bool { return have.Account == m.Account }) {
			w.members = append(w.members, m)
		}
	case len(w.members) == 0:
	case n < 16:
		w.members[one].Hidden = !w.members[one].Hidden
	case n < 17:
		w.members[one].Name = w.newName(rng)
	case n < 18:
		w.members = slices.Delete(w.members, one, one+1)
	case n < 19:
		w.cohort.Season.To = monday.AddDate(0, 0, 7+rng.IntN(14))
	default:
		a := &w.cohort.Assignments[rng.IntN(3)]
		a.ID = fmt.Sprint(1+rng.IntN(2), "/", a.Scenario)
	}
}

// someone changes one member, of whom alone the boards are told.
func (w *world) someone(rng *rand.Rand, b *Boards) {
	m := member(fmt.Sprintf("m%02d", rng.IntN(40)))
	i := slices.IndexFunc(w.members, func(have people.Member) bool { return have.Account == m.Account })
	switch n := rng.IntN(3); {
	case i < 0:
		i = len(w.members)
		w.members = append(w.members, m)
	case n == 0:
		w.members = slices.Delete(w.members, i, i+1)
		b.Dismiss(m.Cohort, m.Account)
		return
	case n == 1:
		w.members[i].Hidden = !w.members[i].Hidden
	default:
		w.members[i].Name = w.newName(rng)
	}
	b.Enlist(&w.members[i])
}

// newName is a name that nobody has, at a random place among the others.
func (w *world) newName(rng *rand.Rand) string {
	w.named++
	return fmt.Sprintf("n%04d %d", rng.IntN(10_000), w.named)
}

func (w *world) compare(t *testing.T, rng *rand.Rand, b *Boards) {
	t.Helper()
	key := Key{"c", []string{"", "s", "t", "u"}[rng.IntN(4)]}
	all := w.sorted(key.Scenario)
	if got := b.ForTrainer(key); !slices.Equal(got.Rows, all) || got.Members != len(w.members) {
		t.Fatalf("board %q:\ngot  %+v\nwant %+v", key.Scenario, got.Rows, all)
	}
	for _, m := range w.members {
		name := m.Name
		if m.Hidden {
			name = "" // not on the board
		}
		if got, want := b.For(key, m.Account).Rows, mine(all, name); !reflect.DeepEqual(got, want) {
			t.Fatalf("%s sees\n%+v of board %q, want\n%+v", m.Name, got, key.Scenario, want)
		}
	}
}
