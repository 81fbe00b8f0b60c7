package play

import (
	"strconv"
	"strings"

	"evenkeel/internal/scenario"
)

// TraineePlaceholder stands for the trainee's name. It is filled in when text
// is shown and never stored.
const TraineePlaceholder = "{trainee}"

// Expand fills the placeholders of vars, such as {refund}, into a text. A
// boolean reads "yes" or "no". What names no var stays as it is.
func Expand(text string, s *scenario.Scenario, vars []scenario.Value) string {
	if !strings.Contains(text, "{") {
		return text
	}
	pairs := make([]string, 0, 2*len(s.Vars))
	for i := range s.Vars {
		v := &s.Vars[i]
		pairs = append(pairs, "{"+v.Name+"}", word(v, vars[i]))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

func word(v *scenario.Var, value scenario.Value) string {
	switch v.Kind {
	case scenario.Bool:
		if value != 0 {
			return "yes"
		}
		return "no"
	case scenario.Enum:
		return v.Set[value]
	default:
		return strconv.Itoa(int(value))
	}
}
