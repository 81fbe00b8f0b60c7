package web

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"

	"evenkeel/internal/board"
	"evenkeel/internal/live"
	"evenkeel/internal/wire"
)

// What one socket may have waiting. Both are well above what a client that
// reads and waits for its answers ever needs.
const (
	maxJobs       = 256
	maxFrames     = 256
	maxFrameBytes = 1 << 20
)

// How many messages a client may send beyond those that it has awaited the
// answer of: in a row, and each second. Errors count too.
const (
	impatience     = 100
	impatiencePerS = 50
)

// Sizes in bytes of a socket's own buffer to read, and of those to write that
// all sockets share.
const (
	readBufferSize  = 512
	writeBufferSize = 4096
)

// A socket is one WebSocket of a person who is signed in. Its reader owns it:
// work and write are goroutines that exist only while there is something for
// them, and the reader waits for both before it ends.
type socket struct {
	server  *Server
	ws      *websocket.Conn
	caller  live.Caller
	cookie  string // the session's, to see whether it still lives
	limit   *rate.Limiter
	seen    atomic.Int64 // Unix nanoseconds of the last sign of life
	expires atomic.Int64 // when to look whether the session has expired, likewise
	running sync.WaitGroup

	mu         sync.Mutex // guards what follows, for moments only
	jobs       []job
	working    bool
	unanswered int // requests that came and have no answer yet
	frames     []frame
	frameBytes int
	writing    bool
	leaving    bool // the last frames are queued: nothing may follow
	gone       bool // the reader has ended: nothing new begins
	boards     boardPace

	// Owned by the goroutine that works.
	shown   []shownAttempt // those shown last
	watched map[board.Key]bool
}

// frame is something to write: a text message, a ping or a close.
type frame struct {
	kind int
	data []byte
	in   *buffer // what data lies in; nil: nothing that is used again
}

var writeBuffers sync.Pool

func (s *Server) newSocket(ws *websocket.Conn, who caller, cookie string) *socket {
	k := &socket{server: s, ws: ws, cookie: cookie, limit: rate.NewLimiter(impatiencePerS, impatience)}
	k.caller = live.Caller{Account: who.account, Listener: k}
	k.expires.Store(who.session.Expires.UnixNano())
	k.alive()
	ws.SetReadLimit(wire.MaxFrame)
	ws.SetPingHandler(k.pinged)
	ws.SetPongHandler(func(string) error { k.alive(); return nil })
	return k
}

func (k *socket) alive() { k.seen.Store(time.Now().UnixNano()) }

// pinged answers a ping by the queue of frames, so that it never waits.
func (k *socket) pinged(data string) error {
	k.alive()
	if !k.limit.Allow() {
		k.farewell(flooding)
		return nil
	}
	k.put(frame{kind: websocket.PongMessage, data: []byte(data)})
	return nil
}

// serve reads until the client has gone, and cleans up behind it.
func (k *socket) serve() {
	k.server.Hub.Connect(k.caller)
	k.SignedOut() // the session may have ended before the hub knew of this socket
	err := k.read()
	k.end()
	k.linger(err)
	_ = k.ws.Close() // nothing is left to be lost
	k.running.Wait()
	k.server.Hub.Detach(k)
}

// read takes messages in. It never waits for what they ask.
func (k *socket) read() error {
	for {
		kind, r, err := k.ws.NextReader()
		if err != nil {
			return err
		}
		k.alive()
		message, err := k.message(kind, r)
		if refused := (*refusal)(nil); errors.As(err, &refused) {
			k.asked(job{do: func() { k.answer(nil, err, readID(message.b)) }})
			continue
		}
		if err != nil {
			return err
		}
		k.asked(job{message: message})
	}
}

// message reads one message. One that is refused comes with the refusal, for
// the sake of its id; of one that is too large that is the beginning.
func (k *socket) message(kind int, r io.Reader) (*buffer, error) {
	message := newBuffer()
	if err := message.fill(r, wire.MaxMessage+1); err != nil {
		return nil, err
	}
	if len(message.b) > wire.MaxMessage {
		if _, err := io.Copy(io.Discard, r); err != nil {
			return nil, err
		}
		return message, &refusal{
			code: wire.CodeTooLarge, message: fmt.Sprintf("The message is larger than %d KiB.", wire.MaxMessage>>10),
		}
	}
	if kind != websocket.TextMessage {
		return message, &refusal{code: wire.CodeUnsupportedFormat, message: "Send JSON in text frames."}
	}
	return message, nil
}

// end lets nothing new begin.
func (k *socket) end() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.gone = true
	k.jobs = emptied(k.jobs)
	if k.boards.stop() {
		k.running.Done()
	}
}

// linger reads on for a moment after a message that broke the protocol: to
// close with unread data would tear the close frame from the client's hands.
func (k *socket) linger(why error) {
	if closed := new(websocket.CloseError); errors.As(why, &closed) || k.isLeaving() {
		return
	}
	conn := k.ws.NetConn()
	if half, ok := conn.(interface{ CloseWrite() error }); !ok || half.CloseWrite() != nil {
		return
	}
	if conn.SetReadDeadline(time.Now().Add(k.server.pace.farewell)) != nil {
		return
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(conn, 8*wire.MaxFrame)) // whatever comes, the socket is over
}
