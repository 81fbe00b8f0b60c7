package live_test

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
	"weak"

	"evenkeel/internal/board"
	"evenkeel/internal/live"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

// troubled is a store in which a test can make things happen.
type troubled struct {
	store.Store
	append  atomic.Pointer[func(context.Context, store.Append) error]
	attempt atomic.Pointer[func(context.Context, string) ([]play.Event, error)]
	view    atomic.Pointer[func(context.Context, func(*store.Tx) error) error]
}

func (s *troubled) Append(ctx context.Context, a store.Append) error {
	if f := s.append.Load(); f != nil {
		return (*f)(ctx, a)
	}
	return s.Store.Append(ctx, a)
}

func (s *troubled) Attempt(ctx context.Context, id string) ([]play.Event, error) {
	if f := s.attempt.Load(); f != nil {
		return (*f)(ctx, id)
	}
	return s.Store.Attempt(ctx, id)
}

func (s *troubled) View(ctx context.Context, f func(*store.Tx) error) error {
	if v := s.view.Load(); v != nil {
		return (*v)(ctx, f)
	}
	return s.Store.View(ctx, f)
}

func newTroubled(t *testing.T) (*house, *troubled) {
	st := &troubled{Store: mem.New()}
	return newHouseOn(t, st), st
}

func TestATurnOfUnknownOutcomeIsShownOnceTheLogHasIt(t *testing.T) {
	for name, late := range map[string]time.Duration{"then the log tells": 0, "after the log has told": time.Second} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { testUnknownOutcome(t, late) })
		})
	}
}

func testUnknownOutcome(t *testing.T, late time.Duration) {
	h, st := newTroubled(t)
	c := h.caller("ada")
	id := h.ranked(c).Attempt
	synctest.Wait()
	append := func(ctx context.Context, a store.Append) error {
		err := errors.Join(store.ErrUnknownOutcome, st.Store.Append(ctx, a))
		time.Sleep(late)
		return err
	}
	st.append.Store(&append)
	if _, err := h.Choose(t.Context(), c, id, 1, "warm"); !errors.Is(err, store.ErrUnknownOutcome) {
		t.Fatalf("got %v", err)
	}
	time.Sleep(time.Second) // the log is looked at now and then
	synctest.Wait()
	if got := heard(c); len(got) != 1 || got[0].State.Seq() != 2 {
		t.Errorf("the socket heard %d pushes of a turn that was stored after all", len(got))
	}
	if chosen := h.choose(c, id, 1, "warm"); chosen.Current.State.Seq() != 2 {
		t.Errorf("repeating it leads to turn %d", chosen.Current.State.Seq())
	}
}

func TestATimeoutOfUnknownOutcomeShowsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, st := newTroubled(t)
		c := h.caller("ada")
		id := h.ranked(c).Attempt
		synctest.Wait()
		append := func(context.Context, store.Append) error { return store.ErrUnknownOutcome }
		st.append.Store(&append)
		time.Sleep(31 * time.Second)
		for _, s := range heard(c) {
			if s.State == nil {
				t.Error("the socket was shown an attempt in no known state")
			}
		}
		if s, err := h.Attempt(t.Context(), c, id); err != nil || s.State.Seq() != 1 || s.Deadline != nil {
			t.Errorf("afterwards: turn %d, %d events, %+v, %v", s.State.Seq(), s.State.Events, s.Deadline, err)
		}
	})
}

func TestAResultIsCountedOnceTheDatabaseIsBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, st := newTroubled(t)
		c := h.caller("ada")
		id := h.ranked(c).Attempt
		synctest.Wait()
		away := time.Now().Add(3 * time.Second)
		view := func(ctx context.Context, f func(*store.Tx) error) error {
			if time.Now().Before(away) {
				return store.ErrUnavailable
			}
			return st.Store.View(ctx, f)
		}
		st.view.Store(&view)
		h.finish(c, id)
		time.Sleep(5 * time.Second)
		if b, err := h.Board(t.Context(), c, board.Key{Cohort: "crew"}); err != nil || len(b.Rows) != 1 {
			t.Errorf("the board is %+v, %v", b, err)
		}
	})
}

