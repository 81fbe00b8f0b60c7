package catalog

import (
	"fmt"
	"strings"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// paths gathers what reports of several seeds say.
type paths struct {
	scn      *scenario.Scenario
	version  *play.Version
	first    *explore.Report // of seed 0
	exact    bool
	nodes    []bool
	choices  []explore.Coverage
	lines    []explore.Condition
	findings script.Findings
}

// add keeps a finding unless another seed had it.
func (p *paths) add(pos scenario.Pos, severity script.Severity, code script.Code, node, choice, message string) {
	for _, f := range p.findings {
		if f.Pos == pos && f.Code == code && f.Node == node && f.Choice == choice {
			return
		}
	}
	p.findings = append(p.findings, script.Finding{Pos: pos, Severity: severity, Code: code, Node: node, Choice: choice, Message: message})
}

func (p *paths) take(r *explore.Report) {
	if p.first == nil {
		p.first = r
	}
	p.exact = p.exact && r.Exact
	p.hear(r.Conditions)
	for i := range r.Nodes {
		p.nodes[i] = p.nodes[i] || r.Nodes[i]
	}
	for i, c := range r.Choices {
		p.choices[i].Offered = p.choices[i].Offered || c.Offered
		p.choices[i].Withheld = p.choices[i].Withheld || c.Withheld
	}
	for _, f := range r.Dead {
		if len(r.Faults) > 0 {
			break // where a function fails, that is why
		}
		p.add(f.Pos, script.Error, CodeNoWayOut, f.Node, "", fmt.Sprintf("from node %q no ending can be reached any more, after %s", f.Node, Way(f.Turns)))
	}
	for _, f := range r.Stuck {
		p.add(f.Pos, script.Error, CodeNoChoice, f.Node, "", fmt.Sprintf("node %q: %s; it happens after %s", f.Node, f.Reason, Way(f.Turns)))
	}
	for _, f := range r.Faults {
		p.add(f.Pos, script.Error, CodeScriptFails, f.Node, f.Choice, fmt.Sprintf("node %q: %s; it happens after %s", f.Node, f.Reason, Way(f.Turns)))
	}
	p.judge(r)
}

// hear adds how the conditions of lines turned out. They are in the same order
// in all reports that have them.
func (p *paths) hear(found []explore.Condition) {
	if p.lines == nil {
		p.lines = found
		return
	}
	for i := range found {
		p.lines[i].Holds = p.lines[i].Holds || found[i].Holds
		p.lines[i].Not = p.lines[i].Not || found[i].Not
	}
}

// judge looks at the scores.
func (p *paths) judge(r *explore.Report) {
	start := p.scn.Nodes[p.scn.Start].Pos
	o := r.Bounds.Objective(p.scn.Weights)
	for _, e := range r.TooGood(p.scn) {
		n := &p.scn.Nodes[e.Node]
		p.add(n.Pos, script.Error, CodeTooGood, n.ID, "", fmt.Sprintf(
			"a path to the ending %q (%s) scores %.1f, which must stay below %.0f: %s",
			n.ID, n.Ending.Outcome, o.Score(e.Best.Value), explore.TooGoodScore, Way(e.Best.Turns)))
	}
	switch {
	case !r.Exact:
		p.add(start, script.Warning, CodeTooLarge, "", "", fmt.Sprintf(
			"the scenario has too many positions to search them all (%d were): it is for practice only; fewer vars, or vars with fewer values, help", r.States))
	case o.Unit == 0 && !p.scn.Tutorial && len(r.Endings) > 0:
		p.add(start, script.Warning, CodeNotRankable, "", "", "every path earns the same points: the scenario cannot be ranked")
	}
}

// uncovered tells of what no path comes to, where all were searched.
func (p *paths) uncovered() {
	if !p.exact {
		return
	}
	for i := range p.scn.Nodes {
		n := &p.scn.Nodes[i]
		if !p.nodes[i] {
			p.add(n.Pos, script.Warning, CodeNeverReached, n.ID, "", fmt.Sprintf("no path comes to %q: the conditions on the way never let one through", n.ID))
			continue
		}
		for j := range n.Choices {
			p.condition(n, &n.Choices[j])
		}
	}
	for _, c := range p.lines {
		if p.nodes[c.Node] {
			p.line(c)
		}
	}
}

// line tells of a line that nobody hears, or that everybody hears who could.
func (p *paths) line(c explore.Condition) {
	n := &p.scn.Nodes[c.Node]
	says, choice := &n.Says, ""
	if c.Breath {
		i := n.Choice(scenario.BreatheID)
		says, choice = &n.Choices[i].Says, scenario.BreatheID
	}
	pos := says.Lines[c.Line].Pos
	switch {
	case !c.Holds && !c.Not:
		p.add(pos, script.Warning, CodeNeverSaid, n.ID, choice, fmt.Sprintf("line %d of `says` in %q is never said: one before it always is, or nobody comes here", c.Line+1, n.ID))
	case !c.Holds:
		p.add(pos, script.Warning, CodeNeverSaid, n.ID, choice, fmt.Sprintf("line %d of `says` in %q is never said: its `when` holds on no path", c.Line+1, n.ID))
	case !c.Not:
		p.add(pos, script.Warning, CodeAlwaysSaid, n.ID, choice, fmt.Sprintf("line %d of `says` in %q is always said where it is asked for: its `when` holds on every path", c.Line+1, n.ID))
	}
}

func (p *paths) condition(n *scenario.Node, c *scenario.Choice) {
	if c.When == 0 {
		return
	}
	switch seen := p.choices[c.Number]; {
	case !seen.Offered:
		p.add(c.Pos, script.Warning, CodeNeverOffered, n.ID, c.ID, fmt.Sprintf("choice %q of node %q is never offered: its `when` holds on no path", c.ID, n.ID))
	case !seen.Withheld:
		p.add(c.Pos, script.Warning, CodeAlwaysOffered, n.ID, c.ID, fmt.Sprintf("choice %q of node %q is always offered: its `when` holds on every path", c.ID, n.ID))
	}
}

// Way writes the choices on the way to somewhere, a repeated one once.
func Way(turns []explore.Turn) string {
	if len(turns) == 0 {
		return "no choice, at the opening"
	}
	var steps []string
	for i := 0; i < len(turns); {
		times := 1
		for i+times < len(turns) && turns[i+times] == turns[i] {
			times++
		}
		step := turns[i].Node + "/" + turns[i].Choice
		if times > 1 {
			step += fmt.Sprintf(" (%d times)", times)
		}
		steps = append(steps, step)
		i += times
	}
	return strings.Join(steps, ", ")
}
