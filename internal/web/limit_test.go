package web

import (
	"fmt"
	"net/http"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"evenkeel/internal/wire"
)

func TestARoomJoinsThroughOneAddress(t *testing.T) {
	h := newHouse(t, plan{})
	var room sync.WaitGroup
	for i := range 200 {
		room.Go(func() {
			if a := h.visitor().post("/api/join", wire.Join{Code: h.cohort.Code, Name: fmt.Sprint("Guest ", i)}); a.status != http.StatusOK {
				t.Errorf("guest %d: %d %s", i, a.status, a.body)
			}
		})
	}
	room.Wait()
}

func TestFailuresAreLimitedByAddress(t *testing.T) {
	proxies := func(c *Config) { c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")} }
	h := newHouse(t, plan{config: proxies})
	from := func(forwarded string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("X-Forwarded-For", forwarded) }
	}
	p := h.visitor()
	wrong := wire.Join{Code: "AAAA-BBBB-CCC", Name: "Ada"}
	for i := range ofAddress.inHand {
		p.mustFail(p.post("/api/join", wrong, from(fmt.Sprintf("1.2.3.4, 203.0.113.9, 127.0.0.%d", i))), http.StatusNotFound, wire.CodeBadCode)
	}
	limited := p.post("/api/join", wire.Join{Code: h.cohort.Code, Name: "Ada"}, from("203.0.113.9"))
	p.mustFail(limited, http.StatusTooManyRequests, wire.CodeRateLimited)
	if limited.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	p.mustFail(p.post("/api/login", wire.Login{Login: "a@b.example", Password: "x"}, from("203.0.113.9")), http.StatusTooManyRequests, wire.CodeRateLimited)
	p.must(p.post("/api/join", wire.Join{Code: h.cohort.Code, Name: "Ada"}, from("203.0.113.10")), http.StatusOK, nil)
}

func TestPasswordsTriedAtOneMomentAreLimitedToo(t *testing.T) {
	h := newHouse(t, plan{})
	h.trainer()
	var compared atomic.Int32
	var crowd sync.WaitGroup
	for range 3 * ofAddress.inHand {
		crowd.Go(func() {
			a := h.visitor().post("/api/login", wire.Login{Login: "lead@example.com", Password: "not the password"})
			if a.status == http.StatusUnauthorized {
				compared.Add(1)
			} else if a.status != http.StatusTooManyRequests {
				t.Errorf("%d %s", a.status, a.body)
			}
		})
	}
	crowd.Wait()
	if n := compared.Load(); int(n) < ofAddress.inHand || int(n) > 2*ofAddress.inHand { // some are paid back meanwhile
		t.Errorf("%d passwords were compared, want about %d", n, ofAddress.inHand)
	}
}

func TestForwardedAddressesAreBelievedFromProxiesOnly(t *testing.T) {
	s := &Server{Config: Config{TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}}
	tests := []struct{ remote, forwarded, want string }{
		{"198.51.100.7:1234", "", "198.51.100.7/32"},
		{"198.51.100.7:1234", "203.0.113.9", "198.51.100.7/32"},
		{"10.1.1.1:1234", "203.0.113.9", "203.0.113.9/32"},
		{"10.1.1.1:1234", "6.6.6.6, 203.0.113.9, 10.2.2.2", "203.0.113.9/32"},
		{"10.1.1.1:1234", "", "10.1.1.1/32"},
		{"10.1.1.1:1234", "nonsense", "10.1.1.1/32"},
		{"[2001:db8:1:2:3::4]:1234", "", "2001:db8:1:2::/64"},
		{"[::ffff:198.51.100.7]:1234", "", "198.51.100.7/32"},
	}
	for _, test := range tests {
		r := &http.Request{RemoteAddr: test.remote, Header: http.Header{"X-Forwarded-For": {test.forwarded}}}
		if got := s.client(r).String(); got != test.want {
			t.Errorf("%s forwarding %q: %s, want %s", test.remote, test.forwarded, got, test.want)
		}
	}
}

func TestFailuresArePaidBack(t *testing.T) {
	f := failures[netip.Prefix]{allowance: ofAddress}
	const inHand, back = 20, 3 * time.Second
	now := time.Unix(1e9, 0)
	addr := netip.MustParsePrefix("203.0.113.9/32")
	for range inHand {
		if !f.allowed(addr, now) {
			t.Fatal("refused with failures in hand")
		}
		f.failed(addr, now)
	}
	if f.allowed(addr, now) || f.allowed(addr, now.Add(back-1)) {
		t.Error("allowed with none in hand")
	}
	if !f.allowed(addr, now.Add(back)) {
		t.Error("refused though one was paid back")
	}
	later := now.Add(back)
	if !f.take(addr, later) || f.take(addr, later) {
		t.Error("not the one failure in hand could be taken ahead")
	}
	if f.giveBack(addr); !f.take(addr, later) {
		t.Error("a failure that was none is not given back")
	}
	for range 1000 {
		f.failed(addr, now)
	}
	if !f.allowed(addr, now.Add(2*inHand*back)) {
		t.Error("debts grow without bound")
	}
}
