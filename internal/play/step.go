package play

import (
	"errors"
	"fmt"
	"math"

	"evenkeel/internal/scenario"
)

// An Outcome is what one choice causes.
type Outcome struct {
	// Points earned: the choice's, unless it was Repeated, and the ending's
	// where it led to one.
	Points   scenario.Points
	Repeated bool // the choice had earned its points before
	Next     Position
	change   [4]float64 // space to work in
}

// Step works out what a choice, an index in the node's Choices, causes at a
// position, without the customer's words. It does not ask whether the choice
// is offered. out is overwritten; its memory is used again. On an error out
// holds nothing of use.
func (v *Version) Step(at At, choice int, out *Outcome) error {
	c := &v.Nodes[at.Node].Choices[choice]
	next := &out.Next
	at.copyTo(next)
	out.Points, out.Repeated = scenario.Points{}, at.Earned.Has(c.Number)
	if !out.Repeated {
		out.Points = c.Points
		next.Earned.Add(c.Number)
	}
	if err := v.moveMoods(at, c, out); err != nil {
		return err
	}
	here := At{Position: next, Seed: at.Seed}
	if c.Effect != 0 {
		if err := v.Rules.Effect(c.Effect, here); err != nil {
			return v.blame(err, at.Node, c)
		}
		clamp(next)
	}
	target, err := v.target(c, here)
	if err != nil {
		return v.blame(err, at.Node, c)
	}
	if err := v.enter(next, target, c); err != nil {
		return v.blame(err, at.Node, c)
	}
	if e := v.Nodes[next.Node].Ending; e != nil {
		out.Points = out.Points.Add(e.Points)
	}
	return nil
}

// moveMoods changes the moods as the choice and the persona say.
func (v *Version) moveMoods(at At, c *scenario.Choice, out *Outcome) error {
	next := &out.Next
	change := append(out.change[:0], make([]float64, len(next.Moods))...)
	for _, m := range c.Moods {
		change[m.Mood] += float64(m.By)
	}
	if v.Customer.Persona != "" {
		if err := v.Rules.React(at, change); err != nil {
			return v.blame(err, at.Node, c)
		}
	}
	for i, by := range change {
		next.Moods[i] = clampMood(next.Moods[i] + int(math.Round(by)))
	}
	return nil
}

func (v *Version) target(c *scenario.Choice, at At) (int, error) {
	if c.To.Pick == 0 {
		return c.To.Nodes[0], nil
	}
	return v.Rules.Target(c.To, at)
}

// enter moves a position by a choice to its next node, or to where the
// conversation goes when the turns have run out.
func (v *Version) enter(p *Position, node int, by *scenario.Choice) error {
	p.Turn++
	if v.MaxTurns > 0 && p.Turn >= v.MaxTurns && v.Nodes[node].Ending == nil {
		if v.OutOfTurns < 0 {
			return &Fault{Pos: by.Pos, Reason: "the turns run out here; say with `out_of_turns` how that ends"}
		}
		node = v.OutOfTurns
	}
	p.Breathed = by.Breathe && node == p.Node
	p.Node = node
	p.Visited.Add(node)
	return nil
}

// Offered gives the choices that may be made at a position, as indices in the
// node's Choices, in the file's order; none at an ending. At a node where
// nothing may be chosen it answers a [*Fault]. Nobody may change the answer.
func (v *Version) Offered(at At) ([]int, error) {
	n := &v.Nodes[at.Node]
	if n.Ending != nil {
		return nil, nil
	}
	var few [manyChoices]int
	offered := few[:0]
	spoken := 0
	for i := range n.Choices {
		ok, err := v.offers(&n.Choices[i], at)
		if err != nil {
			return nil, v.blame(err, at.Node, &n.Choices[i])
		}
		if !ok {
			continue
		}
		offered = append(offered, i)
		if !n.Choices[i].Breathe {
			spoken++
		}
	}
	if spoken == 0 {
		return nil, &Fault{Pos: n.Pos, Node: n.ID, Reason: "no choice is available here; give one of them no `when`"}
	}
	return kept(offered), nil
}

func (v *Version) offers(c *scenario.Choice, at At) (bool, error) {
	if c.Breathe && at.Breathed {
		return false, nil
	}
	if c.When == 0 {
		return true, nil
	}
	return v.Rules.When(c.When, at)
}

// Says gives the customer's words on arriving at a position by a choice (nil:
// at the opening), with the placeholders of vars filled in.
func (v *Version) Says(at At, by *scenario.Choice, elapsed int) (string, error) {
	n := &v.Nodes[at.Node]
	says, place := n.Says, n.Pos
	if by != nil && by.Breathe && at.Breathed {
		says, place = by.Says, by.Pos
	}
	text, err := v.words(says, place, at, elapsed)
	if err != nil {
		return "", v.blame(err, at.Node, nil)
	}
	return Expand(text, v.Scenario, at.Vars), nil
}

func (v *Version) words(says scenario.Says, place scenario.Pos, at At, elapsed int) (string, error) {
	if says.Func != 0 {
		return v.Rules.Says(says.Func, at, elapsed)
	}
	for _, line := range says.Lines {
		if line.When == 0 {
			return line.Text, nil
		}
		ok, err := v.Rules.When(line.When, at)
		if err != nil {
			return "", err
		}
		if ok {
			return line.Text, nil
		}
	}
	return "", &Fault{Pos: place, Node: v.Nodes[at.Node].ID, Reason: "no line of `says` holds here; give the last one no `when`"}
}

// blame names the node and the choice in a fault of the rules.
func (v *Version) blame(err error, node int, c *scenario.Choice) error {
	var f *Fault
	if !errors.As(err, &f) {
		return fmt.Errorf("run the scenario's script: %w", err)
	}
	named := *f
	named.Node = v.Nodes[node].ID
	if c != nil {
		named.Choice = c.ID
	}
	return &named
}

func clamp(p *Position) {
	for i := range p.Moods {
		p.Moods[i] = clampMood(p.Moods[i])
	}
}

func clampMood(m int) int { return max(scenario.MoodMin, min(m, scenario.MoodMax)) }
