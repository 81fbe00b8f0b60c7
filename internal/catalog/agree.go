package catalog

import (
	"context"
	"errors"
	"fmt"
	"maps"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// pact is what servers on one store have agreed to have in service. The store
// says which version that is; a folder changes it when a file of its own has
// changed, by compare-and-set, and everybody else follows. Only the goroutine
// that reloads uses it.
type pact struct {
	known   map[string]string        // scenario -> what the store was seen to have in service at last
	offered map[string]string        // scenario -> the version that this folder had at last
	fresh   map[string]bool          // versions that the store has from this process
	current map[string]*play.Version // what is in service; nil where nothing is shared
}

// offer is what the folder's files would have in service.
func (c *Catalog) offer() map[string]string {
	offer := make(map[string]string, len(c.folder.owners))
	for id, name := range c.folder.owners {
		offer[id] = c.folder.files[name].version.Version
	}
	return offer
}

// agree publishes what has changed in the folder, and takes over what others
// have published.
func (c *Catalog) agree(ctx context.Context) error {
	if _, shared := c.Store.(store.Shared); !shared || c.Folder == "" {
		return nil
	}
	offer := c.offer()
	now, err := c.published(ctx)
	if err != nil {
		return err
	}
	if len(c.changes(offer, now)) > 0 {
		if now, err = c.compareAndSet(ctx, offer); err != nil {
			return err
		}
	}
	current, err := c.adopt(ctx, offer, now)
	if err != nil {
		return err
	}
	c.pact.known, c.pact.offered, c.pact.current = now, offer, current
	return nil
}

func (c *Catalog) published(ctx context.Context) (now map[string]string, err error) {
	err = c.Store.View(ctx, func(tx *store.Tx) error {
		now, err = tx.Published()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read what is in service: %w", err)
	}
	return now, nil
}

// compareAndSet publishes what has changed, unless others have published
// meanwhile, and gives what is published then.
func (c *Catalog) compareAndSet(ctx context.Context, offer map[string]string) (now map[string]string, err error) {
	err = c.Store.Update(ctx, func(tx *store.Tx) error {
		if now, err = tx.Published(); err != nil {
			return err
		}
		for id, version := range c.changes(offer, now) {
			if err := tx.Publish(id, version); err != nil {
				return err
			}
			now[id] = version
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("publish what is in service: %w", err)
	}
	return now, nil
}

// changes are what this folder may publish over what is published now: what
// nobody has published yet, what has changed in the folder since it was last
// looked at, and at the start what the store has never seen. Where another
// server has published since, that stays.
func (c *Catalog) changes(offer, now map[string]string) map[string]string {
	changes := make(map[string]string)
	ids := maps.Clone(c.pact.offered) // what was there and is no more counts too
	if ids == nil {
		ids = make(map[string]string)
	}
	maps.Copy(ids, offer)
	for id := range ids {
		version, here := offer[id]
		if !here {
			version = store.Withdrawn
		}
		changed := c.pact.fresh[version]
		if c.folder.begun {
			changed = c.pact.offered[id] != offer[id] && c.pact.known[id] == now[id]
		}
		if version != now[id] && (changed || here && now[id] == "") {
			changes[id] = version
		}
	}
	return changes
}

// adopt finds the versions that are published. One that cannot be loaded here,
// because it was written for another version of the language, is this folder's
// own meanwhile.
func (c *Catalog) adopt(ctx context.Context, offer, now map[string]string) (map[string]*play.Version, error) {
	current := make(map[string]*play.Version, len(now))
	for id := range offer {
		if now[id] != store.Withdrawn {
			current[id] = c.folder.files[c.folder.owners[id]].version
		}
	}
	for id, hash := range now {
		if hash == store.Withdrawn || hash == offer[id] {
			continue
		}
		v, err := c.Version(ctx, hash)
		switch {
		case errors.Is(err, store.ErrNotFound):
			c.tellForeign(id, hash, err)
		case err != nil:
			return nil, err
		default:
			current[id] = v
		}
	}
	c.tellOutvoted(offer, now)
	return current, nil
}

// Relook makes Run look at the folder, and at what other servers have
// published.
func (c *Catalog) Relook() {
	select {
	case c.relook <- struct{}{}:
	default: // it will
	}
}
