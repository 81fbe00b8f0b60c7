package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"evenkeel/internal/wire"
)

// A day's visits are not all smooth: how many of them, in a hundred, go wrong
// in which way.
const (
	cutJoining = 3  // the connection is lost while joining; they try again
	cutPlaying = 15 // the connection is lost within the attempt; they come back
	leave      = 10 // they leave within the attempt, for good
)

// drift is by how much the last quarter of a day may differ from the second.
const drift = 0.05

// dayReport is what a day of visits did to the server.
type dayReport struct {
	Visits   int       `json:"visits"`
	Quarters []quarter `json:"quarters"`
	// Memory and Goroutines are how much more the last quarter had than the
	// second, as a part of that.
	Memory     float64 `json:"memory_drift"`
	Goroutines float64 `json:"goroutine_drift"`
}

// quarter is what was usual in a quarter of the time: medians, but of memory
// the mean, since it goes up and down with every collection of garbage.
type quarter struct {
	Memory     float64 `json:"memory_bytes"` // heap and stacks in use
	Resident   float64 `json:"rss_bytes"`
	Goroutines float64 `json:"goroutines"`
	Sockets    float64 `json:"sockets"`
}

func (d *dayReport) steady() bool {
	return math.Abs(d.Memory) <= drift && math.Abs(d.Goroutines) <= drift
}

// day has trainees visit one after the other, evenly over the time, and looks
// at the server's own figures meanwhile.
func (c *crowd) day(ctx context.Context, p *progress) (*dayReport, error) {
	d := &dayReport{Visits: c.trainees, Quarters: make([]quarter, 4)}
	var samples [4][]quarter
	began := time.Now()
	var now atomic.Int64
	watching, stop := context.WithCancel(ctx)
	var watch, visits sync.WaitGroup
	var failed error
	watch.Go(func() {
		failed = c.watch(watching, began, &samples, func(q *quarter) {
			p.say("%d of %d visits have begun, %d are under way; %.1f MiB, %.0f goroutines",
				int(float64(c.trainees)*min(1, time.Since(began).Seconds()/c.length.Seconds())), c.trainees, now.Load(), q.Memory/(1<<20), q.Goroutines)
		})
	})
	for i := range c.trainees {
		rest(ctx, time.Until(began.Add(c.length*time.Duration(i)/time.Duration(c.trainees))))
		if ctx.Err() != nil {
			break
		}
		visits.Go(func() {
			now.Add(1)
			defer now.Add(-1)
			c.visit(ctx, i)
		})
	}
	rest(ctx, time.Until(began.Add(c.length)))
	stop()
	watch.Wait()
	visits.Wait()
	for i := range d.Quarters {
		d.Quarters[i] = usual(samples[i])
	}
	d.Memory = d.Quarters[3].Memory/d.Quarters[1].Memory - 1
	d.Goroutines = d.Quarters[3].Goroutines/d.Quarters[1].Goroutines - 1
	return d, failed
}

// watch takes a sample of the server's figures five times a second, or more
// often where the day is short: several between two collections of garbage, or
// it is chance what is seen of them.
func (c *crowd) watch(ctx context.Context, began time.Time, samples *[4][]quarter, tell func(*quarter)) error {
	tick := time.NewTicker(min(200*time.Millisecond, c.length/40))
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil
		}
		n := min(int(4*time.Since(began)/c.length), 3)
		sample, err := c.api.figures(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		samples[n] = append(samples[n], sample)
		tell(&sample)
	}
}

