package live_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"evenkeel/internal/board"
	"evenkeel/internal/explore"
	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

// rules fail wherever the scenario says so: Func 1 always fails.
type rules struct{}

func (rules) When(scenario.Func, play.At) (bool, error)         { return true, nil }
func (rules) Effect(scenario.Func, play.At) error               { return &play.Fault{Reason: "broken"} }
func (rules) Target(to scenario.Target, _ play.At) (int, error) { return to.Nodes[0], nil }
func (rules) Says(scenario.Func, play.At, int) (string, error) {
	return "", &play.Fault{Reason: "broken"}
}
func (rules) React(play.At, []float64) error { return nil }
func says(text string) scenario.Says         { return scenario.Says{Lines: []scenario.Line{{Text: text}}} }
func to(node int) scenario.Target            { return scenario.Target{Nodes: []int{node}} }
func points(e, c, r int) scenario.Points     { return scenario.Points{e, c, r} }
func ending(id, line string, o scenario.Outcome) scenario.Node {
	return scenario.Node{ID: id, Says: says(line), Ending: &scenario.Ending{Outcome: o, Relationship: scenario.Stays}}
}

// theScenario has a timed opening, a middle, two endings, and a cellar where
// every function fails.
func theScenario(id string) *scenario.Scenario {
	return &scenario.Scenario{
		Version: "version-of-" + id, ID: id, Title: id, Weights: points(1, 1, 1), OutOfTurns: -1,
		Customer: scenario.Customer{Name: "Ada"}, Moods: []scenario.Mood{{Name: "anger", Start: 70}},
		Start: 0, Choices: 7,
		Nodes: []scenario.Node{
			{ID: "opening", Says: says("Well?"), Checkin: "How is that for you?", Timeout: &scenario.Timeout{Seconds: 30, Choice: 1}, Choices: []scenario.Choice{
				{ID: "warm", Text: "I hear you.", Points: points(3, 1, 0), To: to(1), Number: 0},
				{ID: "cold", Text: "Number?", Points: points(-2, 0, 0), To: to(1), Number: 1},
				{ID: "cellar", Text: "Down.", To: to(4), Number: 2},
			}},
			{ID: "middle", Says: says("And now?"), Choices: []scenario.Choice{
				{ID: "fix", Text: "Done.", Points: points(0, 1, 3), To: to(2), Number: 3},
				{ID: "fail", Text: "Tough.", Points: points(0, -1, -3), To: to(3), Number: 4},
				{ID: "broken", Text: "Odd.", Effect: 1, To: to(2), Number: 5},
			}},
			ending("good", "Thanks.", scenario.Resolved),
			ending("bad", "Bye.", scenario.Lost),
			{ID: "cellar", Says: says("Dark."), Choices: []scenario.Choice{
				{ID: "up", Text: "Up.", Effect: 1, To: to(1), Number: 6},
			}},
		},
	}
}

type versions map[string]*play.Version

func (v versions) Current(id string) (*play.Version, bool) {
	found, ok := v["version-of-"+id]
	return found, ok
}

func (v versions) Version(_ context.Context, hash string) (*play.Version, error) {
	if found, ok := v[hash]; ok {
		return found, nil
	}
	return nil, store.ErrNotFound
}

// listener remembers what it was told.
type listener struct {
	mu     sync.Mutex
	moved  []*live.Snapshot
	boards []board.Key
	out    int
}

func (l *listener) Moved(s *live.Snapshot) { l.mu.Lock(); l.moved = append(l.moved, s); l.mu.Unlock() }
func (l *listener) BoardChanged(key board.Key) {
	l.mu.Lock()
	l.boards = append(l.boards, key)
	l.mu.Unlock()
}
func (l *listener) SignedOut()              { l.mu.Lock(); l.out++; l.mu.Unlock() }
func (l *listener) seen() []*live.Snapshot  { l.mu.Lock(); defer l.mu.Unlock(); return l.moved }
func (l *listener) seenBoards() []board.Key { l.mu.Lock(); defer l.mu.Unlock(); return l.boards }

