package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"evenkeel/internal/store"
)

// letter is what a node tells the others with each of its commits.
type letter struct {
	End     int64          `json:"end"`
	Notices []store.Notice `json:"notices,omitempty"`
}

// maxNote bounds a notification: PostgreSQL takes less than 8000 bytes.
const maxNote = 7900

// note writes a letter. Too many notices become the one that stands for all.
func note(end int64, notices []store.Notice) (string, error) {
	for {
		b, err := json.Marshal(letter{end, notices})
		if err != nil {
			return "", fmt.Errorf("encode a notification: %w", err)
		}
		if len(b) <= maxNote {
			return string(b), nil
		}
		notices = []store.Notice{{}}
	}
}

// listenAgain is the wait after a lost connection.
const listenAgain = 250 * time.Millisecond

// listen is the listener's goroutine: it hears what other nodes have written,
// on a connection of its own, until ctx ends.
func (s *Store) listen(ctx context.Context) {
	for ctx.Err() == nil {
		// An error means that the connection is lost; others will have met it
		// and say so.
		_ = s.hear(ctx)
		select {
		case <-ctx.Done():
		case <-time.After(listenAgain):
		}
	}
}

// hear listens on one connection until it is lost.
func (s *Store) hear(ctx context.Context) error {
	connecting, cancel := context.WithTimeout(ctx, s.tune.limit)
	defer cancel()
	conn, err := pgx.ConnectConfig(connecting, s.connect)
	if err != nil {
		return err
	}
	defer closeConn(conn)
	if _, err := conn.Exec(connecting, "listen "+pgx.Identifier{s.channel}.Sanitize()); err != nil {
		return err
	}
	s.inbox.put(store.Notice{}) // what was said before was not heard
	for {
		if err := s.look(ctx, conn); err != nil {
			return err
		}
		if err := s.wait(ctx, conn); err != nil {
			return err
		}
	}
}

// look reads where the log ends, whatever was heard.
func (s *Store) look(ctx context.Context, conn *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, s.tune.limit)
	defer cancel()
	var end int64
	if err := conn.QueryRow(ctx, readEnd).Scan(&end); err != nil {
		return err
	}
	s.growth.To(store.Cursor(end))
	return nil
}

// wait takes in notifications until none has come for a while.
func (s *Store) wait(ctx context.Context, conn *pgx.Conn) error {
	for {
		waiting, cancel := context.WithTimeout(ctx, s.tune.poll)
		n, err := conn.WaitForNotification(waiting)
		cancel()
		switch {
		case err == nil:
			s.heard(n)
		case ctx.Err() == nil && pgconn.Timeout(err) && !conn.IsClosed():
			return nil
		default:
			return err
		}
	}
}

func (s *Store) heard(n *pgconn.Notification) {
	if n.PID == s.voice.Load() {
		return // this node's own
	}
	var l letter
	if err := json.Unmarshal([]byte(n.Payload), &l); err != nil {
		s.inbox.put(store.Notice{}) // of another version of this program
		return
	}
	s.growth.To(store.Cursor(l.End))
	s.inbox.put(l.Notices...)
}

// maxInbox is how many notices are kept for who does not ask for them.
const maxInbox = 1000

// inbox keeps notices until they are asked for. Its zero value is empty.
type inbox struct {
	mu      sync.Mutex
	waiting []store.Notice
	ended   bool
	news    chan struct{} // closed and dropped when something comes; nil: nobody waits
}

func (i *inbox) put(notices ...store.Notice) {
	if len(notices) == 0 {
		return
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.waiting = append(i.waiting, notices...)
	if len(i.waiting) > maxInbox {
		i.waiting = []store.Notice{{}}
	}
	i.wake()
}

func (i *inbox) end() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.ended = true
	i.wake()
}

func (i *inbox) wake() {
	if i.news != nil {
		close(i.news)
		i.news = nil
	}
}

// next waits for notices and takes them.
func (i *inbox) next(ctx context.Context) ([]store.Notice, error) {
	for {
		taken, news, err := i.take()
		if news == nil {
			return taken, err
		}
		select {
		case <-news:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// take takes what there is, or gives a channel to wait at.
func (i *inbox) take() ([]store.Notice, <-chan struct{}, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.ended {
		return nil, nil, store.ErrClosed
	}
	if len(i.waiting) > 0 {
		taken := i.waiting
		i.waiting = nil
		return taken, nil, nil
	}
	if i.news == nil {
		i.news = make(chan struct{})
	}
	return nil, i.news, nil
}
