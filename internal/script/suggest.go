package script

import (
	"fmt"
	"iter"
	"strings"
)

// didYouMean gives "; did you mean `x`?" for the known name that is most like
// the given one, or nothing when none is close.
func didYouMean(name string, known iter.Seq[string]) string {
	if best := nearest(name, known); best != "" {
		return fmt.Sprintf("; did you mean `%s`?", best)
	}
	return ""
}

// nearest gives the known name that is most like the given one, another one, or
// nothing when none is close.
func nearest(name string, known iter.Seq[string]) string {
	limit := 1 + len(name)/4
	best := ""
	for k := range known {
		if d := distance(name, k, limit); d <= limit && k != "" {
			if d < limit || best == "" {
				best, limit = k, d
			}
		}
	}
	if best == name {
		return ""
	}
	return best
}

// oneOf gives "a, b or c".
func oneOf[S ~string](list []S) string {
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = string(s)
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// distance counts the letters to insert, drop, change or swap with a neighbour
// to make b of a, ignoring case. Anything above the limit is just above it.
func distance(a, b string, limit int) int {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if len(a) > 64 || len(b) > 64 || max(len(a)-len(b), len(b)-len(a)) > limit {
		return limit + 1
	}
	var rows [3][65]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	before, last, row := &rows[2], &rows[0], &rows[1]
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
