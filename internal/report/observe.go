package report

import (
	"fmt"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// Observation is a turn that offered a choice tagged with a skill.
type Observation struct {
	Attempt string
	Form    Form
	Seq     int
	Time    time.Time
	Skills  []scenario.Skill // of all choices offered, each once
	// Said are the words of the choice, {trainee} not filled in; ByClock: the
	// deadline made it; Breath: nothing was said, a breath was taken.
	Said    string
	ByClock bool
	Breath  bool
	// Kept is 1 less the share of regret: how much of a turn's fair part of the
	// overall score was still within reach after it. That part is the whole
	// score, from worst to best, divided by the attempt's turns, so that long
	// and short conversations weigh alike, and an attempt's turns together say
	// what its score says. Who loses more than the part keeps 0.
	Kept float64
	Lost float64 // the regret, in tenths of overall score
}

// Observe folds an attempt's events into observations. s is the form that was
// played. Turns whose regret is not known exactly tell nothing, nor do those
// that offered no choice with a skill.
func Observe(s *scenario.Scenario, attempt string, events []play.Event) ([]Observation, error) {
	if len(events) == 0 || events[0].Started == nil {
		return nil, fmt.Errorf("observe attempt %s: it does not begin with a start", attempt)
	}
	start := events[0].Started
	o := observer{
		s: s, attempt: attempt, objective: start.Bounds.Objective(s.Weights),
		form: Form{Scenario: start.Scenario, Variant: start.Variant}, turns: turns(events),
	}
	var out []Observation
	offered, vars := start.Offered, start.Position.Vars
	for i := range events {
		t := events[i].Turn
		if t == nil {
			continue
		}
		seen, ok, err := o.turn(t, events[i].Time, offered, vars)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, seen)
		}
		offered, vars = t.Offered, t.Vars
	}
	return out, nil
}

// turns counts an attempt's turns, those before the moment that it took up
// included.
func turns(events []play.Event) int {
	n := 0
	for i := range events {
		if t := events[i].Turn; t != nil {
			n = max(n, t.Seq)
		}
	}
	return n
}

type observer struct {
	s         *scenario.Scenario
	attempt   string
	form      Form
	objective play.Objective
	turns     int
}

// turn looks at one turn; ok is false where it tells nothing.
func (o *observer) turn(t *play.Turn, at time.Time, offered []string, vars []scenario.Value) (seen Observation, ok bool, err error) {
	node := o.s.Index(t.Node)
	if node < 0 || o.s.Nodes[node].Choice(t.Choice) < 0 || len(vars) != len(o.s.Vars) {
		return seen, false, fmt.Errorf("observe attempt %s: turn %d does not fit the scenario", o.attempt, t.Seq)
	}
	n := &o.s.Nodes[node]
	made := &n.Choices[n.Choice(t.Choice)]
	seen = Observation{
		Attempt: o.attempt, Form: o.form, Seq: t.Seq, Time: at, Skills: skillsOf(n, offered),
		Said: play.Expand(made.Text, o.s, vars), ByClock: t.By == play.ByTimeout, Breath: made.Breathe,
	}
	if t.Regret == nil || o.objective.Unit == 0 || len(seen.Skills) == 0 {
		return seen, false, nil
	}
	part := float64(t.Regret.Overall) * float64(o.turns) / float64(o.objective.Unit)
	seen.Kept, seen.Lost = 1-min(max(part, 0), 1), o.objective.Share(t.Regret.Overall)
	return seen, true, nil
}

// skillsOf gathers the skills of choices, in the order in which they are met.
func skillsOf(n *scenario.Node, offered []string) []scenario.Skill {
	var out []scenario.Skill
	met := make(map[scenario.Skill]bool)
	for _, id := range offered {
		i := n.Choice(id)
		if i < 0 {
			continue
		}
		for _, skill := range n.Choices[i].Skills {
			if !met[skill] {
				met[skill] = true
				out = append(out, skill)
			}
		}
	}
	return out
}

func kept(seen []Observation) []float64 {
	values := make([]float64, len(seen))
	for i := range seen {
		values[i] = seen[i].Kept
	}
	return values
}
