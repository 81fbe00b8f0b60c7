package script

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/yuin/gopher-lua/parse"
)

// closers are what closes what opens, by the kinds of tokens. What `while` and
// `for` open, their `do` does.
var closers = map[int]struct {
	kind int
	text string
}{
	'{': {'}', "}"}, '(': {')', ")"}, '[': {']', "]"},
	parse.TFunction: {parse.TEnd, "end"}, parse.TIf: {parse.TEnd, "end"}, parse.TDo: {parse.TEnd, "end"}, parse.TRepeat: {parse.TUntil, "until"},
}

func closes(kind int) bool {
	for _, c := range closers {
		if c.kind == kind {
			return true
		}
	}
	return false
}

// unclosed says what is open and never closed, and on which line that stands: the
// line of what closes nothing, where that is what is wrong. Where something is
// closed at another depth than it was opened at, that is most likely the one
// whose end is missing: what closes it was meant for what is around it.
func (t *tokens) unclosed() (missing string, line int) {
	var open []int
	suspect := -1
	for i, tok := range t.list {
		_, opens := closers[tok.kind]
		switch {
		case opens:
			open = append(open, i)
		case len(open) > 0 && t.declaresAt(i):
			return t.missingEnd(open, suspect)
		case closes(tok.kind):
			closed := func(j int) bool { return closers[t.list[j].kind].kind == tok.kind }
			last := len(open) - 1
			switch {
			case last >= 0 && closed(open[last]):
			case slices.ContainsFunc(open, closed):
				return t.missingEnd(open, suspect)
			default:
				return fmt.Sprintf("nothing is open that `%s` could close", t.text(i)), tok.line
			}
			if suspect < 0 && t.line[tok.line] == i && t.indent(open[last]) != tok.col {
				suspect = open[last]
			}
			open = open[:last]
		}
	}
	if len(open) == 0 {
		return "", 0
	}
	return t.missingEnd(open, suspect)
}

func (t *tokens) missingEnd(open []int, suspect int) (missing string, line int) {
	if suspect < 0 {
		suspect = open[len(open)-1]
	}
	tok := t.list[suspect]
	return fmt.Sprintf("the `%s` on line %d has no `%s`", t.text(suspect), tok.line, closers[tok.kind].text), tok.line
}

// text is what is written for a token; the scanner keeps no text of some signs.
func (t *tokens) text(i int) string { return cmp.Or(t.list[i].text, string(rune(t.list[i].kind))) }

// indent is the column in which a token's line begins.
func (t *tokens) indent(i int) int { return t.list[t.line[t.list[i].line]].col }

// declaresAt reports whether a declaration begins here, at the edge of the file:
// there nothing can be open.
func (t *tokens) declaresAt(i int) bool {
	tok := t.list[i]
	if tok.kind != parse.TIdent || tok.col != 1 || t.line[tok.line] != i {
		return false
	}
	switch tok.text {
	case "scenario", "node", "ending", "persona", "variant", "test":
		return true
	}
	return false
}
