package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
)

// table prints the report for people.
func (r *report) table(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	if r.Day != nil {
		r.Day.print(out)
	} else if r.Trainees > 0 {
		r.rows(w)
		if err := w.Flush(); err != nil {
			return err
		}
		r.sentences(out)
	}
	if i := r.Idle; i != nil {
		fmt.Fprintf(out, "%d sockets: %.1f KiB of the server's memory each, %.1f KiB without pages of files.\n",
			i.Sockets, float64(i.Resident)/1024, float64(i.Anonymous)/1024)
	}
	for _, code := range slices.Sorted(maps.Keys(r.Errors)) {
		fmt.Fprintf(out, "Error %s: %d times.\n", code, r.Errors[code])
	}
	if r.Verified != nil {
		r.Verified.print(out)
	}
	return nil
}

func (r *report) rows(w io.Writer) {
	row := func(who string, f figures, more string) {
		fmt.Fprintf(w, "%s\t%.0f\t%.2f\t%.2f\t%.2f\t%.1f\t%s\t\n", who, f.PerSecond, f.P50, f.P95, f.P99, f.Most, more)
	}
	fmt.Fprint(w, "\tturns/s\tp50 ms\tp95 ms\tp99 ms\tmax ms\t\t\n")
	for _, p := range r.Pairs {
		note := ""
		if !p.Counts {
			note = " (slow disk: does not count)"
		}
		row("echo", p.Echo, "")
		row("server", p.Server, fmt.Sprintf("%.3f of it%s", p.Fraction, note))
	}
	if len(r.Pairs) == 0 {
		row("server", r.Server, "")
	}
}

func (r *report) sentences(out io.Writer) {
	fmt.Fprintf(out, "\n%d trainees, requests of %d and answers of %d bytes on average, %d attempts begun.\n", r.Trainees, r.Sent, r.Received, r.Server.Starts)
	if r.Fraction != nil {
		fmt.Fprintf(out, "The server does %.3f of what the echo server does (median of the pairs that count).\n", *r.Fraction)
	}
	fmt.Fprintf(out, "The disk did at least %.0f syncs a second", r.Syncs)
	if r.Syncs < enoughSyncs {
		fmt.Fprintf(out, "; below %d it is the disk that is measured", enoughSyncs)
	}
	fmt.Fprintln(out, ".")
	if r.Resident > 0 {
		fmt.Fprintf(out, "The server's process: %.2f processors, %.0f µs a turn; %.1f MiB of memory.\n", r.CPU, r.PerTurn, float64(r.Resident)/(1<<20))
	}
}

// sayErrors gives an example of each error, for whoever has to find out why.
func (c *crowd) sayErrors() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var b strings.Builder
	for _, code := range slices.Sorted(maps.Keys(c.says)) {
		fmt.Fprintf(&b, "\n  %s (%d times), such as: %s", code, c.errors[code], c.says[code])
	}
	return b.String()
}
