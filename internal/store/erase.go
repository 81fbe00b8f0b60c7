package store

import "evenkeel/internal/people"

// DeleteAccount removes an account and frees its login.
func (t *Tx) DeleteAccount(id string) error {
	a, was, err := has[people.Account](t, accounts, key(id))
	if err != nil || !was {
		return err
	}
	if a.Login != "" {
		if err := t.kv.Delete(logins, key(a.Login)); err != nil {
			return err
		}
	}
	return t.kv.Delete(accounts, key(id))
}

// DeleteMember removes a membership and frees its name.
func (t *Tx) DeleteMember(cohort, account string) error {
	at := key(cohort, account)
	m, was, err := has[member](t, members, at)
	if err != nil || !was {
		return err
	}
	if err := t.kv.Delete(memberNames, key(cohort, m.Folded)); err != nil {
		return err
	}
	if err := t.kv.Delete(memberships, key(account, cohort)); err != nil {
		return err
	}
	return t.kv.Delete(members, at)
}

// DeleteCheckins removes the check-ins of all attempts of a trainee.
func (t *Tx) DeleteCheckins(trainee string) error {
	attempts, err := t.filedUnder(trainee)
	if err != nil {
		return err
	}
	var keys []string
	for _, a := range attempts {
		for k := range t.kv.Scan(checkins, prefix(a.attempt), "") {
			keys = append(keys, k)
		}
	}
	for _, k := range keys {
		if err := t.kv.Delete(checkins, k); err != nil {
			return err
		}
	}
	return nil
}
