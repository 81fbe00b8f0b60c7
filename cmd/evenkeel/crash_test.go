package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/wire"
)

// kills is how often the server is killed: EVENKEEL_TEST_KILLS, or often
// enough to notice what is broken.
func kills(t *testing.T) int {
	set := os.Getenv("EVENKEEL_TEST_KILLS")
	if set == "" {
		return 6
	}
	n, err := strconv.Atoi(set)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// survivor is a trainee who goes on playing however often the server dies.
type survivor struct {
	*bot
	attempt string
	// acknowledged are the choices that the server has answered, by turn.
	acknowledged map[int]string
	before       int    // how many of them before something was struck
	pending      string // a choice that was sent but not answered
	pendingSeq   int
	finished     *message
	mode         string
	// patient is who plays on several servers: they may be busy while they
	// cannot reach their store, and their boards follow a moment later.
	patient bool
}

// again makes a survivor, who has finished, play on in practice.
func (p *survivor) again() *survivor {
	return &survivor{bot: p.bot, acknowledged: make(map[int]string), mode: wire.Practice, patient: p.patient}
}

func TestNothingAcknowledgedIsLostWhenTheServerIsKilled(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, data)
	c := newCrew(t, s.url, s.code(), 24)
	for n := range kills(t) {
		c.round(t, s.kill, func() {
			s = serve(t, data)
			c.moveTo(s.url)
		})
		if t.Failed() {
			t.Fatalf("lost in round %d", n)
		}
	}
	c.report(t)
}

// crew is trainees who play on however often something is struck.
type crew struct {
	playing      []*survivor
	resumed      int // attempts that were struck within
	acknowledged int // turns that were checked
}

// newCrew makes trainees join.
func newCrew(t *testing.T, url, code string, n int) *crew {
	t.Helper()
	c := new(crew)
	for i := range n {
		b := newBot(url, fmt.Sprintf("Survivor %d", i), rand.Uint64())
		must(t, b.join(code))
		c.playing = append(c.playing, &survivor{bot: b, acknowledged: make(map[int]string), mode: wire.Ranked})
	}
	return c
}

// moveTo tells where the server is now.
func (c *crew) moveTo(url string) {
	for _, p := range c.playing {
		p.base = url
	}
}

// patient makes the crew bear with servers that cannot reach their store.
func (c *crew) patient() *crew {
	for _, p := range c.playing {
		p.patient = true
	}
	return c
}

// round lets everybody play attempt after attempt while strike strikes. Once
// mend has mended that, it checks that nothing that was acknowledged is
// missing.
func (c *crew) round(t *testing.T, strike, mend func()) {
	t.Helper()
	struck := make(chan struct{})
	played := make([][]*survivor, len(c.playing))
	var wg sync.WaitGroup
	for i, p := range c.playing {
		wg.Go(func() { played[i] = p.playAll(t, struck) })
	}
	time.Sleep(time.Duration(100+rand.IntN(400)) * time.Millisecond)
	strike()
	close(struck)
	wg.Wait()
	mend()
	for i, runs := range played {
		for _, p := range runs {
			unfinished := p.finished == nil
			p.check(t)
			if p.before > 0 && (unfinished || len(p.acknowledged) > p.before) {
				c.resumed++
			}
			p.before = 0
			c.acknowledged += len(p.acknowledged)
		}
		last := runs[len(runs)-1]
		c.playing[i] = last
		if last.finished != nil {
			c.playing[i] = last.again()
		}
	}
}

// report fails a test that has shown nothing.
func (c *crew) report(t *testing.T) {
	t.Helper()
	if c.resumed == 0 {
		t.Error("nothing was struck within an attempt: the test shows nothing")
	}
	t.Logf("%d times an attempt was struck and resumed, %d acknowledged turns checked", c.resumed, c.acknowledged)
}

// playAll plays this attempt and others until the server is gone, or struck is
// closed. It gives all of them.
func (p *survivor) playAll(t *testing.T, struck <-chan struct{}) []*survivor {
	runs := []*survivor{p}
	for {
		p.playOn(t, struck)
		if p.finished == nil || closed(struck) {
			return runs
		}
		p = p.again()
		runs = append(runs, p)
	}
}

func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// pace is how long a trainee thinks at most.
const pace = 30 * time.Millisecond

