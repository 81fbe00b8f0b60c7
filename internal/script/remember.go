package script

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync/atomic"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// Remembering are a script's rules that remember answers. Where it is known
// what a function asks, and that is little, an answer is given again wherever
// the function could not tell the position from one where it was called; its
// call is then spared, and the script's [Observer] told nothing. A fault is
// never remembered. What needs the script itself to answer asks the [Script].
//
// Any number of goroutines may use it. It keeps a bounded number of answers, of
// bounded size: a new one takes the place of another.
type Remembering struct {
	*Script
	habits  []habit // of the functions of Func 1, 2, ...
	seed    maphash.Seed
	answers [maxAnswers]atomic.Pointer[answer] // by the hash of the question
}

var _ play.Rules = (*Remembering)(nil)

// What is remembered of a script. A text that is longer is not.
const (
	maxAnswers    = 1024
	maxAnswerText = 500
)

// asking is a call of a function: what it may ask, and what for.
type asking struct {
	f       scenario.Func
	purpose purpose
	visited uint64
	figures [maxFigures]int32
}

// purpose is which of the rules called, for a function may serve several.
type purpose int32

const (
	toOffer purpose = iota
	toChange
	toLead
	toSpeak
)

// answer is what came of a call.
type answer struct {
	asking
	holds bool
	node  int
	text  string
	after []int32 // the figures that an effect may change, as it left them
}

// Remember gives the rules of a script, which remember nothing yet.
func Remember(s *Script) *Remembering {
	r := &Remembering{Script: s, seed: maphash.MakeSeed(), habits: make([]habit, len(s.scenario.Asks))}
	for i, asks := range s.scenario.Asks {
		if asks != nil {
			r.habits[i] = habitOf(asks)
		}
	}
	return r
}

// ask makes the question of a call; without a habit, answers to it are not
// remembered.
func (r *Remembering) ask(f scenario.Func, why purpose, p *play.Position) (q asking, h *habit) {
	if f < 1 || int(f) > len(r.habits) || !r.habits[f-1].known {
		return q, nil
	}
	h = &r.habits[f-1]
	q.f, q.purpose = f, why
	h.fill(&q, p)
	return q, h
}

// place is where the answer to a question is kept, if it is.
func (r *Remembering) place(q *asking) *atomic.Pointer[answer] {
	return &r.answers[maphash.Comparable(r.seed, *q)%maxAnswers]
}

// recall gives the answer to a question, or nil.
func (r *Remembering) recall(q *asking) *answer {
	if a := r.place(q).Load(); a != nil && a.asking == *q {
		return a
	}
	return nil
}

func (r *Remembering) keep(a answer) { r.place(&a.asking).Store(&a) }

// When implements play.Rules.
func (r *Remembering) When(f scenario.Func, at play.At) (bool, error) {
	q, h := r.ask(f, toOffer, at.Position)
	if h == nil {
		return r.Script.When(f, at)
	}
	if a := r.recall(&q); a != nil {
		return a.holds, nil
	}
	holds, err := r.Script.When(f, at)
	if err == nil {
		r.keep(answer{asking: q, holds: holds})
	}
	return holds, err
}

// Effect implements play.Rules.
func (r *Remembering) Effect(f scenario.Func, at play.At) error {
	q, h := r.ask(f, toChange, at.Position)
	if h == nil {
		return r.Script.Effect(f, at)
	}
	if a := r.recall(&q); a != nil {
		for i, n := range h.changes {
			n.set(at.Position, a.after[i])
		}
		return nil
	}
	if err := r.Script.Effect(f, at); err != nil {
		return err
	}
	after := make([]int32, len(h.changes))
	for i, n := range h.changes {
		after[i] = int32(n.of(at.Position))
	}
	r.keep(answer{asking: q, after: after})
	return nil
}

// Target implements play.Rules. What the function gave elsewhere may be no
// target of this choice.
func (r *Remembering) Target(to scenario.Target, at play.At) (int, error) {
	q, h := r.ask(to.Pick, toLead, at.Position)
	if h == nil {
		return r.Script.Target(to, at)
	}
	if a := r.recall(&q); a != nil && slices.Contains(to.Nodes, a.node) {
		return a.node, nil
	}
	node, err := r.Script.Target(to, at)
	if err == nil {
		r.keep(answer{asking: q, node: node})
	}
	return node, err
}

// Says implements play.Rules.
func (r *Remembering) Says(f scenario.Func, at play.At, elapsed int) (string, error) {
	q, h := r.ask(f, toSpeak, at.Position)
	if h == nil {
		return r.Script.Says(f, at, elapsed)
	}
	if a := r.recall(&q); a != nil {
		return a.text, nil
	}
	text, err := r.Script.Says(f, at, elapsed)
	if err == nil && len(text) <= maxAnswerText {
		r.keep(answer{asking: q, text: strings.Clone(text)}) // it may be a part of a long one
	}
	return text, err
}