// usual is what was usual in a quarter; zeros without samples.
func usual(samples []quarter) quarter {
	if len(samples) == 0 {
		return quarter{}
	}
	median := func(of func(*quarter) float64) float64 {
		values := make([]float64, len(samples))
		for i := range samples {
			values[i] = of(&samples[i])
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	memory := 0.0
	for i := range samples {
		memory += samples[i].Memory
	}
	return quarter{
		Memory:     memory / float64(len(samples)),
		Resident:   median(func(q *quarter) float64 { return q.Resident }),
		Goroutines: median(func(q *quarter) float64 { return q.Goroutines }),
		Sockets:    median(func(q *quarter) float64 { return q.Sockets }),
	}
}

// figures reads what the server says of itself at /metrics.
func (a *api) figures(ctx context.Context) (quarter, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, a.base+"/metrics", nil)
	if err != nil {
		return quarter{}, err
	}
	req.Header.Set("Accept-Encoding", "identity") // to compress it takes memory too
	res, err := a.client.Do(req)
	if err != nil {
		return quarter{}, err
	}
	defer res.Body.Close() //nolint:errcheck // only read
	if res.StatusCode != http.StatusOK {
		return quarter{}, fmt.Errorf("GET /metrics: %s; -day needs it, so run loadgen on the server's machine", res.Status)
	}
	return readFigures(res.Body)
}

func readFigures(text io.Reader) (q quarter, err error) {
	lines := bufio.NewScanner(text)
	for lines.Scan() {
		name, text, _ := strings.Cut(lines.Text(), " ")
		value, _ := strconv.ParseFloat(text, 64) // of those below all are numbers
		switch name {
		case "go_memstats_heap_inuse_bytes", "go_memstats_stack_inuse_bytes":
			q.Memory += value
		case "process_resident_memory_bytes":
			q.Resident = value
		case "go_goroutines":
			q.Goroutines = value
		case "evenkeel_sockets":
			q.Sockets = value
		}
	}
	return q, lines.Err()
}

// visit is one trainee's: they join, look at the board, play a conversation,
// and leave.
func (c *crowd) visit(ctx context.Context, n int) {
	t := &trainee{crowd: c, rng: rand.New(rand.NewPCG(uint64(n), 23))}
	defer t.close()
	name := c.newName()
	if t.rng.IntN(100) < cutJoining {
		cut, cancel := context.WithTimeout(ctx, time.Duration(t.rng.IntN(4000))*time.Microsecond)
		_ = t.join(cut, name+" cut off") // it may come through or not
		cancel()
		t.close()
		*t = trainee{crowd: c, rng: t.rng}
	}
	if err := t.join(ctx, name); err != nil {
		t.say(ctx, err)
		return
	}
	if err := t.watchBoard(); err != nil {
		t.say(ctx, err)
		return
	}
	goes := t.rng.IntN(100)
	at := 1 + t.rng.IntN(4) // the turn at which something happens
	for turn := 0; turn == 0 || len(t.now.choices) > 0; turn++ {
		if turn == at && goes < leave {
			return
		}
		if turn == at && goes < leave+cutPlaying {
			if err := t.comeBack(ctx); err != nil {
				t.say(ctx, err)
				return
			}
		}
		if _, err := t.step(ctx); err != nil {
			t.say(ctx, err)
			return
		}
		rest(ctx, time.Duration((0.5+t.rng.Float64())*float64(c.think)))
	}
}

// comeBack loses the connection, and resumes after a while.
func (t *trainee) comeBack(ctx context.Context) error {
	t.close()
	rest(ctx, t.crowd.think)
	if err := t.connect(ctx); err != nil {
		return err
	}
	return t.resume()
}

func (t *trainee) say(ctx context.Context, err error) {
	if ctx.Err() == nil {
		t.crowd.failed(&refused{"visit_failed", err.Error()})
	}
}

// watchBoard has the board of the trainee's cohort shown from now on.
func (t *trainee) watchBoard() error {
	if t.cohort == "" {
		return nil
	}
	t.lastID++
	t.out = fmt.Appendf(t.out[:0], `{"type":%q,"id":%d,"board":{"cohort":%q}}`, wire.TypeWatch, t.lastID, t.cohort)
	return t.ask()
}

func (d *dayReport) print(out io.Writer) {
	fmt.Fprintf(out, "%d visits.\n", d.Visits)
	for i, q := range d.Quarters {
		fmt.Fprintf(out, "  quarter %d: %6.1f MiB in use, %6.1f MiB resident, %5.0f goroutines, %4.0f sockets\n",
			i+1, q.Memory/(1<<20), q.Resident/(1<<20), q.Goroutines, q.Sockets)
	}
	fmt.Fprintf(out, "The last quarter against the second: memory %+.1f %%, goroutines %+.1f %%; within %.0f %% is steady.\n",
		100*d.Memory, 100*d.Goroutines, 100*drift)
}