// playOn plays until the attempt ends or the server is gone.
func (p *survivor) playOn(t *testing.T, struck <-chan struct{}) {
	if p.connect() != nil {
		return
	}
	defer p.close()
	m, err := p.takeUp()
	for err == nil && m.Type == wire.TypeTurn {
		if p.pendingSeq != m.Seq {
			p.pendingSeq, p.pending = m.Seq, p.pick(m)
		}
		time.Sleep(rand.N(pace))
		m, err = p.ask(wire.Request{Type: wire.TypeChoose, Attempt: p.attempt, Seq: p.pendingSeq, Choice: p.pending})
		if err == nil {
			p.acknowledged[p.pendingSeq] = p.pending
			if !closed(struck) {
				p.before = len(p.acknowledged)
			}
		}
	}
	if coded := new(errCoded); errors.As(err, &coded) && coded.code != wire.CodeDraining && (!p.patient || coded.code != wire.CodeBusy) {
		t.Errorf("%s: %v", p.name, err)
	}
	if err == nil && m.Type == wire.TypeEnded {
		p.finished = &m
	}
}

// takeUp starts the attempt, or resumes it where it is known.
func (p *survivor) takeUp() (message, error) {
	if p.attempt != "" {
		return p.ask(wire.Request{Type: wire.TypeResume, Attempt: p.attempt})
	}
	m, err := p.ask(wire.Request{Type: wire.TypeStart, Scenario: "the-third-delay", Mode: p.mode})
	if err == nil {
		p.attempt = m.Attempt
	}
	return m, err
}

// check compares what the server knows after its restart with what it had
// acknowledged before.
func (p *survivor) check(t *testing.T) {
	t.Helper()
	if p.attempt == "" {
		return
	}
	if err := p.connect(); err != nil {
		t.Errorf("%s: %v", p.name, err)
		return
	}
	defer p.close()
	m, err := p.ask(wire.Request{Type: wire.TypeResume, Attempt: p.attempt})
	if err != nil {
		t.Errorf("%s: resume: %v", p.name, err)
		return
	}
	if m.Seq <= len(p.acknowledged) && m.Type == wire.TypeTurn {
		t.Errorf("%s: turn %d comes next, but %d turns were acknowledged", p.name, m.Seq, len(p.acknowledged))
	}
	// A repeated choice is answered, and never played twice.
	for seq, choice := range p.acknowledged {
		if _, err := p.ask(wire.Request{Type: wire.TypeChoose, Attempt: p.attempt, Seq: seq, Choice: choice}); err != nil {
			t.Errorf("%s: turn %d, %s, was acknowledged and is not there: %v", p.name, seq, choice, err)
		}
	}
	if m.Type != wire.TypeEnded {
		return
	}
	p.finished = &m
	err = p.checkResult(m)
	for range 100 {
		if err == nil || !p.patient {
			break
		}
		time.Sleep(50 * time.Millisecond)
		err = p.checkResult(m)
	}
	if err != nil {
		t.Errorf("%s: %v", p.name, err)
	}
}

// checkResult compares the list of attempts, the debrief and the board with
// the ending.
func (p *survivor) checkResult(m message) error {
	var attempts []wire.Attempt
	if err := p.call(http.MethodGet, "/api/attempts", nil, &attempts); err != nil {
		return err
	}
	i := slices.IndexFunc(attempts, func(a wire.Attempt) bool { return a.ID == p.attempt })
	if i < 0 || attempts[i].State != "finished" || *attempts[i].Scores.Overall != *m.Scores.Overall {
		return fmt.Errorf("the list of attempts has %+v", attempts)
	}
	if n := len(m.Debrief.Turns); n < len(p.acknowledged) {
		return fmt.Errorf("the debrief has %d turns, %d were acknowledged", n, len(p.acknowledged))
	}
	if p.mode != wire.Ranked {
		return nil
	}
	var board wire.Board
	if err := p.call(http.MethodGet, "/api/boards/"+p.me.Cohorts[0].ID+"/the-third-delay", nil, &board); err != nil {
		return err
	}
	for _, row := range board.Rows {
		if row.You && row.Score == *m.Scores.Overall {
			return nil
		}
	}
	return fmt.Errorf("the board does not have the result %.1f: %+v", *m.Scores.Overall, board.Rows)
}
