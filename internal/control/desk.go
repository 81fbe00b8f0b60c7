package control

import (
	"context"
	"errors"
	"fmt"
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
	// Assignable lists what can be given to cohorts: every scenario in service
	// but tutorials. The ids are empty.
	Assignable() []people.Assignment
	// Rankable says why attempts at a version, or a variant of it, cannot be
	// ranked with a seed; nil where they can. It may take seconds.
	Rankable(ctx context.Context, version, variant string, seed uint64) error
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
	Folder string
	// Swap ends the server, has a file take its store's place, and begins
	// again; nil where there is no such file.
	Swap    func(path string) error
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
	if err != nil {
		return Way{}, nobody(q.Who, err)
	}
	return Way{Name: a.Name, URL: d.link(token)}, nil
}

// nobody explains that nobody was found by what they were called.
func nobody(who string, err error) error {
	if errors.Is(err, people.ErrNotFound) {
		return fmt.Errorf("nobody is called %q: give a name as a cohort shows it, an e-mail address or an account's id", who)
	}
	return err
}

func (d *Desk) link(token string) string { return d.URL + "/link/" + token }
