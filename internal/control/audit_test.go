package control

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"evenkeel/internal/catalog"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// Audit knows the attempt "odd", which differs.
func (s shelf) Audit(_ context.Context, attempt string) (catalog.Audited, error) {
	if attempt != "odd" {
		return catalog.Audited{}, fmt.Errorf("read it: %w", store.ErrNotFound)
	}
	return catalog.Audited{Attempt: "odd", Differences: []play.Difference{{Turn: 2, Field: "turn says", Stored: `"a"`, Now: `"b"`}}}, nil
}

// AuditFrom has pages up to cursor 2, and fails far behind the end.
func (s shelf) AuditFrom(_ context.Context, after store.Cursor) ([]catalog.Audited, store.Cursor, error) {
	if after > 100 {
		return nil, after, store.ErrFailed
	}
	if after == 2 {
		return nil, 2, nil
	}
	return []catalog.Audited{{Attempt: fmt.Sprint("a", after)}}, after + 1, nil
}

func TestAttemptsAreAuditedThroughTheSocket(t *testing.T) {
	o, ctx := newOffice(t), t.Context()
	var seen []string
	for after := store.Cursor(0); ; {
		page, err := o.Audit(ctx, Audit{After: after})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range page.Attempts {
			seen = append(seen, a.Attempt)
		}
		if page.Next == after {
			break
		}
		after = page.Next
	}
	if want := []string{"a0", "a1"}; !slices.Equal(seen, want) {
		t.Errorf("the pages had %v, want %v", seen, want)
	}
	page, err := o.Audit(ctx, Audit{Attempt: "odd"})
	if err != nil || len(page.Attempts) != 1 || page.Attempts[0].Agrees() || page.Attempts[0].Differences[0].Now != `"b"` {
		t.Errorf("the one that differs: %+v, %v", page, err)
	}
	if _, err := o.Audit(ctx, Audit{Attempt: "none"}); err == nil || err.Error() != `there is no attempt "none"` {
		t.Errorf("an unknown attempt: %v", err)
	}
	if _, err := o.Audit(ctx, Audit{After: 101}); err == nil || !strings.Contains(err.Error(), store.ErrFailed.Error()) {
		t.Errorf("a store that failed: %v", err)
	}
}
