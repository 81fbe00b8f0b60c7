package catalog

import (
	"maps"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/script"
)

// maxTold is how many errors of a file are logged; `evenkeel check` shows all.
const maxTold = 20

// tellRefused logs why a file does not come into service.
func (c *Catalog) tellRefused(name string, findings script.Findings, stays *play.Version) {
	attrs := []any{"file", name}
	if stays != nil {
		attrs = append(attrs, "stays", stays.ID, "version", short(stays.Version))
	}
	c.Log.Error("a scenario's file is refused", attrs...)
	told := 0
	for _, f := range findings {
		if f.Severity != script.Error {
			continue
		}
		if told++; told > maxTold {
			c.Log.Error("there are more errors: evenkeel check shows them all", "file", name)
			return
		}
		c.Log.Error(f.String())
	}
}

// tellRepeated logs that a file declares a scenario that another one has.
func (c *Catalog) tellRepeated(name, id, owner string) {
	c.Log.Error("a scenario's file is refused", "file", name)
	c.Log.Error(SameID(name, id, owner).String())
}

// tellChanges logs what came into service and what went.
func (c *Catalog) tellChanges(before, now map[string]*play.Version) {
	for _, id := range slices.Sorted(maps.Keys(now)) {
		if before[id] != now[id] {
			c.Log.Info("a scenario is in service", "id", id, "version", short(now[id].Version), "from", c.origin(now[id]))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(before)) {
		if now[id] == nil {
			c.Log.Info("a scenario is out of service; attempts under way go on", "id", id)
		}
	}
}

// origin is the file that has a version, for people.
func (c *Catalog) origin(v *play.Version) string {
	name := c.folder.owners[v.ID]
	if f := c.folder.files[name]; f != nil && f.version != nil && f.version.Version == v.Version {
		return name
	}
	return "another server"
}

// tellForeign logs that a version which other servers have in service cannot be
// loaded here, once.
func (c *Catalog) tellForeign(id, hash string, err error) {
	if c.pact.known[id] != hash {
		c.Log.Warn("another server has a version in service that cannot be loaded here; this folder's own stays", "id", id, "version", short(hash), "error", err)
	}
}

// tellOutvoted logs which of the folder's versions are not in service because
// of other servers, once.
func (c *Catalog) tellOutvoted(offer, now map[string]string) {
	for _, id := range slices.Sorted(maps.Keys(offer)) {
		if now[id] == offer[id] || now[id] == c.pact.known[id] && offer[id] == c.pact.offered[id] {
			continue
		}
		c.Log.Warn("the servers on this store have another version in service than this folder; change the file while a server runs to publish it again",
			"id", id, "file", c.folder.owners[id], "version", short(offer[id]), "in service", short(now[id]))
	}
}

// short is enough of a version's hash for people.
func short(hash string) string { return hash[:min(len(hash), 12)] }
