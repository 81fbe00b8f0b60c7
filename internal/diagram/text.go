package diagram

import (
	"bytes"
	"fmt"
	"strings"
	"text/tabwriter"

	"evenkeel/internal/scenario"
)

// Text writes the graph as a table in UTF-8, a line for each choice and each
// ending: the node, what the customer says there, the choice, what it earns
// and changes, and where it leads.
func Text(scn *scenario.Scenario, o Options) []byte {
	c := newChart(scn, o)
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s: %s\n\n", plain(scn.ID), plain(scn.Title))
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	row := func(cells ...string) { fmt.Fprintln(t, strings.Join(cells, "\t")) }
	row("NODE", "SAYS", "CHOICE", "POINTS", "ANGER", "TO", "NOTES")
	for i := range c.cards {
		card := &c.cards[i]
		says, notes := quoted(card.says), card.notes()
		if len(card.replies) == 0 {
			earned := ""
			if card.Ending != nil {
				earned = points(card.Ending.Points)
			}
			row(plain(card.ID), says, "", earned, "", "", strings.Join(notes, ", "))
		}
		for j := range card.replies {
			r := &card.replies[j]
			row(plain(card.ID), says, plain(r.ID), points(r.Points), signed(r.anger), c.names(r), strings.Join(append(notes, r.notes()...), ", "))
			says, notes = "", nil
		}
	}
	_ = t.Flush() // a buffer takes everything
	return trimLines(b.Bytes())
}

func quoted(says string) string {
	if says == "" {
		return "(a function's words)"
	}
	return "“" + cut(says, 56) + "”"
}

// names lists the ids of a reply's targets.
func (c *chart) names(r *reply) string {
	var ids []string
	for _, to := range r.targets() {
		ids = append(ids, plain(c.Nodes[to].ID))
	}
	return strings.Join(ids, ", ")
}

// trimLines takes away the spaces that fill up the last column.
func trimLines(table []byte) []byte {
	lines := bytes.Split(table, []byte("\n"))
	for i, line := range lines {
		lines[i] = bytes.TrimRight(line, " ")
	}
	return bytes.Join(lines, []byte("\n"))
}
