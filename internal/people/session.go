package people

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// How long a session lives without being used.
const (
	TraineeSession = 90 * 24 * time.Hour
	TrainerSession = 30 * 24 * time.Hour
)

// renewAfter is how often a session that is used has its life renewed.
const renewAfter = 24 * time.Hour

// ErrNoSession says that a cookie belongs to nobody: it was never given out,
// has expired, or was signed out.
var ErrNoSession = errors.New("not signed in")

func lifetime(role Role) time.Duration {
	if role == Trainee {
		return TraineeSession
	}
	return TrainerSession
}

// newSession makes a session and the cookie's value, of which only a hash is
// kept.
func (r *Registry) newSession(a Account) (Session, string) {
	cookie, now := newSecret(), r.now()
	return Session{Hash: hashSecret(cookie), Account: a.ID, Created: now, Expires: now.Add(lifetime(a.Role))}, cookie
}

// SessionOf finds who a cookie's value belongs to, and renews the session at
// most once a day. The session's Hash names it as long as it lives, so that
// what was opened with it can be closed. Its own error is [ErrNoSession].
func (r *Registry) SessionOf(ctx context.Context, cookie string) (Account, Session, error) {
	if cookie == "" {
		return Account{}, Session{}, ErrNoSession
	}
	var a Account
	var s Session
	hash := hashSecret(cookie)
	err := r.records.View(ctx, func(tx Tx) (err error) {
		a, s, err = r.live(tx, hash)
		return err
	})
	if err != nil || s.Expires.Sub(r.now()) > lifetime(a.Role)-renewAfter {
		return a, s, err
	}
	err = r.records.Update(ctx, func(tx Tx) (err error) {
		if a, s, err = r.live(tx, hash); err != nil {
			return err
		}
		s.Expires = r.now().Add(lifetime(a.Role))
		return tx.PutSession(s)
	})
	return a, s, err
}

func (r *Registry) live(tx Tx, hash string) (Account, Session, error) {
	s, err := tx.Session(hash)
	if errors.Is(err, ErrNotFound) || err == nil && !r.now().Before(s.Expires) {
		return Account{}, Session{}, ErrNoSession
	}
	if err != nil {
		return Account{}, Session{}, err
	}
	a, err := tx.Account(s.Account)
	if errors.Is(err, ErrNotFound) {
		return Account{}, Session{}, ErrNoSession
	}
	return a, s, err
}

// Logout ends the session of a cookie's value. Ending it again does nothing.
func (r *Registry) Logout(ctx context.Context, cookie string) error {
	return r.records.Update(ctx, func(tx Tx) error {
		return tx.DeleteSession(hashSecret(cookie))
	})
}

// SignOutEverywhere ends all sessions of an account and returns them, so that
// what is open with them can be closed. Links that would sign in again, which
// somebody else may have made on a device left behind, end too.
func (r *Registry) SignOutEverywhere(ctx context.Context, account string) (ended []Session, err error) {
	err = r.records.Update(ctx, func(tx Tx) (err error) {
		if ended, err = endSessions(tx, account, ""); err != nil {
			return err
		}
		return dropTokensOf(tx, account)
	})
	return ended, err
}

// endSessions ends and returns an account's sessions, all but the one with the
// hash keep.
func endSessions(tx Tx, account, keep string) ([]Session, error) {
	all, err := tx.SessionsOf(account)
	if err != nil {
		return nil, fmt.Errorf("find the sessions to end: %w", err)
	}
	all = slices.DeleteFunc(all, func(s Session) bool { return s.Hash == keep })
	for _, s := range all {
		if err := tx.DeleteSession(s.Hash); err != nil {
			return nil, fmt.Errorf("end a session: %w", err)
		}
	}
	return all, nil
}

// signIn stores a new session and clears away the account's expired ones.
func (r *Registry) signIn(tx Tx, s Session) error {
	old, err := tx.SessionsOf(s.Account)
	if err != nil {
		return err
	}
	for _, o := range old {
		if r.now().Before(o.Expires) {
			continue
		}
		if err := tx.DeleteSession(o.Hash); err != nil {
			return err
		}
	}
	return tx.PutSession(s)
}
