package control

import (
	"context"
	"errors"
	"fmt"

	"evenkeel/internal/catalog"
	"evenkeel/internal/store"
)

// Audit asks to run attempts again and to say which no longer agree with what
// is stored: one attempt, finished or not, or the next of all that finished.
type Audit struct {
	Attempt string       `json:"attempt,omitempty"`
	After   store.Cursor `json:"after,omitempty"` // AuditPage.Next of the page before; 0 for the first
}

// AuditPage says what came of running some attempts again.
type AuditPage struct {
	Attempts []catalog.Audited `json:"attempts"`
	// Next is where the next page begins: where this one did, if there is
	// nothing more.
	Next store.Cursor `json:"next"`
}

// Audit runs attempts again.
func (d *Desk) Audit(ctx context.Context, q Audit) (AuditPage, error) {
	if q.Attempt == "" {
		all, next, err := d.Catalog.AuditFrom(ctx, q.After)
		return AuditPage{Attempts: all, Next: next}, err
	}
	one, err := d.Catalog.Audit(ctx, q.Attempt)
	if errors.Is(err, store.ErrNotFound) {
		return AuditPage{}, fmt.Errorf("there is no attempt %q", q.Attempt)
	}
	return AuditPage{Attempts: []catalog.Audited{one}, Next: q.After}, err
}

// Audit is [Desk.Audit].
func (c *Client) Audit(ctx context.Context, q Audit) (AuditPage, error) {
	return ask[AuditPage](ctx, c, pathAudit, q)
}
