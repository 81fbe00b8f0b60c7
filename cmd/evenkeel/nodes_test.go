//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"evenkeel/internal/store/postgres/postgrestest"
	"evenkeel/internal/wire"
)

// balancer spreads connections over servers, as the program before several of
// them does.
type balancer struct {
	listener net.Listener
	mu       sync.Mutex
	next     int
	servers  []string // host:port; empty: gone
}

func newBalancer(t *testing.T, servers int) *balancer {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	b := &balancer{listener: l, servers: make([]string, servers)}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go b.carry(c)
		}
	}()
	return b
}

func (b *balancer) url() string { return "http://" + b.listener.Addr().String() }

// set says where a server is; an empty url: nowhere.
func (b *balancer) set(i int, url string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.servers[i] = strings.TrimPrefix(url, "http://")
}

// carry joins a connection with the next server that answers.
func (b *balancer) carry(c net.Conn) {
	defer c.Close()
	for range 2 * len(b.servers) {
		b.mu.Lock()
		b.next++
		to := b.servers[b.next%len(b.servers)]
		b.mu.Unlock()
		if to == "" {
			continue
		}
		s, err := net.Dial("tcp", to)
		if err != nil {
			continue
		}
		defer s.Close()
		go func() {
			_, _ = io.Copy(s, c) // either side may go at any time
			s.Close()
		}()
		_, _ = io.Copy(c, s)
		return
	}
}

// node starts a server on a database, behind a balancer.
func node(t *testing.T, b *balancer, i int, database string, args ...string) *server {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	addr := l.Addr().String()
	must(t, l.Close()) // hopefully nobody takes it meanwhile
	args = append(args, "--store", database, "--url", b.url(), "--addr", addr)
	s := serve(t, filepath.Join(t.TempDir(), "data"), args...)
	s.url = "http://" + addr
	b.set(i, s.url)
	return s
}

