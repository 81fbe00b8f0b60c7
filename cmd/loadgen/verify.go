package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"

	"evenkeel/internal/wire"
)

// verdict is what looking up every answered turn came to.
type verdict struct {
	Attempts int      `json:"attempts"`
	Turns    int      `json:"turns"`
	Lost     []string `json:"lost"` // each in words
}

// checkHands is how many trainees look their turns up at the same time.
const checkHands = 8

// check looks up whether the server knows every turn that it has answered.
func (c *crowd) check(ctx context.Context, p *progress) (*verdict, error) {
	v := &verdict{Lost: []string{}}
	var mu sync.Mutex
	var checked atomic.Int64
	next := make(chan *trainee)
	errs := make([]error, checkHands)
	var wg sync.WaitGroup
	for i := range checkHands {
		wg.Go(func() {
			for t := range next {
				attempts, turns, lost, err := t.check(ctx)
				errs[i] = errors.Join(errs[i], err)
				mu.Lock()
				v.Attempts += attempts
				v.Turns += turns
				v.Lost = append(v.Lost, lost...)
				mu.Unlock()
				p.say("looked the turns of %d trainees up", checked.Add(1))
			}
		})
	}
	for _, t := range c.players {
		next <- t
	}
	close(next)
	wg.Wait()
	return v, errors.Join(errs...)
}

// check plays the trainee's open attempt to its end, since debriefs come
// after it, and then compares every attempt's debrief with the ledger.
func (t *trainee) check(ctx context.Context) (attempts, turns int, lost []string, err error) {
	if lost, err = t.finish(); err != nil {
		return 0, 0, lost, fmt.Errorf("finish an attempt to look its turns up: %w", err)
	}
	for i := range t.ledger.attempts {
		a := &t.ledger.attempts[i]
		var d wire.Debrief
		if _, err := t.crowd.api.call(ctx, http.MethodGet, "/api/attempts/"+a.id, t.cookie, nil, &d); err != nil {
			if said := (*refused)(nil); errors.As(err, &said) && said.code == wire.CodeNotFound {
				lost = append(lost, fmt.Sprintf("attempt %s is not there", a.id))
				continue
			}
			return attempts, turns, lost, err
		}
		attempts++
		turns += len(a.turns)
		lost = append(lost, a.missing(&d)...)
	}
	return attempts, turns, lost, nil
}

// finish plays on where the server says that the open attempt stands, which
// must be behind the last answered turn.
func (t *trainee) finish() (lost []string, err error) {
	n := len(t.ledger.attempts)
	if n == 0 || t.ledger.attempts[n-1].id != t.attempt {
		t.attempt = ""
	}
	t.ledger.dropped()
	if err := t.resume(); err != nil || len(t.now.choices) == 0 {
		return nil, err
	}
	played := t.ledger.attempts[n-1].turns
	if last := played[len(played)-1]; t.now.seq <= last.seq {
		lost = append(lost, fmt.Sprintf("attempt %s: turn %d was answered, and is to be played now", t.attempt, last.seq))
	}
	for len(t.now.choices) > 0 {
		t.writeChoice()
		if err := t.ask(); err != nil && !errors.As(err, new(*refused)) {
			return lost, err
		}
	}
	return lost, nil
}

// missing says which answered turns a debrief does not have as they were
// chosen.
func (a *answeredAttempt) missing(d *wire.Debrief) (lost []string) {
	chosen := make(map[int]string, len(d.Turns))
	for i := range d.Turns {
		chosen[d.Turns[i].Seq] = d.Turns[i].Said.Choice
	}
	for _, turn := range a.turns {
		if got, ok := chosen[turn.seq]; !ok || fmt.Sprintf("%q", got) != turn.choice {
			lost = append(lost, fmt.Sprintf("attempt %s, turn %d: %s was answered, the server has %q", a.id, turn.seq, turn.choice, got))
		}
	}
	return lost
}

// maxShown is how many lost turns are listed.
const maxShown = 20

func (v *verdict) print(out io.Writer) {
	fmt.Fprintf(out, "Verified: %d answered turns of %d attempts were looked up, %d are lost.\n", v.Turns, v.Attempts, len(v.Lost))
	for _, line := range v.Lost[:min(len(v.Lost), maxShown)] {
		fmt.Fprintln(out, "  lost: "+line)
	}
}
