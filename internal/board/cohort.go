package board

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"evenkeel/internal/people"
)

// cohort is what the boards know of one cohort.
type cohort struct {
	mu       sync.RWMutex
	trainees map[string]*trainee

	// assignments gives each assignment that results are for a number, of all
	// seasons: results are many, and small.
	assignments map[string]int
	present     []present // by that number

	season   people.Season
	assigned map[string]int         // how many present assignments count on a scenario's board; "" for all
	measures map[people.Purpose]int // how many present assignments measure something
	members  int                    // trainees of the cohort, on the board or not
	roster   int32                  // how often the roll was called

	rankings map[string]*order // by scenario, "" for the overall one; those that were asked for
}

// present is what a present assignment is of; zero for one that is not present.
type present struct {
	scenario string
	as       people.Purpose
}

// trainee is a member, or who was or will be one and has results.
type trainee struct {
	id, name string
	results  []result
	roster   int32 // the last one that named the trainee; 0: who is no member
	listed   bool  // on the boards, if anything was finished
}

// result is a Result beside its trainee, in the order in which they finished.
type result struct {
	finished   int64 // nanoseconds since 1970
	assignment int32
	tenths     int16
	untimed    bool
	rehearsed  bool
}

func newCohort() *cohort {
	return &cohort{trainees: make(map[string]*trainee), assignments: make(map[string]int), rankings: make(map[string]*order)}
}

func (c *cohort) trainee(id string) *trainee {
	t := c.trainees[id]
	if t == nil {
		t = &trainee{id: strings.Clone(id)} // which may be part of something longer
		c.trainees[t.id] = t
	}
	return t
}

// assignment gives the number of an assignment.
func (c *cohort) assignment(id string) int32 {
	n, ok := c.assignments[id]
	if !ok {
		n = len(c.present)
		c.assignments[id] = n
		c.present = append(c.present, present{})
	}
	return int32(n)
}

// add takes a result in, if it is the first for its assignment.
func (c *cohort) add(r Result) bool {
	t := c.trainee(r.Trainee)
	n := c.assignment(r.Assignment)
	if slices.ContainsFunc(t.results, func(have result) bool { return have.assignment == n }) {
		return false
	}
	added := result{r.Finished.UnixNano(), n, int16(r.Tenths), r.Untimed, r.Rehearsed}
	c.change(t, func() {
		at := len(t.results)
		for at > 0 && t.results[at-1].finished > added.finished {
			at--
		}
		t.results = slices.Insert(t.results, at, added)
	})
	return true
}

// change lets f change a trainee, and moves it in the rankings.
func (c *cohort) change(t *trainee, f func()) {
	for scenario, o := range c.rankings {
		if p, ok := c.place(t, scenario); ok {
			o.remove(p)
		}
	}
	f()
	for scenario, o := range c.rankings {
		if p, ok := c.place(t, scenario); ok {
			o.insert(p)
		}
	}
}

// govern takes in which results count.
func (c *cohort) govern(is *people.Cohort) {
	before := c.present
	c.present = make([]present, len(before), len(before)+len(is.Assignments))
	assigned, measures := make(map[string]int), make(map[people.Purpose]int)
	for _, a := range is.Assignments {
		n := c.assignment(a.ID) // it may make room for it
		c.present[n] = present{a.Scenario, a.As}
		measures[a.As]++
		if a.As == people.Reassessment {
			continue // it counts for growth alone
		}
		assigned[a.Scenario]++
		assigned[""]++
	}
	if !slices.Equal(c.present, before) || !maps.Equal(c.assigned, assigned) || !same(c.season, is.Season) {
		clear(c.rankings)
	}
	c.assigned, c.measures, c.season = assigned, measures, is.Season
}

func same(a, b people.Season) bool { return a.From.Equal(b.From) && a.To.Equal(b.To) }

// enlist takes in a trainee who is a member.
func (c *cohort) enlist(m *people.Member) {
	t := c.trainee(m.Account)
	t.roster = c.roster
	if t.name != m.Name || t.listed == m.Hidden {
		c.change(t, func() { t.name, t.listed = m.Name, !m.Hidden })
	}
}

// strike dismisses all whom the last roster did not name.
func (c *cohort) strike() {
	for _, t := range c.trainees {
		if t.roster != c.roster {
			c.dismiss(t)
		}
	}
}

// dismiss lets a trainee go who is a member no more. Results stay, without a
// name.
func (c *cohort) dismiss(t *trainee) {
	t.roster = 0
	if t.listed {
		c.change(t, func() { t.listed = false })
	}
	t.name = "" // who was erased leaves none behind
	if len(t.results) == 0 {
		delete(c.trainees, t.id)
	}
}

// counts reports whether a result counts on a scenario's board, or the overall
// one.
func (c *cohort) counts(r *result, scenario string) bool {
	of := c.present[r.assignment]
	return of.scenario != "" && of.as != people.Reassessment && (scenario == "" || of.scenario == scenario) && c.season.Open(time.Unix(0, r.finished))
}

// standing is what a trainee has on a board.
type standing struct {
	tenths    int // the mean over the assignments, where those not finished count 0
	played    int // finished assignments
	untimed   bool
	rehearsed bool
}

func (c *cohort) standing(t *trainee, scenario string) standing {
	var s standing
	sum := 0
	for i := range t.results {
		r := &t.results[i]
		if !c.counts(r, scenario) {
			continue
		}
		s.note(r)
		sum += int(r.tenths)
	}
	if s.played > 0 {
		s.tenths = rounded(sum, c.assigned[scenario])
	}
	return s
}

// place is where a trainee stands on a board. Who has finished nothing, and
// who is off the board by own choice or no member, has none.
func (c *cohort) place(t *trainee, scenario string) (place, bool) {
	if !t.listed {
		return place{}, false
	}
	if scenario == Growth {
		g, ok := c.growth(t)
		return place{g.tenths, t}, ok
	}
	s := c.standing(t, scenario)
	return place{s.tenths, t}, s.played > 0
}

// rank makes a ranking, unless there is one.
func (c *cohort) rank(scenario string) {
	if c.rankings[scenario] != nil {
		return
	}
	var places []place
	for _, t := range c.trainees {
		if p, ok := c.place(t, scenario); ok {
			places = append(places, p)
		}
	}
	c.rankings[scenario] = newOrder(places)
}
