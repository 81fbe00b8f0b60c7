package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"

	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/store"
	"evenkeel/internal/wire"
)

func TestErrorsAreExplained(t *testing.T) {
	tests := []struct {
		err    error
		status int
		code   string
		field  string
		log    bool
	}{
		{errors.New("bucket 7 is on fire"), 500, wire.CodeInternal, "", true},
		{fmt.Errorf("append: %w", store.ErrUnknownOutcome), 503, wire.CodeBusy, "", true},
		{fmt.Errorf("append: %w", store.ErrFull), 507, wire.CodeStorageFull, "", true},
		{fmt.Errorf("append: %w: %w", store.ErrUnavailable, context.DeadlineExceeded), 503, wire.CodeBusy, "", true},
		{fmt.Errorf("append: %w", store.ErrConflict), 503, wire.CodeBusy, "", false},
		{&live.AlreadyRanked{Attempt: "a"}, 409, wire.CodeAlreadyRanked, "attempt", false},
		{&people.NameTaken{Suggestion: "Ada 2"}, 409, wire.CodeNameTaken, "suggestion", false},
		{fmt.Errorf("read: %w", badRequest("seq", "is odd")), 400, wire.CodeBadRequest, "seq", false},
	}
	for _, test := range tests {
		r, log := explain(test.err)
		if r.status != test.status || r.code != test.code || log != test.log || r.message == "" {
			t.Errorf("%v: %+v, logged %v", test.err, r, log)
		}
		if _, ok := r.fields[test.field]; test.field != "" && !ok {
			t.Errorf("%v: no word about %s: %v", test.err, test.field, r.fields)
		}
	}
}

func TestTheTableIsSound(t *testing.T) {
	for i, row := range table {
		if row.status < 400 || row.status > 599 || http.StatusText(row.status) == "" || row.code == "" {
			t.Errorf("row %d (%v): %d %s", i, row.err, row.status, row.code)
		}
		for _, earlier := range table[:i] {
			if errors.Is(row.err, earlier.err) {
				t.Errorf("row %d (%v) is never reached: %v comes first", i, row.err, earlier.err)
			}
		}
	}
}

func TestUnknownErrorsShowNothingInternal(t *testing.T) {
	r, _ := explain(errors.New("open /var/lib/secret: permission denied"))
	if r.message != internalMessage {
		t.Errorf("got %q", r.message)
	}
}
