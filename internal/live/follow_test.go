package live_test

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"evenkeel/internal/board"
	"evenkeel/internal/live"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

// paging is a store whose log can be read once the gate is open.
type paging struct {
	store.Store
	gate  chan struct{}
	views atomic.Int64
	read  sync.Once
	all   chan struct{} // closed when the log was read to its end
}

func newPaging() *paging {
	return &paging{Store: mem.New(), gate: make(chan struct{}), all: make(chan struct{})}
}

// tell opens the gate, and gives in how many views the whole log was taken in.
func (p *paging) tell() int64 {
	before := p.views.Load()
	close(p.gate)
	<-p.all
	return p.views.Load() - before
}

func (p *paging) Marks(ctx context.Context, after store.Cursor, limit int) ([]store.Mark, error) {
	select {
	case <-p.gate:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	marks, err := p.Store.Marks(ctx, after, limit)
	if len(marks) == 0 && err == nil {
		p.read.Do(func() { close(p.all) })
	}
	return marks, err
}

func (p *paging) View(ctx context.Context, f func(*store.Tx) error) error {
	p.views.Add(1)
	return p.Store.View(ctx, f)
}

// A follower that reads each result by itself falls behind those who play.
func TestTheResultsInAPageOfTheLogAreReadTogether(t *testing.T) {
	st := newPaging()
	newHouseOn(t, st)
	newHouseOn(t, st.Store).finishMany()
	if n := st.tell(); n < 1 || n > 3 {
		t.Errorf("31 results were read in %d views", n)
	}
}

// What this process has counted itself it does not read from the store again.
func TestAnOwnResultIsNotReadAgain(t *testing.T) {
	st := newPaging()
	h := newHouseOn(t, st)
	h.finishMany()
	if n := st.tell(); n != 0 {
		t.Errorf("31 own results were read in %d views", n)
	}
	b, err := h.Board(t.Context(), h.caller("ada"), board.Key{Cohort: "crew"})
	if err != nil || len(b.Rows) != 1 || b.Rows[0].Name != "ada" {
		t.Errorf("the board is %+v, %v", b, err)
	}
}

// finishMany plays an attempt for the board, and thirty more.
func (h *house) finishMany() {
	h.t.Helper()
	ada := h.caller("ada")
	h.finish(ada, h.ranked(ada).Attempt)
	for range 30 {
		s, err := h.Start(h.t.Context(), ada, live.Start{Scenario: "talk", Mode: play.Practice})
		if err != nil {
			h.t.Fatal(err)
		}
		h.finish(ada, s.Attempt)
	}
}

// TestMarksStayAsTheyAre: a store may give what it keeps itself.
func TestMarksStayAsTheyAre(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := &marking{Store: mem.New()}
		h := newHouseOn(t, st)
		c := h.caller("ada")
		h.choose(c, h.ranked(c).Attempt, 1, "warm")
		time.Sleep(time.Second)
		synctest.Wait()
		st.mu.Lock()
		defer st.mu.Unlock()
		if len(st.given) == 0 || !slices.Equal(st.given, st.copied) {
			t.Errorf("the marks %v were made %v", st.copied, st.given)
		}
	})
}

// marking remembers the marks that it has given.
type marking struct {
	store.Store
	mu            sync.Mutex
	given, copied []store.Mark // the last that were not none
}

func (s *marking) Marks(ctx context.Context, after store.Cursor, limit int) ([]store.Mark, error) {
	marks, err := s.Store.Marks(ctx, after, limit)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(marks) > 0 {
		s.given, s.copied = marks, slices.Clone(marks)
	}
	return marks, err
}
