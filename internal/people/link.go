package people

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// How long one-time tokens are good for.
const (
	SetupLife = 30 * 24 * time.Hour
	LinkLife  = 48 * time.Hour
	// DeviceLinkLife is short: the other device lies beside the first.
	DeviceLinkLife = 15 * time.Minute
)

// Ambiguous says that a name fits several people or cohorts. Matches describes
// each, with the id that names it alone.
type Ambiguous struct {
	Name    string
	Matches []string
}

// Error lists the matches.
func (e *Ambiguous) Error() string {
	return fmt.Sprintf("%q could be any of these; use the id: %s", e.Name, strings.Join(e.Matches, "; "))
}

// FreshSetupToken makes a token for [Registry.Setup] and forgets all earlier
// ones. Once there is a trainer it answers ok false.
func (r *Registry) FreshSetupToken(ctx context.Context) (token string, ok bool, err error) {
	secret := newSecret()
	err = r.records.Update(ctx, func(tx Tx) error {
		has, err := hasTrainer(tx)
		if err != nil {
			return err
		}
		ok = !has
		if err := dropTokens(tx, SetupToken); err != nil || has {
			return err
		}
		return tx.PutToken(Token{Hash: hashSecret(secret), Kind: SetupToken, Expires: r.now().Add(SetupLife)})
	})
	if err != nil || !ok {
		return "", false, err
	}
	return secret, true, nil
}

// SetupTokenValid reports whether a setup token would be taken, without using
// it. Its own error is [ErrBadToken].
func (r *Registry) SetupTokenValid(ctx context.Context, token string) error {
	return r.records.View(ctx, func(tx Tx) error { return r.setupAllowed(tx, token) })
}

// HasTrainer reports whether the set-up is done: no token allows another.
func (r *Registry) HasTrainer(ctx context.Context) (has bool, err error) {
	err = r.records.View(ctx, func(tx Tx) error {
		has, err = hasTrainer(tx)
		return err
	})
	return has, err
}

// LinkTokenValid reports whether [Registry.Link] would take a token, without
// using it. Its own error is [ErrBadToken].
func (r *Registry) LinkTokenValid(ctx context.Context, token string) error {
	return r.records.View(ctx, func(tx Tx) error {
		_, err := r.token(tx, token, LinkToken)
		return err
	})
}

func dropTokens(tx Tx, kind TokenKind) error {
	all, err := tx.Tokens()
	if err != nil {
		return err
	}
	for _, t := range all {
		if t.Kind != kind {
			continue
		}
		if err := tx.DeleteToken(t.Hash); err != nil {
			return err
		}
	}
	return nil
}

// token finds a token that is still good.
func (r *Registry) token(tx Tx, secret string, kind TokenKind) (Token, error) {
	t, err := tx.Token(hashSecret(secret))
	if errors.Is(err, ErrNotFound) || err == nil && (t.Kind != kind || !r.now().Before(t.Expires)) {
		return Token{}, ErrBadToken
	}
	return t, err
}

// NewLink makes a token that signs one person in, once: a way back for who
// lost the browser they joined with. who is an account's id, a login, or a
// name in some cohort; one that several people have is [*Ambiguous], and
// [ErrNotFound] one that nobody has.
func (r *Registry) NewLink(ctx context.Context, who string) (token string, a Account, err error) {
	token = newSecret()
	err = r.records.Update(ctx, func(tx Tx) error {
		if a, err = findAccount(tx, who); err != nil {
			return err
		}
		return r.putLink(tx, a.ID, token, LinkLife)
	})
	return token, a, err
}

// NewDeviceLink makes a token that signs an account in on another device,
// once, within [DeviceLinkLife]. [ErrNotFound] if nobody has that id.
func (r *Registry) NewDeviceLink(ctx context.Context, account string) (token string, expires time.Time, err error) {
	token = newSecret()
	err = r.records.Update(ctx, func(tx Tx) error {
		if _, err := tx.Account(account); err != nil { // it may have been erased meanwhile
			return err
		}
		return r.putLink(tx, account, token, DeviceLinkLife)
	})
	return token, r.now().Add(DeviceLinkLife), err
}

