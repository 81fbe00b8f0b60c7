package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"evenkeel/internal/control"
	"evenkeel/internal/people"
	"evenkeel/internal/store"
)

// owner is what a server's owner may ask for: of the running server, or of its
// store where none runs.
type owner interface {
	ResetAccount(context.Context, control.Account) (control.Way, error)
	LinkAccount(context.Context, control.Account) (control.Way, error)
	FindAccount(context.Context, control.Account) (control.Person, error)
	EraseAccount(context.Context, control.Account) (control.Person, error)
	NewCohort(context.Context, control.NewCohort) (control.Cohort, error)
	Assign(context.Context, control.Assign) (control.Cohort, error)
	Season(context.Context, control.Season) (control.Cohort, error)
	RotateCode(context.Context, control.CohortName) (control.Cohort, error)
	CloseCohort(context.Context, control.CohortName) (control.Cohort, error)
	Compare(context.Context, control.Compare) (control.Cohort, error)
	Cohorts(context.Context) ([]control.Cohort, error)
	Audit(context.Context, control.Audit) (control.AuditPage, error)
	Backup(ctx context.Context, q control.Backup, path string, progress store.Progress) (control.Copied, error)
}

var (
	_ owner = (*control.Client)(nil)
	_ owner = (*control.Desk)(nil)
)

// withOwner runs f with the running server, or with the opened store. The
// scenarios are loaded only where f needs them.
func (p *place) withOwner(i *invocation, scenarios bool, f func(owner) error) error {
	if err := p.check(); err != nil {
		return err
	}
	client, err := control.Dial(filepath.Join(p.Data, control.SocketName))
	if err == nil {
		defer client.Close()
		return f(client)
	}
	if !errors.Is(err, control.ErrNotRunning) {
		return err
	}
	if _, err := os.Stat(filepath.Join(p.Data, storeFile)); p.Store == "" && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no store in %s: start evenkeel once, or name its folder with --data", p.Data)
	}
	s, err := p.openStore(i.ctx)
	if err != nil {
		return err
	}
	return errors.Join(p.withStore(i, s, scenarios, f), s.Close())
}

func (p *place) withStore(i *invocation, s store.Store, scenarios bool, f func(owner) error) error {
	desk := &control.Desk{
		People: people.NewRegistry(store.People(s), time.Now), URL: p.publicURL(p.Addr, false),
		Now: time.Now, SignedOut: func(string) {}, CohortChanged: func(string) {},
		Copy: copier(s),
	}
	if scenarios {
		log := slog.New(slog.NewTextHandler(i.err, nil))
		c, err := p.openScenarios(i.ctx, s, log, nil)
		if err != nil {
			return err
		}
		desk.Catalog = shelf{c}
	}
	return f(desk)
}