func TestWhoMayNotSeeABoardHearsNothingOfIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		zoe := h.caller("zoe")
		if _, err := h.Watch(t.Context(), zoe, board.Key{Cohort: "crew"}); !errors.Is(err, live.ErrNotMember) {
			t.Errorf("got %v", err)
		}
		h.CohortChanged("crew")
		if told := zoe.Listener.(*listener).seenBoards(); len(told) != 0 {
			t.Errorf("told of %v", told)
		}
	})
}

func TestALostVersionIsNoMistakeOfTheTrainee(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		c := h.caller("ada")
		id := h.ranked(c).Attempt
		h.Detach(c.Listener)
		synctest.Wait() // nothing holds it in memory
		delete(h.versions, "version-of-talk")
		for name, ask := range map[string]func() error{
			"resume": func() error { _, err := h.Resume(t.Context(), c, id); return err },
			"start": func() error {
				_, err := h.Start(t.Context(), h.caller("bea"), live.Start{Scenario: "talk", Mode: play.Ranked})
				return err
			},
		} {
			if err := ask(); err == nil || errors.Is(err, store.ErrNotFound) || errors.Is(err, live.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestAnAttemptThatIsOverIsLetGo(t *testing.T) {
	h := newHouse(t)
	c := h.caller("ada")
	over := func() weak.Pointer[play.State] { return weak.Make(h.finish(c, h.ranked(c).Attempt).State) }()
	for range 100 {
		if runtime.GC(); over.Value() == nil {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Error("the socket keeps an attempt that is over")
}

func TestAnsweringWithoutResumingBuysNoTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		c := h.caller("ada")
		id := h.ranked(c).Attempt
		for i := range 3 {
			h.Detach(c.Listener)
			time.Sleep(time.Hour)
			c = h.caller("ada")
			if _, err := h.Choose(t.Context(), c, id, 1, "no such reply"); !errors.Is(err, play.ErrUnknownChoice) {
				t.Fatal(err)
			}
			s, err := h.Attempt(t.Context(), c, id)
			if err != nil {
				t.Fatal(err)
			}
			if untimed := i+1 >= 3; s.State.Untimed != untimed || (s.Deadline == nil) != untimed {
				t.Errorf("return %d: untimed %v with deadline %v", i+1, s.State.Untimed, s.Deadline)
			}
		}
	})
}

func TestComingBackSucceedsThoughAnotherProcessWasFaster(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, st := newTroubled(t)
		c := h.caller("ada")
		id := h.ranked(c).Attempt
		synctest.Wait()
		append := func(ctx context.Context, a store.Append) error {
			return errors.Join(st.Store.Append(ctx, a), st.Store.Append(ctx, a)) // the other's, then ours
		}
		st.append.Store(&append)
		for i := range 3 {
			h.Detach(c.Listener)
			c = h.caller("ada")
			if s, err := h.Resume(t.Context(), c, id); err != nil || s.State.Untimed != (i == 2) {
				t.Errorf("return %d: %+v, %v", i+1, s, err)
			}
		}
	})
}

// blocking is a listener that holds an attempt up the first time it is told.
type blocking struct {
	listener
	once         sync.Once
	told, resume chan struct{}
}

func (b *blocking) Moved(*live.Snapshot) {
	b.once.Do(func() {
		close(b.told)
		<-b.resume
	})
}

