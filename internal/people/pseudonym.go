package people

import (
	"context"
	"errors"
	"fmt"
)

// SetPseudonym chooses the name that a member goes by in a cohort from its
// next season on; within a season names stay, so that nobody changes places
// unseen. Empty, or the name they have, takes the choice back. Errors:
// [ErrNotFound], [ErrBadName] and [*NameTaken], also by a choice of somebody
// else.
func (r *Registry) SetPseudonym(ctx context.Context, cohort, account, name string) error {
	if name != "" {
		var err error
		if name, err = CleanName(name); err != nil {
			return err
		}
	}
	return r.records.Update(ctx, func(tx Tx) error {
		m, err := tx.Member(cohort, account)
		if err != nil {
			return err
		}
		if name == m.Name {
			name = ""
		}
		if err := notTaken(tx, m, name); err != nil {
			return err
		}
		m.NextName = name
		return tx.PutMember(m, FoldName(m.Name))
	})
}

// notTaken refuses a name that another member has, or has chosen for the next
// season.
func notTaken(tx Tx, m Member, name string) error {
	if name == "" {
		return nil
	}
	all, err := tx.Members(m.Cohort)
	if err != nil {
		return err
	}
	taken, looks := make(map[string]bool), make(map[string]bool)
	for _, other := range all {
		if other.Account == m.Account {
			continue
		}
		for _, name := range []string{other.Name, other.NextName} {
			if name != "" {
				taken[FoldName(name)], looks[shape(name)] = true, true
			}
		}
	}
	free := name
	for n := 2; taken[FoldName(free)] || looks[shape(free)]; n++ {
		free = numbered(name, n)
	}
	if free != name {
		return &NameTaken{Suggestion: free}
	}
	return nil
}

// adoptPseudonyms gives the members of a cohort the names that they chose for
// the season that begins. Where somebody has joined under such a name
// meanwhile, it gets a number.
func adoptPseudonyms(tx Tx, cohort string) error {
	all, err := tx.Members(cohort)
	if err != nil {
		return err
	}
	for _, m := range all {
		if m.NextName == "" {
			continue
		}
		has, err := tx.MemberByName(cohort, FoldName(m.NextName))
		switch {
		case errors.Is(err, ErrNotFound) || err == nil && has.Account == m.Account:
			m.Name = m.NextName
		case err != nil:
			return err
		default:
			if m.Name, err = freeName(tx, cohort, m.NextName); err != nil {
				return err
			}
		}
		m.NextName = ""
		if err := tx.PutMember(m, FoldName(m.Name)); err != nil {
			return fmt.Errorf("give a member the chosen name: %w", err)
		}
	}
	return nil
}
