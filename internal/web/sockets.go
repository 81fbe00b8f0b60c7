package web

import (
	"context"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// sockets are all that are open. They are pinged and looked after by one
// goroutine.
type sockets struct {
	mu      sync.Mutex
	all     map[*socket]time.Time // when it was last pinged
	of      map[string]int        // how many an account has
	closed  bool
	stop    chan struct{} // closed by shutdown
	running sync.WaitGroup
	crew    crew // does what the sockets have to do
}

func (s *sockets) start(server *Server) {
	s.all, s.of, s.stop = make(map[*socket]time.Time), make(map[string]int), make(chan struct{})
	s.running.Go(func() { s.sweep(server.pace) })
}

// maxSockets is how many sockets one account may have open: nobody has as many
// tabs, and who asks for more would take the places of others.
const maxSockets = 64

// admit keeps a place for another socket of an account, if it may have one.
func (s *sockets) admit(account string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.of[account] >= maxSockets {
		return false
	}
	s.of[account]++
	return true
}

// leave gives the place of admit back.
func (s *sockets) leave(account string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.left(account)
}

func (s *sockets) left(account string) {
	if s.of[account]--; s.of[account] == 0 {
		delete(s.of, account)
	}
}

// open serves a socket that was admitted, in a goroutine of its own: the request's would keep
// what the request needed in memory for as long as the socket lives.
func (s *sockets) open(k *socket) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed { // shut down while this one was upgraded
		closing := websocket.FormatCloseMessage(goingAway.close, goingAway.code)
		_ = k.ws.WriteControl(websocket.CloseMessage, closing, time.Now().Add(time.Second)) // a new connection takes this much
		_ = k.ws.Close()
		s.left(k.caller.Account.ID)
		return
	}
	s.all[k] = time.Now()
	k.server.Metrics.open.Inc()
	s.running.Go(func() {
		k.serve()
		s.mu.Lock()
		delete(s.all, k)
		s.left(k.caller.Account.ID)
		s.mu.Unlock()
		k.server.Metrics.open.Dec()
	})
}

// waiting counts what all sockets have to do and to write.
func (s *sockets) waiting() (jobs, frames int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for k := range s.all {
		k.mu.Lock()
		jobs += len(k.jobs)
		frames += len(k.frames)
		k.mu.Unlock()
	}
	return jobs, frames
}

func (s *sockets) sweep(p pace) {
	tick, trim := time.NewTicker(p.sweep), time.NewTicker(trimEvery)
	defer tick.Stop()
	defer trim.Stop()
	for {
		select {
		case <-s.stop:
			return
		case now := <-tick.C:
			s.look(p, now)
		case <-trim.C:
			s.crew.trim()
		}
	}
}

// look pings sockets whose time has come, and closes those that are dead or
// whose sessions have expired.
func (s *sockets) look(p pace, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for k, pinged := range s.all {
		silent := now.Sub(time.Unix(0, k.seen.Load()))
		switch {
		case silent > p.dead:
			k.farewell(idle)
		case silent >= p.ping-p.sweep && now.Sub(pinged) >= p.ping-p.sweep:
			s.all[k] = now
			k.put(frame{kind: websocket.PingMessage})
		}
		if now.UnixNano() >= k.expires.Load() {
			k.SignedOut() // or its session was renewed since
		}
	}
}

// shutdown lets every socket finish the requests that it has, says goodbye,
// and waits for them to be gone, or for ctx.
func (s *sockets) shutdown(ctx context.Context) error {
	s.mu.Lock()
	if !s.closed {
		s.closed = true
		close(s.stop)
	}
	for k := range s.all {
		k.drain()
	}
	s.mu.Unlock()
	gone := make(chan struct{})
	go func() {
		s.running.Wait()
		s.crew.wait()
		close(gone)
	}()
	select {
	case <-gone:
		return nil
	case <-ctx.Done():
	}
	s.cut()
	select {
	case <-gone:
	case <-time.After(time.Second): // a request that never ends holds them
	}
	return ctx.Err()
}

// cut ends the connections that are left, without goodbye.
func (s *sockets) cut() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for k := range s.all {
		_ = k.ws.NetConn().Close() // it is being given up
	}
}

// drain says goodbye behind the requests that the socket has: those are
// refused by now, but for the one under way.
func (k *socket) drain() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.working {
		k.leave(goingAway)
		return
	}
	k.jobs = append(k.jobs, job{do: func() { k.farewell(goingAway) }})
}
