package web

import (
	"errors"
	"net/http"

	"evenkeel/internal/people"
	"evenkeel/internal/wire"
)

// pseudonym chooses what the caller is called in a cohort from its next season
// on.
func (s *Server) pseudonym(w http.ResponseWriter, r *http.Request, who caller) error {
	var body wire.Pseudonym
	if err := read(w, r, &body); err != nil {
		return err
	}
	if body.Cohort == "" {
		return badRequest("cohort", "is missing")
	}
	err := s.People.SetPseudonym(r.Context(), body.Cohort, who.account.ID, body.Name)
	if errors.Is(err, people.ErrNotFound) {
		return errUnknownBoard
	}
	if err != nil {
		return err
	}
	return s.replyMe(w, r, who.account)
}

// ownLogin gives the caller a sign-in name and a password. Asking for names
// that others have is trying them: it counts as failing.
func (s *Server) ownLogin(w http.ResponseWriter, r *http.Request, who caller) error {
	var body wire.OwnLogin
	if err := read(w, r, &body); err != nil {
		return err
	}
	var account people.Account
	err := s.guarded(r, func() (err error) {
		account, err = s.People.SetLogin(r.Context(), who.account.ID, body.Login, body.Password)
		return err
	}, people.ErrLoginTaken)
	if err != nil {
		return err
	}
	return s.replyMe(w, r, account)
}

// deviceLink makes an address that signs a trainee in on another device. A
// trainer has a password for that.
func (s *Server) deviceLink(w http.ResponseWriter, r *http.Request, who caller) error {
	if who.account.Role != people.Trainee {
		return errUsePassword
	}
	token, expires, err := s.People.NewDeviceLink(r.Context(), who.account.ID)
	if err != nil {
		return err
	}
	address := s.address(r) + "/link/" + token
	picture, err := qrCode(address)
	if err != nil {
		return err
	}
	s.reply(w, http.StatusOK, wire.DeviceLink{URL: address, Expires: instant(expires), QR: picture})
	return nil
}
