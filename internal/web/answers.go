package web

import (
	"context"
	"errors"
	"slices"
	"time"

	"evenkeel/internal/board"
	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/wire"
)

func (k *socket) start(ctx context.Context, r *wire.Request) ([]any, error) {
	start := live.Start{Scenario: r.Scenario, Mode: play.Mode(r.Mode), Cohort: r.Cohort, Untimed: r.Untimed, Variant: r.Variant}
	if r.From != nil {
		start.From = &live.From{Attempt: r.From.Attempt, Seq: r.From.Seq}
	}
	now, err := k.server.Hub.Start(ctx, k.caller, start)
	if err != nil {
		return nil, err
	}
	return k.takenUp(ctx, now, false)
}

func (k *socket) resume(ctx context.Context, r *wire.Request) ([]any, error) {
	now, err := k.server.Hub.Resume(ctx, k.caller, r.Attempt)
	if err != nil {
		return nil, err
	}
	return k.takenUp(ctx, now, true)
}

func (k *socket) takenUp(ctx context.Context, now *live.Snapshot, transcript bool) ([]any, error) {
	if now.State.Phase != play.Open {
		return k.show(ctx, now)
	}
	k.noteShown(now)
	turn := k.view().takenUp(now, transcript)
	earlier, err := k.earlier(ctx, now.State.Start.From)
	if err != nil {
		return nil, err
	}
	turn.Transcript = append(earlier, turn.Transcript...)
	return []any{turn}, nil
}

// maxRetold is through how many attempts a conversation is followed back.
const maxRetold = 20

// earlier is what was said before the moment that practice took up: in the
// attempt that it comes from, and in that one's, if it was such practice too.
// What has been erased since is left out.
func (k *socket) earlier(ctx context.Context, from *play.From) ([]wire.Line, error) {
	var lines []wire.Line
	for n := 0; from != nil && n < maxRetold; n++ {
		source, err := k.server.Hub.Attempt(ctx, k.caller, from.Attempt)
		if errors.Is(err, live.ErrNotFound) {
			break
		}
		if err != nil {
			return nil, err
		}
		lines = append(k.view().earlier(source, from.Seq), lines...)
		from = source.State.Start.From
	}
	return lines, nil
}

func (k *socket) choose(ctx context.Context, r *wire.Request) ([]any, error) {
	chosen, err := k.server.Hub.Choose(ctx, k.caller, r.Attempt, r.Seq, r.Choice)
	if errors.Is(err, play.ErrStaleSeq) && chosen.Current != nil {
		current, showing := k.show(ctx, chosen.Current)
		if showing != nil {
			return nil, showing
		}
		return current, err
	}
	if err != nil {
		return nil, err
	}
	answer, err := k.show(ctx, chosen.Answer)
	if err != nil || chosen.Current == chosen.Answer {
		return answer, err
	}
	current, err := k.show(ctx, chosen.Current)
	if err != nil {
		return nil, err
	}
	return append(answer, current...), nil
}

func (k *socket) checkin(ctx context.Context, r *wire.Request) ([]any, error) {
	if err := k.server.Hub.Checkin(ctx, k.caller, r.Attempt, r.Seq, r.Feeling); err != nil {
		return nil, err
	}
	return []any{&wire.OK{Type: wire.TypeOK}}, nil
}

func (k *socket) deadline(ctx context.Context, r *wire.Request) ([]any, error) {
	now, err := k.server.Hub.Deadline(ctx, k.caller, r.Attempt, r.Seq, r.Action == wire.ActionOff)
	if errors.Is(err, play.ErrStaleSeq) && now != nil {
		current, showing := k.show(ctx, now)
		if showing != nil {
			return nil, showing
		}
		return current, err
	}
	if err != nil {
		return nil, err
	}
	return k.show(ctx, now)
}

// show renders an attempt as it stands: its turn, or how it ended.
func (k *socket) show(ctx context.Context, s *live.Snapshot) ([]any, error) {
	k.noteShown(s)
	switch s.State.Phase {
	case play.Open:
		return []any{k.view().turn(s)}, nil
	case play.Finished:
		looked, checkins, err := k.server.Hub.Glance(ctx, s)
		if err != nil {
			return nil, err
		}
		v := k.view()
		return []any{v.ended(s, v.debrief(looked, s, checkins))}, nil
	default:
		return nil, play.ErrOver
	}
}

func (k *socket) view() view { return view{name: k.caller.Account.Name, now: time.Now()} }

// maxShown is how many attempts a socket remembers to have shown.
const maxShown = 16

// shownAttempt is how many events an attempt had when it was last shown.
type shownAttempt struct {
	id     string
	events int
}

// noteShown remembers how far an attempt has been shown.
func (k *socket) noteShown(s *live.Snapshot) {
	for i := len(k.shown) - 1; i >= 0; i-- { // mostly the last
		if a := &k.shown[i]; a.id == s.Attempt {
			a.events = max(a.events, s.State.Events)
			return
		}
	}
	if len(k.shown) >= maxShown {
		k.shown = slices.Delete(k.shown, 0, 1)
	}
	k.shown = append(k.shown, shownAttempt{s.Attempt, s.State.Events})
}

// hasShown reports whether a later state of an attempt has been shown.
func (k *socket) hasShown(s *live.Snapshot) bool {
	return slices.ContainsFunc(k.shown, func(a shownAttempt) bool { return a.id == s.Attempt && a.events > s.State.Events })
}

// Moved shows a turn that this socket did not play itself, unless it has
// shown a later one.
func (k *socket) Moved(s *live.Snapshot) {
	k.push(func() {
		if k.hasShown(s) {
			return
		}
		messages, err := k.show(context.Background(), s)
		if err != nil {
			messages = []any{k.failure(err)}
		}
		for _, m := range messages {
			k.tell(m)
		}
	})
}

// SignedOut closes the socket if it is its own session that has ended.
func (k *socket) SignedOut() {
	k.push(func() {
		_, session, err := k.server.People.SessionOf(context.Background(), k.cookie)
		switch {
		case errors.Is(err, people.ErrNoSession):
			k.farewell(signedOut)
		case err == nil:
			k.expires.Store(session.Expires.UnixNano())
		}
	})
}

func (k *socket) watch(ctx context.Context, r *wire.Request) ([]any, error) {
	key := boardKey(r.Board)
	if len(k.watched) >= maxWatched && !k.watched[key] {
		return nil, badRequest("board", "is one too many to watch at once; unwatch another first")
	}
	b, err := k.server.Hub.Watch(ctx, k.caller, key)
	if err != nil {
		return nil, boardError(err)
	}
	if k.watched == nil {
		k.watched = make(map[board.Key]bool)
	}
	k.watched[key] = true
	return []any{k.server.showBoard(ctx, b)}, nil
}

func (k *socket) unwatch(_ context.Context, r *wire.Request) ([]any, error) {
	key := boardKey(r.Board)
	delete(k.watched, key)
	k.server.Hub.Unwatch(k, key)
	return []any{&wire.OK{Type: wire.TypeOK}}, nil
}
