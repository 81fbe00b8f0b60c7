package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"
)

// report is all that a run found out.
type report struct {
	Address  string         `json:"address"`
	Trainees int            `json:"trainees"`
	ThinkS   float64        `json:"think_s,omitempty"`
	Server   figures        `json:"server"` // with pairs: of the median one
	Errors   map[string]int `json:"errors"` // by code

	CPU      float64 `json:"server_cpus,omitempty"` // processors in use on average
	PerTurn  float64 `json:"server_us_per_turn,omitempty"`
	Resident int     `json:"server_rss_bytes,omitempty"`

	Sent     int      `json:"request_bytes"` // on average
	Received int      `json:"answer_bytes"`
	Pairs    []pair   `json:"pairs,omitempty"`
	Fraction *float64 `json:"fraction_of_ceiling,omitempty"` // the median of the pairs that count
	Syncs    float64  `json:"disk_syncs_per_second"`         // the least that was seen

	Idle     *idleCost  `json:"idle,omitempty"`
	Day      *dayReport `json:"day,omitempty"`
	Verified *verdict   `json:"verified,omitempty"`

	// Of all windows of the server.
	used   time.Duration
	lasted float64
	turns  int
}

// pair is a window of the echo server and one of the real one, one after the
// other.
type pair struct {
	Echo     figures `json:"echo"`
	Server   figures `json:"server"`
	Fraction float64 `json:"fraction"`
	Syncs    float64 `json:"disk_syncs_per_second"`
	Counts   bool    `json:"counts"` // the disk was fast enough
}

// idleCost is what sockets that do nothing cost the server in memory.
type idleCost struct {
	Sockets   int `json:"sockets"`
	Resident  int `json:"rss_bytes_per_socket"`
	Anonymous int `json:"anonymous_bytes_per_socket"` // without the pages of files
}

// errBad is the end of a run that was measured and was not good.
var errBad = errors.New("not all went well; see above")

// measure carries out a run.
func measure(ctx context.Context, o options, stdout io.Writer, p *progress) error {
	r := &report{Address: o.base, Trainees: o.trainees, ThinkS: o.think.Seconds()}
	c := newCrowd(o)
	inner, cancel := context.WithCancel(ctx)
	var staying sync.WaitGroup
	err := c.measure(inner, r, &staying, p)
	cancel()
	c.close()
	staying.Wait()
	p.done()
	if err != nil {
		return fmt.Errorf("%w%s", err, c.sayErrors())
	}
	r.Errors = c.failures()
	if err := r.print(stdout, o.json); err != nil {
		return err
	}
	if len(r.Errors) > 0 || r.Verified != nil && len(r.Verified.Lost) > 0 || r.Day != nil && !r.Day.steady() {
		return fmt.Errorf("%w%s", errBad, c.sayErrors())
	}
	return nil
}

