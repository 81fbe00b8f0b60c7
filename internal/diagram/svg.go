package diagram

import (
	"fmt"
	"net/url"
	"strings"

	"evenkeel/internal/scenario"
)

// SVG draws the graph. Every node is a link to the element that [Anchor] names:
// itself in a file of its own, and in a page what the page has of that name. It
// answers [ErrTooLarge] for a graph that nobody could read.
func SVG(scn *scenario.Scenario, o Options) ([]byte, error) {
	d := &drawing{chart: newChart(scn, o), inline: o.Inline}
	boxes := make([]box, len(d.cards))
	var wires []wire
	for i := range d.cards {
		d.faces = append(d.faces, newFace(&d.cards[i]))
		boxes[i] = d.faces[i].box()
		for j := range d.cards[i].replies {
			for _, to := range d.cards[i].replies[j].to {
				wires = append(wires, wire{from: i, port: j, to: to})
			}
		}
	}
	var err error
	if d.layout, err = newLayout(boxes, wires, scn.Start); err != nil {
		return nil, fmt.Errorf("%w: it has %d nodes and endings with %d choices", err, len(d.cards), scn.Choices)
	}
	d.draw()
	return d.Bytes(), nil
}

// Anchor names a node's element: its id attribute, and what follows # in links
// to it.
func Anchor(node string) string { return "node-" + url.PathEscape(plain(node)) }

// drawing is an SVG being written.
type drawing struct {
	*chart
	*layout
	faces  []face
	inline bool
	ink
}

// headHeight is the room of the heading.
const headHeight = 62

func (d *drawing) draw() {
	w, h := d.size()
	legend := newLegend(d.chart, max(w, 560))
	head := float64(headHeight)
	if d.inline {
		head = 0
	}
	room := max(w, legend.w)
	if !d.inline {
		room = max(room, width(plain(d.Title), 24))
	}
	wide, high := room+2*margin, h+legend.h+head+3*margin
	d.open(wide, high)
	fmt.Fprintf(d, "<g transform=\"translate(%.0f %.0f)\">\n", margin+(room-w)/2, margin+head)
	for i := range d.faces {
		d.node(i)
	}
	d.WriteString("</g>\n")
	fmt.Fprintf(d, "<g transform=\"translate(%d %.0f)\" role=\"img\" aria-label=\"What the signs mean\">\n", margin, high-margin-legend.h)
	d.Write(legend.Bytes())
	d.WriteString("</g>\n</svg>\n")
}

// open writes the outermost element, and in a file of its own the style and
// the heading.
func (d *drawing) open(wide, high float64) {
	fmt.Fprintf(d, `<svg xmlns="http://www.w3.org/2000/svg" class="dg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f" role="graphics-document" aria-label="%s">`+"\n",
		wide, high, wide, high, escape("The graph of "+plain(d.Title)))
	if d.inline {
		return
	}
	d.title(plain(d.Title))
	d.WriteString("\n<style>\n" + ownStyle + "</style>\n")
	d.rect("dg-paper", 0, 0, wide, high, 0)
	d.text("dg-title", margin, margin+24, plain(d.Title))
	d.text("dg-note", margin, margin+46, cut(d.about(), max(20, int((wide-2*margin)/6.6))))
	d.WriteString("\n")
}

// about is the line under the title.
func (d *drawing) about() string {
	about := plain(d.Customer.Name)
	if d.Customer.About != "" {
		about += ", " + plain(d.Customer.About)
	}
	endings := 0
	for i := range d.cards {
		if d.cards[i].Ending != nil {
			endings++
		}
	}
	return fmt.Sprintf("%s · %d nodes, %d endings, %d choices · %s", about, len(d.cards)-endings, endings, d.Choices, plain(d.ID))
}

// node draws a card with its choices and the lines that leave it.
func (d *drawing) node(i int) {
	f := &d.faces[i]
	x, y := d.corner(i)
	id := ""
	if !d.inline {
		id = fmt.Sprintf(` id="%s"`, escape(Anchor(f.ID)))
	}
	fmt.Fprintf(d, `<g class="%s"%s>`, strings.Join(f.classes(), " "), id)
	d.title(plain(f.ID) + "\n" + f.words())
	fmt.Fprintf(d, `<a href="#%s" tabindex="0" aria-label="%s">`, escape(Anchor(f.ID)), escape(f.name()))
	f.draw(&d.ink, x, y)
	d.WriteString("</a>\n")
	for j := range f.cells {
		c := &f.cells[j]
		fmt.Fprintf(d, `<g class="%s" role="img" aria-label="%s">`, strings.Join(c.classes(), " "), escape(d.choiceName(c.reply)))
		d.title(d.choiceName(c.reply) + "\n" + plain(c.Text))
		for _, to := range c.to {
			d.ink.path("dg-way", d.layout.path(wire{from: i, port: j, to: to}))
		}
		f.drawCell(&d.ink, c, x, y)
		d.WriteString("</g>\n")
	}
	if d.met(i) {
		d.ink.path("dg-tip", fmt.Sprintf("M%.0f %.0fl-5 -%dh10z", d.items[i].x, y, tip+1))
	}
	d.WriteString("</g>\n")
}

