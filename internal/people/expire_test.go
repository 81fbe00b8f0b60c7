package people_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

func TestWhatHasExpiredIsClearedAway(t *testing.T) {
	h := newHouse(t)
	old, _ := h.join(t, "Old"), h.join(t, "Older")
	if _, _, err := h.NewLink(t.Context(), "Old"); err != nil {
		t.Fatal(err)
	}
	h.clock.pass(people.TraineeSession - time.Hour)
	fresh := h.join(t, "Fresh")
	token, _, err := h.NewLink(t.Context(), "Fresh")
	if err != nil {
		t.Fatal(err)
	}
	// Making a link has forgotten the expired one of Old.
	if n, err := h.ClearAway(t.Context()); n != 0 || err != nil {
		t.Errorf("while all are good it clears away %d (%v)", n, err)
	}
	h.clock.pass(2 * time.Hour)
	if n, err := h.ClearAway(t.Context()); n != 2 || err != nil {
		t.Errorf("it clears away %d (%v), want the two old sessions", n, err)
	}
	if _, _, err := h.SessionOf(t.Context(), old.Cookie); !errors.Is(err, people.ErrNoSession) {
		t.Errorf("the old session: %v", err)
	}
	if _, _, err := h.SessionOf(t.Context(), fresh.Cookie); err != nil {
		t.Errorf("a session that is good: %v", err)
	}
	h.clock.pass(people.LinkLife)
	if n, err := h.ClearAway(t.Context()); n != 1 || err != nil {
		t.Errorf("it clears away %d (%v), want the token", n, err)
	}
	if _, err := h.Link(t.Context(), token); !errors.Is(err, people.ErrBadToken) {
		t.Errorf("the token: %v", err)
	}
}

// writes counts the transactions that may write.
type writes struct {
	people.Records
	n int
}

func (w *writes) Update(ctx context.Context, f func(people.Tx) error) error {
	w.n++
	return w.Records.Update(ctx, f)
}

func TestWhoGuessesDoesNotBotherTheWriter(t *testing.T) {
	s := mem.New()
	t.Cleanup(func() { s.Close() })
	w := &writes{Records: store.People(s)}
	r := people.NewRegistry(w, time.Now)
	for range 3 {
		if _, err := r.Join(t.Context(), "AAAA-BBBB-CCC", "Eve", ""); !errors.Is(err, people.ErrBadCode) {
			t.Errorf("a wrong code: %v", err)
		}
		if _, err := r.Link(t.Context(), "no token"); !errors.Is(err, people.ErrBadToken) {
			t.Errorf("a wrong token: %v", err)
		}
	}
	if w.n != 0 {
		t.Errorf("%d transactions were made to write", w.n)
	}
}
