package web

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"
)

// How many failures an address has in hand, and how fast it gets them back.
// Successes are not counted: a whole room may join through one address.
const (
	failuresInHand = 20
	failureBack    = 3 * time.Second // for one
	failuresKept   = 100_000         // addresses remembered at most
)

// failures counts, for each address, tries that went wrong: join codes, tokens
// and passwords that were none.
type failures struct {
	mu    sync.Mutex
	spent map[netip.Prefix]time.Time // when the address has them all in hand again
}

// allowed reports whether an address may try.
func (f *failures) allowed(addr netip.Prefix, now time.Time) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.inHand(addr, now)
}

func (f *failures) inHand(addr netip.Prefix, now time.Time) bool {
	return f.spent[addr].Sub(now) <= (failuresInHand-1)*failureBack
}

// take counts a failure ahead, if the address has one in hand; giveBack does
// when there was none.
func (f *failures) take(addr netip.Prefix, now time.Time) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.inHand(addr, now) {
		return false
	}
	f.count(addr, now)
	return true
}

func (f *failures) giveBack(addr netip.Prefix) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if until, ok := f.spent[addr]; ok {
		f.spent[addr] = until.Add(-failureBack)
	}
}

// failed counts a failure. Failures beyond those in hand, by tries made at the
// same moment, have to be paid back too, up to as many again.
func (f *failures) failed(addr netip.Prefix, now time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.count(addr, now)
}

func (f *failures) count(addr netip.Prefix, now time.Time) {
	if f.spent == nil {
		f.spent = make(map[netip.Prefix]time.Time)
	}
	if len(f.spent) >= failuresKept {
		f.forget(now)
	}
	from := f.spent[addr]
	if from.Before(now) {
		from = now
	}
	if most := now.Add(2 * failuresInHand * failureBack); from.Before(most) {
		f.spent[addr] = from.Add(failureBack)
	}
}

// forget drops the addresses that have nothing to pay back, or all of them
// where there are too many that have.
func (f *failures) forget(now time.Time) {
	for addr, until := range f.spent {
		if !now.Before(until) {
			delete(f.spent, addr)
		}
	}
	if len(f.spent) >= failuresKept {
		clear(f.spent)
	}
}

// client is the address that a request comes from, as far as limits go: for
// IPv6 the network, since one household has a whole one.
func (s *Server) client(r *http.Request) netip.Prefix {
	addr := remote(r)
	if s.trusted(addr) {
		addr = s.forwarded(r, addr)
	}
	bits := addr.BitLen()
	if addr.Is6() {
		bits = 64
	}
	prefix, _ := addr.Prefix(bits) // an address that is none gives the zero prefix
	return prefix
}

// forwarded is the nearest address of X-Forwarded-For that is not a trusted
// proxy's own.
func (s *Server) forwarded(r *http.Request, proxy netip.Addr) netip.Addr {
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		addr, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			return proxy
		}
		proxy = addr.Unmap().WithZone("")
		if !s.trusted(proxy) {
			return proxy
		}
	}
	return proxy
}

func (s *Server) trusted(addr netip.Addr) bool {
	return slices.ContainsFunc(s.TrustedProxies, func(p netip.Prefix) bool { return p.Contains(addr) })
}

// remote is the address at the other end of the connection.
func remote(r *http.Request) netip.Addr {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return netip.Addr{}
	}
	return addr.Unmap().WithZone("")
}

// local reports whether a request comes straight from this machine.
func local(r *http.Request) bool {
	return remote(r).IsLoopback() && r.Header.Get("X-Forwarded-For") == "" && r.Header.Get("Forwarded") == ""
}
