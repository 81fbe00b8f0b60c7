package web

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
	"evenkeel/internal/wire"
)

func TestASocketEndsWithItsSession(t *testing.T) {
	h := newHouse(t, plan{pace: func(p *pace) { p.sweep = 20 * time.Millisecond }})
	ada, bea := h.trainee("Ada"), h.trainee("Bea")
	ends, stays := ada.tab(), bea.tab()
	// Ada's session is no more, and nobody has told the hub; both sockets are
	// due to be looked at.
	err := h.store.Update(t.Context(), func(tx *store.Tx) error {
		all, err := tx.SessionsOf(ada.me.ID)
		if err != nil || len(all) != 1 {
			return errors.Join(err, errors.New("no session"))
		}
		all[0].Expires = time.Now().Add(-time.Second)
		return tx.PutSession(all[0])
	})
	if err != nil {
		t.Fatal(err)
	}
	lookAgain(h, bea.me.ID)
	ended := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() { // a look under way may still say when the session was to end
		for tick := time.NewTicker(20 * time.Millisecond); ; {
			lookAgain(h, ada.me.ID)
			select {
			case <-ended:
				tick.Stop()
				return
			case <-tick.C:
			}
		}
	})
	if bye, code := ends.closing(5 * time.Second); bye != wire.CodeSignedOut || code != wire.CloseSignedOut {
		t.Errorf("bye %q, code %d", bye, code)
	}
	close(ended)
	wg.Wait()
	stays.start("free", wire.Practice)
	// Ada's may have ended by the look at its beginning, before Bea's is due.
	for until := time.Now().Add(5 * time.Second); !renewed(h, bea.me.ID); time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("a socket whose session was renewed is looked at again and again")
		}
	}
}

// lookAgain makes the sessions of an account's sockets due to be looked at.
func lookAgain(h *house, account string) {
	h.sockets.mu.Lock()
	defer h.sockets.mu.Unlock()
	for k := range h.sockets.all {
		if k.caller.Account.ID == account {
			k.expires.Store(1)
		}
	}
}

// renewed reports whether nobody need look at the sessions of an account's
// sockets for a while.
func renewed(h *house, account string) bool {
	h.sockets.mu.Lock()
	defer h.sockets.mu.Unlock()
	for k := range h.sockets.all {
		if k.caller.Account.ID == account && time.Until(time.Unix(0, k.expires.Load())) < time.Hour {
			return false
		}
	}
	return true
}

func TestGuessesAtALoginAreLimitedFromWhereverTheyCome(t *testing.T) {
	proxies := func(c *Config) { c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")} }
	h := newHouse(t, plan{config: proxies})
	h.guesses.allowance = allowance{3, time.Hour}
	h.trainer()
	p, n := h.visitor(), 0
	try := func(login, password string) answer {
		n++
		return p.post("/api/login", wire.Login{Login: login, Password: password}, func(r *http.Request) {
			r.Header.Set("X-Forwarded-For", "203.0.113."+strconv.Itoa(n))
		})
	}
	for _, login := range []string{"lead@example.com", "LEAD@example.com", " lead@example.com"} {
		p.mustFail(try(login, "guess"), http.StatusUnauthorized, wire.CodeBadLogin)
	}
	p.mustFail(try("lead@example.com", "guess"), http.StatusTooManyRequests, wire.CodeRateLimited)
	p.mustFail(try("other@example.com", "guess"), http.StatusUnauthorized, wire.CodeBadLogin)
	h.guesses.allowance = allowance{4, time.Hour}
	for range 3 { // who knows it uses nothing up
		p.must(try("lead@example.com", "seven calm oceans"), http.StatusOK, nil)
	}
}

// weary is a store that takes no more after some updates, if there is a limit.
type weary struct {
	store.Store
	left atomic.Int32
}

var errWeary = errors.New("the disk sighs")

func (w *weary) Update(ctx context.Context, f func(*store.Tx) error) error {
	if w.left.Add(-1) < 0 {
		return errWeary
	}
	return w.Store.Update(ctx, f)
}

func TestAOneTimeLinkIsNotLostWithTheOldSession(t *testing.T) {
	s := &weary{Store: mem.New()}
	s.left.Store(1000)
	h := newHouse(t, plan{store: s})
	ada, bea := h.trainee("Ada"), h.trainee("Bea")
	token, _, err := h.People.NewLink(t.Context(), ada.me.ID)
	if err != nil {
		t.Fatal(err)
	}
	s.left.Store(1) // enough to use the link up, not to end Bea's session
	var me wire.Me
	bea.must(bea.post("/api/link", wire.Link{Token: token}), http.StatusOK, &me)
	s.left.Store(1000)
	bea.must(bea.get("/api/me"), http.StatusOK, &me)
	if me.ID != ada.me.ID {
		t.Errorf("signed in as %s", me.Name)
	}
	if !strings.Contains(h.log.String(), "could not be ended") {
		t.Error("nobody is told that the old session goes on")
	}
}

func TestSignOutEverywhere(t *testing.T) {
	h := newHouse(t, plan{})
	h.trainer()
	here, there := h.visitor(), h.visitor()
	for _, p := range []*person{here, there} {
		p.must(p.post("/api/login", wire.Login{Login: "lead@example.com", Password: "seven calm oceans"}), http.StatusOK, &p.me)
	}
	tab := there.tab()
	here.must(here.post("/api/logout/everywhere", struct{}{}), http.StatusNoContent, nil)
	if bye, code := tab.closing(5 * time.Second); bye != wire.CodeSignedOut || code != wire.CloseSignedOut {
		t.Errorf("bye %q, code %d", bye, code)
	}
	there.mustFail(there.get("/api/me"), http.StatusUnauthorized, wire.CodeUnauthorized)
}

func TestMetricsAreNotForWhoComesThroughAProxy(t *testing.T) {
	h := newHouse(t, plan{})
	p := h.visitor()
	for _, name := range forwardingHeaders {
		p.mustFail(p.get("/metrics", func(r *http.Request) { r.Header.Set(name, "x") }), http.StatusNotFound, wire.CodeNotFound)
	}
	behind := newHouse(t, plan{config: func(c *Config) {
		c.TrustedProxies, c.MetricsToken = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, "let me in"
	}})
	q := behind.visitor()
	q.mustFail(q.get("/metrics"), http.StatusNotFound, wire.CodeNotFound)
	bearing := func(r *http.Request) { r.Header.Set("Authorization", "Bearer let me in") }
	if a := q.get("/metrics", bearing); a.status != http.StatusOK {
		t.Errorf("with the token: %d", a.status)
	}
}
