package people

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// DefaultCap is the most members of a cohort unless it is set otherwise.
const DefaultCap = 500

// FirstCohort is the name of the cohort that an empty store gets.
const FirstCohort = "First cohort"

// What can be wrong with what is done to cohorts.
var (
	ErrCohortExists = errors.New("there is a cohort of that name")
)

// Give says what a new cohort is given, by its secret, which keys the seeds of
// its ranked attempts. The ids are set later. Nil gives nothing.
type Give func(secret []byte) []Assignment

// Bootstrap makes the first cohort where there is no cohort. It answers the one
// cohort there is, and ok false where there are several.
func (r *Registry) Bootstrap(ctx context.Context, give Give) (c Cohort, ok bool, err error) {
	made := r.newCohort(FirstCohort, give)
	err = r.records.Update(ctx, func(tx Tx) error {
		all, err := tx.Cohorts()
		if err != nil {
			return err
		}
		if ok = len(all) <= 1; !ok {
			return nil
		}
		if len(all) == 1 {
			c = all[0]
			return nil
		}
		c = made
		return r.putNewCohort(tx, made)
	})
	return c, ok, err
}

// NewCohort makes a cohort with a join code, a season that begins now and has
// no end, and what it is given. Every trainer leads it. Errors: [ErrBadName],
// [ErrCohortExists].
func (r *Registry) NewCohort(ctx context.Context, name string, give Give) (Cohort, error) {
	clean, err := CleanName(name)
	if err != nil {
		return Cohort{}, err
	}
	c := r.newCohort(clean, give)
	return c, r.records.Update(ctx, func(tx Tx) error {
		all, err := tx.Cohorts()
		if err != nil {
			return err
		}
		same := func(o Cohort) bool { return FoldName(o.Name) == FoldName(clean) }
		if slices.ContainsFunc(all, same) {
			return ErrCohortExists
		}
		return r.putNewCohort(tx, c)
	})
}

func (r *Registry) newCohort(name string, give Give) Cohort {
	now := r.now()
	c := Cohort{
		ID: newID(), Name: name, Code: newCode(), Secret: randomBytes(32), Cap: DefaultCap, Created: now,
		Season: Season{Number: 1, From: now}, Assignments: []Assignment{},
	}
	if give != nil {
		c.Assignments = withNewIDs(give(c.Secret))
	}
	return c
}

func withNewIDs(assigned []Assignment) []Assignment {
	out := slices.Clone(assigned)
	for i := range out {
		out[i].ID = newID()
	}
	return out
}

func (r *Registry) putNewCohort(tx Tx, c Cohort) error {
	if err := tx.PutCohort(c); err != nil {
		return err
	}
	leaders, err := trainers(tx)
	if err != nil {
		return err
	}
	for _, a := range leaders {
		if err := r.lead(tx, c.ID, a); err != nil {
			return err
		}
	}
	return nil
}

// Cohort finds a cohort by its id.
func (r *Registry) Cohort(ctx context.Context, id string) (c Cohort, err error) {
	err = r.records.View(ctx, func(tx Tx) error {
		c, err = tx.Cohort(id)
		return err
	})
	return c, err
}

// Cohorts lists all cohorts, oldest first.
func (r *Registry) Cohorts(ctx context.Context) (all []Cohort, err error) {
	err = r.records.View(ctx, func(tx Tx) error {
		all, err = tx.Cohorts()
		return err
	})
	slices.SortStableFunc(all, func(a, b Cohort) int { return a.Created.Compare(b.Created) })
	return all, err
}

// FindCohort finds a cohort by its id or its name. Errors: [ErrNotFound],
// [*Ambiguous].
func (r *Registry) FindCohort(ctx context.Context, who string) (c Cohort, err error) {
	err = r.records.View(ctx, func(tx Tx) error {
		c, err = findCohort(tx, who)
		return err
	})
	return c, err
}

