package face

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

// The canvas moves a head by this matrix; see the data's head component.
const headScaleX, headMoveX, headMoveY = .99789, 6.3, -58

func TestEveryHeadIsInsideTheCanvas(t *testing.T) {
	d, err := peeps()
	if err != nil {
		t.Fatal(err)
	}
	for _, head := range heads {
		parts := d.elements("head", headNames[head])
		if len(parts) == 0 {
			t.Errorf("%s: the data has no drawing %q", head, headNames[head])
			continue
		}
		b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		b.addAll(t, parts)
		left, right := b.x0*headScaleX+headMoveX, b.x1*headScaleX+headMoveX
		top, bottom := b.y0+headMoveY, b.y1+headMoveY
		if left < -50 || right > 770 || top < -80 || bottom > 880 {
			t.Errorf("%s: %.0f..%.0f by %.0f..%.0f leaves the canvas %s", head, left, right, top, bottom, viewBox)
		}
	}
}

func TestEveryExpressionAndBeardIsDrawn(t *testing.T) {
	d, err := peeps()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range expressions {
		if d.elements("expression", e) == nil {
			t.Errorf("no drawing of the expression %s", e)
		}
	}
	for _, beard := range beards {
		if d.elements("facialHair", beardNames[beard]) == nil {
			t.Errorf("no drawing of the beard %s", beard)
		}
	}
}

type box struct{ x0, y0, x1, y1 float64 }

func (b *box) add(x, y float64) {
	b.x0, b.x1 = min(b.x0, x), max(b.x1, x)
	b.y0, b.y1 = min(b.y0, y), max(b.y1, y)
}

func (b *box) addAll(t *testing.T, parts []element) {
	for _, e := range parts {
		if d := e.Attributes["d"].value; d != "" {
			b.addPath(t, d)
		}
		b.addAll(t, e.Children)
	}
}

var pathToken = regexp.MustCompile(`[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?`)

// operands counts what a path command takes; the last two are where it ends
// (but one for h and v).
var operands = map[byte]int{'m': 2, 'l': 2, 'h': 1, 'v': 1, 'c': 6, 's': 4, 'q': 4, 't': 2, 'a': 7, 'z': 0}

// addPath adds the points where commands end. Control points lie outside the
// curve and may leave the canvas, so they do not count: curves here are short.
func (b *box) addPath(t *testing.T, d string) {
	tokens := pathToken.FindAllString(d, -1)
	var x, y, startX, startY float64
	var command byte
	for i := 0; i < len(tokens); {
		if c := tokens[i][0]; c >= 'A' && c != '-' && c != '.' {
			command = c
			i++
		}
		lower := command | 0x20
		n := operands[lower]
		args := make([]float64, n)
		for j := range args {
			v, err := strconv.ParseFloat(tokens[i+j], 64)
			if err != nil {
				t.Fatalf("path %.40q: %v", d, err)
			}
			args[j] = v
		}
		i += n
		baseX, baseY := x, y
		if command < 'a' {
			baseX, baseY = 0, 0
		}
		switch lower {
		case 'z':
			x, y = startX, startY
			continue
		case 'h':
			x = baseX + args[0]
		case 'v':
			y = baseY + args[0]
		default:
			x, y = baseX+args[n-2], baseY+args[n-1]
		}
		if lower == 'm' {
			startX, startY = x, y
			command-- // what follows without a letter is l after m, L after M
		}
		b.add(x, y)
	}
}