func (c *crowd) measure(ctx context.Context, r *report, staying *sync.WaitGroup, p *progress) error {
	before, err := c.usage()
	if err != nil {
		return err
	}
	if c.options.day {
		r.Day, err = c.day(ctx, p)
		return err
	}
	if c.idlers, err = c.gather(ctx, c.idle, 0, p, "Idler"); err != nil {
		return err
	}
	if err := c.settle(ctx, staying, p); err != nil {
		return err
	}
	if c.players, err = c.gather(ctx, c.trainees, c.ramp, p, "Player"); err != nil {
		return err
	}
	if err := c.load(ctx, r, p); err != nil {
		return err
	}
	if c.idle > 0 && c.pid > 0 {
		after, err := c.usage()
		if err != nil {
			return err
		}
		n := len(c.idlers) + len(c.players)
		r.Idle = &idleCost{n, (after.resident - before.resident) / n, (after.anonymous - before.anonymous) / n}
	}
	if c.verify {
		if r.Verified, err = c.check(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

func (c *crowd) usage() (usage, error) {
	if c.pid == 0 {
		return usage{}, nil
	}
	return usageOf(c.pid)
}

// load has the trainees play and measures it.
func (c *crowd) load(ctx context.Context, r *report, p *progress) error {
	if c.trainees == 0 {
		return c.lie(ctx, p)
	}
	var sizes sampler
	warmUp := window{length: min(c.length/10, 2*time.Second), think: c.think, seen: sizes.add}
	if _, err := warmUp.run(ctx, c.clients()); err != nil {
		return err
	}
	r.Sent, r.Received = sizes.mean()
	if c.ceiling {
		return c.compare(ctx, r, sizes.sizes, p)
	}
	var err error
	r.Server, err = c.window(ctx, r, c.length, p)
	return err
}

// lie lets the idle trainees be idle.
func (c *crowd) lie(ctx context.Context, p *progress) error {
	until := time.Now().Add(c.length)
	defer p.during(func() string {
		return fmt.Sprintf("idle for %.0f s more", time.Until(until).Seconds())
	})()
	rest(ctx, c.length)
	return ctx.Err()
}

func (c *crowd) clients() []client {
	all := make([]client, len(c.players))
	for i, t := range c.players {
		all[i] = t
	}
	return all
}

// window measures the server for a time, and what its process used.
func (c *crowd) window(ctx context.Context, r *report, length time.Duration, p *progress) (figures, error) {
	syncs, err := syncsPerSecond(c.disk)
	if err != nil {
		return figures{}, err
	}
	if r.Syncs == 0 || syncs < r.Syncs {
		r.Syncs = syncs
	}
	w := window{length: length, think: c.think}
	before, err := c.usage()
	if err != nil {
		return figures{}, err
	}
	stop := p.during(w.progress("server"))
	f, err := w.run(ctx, c.clients())
	stop()
	if err != nil {
		return f, err
	}
	after, err := c.usage()
	r.used += after.cpu - before.cpu
	r.lasted += f.Seconds
	r.turns += f.Turns
	r.CPU, r.PerTurn, r.Resident = r.used.Seconds()/r.lasted, r.used.Seconds()*1e6/float64(max(r.turns, 1)), after.resident
	return f, err
}

func (w *window) progress(who string) func() string {
	began, before := time.Now(), 0
	return func() string {
		n := w.turns.total()
		line := fmt.Sprintf("%s: %.0f of %.0f s, %d turns, %d in the last second", who, time.Since(began).Seconds(), w.length.Seconds(), n, n-before)
		before = n
		return line
	}
}

// compare measures pairs.
func (c *crowd) compare(ctx context.Context, r *report, sizes []exchanged, p *progress) (err error) {
	if len(sizes) == 0 {
		return errors.New("the trainees exchanged nothing; -for is too short")
	}
	top, err := newCeiling(ctx, c.trainees, sizes)
	if top != nil {
		defer func() { err = errors.Join(err, top.close()) }()
	}
	if err != nil {
		return err
	}
	stop := c.keepAlive()
	defer stop()
	each := c.length / time.Duration(c.pairs)
	warmUp := window{length: min(each, time.Second)}
	if _, err := warmUp.run(ctx, top.clients); err != nil {
		return err
	}
	for range c.pairs {
		one, err := c.pair(ctx, r, top, each, p)
		if err != nil {
			return err
		}
		r.Pairs = append(r.Pairs, one)
	}
	r.judge()
	return nil
}

func (c *crowd) pair(ctx context.Context, r *report, top *ceiling, length time.Duration, p *progress) (one pair, err error) {
	w := window{length: length}
	stop := p.during(w.progress("echo"))
	one.Echo, err = w.run(ctx, top.clients)
	stop()
	if err != nil {
		return one, fmt.Errorf("the echo server: %w", err)
	}
	if one.Syncs, err = syncsPerSecond(c.disk); err != nil {
		return one, err
	}
	one.Server, err = c.window(ctx, r, length, p)
	one.Fraction = one.Server.PerSecond / one.Echo.PerSecond
	one.Counts = one.Syncs >= enoughSyncs
	return one, err
}

// judge takes the median of the pairs that count.
func (r *report) judge() {
	counting := slices.DeleteFunc(slices.Clone(r.Pairs), func(p pair) bool { return !p.Counts })
	all := counting
	if len(all) == 0 {
		all = slices.Clone(r.Pairs)
	}
	slices.SortFunc(all, func(a, b pair) int { return cmp.Compare(a.Fraction, b.Fraction) })
	median := all[len(all)/2]
	r.Server = median.Server
	if len(counting) > 0 {
		r.Fraction = &median.Fraction
	}
}

// keepAlive tells the server now and then that the trainees live, who do not
// read while the echo server is measured.
func (c *crowd) keepAlive() (stop func()) {
	ended := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(15 * time.Second)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				for _, t := range c.players {
					t.socket.alive()
				}
			case <-ended:
				return
			}
		}
	})
	return func() {
		close(ended)
		wg.Wait()
	}
}

func (r *report) print(w io.Writer, asJSON bool) error {
	if !asJSON {
		return r.table(w)
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(r)
}
