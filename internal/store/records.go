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

// Withdrawn stands for the version of a scenario that is no more in service.
const Withdrawn = "withdrawn"

// published is what the settings begin with that say which version of a
// scenario is in service on all servers.
const published = "published"

// Published reads which version of each scenario servers on this store have in
// service, Withdrawn among them.
func (t *Tx) Published() (map[string]string, error) {
	all := make(map[string]string)
	for k, v := range t.kv.Scan(settings, prefix(published), "") {
		all[unescape.Replace(k[len(prefix(published)):])] = string(v)
	}
	return all, nil
}

// Publish says which version of a scenario is in service.
func (t *Tx) Publish(scenario, version string) error {
	return t.kv.Put(settings, key(published, scenario), []byte(version))
}

// Setting reads a small thing that the program remembers under a name.
func (t *Tx) Setting(name string) (string, error) { return t.text(settings, key(name)) }

// PutSetting remembers a small thing under a name.
func (t *Tx) PutSetting(name, value string) error {
	return t.kv.Put(settings, key(name), []byte(value))
}
