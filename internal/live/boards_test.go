package live_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"evenkeel/internal/board"
	"evenkeel/internal/people"
	"evenkeel/internal/store"
)

var crew = board.Key{Cohort: "crew"}

// join makes an account a member, or changes it.
func (h *house) join(name string, change func(*people.Member)) {
	h.t.Helper()
	m := people.Member{Cohort: "crew", Account: name, Name: name, Role: people.Trainee}
	if change != nil {
		change(&m)
	}
	h.update(func(tx *store.Tx) error { return tx.PutMember(m, name) })
}

// board is the overall board as a member sees it.
func (h *house) board(name string) board.View {
	h.t.Helper()
	b, err := h.Board(h.t.Context(), h.caller(name), crew)
	if err != nil {
		h.t.Fatal(err)
	}
	return b.View
}

// TestABoardHearsOfOneMember without waiting for what it knows to be too old:
// synctest's clock stands still.
func TestABoardHearsOfOneMember(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		ada := h.caller("ada")
		h.finish(ada, h.ranked(ada).Attempt)
		if v := h.board("ada"); v.Members != 2 || len(v.Rows) != 1 {
			t.Fatalf("the board is %+v", v)
		}
		h.join("cid", nil)
		if v := h.board("ada"); v.Members != 2 {
			t.Fatalf("nobody was told, and there are %d members: this test shows nothing", v.Members)
		}
		h.MemberChanged("crew", "cid")
		if v := h.board("ada"); v.Members != 3 {
			t.Errorf("one has joined two, and there are %d", v.Members)
		}
		h.join("ada", func(m *people.Member) { m.Hidden = true })
		h.MemberChanged("crew", "ada")
		if v := h.board("bea"); v.Members != 3 || len(v.Rows) != 0 {
			t.Errorf("who went off the board is on it: %+v", v)
		}
		h.join("ada", nil)
		h.MemberChanged("crew", "ada")
		if v := h.board("bea"); len(v.Rows) != 1 || v.Rows[0].Name != "ada" {
			t.Errorf("who came back to the board is not on it: %+v", v)
		}
		h.update(func(tx *store.Tx) error { return tx.DeleteMember("crew", "ada") })
		h.MemberChanged("crew", "ada")
		if v := h.board("bea"); v.Members != 2 || len(v.Rows) != 0 {
			t.Errorf("who was erased is on the board: %+v", v)
		}
	})
}

func TestABoardHearsOfManyMembersAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		h.board("ada")
		for i := range 200 {
			name := fmt.Sprint("m", i)
			h.join(name, nil)
			h.MemberChanged("crew", name)
		}
		if v := h.board("ada"); v.Members != 202 {
			t.Errorf("200 have joined two, and there are %d", v.Members)
		}
	})
}

// TestABoardThatCouldNotBeReadLosesNoChange: what it was told of before it was
// read is known, at the latest, by the time it can be read.
func TestABoardThatCouldNotBeReadLosesNoChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, st := newTroubled(t)
		ada := h.caller("ada")
		h.board("ada")
		h.join("cid", nil)
		h.MemberChanged("crew", "cid")
		views := 0
		view := func(ctx context.Context, f func(*store.Tx) error) error {
			if views++; views == 2 { // after that of who asks: that of who has changed
				return store.ErrUnavailable
			}
			return st.Store.View(ctx, f)
		}
		st.view.Store(&view)
		if b, err := h.Board(t.Context(), ada, crew); !errors.Is(err, store.ErrUnavailable) {
			t.Fatalf("the board is %+v, %v: this test shows nothing", b, err)
		}
		if v := h.board("ada"); v.Members != 3 {
			t.Errorf("one has joined two, and there are %d", v.Members)
		}
	})
}

// TestABoardFindsOutByItself what this process was not told, in a while.
func TestABoardFindsOutByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		h.board("ada")
		h.join("cid", nil)
		time.Sleep(time.Minute)
		if v := h.board("ada"); v.Members != 3 {
			t.Errorf("a minute after one has joined two there are %d", v.Members)
		}
	})
}

// TestWhoJoinsDoesNotHaveEverybodyRead: a cohort that fills would cost the
// square of its members.
func TestWhoJoinsDoesNotHaveEverybodyRead(t *testing.T) {
	h := newHouse(t)
	const others = 2000
	for i := range others {
		h.join(fmt.Sprintf("m%04d", i), nil)
	}
	c := h.caller("ada")
	look := func() {
		h.MemberChanged("crew", "m0007")
		if _, err := h.Board(t.Context(), c, crew); err != nil {
			t.Fatal(err)
		}
	}
	look()
	if got := testing.AllocsPerRun(50, look); got > others/4 {
		t.Errorf("a board is shown with %.0f allocations when one of %d members has changed", got, others)
	}
}
