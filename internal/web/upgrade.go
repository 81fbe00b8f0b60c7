package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gorilla/websocket"

	"evenkeel/internal/wire"
)

// socket upgrades a request of a signed-in client that speaks this protocol.
func (s *Server) socket(w http.ResponseWriter, r *http.Request) error {
	if !websocket.IsWebSocketUpgrade(r) {
		w.Header().Set("Connection", "Upgrade")
		w.Header().Set("Upgrade", "websocket")
		return &refusal{status: http.StatusUpgradeRequired, code: wire.CodeBadRequest, message: "This address is for WebSockets."}
	}
	if !s.welcomes(r) {
		return errCrossOrigin
	}
	who, err := s.caller(r)
	if err != nil {
		return err
	}
	if !slices.Contains(websocket.Subprotocols(r), wire.Subprotocol) {
		return &refusal{
			status: http.StatusBadRequest, code: wire.CodeBadRequest,
			message: "Ask for the subprotocol " + wire.Subprotocol + " (Sec-WebSocket-Protocol): this server speaks no other.",
		}
	}
	if s.draining.Load() {
		return errDraining
	}
	if !s.sockets.admit(who.account.ID) {
		return errCrowded
	}
	upgrader := websocket.Upgrader{
		HandshakeTimeout: s.pace.handshake, Subprotocols: []string{wire.Subprotocol},
		ReadBufferSize: readBufferSize, WriteBufferSize: writeBufferSize, WriteBufferPool: &writeBuffers,
		CheckOrigin: func(*http.Request) bool { return true }, // done above
		Error: func(w http.ResponseWriter, r *http.Request, status int, reason error) {
			s.fail(w, r, &refusal{status: status, code: wire.CodeBadRequest, message: sentence(reason.Error())})
		},
	}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		s.sockets.leave(who.account.ID)
		return nil // it was answered, or the client has gone
	}
	s.sockets.open(s.newSocket(ws, who, s.cookie(r)))
	return nil
}

// welcomes reports whether a page of the request's origin may open a socket:
// one of this server, at its public address or at the host that it was asked
// by. Programs that are no browser send no Origin.
func (s *Server) welcomes(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	if err != nil || u.Host == "" {
		return false
	}
	if s.url != nil && strings.EqualFold(u.Scheme, s.url.Scheme) && strings.EqualFold(u.Host, s.url.Host) {
		return true
	}
	return strings.EqualFold(u.Host, r.Host)
}
