package diagram

import (
	"strings"
	"unicode"
)

// width says how wide a text is in a sans-serif font of a size, in pixels:
// rather too much than too little, since nobody knows the reader's fonts.
func width(s string, size float64) float64 {
	sum := 0.0
	for _, r := range s {
		sum += em(r)
	}
	return sum * size
}

// em is about how wide a rune is, as part of the font's size.
func em(r rune) float64 {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x1100 && wide(r):
		return 1.05
	case strings.ContainsRune("iljtf.,;:'!|()[] ", r):
		return 0.37
	case strings.ContainsRune("mwMW@—…", r):
		return 0.95
	case unicode.IsUpper(r):
		return 0.72
	}
	return 0.62
}

// wide tells the runes that take the room of two Latin letters.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || r >= 0x1f000 || r >= 0xff00 && r <= 0xff60
}

// wrap breaks a text into at most so many lines of a width, between words or
// where a word is too long, and cuts what does not fit.
func wrap(s string, size, room float64, lines int) []string {
	var out []string
	for s != "" && len(out) < lines {
		n := fit(s, size, room)
		if len(out) == lines-1 && n < len(s) {
			n = fit(s, size, room-size)
			return append(out, strings.TrimRight(s[:n], " ,;:.")+"…")
		}
		out = append(out, strings.TrimSpace(s[:n]))
		s = strings.TrimSpace(s[n:])
	}
	return out
}

// breaks are after what a line may end.
const breaks = " -_"

// fit says how many bytes of a text go into a line: at least one rune's.
func fit(s string, size, room float64) int {
	sum, last := 0.0, 0
	for i, r := range s {
		sum += em(r) * size
		if sum > room && i > 0 {
			if last > 0 {
				return last
			}
			return i
		}
		if strings.ContainsRune(breaks, r) {
			last = i + 1
		}
	}
	return len(s)
}