// met reports whether a line leads to a node.
func (d *drawing) met(node int) bool {
	for _, w := range d.wires {
		if w.to == node {
			return true
		}
	}
	return false
}

// choiceName is what a choice is called: where it leads and what it does.
func (d *drawing) choiceName(r *reply) string {
	name := fmt.Sprintf("Choice %s to %s: empathy %s, composure %s, resolution %s", plain(r.ID), d.names(r), signed(r.Points[0]), signed(r.Points[1]), signed(r.Points[2]))
	if r.anger != 0 {
		name += ", anger " + signed(r.anger)
	}
	if r.When != 0 {
		name += ", under a condition"
	}
	if r.To.Pick != 0 {
		name += ", the script picks where it leads"
	}
	if r.seconds > 0 {
		name += fmt.Sprintf(", made by the clock after %d seconds", r.seconds)
	}
	if r.never {
		name += ", never offered"
	}
	return name
}

func (c *card) classes() []string {
	classes := []string{"dg-at"}
	if c.start {
		classes = append(classes, "dg-start")
	}
	if c.Ending != nil {
		classes = append(classes, "dg-ending", "dg-"+string(c.Ending.Outcome))
	}
	if c.unreached {
		classes = append(classes, "dg-unreached")
	}
	if c.dead {
		classes = append(classes, "dg-dead")
	}
	return classes
}

func (r *reply) classes() []string {
	classes := []string{"dg-choice"}
	if r.When != 0 {
		classes = append(classes, "dg-when")
	}
	if r.To.Pick != 0 {
		classes = append(classes, "dg-pick")
	}
	if r.never {
		classes = append(classes, "dg-never")
	}
	return classes
}

// draw draws the card, without its choices.
func (f *face) draw(k *ink, x, y float64) {
	if f.Ending != nil {
		f.drawEnding(k, x, y)
		return
	}
	k.rect("dg-box", x, y, f.w, f.h, 10)
	k.text("dg-id", x+pad, y+headLine, plain(f.ID))
	if note := f.headNote(); note != "" {
		k.text("dg-note dg-badge dg-end", x+f.w-pad, y+headLine, note)
	}
	if f.anger != nil {
		k.gauge(x+pad, y+headLine+7, f.w-2*pad, f.anger.Low, f.anger.High)
	}
	for i, line := range f.says {
		k.text("dg-says", x+pad, y+saysTop+float64(i)*saysStep, line)
	}
}

func (f *face) drawEnding(k *ink, x, y float64) {
	k.rect("dg-box", x, y, f.w, f.h, 20)
	k.text("dg-id", x+pad, y+headLine, plain(f.ID))
	line := y + headLine
	for _, note := range f.endingNotes() {
		line += 16
		k.text("dg-note dg-badge", x+pad, line, note)
	}
	line += 4
	for _, words := range f.says {
		line += saysStep
		k.text("dg-says", x+pad, line, words)
	}
	k.points(x+pad, y+f.cellTop, f.Ending.Points)
}

// drawCell draws a choice; x and y are the card's corner.
func (f *face) drawCell(k *ink, c *cell, x, y float64) {
	x, y = x+c.x, y+f.cellTop
	middle := x + c.w/2
	k.rect("dg-cell", x, y, c.w, f.cellH, 6)
	for i, line := range c.name {
		k.text("dg-name", middle, y+16+float64(i)*nameStep, line)
	}
	line := y + f.numbersY
	k.points(middle-chipsW/2, line, c.Points)
	line += chipH
	if c.anger != 0 {
		line += 15
		k.anger(middle, line, c.anger)
	}
	if c.marks == "" {
		return
	}
	line = y + f.cellH - 7
	if c.seconds > 0 {
		k.clock(middle-width(c.marks, 11)/2-2, line-4)
		middle += clockRoom / 2
	}
	k.text("dg-mark", middle, line, c.marks)
}
