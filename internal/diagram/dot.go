package diagram

import (
	"bytes"
	"fmt"
	"strings"

	"evenkeel/internal/scenario"
)

// DOT writes the graph in Graphviz's language: choices are labelled edges,
// dashed under a condition and dotted where the script picks the target.
func DOT(scn *scenario.Scenario, o Options) []byte {
	c := newChart(scn, o)
	var b bytes.Buffer
	fmt.Fprintf(&b, "digraph %s {\n", dotName(scn.ID))
	fmt.Fprintf(&b, "  label=%s; labelloc=t; rankdir=TB; fontname=\"Helvetica\";\n", dotLabel(plain(scn.Title)))
	b.WriteString("  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=11, color=\"#525d6b\", fillcolor=\"#fffdf9\"];\n")
	b.WriteString("  edge [fontname=\"Helvetica\", fontsize=9, color=\"#525d6b\"];\n")
	for i := range c.cards {
		fmt.Fprintf(&b, "  %s [%s];\n", dotName(c.cards[i].ID), c.cards[i].dot())
	}
	for i := range c.cards {
		for j := range c.cards[i].replies {
			c.dotEdges(&b, &c.cards[i], &c.cards[i].replies[j])
		}
	}
	b.WriteString("}\n")
	return b.Bytes()
}

func (c *card) dot() string {
	lines := []string{plain(c.ID)}
	if notes := c.notes(); len(notes) > 0 {
		lines = append(lines, strings.Join(notes, ", "))
	}
	if c.says != "" {
		lines = append(lines, "“"+cut(c.says, 40)+"”")
	}
	attributes := []string{"label=" + dotLabel(lines...)}
	if c.start {
		attributes = append(attributes, "penwidth=2.5")
	}
	if c.Ending != nil {
		attributes = append(attributes, fmt.Sprintf("fillcolor=%q, peripheries=2", outcomeTint[c.Ending.Outcome]))
	}
	switch {
	case c.dead:
		attributes = append(attributes, `color="#b03524", fontcolor="#b03524"`)
	case c.unreached:
		attributes = append(attributes, `color="#a7a196", fontcolor="#8a8375"`)
	}
	return strings.Join(attributes, ", ")
}

func (c *chart) dotEdges(b *bytes.Buffer, from *card, r *reply) {
	style := ""
	switch {
	case r.To.Pick != 0:
		style = ", style=dotted"
	case r.When != 0:
		style = ", style=dashed"
	}
	for _, to := range r.targets() {
		fmt.Fprintf(b, "  %s -> %s [label=%s%s];\n", dotName(from.ID), dotName(c.Nodes[to].ID), dotLabel(r.label()), style)
	}
}

// dotEscape escapes the text of a label. Graphviz reads entities in it, too.
var dotEscape = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")

// dotName quotes an id.
func dotName(id string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(plain(id), `\`, `\\`), `"`, `\"`) + `"`
}

// dotLabel quotes lines of plain text.
func dotLabel(lines ...string) string {
	quoted := make([]string, len(lines))
	for i, line := range lines {
		quoted[i] = dotEscape.Replace(line)
	}
	return `"` + strings.Join(quoted, `\n`) + `"`
}
