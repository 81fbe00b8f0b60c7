package catalog

import "context"

// A Search is what attempts will ask an explorer for: a version with a seed.
type Search struct {
	Version string // its hash
	Seed    uint64
}

// SearchAhead has Run look again for what is to be searched: what it was told
// of may have changed.
func (c *Catalog) SearchAhead() {
	select {
	case c.search <- struct{}{}:
	default: // it will look anyway
	}
}

// searchAhead searches one thing after the other, so that no turn has to wait
// for it. What is known takes no time.
func (c *Catalog) searchAhead(ctx context.Context, awaited func(context.Context) ([]Search, error)) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.search:
		}
		var all []Search
		for _, v := range c.All() {
			all = append(all, Search{Version: v.Version})
		}
		if awaited != nil {
			more, err := awaited(ctx)
			if err != nil && ctx.Err() == nil {
				c.Log.Warn("what is to be searched ahead is not known", "error", err)
			}
			all = append(all, more...)
		}
		for _, s := range all {
			if err := c.searchOne(ctx, s); err != nil && ctx.Err() == nil {
				c.Log.Warn("a version could not be searched ahead", "version", short(s.Version), "error", err)
			}
		}
	}
}

func (c *Catalog) searchOne(ctx context.Context, s Search) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	v, err := c.Version(ctx, s.Version)
	if err != nil {
		return err
	}
	_, err = v.Oracle.Bounds(s.Seed)
	return err
}
