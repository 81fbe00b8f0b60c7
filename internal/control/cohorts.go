package control

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"evenkeel/internal/people"
)

// NewCohort makes a cohort. What cannot be ranked in it is left out, and noted.
func (d *Desk) NewCohort(ctx context.Context, q NewCohort) (Cohort, error) {
	var left []string
	give := func(secret []byte) (fit []people.Assignment) {
		fit, left = Fitting(ctx, d.Catalog, secret)
		return fit
	}
	if q.Empty {
		give = nil
	}
	if q.Cap < 0 {
		return Cohort{}, fmt.Errorf("a cohort cannot have room for %d members", q.Cap)
	}
	c, err := d.People.NewCohort(ctx, q.Name, give)
	if err == nil && q.Cap > 0 {
		c, err = d.People.SetCap(ctx, c.ID, q.Cap)
	}
	return d.changed(ctx, c, q.Name, err, left...)
}

// Fitting lists what a cohort with this secret can be given, and tells why the
// rest cannot.
func Fitting(ctx context.Context, c Catalog, secret []byte) (fit []people.Assignment, left []string) {
	for _, a := range c.Assignable() {
		if err := c.Rankable(ctx, a.Version, a.Variant, people.Seed(secret, a.Version)); err != nil {
			left = append(left, fmt.Sprintf("left out: scenario %q cannot be ranked here: %v", a.Scenario, err))
			continue
		}
		fit = append(fit, a)
	}
	return fit, left
}

// Assign gives scenarios to a cohort: all of them, or none where one cannot
// be given.
func (d *Desk) Assign(ctx context.Context, q Assign) (Cohort, error) {
	if len(q.Scenarios) == 0 {
		return Cohort{}, errors.New("name the scenarios to assign")
	}
	as := people.Purpose(q.As)
	if as != "" && as != people.Baseline && as != people.Reassessment {
		return Cohort{}, fmt.Errorf("a scenario is assigned as %s or as %s, not as %q", people.Baseline, people.Reassessment, q.As)
	}
	c, err := d.People.FindCohort(ctx, q.Cohort)
	if err != nil {
		return d.show(ctx, c, q.Cohort, err)
	}
	give := make([]people.Assignment, len(q.Scenarios))
	for i, id := range q.Scenarios {
		version, err := d.assignable(id)
		if err != nil {
			return Cohort{}, err
		}
		give[i] = people.Assignment{Scenario: id, Version: version, Variant: q.Variant, As: as}
		if err := d.rankable(ctx, &c, give[i]); err != nil {
			return Cohort{}, err
		}
	}
	c, err = d.People.Assign(ctx, c.ID, give, q.Move)
	if errors.Is(err, people.ErrAssigned) {
		err = fmt.Errorf("%w: a new season takes the one in service; --move takes it at once, and then ranked attempts at the old one count no more and everyone may play again", err)
	}
	return d.changed(ctx, c, q.Cohort, err)
}

// rankable says why an assignment would lock a cohort's trainees out.
func (d *Desk) rankable(ctx context.Context, c *people.Cohort, a people.Assignment) error {
	if err := d.Catalog.Rankable(ctx, a.Version, a.Variant, people.Seed(c.Secret, a.Version)); err != nil {
		return fmt.Errorf("scenario %q cannot be ranked in cohort %q, so it cannot be assigned: %w", a.Scenario, c.Name, err)
	}
	return nil
}

func (d *Desk) assignable(id string) (version string, err error) {
	all := d.Catalog.Assignable()
	ids := make([]string, len(all))
	for i, a := range all {
		if a.Scenario == id {
			return a.Version, nil
		}
		ids[i] = a.Scenario
	}
	if _, ok := d.Catalog.Current(id); ok {
		return "", fmt.Errorf("scenario %q is a tutorial: it is never ranked, so it cannot be assigned", id)
	}
	return "", fmt.Errorf("no scenario %q is in service; there are: %s", id, strings.Join(ids, ", "))
}

// Season moves the dates of a cohort's season, or begins the next one.
func (d *Desk) Season(ctx context.Context, q Season) (Cohort, error) {
	if q.NoEnd && !q.To.IsZero() {
		return Cohort{}, errors.New("a season has an end or none, not both")
	}
	c, err := d.People.FindCohort(ctx, q.Cohort)
	if err != nil {
		return d.show(ctx, c, q.Cohort, err)
	}
	if q.New {
		return d.newSeason(ctx, &c, q)
	}
	from, to := q.From, q.To
	if from.IsZero() {
		from = c.Season.From
	}
	if to.IsZero() && !q.NoEnd {
		to = c.Season.To
	}
	c, err = d.People.SetSeason(ctx, c.ID, from, to)
	return d.changed(ctx, c, q.Cohort, err)
}

