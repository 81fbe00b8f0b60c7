package web

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// quietZone is how many empty modules a QR code needs around it.
const quietZone = 4

// qrCode draws a text as a QR code, an SVG document of dark on light whatever
// the colours of the page, which cameras need.
func qrCode(text string) (string, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return "", fmt.Errorf("draw a QR code: %w", err)
	}
	var dark strings.Builder
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				fmt.Fprintf(&dark, "M%d,%dh1v1h-1z", x+quietZone, y+quietZone)
			}
		}
	}
	size := code.Size + 2*quietZone
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">`+
		`<path fill="#fff" d="M0,0h%dv%dH0z"/><path d="%s"/></svg>`, size, size, size, size, dark.String()), nil
}
