package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"evenkeel/internal/wire"
)

// crowdFor is how long the crowd plays: EVENKEEL_TEST_CROWD, such as "30s", or
// long enough to notice what is broken.
func crowdFor(t *testing.T) time.Duration {
	set := os.Getenv("EVENKEEL_TEST_CROWD")
	if set == "" {
		return 8 * time.Second
	}
	d, err := time.ParseDuration(set)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// inside runs the server within this process, so that the race detector sees
// both sides and goroutines can be counted.
func inside(t *testing.T) (code, base string, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r, w := io.Pipe()
	exit := make(chan int, 1)
	go func() {
		exit <- run(ctx, []string{"serve", "--addr", "127.0.0.1:0", "--data", t.TempDir()}, strings.NewReader(""), w, &testLog{t: t})
		w.Close()
	}()
	var said strings.Builder
	buf := make([]byte, 1024)
	for !strings.Contains(said.String(), "ready: ") || !strings.HasSuffix(said.String(), "\n") {
		n, err := r.Read(buf)
		said.Write(buf[:n])
		if err != nil {
			t.Fatalf("the server said %q, then %v", said.String(), err)
		}
	}
	go func() { _, _ = io.Copy(io.Discard, r) }()
	for _, line := range strings.Split(said.String(), "\n") {
		name, value, _ := strings.Cut(line, ": ")
		switch name {
		case "trainees":
			code = value[strings.LastIndex(value, "/")+1:]
		case "ready":
			base = value
		}
	}
	return code, base, func() int {
		cancel()
		return <-exit
	}
}

// played is a finished ranked attempt as its player saw it.
type played struct {
	name     string
	scenario string
	score    float64
}

func TestACrowdPlaysAndEveryResultIsOnTheBoard(t *testing.T) {
	const crowd = 200
	// The runtime's own goroutine for signals begins with the first Notify and
	// stays.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGUSR1)
	defer signal.Reset(syscall.SIGUSR1)
	before := runtime.NumGoroutine()
	code, base, stop := inside(t)
	// One trainer's view of the board has every row.
	until := time.Now().Add(crowdFor(t))
	var (
		mu      sync.Mutex
		results []played
		joined  atomic.Int64
		wg      sync.WaitGroup
		cohort  string
	)
	// The cohort takes 500: each of the crowd is replaced while there is room,
	// and the last ones practise until the time is over.
	for i := range crowd {
		wg.Go(func() {
			for round := 0; round == 0 || time.Now().Before(until) && joined.Load() < 500-crowd; round++ {
				joined.Add(1)
				b := newBot(base, fmt.Sprintf("Trainee %d-%d", i, round), uint64(1000*i+round))
				last := joined.Load() >= 500-crowd
				got, err := b.visit(code, last, until)
				if err != nil {
					t.Errorf("%s: %v", b.name, err)
					return
				}
				mu.Lock()
				results = append(results, got...)
				cohort = b.me.Cohorts[0].ID
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	t.Logf("%d trainees finished %d ranked attempts", joined.Load(), len(results))
	for _, scenario := range scenariosOf(results) {
		checkBoard(t, base, code, cohort, scenario, results)
	}
	if exit := stop(); exit != 0 {
		t.Errorf("the server stopped with %d", exit)
	}
	http.DefaultClient.CloseIdleConnections()
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	stacks := make([]byte, 1<<20)
	t.Errorf("%d goroutines before, %d after\n%s", before, runtime.NumGoroutine(), stacks[:runtime.Stack(stacks, true)])
}

// visit joins, plays every scenario of the cohort once, ranked, and leaves; who
// is the last in their place practises until the time is over.
func (b *bot) visit(code string, last bool, until time.Time) ([]played, error) {
	defer b.http.CloseIdleConnections()
	if err := b.join(code); err != nil {
		return nil, err
	}
	if err := b.connect(); err != nil {
		return nil, err
	}
	defer b.close()
	var scenarios []wire.Scenario
	if err := b.call(http.MethodGet, "/api/scenarios", nil, &scenarios); err != nil {
		return nil, err
	}
	var out []played
	for _, s := range scenarios {
		if s.Tutorial {
			continue
		}
		m, err := b.attempt(s.ID, wire.Ranked)
		if err != nil {
			return nil, err
		}
		out = append(out, played{b.name, s.ID, *m.Scores.Overall})
	}
	for last && time.Now().Before(until) {
		if _, err := b.attempt(scenarios[b.rng.IntN(len(scenarios))].ID, wire.Practice); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// attempt plays a scenario to one of its ends.
func (b *bot) attempt(scenario, mode string) (message, error) {
	m, err := b.ask(wire.Request{Type: wire.TypeStart, Scenario: scenario, Mode: mode})
	if err != nil {
		return m, fmt.Errorf("start %s, %s: %w", scenario, mode, err)
	}
	return b.play(m, nil)
}

func scenariosOf(results []played) []string {
	var out []string
	for _, r := range results {
		if !slices.Contains(out, r.scenario) {
			out = append(out, r.scenario)
		}
	}
	return out
}

// checkBoard compares a board with a full sort of what the players saw, from
// the view of each tenth player.
func checkBoard(t *testing.T, base, code, cohort, scenario string, results []played) {
	t.Helper()
	var mine []played
	for _, r := range results {
		if r.scenario == scenario {
			mine = append(mine, r)
		}
	}
	slices.SortFunc(mine, func(a, b played) int { return cmp.Compare(b.score, a.score) })
	late := newBot(base, "Latecomer to "+scenario, 1)
	if err := late.join(code); err != nil {
		t.Fatal(err)
	}
	var board wire.Board
	deadline := time.Now().Add(10 * time.Second)
	for {
		if err := late.call(http.MethodGet, "/api/boards/"+cohort+"/"+scenario, nil, &board); err != nil {
			t.Fatal(err)
		}
		if board.Total == len(mine) || time.Now().After(deadline) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if board.Total != len(mine) {
		t.Fatalf("%s: %d on the board, %d have played", scenario, board.Total, len(mine))
	}
	for i, row := range board.Rows {
		better := 0
		for _, r := range mine {
			if r.score > row.Score {
				better++
			}
		}
		if row.Score != mine[i].score || row.Rank != better+1 {
			t.Errorf("%s: row %d is rank %d with %.1f; a full sort has rank %d with %.1f", scenario, i, row.Rank, row.Score, better+1, mine[i].score)
		}
	}
}
