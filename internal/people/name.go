package people

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// MaxName is how many visible characters a name may have.
const MaxName = 40

const (
	maxNameBytes = 1000 // more is refused unread
	maxMarks     = 4    // on one character: more would cover the lines around it
)

// CleanName brings a name into the form in which it is kept and shown: NFC,
// trimmed, white space collapsed to single spaces. It refuses, with an
// [ErrBadName] that says why, what is empty, longer than [MaxName], or holds
// characters that cannot be seen or that turn the text around them.
func CleanName(name string) (string, error) {
	if len(name) > maxNameBytes {
		return "", tooLong()
	}
	if !utf8.ValidString(name) {
		return "", badName("it is not valid UTF-8 text")
	}
	clean := strings.Join(strings.Fields(norm.NFC.String(plainEmoji.Replace(name))), " ")
	visible, marks := 0, 0
	for _, r := range clean {
		if unicode.Is(unicode.M, r) {
			marks++
		} else {
			visible, marks = visible+1, 0
		}
		if !showable(r) {
			return "", badName(fmt.Sprintf("it holds a character that cannot be shown (U+%04X)", r))
		}
		if marks > maxMarks || visible == 0 {
			return "", badName("it has accents without a letter, or too many on one")
		}
	}
	if visible == 0 {
		return "", badName("it is empty")
	}
	if visible > MaxName {
		return "", tooLong()
	}
	return clean, nil
}

// plainEmoji drops the invisible marks that phones put behind a symbol to ask
// for its colourful or its plain form.
var plainEmoji = strings.NewReplacer("\uFE0E", "", "\uFE0F", "")

func badName(why string) error { return fmt.Errorf("%w: %s", ErrBadName, why) }

func tooLong() error { return badName(fmt.Sprintf("it has more than %d characters", MaxName)) }

// showable reports whether a character can be seen by itself and leaves the
// direction of text alone. White space but for the plain space is gone before.
func showable(r rune) bool {
	const brailleBlank = 0x2800
	return unicode.IsGraphic(r) && r != brailleBlank && r != utf8.RuneError &&
		!unicode.In(r, unicode.Cf, unicode.Bidi_Control, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// FoldName gives the form in which two names are compared: names that differ
// only in case, in compatibility forms, or in the commonest letters of other
// scripts that look the same, fold to the same.
func FoldName(name string) string {
	// A Caser may keep state: each call has its own.
	folded := norm.NFKC.String(cases.Fold().String(norm.NFKC.String(name)))
	return strings.Join(strings.Fields(norm.NFKC.String(lookalikes.Replace(folded))), " ")
}

// lookalikes turns letters and digits that can be taken for a Latin letter, in
// small or capital form, into that letter. It works on folded text.
var lookalikes = strings.NewReplacer(
	"0", "o", "1", "l",
	// Cyrillic
	"а", "a", "в", "b", "е", "e", "к", "k", "м", "m", "н", "h", "о", "o", "р", "p", "с", "c",
	"т", "t", "у", "y", "х", "x", "ѕ", "s", "і", "i", "ј", "j", "ԁ", "d", "ԛ", "q", "ԝ", "w", "һ", "h", "ӏ", "l",
	// Greek
	"α", "a", "β", "b", "ε", "e", "ζ", "z", "η", "h", "ι", "i", "κ", "k", "μ", "m", "ν", "v",
	"ο", "o", "ρ", "p", "τ", "t", "υ", "y", "χ", "x",
	// Latin
	"ı", "i", "ɡ", "g", "ɑ", "a",
)

// shape gives the form in which two names are compared by their looks alone,
// where FoldName is of no help: a capital I looks like a small l, but a small i
// does not. Names of one shape are not to be told from each other.
func shape(name string) string {
	return FoldName(capitalI.Replace(norm.NFKC.String(name)))
}

// capitalI turns a capital I, of any script, and a bar into what they look like.
var capitalI = strings.NewReplacer("I", "l", "|", "l", "Ι", "l", "І", "l", "Ӏ", "l")

// shapesIn are the shapes of a cohort's names; none where a name has nothing
// that only its shape shows.
func shapesIn(tx Tx, cohort, name string) (map[string]bool, error) {
	if !strings.ContainsRune(shape(name), 'l') {
		return nil, nil
	}
	all, err := tx.Members(cohort)
	if err != nil {
		return nil, err
	}
	shapes := make(map[string]bool, len(all))
	for _, m := range all {
		shapes[shape(m.Name)] = true
	}
	return shapes, nil
}

// freeName gives the name if it is free in the cohort, and looks like no other
// there, or else the first free one of "Sam 2", "Sam 3" and so on. name is a
// clean one.
func freeName(tx Tx, cohort, name string) (string, error) {
	shapes, err := shapesIn(tx, cohort, name)
	if err != nil {
		return "", err
	}
	try := name
	for n := 2; ; n++ {
		_, err := tx.MemberByName(cohort, FoldName(try))
		if errors.Is(err, ErrNotFound) && !shapes[shape(try)] {
			return try, nil
		}
		if err != nil && !errors.Is(err, ErrNotFound) {
			return "", err
		}
		try = numbered(name, n)
	}
}

// numbered puts a number behind a name, in place of the one it has, and keeps
// it within [MaxName].
func numbered(name string, n int) string {
	suffix := " " + strconv.Itoa(n)
	if i := strings.LastIndexByte(name, ' '); i > 0 {
		if _, err := strconv.Atoi(name[i+1:]); err == nil {
			name = name[:i]
		}
	}
	room := MaxName - len(suffix)
	for i, r := range name {
		if unicode.Is(unicode.M, r) {
			continue
		}
		if room--; room < 0 {
			name = strings.TrimRight(name[:i], " ")
			break
		}
	}
	return name + suffix
}
