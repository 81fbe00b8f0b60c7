package control

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"evenkeel/internal/catalog"
	"evenkeel/internal/people"
	"evenkeel/internal/store"
)

// Catalog is what a desk asks about the scenarios in service.
type Catalog interface {
	// Current gives the version in service of a scenario, ok false where
	// there is none.
	Current(scenario string) (version string, ok bool)
	// Assignable lists what a new cohort is given: every scenario in service
	// that can be ranked. The ids are empty.
	Assignable() []people.Assignment
	// Audit and AuditFrom are those of catalog.Catalog.
	Audit(ctx context.Context, attempt string) (catalog.Audited, error)
	AuditFrom(ctx context.Context, after store.Cursor) ([]catalog.Audited, store.Cursor, error)
}

// Desk carries out what the owner asks for. Its fields are set once, before
// its first use; then any number of goroutines may use it.
type Desk struct {
	People  *people.Registry
	Catalog Catalog
	URL     string // the public address, without a slash at its end
	Now     func() time.Time
	// SignedOut is told of an account whose sessions have ended, so that what
	// is open with them is closed.
	SignedOut func(account string)
	// CohortChanged is told of a cohort (its id) that is not what it was.
	CohortChanged func(cohort string)
	// Copy writes what the store holds to a new file, durably.
	Copy func(ctx context.Context, q Backup, path string, progress store.Progress) (store.Figures, error)
	// Folder is where copies are made before clients receive them.
	Folder  string
	Running Status
}

// Status says what runs.
func (d *Desk) Status(context.Context) (Status, error) { return d.Running, nil }

// ResetAccount takes a trainer's password away, ends all of the trainer's
// sessions, and gives a one-time way to a new password.
func (d *Desk) ResetAccount(ctx context.Context, q Account) (Way, error) {
	token, ended, err := d.People.Reset(ctx, q.Who)
	if errors.Is(err, people.ErrNotFound) {
		return Way{}, fmt.Errorf("nobody signs in as %q: a reset takes a trainer's e-mail address; for a trainee use a link", q.Who)
	}
	if err != nil {
		return Way{}, fmt.Errorf("reset %q: %w", q.Who, err)
	}
	if len(ended) > 0 {
		d.SignedOut(ended[0].Account)
	}
	return Way{Name: q.Who, URL: d.link(token), Ended: len(ended)}, nil
}

// LinkAccount gives a one-time way back into an account.
func (d *Desk) LinkAccount(ctx context.Context, q Account) (Way, error) {
	token, a, err := d.People.NewLink(ctx, q.Who)
	if errors.Is(err, people.ErrNotFound) {
		return Way{}, fmt.Errorf("nobody is called %q: give a name as a cohort shows it, an e-mail address or an account's id", q.Who)
	}
	if err != nil {
		return Way{}, err
	}
	return Way{Name: a.Name, URL: d.link(token)}, nil
}

func (d *Desk) link(token string) string { return d.URL + "/link/" + token }

// NewCohort makes a cohort.
func (d *Desk) NewCohort(ctx context.Context, q NewCohort) (Cohort, error) {
	var assigned []people.Assignment
	if !q.Empty {
		assigned = d.Catalog.Assignable()
	}
	if q.Cap < 0 {
		return Cohort{}, fmt.Errorf("a cohort cannot have room for %d members", q.Cap)
	}
	c, err := d.People.NewCohort(ctx, q.Name, assigned)
	if err == nil && q.Cap > 0 {
		c, err = d.People.SetCap(ctx, c.ID, q.Cap)
	}
	return d.changed(ctx, c, q.Name, err)
}

// Assign gives scenarios to a cohort: all of them, or none where one cannot
// be given.
func (d *Desk) Assign(ctx context.Context, q Assign) (Cohort, error) {
	if len(q.Scenarios) == 0 {
		return Cohort{}, errors.New("name the scenarios to assign")
	}
	give := make([]people.Assignment, len(q.Scenarios))
	for i, id := range q.Scenarios {
		version, err := d.assignable(id)
		if err != nil {
			return Cohort{}, err
		}
		give[i] = people.Assignment{Scenario: id, Version: version}
	}
	c, err := d.People.Assign(ctx, q.Cohort, give)
	return d.changed(ctx, c, q.Cohort, err)
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
		return "", fmt.Errorf("scenario %q cannot be ranked, so it cannot be assigned", id)
	}
	return "", fmt.Errorf("no scenario %q is in service; there are: %s", id, strings.Join(ids, ", "))
}

// Season moves the dates of a cohort's season, or begins the next one.
func (d *Desk) Season(ctx context.Context, q Season) (Cohort, error) {
	if q.NoEnd && !q.To.IsZero() {
		return Cohort{}, errors.New("a season has an end or none, not both")
	}
	from, to := q.From, q.To
	if q.New {
		if from.IsZero() {
			from = d.Now()
		}
		c, err := d.People.NewSeason(ctx, q.Cohort, from, to, d.Catalog.Current)
		return d.changed(ctx, c, q.Cohort, err)
	}
	c, err := d.People.FindCohort(ctx, q.Cohort)
	if err != nil {
		return d.show(ctx, c, q.Cohort, err)
	}
	if from.IsZero() {
		from = c.Season.From
	}
	if to.IsZero() && !q.NoEnd {
		to = c.Season.To
	}
	c, err = d.People.SetSeason(ctx, c.ID, from, to)
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

// changed tells of a cohort that was changed, and shows it.
func (d *Desk) changed(ctx context.Context, c people.Cohort, who string, err error) (Cohort, error) {
	if err == nil {
		d.CohortChanged(c.ID)
	}
	return d.show(ctx, c, who, err)
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
		Season: c.Season.Number, From: c.Season.From, To: c.Season.To, Scenarios: []Assigned{},
	}
	if c.Code != "" {
		out.JoinURL = d.URL + "/join/" + c.Code
	}
	for _, a := range c.Assignments {
		out.Scenarios = append(out.Scenarios, Assigned{Scenario: a.Scenario, Version: a.Version})
	}
	return out, nil
}
