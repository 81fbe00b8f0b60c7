package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/wire"
)

// guarded runs a try at a secret (a code or a token) for an address, unless it
// has failed too often.
func (s *Server) guarded(r *http.Request, try func() error, wrong ...error) error {
	addr := s.client(r)
	if !s.failures.allowed(addr, time.Now()) {
		return errLimited
	}
	err := try()
	for _, w := range wrong {
		if errors.Is(err, w) {
			s.failures.failed(addr, time.Now())
			return err
		}
	}
	return err
}

// joinInfo says what a join code leads to, and uses nothing up.
func (s *Server) joinInfo(w http.ResponseWriter, r *http.Request) error {
	var cohort people.Cohort
	err := s.guarded(r, func() (err error) {
		cohort, err = s.People.CohortByCode(r.Context(), r.PathValue("code"))
		return err
	}, people.ErrBadCode)
	if err != nil {
		return err
	}
	s.reply(w, http.StatusOK, wire.JoinInfo{Cohort: cohort.Name})
	return nil
}

// join makes the visitor a member of a cohort, or lets who is signed in join
// it as the same person.
func (s *Server) join(w http.ResponseWriter, r *http.Request) error {
	var body wire.Join
	if err := read(w, r, &body); err != nil {
		return err
	}
	if body.Code == "" {
		return badRequest("code", "is missing")
	}
	who, err := s.caller(r)
	if err != nil && !errors.Is(err, people.ErrNoSession) {
		return err
	}
	var joined people.Joined
	err = s.guarded(r, func() (err error) {
		joined, err = s.People.Join(r.Context(), body.Code, body.Name, who.account.ID)
		return err
	}, people.ErrBadCode)
	if err != nil {
		return err
	}
	if joined.Cookie != "" {
		s.setCookie(w, joined.Account.Role, joined.Cookie)
	}
	s.Hub.MemberChanged(joined.Cohort.ID, joined.Account.ID)
	return s.replyMe(w, r, joined.Account)
}

// setupInfo says what a set-up address is still good for, and uses nothing up.
func (s *Server) setupInfo(w http.ResponseWriter, r *http.Request) error {
	open, err := s.tokenOpen(r, s.People.SetupTokenValid)
	if err != nil {
		return err
	}
	done, err := s.People.HasTrainer(r.Context())
	if err != nil {
		return err
	}
	s.reply(w, http.StatusOK, wire.WayIn{Open: open, Done: done})
	return nil
}

// linkInfo says whether a one-time address still signs in, and uses nothing up.
func (s *Server) linkInfo(w http.ResponseWriter, r *http.Request) error {
	open, err := s.tokenOpen(r, s.People.LinkTokenValid)
	if err != nil {
		return err
	}
	s.reply(w, http.StatusOK, wire.WayIn{Open: open})
	return nil
}

// tokenOpen asks whether a token would be taken. One that would not counts as
// a failed try.
func (s *Server) tokenOpen(r *http.Request, valid func(context.Context, string) error) (bool, error) {
	err := s.guarded(r, func() error { return valid(r.Context(), r.PathValue("token")) }, people.ErrBadToken)
	if errors.Is(err, people.ErrBadToken) {
		return false, nil
	}
	return err == nil, err
}

// setup makes the first trainer.
func (s *Server) setup(w http.ResponseWriter, r *http.Request) error {
	var body wire.Setup
	if err := read(w, r, &body); err != nil {
		return err
	}
	if body.Token == "" {
		return badRequest("token", "is missing")
	}
	var in people.SignedIn
	err := s.guarded(r, func() (err error) {
		in, err = s.People.Setup(r.Context(), body.Token, body.Login, body.Password, body.Name)
		return err
	}, people.ErrBadToken)
	return s.enter(w, r, in, err)
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) error {
	var body wire.Login
	if err := read(w, r, &body); err != nil {
		return err
	}
	for _, field := range []struct{ name, value string }{{"login", body.Login}, {"password", body.Password}} {
		if strings.TrimSpace(field.value) == "" {
			return badRequest(field.name, "is missing")
		}
	}
	var in people.SignedIn
	err := s.guessing(r, body.Login, func() (err error) {
		in, err = s.People.Login(r.Context(), body.Login, body.Password)
		return err
	})
	return s.enter(w, r, in, err)
}

