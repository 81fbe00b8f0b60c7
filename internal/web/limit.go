package web

import (
	"crypto/sha256"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"

	"evenkeel/internal/people"
)

// An allowance is how many failures somebody has in hand, and how fast they
// get one back. Successes are not counted: a whole room may join through one
// address.
type allowance struct {
	inHand int
	back   time.Duration
}

var (
	// ofAddress is for all tries from one address: join codes, tokens and
	// passwords.
	ofAddress = allowance{20, 3 * time.Second}
	// ofLogin is for passwords tried at one login, from wherever. It is wide:
	// who tries on purpose keeps its owner out too, for as long as they do.
	ofLogin = allowance{60, 10 * time.Second}
)

// failuresKept is of how many addresses or logins failures are remembered at
// most.
const failuresKept = 100_000

// failures counts tries that went wrong, for each of what they are limited by.
type failures[K comparable] struct {
	allowance
	mu    sync.Mutex
	spent map[K]time.Time // when it has them all in hand again
}

// loginKey is what tries at a login are counted under: nothing that was typed
// is kept.
func loginKey(login string) [sha256.Size]byte {
	return sha256.Sum256([]byte(people.FoldLogin(login)))
}

// allowed reports whether there may be another try.
func (f *failures[K]) allowed(of K, now time.Time) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.hasInHand(of, now)
}

func (f *failures[K]) hasInHand(of K, now time.Time) bool {
	return f.spent[of].Sub(now) <= time.Duration(f.inHand-1)*f.back
}

// take counts a failure ahead, if there is one in hand; giveBack does when
// there was none.
func (f *failures[K]) take(of K, now time.Time) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.hasInHand(of, now) {
		return false
	}
	f.count(of, now)
	return true
}

func (f *failures[K]) giveBack(of K) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if until, ok := f.spent[of]; ok {
		f.spent[of] = until.Add(-f.back)
	}
}

// failed counts a failure. Failures beyond those in hand, by tries made at the
// same moment, have to be paid back too, up to as many again.
func (f *failures[K]) failed(of K, now time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.count(of, now)
}

func (f *failures[K]) count(of K, now time.Time) {
	if f.spent == nil {
		f.spent = make(map[K]time.Time)
	}
	if len(f.spent) >= failuresKept {
		f.forget(now)
	}
	from := f.spent[of]
	if from.Before(now) {
		from = now
	}
	if most := now.Add(2 * time.Duration(f.inHand) * f.back); from.Before(most) {
		f.spent[of] = from.Add(f.back)
	}
}

// forget drops those that have nothing to pay back, or all of them where there
// are too many that have.
func (f *failures[K]) forget(now time.Time) {
	for of, until := range f.spent {
		if !now.Before(until) {
			delete(f.spent, of)
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

// forwardingHeaders are what proxies add to the requests that they pass on.
var forwardingHeaders = []string{"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Forwarded", "Via"}

// local reports whether a request comes straight from this machine. Where
// proxies are expected it could come from anywhere: one of them may run here
// and say nothing.
func (s *Server) local(r *http.Request) bool {
	passedOn := slices.ContainsFunc(forwardingHeaders, func(name string) bool { return r.Header.Get(name) != "" })
	return remote(r).IsLoopback() && !passedOn && len(s.TrustedProxies) == 0
}
