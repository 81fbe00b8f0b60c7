package script

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/gopher-lua/parse"

	"evenkeel/internal/scenario"
)

// tokens finds columns. The syntax tree knows lines only, so a second pass of
// the scanner remembers where on each line every name and string stands.
type tokens struct {
	file string
	list []token
	line map[int]int // the first token of a line, an index in list
	all  bool        // the scanner came to the file's end
}

type token struct {
	kind      int
	text      string
	line, col int
}

// The most that a column is searched for on one line: a file may be one line.
const maxTokenScan = 2000

func scanTokens(file string, src []byte) *tokens {
	t := &tokens{file: file, line: make(map[int]int)}
	lines := bytes.Split(src, []byte("\n"))
	scanner, lexer := parse.NewScanner(bytes.NewReader(src), file), new(parse.Lexer)
	line, atByte, atRune := 0, 0, 0
	for {
		tok, err := scanner.Scan(lexer)
		t.all = err == nil && tok.Type == parse.EOF
		if err != nil || t.all || tok.Pos.Line < 1 || tok.Pos.Line > len(lines) {
			return t
		}
		if tok.Pos.Line != line {
			line, atByte, atRune = tok.Pos.Line, 0, 0
			t.line[line] = len(t.list)
		}
		text := lines[line-1]
		if to := min(tok.Pos.Column-1, len(text)); to > atByte {
			atRune += utf8.RuneCount(text[atByte:to])
			atByte = to
		}
		t.list = append(t.list, token{tok.Type, tok.Str, line, atRune + 1})
	}
}

// find gives the place of a token's text on a line, from the nth on (counted
// from 0), or the line's first token.
func (t *tokens) find(line int, text string, nth int, fits func(i int) bool) (scenario.Pos, int) {
	first, ok := t.line[line]
	if !ok {
		return scenario.Pos{File: t.file, Line: max(line, 1), Col: 1}, -1
	}
	for i := first; i < min(len(t.list), first+maxTokenScan) && t.list[i].line == line; i++ {
		if t.list[i].text == text && (fits == nil || fits(i)) {
			if nth == 0 {
				return t.pos(i), i
			}
			nth--
		}
	}
	return t.pos(first), -1
}

func (t *tokens) pos(i int) scenario.Pos {
	if i < 0 || i >= len(t.list) {
		return scenario.Pos{File: t.file, Line: 1, Col: 1}
	}
	return scenario.Pos{File: t.file, Line: t.list[i].line, Col: t.list[i].col}
}

// word gives the place of a name or a string on a line.
func (t *tokens) word(line int, text string) scenario.Pos {
	pos, _ := t.find(line, text, 0, nil)
	return pos
}

// isKey reports whether a token is a field's name in a table.
func (t *tokens) isKey(i int) bool {
	return i+1 < len(t.list) && t.list[i+1].text == "=" && t.list[i+1].kind == '='
}

// callee gives the place of the name that a table is given to, as in
// choice { ... } and node "id" { ... }.
func (t *tokens) callee(info *tableInfo) scenario.Pos {
	i := info.brace - 1
	if i >= 0 && t.list[i].kind == parse.TString {
		i--
	}
	if i < 0 || t.list[i].kind != parse.TIdent {
		return info.pos
	}
	return t.pos(i)
}
