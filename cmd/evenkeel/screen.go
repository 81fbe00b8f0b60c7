package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/wire"
)

// screen prints a conversation.
type screen struct {
	w     interface{ Write([]byte) (int, error) }
	name  string // the trainee's
	width int    // of text, in characters
}

func (p *screen) line(format string, args ...any) { fmt.Fprintf(p.w, format+"\n", args...) }

func (p *screen) prompt() { fmt.Fprint(p.w, "> ") }

// say prints text for people, wrapped, behind a margin.
func (p *screen) say(margin, text string) {
	rest := strings.Repeat(" ", len([]rune(margin)))
	for _, l := range wrap(strings.ReplaceAll(text, play.TraineePlaceholder, p.name), p.width-len(rest)) {
		p.line("%s%s", margin, l)
		margin = rest
	}
}

// wrap breaks a text into lines of at most width characters, where it has
// spaces. What would steer a terminal is left out.
func wrap(text string, width int) []string {
	var lines []string
	now, n := "", 0
	for _, word := range strings.Fields(text) {
		word = strings.Map(printable, word)
		w := len([]rune(word))
		if n > 0 && n+1+w > width {
			lines, now, n = append(lines, now), "", 0
		}
		if n > 0 {
			now, n = now+" ", n+1
		}
		now, n = now+word, n+w
	}
	return append(lines, now)
}

func printable(r rune) rune {
	if strconv.IsGraphic(r) {
		return r
	}
	return -1
}

func (p *screen) head(v *play.Version, seed uint64, begins string) {
	p.say("", v.Title)
	p.say("", v.Summary)
	about := v.Customer.Name
	if v.Customer.About != "" {
		about += ", " + v.Customer.About
	}
	p.say("", about+".")
	p.line("Channel: %s. Level: %d. Seed: %d%s. The clock is off.", v.Channel, v.Level, seed, ofVariant(v.Variant))
	if begins != "" {
		p.say("", "It begins "+begins+". Scores are of what follows.")
	}
	p.line("Type ? for help.")
}

// help prints what can be typed.
func (p *screen) help() {
	p.line("  1, 2, ...  give that reply; its id in [brackets] does the same")
	p.line("  b          take a breath, where that is offered")
	p.line("  t          let the time run out, where there is a deadline")
	p.line("  u          take your last turn back, as far as the beginning")
	p.line("  ?          this help")
	p.line("  q          leave")
}

// customer prints what the customer says, and in what mood.
func (p *screen) customer(v *play.Version, s *play.State) {
	p.line("")
	moods := make([]string, len(v.Moods))
	for i, m := range v.Moods {
		moods[i] = fmt.Sprintf("%s %d", m.Name, s.Position.Moods[i])
	}
	p.line("%s (%s: %s)", v.Customer.Name, wire.Band(s.Position.Moods[scenario.Anger]), strings.Join(moods, ", "))
	p.say("  ", s.Says)
}

// moment prints where the attempt stands and what may be answered.
func (p *screen) moment(v *play.Version, s *play.State) {
	p.customer(v, s)
	p.line("")
	n, number := &v.Nodes[s.Position.Node], 0
	for _, i := range s.Offered {
		c := &n.Choices[i]
		if c.Breathe {
			continue
		}
		number++
		p.say(fmt.Sprintf("  %d  ", number), play.Expand(c.Text, v.Scenario, s.Position.Vars)+" ["+c.ID+"]")
	}
	if slices.ContainsFunc(s.Offered, func(i int) bool { return n.Choices[i].Breathe }) {
		p.line("  b  (take a breath)")
	}
	if n.Timeout != nil {
		p.line("  t  (let the %d seconds run out)", n.Timeout.Seconds)
	}
	if n.Checkin != "" {
		p.say("  ask yourself: ", n.Checkin)
	}
}
