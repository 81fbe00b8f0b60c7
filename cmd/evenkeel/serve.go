package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"evenkeel/internal/catalog"
	"evenkeel/internal/control"
	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/store"
	"evenkeel/internal/web"
)

type serveCommand struct {
	place
	TLSCert      string   `name:"tls-cert" env:"EVENKEEL_TLS_CERT" placeholder:"FILE" and:"tls" help:"Certificate (PEM) to serve https with."`
	TLSKey       string   `name:"tls-key" env:"EVENKEEL_TLS_KEY" placeholder:"FILE" and:"tls" help:"The certificate's private key (PEM)."`
	TrustedProxy []string `env:"EVENKEEL_TRUSTED_PROXY" placeholder:"NETWORK" help:"Networks or addresses of proxies whose X-Forwarded-For is believed, such as 10.0.0.0/8."`
	Snapshots    int      `default:"0" env:"EVENKEEL_SNAPSHOTS" placeholder:"N" help:"Copy the store into the data folder's snapshots each day, and keep the newest N; 0: none."`
	MetricsToken string   `env:"EVENKEEL_METRICS_TOKEN" help:"Bearer token that opens /metrics to other machines, and to this one where --trusted-proxy is set."`
}

// How long each part of stopping may take; together less than ten seconds.
const (
	drainTurns   = 3 * time.Second
	drainSockets = 3 * time.Second
	drainHTTP    = time.Second
)

// Run serves until a signal or the end of the invocation's context.
func (c *serveCommand) Run(i *invocation) error {
	proxies, err := c.checkServe()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(i.ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	tune()
	log := slog.New(slog.NewTextHandler(i.err, nil))
	return c.keepServing(ctx, stop, proxies, log, func(lines ...string) { fmt.Fprintln(i.out, strings.Join(lines, "\n")) })
}

func (c *serveCommand) checkServe() ([]netip.Prefix, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	if c.Snapshots < 0 {
		return nil, misusef("--snapshots %d: say how many to keep, or 0 for none", c.Snapshots)
	}
	var proxies []netip.Prefix
	for _, text := range c.TrustedProxy {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			addr, addrErr := netip.ParseAddr(text)
			if addrErr != nil {
				return nil, misusef("--trusted-proxy %s: write an address or a network such as 10.0.0.0/8", text)
			}
			network = netip.PrefixFrom(addr, addr.BitLen())
		}
		proxies = append(proxies, network)
	}
	return proxies, nil
}

// serving is all that a running server consists of.
type serving struct {
	log       *slog.Logger
	url       string // for people, without a slash at its end
	cohort    people.Cohort
	token     string // makes the first trainer; empty: there is one
	listener  net.Listener
	door      net.Listener // the owner's
	store     store.Store
	people    *people.Registry
	scenarios *catalog.Catalog
	hub       *live.Hub
	web       *web.Server
	http      *http.Server
	metrics   *web.Metrics
	desk      *control.Desk
	snapshots *snapshots        // nil: none are made
	behind    map[string]string // by assignment: the version in service of which tellBehind has told
	closers   []func() error

	restored control.Restored // what came of the restore before this began
	swap     chan string      // holds one: a backup that is to take the store's place
}

// later has something closed at the end, the last first.
func (s *serving) later(f func() error) { s.closers = append(s.closers, f) }

func (s *serving) close() error {
	var errs []error
	for i := len(s.closers) - 1; i >= 0; i-- {
		errs = append(errs, s.closers[i]())
	}
	return errors.Join(errs...)
}

// open makes everything ready to serve. What it has opened when it fails is
// closed by close.
func (s *serving) open(ctx context.Context, c *serveCommand, proxies []netip.Prefix) error {
	secure, err := c.certificate()
	if err != nil {
		return err
	}
	if s.listener, err = listen(c.Addr); err != nil {
		return err
	}
	s.later(func() error { return ignoreClosed(s.listener.Close()) })
	s.url = c.publicURL(s.listener.Addr().String(), secure != nil)
	if s.store, err = c.openStore(ctx); err != nil {
		return err
	}
	s.later(s.store.Close)
	if o, ok := s.store.(store.Observable); ok {
		o.Observe(s.metrics)
	}
	if err := c.makeFolder(); err != nil {
		return err
	}
	if s.scenarios, err = c.openScenarios(ctx, s.store, s.log, s.metrics); err != nil {
		return err
	}
	s.people = people.NewRegistry(store.People(s.store), time.Now)
	if err := s.prepare(ctx); err != nil {
		return err
	}
	if s.door, err = control.Listen(filepath.Join(c.Data, control.SocketName)); err != nil {
		return err
	}
	s.later(func() error { return ignoreClosed(s.door.Close()) })
	if err := errors.Join(removeLeftovers(c.Data), removeLeftovers(filepath.Join(c.Data, snapshotFolder))); err != nil {
		return err
	}
	for _, name := range []string{c.Data, c.storePath()} {
		if what := tooOpen(name); what != "" {
			s.log.Warn(what, "do", "chmod go= "+name)
		}
	}
	return s.wire(c, proxies, secure)
}

