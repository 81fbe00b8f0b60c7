package people

import (
	"context"
	"fmt"
)

// Person is an account and where it is a member.
type Person struct {
	Account     Account
	Memberships []Membership
}

// Find finds a person by an account's id, a login, or a name in some cohort.
// Errors: [ErrNotFound], [*Ambiguous].
func (r *Registry) Find(ctx context.Context, who string) (p Person, err error) {
	err = r.records.View(ctx, func(tx Tx) error {
		if p.Account, err = findAccount(tx, who); err != nil {
			return err
		}
		p.Memberships, err = membershipsOf(tx, p.Account.ID)
		return err
	})
	return p, err
}

// Erase removes a person (an account's id): the account with its login,
// memberships with their names, check-ins, sessions and tokens, all at once.
// What they played stays, under an id that belongs to nobody any more. It
// gives who they were, so that what is open can be closed. [ErrNotFound] if
// nobody has that id.
func (r *Registry) Erase(ctx context.Context, account string) (p Person, err error) {
	err = r.records.Update(ctx, func(tx Tx) error {
		if p.Account, err = tx.Account(account); err != nil {
			return err
		}
		if p.Memberships, err = membershipsOf(tx, account); err != nil {
			return err
		}
		for _, m := range p.Memberships {
			if err := tx.DeleteMember(m.Cohort.ID, account); err != nil {
				return fmt.Errorf("erase a membership: %w", err)
			}
		}
		if _, err := endSessions(tx, account, ""); err != nil {
			return err
		}
		if err := dropTokensOf(tx, account); err != nil {
			return err
		}
		if err := tx.DeleteCheckins(account); err != nil {
			return fmt.Errorf("erase check-ins: %w", err)
		}
		return tx.DeleteAccount(account)
	})
	return p, err
}

func dropTokensOf(tx Tx, account string) error {
	all, err := tx.Tokens()
	if err != nil {
		return err
	}
	for _, t := range all {
		if t.Account != account {
			continue
		}
		if err := tx.DeleteToken(t.Hash); err != nil {
			return fmt.Errorf("erase a token: %w", err)
		}
	}
	return nil
}
