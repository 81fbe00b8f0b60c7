package face

import "slices"

// moods pairs each expression with the lowest anger that wears it, from rage
// to delight. The steps at 75, 55, 35 and 15 are those of the mood's words, so
// that the face changes whenever the word does.
var moods = []struct {
	expression string
	from       int
}{
	{"rage", 88},
	{"veryAngry", 75},
	{"solemn", 65},
	{"serious", 55},
	{"suspicious", 45},
	{"tired", 35},
	{"blank", 25},
	{"smile", 15},
	{"calm", 10},
	{"cute", 4},
	{"smileBig", 0},
}

var expressions = func() []string {
	names := make([]string, len(moods))
	for i, m := range moods {
		names[i] = m.expression
	}
	return names
}()

// Expressions are the names of the expressions, from rage to delight.
func Expressions() []string { return slices.Clone(expressions) }

// ForAnger is the expression of a customer whose anger is that, from 0 to 100;
// figures beyond count as the nearest.
func ForAnger(anger int) string {
	for _, m := range moods {
		if anger >= m.from {
			return m.expression
		}
	}
	return moods[len(moods)-1].expression
}
