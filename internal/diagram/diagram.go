// Package diagram draws a scenario's graph: as SVG for browsers, as DOT and
// Mermaid for other programs, and as a table of text for those who would
// rather read or listen.
//
// Everything here is a pure function of its arguments: it owns no state, and
// any number of goroutines may draw at once. The positions in the SVG are
// worked out here as well (see place), in layers from the opening downwards,
// because the graph of any scenario, written by anybody, has to be drawn within
// bounded time and memory. It imports only scenario and explore.
package diagram

import (
	"errors"

	"evenkeel/internal/explore"
	"evenkeel/internal/scenario"
)

// ErrTooLarge means that a graph has too many nodes and choices to be drawn:
// nobody could read it. The other formats have no limit.
var ErrTooLarge = errors.New("the graph is too large for a drawing")

// Options add what is known of a scenario beside what it declares.
type Options struct {
	// Report marks what no path comes to and where no ending can be reached.
	// Without one, the graph alone tells, as if every condition could hold.
	Report *explore.Report
	// Seen is what conversations showed, by index in Scenario.Nodes; or nil.
	Seen []Seen
	// Inline makes an SVG to be put into a page, which gives it [Stylesheet],
	// the heading, and the elements that its links lead to: see [Anchor].
	Inline bool
}

// Seen is what some conversations showed of a node.
type Seen struct {
	Met       bool
	Low, High int    // the least and the most anger there
	Says      string // the customer's words, on one of the visits
}

// Add takes in a visit of the node.
func (s *Seen) Add(anger int, says string) {
	if !s.Met {
		*s = Seen{Met: true, Low: anger, High: anger, Says: says}
	}
	s.Low, s.High = min(s.Low, anger), max(s.High, anger)
}

// chart is a scenario as all formats show it.
type chart struct {
	*scenario.Scenario
	cards []card
}

// card is a node or an ending.
type card struct {
	*scenario.Node
	says      string // on one line; empty where it is not known
	start     bool
	unreached bool // no path comes here
	dead      bool // at times no ending can be reached from here
	turns     int  // an ending that comes when so many turns are over; or 0
	anger     *Seen
	replies   []reply
}

// reply is a choice.
type reply struct {
	*scenario.Choice
	anger   int // the change of anger, before the persona reacts
	seconds int // made by the clock after so long; or 0
	never   bool
	stays   bool  // it may lead back to its own node
	to      []int // the other nodes it may lead to
}

func newChart(scn *scenario.Scenario, o Options) *chart {
	c := &chart{Scenario: scn, cards: make([]card, len(scn.Nodes))}
	for i := range scn.Nodes {
		n := &scn.Nodes[i]
		c.cards[i] = card{Node: n, says: plain(words(n, i, o.Seen)), start: i == scn.Start}
		if i < len(o.Seen) && o.Seen[i].Met && n.Ending == nil {
			c.cards[i].anger = &o.Seen[i]
		}
		if scn.MaxTurns > 0 && i == scn.OutOfTurns {
			c.cards[i].turns = scn.MaxTurns
		}
		for j := range n.Choices {
			c.cards[i].replies = append(c.cards[i].replies, newReply(n, i, j))
		}
	}
	c.judge(o.Report)
	return c
}

// words gives what the customer says at a node: as declared where that is one
// text, and otherwise what was seen, or the line that is said when no
// condition holds.
func words(n *scenario.Node, i int, seen []Seen) string {
	lines := n.Says.Lines
	if n.Says.Func == 0 && len(lines) == 1 {
		return lines[0].Text
	}
	if i < len(seen) && seen[i].Met {
		return seen[i].Says
	}
	if n.Says.Func == 0 && len(lines) > 0 {
		return lines[len(lines)-1].Text
	}
	return ""
}

func newReply(n *scenario.Node, node, choice int) reply {
	c := &n.Choices[choice]
	r := reply{Choice: c}
	for _, m := range c.Moods {
		if m.Mood == scenario.Anger {
			r.anger += m.By
		}
	}
	if n.Timeout != nil && n.Timeout.Choice == choice {
		r.seconds = n.Timeout.Seconds
	}
	for _, to := range c.To.Nodes {
		if to == node {
			r.stays = true
		} else {
			r.to = append(r.to, to)
		}
	}
	return r
}

// judge marks what is unreachable and what is dead.
func (c *chart) judge(r *explore.Report) {
	if r == nil || !r.Exact {
		c.judgeByGraph()
	} else {
		c.judgeByReport(r)
	}
	if r == nil {
		return
	}
	for _, findings := range [][]explore.Finding{r.Dead, r.Stuck} {
		for _, f := range findings {
			if i := c.Index(f.Node); i >= 0 {
				c.cards[i].dead = true
			}
		}
	}
}

func (c *chart) judgeByReport(r *explore.Report) {
	for i := range c.cards {
		card := &c.cards[i]
		card.unreached = !r.Nodes[i]
		for j := range card.replies {
			reply := &card.replies[j]
			reply.never = !card.unreached && !r.Choices[reply.Number].Offered
		}
	}
}

// judgeByGraph follows the choices forwards from the start, and backwards from
// the endings.
func (c *chart) judgeByGraph() {
	forth, back := make([][]int, len(c.cards)), make([][]int, len(c.cards))
	link := func(from, to int) {
		forth[from] = append(forth[from], to)
		back[to] = append(back[to], from)
	}
	var endings []int
	for i := range c.cards {
		if c.cards[i].Ending != nil {
			endings = append(endings, i)
			continue
		}
		for _, r := range c.cards[i].replies {
			for _, to := range r.to {
				link(i, to)
			}
		}
		if c.MaxTurns > 0 && c.OutOfTurns >= 0 {
			link(i, c.OutOfTurns)
		}
	}
	come, leave := closure(forth, []int{c.Start}), closure(back, endings)
	for i := range c.cards {
		c.cards[i].unreached = !come[i]
		c.cards[i].dead = come[i] && !leave[i]
	}
}

// closure marks all that edges lead to from somewhere.
func closure(edges [][]int, from []int) []bool {
	met := make([]bool, len(edges))
	for len(from) > 0 {
		i := from[len(from)-1]
		from = from[:len(from)-1]
		if !met[i] {
			met[i] = true
			from = append(from, edges[i]...)
		}
	}
	return met
}
