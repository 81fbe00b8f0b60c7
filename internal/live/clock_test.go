package live_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"evenkeel/internal/live"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

func TestTheClockMakesTheTimeoutsChoice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		c := h.caller("ada")
		s := h.ranked(c)
		if s.Deadline == nil || time.Until(s.Deadline.Ends) != 30*time.Second {
			t.Fatalf("the deadline is %+v", s.Deadline)
		}
		time.Sleep(29 * time.Second)
		if got := heard(c); len(got) != 0 {
			t.Fatal("the clock played too early")
		}
		time.Sleep(2 * time.Second)
		synctest.Wait()
		got := heard(c)
		if len(got) != 1 || got[0].State.Turns[0].By != play.ByTimeout || got[0].State.Turns[0].Choice != "cold" {
			t.Fatalf("after the deadline the socket heard %d pushes", len(got))
		}
		if _, err := h.Choose(t.Context(), c, s.Attempt, 1, "cold"); !errors.Is(err, play.ErrStaleSeq) {
			t.Errorf("the clock's choice counts as the trainee's: %v", err)
		}
	})
}

func TestADeadlineRunsOnlyWhileSomebodyListens(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		c := h.caller("ada")
		id := h.ranked(c).Attempt
		for i := range 4 {
			h.Detach(c.Listener)
			time.Sleep(time.Hour)
			c = h.caller("ada")
			s, err := h.Resume(t.Context(), c, id)
			if err != nil || s.State.Seq() != 1 {
				t.Fatalf("return %d: turn %d, %v", i+1, s.State.Seq(), err)
			}
			if untimed := i+1 >= 3; s.State.Untimed != untimed || (s.Deadline == nil) != untimed {
				t.Errorf("return %d: untimed %v with deadline %v", i+1, s.State.Untimed, s.Deadline)
			}
		}
	})
}

func TestADeadlineCanBeExtendedOrSwitchedOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		c := h.caller("ada")
		id := h.ranked(c).Attempt
		time.Sleep(20 * time.Second)
		s, err := h.Deadline(t.Context(), c, id, 1, false)
		if err != nil || time.Until(s.Deadline.Ends) != 30*time.Second {
			t.Fatalf("extended to %+v, %v", s.Deadline, err)
		}
		time.Sleep(20 * time.Second)
		if s, err = h.Deadline(t.Context(), c, id, 1, true); err != nil || s.Deadline != nil || !s.State.Untimed {
			t.Fatalf("switched off: %+v, %v", s, err)
		}
		time.Sleep(time.Hour)
		if got := heard(c); len(got) != 0 {
			t.Errorf("the clock played after it was switched off")
		}
		if _, err := h.Deadline(t.Context(), c, id, 1, false); !errors.Is(err, live.ErrNoDeadline) {
			t.Errorf("extending what does not run: %v", err)
		}
	})
}

func TestTimeWithoutEndIsNoDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		c := h.caller("ada")
		id := h.ranked(c).Attempt
		for i := range 11 {
			time.Sleep(29 * time.Second)
			s, err := h.Deadline(t.Context(), c, id, 1, false)
			if err != nil {
				t.Fatalf("extension %d: %v", i+1, err)
			}
			if untimed := i >= 10; s.State.Untimed != untimed || (s.Deadline == nil) != untimed {
				t.Errorf("after extension %d: untimed %v with deadline %v", i+1, s.State.Untimed, s.Deadline)
			}
		}
	})
}

func TestElapsedTimeCountsFromTheCustomersLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		c := h.caller("ada")
		id := h.ranked(c).Attempt
		time.Sleep(7900 * time.Millisecond)
		h.choose(c, id, 1, "warm")
		time.Sleep(3 * time.Second)
		turns := h.choose(c, id, 2, "fix").Answer.State.Turns
		if turns[0].Elapsed != 7 || turns[1].Elapsed != 3 {
			t.Errorf("elapsed %d and %d seconds, want 7 and 3", turns[0].Elapsed, turns[1].Elapsed)
		}
	})
}

func TestAnAttemptThatRestsIsReadAgainAndGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		counted := &reads{Store: mem.New()}
		h := newHouseOn(t, counted)
		c := h.caller("ada")
		id := h.ranked(c).Attempt
		h.choose(c, id, 1, "warm") // the middle has no deadline
		before := counted.attempts.Load()
		time.Sleep(20 * time.Minute)
		synctest.Wait()
		s := h.choose(c, id, 2, "fix").Current
		if got := counted.attempts.Load() - before; got != 1 {
			t.Errorf("the attempt was read %d times, want once", got)
		}
		if s.State.Phase != play.Finished || s.State.Turns[1].Elapsed != 20*60 {
			t.Errorf("it went on to %s, after %d s", s.State.Phase, s.State.Turns[1].Elapsed)
		}
	})
}

// reads counts how often attempts are read.
type reads struct {
	store.Store
	attempts atomic.Int64
}

func (r *reads) Attempt(ctx context.Context, id string) ([]play.Event, error) {
	r.attempts.Add(1)
	return r.Store.Attempt(ctx, id)
}
