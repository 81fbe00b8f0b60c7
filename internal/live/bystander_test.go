package live_test

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/explore"
	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/script"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
	"evenkeel/scenarios"
)

// unbounded is the oracle of scenarios that nobody could search.
type unbounded struct{}

func (unbounded) Bounds(uint64) (play.Bounds, error) { return play.Bounds{Approx: true}, nil }

func (unbounded) Reach(uint64, *play.Position) (play.Reach, error) {
	return play.Reach{}, play.ErrApprox
}

// attacks are what the effect of a choice does.
var attacks = map[string]string{
	"loop":    `while true do end`,
	"memory":  `local t = {} for i = 1, 1e9 do t[i] = ("x"):rep(15000) .. i end`,
	"pattern": `string.find(("a"):rep(5000), ".-.-.-.-.-.-b")`,
}

func attacking(t testing.TB, id string) *play.Version {
	t.Helper()
	s, err := script.Load(t.Context(), id+".lua", []byte(`scenario { id = "`+id+`", title = "T", start = "a", customer = { name = "A", mood = { anger = 50, trust = 50 } } }
node "a" { says = "Well?",
  choice { id = "attack", text = "Now.", to = "z", because = "It is one.", effect = function(at) `+attacks[id]+` end },
  choice { id = "leave", text = "Bye.", to = "z", because = "It is over." } }
ending "z" { says = "Bye.", outcome = "lost", relationship = "leaves" }`), script.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &play.Version{Scenario: s.Scenario(), Rules: s, Oracle: unbounded{}}
}

func shipped(t testing.TB, name string) *play.Version {
	t.Helper()
	source, err := fs.ReadFile(scenarios.FS, name+".lua")
	if err != nil {
		t.Fatal(err)
	}
	s, err := script.Load(t.Context(), name+".lua", source, script.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &play.Version{Scenario: s.Scenario(), Rules: s, Oracle: explore.New(s.Scenario(), s, explore.Limits{})}
}

// trainee is somebody who practises.
type trainee struct {
	hub *live.Hub
	who live.Caller
}

func newTrainee(hub *live.Hub, name string) trainee {
	return trainee{hub, live.Caller{Account: people.Account{ID: name, Role: people.Trainee, Name: name}}}
}

// turns plays attempts, the choices by turns, and gives how long each of n
// turns took.
func (tr trainee) turns(t testing.TB, scenario string, n int) (took []time.Duration) {
	t.Helper()
	var now *live.Snapshot
	for len(took) < n {
		if now == nil || now.State.Phase != play.Open {
			var err error
			if now, err = tr.hub.Start(t.Context(), tr.who, live.Start{Scenario: scenario, Mode: play.Practice, Untimed: true}); err != nil {
				t.Fatal(err)
			}
		}
		offered := now.State.Offered
		choice := now.Version.Nodes[now.State.Position.Node].Choices[offered[len(took)%len(offered)]].ID
		began := time.Now()
		done, err := tr.hub.Choose(t.Context(), tr.who, now.Attempt, now.State.Seq(), choice)
		took = append(took, time.Since(began))
		if err != nil {
			t.Fatal(err)
		}
		if now = done.Current; now.State.Phase == play.Finished {
			if _, _, err := tr.hub.Glance(t.Context(), now); err != nil {
				t.Fatal(err)
			}
		}
	}
	return took
}

// attack makes the choice that attacks, again and again.
func (tr trainee) attack(ctx context.Context, t testing.TB, scenario string) {
	now, err := tr.hub.Start(t.Context(), tr.who, live.Start{Scenario: scenario, Mode: play.Practice, Untimed: true})
	if err != nil {
		t.Error(err)
		return
	}
	for ctx.Err() == nil {
		if _, err := tr.hub.Choose(t.Context(), tr.who, now.Attempt, now.State.Seq(), "attack"); !errors.Is(err, play.ErrFault) {
			t.Errorf("%s gave %v, want a fault", scenario, err)
			return
		}
	}
}

func p99(took []time.Duration) time.Duration {
	slices.Sort(took)
	return took[len(took)*99/100]
}

// BenchmarkBystander says how long a trainee's turns take while nobody else is
// there, and while eight others do what their scenarios' scripts can do worst.
func BenchmarkBystander(b *testing.B) {
	for _, kinds := range [][]string{{"loop"}, {"memory"}, {"pattern"}, {"loop", "memory", "pattern"}} {
		b.Run(strings.Join(kinds, "+"), func(b *testing.B) { bystand(b, kinds) })
	}
}

// calm is the scenario that the bystander plays.
const calm = "outage-before-pitch"

func bystand(b *testing.B, kinds []string) {
	hub := hubUnderAttack(b)
	bystander := newTrainee(hub, "bystander")
	bystander.turns(b, calm, 1000)
	var quiet, attacked []time.Duration
	for b.Loop() {
		quiet = append(quiet, bystander.turns(b, calm, 2000)...)
		ctx, enough := context.WithCancel(b.Context())
		var attackers sync.WaitGroup
		for i := range 8 {
			attackers.Go(func() {
				newTrainee(hub, "attacker"+strconv.Itoa(i)).attack(ctx, b, kinds[i%len(kinds)])
			})
		}
		time.Sleep(100 * time.Millisecond)
		attacked = append(attacked, bystander.turns(b, calm, 2000)...)
		enough()
		attackers.Wait()
	}
	q, a := p99(quiet), p99(attacked)
	b.ReportMetric(float64(q.Microseconds()), "quiet-p99-us")
	b.ReportMetric(float64(a.Microseconds()), "attacked-p99-us")
	b.ReportMetric(float64(quiet[len(quiet)/2].Microseconds()), "quiet-p50-us")
	b.ReportMetric(float64(attacked[len(attacked)/2].Microseconds()), "attacked-p50-us")
	b.ReportMetric(float64(a)/float64(q), "ratio")
}

// hubUnderAttack runs a hub with the calm scenario and those that attack, until
// the benchmark is over.
func hubUnderAttack(b *testing.B) *live.Hub {
	known := versions{}
	for id := range attacks {
		known["version-of-"+id] = attacking(b, id)
	}
	own := shipped(b, calm)
	known["version-of-"+calm] = own
	hub := runHub(b, mem.New(), byHash(known))
	for _, seed := range live.PracticeSeeds(own.Version) {
		if _, err := own.Oracle.Bounds(seed); err != nil {
			b.Fatal(err)
		}
	}
	return hub
}

// runHub runs a hub until the benchmark is over.
func runHub(b *testing.B, st store.Store, vs versions) *live.Hub {
	hub := live.New(live.Config{Store: st, Versions: vs, Log: slog.New(slog.DiscardHandler)})
	running, stop := context.WithCancel(b.Context())
	var work sync.WaitGroup
	work.Go(func() { _ = hub.Run(running) })
	b.Cleanup(func() {
		stop()
		work.Wait()
		_ = st.Close()
	})
	for !hub.Ready() {
		time.Sleep(time.Millisecond)
	}
	return hub
}

// byHash finds the versions by their hash too.
func byHash(known versions) versions {
	out := versions{}
	for id, v := range known {
		out[id], out[v.Version] = v, v
	}
	return out
}
