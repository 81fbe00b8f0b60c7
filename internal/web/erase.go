package web

import (
	"net/http"

	"evenkeel/internal/people"
	"evenkeel/internal/wire"
)

// eraseMe erases the caller, who has typed the own name to confirm it. Every
// socket of theirs is closed, on every node.
func (s *Server) eraseMe(w http.ResponseWriter, r *http.Request, who caller) error {
	var body wire.EraseMe
	if err := read(w, r, &body); err != nil {
		return err
	}
	if people.FoldName(body.Name) != people.FoldName(who.account.Name) {
		return badRequest("name", "must be your own, to confirm it: "+who.account.Name)
	}
	erased, err := s.People.Erase(r.Context(), who.account.ID)
	if err != nil {
		return err
	}
	s.Hub.SignOut(erased.Account.ID)
	for _, m := range erased.Memberships {
		s.Hub.MemberChanged(m.Cohort.ID, erased.Account.ID)
	}
	s.dropCookie(w)
	w.WriteHeader(http.StatusNoContent)
	return nil
}
