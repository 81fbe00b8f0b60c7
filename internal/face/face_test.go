package face

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestDataIsTheFileThatLicensesNames(t *testing.T) {
	licences, err := os.ReadFile("LICENSES.md")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(peepsJSON)
	if !bytes.Contains(licences, []byte(hex.EncodeToString(sum[:]))) {
		t.Errorf("open-peeps.min.json has sha256 %x, which LICENSES.md does not name", sum)
	}
}

func TestKeyIsCanonical(t *testing.T) {
	tests := []struct {
		look Look
		want string
	}{
		{Look{}, "bun-4-black-teal"},
		{Look{Head: "bun"}, "bun-4-black-teal"},
		{Look{Head: "short", Skin: "2", Hair: "gray", Clothes: "ink", Beard: "full"}, "short-2-gray-ink-full"},
		{Look{Head: "no such head", Beard: "<script>"}, "bun-4-black-teal"},
	}
	for _, tt := range tests {
		if got := tt.look.Key(); got != tt.want {
			t.Errorf("Key of %+v is %q, want %q", tt.look, got, tt.want)
		}
	}
}

func TestParseKeyKnowsClosedSetsOnly(t *testing.T) {
	for _, key := range []string{"", "bun", "bun-4-black", "bun-7-black-teal", "bun-4-black-teal-", "bun-4-black-teal-none",
		"bun-4-black-teal-full-x", "Bun-4-black-teal", "../bun-4-black-teal", "bun--black-teal", "contempt-4-black-teal"} {
		if l, ok := ParseKey(key); ok {
			t.Errorf("ParseKey(%q) = %+v, want none", key, l)
		}
	}
}

func FuzzParseKey(f *testing.F) {
	f.Add("bun-4-black-teal")
	f.Add("short-2-gray-ink-full")
	f.Fuzz(func(t *testing.T, key string) {
		l, ok := ParseKey(key)
		if !ok {
			return
		}
		if l.Key() != key {
			t.Errorf("ParseKey(%q) has key %q", key, l.Key())
		}
		if err := l.Check(); err != nil {
			t.Errorf("ParseKey(%q): %v", key, err)
		}
	})
}

func TestCheckNamesTheFieldAndTheSet(t *testing.T) {
	err := Look{Head: "bun", Hair: "green"}.Check()
	if err == nil {
		t.Fatal("green hair passed")
	}
	for _, want := range []string{"hair", `"green"`, "black, brown"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q does not say %s", err, want)
		}
	}
	if err := (Look{Head: "bun", Beard: "chin"}).Check(); err != nil {
		t.Errorf("a good look: %v", err)
	}
}

func TestForAngerGoesThroughEveryExpressionInOrder(t *testing.T) {
	var seen []string
	for anger := 100; anger >= 0; anger-- {
		if e := ForAnger(anger); len(seen) == 0 || seen[len(seen)-1] != e {
			seen = append(seen, e)
		}
	}
	if !slices.Equal(seen, Expressions()) {
		t.Errorf("from 100 to 0 the face shows %v, want %v", seen, Expressions())
	}
	if ForAnger(1000) != "rage" || ForAnger(-1) != "smileBig" {
		t.Error("figures beyond the scale must count as the nearest")
	}
}

func TestUnknownExpressionIsRefused(t *testing.T) {
	if _, err := SVG(Look{}, "contempt"); !errors.Is(err, ErrUnknownExpression) {
		t.Errorf("got %v", err)
	}
}

// Every value of every set is drawn: each head in each hair, and each skin,
// clothes, beard and expression.
func everyPortrait() []portrait {
	var all []portrait
	for _, head := range heads {
		for _, hair := range hairs {
			all = append(all, portrait{Look{Head: head, Hair: hair}.Key(), "serious"})
		}
	}
	for _, beard := range beards {
		for _, expression := range expressions {
			all = append(all, portrait{Look{Head: "short", Beard: beard, Hair: "gray"}.Key(), expression})
		}
	}
	for i, skin := range skins {
		all = append(all, portrait{Look{Skin: skin, Clothes: clothes[i%len(clothes)]}.Key(), "calm"})
	}
	return all
}

func TestPortraitsAreCleanSVG(t *testing.T) {
	for _, p := range everyPortrait() {
		look, ok := ParseKey(p.look)
		if !ok {
			t.Fatalf("no look %s", p.look)
		}
		svg, err := SVG(look, p.expression)
		if err != nil {
			t.Fatal(err)
		}
		if len(svg) < 4000 || len(svg) > 40_000 {
			t.Errorf("%s %s: %d bytes", p.look, p.expression, len(svg))
		}
		checkClean(t, p.look, svg)
	}
}

func checkClean(t *testing.T, key string, svg []byte) {
	t.Helper()
	for dec := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", key, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !slices.Contains([]string{"svg", "g", "path", "use", "clipPath"}, start.Name.Local) {
			t.Errorf("%s: a %s element", key, start.Name.Local)
		}
		for _, a := range start.Attr {
			if a.Name.Local == "style" || a.Name.Local == "class" || strings.HasPrefix(a.Name.Local, "on") || a.Value == "" {
				t.Errorf("%s: attribute %s=%q", key, a.Name.Local, a.Value)
			}
			if a.Name.Local == "id" && !strings.HasPrefix(a.Value, key+"-") {
				t.Errorf("%s: id %q could meet another's", key, a.Value)
			}
		}
	}
}

func TestDrawnOnceAndFromManyGoroutines(t *testing.T) {
	first, err := SVG(Look{Head: "locs"}, "tired")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			again, err := SVG(Look{Head: "locs"}, "tired")
			if err != nil || &again[0] != &first[0] {
				t.Errorf("drawn again (%v)", err)
			}
			if _, err := SVG(Look{Head: "updo", Hair: "red"}, "rage"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}
