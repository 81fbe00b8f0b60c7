package web

import (
	"bytes"
	"context"
	"log/slog"
	"net"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/explore"
	"evenkeel/internal/explore/exploretest"
	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

func says(text string) scenario.Says { return scenario.Says{Lines: []scenario.Line{{Text: text}}} }

func to(node int) scenario.Target { return scenario.Target{Nodes: []int{node}} }

// brokenFunc is a function of the script that always fails.
const brokenFunc scenario.Func = 900

// talk is a conversation of two turns or more. Its changes of moods, reasons,
// vars and targets are numbers and words that occur nowhere else, so that a
// leak can be seen.
func talk(id string) *scenario.Scenario {
	return &scenario.Scenario{
		Version: "version-of-" + id, ID: id, Title: "Title of " + id, Summary: "A line is down.", Channel: scenario.Phone,
		Language: "en", Level: 2, Minutes: 6, Skills: []scenario.Skill{"empathy"},
		Weights: scenario.Points{40, 30, 30}, OutOfTurns: -1, Choices: 9,
		Customer: scenario.Customer{Name: "Marta Ruiz", About: "runs a studio", Look: scenario.Look{Head: "bun"}},
		Moods:    []scenario.Mood{{Name: "anger", Start: 70}, {Name: "trust", Start: 30}},
		Vars:     []scenario.Var{{Name: "refund", Start: 40}, {Name: "hidden_promise", Start: 86421}},
		Nodes: []scenario.Node{
			{
				ID: "opening", Says: says("Do you people even care, {trainee}?"), Checkin: "What does that do to you?",
				Choices: []scenario.Choice{
					{
						ID: "warm", Text: "I hear you. {refund} euros back, from me, {trainee}.", Points: scenario.Points{3, 1, 0},
						Moods: []scenario.MoodChange{{Mood: 0, By: -31}, {Mood: 1, By: 27}}, Skills: []scenario.Skill{"building_trust"},
						Because: "because-of-warm", To: to(1), Number: 0,
					},
					{ID: "cold", Text: "Number?", Points: scenario.Points{-2, 0, 0}, Because: "because-of-cold", To: to(1), Number: 1},
					{ID: "odd", Text: "Odd.", Effect: brokenFunc, Because: "because-of-odd", To: to(3), Number: 2},
					{ID: scenario.BreatheID, Text: "Take a breath.", Breathe: true, Points: scenario.Points{0, 1, 0}, Says: says("(silence)"), To: to(0), Number: 3},
				},
			},
			{
				ID: "secret-middle", Says: says("And now, {trainee}?"), Timeout: &scenario.Timeout{Seconds: 30, Choice: 1},
				Choices: []scenario.Choice{
					{ID: "fix", Text: "It is done.", Points: scenario.Points{0, 0, 2}, Because: "because-of-fix", To: to(2), Number: 4},
					{ID: "fail", Text: "Tough.", Points: scenario.Points{0, -1, -3}, Because: "because-of-fail", To: to(3), Number: 5},
					{ID: "again", Text: "Once more.", Because: "because-of-again", To: to(0), Number: 6},
				},
			},
			{ID: "secret-good", Says: says("Thank you, {trainee}."), Ending: &scenario.Ending{
				Outcome: scenario.Resolved, Relationship: scenario.Stays, Points: scenario.Points{0, 0, 3}, Lesson: "lesson-of-good"}},
			{ID: "secret-bad", Says: says("Goodbye."), Ending: &scenario.Ending{
				Outcome: scenario.Lost, Relationship: scenario.Leaves, Lesson: "lesson-of-bad"}},
		},
	}
}

// otherTalk is a parallel form of talk.
func otherTalk(id string) *scenario.Scenario {
	s := talk(id)
	s.Variant, s.Summary = "b", "A parcel is lost."
	s.Customer = scenario.Customer{Name: "Jonas Berg", About: "waits for a parcel"}
	s.Nodes[0].Says = says("And my parcel, {trainee}?")
	return s
}

// dungeon is a scenario with a node where every reply fails.
func dungeon() *scenario.Scenario {
	s := talk("dungeon")
	s.Nodes[1].Choices = []scenario.Choice{{ID: "up", Text: "Up.", Effect: brokenFunc, To: to(2), Number: 4}}
	s.Nodes[1].Timeout = nil
	return s
}

type catalogue []*play.Version

func (c catalogue) All() []*play.Version { return c }

func (c catalogue) Current(id string) (*play.Version, bool) {
	for _, v := range c {
		if v.ID == id {
			return v, true
		}
	}
	return nil, false
}

func (c catalogue) Version(_ context.Context, hash string) (*play.Version, error) {
	for _, v := range c {
		if v.Version == hash {
			return v, nil
		}
	}
	return nil, store.ErrNotFound
}

// logbook is a log that a test can read.
type logbook struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// gate is a store whose appends can be held up.
type gate struct {
	store.Store
	appends sync.RWMutex
}

func (g *gate) Append(ctx context.Context, a store.Append) error {
	g.appends.RLock()
	defer g.appends.RUnlock()
	return g.Store.Append(ctx, a)
}

// holdStore makes every append wait for the function that it returns.
func (h *house) holdStore(t *testing.T) (release func()) {
	h.store.appends.Lock()
	release = sync.OnceFunc(h.store.appends.Unlock)
	t.Cleanup(release)
	return release
}

// untilHeard waits until so many messages of a type have arrived.
func (h *house) untilHeard(t *testing.T, kind string, n float64) {
	t.Helper()
	h.until(t, `evenkeel_messages_total{type="`+kind+`"}`, n)
}

// until waits for a figure.
func (h *house) until(t *testing.T, series string, want float64) {
	t.Helper()
	for range 500 {
		if h.Metrics.count(t, series) == want {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s is %v, want %v", series, h.Metrics.count(t, series), want)
}

// house is a whole server over a store, with one cohort that was given the
// scenarios "talk" and "other"; "free" is a tutorial, for practice only.
type house struct {
	*Server
	t      *testing.T
	http   *httptest.Server
	store  *gate
	cohort people.Cohort
	setup  string // token
	log    *logbook
}

// plan is what a test wants otherwise than usual.
type plan struct {
	store  store.Store
	config func(*Config)
	pace   func(*pace)
	listen func(net.Listener) net.Listener
}

func newHouse(t *testing.T, p plan) *house {
	t.Helper()
	h := &house{t: t, store: &gate{Store: p.store}, log: new(logbook)}
	if p.store == nil {
		h.store.Store = mem.New()
	}
	logger := slog.New(slog.NewTextHandler(h.log, nil))
	registry := people.NewRegistry(store.People(h.store), time.Now)
	all := versions()
	figures := NewMetrics()
	hub := live.New(live.Config{Store: h.store, Versions: all, Log: logger, Observer: figures})
	ctx, cancel := context.WithCancel(context.Background())
	followed := make(chan error, 1)
	go func() { followed <- hub.Run(ctx) }()

	var err error
	if h.cohort, _, err = registry.Bootstrap(ctx, func([]byte) []people.Assignment {
		return []people.Assignment{{Scenario: "talk", Version: "version-of-talk"}, {Scenario: "other", Version: "version-of-other"}}
	}); err != nil {
		t.Fatal(err)
	}
	if h.setup, _, err = registry.FreshSetupToken(ctx); err != nil {
		t.Fatal(err)
	}
	config := Config{Hub: hub, People: registry, Scenarios: all, Store: h.store, Log: logger, Metrics: figures}
	if p.config != nil {
		p.config(&config)
	}
	quick := usualPace
	quick.farewell = 500 * time.Millisecond
	if p.pace != nil {
		p.pace(&quick)
	}
	if h.Server, err = newServer(config, quick); err != nil {
		t.Fatal(err)
	}
	h.http = httptest.NewUnstartedServer(h.Handler())
	h.http.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	if p.listen != nil {
		h.http.Listener = p.listen(h.http.Listener)
	}
	h.http.Start()
	t.Cleanup(func() {
		within, done := context.WithTimeout(context.Background(), 5*time.Second)
		defer done()
		if err := h.Shutdown(within); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		h.http.Close()
		cancel()
		if err := <-followed; err != nil {
			t.Errorf("follow the log: %v", err)
		}
		if err := h.store.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	for !hub.Ready() {
		time.Sleep(time.Millisecond)
	}
	return h
}

// versions are shared by all tests: nothing changes them.
var versions = sync.OnceValue(func() catalogue {
	var all catalogue
	for _, scn := range []*scenario.Scenario{talk("talk"), talk("other"), talk("free"), dungeon()} {
		rules := exploretest.NewRules()
		rules.Effects[brokenFunc] = func(play.At) {}
		sound := explore.New(scn, rules, explore.Limits{})
		broken := exploretest.NewRules()
		broken.Effects[brokenFunc] = rules.Effects[brokenFunc]
		broken.Fails = func(f scenario.Func, _ play.At) bool { return f == brokenFunc }
		all = append(all, &play.Version{Scenario: scn, Rules: broken, Oracle: sound})
	}
	free := all[2]
	free.Tutorial = true
	free.Scenario.Variants = []*scenario.Scenario{otherTalk("free")}
	free.Variants = []*play.Version{{Scenario: free.Scenario.Variants[0], Rules: free.Rules, Oracle: free.Oracle}}
	return all
})
