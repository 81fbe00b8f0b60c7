package play_test

import (
	"testing"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

func TestExpand(t *testing.T) {
	s := &scenario.Scenario{Vars: []scenario.Var{
		{Name: "refund", Kind: scenario.Int},
		{Name: "promised", Kind: scenario.Bool},
		{Name: "tone", Kind: scenario.Enum, Set: []string{"warm", "{refund}"}},
	}}
	for _, test := range []struct {
		text string
		vars []scenario.Value
		want string
	}{
		{"Nothing to fill in.", []scenario.Value{0, 0, 0}, "Nothing to fill in."},
		{"{refund} euro", []scenario.Value{-40, 0, 0}, "-40 euro"},
		{"{refund}{refund}", []scenario.Value{7, 0, 0}, "77"},
		{"promised: {promised}", []scenario.Value{0, 1, 0}, "promised: yes"},
		{"promised: {promised}", []scenario.Value{0, 0, 0}, "promised: no"},
		{"a {tone} word", []scenario.Value{0, 0, 0}, "a warm word"},
		// What was filled in is not read again.
		{"a {tone} word", []scenario.Value{9, 0, 1}, "a {refund} word"},
		// What names no var stays, the trainee's name above all.
		{"{trainee}, {nobody} and {refund", []scenario.Value{9, 0, 0}, "{trainee}, {nobody} and {refund"},
		{"{{refund}}", []scenario.Value{9, 0, 0}, "{9}"},
	} {
		if got := play.Expand(test.text, s, test.vars); got != test.want {
			t.Errorf("%q with %v: %q, want %q", test.text, test.vars, got, test.want)
		}
	}
}