// putLink stores a link token; earlier ones of the account are forgotten.
func (r *Registry) putLink(tx Tx, account, secret string, life time.Duration) error {
	all, err := tx.Tokens()
	if err != nil {
		return err
	}
	for _, t := range all {
		if t.Kind != LinkToken || t.Account != account && r.now().Before(t.Expires) {
			continue
		}
		if err := tx.DeleteToken(t.Hash); err != nil {
			return err
		}
	}
	return tx.PutToken(Token{Hash: hashSecret(secret), Kind: LinkToken, Account: account, Expires: r.now().Add(life)})
}

// Link signs in with a token of [Registry.NewLink], [Registry.NewDeviceLink]
// or [Registry.Reset], which is used up. An account with a login and no password then needs
// [Registry.SetPassword]. Its own error is [ErrBadToken].
func (r *Registry) Link(ctx context.Context, token string) (SignedIn, error) {
	// Who guesses tokens must not make others wait for the writer.
	if err := r.LinkTokenValid(ctx, token); err != nil {
		return SignedIn{}, err
	}
	var a Account
	var session Session
	var cookie string
	err := r.records.Update(ctx, func(tx Tx) error {
		t, err := r.token(tx, token, LinkToken)
		if err != nil {
			return err
		}
		if a, err = tx.Account(t.Account); errors.Is(err, ErrNotFound) {
			return ErrBadToken
		} else if err != nil {
			return err
		}
		if err := tx.DeleteToken(t.Hash); err != nil {
			return err
		}
		session, cookie = r.newSession(a)
		return r.signIn(tx, session)
	})
	return SignedIn{Account: a, Cookie: cookie}, err
}

// findAccount finds a person by id, login or name.
func findAccount(tx Tx, who string) (Account, error) {
	who = strings.TrimSpace(who)
	if a, err := tx.Account(who); !errors.Is(err, ErrNotFound) {
		return a, err
	}
	found, err := accountsCalled(tx, who)
	if err != nil || len(found) == 0 {
		return Account{}, orElse(err, ErrNotFound)
	}
	if len(found) == 1 {
		return found[0], nil
	}
	matches, err := describe(tx, found)
	if err != nil {
		return Account{}, err
	}
	return Account{}, &Ambiguous{Name: who, Matches: matches}
}

// accountsCalled finds who signs in by a word, or goes by it as a name in some
// cohort, or by themselves. A login does not come before names: anybody may choose
// another's name for theirs.
func accountsCalled(tx Tx, who string) ([]Account, error) {
	login, folded := FoldLogin(who), FoldName(who)
	cohorts, err := tx.Cohorts()
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for _, c := range cohorts {
		m, err := tx.MemberByName(c.ID, folded)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		ids[m.Account] = true
	}
	all, err := tx.Accounts()
	return slices.DeleteFunc(all, func(a Account) bool {
		return !ids[a.ID] && (login == "" || a.Login != login) && FoldName(a.Name) != folded
	}), err
}

// describe says of each account who it is: name, cohorts and id.
func describe(tx Tx, accounts []Account) ([]string, error) {
	out := make([]string, len(accounts))
	for i, a := range accounts {
		members, err := tx.MembersOf(a.ID)
		if err != nil {
			return nil, err
		}
		in := make([]string, 0, len(members))
		for _, m := range members {
			c, err := tx.Cohort(m.Cohort)
			if err != nil {
				return nil, err
			}
			in = append(in, fmt.Sprintf("%s in %q", m.Name, c.Name))
		}
		out[i] = fmt.Sprintf("%s (%s, joined %s)", a.ID, strings.Join(in, ", "), a.Created.UTC().Format(time.DateOnly))
	}
	return out, nil
}
