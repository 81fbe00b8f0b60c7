package live

import (
	"context"
	"errors"
	"fmt"

	"evenkeel/internal/board"
	"evenkeel/internal/people"
	"evenkeel/internal/store"
)

// Board is a board as the caller may see it, with the season that it counts.
type Board struct {
	board.View
	Season  people.Season
	Cohort  string // its name
	Version string // of the scenario, as it was given to the cohort; empty for the overall board
	Hidden  bool   // the caller is off the cohort's boards
	Teams   *Teams // nil: the cohort is not compared, or too few are on its board
}

// Board gives a board to a member of its cohort: everything to a trainer of
// the cohort, the own surroundings to a trainee.
func (h *Hub) Board(ctx context.Context, c Caller, key board.Key) (Board, error) {
	var (
		member people.Member
		cohort *people.Cohort
	)
	err := h.Store.View(ctx, func(tx *store.Tx) error {
		var err error
		if member, err = tx.Member(key.Cohort, c.Account.ID); err != nil {
			return err
		}
		cohort, err = h.cohorts.Read(tx, key.Cohort)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return Board{}, ErrNotMember
	}
	if err != nil {
		return Board{}, fmt.Errorf("find cohort %s: %w", key.Cohort, err)
	}
	given, ok := cohort.Assignment(key.Scenario)
	if key.Scenario != "" && key.Scenario != board.Growth && !ok {
		return Board{}, ErrNotAssigned
	}
	if err := h.gather(ctx, key.Cohort); err != nil {
		return Board{}, err
	}
	b := Board{Season: cohort.Season, Cohort: cohort.Name, Version: given.Version, Hidden: member.Hidden}
	if member.Role == people.Trainee {
		b.View = h.boards.For(key, c.Account.ID)
	} else {
		b.View = h.boards.ForTrainer(key)
	}
	if key.Scenario == "" && cohort.Compared {
		b.Teams, err = h.compare(ctx, key.Cohort)
	}
	return b, err
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
	h.rosters.of(cohort).news.addAll()
	h.tellCohort(cohort)
}

// MemberChanged tells the hub that an account has joined or left a cohort, or
// changed in it.
func (h *Hub) MemberChanged(cohort, account string) {
	h.rosters.of(cohort).news.add(account)
	h.tellCohort(cohort)
}

// tellCohort tells who watches a board of a cohort that it has changed.
func (h *Hub) tellCohort(cohort string) {
	h.mu.Lock()
	var keys []board.Key
	for key := range h.watchers {
		if key.Cohort == cohort {
			keys = append(keys, key)
		}
	}
	h.mu.Unlock()
	for _, key := range keys {
		h.tell(key)
	}
}

// tell tells who watches a board that it has changed.
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
	r, ok := head.Result()
	if !ok || !h.boards.Add(board.Result(r)) {
		return
	}
	h.tell(board.Key{Cohort: head.Cohort})
	h.tell(board.Key{Cohort: head.Cohort, Scenario: head.Scenario})
	h.tell(board.Key{Cohort: head.Cohort, Scenario: board.Growth})
}
