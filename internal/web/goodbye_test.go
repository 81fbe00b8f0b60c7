package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"evenkeel/internal/wire"
)

func TestAFloodIsClosedWithItsCode(t *testing.T) {
	h := newHouse(t, plan{})
	for _, message := range []string{`{"type":"cheat"}`, `{"id":1,"type":"resume","attempt":"x"}`, `{`} {
		tab := h.trainee("Ada" + fmt.Sprint(len(message))).tab()
		go func() {
			for tab.ws.WriteMessage(websocket.TextMessage, []byte(message)) == nil {
			}
		}()
		if bye, code := tab.closing(5 * time.Second); bye != wire.CodeFlood || code != wire.CloseFlood {
			t.Errorf("%s: bye %q, code %d", message, bye, code)
		}
	}
}

func TestWhoWaitsForAnswersIsNoFlood(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	at := tab.start("free", wire.Practice).Attempt
	for seq := 1; seq < 1000; seq += 2 {
		tab.choose(at, seq, "warm")
		tab.choose(at, seq+1, "again")
	}
}

func TestABurstOfRequestsIsAnsweredInOrder(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	at := tab.start("free", wire.Practice).Attempt
	var sent []string
	for seq := 1; seq < 90; seq += 2 {
		sent = append(sent,
			tab.send(wire.Request{Type: wire.TypeChoose, Attempt: at, Seq: seq, Choice: "warm"}).String(),
			tab.send(wire.Request{Type: wire.TypeChoose, Attempt: at, Seq: seq + 1, Choice: "again"}).String())
	}
	for i, id := range sent {
		if m := tab.read(); m.ID.String() != id || m.Type != wire.TypeTurn || m.Seq != i+2 {
			t.Fatalf("answer %d: %s", i, tab.raw[len(tab.raw)-1])
		}
	}
}

// tight gives connections small buffers, so that a client that does not read
// is noticed soon.
type tight struct{ net.Listener }

func (l tight) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if tcp, ok := c.(*net.TCPConn); ok {
		_ = tcp.SetWriteBuffer(2048)
	}
	return c, err
}

// longTalk plays so many turns that a transcript of them is large.
func (p *person) longTalk() (attempt string, seq int) {
	p.h.t.Helper()
	tab := p.tab()
	attempt = tab.start("free", wire.Practice).Attempt
	for seq = 1; seq < 150; seq += 2 {
		tab.choose(attempt, seq, "warm")
		tab.choose(attempt, seq+1, "again")
	}
	_ = tab.ws.Close()
	return attempt, seq
}

func TestASlowClientIsToldToComeBack(t *testing.T) {
	h := newHouse(t, plan{
		listen: func(l net.Listener) net.Listener { return tight{l} },
		pace:   func(p *pace) { p.farewell = 5 * time.Second },
	})
	ada := h.trainee("Ada")
	d := ada.dialer()
	d.NetDialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		c, err := new(net.Dialer).DialContext(ctx, network, addr)
		if tcp, ok := c.(*net.TCPConn); ok {
			_ = tcp.SetReadBuffer(16 << 10)
		}
		return c, err
	}
	at, seq := ada.longTalk()
	slow := ada.tabWith(d)
	for range 90 {
		slow.send(wire.Request{Type: wire.TypeResume, Attempt: at})
	}
	h.until(t, `evenkeel_socket_closes_total{why="slow_client"}`, 1)
	if bye, code := slow.closing(10 * time.Second); bye != wire.CodeSlowClient || code != wire.CloseSlowClient {
		t.Errorf("bye %q, code %d", bye, code)
	}
	if m := ada.tab().ask(wire.Request{Type: wire.TypeResume, Attempt: at}); m.Seq != seq {
		t.Errorf("came back to turn %d, want %d", m.Seq, seq)
	}
}

func TestAClientThatNeverReadsIsCutOff(t *testing.T) {
	h := newHouse(t, plan{
		listen: func(l net.Listener) net.Listener { return tight{l} },
		pace:   func(p *pace) { p.write = 100 * time.Millisecond },
	})
	ada := h.trainee("Ada")
	at, _ := ada.longTalk()
	slow := ada.tab()
	for range 90 {
		slow.send(wire.Request{Type: wire.TypeResume, Attempt: at})
	}
	h.until(t, `evenkeel_socket_closes_total{why="slow_client"}`, 1)
	h.until(t, "evenkeel_sockets", 0)
}

// count reads a figure as Prometheus would; 0 if it is not there.
func (m *Metrics) count(t *testing.T, series string) float64 {
	t.Helper()
	all, err := m.Registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	name, labels, _ := strings.Cut(strings.TrimSuffix(series, "}"), "{")
	for _, family := range all {
		if family.GetName() != name {
			continue
		}
		for _, f := range family.GetMetric() {
			var has []string
			for _, l := range f.GetLabel() {
				has = append(has, fmt.Sprintf("%s=%q", l.GetName(), l.GetValue()))
			}
			if strings.Join(has, ",") == labels {
				return f.GetCounter().GetValue() + f.GetGauge().GetValue()
			}
		}
	}
	return 0
}

