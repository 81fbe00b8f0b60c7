package live_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"evenkeel/internal/board"
	"evenkeel/internal/explore"
	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/script"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
	"evenkeel/internal/store/mem"
)

// engines are the stores that need no server.
var engines = map[string]func(testing.TB) store.Store{
	"mem": func(testing.TB) store.Store { return mem.New() },
	"bolt": func(t testing.TB) store.Store {
		s, err := bolt.Open(filepath.Join(t.TempDir(), "store"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	},
}

// crowd is how many trainees the benchmarks have.
const crowd = 500

// socket hears nothing.
type socket struct{ _ int }

func (*socket) Moved(*live.Snapshot)   {}
func (*socket) BoardChanged(board.Key) {}
func (*socket) SignedOut()             {}

// class is who plays in the benchmarks.
type class struct {
	*live.Hub
	callers []live.Caller
	version *play.Version // of a scenario that everyone has played for the board
}

// newClass makes a cohort of a crowd of trainees and a dozen scenarios.
func newClass(b *testing.B, st store.Store) *class {
	vs := versions{}
	cohort := people.Cohort{
		ID: strings.Repeat("c", 26), Name: "Crew", Secret: make([]byte, 32), Cap: crowd, Created: time.Now(),
		Season: people.Season{Number: 1, From: time.Now().Add(-time.Hour)},
	}
	for i := range 12 {
		scn := theScenario(fmt.Sprint("a-scenario-about-", i))
		scn.Version = strings.Repeat(fmt.Sprintf("%08x", i), 8)
		v := &play.Version{Scenario: scn, Rules: rules{}, Oracle: explore.New(scn, rules{}, explore.Limits{})}
		vs["version-of-"+scn.ID], vs[scn.Version] = v, v
		cohort.Assignments = append(cohort.Assignments, people.Assignment{ID: fmt.Sprintf("%026d", i), Scenario: scn.ID, Version: scn.Version})
	}
	c := &class{version: vs[cohort.Assignments[0].Version]}
	for i := range crowd {
		account := people.Account{ID: fmt.Sprintf("%026d", i), Role: people.Trainee}
		c.callers = append(c.callers, live.Caller{Account: account, Listener: new(socket)})
	}
	err := st.Update(b.Context(), func(tx *store.Tx) error {
		for _, who := range c.callers {
			m := people.Member{Cohort: cohort.ID, Account: who.Account.ID, Name: who.Account.ID, Role: people.Trainee, Joined: time.Now()}
			if err := tx.PutMember(m, m.Name); err != nil {
				return err
			}
		}
		return tx.PutCohort(cohort)
	})
	if err != nil {
		b.Fatal(err)
	}
	c.Hub = runHub(b, st, vs)
	for _, who := range c.callers {
		c.Connect(who)
	}
	together(b, crowd, func(i int) error {
		id, err := c.begin(b, i, play.Ranked)
		if err != nil {
			return err
		}
		return c.end(b, i, id)
	})
	return c
}

// begin begins an attempt and plays all of it but the last turn.
func (c *class) begin(b *testing.B, i int, mode play.Mode) (string, error) {
	who := c.callers[i%crowd]
	s, err := c.Start(b.Context(), who, live.Start{Scenario: c.version.ID, Mode: mode, Untimed: true})
	if err != nil {
		return "", err
	}
	_, err = c.Choose(b.Context(), who, s.Attempt, 1, "warm")
	return s.Attempt, err
}

// end plays the last turn.
func (c *class) end(b *testing.B, i int, attempt string) error {
	_, err := c.Choose(b.Context(), c.callers[i%crowd], attempt, 2, "fix")
	return err
}

// together does something n times, by as many goroutines as there are trainees.
func together(b *testing.B, n int, do func(int) error) {
	var next atomic.Int64
	errs := make(chan error, crowd)
	for range crowd {
		go func() {
			var err error
			for i := next.Add(1) - 1; int(i) < n && err == nil; i = next.Add(1) - 1 {
				err = do(int(i))
			}
			errs <- err
		}()
	}
	for range crowd {
		if err := <-errs; err != nil {
			b.Error(err)
		}
	}
}

func processor() time.Duration {
	var r syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// measure reports what a thing costs that a crowd does together, with what the
// process spends on it elsewhere.
func measure(b *testing.B, do func(int) error) { measureBy(b, 1, do) }

// measureBy is measure for what does so many things at once.
func measureBy(b *testing.B, each int, do func(int) error) {
	b.ReportAllocs()
	b.ResetTimer()
	before := processor()
	together(b, (b.N+each-1)/each, do)
	b.StopTimer()
	b.ReportMetric(float64((processor()-before).Nanoseconds())/float64(b.N)/1000, "cpu-us/op")
}

// BenchmarkStart begins attempts.
func BenchmarkStart(b *testing.B) {
	for name, open := range engines {
		b.Run(name, func(b *testing.B) {
			c := newClass(b, open(b))
			measure(b, func(i int) error {
				who := live.Caller{Account: c.callers[i%crowd].Account}
				_, err := c.Start(b.Context(), who, live.Start{Scenario: c.version.ID, Mode: play.Practice, Untimed: true})
				return err
			})
		})
	}
}

// BenchmarkEnd plays the last turns of attempts.
func BenchmarkEnd(b *testing.B) {
	for name, open := range engines {
		b.Run(name, func(b *testing.B) {
			c := newClass(b, open(b))
			ids := make([]string, b.N)
			together(b, b.N, func(i int) (err error) {
				ids[i], err = c.begin(b, i, play.Practice)
				return err
			})
			measure(b, func(i int) error { return c.end(b, i, ids[i]) })
		})
	}
}

// BenchmarkTurn plays attempts at a shipped scenario from their starts to their
// ends, all of it for each turn.
func BenchmarkTurn(b *testing.B) {
	own := shipped(b, calm)
	own.Rules = script.Remember(own.Rules.(*script.Script))
	hub := runHub(b, mem.New(), byHash(versions{"version-of-" + calm: own}))
	for _, seed := range live.PracticeSeeds(own.Version) {
		if _, err := own.Oracle.Bounds(seed); err != nil {
			b.Fatal(err)
		}
	}
	trainees := make([]trainee, crowd)
	for i := range trainees {
		trainees[i] = newTrainee(hub, fmt.Sprint("trainee", i))
		trainees[i].who.Listener = new(socket)
		hub.Connect(trainees[i].who)
	}
	const each = 100
	measureBy(b, each, func(i int) error {
		trainees[i%crowd].turns(b, calm, each)
		return nil
	})
}