// guessing runs a try at a login's password, unless too many have failed from
// the address or at the login.
func (s *Server) guessing(r *http.Request, login string, try func() error) error {
	// To compare a password takes its time. A try counts as a failure until it
	// is known to be none, or any number made at one moment would be allowed.
	addr, account := s.client(r), loginKey(login)
	if !s.failures.take(addr, time.Now()) {
		return errLimited
	}
	if !s.guesses.take(account, time.Now()) {
		s.failures.giveBack(addr)
		return errGuessed
	}
	err := try()
	if !errors.Is(err, people.ErrBadLogin) {
		s.failures.giveBack(addr)
		s.guesses.giveBack(account)
	}
	return err
}

// link signs in with a one-time token.
func (s *Server) link(w http.ResponseWriter, r *http.Request) error {
	var body wire.Link
	if err := read(w, r, &body); err != nil {
		return err
	}
	if body.Token == "" {
		return badRequest("token", "is missing")
	}
	var in people.SignedIn
	err := s.guarded(r, func() (err error) {
		in, err = s.People.Link(r.Context(), body.Token)
		return err
	}, people.ErrBadToken)
	return s.enter(w, r, in, err)
}

// enter ends a try at signing in.
func (s *Server) enter(w http.ResponseWriter, r *http.Request, in people.SignedIn, err error) error {
	if err != nil {
		return err
	}
	s.signIn(w, r, in)
	return s.replyMe(w, r, in.Account)
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) error {
	if err := s.signOut(r); err != nil {
		return err
	}
	s.dropCookie(w)
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// me says who is signed in, and gives the cookie as long a life as the session
// has again.
func (s *Server) me(w http.ResponseWriter, r *http.Request, who caller) error {
	s.setCookie(w, who.account.Role, s.cookie(r))
	return s.replyMe(w, r, who.account)
}

func (s *Server) visibility(w http.ResponseWriter, r *http.Request, who caller) error {
	var body wire.Visibility
	if err := read(w, r, &body); err != nil {
		return err
	}
	if body.Cohort == "" {
		return badRequest("cohort", "is missing")
	}
	err := s.People.SetHidden(r.Context(), body.Cohort, who.account.ID, body.Hidden)
	if errors.Is(err, people.ErrNotFound) {
		return errUnknownBoard
	}
	if err != nil {
		return err
	}
	s.Hub.MemberChanged(body.Cohort, who.account.ID)
	return s.replyMe(w, r, who.account)
}

// password gives the caller a password: in place of the present one, or of the
// one that a reset took away.
func (s *Server) password(w http.ResponseWriter, r *http.Request, who caller) error {
	var body wire.Password
	if err := read(w, r, &body); err != nil {
		return err
	}
	if who.account.Login == "" {
		return errForbidden
	}
	if err := s.newPassword(r, who, body); err != nil {
		return err
	}
	account, err := s.People.Account(r.Context(), who.account.ID)
	if err != nil {
		return err
	}
	return s.replyMe(w, r, account)
}

func (s *Server) newPassword(r *http.Request, who caller, body wire.Password) error {
	if body.Present == "" {
		return s.People.SetPassword(r.Context(), who.account.ID, body.Password)
	}
	err := s.guessing(r, who.account.Login, func() error {
		return s.People.ChangePassword(r.Context(), who.account.ID, body.Present, body.Password, who.session.Hash)
	})
	if err == nil {
		s.Hub.SignOut(who.account.ID) // those whose session has ended
	}
	return err
}

func (s *Server) replyMe(w http.ResponseWriter, r *http.Request, a people.Account) error {
	in, err := s.People.CohortsOf(r.Context(), a.ID)
	if err != nil {
		return err
	}
	me := wire.Me{
		ID: a.ID, Name: a.Name, Role: string(a.Role), Login: a.Login, Cohorts: make([]wire.Cohort, len(in)),
		NeedsPassword: a.Login != "" && a.Password == "",
	}
	for i, m := range in {
		me.Cohorts[i] = wire.Cohort{ID: m.Cohort.ID, Name: m.Cohort.Name, Hidden: m.Member.Hidden, As: m.Member.Name, NextName: m.Member.NextName}
	}
	s.reply(w, http.StatusOK, me)
	return nil
}
