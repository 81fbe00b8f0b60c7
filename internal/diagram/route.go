package diagram

import (
	"fmt"
	"math"
	"strings"
)

// turn is how deep a line dips where it turns round.
const turn = 34

// tip is the height of the arrowhead above a box.
const tip = 8

// pen writes the path of a line, in whole pixels.
type pen struct {
	strings.Builder
	x, y float64
}

func (p *pen) move(x, y float64) {
	p.x, p.y = math.Round(x), math.Round(y)
	fmt.Fprintf(p, "M%.0f %.0f", p.x, p.y)
}

// straight goes up or down.
func (p *pen) straight(y float64) {
	if y = math.Round(y); y != p.y {
		p.y = y
		fmt.Fprintf(p, "V%.0f", y)
	}
}

// bend goes to another layer, leaving and arriving upright.
func (p *pen) bend(x, y float64) {
	x, y = math.Round(x), math.Round(y)
	if x == p.x {
		p.straight(y)
		return
	}
	half := math.Round((p.y + y) / 2)
	fmt.Fprintf(p, "C%.0f %.0f %.0f %.0f %.0f %.0f", p.x, half, x, half, x, y)
	p.x, p.y = x, y
}

// uturn goes to x and back to the height y, by deep beyond both.
func (p *pen) uturn(x, y, deep float64) {
	x, y = math.Round(x), math.Round(y)
	over := math.Round((p.y+y)/2 + deep*4/3)
	fmt.Fprintf(p, "C%.0f %.0f %.0f %.0f %.0f %.0f", p.x, over, x, over, x, y)
	p.x, p.y = x, y
}

// path draws a wire from its port to the arrowhead on its target.
func (l *layout) path(w wire) string {
	from, to := &l.items[w.from], &l.items[w.to]
	x, y := l.corner(w.from)
	var p pen
	p.move(x+l.boxes[w.from].ports[w.port], y+l.boxes[w.from].h)
	p.straight(l.foot(from.layer))
	if to.layer > from.layer {
		l.descend(&p, w.to, from.layer)
	} else {
		l.climb(&p, w.to, from.layer)
	}
	return p.String()
}

// foot is the lower edge of a layer.
func (l *layout) foot(layer int) float64 { return l.top[layer] + l.height[layer] }

// descend goes from the foot of a layer down to a box.
func (l *layout) descend(p *pen, to, layer int) {
	for layer++; layer < l.items[to].layer; layer++ {
		it := &l.items[l.lanes[lane{to: to, layer: layer}]]
		p.bend(it.x, l.top[layer])
		p.straight(l.foot(layer))
	}
	p.bend(l.items[to].x, l.top[layer]-tip)
}

// climb turns round at the foot of a layer, goes up beside and turns round
// again above the box.
func (l *layout) climb(p *pen, to, layer int) {
	at := func() *item { return &l.items[l.lanes[lane{to: to, layer: layer, up: true}]] }
	p.uturn(at().x, p.y, turn*0.8)
	p.straight(l.top[layer])
	for layer > l.items[to].layer {
		layer--
		p.bend(at().x, l.foot(layer))
		p.straight(l.top[layer])
	}
	p.uturn(l.items[to].x, l.top[layer]-tip, -turn*0.7)
}
