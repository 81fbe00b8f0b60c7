package diagram

import (
	"bytes"
	"fmt"
	"strings"

	"evenkeel/internal/scenario"
)

// Mermaid writes the graph as a Mermaid flow chart. Nodes are named n0, n1, ...
// in the order of the file, because ids may be words of Mermaid's language;
// edges are dashed under a condition and where the script picks the target.
func Mermaid(scn *scenario.Scenario, o Options) []byte {
	c := newChart(scn, o)
	var b bytes.Buffer
	b.WriteString("flowchart TD\n")
	for i := range c.cards {
		c.cards[i].mermaid(&b, i)
	}
	for i := range c.cards {
		for j := range c.cards[i].replies {
			c.mermaidEdges(&b, i, &c.cards[i].replies[j])
		}
	}
	c.mermaidClasses(&b)
	return b.Bytes()
}

func (c *card) mermaid(b *bytes.Buffer, i int) {
	lines := []string{mermaidText(plain(c.ID))}
	if notes := c.notes(); len(notes) > 0 {
		lines = append(lines, mermaidText(strings.Join(notes, ", ")))
	}
	if c.says != "" {
		lines = append(lines, mermaidText("“"+cut(c.says, 60)+"”"))
	}
	open, end := "[", "]"
	if c.Ending != nil {
		open, end = "([", "])"
	}
	fmt.Fprintf(b, "  n%d%s\"%s\"%s\n", i, open, strings.Join(lines, "<br/>"), end)
}

func (c *chart) mermaidEdges(b *bytes.Buffer, from int, r *reply) {
	arrow := "-->"
	if r.When != 0 || r.To.Pick != 0 {
		arrow = "-.->"
	}
	for _, to := range r.targets() {
		fmt.Fprintf(b, "  n%d %s|\"%s\"| n%d\n", from, arrow, mermaidText(r.label()), to)
	}
}

// mermaidClasses colours the start, the endings and what is wrong.
func (c *chart) mermaidClasses(b *bytes.Buffer) {
	members := map[string][]string{}
	for i := range c.cards {
		card, name := &c.cards[i], fmt.Sprintf("n%d", i)
		if card.start {
			members["start"] = append(members["start"], name)
		}
		if card.Ending != nil {
			outcome := string(card.Ending.Outcome)
			members[outcome] = append(members[outcome], name)
		}
		switch {
		case card.dead:
			members["dead"] = append(members["dead"], name)
		case card.unreached:
			members["unreached"] = append(members["unreached"], name)
		}
	}
	define := func(class, look string) {
		if of := members[class]; len(of) > 0 {
			fmt.Fprintf(b, "  classDef %s %s\n  class %s %s\n", class, look, strings.Join(of, ","), class)
		}
	}
	define("start", "stroke-width:3px")
	for _, outcome := range scenario.Outcomes {
		define(string(outcome), "fill:"+outcomeTint[outcome]+",color:#1b2430")
	}
	define("unreached", "color:#8a8375,stroke-dasharray:3 3")
	define("dead", "stroke:#b03524,color:#b03524,stroke-width:2px")
}

// mermaidText escapes a text on one line: letters, digits and what is harmless
// stay, the rest of ASCII becomes an entity as Mermaid writes it.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 0x80, r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', strings.ContainsRune(" .,!?'+-/_", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}
