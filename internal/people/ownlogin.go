package people

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What can be wrong with a sign-in name of one's own.
var (
	ErrBadLoginName = errors.New("that cannot be a sign-in name")
	ErrHasLogin     = errors.New("the account has a sign-in name already")
)

// How many characters a sign-in name may have that is no e-mail address.
const (
	MinLogin = 3
	MaxLogin = 40
)

// SetLogin gives an account that came in by a code a sign-in name, an e-mail
// address or any word, and a password, so that [Registry.Login] lets its
// person in anywhere. Errors: [ErrHasLogin], [ErrBadLoginName],
// [ErrLoginTaken] and [ErrWeakPassword].
func (r *Registry) SetLogin(ctx context.Context, account, login, password string) (Account, error) {
	clean, err := cleanLogin(login)
	if err != nil {
		return Account{}, err
	}
	var a Account
	check := func(tx Tx) (err error) {
		if a, err = tx.Account(account); err != nil {
			return err
		}
		if a.Login != "" {
			return ErrHasLogin
		}
		if _, err := tx.AccountByLogin(clean); !errors.Is(err, ErrNotFound) {
			return orElse(err, ErrLoginTaken)
		}
		return nil
	}
	// A password costs a second of work: it is not done for nothing.
	if err := r.records.View(ctx, check); err != nil {
		return Account{}, err
	}
	hash, err := r.newPassword(ctx, clean, password)
	if err != nil {
		return Account{}, err
	}
	err = r.records.Update(ctx, func(tx Tx) error {
		if err := check(tx); err != nil {
			return err
		}
		a.Login, a.Password = clean, hash
		return tx.PutAccount(a)
	})
	return a, err
}

// cleanLogin brings a sign-in name into the form in which it is kept.
func cleanLogin(login string) (string, error) {
	if strings.Contains(login, "@") {
		clean, err := CleanEmail(login)
		if err != nil {
			return "", fmt.Errorf("%w: an e-mail address should look like name@example.com", ErrBadLoginName)
		}
		return clean, nil
	}
	clean := FoldLogin(login)
	if n := utf8.RuneCountInString(clean); n < MinLogin || n > MaxLogin {
		return "", fmt.Errorf("%w: it needs %d to %d characters", ErrBadLoginName, MinLogin, MaxLogin)
	}
	odd := func(r rune) bool {
		return r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
	}
	if strings.ContainsFunc(clean, odd) {
		return "", fmt.Errorf("%w: it may hold letters, digits, dots, dashes and underscores", ErrBadLoginName)
	}
	return clean, nil
}

// ChangePassword gives an account a password in place of the present one. All
// its sessions but the one with the hash keep end, as do links that would sign
// in again. Errors: [ErrBadLogin] where present is not the present password,
// [ErrWeakPassword].
func (r *Registry) ChangePassword(ctx context.Context, account, present, password, keep string) error {
	a, err := r.Account(ctx, account)
	if err != nil {
		return err
	}
	ok, err := r.hasher.matches(ctx, a.Password, present)
	if err != nil {
		return err
	}
	if !ok {
		return ErrBadLogin
	}
	hash, err := r.newPassword(ctx, a.Login, password)
	if err != nil {
		return err
	}
	return r.records.Update(ctx, func(tx Tx) error {
		now, err := tx.Account(account)
		if err != nil {
			return err
		}
		if now.Password != a.Password { // replaced while it was compared
			return ErrBadLogin
		}
		now.Password = hash
		if err := tx.PutAccount(now); err != nil {
			return err
		}
		if _, err := endSessions(tx, account, keep); err != nil {
			return err
		}
		return dropTokensOf(tx, account)
	})
}
