package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"evenkeel/internal/wire"
)

// trainee is a member of the cohort who plays whatever the cohort was given,
// ranked once and then as practice, choosing at random. One goroutine at a
// time uses it.
type trainee struct {
	crowd  *crowd
	rng    *rand.Rand
	cookie string
	socket *socket

	cohort  string  // the one that was joined
	ranked  []start // still to be played
	endless []start // what may be practised

	now     message // the turn to be answered; no choices: an attempt is to be started
	attempt string
	lastID  int
	out     []byte
	failed  int // requests in a row that got no good answer
	ledger  ledger
}

// start is an attempt that a trainee may begin.
type start struct{ scenario, mode, cohort string }

// exchanged is what one exchange of a request and its answer came to.
type exchanged struct {
	turn           bool // it was a turn, not a start
	sent, received int  // sizes in bytes
	took           time.Duration
}

// join makes the trainee a member of the cohort and learns what to play.
func (t *trainee) join(ctx context.Context, name string) error {
	var me wire.Me
	var err error
	t.cookie, err = t.crowd.api.call(ctx, http.MethodPost, "/api/join", "", wire.Join{Code: t.crowd.code, Name: name}, &me)
	if full := (*refused)(nil); errors.As(err, &full) && full.code == wire.CodeCohortFull {
		return fmt.Errorf("%w; make a cohort for more with: evenkeel cohort new Load --cap %d", err, 10*(t.crowd.trainees+t.crowd.idle))
	}
	if err != nil {
		return fmt.Errorf("join as %s: %w", name, err)
	}
	if len(me.Cohorts) > 0 {
		t.cohort = me.Cohorts[0].ID
	}
	var all []wire.Scenario
	if _, err := t.crowd.api.call(ctx, http.MethodGet, "/api/scenarios", t.cookie, nil, &all); err != nil {
		return err
	}
	for _, s := range all {
		for _, a := range s.Assignments {
			t.ranked = append(t.ranked, start{s.ID, wire.Ranked, a.Cohort})
		}
		t.endless = append(t.endless, start{scenario: s.ID, mode: wire.Practice})
	}
	if len(all) == 0 {
		return errors.New("the server has no scenario to play")
	}
	t.rng.Shuffle(len(t.ranked), func(i, j int) { t.ranked[i], t.ranked[j] = t.ranked[j], t.ranked[i] })
	return t.connect(ctx)
}

func (t *trainee) connect(ctx context.Context) error {
	ws, err := t.crowd.dial.open(ctx, t.cookie)
	if err == nil {
		t.socket = &socket{ws: ws}
	}
	return err
}

func (t *trainee) close() {
	if t.socket != nil {
		_ = t.socket.ws.Close() // nothing is left to be said
	}
}

// step makes one exchange: the next choice, or the start of the next attempt.
// An error ends the trainee; what a real client lives with is only counted.
func (t *trainee) step(ctx context.Context) (exchanged, error) {
	turn := len(t.now.choices) > 0
	var done exchanged
	if turn {
		done = exchanged{turn: true, sent: t.writeChoice()}
	} else {
		done = exchanged{sent: t.writeStart()}
	}
	began := time.Now()
	err := t.ask()
	done.took = time.Since(began)
	done.received = t.socket.buf.Len()
	if err == nil {
		t.failed = 0
		return done, nil
	}
	if ctx.Err() != nil {
		return done, ctx.Err()
	}
	return exchanged{}, t.carryOn(ctx, err)
}

// carryOn does what a client does after an error: wait a little, come back if
// the connection is gone, and see where the attempt stands.
func (t *trainee) carryOn(ctx context.Context, err error) error {
	t.ledger.dropped()
	said := (*refused)(nil)
	connected := errors.As(err, &said)
	if !connected {
		said = &refused{lost(err), err.Error()}
	}
	t.crowd.failed(said)
	if t.failed++; t.failed > maxFailed {
		return fmt.Errorf("a trainee gives up after %d failures in a row: %w", t.failed, err)
	}
	if t.failed > 1 {
		rest(ctx, time.Duration(t.failed)*50*time.Millisecond)
	}
	if !connected {
		t.close()
		if err := t.connect(ctx); err != nil {
			return err
		}
	}
	if said.code == wire.CodeStaleSeq {
		return nil // the current turn came with it
	}
	return t.resume()
}

// maxFailed is how many failures in a row a trainee puts up with.
const maxFailed = 20

// resume takes the attempt up again where it stands; there may be none.
func (t *trainee) resume() error {
	if t.attempt == "" {
		t.now.choices = t.now.choices[:0]
		return nil
	}
	t.lastID++
	t.out = fmt.Appendf(t.out[:0], `{"type":"resume","id":%d,"attempt":%q}`, t.lastID, t.attempt)
	err := t.ask()
	if coded := (*refused)(nil); errors.As(err, &coded) {
		t.attempt, t.now.choices = "", t.now.choices[:0] // it is over, or void
		return nil
	}
	return err
}

// writeChoice makes the request for one of the offered choices.
func (t *trainee) writeChoice() int {
	choice := t.now.choices[t.rng.IntN(len(t.now.choices))]
	if t.crowd.verify {
		t.ledger.asked(t.attempt, t.now.seq, choice)
	}
	t.lastID++
	b := append(t.out[:0], `{"type":"choose","id":`...)
	b = strconv.AppendInt(b, int64(t.lastID), 10)
	b = append(b, `,"attempt":"`...)
	b = append(b, t.attempt...)
	b = append(b, `","seq":`...)
	b = strconv.AppendInt(b, int64(t.now.seq), 10)
	b = append(b, `,"choice":`...)
	b = append(b, choice...)
	t.out = append(b, '}')
	return len(t.out)
}

func (t *trainee) writeStart() int {
	var next start
	if n := len(t.ranked); n > 0 {
		next, t.ranked = t.ranked[n-1], t.ranked[:n-1]
	} else {
		next = t.endless[t.rng.IntN(len(t.endless))]
	}
	t.lastID++
	t.attempt = ""
	id := json.Number(strconv.Itoa(t.lastID))
	t.out, _ = json.Marshal(wire.Request{ // strings and numbers always encode
		Type: wire.TypeStart, ID: id, Scenario: next.scenario, Mode: next.mode, Cohort: next.cohort, Untimed: t.crowd.untimed,
	})
	return len(t.out)
}

// ask sends what was written and waits for its answer. Turns that come
// unasked, such as those that a deadline made, are taken in on the way.
func (t *trainee) ask() error {
	if err := t.socket.write(t.out); err != nil {
		return err
	}
	var stale error
	for {
		text, err := t.socket.read()
		if err != nil {
			return err
		}
		if err := t.now.read(text); err != nil {
			return err
		}
		answers := t.now.id == t.lastID
		switch t.now.kind {
		case wire.TypeTurn, wire.TypeEnded:
			t.took()
			if answers || stale != nil {
				return stale
			}
		case wire.TypeBoard:
			if answers {
				return nil
			}
		case wire.TypeError:
			said := &refused{string(t.now.code), string(t.now.text)}
			if said.code != wire.CodeStaleSeq {
				return said
			}
			stale = said // the current turn follows
		}
	}
}

// took takes in where the attempt stands now.
func (t *trainee) took() {
	if t.now.kind == wire.TypeEnded {
		t.now.choices = t.now.choices[:0]
	}
	if t.now.id != 0 && t.now.id == t.lastID && t.crowd.verify {
		t.ledger.answered()
	}
	if string(t.now.attempt) != t.attempt {
		t.attempt = string(t.now.attempt)
	}
}

// rest waits, or until ctx ends.
func rest(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
