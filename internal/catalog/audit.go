package catalog

import (
	"context"
	"errors"
	"fmt"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// Audited says what came of running an attempt again.
type Audited struct {
	Attempt  string `json:"attempt"`
	Scenario string `json:"scenario"`
	Version  string `json:"version"`
	// Differences are empty where the attempt agrees with what is stored.
	Differences []play.Difference `json:"differences,omitempty"`
	// Failure says why the attempt could not be run again, or is empty.
	Failure string `json:"failure,omitempty"`
}

// Agrees reports whether the attempt came out as it is stored.
func (a *Audited) Agrees() bool { return len(a.Differences) == 0 && a.Failure == "" }

// Audit runs a stored attempt again on the version that it was played on, as
// [play.Audit] does. An attempt from a moment is compared with where it came
// from, while that is stored. The script is asked again for all that was said and
// done, whatever it answered before; what was within reach is what a search
// found. An error is one of the store:
// [store.ErrNotFound] where there is no such attempt.
func (c *Catalog) Audit(ctx context.Context, attempt string) (Audited, error) {
	events, err := c.Store.Attempt(ctx, attempt)
	if err != nil {
		return Audited{}, fmt.Errorf("read attempt %s: %w", attempt, err)
	}
	a := Audited{Attempt: attempt}
	if len(events) == 0 || events[0].Started == nil {
		a.Failure = "it does not begin with a start"
		return a, nil
	}
	start := events[0].Started
	a.Scenario, a.Version = start.Scenario, start.Version
	v, err := c.Version(ctx, start.Version)
	if err == nil {
		v, err = v.Form(start.Variant)
	}
	if err == nil {
		v, err = anew(v)
	}
	if err != nil {
		a.Failure = err.Error()
		return a, ctx.Err()
	}
	source, err := c.source(ctx, start)
	if err != nil {
		return Audited{}, err
	}
	a.judge(v, events, source)
	return a, ctx.Err()
}

// source reads the attempt whose moment another one took up; nil where there
// is none any more.
func (c *Catalog) source(ctx context.Context, start *play.Started) ([]play.Event, error) {
	if start.From == nil {
		return nil, nil
	}
	source, err := c.Store.Attempt(ctx, start.From.Attempt)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, fmt.Errorf("read attempt %s: %w", start.From.Attempt, err)
	}
	return source, nil
}

func (a *Audited) judge(v *play.Version, events, source []play.Event) {
	var err error
	if source != nil {
		err = play.AuditMoment(v, events, source)
	} else {
		err = play.Audit(v, events)
	}
	if found := (play.Differences)(nil); errors.As(err, &found) {
		a.Differences = found
	} else if err != nil {
		a.Failure = err.Error()
	}
}

// auditPage is how many records of the log one call of AuditFrom reads.
const auditPage = 1000

// AuditFrom audits the attempts that finished in the next part of the log
// behind a cursor, and gives the cursor to go on from: the same one at the end
// of the log.
func (c *Catalog) AuditFrom(ctx context.Context, after store.Cursor) (all []Audited, next store.Cursor, err error) {
	records, err := c.Store.Log(ctx, after, auditPage)
	if err != nil {
		return nil, after, fmt.Errorf("read the log: %w", err)
	}
	next = after
	for _, r := range records {
		next = r.Cursor
		if r.Event.Ended == nil {
			continue
		}
		a, err := c.Audit(ctx, r.Attempt)
		if err != nil {
			return nil, after, err
		}
		all = append(all, a)
	}
	return all, next, nil
}
