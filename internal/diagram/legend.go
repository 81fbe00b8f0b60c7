package diagram

import "evenkeel/internal/scenario"

// legend explains the signs that a drawing uses.
type legend struct {
	ink
	w, h float64
	x, y float64
	room float64
}

const (
	legendRow = 26
	legendGap = 24
)

func newLegend(c *chart, room float64) *legend {
	g := &legend{room: room, h: legendRow}
	box := func(class, words string) {
		g.sign(26, words, func(x, y float64) {
			g.WriteString(`<g class="` + class + `">`)
			g.rect("dg-box", x, y-12, 26, 16, 6)
			g.WriteString("</g>")
		})
	}
	line := func(class, words string) {
		g.sign(34, words, func(x, y float64) {
			g.WriteString(`<g class="` + class + `">`)
			var p pen
			p.move(x, y-4)
			g.path("dg-way", p.String()+"h34")
			g.WriteString("</g>")
		})
	}
	seen := c.signs()
	box("dg-start", "start")
	for _, outcome := range scenario.Outcomes {
		if seen[string(outcome)] {
			box("dg-"+string(outcome), string(outcome))
		}
	}
	if seen["never reached"] {
		box("dg-unreached", "never reached")
	}
	if seen["dead end"] {
		box("dg-dead", "dead end: no way to an ending")
	}
	g.sign(chipsW, "empathy, composure, resolution", func(x, y float64) { g.points(x, y-12, scenario.Points{2, 0, -1}) })
	g.sign(58, "anger rises or falls by so much", func(x, y float64) { g.anger(x+13, y, 10); g.anger(x+44, y, -10) })
	if seen["anger"] {
		g.sign(70, "anger met here, from 0 to 100", func(x, y float64) { g.gauge(x, y-6, 70, 0, 100) })
	}
	line("dg-choice", "a choice leads on")
	if seen["when"] {
		line("dg-choice dg-when", "when: under a condition")
	}
	if seen["pick"] {
		line("dg-choice dg-pick", "pick: the script decides where to")
	}
	if seen["clock"] {
		g.sign(10, "made when the time is over", func(x, y float64) { g.clock(x+5, y-4) })
	}
	if seen["stays"] {
		g.sign(width("stays", 11), "leads to the same node again", func(x, y float64) { g.text("dg-note", x, y, "stays") })
	}
	if seen["never offered"] {
		g.sign(width("name", 12), "never offered", func(x, y float64) {
			g.WriteString(`<g class="dg-never">`)
			g.text("dg-name", x+width("name", 12)/2, y, "name")
			g.WriteString("</g>")
		})
	}
	return g
}

// sign puts a sign of a width and its words at the next place.
func (g *legend) sign(w float64, words string, draw func(x, y float64)) {
	all := w + 8 + width(words, 11)
	if g.x > 0 && g.x+all > g.room {
		g.x, g.y, g.h = 0, g.y+legendRow, g.h+legendRow
	}
	draw(g.x, g.y+16)
	g.text("dg-note", g.x+w+8, g.y+16, words)
	g.WriteString("\n")
	g.w = max(g.w, g.x+all)
	g.x += all + legendGap
}

// signs says which of the signs occur that not every drawing has.
func (c *chart) signs() map[string]bool {
	seen := map[string]bool{}
	for i := range c.cards {
		card := &c.cards[i]
		for _, note := range card.notes() {
			seen[note] = true
		}
		seen["anger"] = seen["anger"] || card.anger != nil
		for j := range card.replies {
			for _, note := range card.replies[j].notes() {
				seen[note] = true
			}
			seen["clock"] = seen["clock"] || card.replies[j].seconds > 0
		}
	}
	return seen
}