func TestASilentClientIsPingedThenClosed(t *testing.T) {
	h := newHouse(t, plan{pace: func(p *pace) {
		p.ping, p.dead, p.sweep = 60*time.Millisecond, 400*time.Millisecond, 20*time.Millisecond
	}})
	ada := h.trainee("Ada")
	answering, dead := ada.tab(), ada.tab()
	dead.ws.SetPingHandler(func(string) error { return nil })
	pings := 0
	answer := answering.ws.PingHandler()
	answering.ws.SetPingHandler(func(data string) error { pings++; return answer(data) })
	var reading sync.WaitGroup
	reading.Go(func() {
		if m, err := answering.tryRead(1200 * time.Millisecond); err == nil {
			t.Errorf("got %+v", m)
		} else if timeout := net.Error(nil); !errors.As(err, &timeout) {
			t.Errorf("the one that answers was closed: %v", err)
		}
	})
	if _, code := dead.closing(5 * time.Second); code != wire.CloseIdle {
		t.Errorf("the dead one was closed with %d, want %d", code, wire.CloseIdle)
	}
	reading.Wait()
	if pings < 3 {
		t.Errorf("the one that answers was pinged %d times", pings)
	}
}

func TestAClientsPingIsAnsweredWhileItsRequestsWait(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	pong := make(chan string, 1)
	tab.ws.SetPongHandler(func(data string) error { pong <- data; return nil })
	release := h.holdStore(t)
	tab.send(wire.Request{Type: wire.TypeStart, Scenario: "talk", Mode: wire.Ranked})
	if err := tab.ws.WriteControl(websocket.PingMessage, []byte("are you there"), time.Now().Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	go func() {
		if got := <-pong; got != "are you there" {
			t.Errorf("pong: %q", got)
		}
		release()
	}()
	if m := tab.read(); m.Type != wire.TypeTurn {
		t.Errorf("got %+v", m)
	}
}

func TestShutdownLetsATurnFinishAndSaysGoodbye(t *testing.T) {
	before := runtime.NumGoroutine()
	h := newHouse(t, plan{})
	ada, bea := h.trainee("Ada"), h.trainee("Bea")
	busy, idle := ada.tab(), bea.tab()
	at := busy.start("talk", wire.Ranked).Attempt

	release := h.holdStore(t)
	busy.send(wire.Request{Type: wire.TypeChoose, Attempt: at, Seq: 1, Choice: "warm"})
	h.untilHeard(t, "choose", 1)
	time.Sleep(20 * time.Millisecond) // into the store
	busy.send(wire.Request{Type: wire.TypeChoose, Attempt: at, Seq: 2, Choice: "fix"})
	time.Sleep(20 * time.Millisecond) // into the queue
	var down sync.WaitGroup
	down.Go(func() {
		within, done := context.WithTimeout(context.Background(), 5*time.Second)
		defer done()
		if err := h.Shutdown(within); err != nil {
			t.Errorf("shutdown: %v", err)
		}
	})
	if bye, code := idle.closing(5 * time.Second); bye != wire.CodeDraining || code != wire.CloseGoingAway {
		t.Errorf("an idle socket: bye %q, code %d", bye, code)
	}
	if got := bea.get("/readyz"); got.status != http.StatusServiceUnavailable {
		t.Errorf("readyz while draining: %d", got.status)
	}
	release()
	if m := busy.read(); m.Type != wire.TypeTurn || m.Seq != 2 {
		t.Errorf("the turn under way: %+v", m)
	}
	if m := busy.read(); m.Code != wire.CodeDraining {
		t.Errorf("the turn behind it: %+v", m)
	}
	if bye, code := busy.closing(5 * time.Second); bye != wire.CodeDraining || code != wire.CloseGoingAway {
		t.Errorf("the busy socket: bye %q, code %d", bye, code)
	}
	down.Wait()
	ada.mustFail(ada.get("/ws", upgrading), http.StatusServiceUnavailable, wire.CodeDraining)
	h.http.CloseClientConnections()
	for range 100 {
		if runtime.NumGoroutine() <= before+6 { // the hub, the listener, the test's own
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	var stacks [1 << 16]byte
	t.Errorf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks[:], true)])
}

func upgrading(r *http.Request) {
	r.Header.Set("Connection", "Upgrade")
	r.Header.Set("Upgrade", "websocket")
	r.Header.Set("Sec-WebSocket-Version", "13")
	r.Header.Set("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
	r.Header.Set("Sec-WebSocket-Protocol", wire.Subprotocol)
}

func TestSignOutClosesItsOwnSocketsOnly(t *testing.T) {
	h := newHouse(t, plan{})
	h.trainer()
	here, there := h.visitor(), h.visitor()
	for _, p := range []*person{here, there} {
		p.must(p.post("/api/login", wire.Login{Login: "Lead@example.com", Password: "seven calm oceans"}), http.StatusOK, &p.me)
	}
	one, two, other := here.tab(), here.tab(), there.tab()
	here.must(here.post("/api/logout", struct{}{}), http.StatusNoContent, nil)
	for _, tab := range []*tab{one, two} {
		if bye, code := tab.closing(5 * time.Second); bye != wire.CodeSignedOut || code != wire.CloseSignedOut {
			t.Errorf("bye %q, code %d", bye, code)
		}
	}
	other.start("free", wire.Practice)
	here.mustFail(here.get("/api/me"), http.StatusUnauthorized, wire.CodeUnauthorized)
}

func TestADrainingServerSaysSoToBalancers(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.visitor()
	if got := ada.get("/readyz"); got.status != http.StatusOK {
		t.Fatalf("readyz before: %d %s", got.status, got.body)
	}
	h.Drain()
	if got := ada.get("/readyz"); got.status != http.StatusServiceUnavailable || string(got.body) != "draining\n" {
		t.Errorf("readyz while draining: %d %q", got.status, got.body)
	}
}
