package store

import (
	"time"

	"evenkeel/internal/people"
)

// Session reads the session of a hash.
func (t *Tx) Session(hash string) (people.Session, error) {
	return get[people.Session](t, sessions, key(hash))
}

// SessionsOf reads an account's sessions, in the order of their hashes.
func (t *Tx) SessionsOf(account string) ([]people.Session, error) {
	return follow[people.Session](t, accountSessions, prefix(account), self, sessions)
}

// PutSession writes a session.
func (t *Tx) PutSession(s people.Session) error {
	if err := t.DeleteSession(s.Hash); err != nil {
		return err
	}
	if err := t.kv.Put(accountSessions, key(s.Account, s.Hash), []byte(s.Hash)); err != nil {
		return err
	}
	return t.put(sessions, key(s.Hash), s)
}

// DeleteSession ends a session; one that is not there is no error.
func (t *Tx) DeleteSession(hash string) error {
	s, ok, err := has[people.Session](t, sessions, key(hash))
	if err != nil || !ok {
		return err
	}
	if err := t.kv.Delete(accountSessions, key(s.Account, hash)); err != nil {
		return err
	}
	return t.kv.Delete(sessions, key(hash))
}

// ExpiredSessions gives the hashes of all sessions that have expired by a time.
func (t *Tx) ExpiredSessions(by time.Time) ([]string, error) {
	var hashes []string
	for k, b := range t.kv.Scan(sessions, "", "") {
		var s people.Session
		if err := decode(sessions, k, b, &s); err != nil {
			return nil, err
		}
		if !by.Before(s.Expires) {
			hashes = append(hashes, s.Hash)
		}
	}
	return hashes, nil
}

// Token reads the one-time token of a hash.
func (t *Tx) Token(hash string) (people.Token, error) {
	return get[people.Token](t, tokens, key(hash))
}

// Tokens reads all one-time tokens, in the order of their hashes.
func (t *Tx) Tokens() ([]people.Token, error) {
	return list[people.Token](t, tokens, "")
}

// PutToken writes a one-time token.
func (t *Tx) PutToken(k people.Token) error { return t.put(tokens, key(k.Hash), k) }

// DeleteToken removes a one-time token; one that is not there is no error.
func (t *Tx) DeleteToken(hash string) error { return t.kv.Delete(tokens, key(hash)) }
