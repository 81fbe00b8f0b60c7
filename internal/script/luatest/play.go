package luatest

import (
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// unscored is an oracle that knows nothing. Tests ask for scores rarely and
// for regrets never, so that most of them need no search.
type unscored struct{}

func (unscored) Bounds(uint64) (play.Bounds, error) { return play.Bounds{Approx: true}, nil }

func (unscored) Reach(uint64, *play.Position) (play.Reach, error) {
	return play.Reach{}, play.ErrApprox
}

// maxTurns ends a play that a way of going on would never end.
const maxTurns = 1000

// play carries out a plan. turn is called before it begins
// and before each turn.
func (s *session) play(p *plan, turn func()) (*Result, error) {
	v := *p.v
	v.Oracle = unscored{}
	r := &Result{v: p.v, plan: p}
	turn()
	if err := r.begin(&v); err != nil {
		return nil, err
	}
	for _, next := range p.replies {
		turn()
		if err := r.reply(&v, next); err != nil {
			return nil, err
		}
	}
	if p.always == "" && p.decide == nil {
		return r, nil
	}
	for r.s.Phase == play.Open {
		turn()
		if r.s.Position.Turn >= maxTurns {
			return nil, r.errorf("there is no end after %d turns", maxTurns)
		}
		choice, err := s.decide(p, r)
		if err != nil {
			return nil, err
		}
		if err := r.reply(&v, reply{choice: choice}); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// begin starts the attempt, or puts it where the plan begins.
func (r *Result) begin(v *play.Version) error {
	start := play.Start{Time: time.Time{}, Trainee: "test", Mode: play.Practice, Seed: r.plan.seed, Untimed: true}
	if !r.plan.other {
		return r.do(v, start)
	}
	started := play.Started{
		Trainee: start.Trainee, Mode: start.Mode, Scenario: v.ID, Version: v.Version, Variant: v.Variant, Seed: start.Seed,
		Formula: play.Formula, Bounds: play.Bounds{Approx: true}, Untimed: true, Position: r.plan.begin.Clone(),
	}
	at := play.At{Position: &started.Position, Seed: start.Seed}
	var err error
	if started.Says, err = v.Says(at, nil, 0); err != nil {
		return err
	}
	offered, err := v.Offered(at)
	if err != nil {
		return err
	}
	for _, i := range offered {
		started.Offered = append(started.Offered, v.Nodes[at.Node].Choices[i].ID)
	}
	return play.Apply(v.Scenario, &r.s, play.Event{Started: &started})
}

func (r *Result) do(v *play.Version, c play.Command) error {
	events, err := play.Decide(v, &r.s, c)
	if err != nil {
		return err
	}
	for _, e := range events {
		if err := play.Apply(v.Scenario, &r.s, e); err != nil {
			return err
		}
	}
	return nil
}

// reply makes one choice.
func (r *Result) reply(v *play.Version, next reply) error {
	c := play.Choose{Seq: r.s.Seq(), Choice: next.choice, By: play.ByTrainee, Elapsed: next.elapsed}
	if next.timeout {
		n := r.node()
		if n.Timeout == nil {
			return r.errorf("the time cannot run out: node %q has no `timeout`", n.ID)
		}
		c.Choice, c.By, c.Elapsed = n.Choices[n.Timeout.Choice].ID, play.ByTimeout, n.Timeout.Seconds
	}
	err := r.do(v, c)
	switch {
	case errors.Is(err, play.ErrOver):
		return r.errorf("the conversation is over at %q, before the reply %q", r.node().ID, c.Choice)
	case errors.Is(err, play.ErrUnknownChoice):
		return r.errorf("%s", r.notOffered(c.Choice))
	case err != nil:
		return r.errorf("%v", err)
	}
	return nil
}

// notOffered says why a choice cannot be made.
func (r *Result) notOffered(choice string) string {
	n := r.node()
	if i := n.Choice(choice); i >= 0 {
		why := "its `when` does not hold"
		if n.Choices[i].Breathe {
			why = "a breath was just taken"
		}
		return fmt.Sprintf("%q is not offered at node %q: %s (%s); offered are %s", choice, n.ID, why, r.state(), list(r.offered()))
	}
	return fmt.Sprintf("node %q has no choice %q%s; offered are %s", n.ID, choice, script.DidYouMean(choice, r.offered()), list(r.offered()))
}

// errorf tells what went wrong in a play, and where.
func (r *Result) errorf(format string, args ...any) error {
	return fmt.Errorf("turn %d: %s (path: %s)", r.s.Seq(), fmt.Sprintf(format, args...), r.path())
}

func (s *session) decide(p *plan, r *Result) (string, error) {
	if p.decide == nil {
		return ways[p.always](r), nil
	}
	answer, err := p.decide.Call(s.ctx, r)
	if err != nil {
		return "", err
	}
	choice, ok := answer.(string)
	if !ok {
		return "", r.errorf("the function of `always` must give a choice's id, not %s", kind(answer))
	}
	return choice, nil
}

// ways are how trainees answer who do not think. A breath is no answer.
var ways = map[string]func(*Result) string{
	"first": func(r *Result) string { return r.most(func(i int, _ *scenario.Choice) int { return -i }) },
	"last":  func(r *Result) string { return r.most(func(i int, _ *scenario.Choice) int { return i }) },
	"longest": func(r *Result) string {
		return r.most(func(_ int, c *scenario.Choice) int { return utf8.RuneCountInString(c.Text) })
	},
	"shortest": func(r *Result) string {
		return r.most(func(_ int, c *scenario.Choice) int { return -utf8.RuneCountInString(c.Text) })
	},
}

// most gives the offered choice with the highest worth, the first of equals.
func (r *Result) most(worth func(i int, c *scenario.Choice) int) string {
	var best *scenario.Choice
	most := 0
	for i, index := range r.s.Offered {
		c := &r.node().Choices[index]
		if w := worth(i, c); !c.Breathe && (best == nil || w > most) {
			best, most = c, w
		}
	}
	return best.ID
}
