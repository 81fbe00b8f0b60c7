package store

import "fmt"

// PutCheckin writes a check-in; the last one of an attempt's turn counts.
func (t *Tx) PutCheckin(c Checkin) error {
	return t.put(checkins, key(c.Attempt, fmt.Sprintf("%09d", c.Seq)), c)
}

// Checkins reads an attempt's check-ins, in the order of its turns.
func (t *Tx) Checkins(attempt string) ([]Checkin, error) {
	return list[Checkin](t, checkins, prefix(attempt))
}

// PutVersion keeps what a version was loaded from.
func (t *Tx) PutVersion(v VersionSource) error { return t.put(versions, key(v.Version), v) }

// Version reads what a version was loaded from.
func (t *Tx) Version(hash string) (VersionSource, error) {
	return get[VersionSource](t, versions, key(hash))
}

// Setting reads a small thing that the program remembers under a name.
func (t *Tx) Setting(name string) (string, error) { return t.text(settings, key(name)) }

// PutSetting remembers a small thing under a name.
func (t *Tx) PutSetting(name, value string) error {
	return t.kv.Put(settings, key(name), []byte(value))
}
