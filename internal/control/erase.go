package control

import (
	"context"
	"fmt"

	"evenkeel/internal/people"
)

// FindAccount says who an account belongs to.
func (d *Desk) FindAccount(ctx context.Context, q Account) (Person, error) {
	p, err := d.People.Find(ctx, q.Who)
	return person(p), nobody(q.Who, err)
}

// EraseAccount erases a person, who is signed out everywhere at once. What
// they played stays, under an id that belongs to nobody.
func (d *Desk) EraseAccount(ctx context.Context, q Account) (Person, error) {
	found, err := d.People.Find(ctx, q.Who)
	if err != nil {
		return Person{}, nobody(q.Who, err)
	}
	erased, err := d.People.Erase(ctx, found.Account.ID)
	if err != nil {
		return Person{}, fmt.Errorf("erase %q: %w", q.Who, err)
	}
	d.SignedOut(erased.Account.ID)
	for _, m := range erased.Memberships {
		d.CohortChanged(m.Cohort.ID)
	}
	return person(erased), nil
}

func person(p people.Person) Person {
	out := Person{ID: p.Account.ID, Name: p.Account.Name, Login: p.Account.Login, Role: string(p.Account.Role), Cohorts: []string{}}
	for _, m := range p.Memberships {
		out.Cohorts = append(out.Cohorts, fmt.Sprintf("%s in %s", m.Member.Name, m.Cohort.Name))
	}
	return out
}

// FindAccount is [Desk.FindAccount].
func (c *Client) FindAccount(ctx context.Context, q Account) (Person, error) {
	return ask[Person](ctx, c, pathFind, q)
}

// EraseAccount is [Desk.EraseAccount].
func (c *Client) EraseAccount(ctx context.Context, q Account) (Person, error) {
	return ask[Person](ctx, c, pathErase, q)
}
