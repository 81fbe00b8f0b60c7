package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"

	"evenkeel/internal/wire"
)

// patience is how long a client waits for an answer before it gives up.
const patience = 30 * time.Second

// socket is a WebSocket that is read and written by one goroutine.
type socket struct {
	ws  *websocket.Conn
	buf bytes.Buffer
}

func (s *socket) write(text []byte) error { return s.ws.WriteMessage(websocket.TextMessage, text) }

// read gives the next message; it is valid until the next read.
func (s *socket) read() ([]byte, error) {
	if err := s.ws.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return nil, err
	}
	_, r, err := s.ws.NextReader()
	if err != nil {
		return nil, err
	}
	s.buf.Reset()
	_, err = s.buf.ReadFrom(r)
	return s.buf.Bytes(), err
}

// alive tells the server that this end lives, when nobody reads its pings.
func (s *socket) alive() {
	_ = s.ws.WriteControl(websocket.PongMessage, nil, time.Now().Add(time.Second)) // who reads next notices
}

// perAddress is how many sockets come from one address of this machine: each
// has about 28,000 ports to come from.
const perAddress = 10_000

// dialer opens connections to a server; where that is on this machine and
// there are very many, from several addresses.
type dialer struct {
	base   string
	spread bool
	opened atomic.Int64
}

func newDialer(base string, sockets int) *dialer {
	host, _, _ := strings.Cut(base[strings.Index(base, "//")+2:], ":")
	ip, err := netip.ParseAddr(host)
	return &dialer{base: base, spread: sockets > perAddress && err == nil && ip.Is4() && ip.IsLoopback()}
}

func (d *dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	from := net.Dialer{Timeout: patience}
	if d.spread {
		n := d.opened.Add(1) / perAddress
		from.LocalAddr = &net.TCPAddr{IP: net.IPv4(127, 0, 0, byte(1+n%250))}
	}
	return from.DialContext(ctx, network, address)
}

// open opens a WebSocket with a session's cookie.
func (d *dialer) open(ctx context.Context, cookie string) (*websocket.Conn, error) {
	w := websocket.Dialer{
		NetDialContext: d.dial, Subprotocols: []string{wire.Subprotocol}, HandshakeTimeout: patience,
		ReadBufferSize: 2048, WriteBufferSize: 512,
	}
	ws, res, err := w.DialContext(ctx, "ws"+strings.TrimPrefix(d.base, "http")+"/ws", http.Header{"Cookie": {cookie}}) //nolint:bodyclose // a socket's answer has none to close
	if err != nil {
		if res != nil {
			err = fmt.Errorf("%w (%s)", err, res.Status)
		}
		return nil, fmt.Errorf("open a socket: %w", err)
	}
	return ws, nil
}

// lost is the word by which the end of a connection is counted.
func lost(err error) string {
	if closed := new(websocket.CloseError); errors.As(err, &closed) {
		return fmt.Sprintf("closed_%d", closed.Code)
	}
	if timeout := net.Error(nil); errors.As(err, &timeout) && timeout.Timeout() {
		return "no_answer"
	}
	return "connection_lost"
}