// certificate reads what https needs; nil: http.
func (c *serveCommand) certificate() (*tls.Config, error) {
	if c.TLSCert == "" {
		return nil, nil
	}
	pair, err := tls.LoadX509KeyPair(c.TLSCert, c.TLSKey)
	if err != nil {
		return nil, fmt.Errorf("the certificate cannot be used: %w; see --tls-cert and --tls-key", err)
	}
	return &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}, nil
}

func listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("the address %s is taken by another program; stop it, or choose another address with --addr (port 0: any that is free)", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("the address %s may not be used: ports below 1024 need more rights; choose another with --addr", addr)
	case err != nil:
		return nil, fmt.Errorf("the address %s cannot be used: %w; choose another with --addr", addr, err)
	}
	return l, nil
}

func ignoreClosed(err error) error {
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

// prepare makes the first cohort of an empty store, and a setup token until
// there is a trainer.
func (s *serving) prepare(ctx context.Context) error {
	all, err := s.people.Cohorts(ctx)
	if err != nil {
		return fmt.Errorf("look for cohorts: %w", err)
	}
	var give people.Give
	if len(all) == 0 {
		give = s.giveFirst(ctx)
	}
	if s.cohort, _, err = s.people.Bootstrap(ctx, give); err != nil {
		return fmt.Errorf("make the first cohort: %w", err)
	}
	if s.token, _, err = s.people.FreshSetupToken(ctx); err != nil {
		return fmt.Errorf("make the setup link: %w", err)
	}
	return nil
}

// giveFirst gives the first cohort all that can be ranked there.
func (s *serving) giveFirst(ctx context.Context) people.Give {
	return func(secret []byte) []people.Assignment {
		fit, left := control.Fitting(ctx, shelf{s.scenarios}, secret)
		for _, why := range left {
			s.log.Warn("the first cohort is not given every scenario", "because", why)
		}
		return fit
	}
}

// wire makes what answers browsers and the owner.
func (s *serving) wire(c *serveCommand, proxies []netip.Prefix, secure *tls.Config) error {
	public := c.URL
	if public == "" && secure != nil {
		public = s.url // so that cookies are for https alone
	}
	s.hub = live.New(live.Config{Store: s.store, Versions: s.scenarios, Log: s.log, Observer: s.metrics})
	var err error
	s.web, err = web.New(web.Config{
		Hub: s.hub, People: s.people, Scenarios: s.scenarios, Store: s.store, Log: s.log, Metrics: s.metrics,
		URL: public, TrustedProxies: proxies, MetricsToken: c.MetricsToken,
	})
	if err != nil {
		return fmt.Errorf("make the web server: %w", err)
	}
	s.http = newHTTP(s.web.Handler(), s.log)
	s.http.TLSConfig = secure
	s.desk = &control.Desk{
		People: s.people, Catalog: shelf{s.scenarios}, URL: s.url, Now: time.Now,
		SignedOut: s.hub.SignOut, CohortChanged: s.cohortChanged,
		Copy: copier(s.store), Folder: c.Data,
		Running: control.Status{Version: version(), URL: s.url, Started: time.Now(), PID: os.Getpid(), Restored: s.restored},
	}
	if c.Store == "" {
		s.desk.Swap = s.swapIn
	}
	if c.Snapshots > 0 {
		s.snapshots = &snapshots{folder: filepath.Join(c.Data, snapshotFolder), keep: c.Snapshots, log: s.log, copy: s.snapshot}
	}
	return nil
}

// snapshot writes a copy of the store.
func (s *serving) snapshot(ctx context.Context, path string) error {
	_, err := s.desk.Backup(ctx, control.Backup{}, path, func(string, int) (step, done func()) { return func() {}, func() {} })
	return err
}

// newHTTP makes a server that waits for no client for long, however slowly it
// sends or reads. A WebSocket leaves these limits behind: it has its own.
func newHTTP(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler: h, MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
	}
}
