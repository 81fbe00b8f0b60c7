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
	if len(s.Vars) == 0 || !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			break
		}
		value, length := placeholder(text[open:], s, vars)
		b.WriteString(text[:open])
		b.WriteString(value)
		text = text[open+length:]
	}
	b.WriteString(text)
	return b.String()
}

// placeholder reads a text that begins with a brace: what stands for its
// beginning, and how long that beginning is.
func placeholder(text string, s *scenario.Scenario, vars []scenario.Value) (value string, length int) {
	end := strings.IndexByte(text, '}')
	if end < 0 {
		return text, len(text)
	}
	for i := range s.Vars {
		if s.Vars[i].Name == text[1:end] {
			return word(&s.Vars[i], vars[i]), end + 1
		}
	}
	return text[:1], 1
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
