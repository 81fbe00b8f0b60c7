package luatest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// width is where a transcript's lines are broken.
const width = 96

// transcript writes a play word for word, with all that a change of the
// scenario could change.
func transcript(r *Result) string {
	var b strings.Builder
	past := &Result{v: r.v, plan: r.plan}
	if err := play.Apply(r.v.Scenario, &past.s, play.Event{Started: r.s.Start}); err != nil {
		return err.Error() + "\n"
	}
	moment(&b, past)
	for _, t := range r.s.Turns {
		answer(&b, past, t)
		if err := play.Apply(r.v.Scenario, &past.s, play.Event{Turn: t}); err != nil {
			return err.Error() + "\n"
		}
		moment(&b, past)
	}
	if e := r.node().Ending; e != nil {
		fmt.Fprintf(&b, "\nThe end: %s, %s.\n", e.Outcome, e.Relationship)
	}
	fmt.Fprintf(&b, "Points: %s.%s\n", points(r.s.Points), scoreLine(r))
	return b.String()
}

// moment writes where the play stands and what the customer says there.
func moment(b *strings.Builder, r *Result) {
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	fmt.Fprintf(b, "[%s] %s\n", r.node().ID, r.state())
	wrap(b, "  ", r.s.Says)
	if offered := r.offered(); len(offered) > 0 {
		wrap(b, "  offered: ", strings.Join(offered, ", "))
	}
}

// answer writes a reply and what it earned.
func answer(b *strings.Builder, r *Result, t *play.Turn) {
	c := &r.node().Choices[r.node().Choice(t.Choice)]
	by := ""
	switch {
	case t.By == play.ByTimeout:
		by = " (timeout)"
	case t.Elapsed > 0:
		by = fmt.Sprintf(" (after %d s)", t.Elapsed)
	}
	fmt.Fprintf(b, "\n> %s%s: %s\n", t.Choice, by, points(t.Points))
	wrap(b, "  ", play.Expand(c.Text, r.v.Scenario, r.s.Position.Vars))
}

func points(p scenario.Points) string {
	parts := make([]string, len(p))
	for _, d := range scenario.Dimensions {
		parts[d] = fmt.Sprintf("%s %+d", d, p[d])
	}
	return strings.Join(parts, ", ")
}

func scoreLine(r *Result) string {
	scores, err := r.scores()
	if err != nil {
		return ""
	}
	parts := make([]string, 0, 5)
	for _, n := range scores.(group).list {
		parts = append(parts, n.name+" "+score(n.value))
	}
	return "\nScores: " + strings.Join(parts, ", ") + "."
}

func score(v script.Value) string {
	if v == nil {
		return "none"
	}
	return fmt.Sprintf("%.1f", v)
}

// wrap writes a text behind a margin, broken where it has spaces.
func wrap(b *strings.Builder, margin, text string) {
	rest := strings.Repeat(" ", len(margin))
	line := margin
	for _, word := range strings.Fields(text) {
		if line != margin && line != rest && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			b.WriteString(line + "\n")
			line = rest
		}
		if line != margin && line != rest {
			line += " "
		}
		line += word
	}
	b.WriteString(line + "\n")
}
