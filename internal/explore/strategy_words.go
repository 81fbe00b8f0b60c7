package explore

import (
	"strings"
	"unicode"
)

// A lexicon finds what replies say, by words in English and German. A term is
// one word or several; a star stands for any end of its word, and dots for up to
// three words between two others.
type lexicon struct {
	terms [][]string
	not   [][]string // what looks like a term and is none
}

func newLexicon(terms, not string) *lexicon {
	return &lexicon{terms: readTerms(terms), not: readTerms(not)}
}

func readTerms(list string) (terms [][]string) {
	for _, term := range strings.Split(list, ",") {
		terms = append(terms, strings.Fields(term))
	}
	return terms
}

var apologies = newLexicon(
	`sorry, apolog*, regret*, forgive*, pardon, my fault, our fault, my mistake, our mistake,
	tut mir ... leid, tut uns ... leid, tut es mir ... leid, tut es uns ... leid, täte mir leid,
	entschuldig*, verzeih*, bedauer*, bedaure*, pardon, mein fehler, unser fehler, meine schuld, unsere schuld`,
	`not sorry, no apolog*, keine entschuldig*, tut mir nicht leid, nicht meine schuld, nicht unsere schuld, nicht mein fehler, nicht unser fehler`)

var gifts = newLexicon(
	`refund*, reimburse*, discount*, rebate*, free, voucher*, coupon*, credit*, waive*, compensat*, gift*, bonus, complimentary,
	money back, no charge, without charge, on us, on the house, half price, goodwill,
	erstatt*, rückerstatt*, zurückerstatt*, rabatt*, nachlass*, preisnachlass*, gutschein*, gutschrift*, kostenlos*, kostenfrei*, gratis, umsonst,
	gebührenfrei*, portofrei*, versandkostenfrei*, freimonat*, guthaben, prämie*, gutschreib*, gutgeschrieben, vergüt*, rückvergüt*, überweise* ... zurück,
	zahle* ... zurück, zurückzahl*, zurückgezahlt, zurücküberweis*, schreibe* ... gut, ohne aufpreis, ohne berechnung, auf unsere kosten, auf meine kosten,
	übernehme* ... kosten, verzichte* auf, halbe* preis, geschenk*, schenk*, erlass*, entschädig*, kulan*, geld zurück, geht auf uns, aufs haus`,
	`feel free, free to, free time, credit card*, your credit, count on us, rely on us, depend on us,
	nicht umsonst, umsonst gewartet, umsonst gekommen, umsonst angerufen, bericht erstatt*, anzeige erstatt*, meldung erstatt*, schenken sie mir`)

// Apologies counts the words of apology in a text.
func Apologies(text string) int { return apologies.count(text) }

// Gifts counts the words in a text that give something away: refunds,
// discounts, vouchers and the like.
func Gifts(text string) int { return gifts.count(text) }

func (l *lexicon) count(text string) int {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	n := 0
	for i := 0; i < len(words); i++ {
		if skip := starts(words[i:], l.not); skip > 0 {
			i += skip - 1
		} else if starts(words[i:], l.terms) > 0 {
			n++
		}
	}
	return n
}

// starts gives how many words the first term takes that words begin with, 0 if
// there is none.
func starts(words []string, terms [][]string) int {
	for _, term := range terms {
		if n, ok := begins(words, term); ok {
			return n
		}
	}
	return 0
}

// between is how many words dots in a term stand for at the most.
const between = 3

// begins says whether words begin with a term, and how many it takes.
func begins(words, term []string) (n int, ok bool) {
	switch {
	case len(term) == 0:
		return 0, true
	case term[0] == "...":
		for skip := range min(between, len(words)) + 1 {
			if n, ok := begins(words[skip:], term[1:]); ok {
				return skip + n, true
			}
		}
		return 0, false
	case len(words) == 0:
		return 0, false
	}
	stem, open := strings.CutSuffix(term[0], "*")
	if words[0] != stem && (!open || !strings.HasPrefix(words[0], stem)) {
		return 0, false
	}
	n, ok = begins(words[1:], term[1:])
	return n + 1, ok
}
