package web

import (
	"encoding/json"
	"errors"
	"net"
	"slices"
	"time"

	"github.com/gorilla/websocket"

	"evenkeel/internal/wire"
)

// A farewell is why the server closes a socket.
type farewell struct {
	close   int    // close code
	code    string // of the bye message; empty: none is sent
	message string
	drop    bool // what waits to be written is dropped
}

var (
	slowClient = farewell{wire.CloseSlowClient, wire.CodeSlowClient, "You did not read what was sent. Come back and resume: nothing is lost.", true}
	flooding   = farewell{wire.CloseFlood, wire.CodeFlood, "Too many messages at once. Wait for the answers; come back in a while.", true}
	signedOut  = farewell{wire.CloseSignedOut, wire.CodeSignedOut, "You have been signed out.", false}
	goingAway  = farewell{wire.CloseGoingAway, wire.CodeDraining, errDraining.message, false}
	idle       = farewell{wire.CloseIdle, "", "no sign of life for a minute", true}
)

// farewell says goodbye and closes, once. It never waits.
func (k *socket) farewell(f farewell) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.leave(f)
}

// leave queues the last frames; k.mu is held.
func (k *socket) leave(f farewell) {
	if k.leaving || k.gone {
		return
	}
	k.server.Metrics.said(f)
	k.leaving = true
	if f.drop {
		k.dropFrames()
		// A write under way must not hold up the goodbye for long.
		_ = k.ws.NetConn().SetWriteDeadline(time.Now().Add(k.server.pace.farewell)) // it fails only on a closed connection
	}
	text := f.message
	if f.code != "" {
		text = f.code
		bye, _ := json.Marshal(wire.Bye{Type: wire.TypeBye, Code: f.code, Message: f.message}) // three strings always encode
		k.append(frame{kind: websocket.TextMessage, data: bye})
	}
	k.append(frame{kind: websocket.CloseMessage, data: websocket.FormatCloseMessage(f.close, text)})
	k.startWriting()
}

// append adds a frame to those that wait; k.mu is held.
func (k *socket) append(f frame) {
	k.frames = append(k.frames, f)
	k.frameBytes += len(f.data)
}

// dropFrames forgets what waits to be written; k.mu is held.
func (k *socket) dropFrames() {
	k.frames, k.frameBytes = emptied(k.frames), 0
}

func (k *socket) isLeaving() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.leaving
}

// put queues a frame. A client that lets too many wait is told to come back.
func (k *socket) put(f frame) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.putLocked(f)
}

func (k *socket) putLocked(f frame) {
	k.hold(f)
	k.startWriting()
}

// hold queues a frame for who writes next; k.mu is held.
func (k *socket) hold(f frame) {
	if k.leaving || k.gone {
		return
	}
	if len(k.frames) >= maxFrames || len(k.frames) > 0 && k.frameBytes+len(f.data) > maxFrameBytes {
		k.leave(slowClient)
		return
	}
	k.append(f)
}

func (k *socket) startWriting() {
	if k.mayWrite() {
		k.run((*socket).write)
	}
}

// mayWrite makes the caller the one who writes, if there is something to write
// and nobody does; k.mu is held.
func (k *socket) mayWrite() bool {
	if k.writing || k.gone || len(k.frames) == 0 {
		return false
	}
	k.writing = true
	return true
}

// write sends frames until there are none. A frame that cannot be sent ends
// the connection, and with it the reader.
func (k *socket) write() {
	for {
		f, within := k.nextFrame()
		if within == 0 {
			return
		}
		if err := k.send(f, within); err != nil {
			k.cannotSend(err)
		}
		f.in.release()
	}
}

// cannotSend gives the connection up.
func (k *socket) cannotSend(err error) {
	k.mu.Lock()
	if timeout := net.Error(nil); !k.leaving && errors.As(err, &timeout) && timeout.Timeout() {
		k.server.Metrics.said(slowClient)
	}
	k.leaving = true
	k.dropFrames()
	k.mu.Unlock()
	_ = k.ws.Close() // the reader ends with its own error
}

// nextFrame takes the next frame, and says within which time it is to be sent;
// 0 where there is none.
func (k *socket) nextFrame() (frame, time.Duration) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.frames) == 0 {
		k.dropFrames()
		k.writing = false
		return frame{}, 0
	}
	f := k.frames[0]
	k.frames = slices.Delete(k.frames, 0, 1)
	k.frameBytes -= len(f.data)
	if k.leaving {
		return f, k.server.pace.farewell
	}
	return f, k.server.pace.write
}

func (k *socket) send(f frame, within time.Duration) error {
	deadline := time.Now().Add(within)
	if f.kind != websocket.TextMessage {
		if err := k.ws.WriteControl(f.kind, f.data, deadline); err != nil || f.kind != websocket.CloseMessage {
			return err
		}
		// Now it is the client's turn to say goodbye.
		return k.ws.SetReadDeadline(time.Now().Add(k.server.pace.farewell))
	}
	if err := k.ws.SetWriteDeadline(deadline); err != nil {
		return err
	}
	return k.ws.WriteMessage(f.kind, f.data)
}
