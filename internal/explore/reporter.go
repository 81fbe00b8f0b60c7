package explore

import (
	"errors"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// reporter is the witness of a search: it collects what a report says, and
// makes it.
type reporter struct {
	search *search
	ledger *ledger
	rep    *Report
	found  []*found // in the order of the search: nearest first
	byKey  map[foundKey]*found

	conditions map[Condition]int // index in rep.Conditions
}

type kind int

const (
	stuck kind = iota
	failed
)

type foundKey struct {
	kind
	pos          scenario.Pos
	node, choice string
}

// found is a finding with the first position where it was made.
type found struct {
	kind
	Finding
	state int
}

func newReporter(s *search) *reporter {
	r := &reporter{
		search: s,
		rep: &Report{
			Seeded:  s.layout.rolls,
			Nodes:   make([]bool, len(s.version.Nodes)),
			Choices: make([]Coverage, s.version.Choices),
		},
		byKey: map[foundKey]*found{},
	}
	if s.layout.says {
		r.rep.Conditions, r.conditions = conditions(s.version.Scenario), map[Condition]int{}
		for i, c := range r.rep.Conditions {
			r.conditions[c] = i
		}
	}
	s.witness = r
	return r
}

func (r *reporter) add(k kind, state int, f *play.Fault) {
	key := foundKey{k, f.Pos, f.Node, f.Choice}
	known := r.byKey[key]
	if known == nil {
		known = &found{kind: k, state: state, Finding: Finding{Node: f.Node, Choice: f.Choice, Pos: f.Pos, Reason: f.Reason}}
		r.byKey[key] = known
		r.found = append(r.found, known)
	}
	known.Count++
}

func (r *reporter) visit(state int, at play.At, offered []int) (bool, error) {
	if ok, err := r.speak(state, at); !ok {
		return false, err
	}
	r.rep.Nodes[at.Node] = true
	n := &r.search.version.Nodes[at.Node]
	for i := range n.Choices {
		c := &n.Choices[i]
		if slices.Contains(offered, i) {
			r.rep.Choices[c.Number].Offered = true
		} else if !c.Breathe || !at.Breathed {
			r.rep.Choices[c.Number].Withheld = true
		}
	}
	return true, nil
}

// speak asks for the customer's words at a position, where it has to.
func (r *reporter) speak(state int, at play.At) (bool, error) {
	if !r.search.layout.says {
		return true, nil
	}
	var by *scenario.Choice
	if at.Breathed {
		n := &r.search.version.Nodes[at.Node]
		by = &n.Choices[slices.IndexFunc(n.Choices, func(c scenario.Choice) bool { return c.Breathe })]
	}
	_, err := r.search.version.Says(at, by, 0)
	var f *play.Fault
	if errors.As(err, &f) {
		r.add(failed, state, f)
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, r.ask(at, by)
}

// ask notes how the conditions turn out of what the customer says at a
// position.
func (r *reporter) ask(at play.At, by *scenario.Choice) error {
	says := &r.search.version.Nodes[at.Node].Says
	if by != nil {
		says = &by.Says
	}
	for i, line := range says.Lines {
		if line.When == 0 {
			return nil
		}
		holds, err := r.search.version.Rules.When(line.When, at)
		if err != nil {
			return err
		}
		c := &r.rep.Conditions[r.conditions[Condition{Node: at.Node, Breath: by != nil, Line: i}]]
		if c.Holds, c.Not = c.Holds || holds, c.Not || !holds; holds {
			return nil
		}
	}
	return nil
}

func (r *reporter) unplayable(state int, f *play.Fault) {
	if f.Choice == "" {
		r.add(stuck, state, f)
		return
	}
	r.add(failed, state, f)
}

func (r *reporter) unmade(state int, f *play.Fault) { r.add(failed, state, f) }

// lastTurn plays a choice as the turns run out, where that may fail.
func (r *reporter) lastTurn(state int32, choice int) (bool, error) {
	v := r.search.version
	speaks := r.search.layout.says && v.OutOfTurns >= 0 && saysHasFunc(&v.Nodes[v.OutOfTurns].Says)
	if v.OutOfTurns >= 0 && !speaks {
		return true, nil
	}
	s := r.search
	s.layout.read(s.states.key(int(state)), &s.here)
	s.here.Turn = v.MaxTurns - 1
	s.memo.choice = v.Nodes[s.here.Node].Choices[choice].Number
	err := v.Step(play.At{Position: &s.here, Seed: s.seed}, choice, &s.out)
	if err != nil {
		return false, s.note(err, int(state), witness.unmade)
	}
	return r.speak(int(state), play.At{Position: &s.out.Next, Seed: s.seed})
}

// report is made once all is searched and counted.
func (r *reporter) report() (*Report, error) {
	r.rep.Exact = !r.ledger.cut
	r.rep.States, r.rep.Steps = r.ledger.states.len(), len(r.ledger.moves)
	w, err := r.ledger.worth()
	if err != nil {
		return nil, err
	}
	if w != nil {
		r.rep.Bounds = w.bounds
		r.paths()
	}
	r.nodes()
	r.findings()
	return r.rep, nil
}

// paths finds the best and the worst, and those to each ending.
func (r *reporter) paths() {
	l, ways := r.ledger, newWays(&r.ledger.edges)
	overall := r.rep.Bounds.Objective(r.search.version.Weights)
	one := func(coef [3]int64) Path { return l.best(ways, coef, l.ends, overall) }
	r.rep.Best, r.rep.Worst = one(overall.Coef), one(negative(overall.Coef))
	for d, axis := range axes {
		r.rep.BestOf[d], r.rep.WorstOf[d] = one(axis), one(negative(axis))
	}
	for n := range r.search.version.Nodes {
		if r.search.version.Nodes[n].Ending == nil {
			continue
		}
		here := func(i int32) bool { return l.node(i) == n }
		best, shortest := l.best(ways, overall.Coef, here, overall), l.best(ways, [3]int64{}, here, overall)
		if len(best.Turns) > 0 {
			r.rep.Endings = append(r.rep.Endings, Ending{Node: n, Best: best, Shortest: shortest})
		}
	}
}

// nodes says which were reached. Where the search was cut, positions at its
// rim count: a choice led there.
func (r *reporter) nodes() {
	for i := range r.ledger.states.len() {
		if !r.ledger.refused(int32(i)) {
			r.rep.Nodes[r.ledger.node(int32(i))] = true
		}
	}
}

func (r *reporter) findings() {
	ways := newWays(&r.search.edges)
	nearest := ways.nearest()
	for _, f := range r.found {
		f.Turns = turns(r.search.version, ways, ways.back(nearest, int32(f.state)), r.search.node, r.search.moves)
		if f.kind == stuck {
			r.rep.Stuck = append(r.rep.Stuck, f.Finding)
		} else {
			r.rep.Faults = append(r.rep.Faults, f.Finding)
		}
	}
	if !r.ledger.cut {
		r.deadEnds()
	}
}

// deadEnds finds the positions that can be played and lead to no ending.
func (r *reporter) deadEnds() {
	l, ways := r.ledger, newWays(&r.ledger.edges)
	nearest := ways.nearest()
	val := l.values([3]int64{}, l.ends)
	byNode := map[int]int{} // node -> index in Dead
	for i, part := range l.parts.part {
		if val[part] != dead || l.refused(int32(i)) {
			continue
		}
		node := l.node(int32(i))
		at, ok := byNode[node]
		if !ok {
			at = len(r.rep.Dead)
			byNode[node] = at
			n := &r.search.version.Nodes[node]
			way := ways.back(nearest, int32(i))
			r.rep.Dead = append(r.rep.Dead, Finding{Node: n.ID, Pos: n.Pos, Turns: l.turns(ways, way)})
		}
		r.rep.Dead[at].Count++
	}
}
