// Package face draws the customer's portrait: a [Look], which stays the same
// through a conversation, with an expression, which follows the mood.
//
// The drawings are Open Peeps by Pablo Stanley (CC0), as data beside this
// file; see LICENSES.md. A portrait is an SVG document without style
// attributes or scripts, whose ids name the look, so that several may stand
// in one page. Portraits are drawn once and kept; every function may be
// called from any goroutine.
//
// It imports the standard library only.
package face

import (
	"fmt"
	"slices"
	"strings"
)

// Look is what a customer looks like. An empty field takes the default: head
// "bun", skin "4", hair "black", clothes "teal", no beard.
type Look struct {
	Head    string `json:"head,omitempty"`    // hair or what covers it, one of [Heads]
	Skin    string `json:"skin,omitempty"`    // "1" light to "6" dark, one of [Skins]
	Hair    string `json:"hair,omitempty"`    // colour of hair and beard, or of a hijab's cloth; one of [Hairs]
	Clothes string `json:"clothes,omitempty"` // colour, one of [Clothes]
	Beard   string `json:"beard,omitempty"`   // empty for none, or one of [Beards]
}

// The closed sets that a look is made of.
var (
	heads   = sortedHeads()
	skins   = []string{"1", "2", "3", "4", "5", "6"}
	hairs   = []string{"black", "brown", "blond", "gray", "red"}
	clothes = []string{"teal", "brick", "sand", "ink", "plum", "sage"}
	beards  = []string{"full", "short", "chin", "moustache"}
)

// Heads are the names of the heads, in alphabetical order.
func Heads() []string { return slices.Clone(heads) }

// Skins are "1" to "6", light to dark.
func Skins() []string { return slices.Clone(skins) }

// Hairs are the colours of hair.
func Hairs() []string { return slices.Clone(hairs) }

// Clothes are the colours of clothes.
func Clothes() []string { return slices.Clone(clothes) }

// Beards are the kinds of beard; no beard is the empty string.
func Beards() []string { return slices.Clone(beards) }

// Check says which field of the look is not of its closed set, and what the
// set holds. Empty fields are fine.
func (l Look) Check() error {
	for _, f := range []struct {
		name, value string
		set         []string
	}{
		{"head", l.Head, heads},
		{"skin", l.Skin, skins},
		{"hair", l.Hair, hairs},
		{"clothes", l.Clothes, clothes},
		{"beard", l.Beard, beards},
	} {
		if f.value != "" && !slices.Contains(f.set, f.value) {
			return fmt.Errorf("face: no %s is called %q; there are %s", f.name, f.value, strings.Join(f.set, ", "))
		}
	}
	return nil
}

// Key is the look's canonical name, safe in a URL: head, skin, hair and
// clothes, then the beard if there is one, such as "bun-4-black-teal" or
// "short-2-gray-ink-full". A field that is empty, or not of its set, counts as
// its default.
func (l Look) Key() string {
	l = l.filled()
	key := l.Head + "-" + l.Skin + "-" + l.Hair + "-" + l.Clothes
	if l.Beard != "" {
		key += "-" + l.Beard
	}
	return key
}

// ParseKey is the look that a key names; false if no look has that key.
func ParseKey(key string) (Look, bool) {
	parts := strings.Split(key, "-")
	if len(parts) != 4 && len(parts) != 5 {
		return Look{}, false
	}
	l := Look{Head: parts[0], Skin: parts[1], Hair: parts[2], Clothes: parts[3]}
	if len(parts) == 5 {
		l.Beard = parts[4]
	}
	return l, l.Key() == key
}

func (l Look) filled() Look {
	l.Head = oneOf(heads, l.Head, "bun")
	l.Skin = oneOf(skins, l.Skin, "4")
	l.Hair = oneOf(hairs, l.Hair, "black")
	l.Clothes = oneOf(clothes, l.Clothes, "teal")
	l.Beard = oneOf(beards, l.Beard, "")
	return l
}

func oneOf(set []string, value, otherwise string) string {
	if slices.Contains(set, value) {
		return value
	}
	return otherwise
}
