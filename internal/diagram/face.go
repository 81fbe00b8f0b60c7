package diagram

import (
	"fmt"
	"strings"
)

// face is how a card is laid out, in pixels from its top left corner.
type face struct {
	*card
	w, h     float64
	says     []string
	cells    []cell
	cellTop  float64
	cellH    float64
	numbersY float64 // the figures', in a cell
}

// cell shows a choice at the card's lower edge.
type cell struct {
	*reply
	x, w  float64
	name  []string
	marks string
}

// Sizes of a card, in pixels.
const (
	pad       = 12
	headLine  = 22 // the baseline of the id
	saysTop   = 52 // the baseline of the customer's first line
	saysStep  = 17
	nameStep  = 14
	cellGap   = 5
	clockRoom = 13

	leastCard   = 236
	leastEnding = 216

	nameSize = 12.5
	mostName = 98  // of a line of a choice's id
	mostWord = 140 // of one that has no place to break
	saysSize = 12.5
)

func newFace(c *card) face {
	f := face{card: c}
	if c.Ending != nil {
		f.ending()
		return f
	}
	f.w = max(leastCard, 2*pad+width(plain(c.ID), 14)+24+width(c.headNote(), 11.5))
	cells := float64(2*pad - cellGap)
	for i := range c.replies {
		f.cells = append(f.cells, newCell(&c.replies[i]))
		cells += f.cells[i].w + cellGap
	}
	f.w = max(f.w, cells)
	f.spread(f.w - cells)
	f.says = wrap(f.words(), saysSize, f.w-2*pad, 2)
	f.cellTop = saysTop + float64(len(f.says)-1)*saysStep + 13
	f.tall()
	return f
}

// words are what the card shows of the customer's words.
func (c *card) words() string {
	if c.says == "" {
		return "(a function’s words)"
	}
	return "“" + cut(c.says, 200) + "”"
}

// headNote stands at the right of the id.
func (c *card) headNote() string {
	if c.Ending != nil {
		return ""
	}
	return strings.Join(c.notes(), " · ")
}

func newCell(r *reply) cell {
	c := cell{reply: r, name: nameLines(plain(r.ID)), marks: strings.Join(r.marks(), " · ")}
	c.w = chipsW + 10
	for _, line := range c.name {
		c.w = max(c.w, width(line, nameSize)+10)
	}
	c.w = max(c.w, width(c.marks, 11)+10)
	if r.seconds > 0 {
		c.w += clockRoom
	}
	return c
}

// nameLines breaks a choice's id into one line or two, between its words.
func nameLines(id string) []string {
	room := float64(mostName)
	for _, word := range strings.FieldsFunc(id, func(r rune) bool { return strings.ContainsRune(breaks, r) }) {
		room = max(room, min(mostWord, width(word, nameSize)+nameSize))
	}
	return wrap(id, nameSize, room, 2)
}

// marks are the notes that a cell has room for; the line through its id says
// that a choice is never offered.
func (r *reply) marks() []string {
	marks := r.notes()
	if r.never {
		return marks[:len(marks)-1]
	}
	return marks
}

// spread shares spare room among the cells and puts them side by side.
func (f *face) spread(spare float64) {
	x := float64(pad)
	for i := range f.cells {
		c := &f.cells[i]
		c.x, c.w = x, c.w+spare/float64(len(f.cells))
		x += c.w + cellGap
	}
}

// tall finds the heights of the cells and of the card.
func (f *face) tall() {
	if len(f.cells) == 0 {
		f.h = f.cellTop
		return
	}
	names, anger, marks := 0, 0.0, 0.0
	for _, c := range f.cells {
		names = max(names, len(c.name))
		if c.anger != 0 {
			anger = 16
		}
		if c.marks != "" {
			marks = 15
		}
	}
	f.numbersY = 8 + float64(names)*nameStep
	f.cellH = f.numbersY + chipH + anger + marks + 7
	f.h = f.cellTop + f.cellH + cellGap + 2
}

// ending lays out an ending's card.
func (f *face) ending() {
	f.w = max(leastEnding, 2*pad+width(plain(f.ID), 14))
	for _, note := range f.endingNotes() {
		f.w = max(f.w, 2*pad+width(note, 11.5))
	}
	f.says = wrap(f.words(), saysSize, f.w-2*pad, 3)
	f.cellTop = headLine + float64(len(f.endingNotes()))*16 + float64(len(f.says))*saysStep + 13
	f.h = f.cellTop + chipH + pad
}

// endingNotes say what became of the matter and the customer, and then what
// else there is to say.
func (f *face) endingNotes() []string {
	notes := f.notes()
	lines := []string{fmt.Sprintf("%s · %s", f.Ending.Outcome, f.Ending.Relationship)}
	for i, note := range notes {
		if note == string(f.Ending.Relationship) {
			notes = notes[i+1:]
			break
		}
	}
	if len(notes) > 0 {
		lines = append(lines, strings.Join(notes, " · "))
	}
	return lines
}

// name is what the card's link is called: what can be read on it, in that
// order, and then what it is.
func (f *face) name() string {
	parts := []string{plain(f.ID)}
	if f.Ending != nil {
		parts = append(parts, f.endingNotes()...)
	} else if note := f.headNote(); note != "" {
		parts = append(parts, note)
	}
	parts = append(parts, f.says...)
	if f.Ending == nil {
		return strings.Join(parts, " ") + " (a node)"
	}
	for _, n := range f.Ending.Points {
		parts = append(parts, minus(n))
	}
	return strings.Join(parts, " ") + " (an ending; empathy, composure, resolution)"
}

// box is what the layout has to know.
func (f *face) box() box {
	b := box{w: f.w, h: f.h}
	for _, c := range f.cells {
		b.ports = append(b.ports, c.x+c.w/2)
	}
	return b
}
