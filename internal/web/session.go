package web

import (
	"net/http"

	"evenkeel/internal/people"
)

// cookieName is the session cookie's. The prefix makes browsers refuse it from
// anything but this host over https.
func (s *Server) cookieName() string {
	if s.https() {
		return "__Host-evenkeel"
	}
	return "evenkeel"
}

// cookie is the value of the request's session cookie, or empty.
func (s *Server) cookie(r *http.Request) string {
	c, err := r.Cookie(s.cookieName())
	if err != nil {
		return ""
	}
	return c.Value
}

// caller finds who a request's cookie belongs to.
func (s *Server) caller(r *http.Request) (caller, error) {
	account, session, err := s.People.SessionOf(r.Context(), s.cookie(r))
	return caller{account, session}, err
}

// setCookie gives the browser a session.
func (s *Server) setCookie(w http.ResponseWriter, role people.Role, value string) {
	life := people.TrainerSession
	if role == people.Trainee {
		life = people.TraineeSession
	}
	s.writeCookie(w, value, int(life.Seconds()))
}

// dropCookie takes the session from the browser.
func (s *Server) dropCookie(w http.ResponseWriter) { s.writeCookie(w, "", -1) }

func (s *Server) writeCookie(w http.ResponseWriter, value string, seconds int) {
	http.SetCookie(w, &http.Cookie{
		Name: s.cookieName(), Value: value, Path: "/", MaxAge: seconds,
		HttpOnly: true, Secure: s.https(), SameSite: http.SameSiteLaxMode,
	})
}

// signIn gives the browser a new session in place of the one it had, which
// ends, with its sockets. What was used to get in may be used up by now: if the
// old session cannot be ended, the new one is given all the same, and the old
// one expires.
func (s *Server) signIn(w http.ResponseWriter, r *http.Request, in people.SignedIn) {
	s.setCookie(w, in.Account.Role, in.Cookie)
	if err := s.signOut(r); err != nil {
		s.Log.Warn("a session could not be ended when its browser got another", "error", err)
	}
}

// logoutEverywhere ends all sessions of the caller, with their sockets.
func (s *Server) logoutEverywhere(w http.ResponseWriter, r *http.Request, who caller) error {
	if _, err := s.People.SignOutEverywhere(r.Context(), who.account.ID); err != nil {
		return err
	}
	s.Hub.SignOut(who.account.ID)
	s.dropCookie(w)
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// signOut ends the request's session, if it has one.
func (s *Server) signOut(r *http.Request) error {
	old := s.cookie(r)
	if old == "" {
		return nil
	}
	who, err := s.caller(r)
	if err := s.People.Logout(r.Context(), old); err != nil {
		return err
	}
	if err == nil {
		s.Hub.SignOut(who.account.ID)
	}
	return nil
}
