package people

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// What can be wrong with what is assigned.
var (
	ErrAssigned = errors.New("the cohort has another version of that scenario for this season")
	ErrSameForm = errors.New("a re-assessment needs a form that was not given before: a variant, or another scenario")
	ErrMeasured = errors.New("that form is the re-assessment, so it cannot be the baseline too")
)

// Assignment is a scenario, or a parallel form of it, given to a cohort and
// pinned to one version for the season.
type Assignment struct {
	ID       string  `json:"id"` // unique in the cohort over all seasons
	Scenario string  `json:"scenario"`
	Version  string  `json:"version"`
	Variant  string  `json:"variant,omitempty"` // the parallel form; empty: the scenario itself
	As       Purpose `json:"as,omitempty"`
}

// A Purpose is what an assignment measures. Most measure nothing beside the
// board.
type Purpose string

// The purposes.
const (
	Baseline Purpose = "baseline" // where the members begin; it counts on the board
	// Reassessment shows what has grown since, on another form. It counts for
	// growth alone: nobody's place waits for it.
	Reassessment Purpose = "reassessment"
)

// Assignment finds the season's assignment of a scenario: what counts on the
// board, if there is such a one.
func (c *Cohort) Assignment(scenario string) (Assignment, bool) {
	var found Assignment
	for _, a := range c.Assignments {
		if a.Scenario != scenario {
			continue
		}
		if a.As != Reassessment {
			return a, true
		}
		if found.ID == "" {
			found = a
		}
	}
	return found, found.ID != ""
}

// Form finds the season's assignment of exactly one form of a scenario.
func (c *Cohort) Form(scenario, variant string) (Assignment, bool) {
	i := slices.IndexFunc(c.Assignments, func(a Assignment) bool { return a.Scenario == scenario && a.Variant == variant })
	if i < 0 {
		return Assignment{}, false
	}
	return c.Assignments[i], true
}

// BeforePractice lists the assignments whose ranked attempts come before
// practice of a form: that of the form, and that of the scenario which counts
// on the board.
func (c *Cohort) BeforePractice(scenario, variant string) []Assignment {
	var first []Assignment
	for _, a := range c.Assignments {
		if a.Scenario == scenario && (a.Variant == variant || a.As != Reassessment) {
			first = append(first, a)
		}
	}
	return first
}

// Purpose is what an assignment (its id) measures or, in an earlier season,
// measured.
func (c *Cohort) Purpose(assignment string) Purpose {
	for _, a := range c.Assignments {
		if a.ID == assignment {
			return a.As
		}
	}
	return c.Past[assignment]
}

// MayPractise reports whether a trainee of the cohort may practise a form: once
// the ranked attempts that come before it are finished, and without them when
// the season is over or the cohort allows rehearsal.
func (c *Cohort) MayPractise(finished bool, now time.Time) bool {
	return finished || c.Rehearsal || c.Season.Over(now)
}

// remember keeps what assignments measured that are about to go.
func (c *Cohort) remember(gone ...Assignment) {
	c.Past = maps.Clone(c.Past) // it may be shared with other readers
	for _, a := range gone {
		if a.As == "" {
			continue
		}
		if c.Past == nil {
			c.Past = make(map[string]Purpose)
		}
		c.Past[a.ID] = a.As
	}
}

// Assign gives forms to a cohort (an id or a name), each pinned to a version
// for the season; their ids are set here. Assigning the same again changes
// nothing but what it measures, if that is given. Another version of what is
// assigned is [ErrAssigned]; or, with move, it takes the place of the one there
// was, whose results count no more, and everyone may play it again. A purpose
// that does not fit is [ErrSameForm] or [ErrMeasured]. After an error nothing
// is assigned.
func (r *Registry) Assign(ctx context.Context, cohort string, assigned []Assignment, move bool) (Cohort, error) {
	fresh := withNewIDs(assigned)
	return r.change(ctx, cohort, func(c *Cohort) error {
		for _, a := range fresh {
			if err := c.assign(a, move); err != nil {
				return fmt.Errorf("%w: %s", err, a.Scenario)
			}
		}
		return nil
	})
}

func (c *Cohort) assign(a Assignment, move bool) error {
	i := slices.IndexFunc(c.Assignments, func(has Assignment) bool { return has.Scenario == a.Scenario && has.Variant == a.Variant })
	if i < 0 {
		c.Assignments = append(c.Assignments, a)
		return nil
	}
	has := &c.Assignments[i]
	switch {
	case a.As == Reassessment && has.As != Reassessment:
		return ErrSameForm
	case a.As == Baseline && has.As == Reassessment:
		return ErrMeasured
	case has.Version != a.Version && !move:
		return ErrAssigned
	}
	if a.As == "" {
		a.As = has.As
	}
	if has.Version != a.Version {
		c.remember(*has)
		*has = a
	}
	has.As = a.As
	return nil
}