func (d *Desk) newSeason(ctx context.Context, c *people.Cohort, q Season) (Cohort, error) {
	for _, a := range c.Assignments {
		if version, ok := d.Catalog.Current(a.Scenario); ok {
			a.Version = version
		}
		if err := d.rankable(ctx, c, a); err != nil {
			return Cohort{}, fmt.Errorf("a new season takes the versions in service: %w", err)
		}
	}
	if q.From.IsZero() {
		q.From = d.Now()
	}
	var notes []string
	if q.To.IsZero() && !q.NoEnd && !c.Season.To.IsZero() {
		notes = append(notes, "the season before had an end, this one has none; give it one with --to")
	}
	next, err := d.People.NewSeason(ctx, c.ID, q.From, q.To, d.Catalog.Current)
	return d.changed(ctx, next, q.Cohort, err, notes...)
}

// Compare lets a cohort's mean be seen beside those of others, or not.
func (d *Desk) Compare(ctx context.Context, q Compare) (Cohort, error) {
	c, err := d.People.SetCompared(ctx, q.Cohort, q.On)
	return d.changed(ctx, c, q.Cohort, err)
}

// RotateCode gives a cohort a new join code; the old one leads nowhere.
func (d *Desk) RotateCode(ctx context.Context, q CohortName) (Cohort, error) {
	c, err := d.People.RotateCode(ctx, q.Cohort)
	return d.changed(ctx, c, q.Cohort, err)
}

// CloseCohort lets nobody join a cohort any more; its members and boards stay.
func (d *Desk) CloseCohort(ctx context.Context, q CohortName) (Cohort, error) {
	c, err := d.People.Close(ctx, q.Cohort)
	return d.changed(ctx, c, q.Cohort, err)
}

// Cohorts lists all cohorts, oldest first.
func (d *Desk) Cohorts(ctx context.Context) ([]Cohort, error) {
	all, err := d.People.Cohorts(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the cohorts: %w", err)
	}
	out := make([]Cohort, len(all))
	for i, c := range all {
		if out[i], err = d.show(ctx, c, c.Name, nil); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// changed tells of a cohort that was changed, and shows it with notes.
func (d *Desk) changed(ctx context.Context, c people.Cohort, who string, err error, notes ...string) (Cohort, error) {
	if err == nil {
		d.CohortChanged(c.ID)
	}
	out, err := d.show(ctx, c, who, err)
	if err == nil {
		out.Notes = append(notes, out.Notes...)
	}
	return out, err
}

// show describes a cohort that was found by who, or says why it was not.
func (d *Desk) show(ctx context.Context, c people.Cohort, who string, err error) (Cohort, error) {
	if errors.Is(err, people.ErrNotFound) {
		return Cohort{}, fmt.Errorf("there is no cohort %q: `evenkeel cohort list` shows them", who)
	}
	if err != nil {
		return Cohort{}, fmt.Errorf("cohort %q: %w", who, err)
	}
	members, err := d.People.Members(ctx, c.ID)
	if err != nil {
		return Cohort{}, fmt.Errorf("count the members of cohort %q: %w", c.Name, err)
	}
	trainees := slices.DeleteFunc(members, func(m people.Member) bool { return m.Role != people.Trainee })
	out := Cohort{
		ID: c.ID, Name: c.Name, Closed: c.Closed, Members: len(trainees), Cap: c.Cap,
		Season: c.Season.Number, From: c.Season.From, To: c.Season.To, Scenarios: []Assigned{}, Compared: c.Compared,
	}
	if c.Code != "" {
		out.JoinURL = d.URL + "/join/" + c.Code
	}
	for _, a := range c.Assignments {
		shown := Assigned{Scenario: a.Scenario, Version: a.Version, Variant: a.Variant, As: string(a.As)}
		if shown.Newer = d.newer(a); shown.Newer != "" {
			out.Notes = append(out.Notes, fmt.Sprintf("scenario %q has a newer version in service; a new season takes it, or `evenkeel cohort assign --move` at once: "+
				"then ranked attempts at the old one count no more, and everyone may play again", a.Scenario))
		}
		out.Scenarios = append(out.Scenarios, shown)
	}
	return out, nil
}

// newer is the version in service of what is assigned in another one. Without
// scenarios at hand nothing is known.
func (d *Desk) newer(a people.Assignment) string {
	if d.Catalog == nil {
		return ""
	}
	if now, ok := d.Catalog.Current(a.Scenario); ok && now != a.Version {
		return now
	}
	return ""
}
