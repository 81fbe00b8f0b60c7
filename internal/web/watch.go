package web

import (
	"context"
	"slices"
	"time"

	"evenkeel/internal/board"
)

// maxWatched is how many boards one socket may watch.
const maxWatched = 16

// boardPace keeps changes of watched boards apart: however often they change,
// a client gets a frame only so often. It is guarded by the socket's mutex.
type boardPace struct {
	changed []board.Key // to be shown, longest waiting first
	due     bool        // a showing is queued or its timer runs
	timer   *time.Timer
	last    time.Time // of the last frame
}

// stop ends the timer. It reports whether the timer's function will not run.
func (p *boardPace) stop() bool {
	return p.timer != nil && p.timer.Stop()
}

// BoardChanged shows a watched board again, soon.
func (k *socket) BoardChanged(key board.Key) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !slices.Contains(k.boards.changed, key) {
		k.boards.changed = append(k.boards.changed, key)
	}
	k.scheduleBoard()
}

// scheduleBoard queues the next showing; k.mu is held.
func (k *socket) scheduleBoard() {
	p := &k.boards
	if p.due || len(p.changed) == 0 || k.gone || k.leaving {
		return
	}
	p.due = true
	wait := k.server.pace.board - time.Since(p.last)
	if wait <= 0 {
		k.queue(job{do: k.showChanged})
		return
	}
	k.running.Add(1)
	p.timer = time.AfterFunc(wait, func() {
		defer k.running.Done()
		k.push(k.showChanged)
	})
}

// showChanged shows the board that has waited longest. A board that the client
// may not see any more is unwatched.
func (k *socket) showChanged() {
	k.mu.Lock()
	key := k.boards.changed[0]
	k.boards.changed = k.boards.changed[1:]
	k.boards.due, k.boards.timer, k.boards.last = false, nil, time.Now()
	k.scheduleBoard()
	k.mu.Unlock()
	if !k.watched[key] {
		return
	}
	ctx := context.Background()
	b, err := k.server.Hub.Board(ctx, k.caller, key)
	if err != nil {
		delete(k.watched, key)
		k.server.Hub.Unwatch(k, key)
		k.tell(k.failure(boardError(err)))
		return
	}
	k.tell(k.server.showBoard(ctx, b))
}
