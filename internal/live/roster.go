package live

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"evenkeel/internal/board"
	"evenkeel/internal/store"
)

// rosterAge is how old what is known of a cohort may be before it is read again
// even though this process has heard of no change, or longer where reading it
// takes long.
const rosterAge = 2 * time.Second

// rosters keeps of which cohorts the boards know who is in them.
type rosters struct {
	mu    sync.Mutex
	known map[string]*roster
}

// roster is read by one caller while the others wait for it.
type roster struct {
	news  news
	mu    sync.Mutex
	until time.Time // then it is too old
}

// news is what has changed in a cohort since its roster was last read.
type news struct {
	mu      sync.Mutex
	all     bool     // it may be anything
	members []string // otherwise: whose memberships
}

// fewNews is of how many members changes are kept: it may be long until somebody
// looks at a board of the cohort.
const fewNews = 64

// add notes that an account's membership has changed.
func (n *news) add(account string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	switch {
	case n.all || slices.Contains(n.members, account):
	case len(n.members) == fewNews:
		n.all, n.members = true, nil
	default:
		n.members = append(n.members, account)
	}
}

// addAll notes that anything may have changed.
func (n *news) addAll() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.all, n.members = true, nil
}

// take gives what has changed, which is news no more.
func (n *news) take() (all bool, members []string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	all, members = n.all, n.members
	n.all, n.members = false, nil
	return all, members
}

// of finds the roster of a cohort, which may not have been read yet.
func (r *rosters) of(cohort string) *roster {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known[cohort] == nil {
		r.known[cohort] = new(roster)
	}
	return r.known[cohort]
}

// gather tells the boards who is in a cohort and what counts there, unless they
// have been told of late: of everybody, or of those who have changed since.
func (h *Hub) gather(ctx context.Context, id string) error {
	r := h.rosters.of(id)
	r.mu.Lock()
	defer r.mu.Unlock()
	start := time.Now()
	all, members := r.news.take()
	var err error
	if all || !start.Before(r.until) {
		if err = h.callRoll(ctx, id); err == nil {
			r.until = start.Add(max(rosterAge, 200*time.Since(start)))
		}
	} else if len(members) > 0 {
		err = h.meet(ctx, id, members)
	}
	if err != nil {
		r.news.addAll()
		return fmt.Errorf("read cohort %s: %w", id, err)
	}
	return nil
}

// callRoll reads a cohort and everybody in it.
func (h *Hub) callRoll(ctx context.Context, id string) error {
	var roll board.Roll
	err := h.Store.View(ctx, func(tx *store.Tx) error {
		cohort, err := tx.Cohort(id)
		if err != nil {
			return err
		}
		roll = h.boards.Gather(&cohort)
		for m, err := range tx.EachMember(id) {
			if err != nil {
				return err
			}
			roll.Call(&m)
		}
		return nil
	})
	if err == nil {
		roll.End()
	}
	return err
}

// meet reads the memberships of a few accounts.
func (h *Hub) meet(ctx context.Context, cohort string, accounts []string) error {
	return h.Store.View(ctx, func(tx *store.Tx) error {
		for _, account := range accounts {
			m, err := tx.Member(cohort, account)
			switch {
			case errors.Is(err, store.ErrNotFound):
				h.boards.Dismiss(cohort, account)
			case err != nil:
				return err
			default:
				h.boards.Enlist(&m)
			}
		}
		return nil
	})
}