func findCohort(tx Tx, who string) (Cohort, error) {
	if c, err := tx.Cohort(who); !errors.Is(err, ErrNotFound) {
		return c, err
	}
	all, err := tx.Cohorts()
	if err != nil {
		return Cohort{}, err
	}
	all = slices.DeleteFunc(all, func(c Cohort) bool { return FoldName(c.Name) != FoldName(who) })
	switch len(all) {
	case 0:
		return Cohort{}, ErrNotFound
	case 1:
		return all[0], nil
	}
	matches := make([]string, len(all))
	for i, c := range all {
		matches[i] = fmt.Sprintf("%s (made %s)", c.ID, c.Created.UTC().Format(time.DateOnly))
	}
	return Cohort{}, &Ambiguous{Name: who, Matches: matches}
}

// change rewrites a cohort, found by its id or name.
func (r *Registry) change(ctx context.Context, who string, f func(*Cohort) error) (Cohort, error) {
	return r.changeIn(ctx, who, func(_ Tx, c *Cohort) error { return f(c) })
}

// changeIn is change for who needs the transaction too.
func (r *Registry) changeIn(ctx context.Context, who string, f func(Tx, *Cohort) error) (c Cohort, err error) {
	err = r.records.Update(ctx, func(tx Tx) error {
		if c, err = findCohort(tx, who); err != nil {
			return err
		}
		// What was read may be shared with other readers.
		c.Assignments = slices.Clone(c.Assignments)
		if err := f(tx, &c); err != nil {
			return err
		}
		return tx.PutCohort(c)
	})
	return c, err
}

// SetCap sets how many members a cohort (an id or a name) may have, at least 1.
// Who is in it stays, even where that is more.
func (r *Registry) SetCap(ctx context.Context, cohort string, most int) (Cohort, error) {
	if most < 1 {
		return Cohort{}, fmt.Errorf("a cohort for %d members: at least 1 must fit", most)
	}
	return r.change(ctx, cohort, func(c *Cohort) error {
		c.Cap = most
		return nil
	})
}

// SetSeason moves the dates of a cohort's season; a zero to is no end.
// [ErrBadSeason] if it would end before it begins.
func (r *Registry) SetSeason(ctx context.Context, cohort string, from, to time.Time) (Cohort, error) {
	if !to.IsZero() && !to.After(from) {
		return Cohort{}, ErrBadSeason
	}
	return r.change(ctx, cohort, func(c *Cohort) error {
		c.Season.From, c.Season.To = from, to
		return nil
	})
}

// NewSeason begins a cohort's next season: the same scenarios are assigned
// afresh, so that everyone may play their ranked attempts again, under the
// pseudonym they chose. current gives
// the version in service of a scenario; one that is not in service any more
// keeps its version. A zero to is no end; [ErrBadSeason] if the season would
// end before it begins.
func (r *Registry) NewSeason(ctx context.Context, cohort string, from, to time.Time, current func(scenario string) (version string, ok bool)) (Cohort, error) {
	if !to.IsZero() && !to.After(from) {
		return Cohort{}, ErrBadSeason
	}
	return r.changeIn(ctx, cohort, func(tx Tx, c *Cohort) error {
		c.Season = Season{Number: c.Season.Number + 1, From: from, To: to}
		c.remember(c.Assignments...)
		c.Assignments = withNewIDs(c.Assignments)
		for i := range c.Assignments {
			if v, ok := current(c.Assignments[i].Scenario); ok {
				c.Assignments[i].Version = v
			}
		}
		return adoptPseudonyms(tx, c.ID)
	})
}

// SetCompared lets a cohort's mean be seen beside those of others, or not.
func (r *Registry) SetCompared(ctx context.Context, cohort string, compared bool) (Cohort, error) {
	return r.change(ctx, cohort, func(c *Cohort) error {
		c.Compared = compared
		return nil
	})
}

// RotateCode replaces a cohort's join code: the old one leads nowhere.
// [ErrClosed] for a closed cohort.
func (r *Registry) RotateCode(ctx context.Context, cohort string) (Cohort, error) {
	code := newCode()
	return r.change(ctx, cohort, func(c *Cohort) error {
		if c.Closed {
			return ErrClosed
		}
		c.Code = code
		return nil
	})
}

// Close closes a cohort: nobody can join it any more. Its members and boards
// stay.
func (r *Registry) Close(ctx context.Context, cohort string) (Cohort, error) {
	return r.change(ctx, cohort, func(c *Cohort) error {
		c.Closed, c.Code = true, ""
		return nil
	})
}
