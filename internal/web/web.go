// Package web is the server's face: the HTTP interface, the WebSocket of
// package wire, the pages of the web app, and the only table that turns errors
// into codes and statuses.
//
// A [Server] owns its sockets. Each has one goroutine that reads, and for as
// long as there is something to do one that carries out requests and one that
// writes; a reader waits for its other two before it ends, and [Server.Shutdown]
// waits for every reader. What a trainee may see is rendered by pure functions
// in the files named render_*.
//
// It may import live, play, scenario, script, board, people, catalog, report,
// diagram, store, wire, face and static.
package web

import (
	"context"
	"crypto/sha256"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

// Scenarios is what this package asks of the catalogue, from any goroutine.
type Scenarios interface {
	// All gives the versions in service, in the order to be shown.
	All() []*play.Version
	// Current finds the version in service of a scenario.
	Current(scenario string) (*play.Version, bool)
	// Version finds an exact version, old ones too; store.ErrNotFound if
	// nobody knows it.
	Version(ctx context.Context, hash string) (*play.Version, error)
}

// Config is what a [Server] needs.
type Config struct {
	Hub       *live.Hub
	People    *people.Registry
	Scenarios Scenarios
	Store     store.Store
	Log       *slog.Logger
	Metrics   *Metrics // the one that the hub reports to
	// URL is the public address, such as https://keel.example. It decides the
	// links that are shown, whether cookies are Secure, and which Origin is
	// welcome beside the request's own host. Empty: as each request says.
	URL string
	// TrustedProxies are the networks whose X-Forwarded-For is believed.
	TrustedProxies []netip.Prefix
	// MetricsToken, if not empty, opens /metrics to who bears it. Clients on
	// this machine need none, unless there are TrustedProxies.
	MetricsToken string
}

// Server answers browsers. Make it with [New]; end it with [Server.Shutdown].
type Server struct {
	Config
	url      *url.URL // nil: none configured
	handler  http.Handler
	routes   *http.ServeMux
	pages    pages
	failures failures[netip.Prefix]      // by address
	guesses  failures[[sha256.Size]byte] // of passwords, by login
	sockets  sockets
	draining atomic.Bool
	exports  chan struct{} // holds one for each export under way
	pace     pace
}

// pace holds the times that a socket's life is measured by.
type pace struct {
	ping      time.Duration // between two pings to a silent client
	dead      time.Duration // without a sign of life
	sweep     time.Duration // between two looks at all sockets
	write     time.Duration // for one frame
	farewell  time.Duration // for the last frames and the client's answer to them
	board     time.Duration // between two board frames to one socket
	handshake time.Duration
}

var usualPace = pace{
	ping: 25 * time.Second, dead: 60 * time.Second, sweep: 5 * time.Second, write: 10 * time.Second,
	farewell: 2 * time.Second, board: 200 * time.Millisecond, handshake: 10 * time.Second,
}

// New makes a server and starts the goroutine that looks after its sockets. It
// fails only if the configured URL is none.
func New(c Config) (*Server, error) { return newServer(c, usualPace) }

func newServer(c Config, p pace) (*Server, error) {
	s := &Server{Config: c, pace: p, exports: make(chan struct{}, maxExports)}
	s.failures.allowance, s.guesses.allowance = ofAddress, ofLogin
	if c.URL != "" {
		u, err := url.Parse(c.URL)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
			return nil, fmt.Errorf("the public address %q must look like https://keel.example, without a path", c.URL)
		}
		s.url = &url.URL{Scheme: u.Scheme, Host: strings.ToLower(u.Host)}
	}
	var err error
	if s.pages, err = loadPages(); err != nil {
		return nil, err
	}
	s.routes = s.makeRoutes()
	s.handler = s.makeHandler()
	s.sockets.start(s)
	return s, nil
}

// Handler answers every request. It may be called from any goroutine.
func (s *Server) Handler() http.Handler { return s.handler }

// Drain makes readyz say that the server is stopping and refuses new sockets
// and turns from now on, so that a balancer looks elsewhere before Shutdown.
func (s *Server) Drain() { s.draining.Store(true) }

// Shutdown drains, lets the requests under way finish,
// says goodbye on every socket and waits until all of them are gone. When ctx
// ends first it cuts the rest off and returns ctx's error. It does not wait
// for plain HTTP requests: those are the http.Server's.
func (s *Server) Shutdown(ctx context.Context) error {
	s.Drain()
	return s.sockets.shutdown(ctx)
}

// https reports whether browsers reach the server by https.
func (s *Server) https() bool { return s.url != nil && s.url.Scheme == "https" }

// address is what links for people begin with: the public address, or where
// this request came to.
func (s *Server) address(r *http.Request) string {
	if s.url != nil {
		return s.url.String()
	}
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
