package static

import (
	"io/fs"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Values that belong to the tokens: a colour, a size of letters, a rounding.
// Drawings have letters in the drawing's own units; letters may be sized by
// those around them.
var stray = map[string]*regexp.Regexp{
	"colour":          regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(`),
	"size of letters": regexp.MustCompile(`font(?:-size)?:[^;]*[\d.](?:rem|pt|px)`),
	"rounding":        regexp.MustCompile(`border-radius:[^;]*\dpx`),
}

var drawn = regexp.MustCompile(`\btext\b|mask-image`)

func TestStylesAreMadeOfTokens(t *testing.T) {
	files, err := fs.Glob(FS, "css/*.css")
	if err != nil || len(files) == 0 {
		t.Fatalf("no styles (%v)", err)
	}
	for _, file := range files {
		if name := path.Base(file); name == "tokens.css" || name == "print.css" {
			continue // the tokens; paper, which has its own
		}
		for n, line := range strings.Split(string(read(t, file)), "\n") {
			for what, pattern := range stray {
				if found := pattern.FindString(line); found != "" && !drawn.MatchString(line) {
					t.Errorf("%s:%d: %q is a %s that css/tokens.css should name", file, n+1, found, what)
				}
			}
		}
	}
}

func TestStylesUseTokensThatThereAre(t *testing.T) {
	files, err := fs.Glob(FS, "css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	var all, script strings.Builder
	for _, file := range files {
		all.Write(read(t, file))
	}
	for _, file := range scripts(t) { // some set what styles use
		script.Write(read(t, file))
	}
	for _, m := range regexp.MustCompile(`var\((--[\w-]+)`).FindAllStringSubmatch(all.String(), -1) {
		if !strings.Contains(all.String(), m[1]+":") && !strings.Contains(all.String(), "@property "+m[1]) && !strings.Contains(script.String(), "'"+m[1]+"'") {
			t.Errorf("%s is used and nowhere set", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`(?m)^\s+(--[\w-]+):`).FindAllStringSubmatch(string(read(t, "css/tokens.css")), -1) {
		if !strings.Contains(all.String(), "var("+m[1]) {
			t.Errorf("%s is set and nowhere used", m[1])
		}
	}
}

// TestColoursHaveContrast checks by day and by night what WCAG 2.2 AA asks for:
// 4.5 to 1 for letters, 3 to 1 for the edges of what one can use.
func TestColoursHaveContrast(t *testing.T) {
	colours := make(map[string][2]string)
	for _, m := range regexp.MustCompile(`--([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);`).FindAllStringSubmatch(string(read(t, "css/tokens.css")), -1) {
		if _, again := colours[m[1]]; !again {
			colours[m[1]] = [2]string{m[2], m[3]}
		}
	}
	for _, pair := range []struct {
		front, back string
		least       float64
	}{
		{"ink", "paper", 7}, {"ink", "surface", 7}, {"ink-2", "paper", 4.5}, {"ink-2", "surface", 4.5}, {"ink-2", "tint", 4.5},
		{"accent", "paper", 4.5}, {"accent", "surface", 4.5}, {"accent", "tint", 4.5}, {"on-accent", "accent", 4.5}, {"on-accent", "accent-deep", 4.5},
		{"storm", "paper", 4.5}, {"storm", "surface", 4.5}, {"paper", "storm", 4.5}, {"amber", "surface", 4.5}, {"amber", "paper", 4.5},
		{"good", "paper", 4.5}, {"good", "surface", 4.5},
		{"ink", "tint", 7}, {"ink", "storm-tint", 7}, {"ink", "amber-tint", 7}, {"ink", "good-tint", 7}, {"storm", "storm-tint", 4.5},
		{"edge", "paper", 3}, {"edge", "surface", 3},
	} {
		for i, when := range []string{"by day", "by night"} {
			if got := contrast(t, colours[pair.front][i], colours[pair.back][i]); got < pair.least {
				t.Errorf("%s on %s %s has a contrast of %.2f, want %.1f", pair.front, pair.back, when, got, pair.least)
			}
		}
	}
}

// contrast is WCAG's ratio of two colours.
func contrast(t *testing.T, one, other string) float64 {
	t.Helper()
	a, b := luminance(t, one), luminance(t, other)
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(colour, 16, 32)
	if err != nil {
		t.Fatalf("the colour %q: %v", colour, err)
	}
	linear := func(shift uint) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}
