package explore

import (
	"slices"
	"strings"
	"unicode"
)

// A lexicon finds what replies say, by words in English and German. A term is
// one word or several; a star stands for any end of its word.
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
	tut mir leid, tut mir sehr leid, tut mir so leid, tut uns leid, tut uns sehr leid, tut mir furchtbar leid,
	entschuldig*, verzeih*, bedauer*, bedaure*, mein fehler, unser fehler`,
	`not sorry, no apolog*, keine entschuldig*`)

var gifts = newLexicon(
	`refund*, reimburse*, discount*, rebate*, free, voucher*, coupon*, credit*, waive*, compensat*, gift*, bonus, complimentary,
	money back, no charge, without charge, on us, on the house, half price, goodwill,
	erstatt*, rückerstatt*, zurückerstatt*, rabatt*, nachlass*, preisnachlass*, gutschein*, gutschrift*, kostenlos*, kostenfrei*, gratis, umsonst,
	geschenk*, schenk*, erlass*, entschädig*, kulanz*, geld zurück, geht auf uns, aufs haus`,
	`feel free, free to, free time, credit card*, your credit, count on us, rely on us, depend on us`)

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

// starts gives the length of the term that words begin with, 0 if there is
// none.
func starts(words []string, terms [][]string) int {
	i := slices.IndexFunc(terms, func(term []string) bool {
		if len(term) > len(words) {
			return false
		}
		for i, t := range term {
			stem, open := strings.CutSuffix(t, "*")
			if words[i] != stem && (!open || !strings.HasPrefix(words[i], stem)) {
				return false
			}
		}
		return true
	})
	if i < 0 {
		return 0
	}
	return len(terms[i])
}
