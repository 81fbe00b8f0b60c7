// Package people knows who plays: accounts and their roles, cohorts and what
// is assigned to them, join codes, one-time tokens, passwords and login
// sessions.
//
// [Registry] carries out what people may do, over [Records], which the store
// implements. Names live only here and in records that can be deleted; an
// attempt's events name a person by the account's id. The package owns no
// goroutine and never logs; it imports golang.org/x/crypto and x/text.
package people

import (
	"context"
	"errors"
	"time"
)

// What can be wrong with what people ask for.
var (
	ErrNotFound     = errors.New("no such record")
	ErrBadName      = errors.New("that name cannot be used")
	ErrNameTaken    = errors.New("that name is taken in this cohort")
	ErrBadCode      = errors.New("that join code is not valid")
	ErrCohortFull   = errors.New("the cohort is full")
	ErrBadToken     = errors.New("that link has been used or has expired")
	ErrBadLogin     = errors.New("e-mail address or password do not match")
	ErrWeakPassword = errors.New("the password is too easy to guess")
	ErrBadEmail     = errors.New("that is not an e-mail address")
	ErrLoginTaken   = errors.New("that e-mail address has an account")
	ErrClosed       = errors.New("the cohort is closed")
	ErrBadSeason    = errors.New("a season must end after it begins")
)

// NameTaken is an [ErrNameTaken] that offers a free name.
type NameTaken struct{ Suggestion string }

// Error says what to do.
func (e *NameTaken) Error() string {
	return ErrNameTaken.Error() + "; " + e.Suggestion + " is free"
}

// Unwrap makes every NameTaken an [ErrNameTaken].
func (e *NameTaken) Unwrap() error { return ErrNameTaken }

// A Role says what an account may do.
type Role string

// The roles. Each may do what those before it may.
const (
	Trainee Role = "trainee"
	Trainer Role = "trainer"
	Admin   Role = "admin"
)

// Account is a person. Login and Password are empty for who only joined by a
// code.
type Account struct {
	ID       string    `json:"id"` // opaque and random
	Role     Role      `json:"role"`
	Name     string    `json:"name"`
	Login    string    `json:"login,omitempty"`    // e-mail address, lower case
	Password string    `json:"password,omitempty"` // argon2id, in PHC form
	Created  time.Time `json:"created"`
}

// Cohort is a group that competes.
type Cohort struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Code   string `json:"code,omitempty"` // at least 50 random bits; empty: nobody can join
	Secret []byte `json:"secret"`         // keys the seeds of its ranked attempts
	Cap    int    `json:"cap"`            // most members
	// Rehearsal allows practice before the ranked attempt; rows are marked.
	Rehearsal   bool         `json:"rehearsal,omitempty"`
	Season      Season       `json:"season"`
	Assignments []Assignment `json:"assignments"` // of the season
	// Past keeps what the assignments of earlier seasons measured, by their ids.
	Past map[string]Purpose `json:"past,omitempty"`
	// Compared lets the mean of the cohort's scores be seen beside those of
	// other cohorts that are compared.
	Compared bool      `json:"compared,omitempty"`
	Created  time.Time `json:"created"`
	Closed   bool      `json:"closed,omitempty"`
}

// Season is the span in which ranked attempts count: from From, and up to but
// without To. A zero To: until further notice.
type Season struct {
	Number int       `json:"number"` // 1 for the first
	From   time.Time `json:"from"`
	To     time.Time `json:"to"`
}

// Open reports whether an attempt that begins or ends at t counts.
func (s Season) Open(t time.Time) bool {
	return !t.Before(s.From) && (s.To.IsZero() || t.Before(s.To))
}

// Over reports whether the season has ended by t.
func (s Season) Over(t time.Time) bool { return !s.To.IsZero() && !t.Before(s.To) }

// Member is an account in a cohort, trainees and trainers alike.
type Member struct {
	Cohort  string `json:"cohort"`
	Account string `json:"account"`
	Role    Role   `json:"role"` // in this cohort: Trainee or Trainer; only trainees are ranked
	Name    string `json:"name"` // as the cohort sees it, unique in it
	// NextName is what they chose to be called from the next season on.
	NextName string    `json:"next_name,omitempty"`
	Hidden   bool      `json:"hidden,omitempty"`
	Joined   time.Time `json:"joined"`
}

// Session is a browser that is signed in.
type Session struct {
	Hash    string    `json:"hash"` // SHA-256 of the cookie's value, in hexadecimal
	Account string    `json:"account"`
	Created time.Time `json:"created"`
	Expires time.Time `json:"expires"`
}

// TokenKind is what a one-time token is for.
type TokenKind string

// The kinds of tokens.
const (
	SetupToken TokenKind = "setup" // makes the first trainer
	LinkToken  TokenKind = "link"  // signs into an account
)

// Token is a one-time way in.
type Token struct {
	Hash    string    `json:"hash"` // SHA-256 of the token, in hexadecimal
	Kind    TokenKind `json:"kind"`
	Account string    `json:"account,omitempty"` // LinkToken
	Expires time.Time `json:"expires"`
}

// Records is the storage that people need. The function given to View or
// Update may run more than once, so it must change nothing beside its
// transaction; Update's effects are durable when it returns nil, and none of
// them happened when the function returned an error.
type Records interface {
	View(ctx context.Context, f func(Tx) error) error
	Update(ctx context.Context, f func(Tx) error) error
}

// Tx reads and writes records within one transaction, used by one goroutine.
// Reading what is not there is [ErrNotFound]. Puts replace.
type Tx interface {
	Account(id string) (Account, error)
	AccountByLogin(login string) (Account, error)
	Accounts() ([]Account, error)
	PutAccount(Account) error
	// DeleteAccount frees the account's login too. Deleting what is not there
	// is no error, here and below.
	DeleteAccount(id string) error
	// DeleteCheckins removes the check-ins of all of an account's attempts.
	DeleteCheckins(account string) error

	Cohort(id string) (Cohort, error)
	CohortByCode(code string) (Cohort, error)
	Cohorts() ([]Cohort, error)
	PutCohort(Cohort) error // frees the code it had before

	Member(cohort, account string) (Member, error)
	// MemberByName finds a member by the folded form of its name.
	MemberByName(cohort, folded string) (Member, error)
	Members(cohort string) ([]Member, error)
	MembersOf(account string) ([]Member, error)
	CountMembers(cohort string) (int, error)
	PutMember(Member, string) error // the string is the name's folded form
	DeleteMember(cohort, account string) error

	Session(hash string) (Session, error)
	SessionsOf(account string) ([]Session, error)
	PutSession(Session) error
	DeleteSession(hash string) error
	// ExpiredSessions gives the hashes of all sessions that have expired by a
	// time.
	ExpiredSessions(by time.Time) ([]string, error)

	Token(hash string) (Token, error)
	Tokens() ([]Token, error)
	PutToken(Token) error
	DeleteToken(hash string) error
}
