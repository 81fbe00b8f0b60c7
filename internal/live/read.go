package live

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// Resume gives an attempt as it stands and lets the caller's socket follow it.
// It sets a deadline going again that had stopped while nobody listened.
func (h *Hub) Resume(ctx context.Context, c Caller, id string) (*Snapshot, error) {
	var now *Snapshot
	err := h.with(ctx, c, id, func(a *attempt) error {
		if err := a.follow(ctx, c.Listener); err != nil {
			return err
		}
		now = a.snapshot()
		return nil
	})
	return now, err
}

// Attempt gives an attempt as it stands, without following it.
func (h *Hub) Attempt(ctx context.Context, c Caller, id string) (*Snapshot, error) {
	var now *Snapshot
	err := h.with(ctx, c, id, func(a *attempt) error {
		now = a.snapshot()
		return nil
	})
	return now, err
}

// Debrief looks back on an attempt as it ended, with the answers to its
// check-ins.
func (h *Hub) Debrief(ctx context.Context, now *Snapshot) (*play.Debrief, []store.Checkin, error) {
	return h.look(ctx, now, play.Look)
}

// Glance is [Hub.Debrief] without what other replies would have done.
func (h *Hub) Glance(ctx context.Context, now *Snapshot) (*play.Debrief, []store.Checkin, error) {
	return h.look(ctx, now, play.Glance)
}

func (h *Hub) look(ctx context.Context, now *Snapshot, look func(*play.Version, *play.State) (*play.Debrief, error)) (*play.Debrief, []store.Checkin, error) {
	checkins, err := h.checkins(ctx, now)
	if err != nil {
		return nil, nil, fmt.Errorf("read the check-ins of attempt %s: %w", now.Attempt, err)
	}
	d, err := look(now.Version, now.State)
	return d, checkins, err
}

// checkins reads what was answered to check-ins, if there were any.
func (h *Hub) checkins(ctx context.Context, now *Snapshot) (answers []store.Checkin, err error) {
	if !now.askedAny() {
		return nil, nil
	}
	err = h.Store.View(ctx, func(tx *store.Tx) (err error) {
		answers, err = tx.Checkins(now.Attempt)
		return err
	})
	return answers, err
}

// Attempts lists up to limit of the caller's attempts that keep likes (nil: all
// of them), newest first: those begun before an attempt, or from the newest on.
// [ErrNotFound] if before names none of the caller's.
func (h *Hub) Attempts(ctx context.Context, c Caller, before string, limit int, keep func(*store.Head) bool) ([]store.Head, error) {
	var heads []store.Head
	err := h.Store.View(ctx, func(tx *store.Tx) error {
		var err error
		heads, err = tx.History(c.Account.ID, before, limit, keep)
		return err
	})
	if before != "" && errors.Is(err, store.ErrNotFound) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("list the attempts of %s: %w", c.Account.ID, err)
	}
	return heads, nil
}

// Ranked gives the caller's ranked attempts, open and finished, at the present
// assignments of cohorts.
func (h *Hub) Ranked(ctx context.Context, c Caller, cohorts []people.Cohort) ([]store.Head, error) {
	var heads []store.Head
	err := h.Store.View(ctx, func(tx *store.Tx) error {
		heads = nil
		for i := range cohorts {
			for _, a := range cohorts[i].Assignments {
				head, err := rankedHead(tx, c.Account.ID, cohorts[i].ID, a.ID)
				if err != nil {
					return err
				}
				if head != nil {
					heads = append(heads, *head)
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find the ranked attempts of %s: %w", c.Account.ID, err)
	}
	return heads, nil
}

// Checkin keeps the trainee's answer to the check-in of the turn seq; the last
// answer counts.
func (h *Hub) Checkin(ctx context.Context, c Caller, id string, seq int, feeling string) error {
	now, err := h.Attempt(ctx, c, id)
	if err != nil {
		return err
	}
	if !now.asked(seq) {
		return ErrNoCheckin
	}
	if err := h.begin(); err != nil {
		return err
	}
	defer h.work.Done()
	err = h.Store.Update(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		// Who was erased meanwhile leaves nothing behind.
		if _, err := tx.Account(c.Account.ID); err != nil {
			return err
		}
		return tx.PutCheckin(store.Checkin{Attempt: id, Seq: seq, Feeling: feeling, Time: time.Now()})
	})
	if err != nil {
		return fmt.Errorf("keep a check-in of attempt %s: %w", id, err)
	}
	return nil
}

// askedAny reports whether a moment that the attempt came to has a check-in.
func (s *Snapshot) askedAny() bool {
	if s.Version.Nodes[s.State.Position.Node].Checkin != "" {
		return true
	}
	return slices.ContainsFunc(s.State.Turns, func(t *play.Turn) bool {
		return s.Version.Nodes[s.Version.Index(t.Node)].Checkin != ""
	})
}

// asked reports whether the moment of a turn, played or to be played, has a
// check-in.
func (s *Snapshot) asked(seq int) bool {
	if seq == s.State.Seq() {
		return s.Version.Nodes[s.State.Position.Node].Checkin != ""
	}
	for _, t := range s.State.Turns {
		if t.Seq == seq {
			return s.Version.Nodes[s.Version.Index(t.Node)].Checkin != ""
		}
	}
	return false
}
