package store

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"evenkeel/internal/people"
)

// People offers a store as what people need of one.
func People(s Store) people.Records { return records{s} }

type records struct{ s Store }

func (r records) View(ctx context.Context, f func(people.Tx) error) error {
	return r.s.View(ctx, func(t *Tx) error { return f(t) })
}

func (r records) Update(ctx context.Context, f func(people.Tx) error) error {
	return r.s.Update(ctx, func(t *Tx) error { return f(t) })
}

// Account reads the account of an id.
func (t *Tx) Account(id string) (people.Account, error) {
	return get[people.Account](t, accounts, key(id))
}

// AccountByLogin reads the account that signs in by an e-mail address.
func (t *Tx) AccountByLogin(login string) (people.Account, error) {
	id, err := t.text(logins, key(login))
	if err != nil {
		return people.Account{}, err
	}
	return t.Account(id)
}

// Accounts reads all accounts, in the order of their ids.
func (t *Tx) Accounts() ([]people.Account, error) {
	return list[people.Account](t, accounts, "")
}

// PutAccount writes an account. A login that another account has is
// people.ErrLoginTaken; the one that this account had before is free again.
func (t *Tx) PutAccount(a people.Account) error {
	old, _, err := has[people.Account](t, accounts, key(a.ID))
	if err != nil {
		return err
	}
	if err := t.reclaim(logins, key(old.Login), key(a.Login), a.ID, people.ErrLoginTaken); err != nil {
		return err
	}
	return t.put(accounts, key(a.ID), a)
}

// reclaim moves owner's unique entry from one key to another; an empty key has
// no entry. taken is the error when the new one is another's.
func (t *Tx) reclaim(bucket, from, to, owner string, taken error) error {
	if to != "" {
		if err := t.claim(bucket, to, owner, taken); err != nil {
			return err
		}
	}
	if from == "" || from == to {
		return nil
	}
	return t.kv.Delete(bucket, from)
}

// Cohort reads the cohort of an id.
func (t *Tx) Cohort(id string) (people.Cohort, error) {
	return get[people.Cohort](t, cohorts, key(id))
}

// CohortByCode reads the cohort that a join code leads to.
func (t *Tx) CohortByCode(code string) (people.Cohort, error) {
	id, err := t.text(codes, key(code))
	if err != nil {
		return people.Cohort{}, err
	}
	return t.Cohort(id)
}

// Cohorts reads all cohorts, in the order of their ids.
func (t *Tx) Cohorts() ([]people.Cohort, error) {
	return list[people.Cohort](t, cohorts, "")
}

var errCodeTaken = errors.New("that join code leads to another cohort; draw a new one")

// PutCohort writes a cohort and frees the code that it had before. A code that
// leads to another cohort is an error.
func (t *Tx) PutCohort(c people.Cohort) error {
	old, _, err := has[people.Cohort](t, cohorts, key(c.ID))
	if err != nil {
		return err
	}
	if err := t.reclaim(codes, key(old.Code), key(c.Code), c.ID, errCodeTaken); err != nil {
		return err
	}
	return t.put(cohorts, key(c.ID), c)
}

// member is how a Member is stored.
type member struct {
	people.Member
	Folded string `json:"folded"` // of its name, as in the index
}

func (m *member) fields(f *form) {
	text(f, "cohort", &m.Cohort, false)
	text(f, "account", &m.Account, false)
	text(f, "role", &m.Role, false)
	text(f, "name", &m.Name, false)
	text(f, "next_name", &m.NextName, true)
	f.flag("hidden", &m.Hidden)
	f.moment("joined", &m.Joined, false)
	text(f, "folded", &m.Folded, false)
}

// Member reads an account's membership in a cohort.
func (t *Tx) Member(cohort, account string) (people.Member, error) {
	m, err := get[member](t, members, key(cohort, account))
	return m.Member, err
}

// MemberByName finds a member by the folded form of its name.
func (t *Tx) MemberByName(cohort, folded string) (people.Member, error) {
	account, err := t.text(memberNames, key(cohort, folded))
	if err != nil {
		return people.Member{}, err
	}
	return t.Member(cohort, account)
}

// EachMember reads a cohort's members one after the other, in the order of their
// accounts' ids: there may be many. An error is the last that it gives.
func (t *Tx) EachMember(cohort string) iter.Seq2[people.Member, error] {
	return func(yield func(people.Member, error) bool) {
		for m, err := range each[member](t, members, prefix(cohort)) {
			if !yield(m.Member, err) {
				return
			}
		}
	}
}

// Members reads a cohort's members, in the order of their accounts' ids.
func (t *Tx) Members(cohort string) ([]people.Member, error) {
	var all []people.Member
	for m, err := range t.EachMember(cohort) {
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// MembersOf reads an account's memberships, in the order of the cohorts' ids.
func (t *Tx) MembersOf(account string) ([]people.Member, error) {
	in := func(cohort string) string { return key(cohort, account) }
	stored, err := follow[member](t, memberships, prefix(account), in, members)
	var all []people.Member
	for _, m := range stored {
		all = append(all, m.Member)
	}
	return all, err
}

// CountMembers counts a cohort's members.
func (t *Tx) CountMembers(cohort string) (int, error) {
	return count(t.kv, members, prefix(cohort))
}

// PutMember writes a membership under the folded form of its name, and frees
// the name that it had before. A name that another member has is
// people.ErrNameTaken.
func (t *Tx) PutMember(m people.Member, folded string) error {
	if folded == "" {
		return fmt.Errorf("store a member of cohort %s: a name must not be empty", m.Cohort)
	}
	at := key(m.Cohort, m.Account)
	old, was, err := has[member](t, members, at)
	if err != nil {
		return err
	}
	from := ""
	if was {
		from = key(m.Cohort, old.Folded)
	}
	if err := t.reclaim(memberNames, from, key(m.Cohort, folded), m.Account, people.ErrNameTaken); err != nil {
		return err
	}
	if err := t.kv.Put(memberships, key(m.Account, m.Cohort), []byte(m.Cohort)); err != nil {
		return err
	}
	return t.putFormed(members, at, &member{m, folded})
}