// house is a hub with two members of a cohort that was given one scenario.
type house struct {
	*live.Hub
	t        *testing.T
	store    store.Store
	versions versions
	cohort   people.Cohort
}

func newHouse(t *testing.T) *house { return newHouseOn(t, mem.New()) }

func newHouseOn(t *testing.T, st store.Store) *house {
	t.Helper()
	vs := versions{}
	for _, id := range []string{"talk", "other", "hasty"} {
		scn := theScenario(id)
		if id == "hasty" {
			scn.Nodes[0].Timeout.Seconds = 1
		}
		vs[scn.Version] = &play.Version{Scenario: scn, Rules: rules{}, Oracle: explore.New(scn, rules{}, explore.Limits{})}
	}
	h := &house{t: t, store: st, versions: vs, Hub: live.New(live.Config{Store: st, Versions: vs, Log: slog.New(slog.DiscardHandler)})}
	h.cohort = people.Cohort{
		ID: "crew", Name: "Crew", Secret: []byte("secret"), Cap: 10,
		Season:      people.Season{Number: 1, From: time.Now().Add(-time.Hour)},
		Assignments: []people.Assignment{{ID: "1/talk", Scenario: "talk", Version: "version-of-talk"}},
	}
	h.update(func(tx *store.Tx) error {
		if err := tx.PutCohort(h.cohort); err != nil {
			return err
		}
		for _, name := range []string{"ada", "bea"} {
			if err := tx.PutAccount(people.Account{ID: name, Role: people.Trainee, Name: name}); err != nil {
				return err
			}
			if err := tx.PutMember(people.Member{Cohort: "crew", Account: name, Name: name, Role: people.Trainee}, name); err != nil {
				return err
			}
		}
		return nil
	})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := h.Run(ctx); err != nil {
			t.Errorf("run: %v", err)
		}
	}()
	t.Cleanup(func() {
		cancel()
		<-done
		if err := st.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	for !h.Ready() {
		time.Sleep(time.Millisecond)
	}
	return h
}

func (h *house) update(f func(*store.Tx) error) {
	h.t.Helper()
	if err := h.store.Update(h.t.Context(), f); err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) caller(name string) live.Caller {
	l := new(listener)
	c := live.Caller{Account: people.Account{ID: name, Role: people.Trainee, Name: name}, Listener: l}
	h.Connect(c)
	h.t.Cleanup(func() { h.Detach(l) })
	return c
}

func (h *house) ranked(c live.Caller) *live.Snapshot {
	h.t.Helper()
	s, err := h.Start(h.t.Context(), c, live.Start{Scenario: "talk", Mode: play.Ranked})
	if err != nil {
		h.t.Fatal(err)
	}
	return s
}

func (h *house) choose(c live.Caller, attempt string, seq int, choice string) live.Chosen {
	h.t.Helper()
	chosen, err := h.Choose(h.t.Context(), c, attempt, seq, choice)
	if err != nil {
		h.t.Fatalf("choose %s at %d: %v", choice, seq, err)
	}
	return chosen
}

func (h *house) finish(c live.Caller, attempt string) *live.Snapshot {
	h.t.Helper()
	h.choose(c, attempt, 1, "warm")
	return h.choose(c, attempt, 2, "fix").Answer
}

func heard(c live.Caller) []*live.Snapshot { return c.Listener.(*listener).seen() }

func TestAFinishedRankedAttemptIsOnTheBoard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		ada, bea := h.caller("ada"), h.caller("bea")
		if _, err := h.Watch(t.Context(), bea, board.Key{Cohort: "crew"}); err != nil {
			t.Fatal(err)
		}
		end := h.finish(ada, h.ranked(ada).Attempt)
		if end.State.Phase != play.Finished || *end.State.Ended.Scores.Overall != 100 {
			t.Fatalf("the attempt ended as %+v", end.State.Ended)
		}
		synctest.Wait()
		b, err := h.Board(t.Context(), ada, board.Key{Cohort: "crew", Scenario: "talk"})
		if err != nil || len(b.Rows) != 1 || !b.Rows[0].You || b.Rows[0].Tenths != 1000 || b.Rows[0].Rank != 1 {
			t.Errorf("the board is %+v, %v", b, err)
		}
		if keys := bea.Listener.(*listener).seenBoards(); len(keys) != 1 || keys[0].Cohort != "crew" {
			t.Errorf("the watcher was told of %v", keys)
		}
	})
}

