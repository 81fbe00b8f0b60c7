package explore

import (
	"errors"
	"fmt"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// memo are rules that call each function of the script once for all positions
// that are alike to it. They belong to one search: to one seed, and to one
// goroutine.
type memo struct {
	rules   play.Rules
	layout  *layout
	funcs   []habit
	known   map[question]int32 // index in answers
	answers []answer
	choice  int   // the Number of the choice that is being tried
	changes []int // by choice: the same for those that change the moods alike
}

var _ play.Rules = (*memo)(nil)

// habit is what is known of a function.
type habit struct {
	known   bool
	asks    form
	changes []int // the numbers that it may change
}

// question is a call of a function: what it sees, and what else it is told.
type question struct {
	f    scenario.Func
	told int
	key  [2]uint64
}

// answer is what came of it: a fault, or what was answered: yes or no, a node,
// or the numbers after an effect; or the changes that a persona made.
type answer struct {
	fault *play.Fault
	node  int
	after []int
	moods []float64
}

func newMemo(rules play.Rules, l *layout) *memo {
	m := &memo{
		rules: rules, layout: l, funcs: make([]habit, len(l.scn.Asks)), known: map[question]int32{},
		changes: alikeChanges(l.scn),
	}
	for i, asks := range l.scn.Asks {
		if asks != nil {
			m.funcs[i] = l.habit(scenario.Func(i+1), asks)
		}
	}
	return m
}

// alikeChanges numbers the different changes of moods that choices make.
func alikeChanges(scn *scenario.Scenario) []int {
	known := map[string]int{}
	of := make([]int, scn.Choices)
	for c := range choices(scn) {
		name := fmt.Sprint(c.Moods)
		if _, ok := known[name]; !ok {
			known[name] = len(known)
		}
		of[c.Number] = known[name]
	}
	return of
}

// habit says how to remember the answers of a function, where what it sees is
// not too much for that.
func (n *figures) habit(f scenario.Func, asks *scenario.Asks) habit {
	v := newView(n)
	v.ask(n, f)
	var h habit
	for _, c := range asks.Changes {
		i := n.ofVar(c.Index)
		if c.Mood {
			i = n.ofMood(c.Index)
		}
		h.changes = append(h.changes, i)
		if c.Kind == scenario.Add || c.Kind == scenario.Other {
			v.exactly(n, i) // it stays as it was, or close to that
		}
	}
	h.asks = form{v.visitedNodes(), n.fields(v)}
	h.known = h.asks.bits() <= 128
	return h
}

// ask makes the question for a function at a position; not ok where answers
// are not remembered.
func (m *memo) ask(f scenario.Func, told int, p *play.Position) (q question, ok bool) {
	if f < 1 || int(f) > len(m.funcs) || !m.funcs[f-1].known {
		return q, false
	}
	q.f, q.told = f, told
	w := writer{key: q.key[:]}
	m.layout.fill(&w, &m.funcs[f-1].asks, p)
	return q, !w.overflow
}

// answer gives the answer to a question, or nil.
func (m *memo) answer(q question) *answer {
	if i, ok := m.known[q]; ok {
		return &m.answers[i]
	}
	return nil
}

// remember keeps an answer, unless the function could not be called.
func (m *memo) remember(q question, a answer, err error) error {
	if err != nil && !errors.As(err, &a.fault) {
		return err
	}
	m.known[q] = int32(len(m.answers))
	m.answers = append(m.answers, a)
	return err
}

// err is the fault as an error.
func (a *answer) err() error {
	if a.fault == nil {
		return nil
	}
	return a.fault
}

// When implements [play.Rules].
func (m *memo) When(f scenario.Func, at play.At) (bool, error) {
	q, ok := m.ask(f, none, at.Position)
	if !ok {
		return m.rules.When(f, at)
	}
	if a := m.answer(q); a != nil {
		return a.node != 0, a.err()
	}
	holds, err := m.rules.When(f, at)
	a := answer{}
	if holds {
		a.node = 1
	}
	return holds, m.remember(q, a, err)
}

// Effect implements [play.Rules].
func (m *memo) Effect(f scenario.Func, at play.At) error {
	q, ok := m.ask(f, none, at.Position)
	if !ok {
		return m.rules.Effect(f, at)
	}
	changes := m.funcs[f-1].changes
	if a := m.answer(q); a != nil {
		for i, after := range a.after {
			m.layout.set(at.Position, changes[i], after)
		}
		return a.err()
	}
	if err := m.rules.Effect(f, at); err != nil {
		return m.remember(q, answer{}, err)
	}
	after := make([]int, len(changes))
	for i, number := range changes {
		after[i] = m.layout.value(at.Position, number)
	}
	return m.remember(q, answer{after: after}, nil)
}

// Target implements [play.Rules].
func (m *memo) Target(to scenario.Target, at play.At) (int, error) {
	q, ok := m.ask(to.Pick, m.choice, at.Position)
	if !ok {
		return m.rules.Target(to, at)
	}
	if a := m.answer(q); a != nil {
		return a.node, a.err()
	}
	node, err := m.rules.Target(to, at)
	return node, m.remember(q, answer{node: node}, err)
}

// React implements [play.Rules].
func (m *memo) React(at play.At, change []float64) error {
	q, ok := m.ask(m.layout.scn.Customer.React, m.changes[m.choice], at.Position)
	if !ok {
		return m.rules.React(at, change)
	}
	if a := m.answer(q); a != nil {
		copy(change, a.moods)
		return a.err()
	}
	if err := m.rules.React(at, change); err != nil {
		return m.remember(q, answer{}, err)
	}
	return m.remember(q, answer{moods: slices.Clone(change)}, nil)
}

// Says implements [play.Rules]. A search has no use for the words, only for
// whether there are any.
func (m *memo) Says(f scenario.Func, at play.At, elapsed int) (string, error) {
	q, ok := m.ask(f, none, at.Position)
	if !ok {
		return m.rules.Says(f, at, elapsed)
	}
	if a := m.answer(q); a != nil {
		return "", a.err()
	}
	_, err := m.rules.Says(f, at, elapsed)
	return "", m.remember(q, answer{}, err)
}
