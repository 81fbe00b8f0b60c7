package face

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// ErrUnknownExpression is a name that is not one of [Expressions].
var ErrUnknownExpression = errors.New("face: no such expression")

// viewBox holds every head whole, the highest hair and the widest, and the
// shoulders down to the sleeves; all portraits share it, so that a head keeps
// its place when the expression changes.
const viewBox = "-50 -80 820 960"

// outline is the width in units of the line around coloured hair. Half of it
// falls inside; lines of the drawing are thinner than that and stay ink.
const outline = "18"

var drawn sync.Map // portrait -> []byte

type portrait struct{ look, expression string }

// SVG is the portrait of a look with an expression: a document of about 10 KB.
// The bytes are shared and must not be changed. Fields of the look that are
// empty or not of their set count as their defaults; an expression that is
// not of its set is [ErrUnknownExpression].
func SVG(look Look, expression string) ([]byte, error) {
	if !slices.Contains(expressions, expression) {
		return nil, fmt.Errorf("%w: %q; there are %s", ErrUnknownExpression, expression, strings.Join(expressions, ", "))
	}
	key := portrait{look.Key(), expression}
	if svg, ok := drawn.Load(key); ok {
		return svg.([]byte), nil
	}
	d, err := peeps()
	if err != nil {
		return nil, err
	}
	svg, _ := drawn.LoadOrStore(key, newPen(look).draw(d, expression))
	return svg.([]byte), nil
}

// A pen draws one portrait.
type pen struct {
	look   Look
	key    string
	colors map[string]string
	out    strings.Builder
	ids    int
	tinted bool // ink of the component being drawn is hair, of another colour than ink
}

func newPen(look Look) *pen {
	look = look.filled()
	return &pen{
		look: look,
		key:  look.Key(),
		colors: map[string]string{
			"ink":          ink,
			"skin":         skinColors[look.Skin],
			"clothing":     clothesColors[look.Clothes],
			"headContrast": hairColors[look.Hair],
		},
	}
}

func (p *pen) draw(d *drawing, expression string) []byte {
	p.out.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="` + viewBox + `" fill="none">`)
	variants := map[string]string{
		"head":       headNames[p.look.Head],
		"expression": expression,
		"facialHair": beardNames[p.look.Beard],
	}
	for _, e := range d.Canvas.Elements {
		if e.Type != "component" {
			p.element(e, "")
			continue
		}
		if parts := d.elements(e.Name, variants[e.Name]); parts != nil {
			p.component(e, parts)
		}
	}
	p.out.WriteString("</svg>")
	return []byte(p.out.String())
}

// component draws the parts of a variant in their place. Some drawings colour
// hair by itself, others draw hair and outlines as one shape in ink: there the
// shape is tinted and gets an outline of its own.
func (p *pen) component(place element, parts []element) {
	hair := place.Name == "facialHair" || place.Name == "head" && !usesColor(parts, "headContrast")
	p.tinted = hair && p.look.Hair != "black"
	p.out.WriteString(`<g transform="` + place.Attributes["transform"].value + `">`)
	for _, e := range parts {
		p.element(e, "")
	}
	p.out.WriteString("</g>")
	p.tinted = false
}

// element draws a tag and what it holds; fill is the one it inherits.
func (p *pen) element(e element, fill string) {
	if own, ok := e.Attributes["fill"]; ok {
		fill = p.color(own)
	}
	if e.Name == "path" && fill == ink && p.tinted {
		p.tint(e)
		return
	}
	p.out.WriteString("<" + e.Name)
	p.attributes(e, "d", "fill-rule", "transform")
	if e.Name == "path" {
		p.out.WriteString(` fill="` + fill + `"`)
	}
	p.out.WriteString(">")
	for _, child := range e.Children {
		p.element(child, fill)
	}
	p.out.WriteString("</" + e.Name + ">")
}

// tint draws a path of ink in the colour of the hair with an ink line along
// the inside of its edge. The path clips its own stroke: nothing grows.
func (p *pen) tint(e element) {
	id := p.key + "-" + strconv.Itoa(p.ids)
	p.ids++
	p.out.WriteString(`<clipPath id="` + id + `-clip"><path id="` + id + `"`)
	p.attributes(e, "d", "fill-rule", "clip-rule", "transform")
	p.out.WriteString(`/></clipPath><use href="#` + id + `" fill="` + hairColors[p.look.Hair] + `" stroke="` + ink +
		`" stroke-width="` + outline + `" stroke-linejoin="round" clip-path="url(#` + id + `-clip)"/>`)
}

func (p *pen) attributes(e element, names ...string) {
	for _, name := range names {
		if v, ok := e.Attributes[name]; ok {
			p.out.WriteString(" " + name + `="` + v.value + `"`)
		}
	}
}

func (p *pen) color(t text) string {
	if t.color != "" {
		return p.colors[t.color]
	}
	if t.value == "black" {
		return ink
	}
	return t.value
}

func usesColor(parts []element, name string) bool {
	return slices.ContainsFunc(parts, func(e element) bool {
		return e.Attributes["fill"].color == name || usesColor(e.Children, name)
	})
}
