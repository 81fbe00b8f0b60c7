package play

import "evenkeel/internal/scenario"

// A Counterfactual is what another reply than the one that was made would have
// done, at the very same moment: with the same moods, vars and seed, and after
// as many seconds.
type Counterfactual struct {
	Choice   *scenario.Choice
	Text     string // the choice's words
	Points   scenario.Points
	Repeated bool
	Moods    []int          // after
	To       *scenario.Node // where it would have led
	Says     string         // the customer's words there
	// Regret is how much the best still reachable would have fallen, Cost its
	// Overall as tenths of score; nil and 0 where that is not known exactly,
	// and where no ending could have been reached any more.
	Regret *Regret
	Cost   float64
}

// counterfactuals gives what each of the replies would have done that were
// offered beside the one made, in the file's order. A reply that the script
// fails at could not have been given, and is left out.
func (v *Version) counterfactuals(past *State, made *Turn, o Objective) []Counterfactual {
	node := &v.Nodes[past.Position.Node]
	out := make([]Counterfactual, 0, len(past.Offered))
	for _, i := range past.Offered {
		if node.Choices[i].ID == made.Choice {
			continue
		}
		if c, ok := v.counterfactual(past, i, made.Elapsed, o); ok {
			out = append(out, c)
		}
	}
	return out
}

// counterfactual is not ok if the script or the oracle cannot say.
func (v *Version) counterfactual(past *State, choice, elapsed int, o Objective) (Counterfactual, bool) {
	c := &v.Nodes[past.Position.Node].Choices[choice]
	var out Outcome
	if v.Step(past.At(), choice, &out) != nil {
		return Counterfactual{}, false
	}
	at := At{Position: &out.Next, Seed: past.Start.Seed}
	says, err := v.Says(at, c, elapsed)
	if err != nil {
		return Counterfactual{}, false
	}
	if _, err := v.Offered(at); err != nil {
		return Counterfactual{}, false
	}
	regret, err := v.wouldRegret(past, &out)
	if err != nil {
		return Counterfactual{}, false
	}
	cf := Counterfactual{
		Choice: c, Text: Expand(c.Text, v.Scenario, past.Position.Vars), Points: out.Points, Repeated: out.Repeated,
		Moods: out.Next.Moods, To: &v.Nodes[out.Next.Node], Says: says, Regret: regret,
	}
	if regret != nil {
		cf.Cost = o.Share(regret.Overall)
	}
	return cf, true
}

// wouldRegret is regret, but nil for a reply that no ending can be reached
// after: nothing to earn is no measure of how much is lost there, and beside
// replies that are marked down it would look like the better way.
func (v *Version) wouldRegret(past *State, out *Outcome) (*Regret, error) {
	regret, known, err := v.regret(past, out)
	if !known || err != nil {
		return nil, err
	}
	after, err := v.Oracle.Reach(past.Start.Seed, &out.Next)
	if err != nil || after.Dead {
		return nil, err
	}
	return &regret, nil
}

// better finds the reply to name in place of the one made: of those that would
// have kept more within reach the one that would have kept most, the first of
// equals. One that is marked down itself, and only opens a longer way to earn
// on, is named where there is no other; a breath, which is no other reply, only
// where no reply would have kept more. Nil where nothing would have.
func better(made *Regret, others []Counterfactual, o Objective) *Counterfactual {
	if made == nil {
		return nil
	}
	var named *Counterfactual
	for i := range others {
		c := &others[i]
		if c.Regret == nil || c.Regret.Overall >= made.Overall {
			continue
		}
		if named == nil || c.before(named, o) {
			named = c
		}
	}
	return named
}

// before reports whether c is to be named rather than d.
func (c *Counterfactual) before(d *Counterfactual, o Objective) bool {
	if c.Choice.Breathe != d.Choice.Breathe {
		return d.Choice.Breathe
	}
	if down, other := o.Value(c.Points) < 0, o.Value(d.Points) < 0; down != other {
		return other
	}
	return c.Regret.Overall < d.Regret.Overall
}
