package script

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/gopher-lua/parse"
)

// typographic are quotes that word processors put in place of straight ones.
const typographic = "“”„‟‘’‚«»"

var (
	comparison = regexp.MustCompile(`\b(if|elseif|while|until|return|and|or|not)\b[^=]*$`)
	colonField = regexp.MustCompile(`^[\s{,]*[A-Za-z_]\w*\s*:`)
)

// slip finds, on the line of a syntax error, what people who are no
// programmers often write, and says what to write instead. col counts
// characters from 1; 0 where nothing of the kind is there.
func slip(src []byte, e *parse.Error) (col int, message string) {
	lines := bytes.Split(src, []byte("\n"))
	if e.Pos.Line < 1 || e.Pos.Line > len(lines) {
		return 0, ""
	}
	line := string(lines[e.Pos.Line-1])
	if i := strings.IndexAny(line, typographic); i >= 0 && unquoted(line[:i]) {
		quote, _ := utf8.DecodeRuneInString(line[i:])
		return column(line, i), fmt.Sprintf("%c is a typographic quote; Lua wants the straight one: \"", quote)
	}
	if m := colonField.FindString(line); m != "" {
		return column(line, len(m)-1), "after a field's name stands `=` and not `:`"
	}
	if e.Token != "=" {
		return 0, ""
	}
	for i := range len(line) {
		if line[i] == '=' && comparison.MatchString(line[:i]) {
			return column(line, i), "a single `=` gives a value; to compare, write `==`"
		}
	}
	return 0, ""
}

// unquoted reports whether what stands before is closed text: no straight
// quote is open, so that a quote here begins one.
func unquoted(before string) bool { return strings.Count(before, `"`)%2 == 0 }

func column(line string, at int) int { return 1 + utf8.RuneCountInString(line[:at]) }

// characters turns a column that counts bytes into one that counts characters.
func characters(src []byte, line, col int) int {
	lines := bytes.Split(src, []byte("\n"))
	if line < 1 || line > len(lines) || col < 1 || col-1 > len(lines[line-1]) {
		return col
	}
	return 1 + utf8.RuneCount(lines[line-1][:col-1])
}