func TestAnExtensionHoldsThoughTheTimeRunsOutBeforeItIsCarriedOut(t *testing.T) {
	h := newHouse(t)
	c := h.caller("ada")
	s, err := h.Start(t.Context(), c, live.Start{Scenario: "hasty", Mode: play.Practice})
	if err != nil {
		t.Fatal(err)
	}
	tab := &blocking{told: make(chan struct{}), resume: make(chan struct{})}
	second := live.Caller{Account: c.Account, Listener: tab}
	h.Connect(second)
	defer h.Detach(tab)
	if _, err := h.Resume(t.Context(), second, s.Attempt); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	// A turn that is not known here makes the hub read the attempt again and
	// tell the tabs, which holds the attempt.
	wg.Go(func() { _, _ = h.Choose(context.Background(), c, s.Attempt, 9, "warm") })
	<-tab.told
	wg.Go(func() {
		if _, err := h.Deadline(context.Background(), c, s.Attempt, 1, false); err != nil {
			t.Errorf("extend: %v", err)
		}
	})
	time.Sleep(1200 * time.Millisecond) // the clock has struck, and waits behind the extension
	close(tab.resume)
	wg.Wait()
	time.Sleep(50 * time.Millisecond)
	if s, err = h.Attempt(t.Context(), c, s.Attempt); err != nil || s.State.Seq() != 1 || s.Deadline == nil {
		t.Errorf("the clock played turn %d all the same; deadline %v, %v", s.State.Seq()-1, s.Deadline, err)
	}
}

// silent is a store whose log cannot be read for now.
type silent struct {
	store.Store
	speaks atomic.Bool
}

func (s *silent) Marks(ctx context.Context, after store.Cursor, limit int) ([]store.Mark, error) {
	if !s.speaks.Load() {
		return nil, errors.New("the log is silent")
	}
	return s.Store.Marks(ctx, after, limit)
}

func TestResultsOfAnotherProcessCountThoughAHeadAmongThemIsDamaged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := &silent{Store: mem.New()}
		h, other := newHouseOn(t, st), newHouseOn(t, st.Store)
		ids := make(map[string]string)
		for _, name := range []string{"ada", "bea"} {
			c := other.caller(name)
			ids[name] = other.ranked(c).Attempt
			other.finish(c, ids[name])
		}
		h.update(func(tx *store.Tx) error { return tx.KV().Put("heads", ids["ada"], []byte("{")) })
		st.speaks.Store(true)
		time.Sleep(5 * time.Second)
		b, err := h.Board(t.Context(), h.caller("bea"), board.Key{Cohort: "crew", Scenario: "talk"})
		if err != nil || len(b.Rows) != 1 || !b.Rows[0].You {
			t.Errorf("the board is %+v, %v", b, err)
		}
	})
}

// Another process plays a turn of two attempts that are followed here.
func TestTurnsOfAnotherProcessAreShownThoughOneCannotBeRead(t *testing.T) {
	for name, test := range map[string]struct {
		err         error
		both        bool          // or the first alone
		back        time.Duration // then they can be read
		first, next int           // how many turns the sockets hear of
	}{
		"while a database is away": {store.ErrUnavailable, true, 3 * time.Second, 1, 1},
		"as it is damaged":         {errors.New("it is damaged"), false, time.Hour, 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h, st := newTroubled(t)
				other := newHouseOn(t, st.Store)
				ada, bea := h.caller("ada"), h.caller("bea")
				first, next := h.ranked(ada).Attempt, h.ranked(bea).Attempt
				time.Sleep(time.Second) // their starts have been met
				back := time.Now().Add(test.back)
				attempt := func(ctx context.Context, id string) ([]play.Event, error) {
					if (test.both || id == first) && time.Now().Before(back) {
						return nil, test.err
					}
					return st.Store.Attempt(ctx, id)
				}
				st.attempt.Store(&attempt)
				other.choose(other.caller("ada"), first, 1, "warm")
				other.choose(other.caller("bea"), next, 1, "warm")
				time.Sleep(10 * time.Second)
				for c, want := range map[live.Caller]int{ada: test.first, bea: test.next} {
					if got := heard(c); len(got) != want || want > 0 && got[0].State.Seq() != 2 {
						t.Errorf("%s heard of %d turns, want %d", c.Account.ID, len(got), want)
					}
				}
			})
		})
	}
}
