package diagram

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"evenkeel/internal/scenario"
)

// ink writes the elements that all drawings are made of, in whole pixels.
type ink struct{ bytes.Buffer }

func (k *ink) rect(class string, x, y, w, h, round float64) {
	fmt.Fprintf(k, `<rect class="%s" x="%.0f" y="%.0f" width="%.0f" height="%.0f"`, class, x, y, w, h)
	if round > 0 {
		fmt.Fprintf(k, ` rx="%.0f"`, round)
	}
	k.WriteString("/>")
}

func (k *ink) path(class, d string) { fmt.Fprintf(k, `<path class="%s" d="%s"/>`, class, d) }

// text writes words with their baseline at y, and a space after them for those
// who hear or copy them.
func (k *ink) text(class string, x, y float64, s string) {
	fmt.Fprintf(k, `<text class="%s" x="%.0f" y="%.0f">%s</text> `, class, x, y, escape(s))
}

func (k *ink) title(s string) { fmt.Fprintf(k, "<title>%s</title>", escape(s)) }

// points draws the three figures of a choice or an ending, side by side from x.
func (k *ink) points(x, y float64, p scenario.Points) {
	for _, n := range p {
		fmt.Fprintf(k, `<g class="%s">`, sign(n))
		k.rect("dg-chip", x, y, chipW, chipH, 4)
		k.text("dg-num", x+chipW/2, y+12, minus(n))
		k.WriteString("</g>")
		x += chipW + chipGap
	}
}

// The figures' sizes, in pixels.
const (
	chipW   = 23
	chipH   = 16
	chipGap = 2
	chipsW  = 3*chipW + 2*chipGap
)

func sign(n int) string {
	switch {
	case n > 0:
		return "dg-plus"
	case n < 0:
		return "dg-minus"
	}
	return "dg-zero"
}

// minus writes a figure with its sign, a real minus.
func minus(n int) string {
	if n < 0 {
		return fmt.Sprintf("−%d", -n)
	}
	return signed(n)
}

// anger draws by how much anger rises or falls, around x.
func (k *ink) anger(x, y float64, by int) {
	class, d := "dg-rises", "M%.0f %.0fl4 -7l4 7z"
	if by < 0 {
		class, d = "dg-falls", "M%.0f %.0fm0 -7l4 7l4 -7z"
	}
	figure := fmt.Sprint(max(by, -by))
	room := 8 + 4 + width(figure, 11)
	k.path(class, fmt.Sprintf(d, x-room/2, y))
	k.text("dg-note "+class, x-room/2+12, y, figure)
}

// clock draws a small clock face with its middle at x and y.
func (k *ink) clock(x, y float64) {
	k.path("dg-clock", fmt.Sprintf("M%.0f %.0fm-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0m4 -2.5v2.5l2 1", x, y))
}

// bands are where anger gets another colour: as in the words calm, settling,
// tense, angry and furious.
var bands = []int{0, 15, 35, 55, 75, 101}

// gauge draws a range of anger on a scale from 0 to 100.
func (k *ink) gauge(x, y, w float64, low, high int) {
	const h, least = 4, 4.0
	k.rect("dg-rail", x, y, w, h, 2)
	at := func(anger int) float64 { return x + w*float64(anger)/100 }
	for i := range len(bands) - 1 {
		from, to := max(low, bands[i]), min(high, bands[i+1])
		if from > high || from >= bands[i+1] {
			continue
		}
		left := min(at(from), x+w-least)
		k.rect(fmt.Sprintf("dg-mood-%d", i), left, y, max(least, min(at(to), x+w)-left), h, 0)
	}
}

// escape makes a text fit for an element or an attribute.
func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}