func TestAttemptsAreTheirOwners(t *testing.T) {
	h := newHouse(t)
	id := h.ranked(h.caller("ada")).Attempt
	bea := h.caller("bea")
	calls := map[string]func() error{
		"resume":   func() error { _, err := h.Resume(t.Context(), bea, id); return err },
		"choose":   func() error { _, err := h.Choose(t.Context(), bea, id, 1, "warm"); return err },
		"deadline": func() error { _, err := h.Deadline(t.Context(), bea, id, 1, true); return err },
		"checkin":  func() error { return h.Checkin(t.Context(), bea, id, 1, "tense") },
		"attempt":  func() error { _, err := h.Attempt(t.Context(), bea, id); return err },
	}
	for name, call := range calls {
		if err := call(); !errors.Is(err, live.ErrNotFound) {
			t.Errorf("%s of somebody else's attempt: %v", name, err)
		}
	}
	if _, err := h.Resume(t.Context(), bea, "no-such-attempt"); !errors.Is(err, live.ErrNotFound) {
		t.Errorf("resume of no attempt: %v", err)
	}
}

func TestCheckinsAreKeptAndTheLastCounts(t *testing.T) {
	h := newHouse(t)
	c := h.caller("ada")
	id := h.ranked(c).Attempt
	for _, feeling := range []string{"tense", "steady"} {
		if err := h.Checkin(t.Context(), c, id, 1, feeling); err != nil {
			t.Fatal(err)
		}
	}
	h.choose(c, id, 1, "warm")
	if err := h.Checkin(t.Context(), c, id, 2, "tense"); !errors.Is(err, live.ErrNoCheckin) {
		t.Errorf("a check-in where nothing was asked: %v", err)
	}
	h.choose(c, id, 2, "fix")
	now, err := h.Attempt(t.Context(), c, id)
	if err != nil {
		t.Fatal(err)
	}
	d, checkins, err := h.Debrief(t.Context(), now)
	if err != nil || len(checkins) != 1 || checkins[0].Feeling != "steady" || d.Turns[0].Checkin == "" {
		t.Errorf("the debrief has %v, %v", checkins, err)
	}
}

func TestDrainingRefusesNewTurnsAndStopsTheClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		c := h.caller("ada")
		id := h.ranked(c).Attempt
		if err := h.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if h.Ready() {
			t.Error("a draining hub says that it is ready")
		}
		if _, err := h.Choose(t.Context(), c, id, 1, "warm"); !errors.Is(err, live.ErrDraining) {
			t.Errorf("a new turn: %v", err)
		}
		if s, err := h.Resume(t.Context(), c, id); err != nil || s.Deadline != nil {
			t.Errorf("reading while draining: %+v, %v", s, err)
		}
		time.Sleep(time.Hour)
		if got := heard(c); len(got) != 0 {
			t.Error("the clock played while draining")
		}
	})
}

func TestSigningOutTellsTheAccountsSockets(t *testing.T) {
	h := newHouse(t)
	one, two, bea := h.caller("ada"), h.caller("ada"), h.caller("bea")
	h.SignOut("ada")
	for i, c := range []live.Caller{one, two, bea} {
		if got, want := c.Listener.(*listener).out, []int{1, 1, 0}[i]; got != want {
			t.Errorf("socket %d was told %d times, want %d", i, got, want)
		}
	}
}
