package live

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"evenkeel/internal/board"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// tableAge is how old a ranked table may be before it is made again even
// though this process knows of no change: another one may have renamed
// somebody.
const tableAge = 2 * time.Second

// tables keeps the ranked tables that were asked for lately.
type tables struct {
	mu     sync.Mutex
	cached map[board.Key]*cachedTable
}

// cachedTable is made by one caller while the others wait for it.
type cachedTable struct {
	mu    sync.Mutex
	table *board.Table
	made  time.Time
}

// Board is a board as the caller may see it, with the season that it counts.
type Board struct {
	board.View
	Season people.Season
	Cohort string // its name
	Hidden bool   // the caller is off the cohort's boards
}

// Board gives a board to a member of its cohort: everything to a trainer of
// the cohort, the own surroundings to a trainee.
func (h *Hub) Board(ctx context.Context, c Caller, key board.Key) (Board, error) {
	var (
		member people.Member
		cohort people.Cohort
	)
	err := h.Store.View(ctx, func(tx *store.Tx) error {
		var err error
		if member, err = tx.Member(key.Cohort, c.Account.ID); err != nil {
			return err
		}
		cohort, err = tx.Cohort(key.Cohort)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return Board{}, ErrNotMember
	}
	if err != nil {
		return Board{}, fmt.Errorf("find cohort %s: %w", key.Cohort, err)
	}
	if _, ok := cohort.Assignment(key.Scenario); key.Scenario != "" && !ok {
		return Board{}, ErrNotAssigned
	}
	table, err := h.table(ctx, key)
	if err != nil {
		return Board{}, err
	}
	b := Board{Season: cohort.Season, Cohort: cohort.Name, Hidden: member.Hidden}
	if member.Role == people.Trainee {
		b.View = table.For(c.Account.ID)
	} else {
		b.View = table.ForTrainer()
	}
	return b, nil
}

// table gives the ranked table of a board, at most tableAge old.
func (h *Hub) table(ctx context.Context, key board.Key) (*board.Table, error) {
	h.tables.mu.Lock()
	t := h.tables.cached[key]
	if t == nil {
		t = new(cachedTable)
		h.tables.cached[key] = t
	}
	h.tables.mu.Unlock()
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.table != nil && time.Since(t.made) < tableAge {
		return t.table, nil
	}
	var (
		cohort  people.Cohort
		members []people.Member
	)
	made := time.Now()
	err := h.Store.View(ctx, func(tx *store.Tx) error {
		var err error
		if cohort, err = tx.Cohort(key.Cohort); err != nil {
			return err
		}
		members, err = tx.Members(key.Cohort)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read cohort %s: %w", key.Cohort, err)
	}
	t.table, t.made = h.boards.Table(&cohort, members, key.Scenario), made
	return t.table, nil
}

// Watch makes the caller's socket hear of changes of a board, and gives the
// board.
func (h *Hub) Watch(ctx context.Context, c Caller, key board.Key) (Board, error) {
	fresh := h.watch(c.Listener, key) // first: no change may fall in between
	b, err := h.Board(ctx, c, key)
	if err != nil && fresh {
		h.Unwatch(c.Listener, key)
	}
	return b, err
}

// watch reports whether the listener is known and did not watch the board.
func (h *Hub) watch(l Listener, key board.Key) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	known := h.listeners[l]
	if known == nil || known.boards[key] {
		return false
	}
	known.boards[key] = true
	if h.watchers[key] == nil {
		h.watchers[key] = make(map[Listener]bool)
	}
	h.watchers[key][l] = true
	return true
}

// Unwatch ends Watch.
func (h *Hub) Unwatch(l Listener, key board.Key) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if known := h.listeners[l]; known != nil {
		delete(known.boards, key)
	}
	h.unwatch(l, key)
}

func (h *Hub) unwatch(l Listener, key board.Key) {
	delete(h.watchers[key], l)
	if len(h.watchers[key]) == 0 {
		delete(h.watchers, key)
	}
}

// CohortChanged tells the hub that a cohort's people, visibility, assignments
// or season have changed.
func (h *Hub) CohortChanged(cohort string) {
	h.mu.Lock()
	var keys []board.Key
	for key := range h.watchers {
		if key.Cohort == cohort {
			keys = append(keys, key)
		}
	}
	h.mu.Unlock()
	h.tables.mu.Lock()
	for key := range h.tables.cached {
		if key.Cohort == cohort {
			delete(h.tables.cached, key)
		}
	}
	h.tables.mu.Unlock()
	for _, key := range keys {
		h.tell(key)
	}
}

// changed forgets a table and tells who watches it.
func (h *Hub) changed(key board.Key) {
	h.tables.mu.Lock()
	delete(h.tables.cached, key)
	h.tables.mu.Unlock()
	h.tell(key)
}

func (h *Hub) tell(key board.Key) {
	h.mu.Lock()
	told := make([]Listener, 0, len(h.watchers[key]))
	for l := range h.watchers[key] {
		told = append(told, l)
	}
	h.mu.Unlock()
	for _, l := range told {
		l.BoardChanged(key)
	}
}

// count takes a finished ranked attempt into the boards.
func (h *Hub) count(head *store.Head) {
	r, ok := result(head)
	if !ok || !h.boards.Add(r) {
		return
	}
	h.changed(board.Key{Cohort: head.Cohort})
	h.changed(board.Key{Cohort: head.Cohort, Scenario: head.Scenario})
}

func result(head *store.Head) (board.Result, bool) {
	if head.Mode != play.Ranked || head.Phase != play.Finished || head.Scores == nil || head.Scores.Overall == nil {
		return board.Result{}, false
	}
	return board.Result{
		Attempt: head.Attempt, Trainee: head.Trainee, Cohort: head.Cohort, Assignment: head.Assignment,
		Tenths:  int(*head.Scores.Overall*10 + 0.5),
		Untimed: head.Untimed, Rehearsed: head.Rehearsed, Finished: head.Finished,
	}, true
}