func TestServersOnOneDatabaseAreOneService(t *testing.T) {
	pg := postgrestest.Need(t)
	database := pg.Database(t)
	b := newBalancer(t, 2)
	one, two := node(t, b, 0, database), node(t, b, 1, database)
	if one.code() != two.code() {
		t.Errorf("the servers print two join codes, %s and %s", one.code(), two.code())
	}

	// A trainee who joins here begins there and goes on here.
	player := newBot(one.url, "Walker", 1)
	must(t, player.join(one.code()))
	player.base = two.url
	must(t, player.connect())
	m, err := player.ask(wire.Request{Type: wire.TypeStart, Scenario: "the-third-delay", Mode: wire.Ranked})
	must(t, err)
	there := player.ws
	player.base = one.url
	must(t, player.connect())
	defer player.close()
	resumed, err := player.ask(wire.Request{Type: wire.TypeResume, Attempt: m.Attempt})
	must(t, err)
	if resumed.Seq != m.Seq || resumed.Node != m.Node {
		t.Errorf("resumed at turn %d of %s, want %d of %s", resumed.Seq, resumed.Node, m.Seq, m.Node)
	}
	_, err = player.ask(wire.Request{Type: wire.TypeChoose, Attempt: m.Attempt, Seq: m.Seq, Choice: player.pick(resumed)})
	must(t, err)
	here := player.ws
	player.ws = there
	pushed, err := player.read()
	if err != nil || pushed.Seq <= m.Seq && pushed.Type == wire.TypeTurn {
		t.Errorf("the socket at the other server was shown %+v, %v", pushed, err)
	}

	// The owner's commands reach the same store, wherever they are given.
	var out, wrong bytes.Buffer
	args := []string{"cohort", "new", "Elsewhere", "--empty", "--store", database, "--data", filepath.Join(t.TempDir(), "none")}
	if code := run(t.Context(), args, strings.NewReader(""), &out, &wrong); code != 0 {
		t.Errorf("a command on another machine ends with %d: %s", code, &wrong)
	}

	// Who signs out here is signed out there.
	player.ws = here
	req, err := http.NewRequest(http.MethodPost, one.url+"/api/logout", strings.NewReader("{}"))
	must(t, err)
	req.Header.Set("Content-Type", "application/json")
	res, err := player.http.Do(req)
	must(t, err)
	res.Body.Close()
	for where, ws := range map[string]*websocket.Conn{"here": here, "there": there} {
		player.ws = ws
		for err == nil {
			_, err = player.read()
		}
		if gone := new(websocket.CloseError); !errors.As(err, &gone) || gone.Code != wire.CloseSignedOut {
			t.Errorf("the socket %s ended with %v, want code %d", where, err, wire.CloseSignedOut)
		}
		err = nil
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

const hurried = `scenario {
  id = "hurry", title = "A call", summary = "Somebody calls.", channel = "phone", level = 1, language = "en", minutes = 2,
  skills = { "empathy" }, customer = { name = "Jo", mood = { anger = 50, trust = 50 } }, start = "opening",
}
node "opening" {
  says = "Well?", timeout = { seconds = 3, choice = "wait" },
  choice { id = "hear", text = "That is a nuisance.", empathy = 3, because = "Names it.", to = "fine" },
  choice { id = "wait", text = "Hold on.", empathy = -3, because = "Stalls.", to = "again" },
}
node "again" {
  says = "Still there?",
  choice { id = "sorry", text = "I am.", empathy = 1, because = "Late.", to = "fine" },
  choice { id = "no", text = "No.", empathy = -3, because = "Unkind.", to = "gone" },
}
ending "fine" { outcome = "resolved", relationship = "stays", says = "Thanks.", lesson = "Hear first." }
ending "gone" { outcome = "lost", relationship = "leaves", says = "Bye.", lesson = "Hear first." }
`

// A file comes into one server's folder, and all servers follow.
func TestWhatOneServerPublishesIsInServiceOnAll(t *testing.T) {
	pg := postgrestest.Need(t)
	database := pg.Database(t)
	b := newBalancer(t, 2)
	var folders []string
	var nodes []*server
	for i := range 2 {
		folder := t.TempDir()
		must(t, os.WriteFile(filepath.Join(folder, "hurry.lua"), []byte(hurried), 0o600))
		folders, nodes = append(folders, folder), append(nodes, node(t, b, i, database, "--scenarios", folder))
	}
	player := newBot(nodes[1].url, "Walker", 1)
	must(t, player.join(nodes[1].code()))
	serves := func(id string) bool {
		var all []wire.Scenario
		must(t, player.call(http.MethodGet, "/api/scenarios", nil, &all))
		return slices.ContainsFunc(all, func(s wire.Scenario) bool { return s.ID == id })
	}
	if !serves("hurry") || serves("worry") {
		t.Fatal("the second server does not serve what is in its folder")
	}
	another := strings.Replace(hurried, `"hurry"`, `"worry"`, 1)
	must(t, os.WriteFile(filepath.Join(folders[0], "worry.lua"), []byte(another), 0o600))
	for deadline := time.Now().Add(10 * time.Second); !serves("worry"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the second server does not serve what the first one published")
		}
	}
}

// Two servers watch one attempt, and each has its clock.
func TestADeadlineFiresOnceOnTwoServers(t *testing.T) {
	pg := postgrestest.Need(t)
	database := pg.Database(t)
	folder := t.TempDir()
	must(t, os.WriteFile(filepath.Join(folder, "hurry.lua"), []byte(hurried), 0o600))
	b := newBalancer(t, 2)
	one := node(t, b, 0, database, "--scenarios", folder)
	two := node(t, b, 1, database, "--scenarios", folder)
	player := newBot(one.url, "Walker", 1)
	must(t, player.join(one.code()))
	must(t, player.connect())
	m, err := player.ask(wire.Request{Type: wire.TypeStart, Scenario: "hurry", Mode: wire.Ranked})
	must(t, err)
	if m.Deadline == nil {
		t.Fatal("the first turn has no deadline")
	}
	here := player.ws
	player.base = two.url
	must(t, player.connect())
	_, err = player.ask(wire.Request{Type: wire.TypeResume, Attempt: m.Attempt})
	must(t, err)
	there := player.ws
	for where, ws := range map[string]*websocket.Conn{"here": here, "there": there} {
		player.ws = ws
		pushed, err := player.read()
		if err != nil || pushed.Seq != m.Seq+1 || pushed.Node != "again" || pushed.Said == nil || pushed.Said.By != "timeout" {
			t.Errorf("the socket %s was shown %+v (%v), want the turn that the clock played", where, pushed, err)
		}
	}
	time.Sleep(500 * time.Millisecond) // for a second clock to fire
	resumed, err := player.ask(wire.Request{Type: wire.TypeResume, Attempt: m.Attempt})
	if err != nil || resumed.Seq != m.Seq+1 {
		t.Errorf("the attempt is at turn %d (%v), want %d", resumed.Seq, err, m.Seq+1)
	}
}

func TestNothingAcknowledgedIsLostWhenOneOfTwoServersIsKilled(t *testing.T) {
	pg := postgrestest.Need(t)
	database := pg.Database(t)
	b := newBalancer(t, 2)
	nodes := []*server{node(t, b, 0, database), node(t, b, 1, database)}
	c := newCrew(t, b.url(), nodes[0].code(), 24).patient()
	for n := range kills(t) {
		i := n % 2
		strike := func() {
			nodes[i].kill()
			b.set(i, "")
		}
		c.round(t, strike, func() {}) // the other one serves them
		nodes[i] = node(t, b, i, database)
		if t.Failed() {
			t.Fatalf("lost in round %d", n)
		}
	}
	c.report(t)
}

func TestNothingAcknowledgedIsLostWhenTheDatabaseIsKilled(t *testing.T) {
	pg := postgrestest.Need(t)
	database := pg.Database(t)
	b := newBalancer(t, 2)
	nodes := []*server{node(t, b, 0, database), node(t, b, 1, database)}
	c := newCrew(t, b.url(), nodes[0].code(), 24).patient()
	for n := range kills(t) {
		strike := func() {
			must(t, pg.Stop(syscall.SIGQUIT))
			must(t, pg.Start())
		}
		c.round(t, strike, func() {}) // they bear with it
		if t.Failed() {
			t.Fatalf("lost in round %d", n)
		}
	}
	c.report(t)
	for _, s := range nodes {
		if code, _ := s.stop(t); code != 0 {
			t.Errorf("a server ended with %d", code)
		}
	}
}
