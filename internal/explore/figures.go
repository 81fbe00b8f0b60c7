package explore

import (
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// figures are all that functions can ask of a position beside visited nodes:
// the turn, the vars and the moods, in this order.
type figures struct {
	scn *scenario.Scenario
	all []number
}

const turn = 0

func (n *figures) ofVar(i int) int  { return 1 + i }
func (n *figures) ofMood(i int) int { return 1 + len(n.scn.Vars) + i }

func (n *figures) value(p *play.Position, i int) int {
	switch vars := len(n.scn.Vars); {
	case i == turn:
		return p.Turn
	case i <= vars:
		return int(p.Vars[i-1])
	default:
		return p.Moods[i-1-vars]
	}
}

func (n *figures) set(p *play.Position, i, value int) {
	switch vars := len(n.scn.Vars); {
	case i == turn:
		p.Turn = value
	case i <= vars:
		p.Vars[i-1] = scenario.Value(value)
	default:
		p.Moods[i-1-vars] = value
	}
}

// start is the value at the opening.
func (n *figures) start(i int) int {
	switch vars := len(n.scn.Vars); {
	case i == turn:
		return 0
	case i <= vars:
		return int(n.scn.Vars[i-1].Start)
	default:
		return n.scn.Moods[i-1-vars].Start
	}
}

const (
	mostSize = 128
	mostTurn = 1<<31 - 1
	// farTurns is how long a conversation without a limit of turns is taken to
	// be where a var is counted up or down: that it would leave its range
	// beyond that does not matter.
	farTurns = 10_000
)

func newFigures(scn *scenario.Scenario) *figures {
	n := &figures{scn: scn, all: []number{{highest: mostTurn, size: mostSize, steady: true}}}
	for i := range scn.Vars {
		n.all = append(n.all, rangeOf(scn, i))
	}
	for range scn.Moods {
		n.all = append(n.all, number{highest: scenario.MoodMax, size: scenario.MoodMax + 1, steady: true})
	}
	return n
}

// rangeOf finds what values a var can have.
func rangeOf(scn *scenario.Scenario, i int) number {
	v := &scn.Vars[i]
	switch v.Kind {
	case scenario.Bool:
		return number{highest: 1, size: 2}
	case scenario.Enum:
		return number{highest: max(len(v.Set)-1, 0), size: len(v.Set)}
	}
	unknown := number{lowest: scenario.VarMin, highest: scenario.VarMax}
	low, high, down, up := int(v.Start), int(v.Start), 0, 0
	for c := range choices(scn) {
		if c.Effect == 0 {
			continue
		}
		asks := asksOf(scn, c.Effect)
		if asks == nil {
			return unknown
		}
		fall, rise := 0, 0
		for _, change := range asks.Changes {
			switch {
			case change.Mood || change.Index != i:
			case change.Kind == scenario.Set:
				low, high = min(low, change.By), max(high, change.By)
			case change.Kind == scenario.Add:
				fall, rise = fall+min(change.By, 0), rise+max(change.By, 0)
			default:
				return unknown
			}
		}
		down, up = min(down, fall), max(up, rise)
	}
	turns := farTurns
	if scn.MaxTurns > 0 {
		turns = scn.MaxTurns
	}
	low, high = low+turns*down, high+turns*up
	if low < scenario.VarMin || high > scenario.VarMax {
		return unknown
	}
	return number{lowest: low, highest: high, size: min(high-low+1, mostSize), steady: true}
}

// choices gives all choices of a scenario.
func choices(scn *scenario.Scenario) func(yield func(*scenario.Choice) bool) {
	return func(yield func(*scenario.Choice) bool) {
		for i := range scn.Nodes {
			for j := range scn.Nodes[i].Choices {
				if !yield(&scn.Nodes[i].Choices[j]) {
					return
				}
			}
		}
	}
}

// asksOf gives what a function asks, nil where that may be anything.
func asksOf(scn *scenario.Scenario, f scenario.Func) *scenario.Asks {
	if f < 1 || int(f) > len(scn.Asks) {
		return nil
	}
	return scn.Asks[f-1]
}

// view says what of a position matters at a node: only positions that it tells
// apart can go on in different ways.
type view struct {
	numbers []cuts
	visited play.Set
}

func newView(n *figures) *view {
	return &view{numbers: make([]cuts, len(n.all)), visited: play.NewSet(len(n.scn.Nodes))}
}

func (v *view) clear() {
	clear(v.numbers)
	clear(v.visited)
}

// add adds what matters in another view, and reports whether that changed
// anything.
func (v *view) add(w *view) bool {
	changed := false
	for i := range v.numbers {
		changed = v.numbers[i].add(&w.numbers[i]) || changed
	}
	for i, word := range w.visited {
		changed = changed || word&^v.visited[i] != 0
		v.visited[i] |= word
	}
	return changed
}

func (v *view) visitedNodes() []int32 {
	var nodes []int32
	for i := range 64 * len(v.visited) {
		if v.visited.Has(i) {
			nodes = append(nodes, int32(i))
		}
	}
	return slices.Clip(nodes)
}

// ask adds what a function asks.
func (v *view) ask(n *figures, f scenario.Func) {
	asks := asksOf(n.scn, f)
	if asks == nil {
		v.askAnything(n)
		return
	}
	v.askNumber(n, turn, &asks.Turn)
	for i := range asks.Vars {
		v.askNumber(n, n.ofVar(asks.Vars[i].Index), &asks.Vars[i])
	}
	for i := range asks.Moods {
		v.askNumber(n, n.ofMood(asks.Moods[i].Index), &asks.Moods[i])
	}
	for _, node := range asks.Visited {
		v.visited.Add(node)
	}
	if asks.Roll {
		v.numbers[turn] = n.all[turn].all()
	}
}

func (v *view) askNumber(n *figures, i int, a *scenario.Ask) {
	c := n.all[i].asked(a)
	v.numbers[i].add(&c)
}

// askAnything adds what a function may ask that nothing is known of.
func (v *view) askAnything(n *figures) {
	for i := 1; i < len(n.all); i++ {
		v.exactly(n, i)
	}
	reads := &n.scn.Reads
	if reads.Turn || reads.Roll {
		v.exactly(n, turn)
	}
	for i := range n.scn.Nodes {
		if reads.AllVisited || slices.Contains(reads.Visited, i) {
			v.visited.Add(i)
		}
	}
}

func (v *view) exactly(n *figures, i int) {
	c := n.all[i].all()
	v.numbers[i].add(&c)
}
