package people

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrHasPassword says that a password is there, which only a reset removes and
// only who knows it changes.
var ErrHasPassword = errors.New("the account has a password; the present one or a reset allows a new one")

// SignedIn is an account with a new session.
type SignedIn struct {
	Account Account
	Cookie  string // the session's secret
}

// Setup makes the first trainer, with a token of [Registry.FreshSetupToken],
// and a member of every cohort there is. An empty name is made from the login;
// where a trainee has the name it gets a number, cohort by cohort. The token
// is used up only by success.
//
// Errors: [ErrBadToken] (also once there is a trainer), [ErrBadEmail],
// [ErrLoginTaken], [ErrWeakPassword] and [ErrBadName].
func (r *Registry) Setup(ctx context.Context, token, login, password, name string) (SignedIn, error) {
	// A password costs a second of work: it is not done for a bad token.
	if err := r.records.View(ctx, func(tx Tx) error { return r.setupAllowed(tx, token) }); err != nil {
		return SignedIn{}, err
	}
	a := Account{ID: newID(), Role: Trainer, Created: r.now()}
	var err error
	if a.Login, err = CleanEmail(login); err != nil {
		return SignedIn{}, err
	}
	if a.Name, err = trainerName(name, a.Login); err != nil {
		return SignedIn{}, err
	}
	if a.Password, err = r.newPassword(ctx, a.Login, password); err != nil {
		return SignedIn{}, err
	}
	session, cookie := r.newSession(a)
	err = r.records.Update(ctx, func(tx Tx) error {
		if err := r.setupAllowed(tx, token); err != nil {
			return err
		}
		if err := dropTokens(tx, SetupToken); err != nil {
			return err
		}
		if _, err := tx.AccountByLogin(a.Login); !errors.Is(err, ErrNotFound) {
			return orElse(err, ErrLoginTaken)
		}
		if err := tx.PutAccount(a); err != nil {
			return err
		}
		if err := r.leadAll(tx, a); err != nil {
			return err
		}
		return tx.PutSession(session)
	})
	return SignedIn{Account: a, Cookie: cookie}, err
}

func (r *Registry) setupAllowed(tx Tx, token string) error {
	if _, err := r.token(tx, token, SetupToken); err != nil {
		return err
	}
	has, err := hasTrainer(tx)
	if err == nil && has {
		return ErrBadToken
	}
	return err
}

// trainerName cleans a trainer's name, or makes one of the login.
func trainerName(name, login string) (string, error) {
	if strings.TrimSpace(name) != "" {
		return CleanName(name)
	}
	local, _, _ := strings.Cut(login, "@")
	if clean, err := CleanName(local); err == nil {
		return clean, nil
	}
	return "Trainer", nil
}

// leadAll makes a trainer a member of every cohort.
func (r *Registry) leadAll(tx Tx, a Account) error {
	cohorts, err := tx.Cohorts()
	if err != nil {
		return err
	}
	for _, c := range cohorts {
		if err := r.lead(tx, c.ID, a); err != nil {
			return err
		}
	}
	return nil
}

func (r *Registry) lead(tx Tx, cohort string, a Account) error {
	name, err := freeName(tx, cohort, a.Name)
	if err != nil {
		return fmt.Errorf("name the cohort's trainer: %w", err)
	}
	m := Member{Cohort: cohort, Account: a.ID, Role: Trainer, Name: name, Joined: r.now()}
	return tx.PutMember(m, FoldName(name))
}

// trainers lists the accounts that may lead cohorts.
func trainers(tx Tx) ([]Account, error) {
	all, err := tx.Accounts()
	return slices.DeleteFunc(all, func(a Account) bool { return a.Role == Trainee }), err
}

func hasTrainer(tx Tx) (bool, error) {
	all, err := trainers(tx)
	return len(all) > 0, err
}

// Login signs in who has a password. Its own error is [ErrBadLogin], which takes as
// long for an unknown login as for a wrong password.
func (r *Registry) Login(ctx context.Context, login, password string) (SignedIn, error) {
	var a Account
	err := r.records.View(ctx, func(tx Tx) (err error) {
		a, err = tx.AccountByLogin(FoldLogin(login))
		return err
	})
	if err != nil && !errors.Is(err, ErrNotFound) {
		return SignedIn{}, err
	}
	ok, err := r.hasher.matches(ctx, a.Password, password)
	if err != nil {
		return SignedIn{}, err
	}
	if !ok {
		return SignedIn{}, ErrBadLogin
	}
	session, cookie := r.newSession(a)
	err = r.records.Update(ctx, func(tx Tx) error {
		now, err := tx.Account(a.ID)
		if err != nil {
			return err
		}
		if now.Password != a.Password { // replaced while it was compared
			return ErrBadLogin
		}
		return r.signIn(tx, session)
	})
	return SignedIn{Account: a, Cookie: cookie}, err
}

// Reset takes a trainer's password away, ends all of the trainer's sessions
// and makes a link token, for [Registry.Link] and then
// [Registry.SetPassword]. The ended sessions are returned so that what is open
// with them can be closed. [ErrNotFound] if nobody has that login.
func (r *Registry) Reset(ctx context.Context, login string) (token string, ended []Session, err error) {
	token = newSecret()
	err = r.records.Update(ctx, func(tx Tx) error {
		a, err := tx.AccountByLogin(FoldLogin(login))
		if err != nil {
			return err
		}
		if ended, err = endSessions(tx, a.ID, ""); err != nil {
			return err
		}
		a.Password = ""
		if err := tx.PutAccount(a); err != nil {
			return err
		}
		return r.putLink(tx, a.ID, token, LinkLife)
	})
	return token, ended, err
}

// SetPassword gives a password to an account that has a login and, after a
// reset, no password. Errors: [ErrHasPassword], [ErrWeakPassword], and
// [ErrNotFound] for who has no login.
func (r *Registry) SetPassword(ctx context.Context, account, password string) error {
	var a Account
	check := func(tx Tx) (err error) {
		if a, err = tx.Account(account); err != nil {
			return err
		}
		if a.Login == "" {
			return ErrNotFound
		}
		if a.Password != "" {
			return ErrHasPassword
		}
		return nil
	}
	if err := r.records.View(ctx, check); err != nil {
		return err
	}
	hash, err := r.newPassword(ctx, a.Login, password)
	if err != nil {
		return err
	}
	return r.records.Update(ctx, func(tx Tx) error {
		if err := check(tx); err != nil {
			return err
		}
		a.Password = hash
		return tx.PutAccount(a)
	})
}

func (r *Registry) newPassword(ctx context.Context, login, password string) (string, error) {
	if err := CheckPassword(login, password); err != nil {
		return "", err
	}
	return r.hasher.hash(ctx, password)
}

// orElse gives err, or other where there is none.
func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}
