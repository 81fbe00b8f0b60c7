package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"evenkeel/internal/catalog"
	"evenkeel/internal/people"
	"evenkeel/internal/script"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
	"evenkeel/internal/store/postgres"
	"evenkeel/scenarios"
)

// place says where a server is and what it works on.
type place struct {
	Addr      string `group:"The server:" default:"127.0.0.1:8080" env:"EVENKEEL_ADDR" placeholder:"HOST:PORT" help:"Address to listen on; port 0 takes any free one (${default})."`
	URL       string `group:"The server:" name:"url" env:"EVENKEEL_URL" help:"Public address, such as https://keel.example: in printed links, for secure cookies and the origin check."`
	Data      string `group:"The server:" default:"./data" env:"EVENKEEL_DATA" placeholder:"FOLDER" help:"Folder for everything that is kept (${default})."`
	Scenarios string `group:"The server:" env:"EVENKEEL_SCENARIOS" placeholder:"FOLDER" help:"Folder of scenarios, which a server watches; the shipped ones otherwise."`
	Store     string `group:"The server:" env:"EVENKEEL_STORE" placeholder:"URL" help:"Where to store: a PostgreSQL database (postgres://user@host/database), which several servers may share; empty: a file in the data folder."`
}

// storeFile is the store's name in the data folder.
const storeFile = "evenkeel.db"

// check finds what makes no sense before anything is touched.
func (p *place) check() error {
	if p.Store != "" && !isDatabase(p.Store) {
		return misusef("--store %s: a database looks like postgres://user@host/database; leave --store empty for a file in the data folder", shown(p.Store))
	}
	if p.URL == "" {
		return nil
	}
	u, err := url.Parse(p.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return misusef("--url %s: a public address looks like https://keel.example, without a path", p.URL)
	}
	p.URL = u.Scheme + "://" + strings.ToLower(u.Host)
	return nil
}

// isDatabase reports whether a store is named by a database's URL.
func isDatabase(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// shown is how a store's name may be shown: without a password.
func shown(name string) string {
	u, err := url.Parse(name)
	if err != nil {
		return "(which is no URL)"
	}
	return u.Redacted()
}

// makeFolder makes the data folder where there is none.
func (p *place) makeFolder() error {
	if err := os.MkdirAll(p.Data, 0o700); err != nil {
		return fmt.Errorf("the data folder cannot be made: %w; name another one with --data", err)
	}
	return nil
}

// openStore opens the store, and makes it where there is none.
func (p *place) openStore(ctx context.Context) (store.Store, error) {
	s, err := p.openEngine(ctx)
	if err != nil {
		return nil, err
	}
	if err := refuseUnfinished(ctx, s); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (p *place) openEngine(ctx context.Context) (store.Store, error) {
	if p.Store != "" {
		s, err := postgres.Open(ctx, p.Store)
		if err != nil {
			return nil, fmt.Errorf("--store: %w", err)
		}
		return s, nil
	}
	if err := p.makeFolder(); err != nil {
		return nil, err
	}
	s, err := bolt.Open(filepath.Join(p.Data, storeFile))
	switch {
	case err == nil:
		return s, nil
	case errors.Is(err, store.ErrLocked):
		return nil, fmt.Errorf("the data folder %s is in use by another evenkeel; stop it, or name another folder with --data", p.Data)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return nil, fmt.Errorf("the data folder %s cannot be written to: %w; make it yours, or name another one with --data", p.Data, err)
	}
	return nil, err
}

// openScenarios loads the scenarios. The observer, which may be nil, is told
// what their scripts cost.
func (p *place) openScenarios(ctx context.Context, s store.Store, log *slog.Logger, o script.Observer) (*catalog.Catalog, error) {
	if p.Scenarios == "" {
		c, err := catalog.Open(ctx, catalog.Config{Store: s, Files: scenarios.FS, Log: log, Observer: o})
		if err != nil {
			return nil, fmt.Errorf("load the shipped scenarios: %w", err)
		}
		return c, nil
	}
	c, err := catalog.Open(ctx, catalog.Config{Store: s, Folder: p.Scenarios, Log: log, Observer: o})
	if err != nil {
		return nil, fmt.Errorf("load the scenarios in %s: %w; --scenarios names the folder, without it the shipped ones are served", p.Scenarios, err)
	}
	return c, nil
}

// shelf shows a catalog to the owner's desk.
type shelf struct{ *catalog.Catalog }

// Current implements control.Catalog.
func (s shelf) Current(scenario string) (string, bool) {
	v, ok := s.Catalog.Current(scenario)
	if !ok {
		return "", false
	}
	return v.Version, true
}

// Assignable implements control.Catalog.
func (s shelf) Assignable() []people.Assignment {
	var all []people.Assignment
	for _, v := range s.All() {
		if !v.Tutorial {
			all = append(all, people.Assignment{Scenario: v.ID, Version: v.Version})
		}
	}
	return all
}

// Rankable implements control.Catalog.
func (s shelf) Rankable(ctx context.Context, version, variant string, seed uint64) error {
	v, err := s.Version(ctx, version)
	if err == nil {
		v, err = v.Form(variant)
	}
	if err != nil {
		return err
	}
	bounds, err := v.Oracle.Bounds(seed)
	switch {
	case err != nil:
		return fmt.Errorf("its paths cannot be searched: %w", err)
	case bounds.Approx:
		return errors.New("with the chances dealt to this cohort it is too large to be searched exactly; make it smaller, or practise it")
	case !bounds.Rankable(v.Weights):
		return errors.New("every path through it earns the same")
	}
	return nil
}

// publicURL is the address that people are given: the configured one, or where
// a server that listens at addr can be reached.
func (p *place) publicURL(addr string, secure bool) string {
	if p.URL != "" {
		return p.URL
	}
	scheme := "http://"
	if secure {
		scheme = "https://"
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return scheme + addr
	}
	if ip, err := netip.ParseAddr(host); host == "" || err == nil && ip.IsUnspecified() {
		host = ownAddress()
	}
	return scheme + net.JoinHostPort(host, port)
}

// ownAddress is an address of this machine in its network, or the loopback.
func ownAddress() string {
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return "127.0.0.1"
	}
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsGlobalUnicast() {
			return n.IP.String()
		}
	}
	return "127.0.0.1"
}
