package main

import (
	"fmt"
	"strings"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// debrief prints what an attempt came to and what each turn did.
func (p *screen) debrief(v *play.Version, d *play.Debrief) {
	e := d.Ending.Ending
	p.line("")
	p.line("The end: %s. The customer: %s.", e.Outcome, e.Relationship)
	if e.Lesson != "" {
		p.say("", e.Lesson)
	}
	p.line("")
	p.line("Scores (0 to 100)")
	for _, dim := range scenario.Dimensions {
		p.line("  %-11s %s", dim, figure(d.Scores.Dimension[dim]))
	}
	p.line("  %-11s %s%s", "overall", figure(d.Scores.Overall), bestOf(d))
	if d.Scores.Approx {
		p.line("  The scenario is too large to search: the scores are approximate.")
	}
	for i := range d.Turns {
		p.turn(&d.Turns[i])
	}
	p.line("")
	if d.CostMost > 0 {
		p.line("Turn %d cost most.", d.CostMost)
	}
	if d.BestMoment > 0 {
		p.line("Turn %d was your best moment.", d.BestMoment)
	}
}

// turn prints one turn: what was answered, and what that did.
func (p *screen) turn(t *play.DebriefTurn) {
	p.line("")
	words := t.Text
	if t.Made.Breathe {
		words = "(a breath)"
	}
	if t.By == play.ByTimeout {
		words += " (the time had run out)"
	}
	p.say(fmt.Sprintf("%2d. ", t.Seq), words)
	p.judged(t)
}

// coached prints what a turn did, right after it.
func (p *screen) coached(scn *scenario.Scenario, t *play.DebriefTurn) {
	p.line("")
	p.line("  Turn %d [%s]", t.Seq, t.Choice)
	moods := make([]string, len(scn.Moods))
	for i, m := range scn.Moods {
		moods[i] = fmt.Sprintf("%s %d to %d (%+d)", m.Name, t.Before[i], t.Moods[i], t.Moods[i]-t.Before[i])
	}
	p.say("    moods: ", strings.Join(moods, ", "))
	p.judged(t)
}

// judged prints what a turn earned, what it cost and why.
func (p *screen) judged(t *play.DebriefTurn) {
	p.line("    points: %s%s", points(t.Points), repeated(t))
	if t.Regret != 0 {
		p.line("    cost: %.1f of the overall score", t.Regret)
	}
	if t.Made.Because != "" {
		p.say("    because: ", t.Made.Because)
	}
	if t.Better != nil {
		better := t.BetterText + " [" + t.Better.ID + "]"
		if t.Better.Breathe {
			better = "(a breath)"
		}
		p.say("    better: ", better)
	}
}

func repeated(t *play.DebriefTurn) string {
	if t.Repeated {
		return " (given before: it earns its points once)"
	}
	return ""
}

func points(p scenario.Points) string {
	parts := make([]string, len(p))
	for _, d := range scenario.Dimensions {
		parts[d] = fmt.Sprintf("%s %+d", d, p[d])
	}
	return strings.Join(parts, ", ")
}

func figure(f *float64) string {
	if f == nil {
		return "not scored here"
	}
	return fmt.Sprintf("%5.1f", *f)
}

func bestOf(d *play.Debrief) string {
	if d.Best == nil {
		return ""
	}
	return fmt.Sprintf("  (the best possible: %.1f)", *d.Best)
}
