package people

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"
)

// Registry carries out what people may do. Any number of goroutines may use
// it; it keeps nothing of its own beside the places at the password hasher, so
// several registries may work over the same records.
type Registry struct {
	records Records
	now     func() time.Time
	hasher  hasher
}

// NewRegistry makes a registry over records, with now as its clock.
func NewRegistry(records Records, now func() time.Time) *Registry {
	return &Registry{records: records, now: now, hasher: newHasher()}
}

// Joined is the outcome of [Registry.Join].
type Joined struct {
	Account Account
	Cohort  Cohort
	Member  Member
	// Cookie is the new session's secret; empty for who was signed in before.
	Cookie string
}

// Join puts a person into the cohort of a join code. Without an account it
// makes a trainee who is signed in. With an account (an id) it is the same
// person: one who is in the cohort stays as they are, whatever name was given;
// another joins under the name, or under the account's where that is empty.
//
// Errors: [ErrBadCode], [ErrClosed], [ErrCohortFull], [ErrBadName] and
// [*NameTaken].
func (r *Registry) Join(ctx context.Context, code, name, account string) (Joined, error) {
	// Who guesses codes must not make others wait for the writer.
	if _, err := r.CohortByCode(ctx, code); err != nil {
		return Joined{}, err
	}
	fresh := Account{ID: newID(), Role: Trainee, Created: r.now()}
	session, cookie := r.newSession(fresh)
	var out Joined
	err := r.records.Update(ctx, func(tx Tx) error {
		c, err := openCohort(tx, code)
		if err != nil {
			return err
		}
		out = Joined{Account: fresh, Cohort: c}
		if account != "" {
			if out.Account, err = tx.Account(account); err != nil {
				return fmt.Errorf("find the account that joins: %w", err)
			}
			out.Member, err = tx.Member(c.ID, account)
			if !errors.Is(err, ErrNotFound) {
				return err
			}
		}
		if out.Member, err = r.enter(tx, c, out.Account, cmp.Or(name, out.Account.Name)); err != nil {
			return err
		}
		if account != "" {
			return nil
		}
		out.Account.Name, out.Cookie = out.Member.Name, cookie
		if err := tx.PutAccount(out.Account); err != nil {
			return err
		}
		return tx.PutSession(session)
	})
	if account == "" && ctx.Err() != nil {
		return Joined{}, errors.Join(ctx.Err(), r.unjoin(ctx, fresh.ID))
	}
	return out, err
}

// unjoinTime bounds how long unjoin may take.
const unjoinTime = 5 * time.Second

// unjoin takes back who has joined and will never hear of it, since whoever
// asked has gone: nobody could ever use the account, and its name would stay
// taken.
func (r *Registry) unjoin(ctx context.Context, account string) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), unjoinTime)
	defer cancel()
	_, err := r.Erase(ctx, account)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

// openCohort finds the cohort that a code lets one join.
func openCohort(tx Tx, code string) (Cohort, error) {
	tidy, ok := TidyCode(code)
	if !ok {
		return Cohort{}, ErrBadCode
	}
	c, err := tx.CohortByCode(tidy)
	if errors.Is(err, ErrNotFound) {
		return c, ErrBadCode
	}
	if err == nil && c.Closed {
		return c, ErrClosed
	}
	return c, err
}

// enter makes an account a trainee of a cohort, under a name that is free.
func (r *Registry) enter(tx Tx, c Cohort, a Account, name string) (Member, error) {
	clean, err := CleanName(name)
	if err != nil {
		return Member{}, err
	}
	n, err := tx.CountMembers(c.ID)
	if err != nil {
		return Member{}, err
	}
	if n >= c.Cap {
		return Member{}, ErrCohortFull
	}
	free, err := freeName(tx, c.ID, clean)
	if err != nil {
		return Member{}, err
	}
	if free != clean {
		return Member{}, &NameTaken{Suggestion: free}
	}
	m := Member{Cohort: c.ID, Account: a.ID, Role: Trainee, Name: clean, Joined: r.now()}
	return m, tx.PutMember(m, FoldName(clean))
}

// CohortByCode finds what a join code leads to, without using it. Its errors
// are [ErrBadCode] and [ErrClosed].
func (r *Registry) CohortByCode(ctx context.Context, code string) (c Cohort, err error) {
	err = r.records.View(ctx, func(tx Tx) error {
		c, err = openCohort(tx, code)
		return err
	})
	return c, err
}

// Account finds an account by its id.
func (r *Registry) Account(ctx context.Context, id string) (a Account, err error) {
	err = r.records.View(ctx, func(tx Tx) error {
		a, err = tx.Account(id)
		return err
	})
	return a, err
}

// Member finds a member of a cohort.
func (r *Registry) Member(ctx context.Context, cohort, account string) (m Member, err error) {
	err = r.records.View(ctx, func(tx Tx) error {
		m, err = tx.Member(cohort, account)
		return err
	})
	return m, err
}

// Members lists all members of a cohort, trainers included.
func (r *Registry) Members(ctx context.Context, cohort string) (all []Member, err error) {
	err = r.records.View(ctx, func(tx Tx) error {
		all, err = tx.Members(cohort)
		return err
	})
	return all, err
}

// Membership is a cohort together with who one is in it.
type Membership struct {
	Cohort Cohort
	Member Member
}

// CohortsOf lists the cohorts that an account is in.
func (r *Registry) CohortsOf(ctx context.Context, account string) ([]Membership, error) {
	var all []Membership
	err := r.records.View(ctx, func(tx Tx) (err error) {
		all, err = membershipsOf(tx, account)
		return err
	})
	return all, err
}

func membershipsOf(tx Tx, account string) ([]Membership, error) {
	members, err := tx.MembersOf(account)
	if err != nil {
		return nil, err
	}
	all := make([]Membership, len(members))
	for i, m := range members {
		c, err := tx.Cohort(m.Cohort)
		if err != nil {
			return nil, fmt.Errorf("find the cohort of a member: %w", err)
		}
		all[i] = Membership{Cohort: c, Member: m}
	}
	return all, nil
}

// SetHidden takes a member off a cohort's boards, or puts them back.
func (r *Registry) SetHidden(ctx context.Context, cohort, account string, hidden bool) error {
	return r.records.Update(ctx, func(tx Tx) error {
		m, err := tx.Member(cohort, account)
		if err != nil {
			return err
		}
		m.Hidden = hidden
		return tx.PutMember(m, FoldName(m.Name))
	})
}
