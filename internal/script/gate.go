package script

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
	"github.com/yuin/gopher-lua/parse"

	"evenkeel/internal/scenario"
)

// What a file may hold. The compiler has no limits of its own and ends the
// process, or takes minutes, on files that go far beyond these.
const (
	maxSource    = 256 << 10 // bytes
	maxDepth     = 100       // of blocks and expressions in one another
	maxConstants = 8000      // names, texts and numbers in one function
	maxLocals    = 150       // in one function at a time
	maxCaptured  = 60        // locals of others in one function
	maxArgs      = 100       // of one call
	maxItems     = 5000      // in one table
	maxParts     = 200       // joined with .. in one expression
	maxSize      = 60000     // statements and expressions in one function
)

// compiling holds the one compilation that may run: what a file can make the
// compiler allocate adds up otherwise.
var compiling = make(chan struct{}, 1)

// A program is a file that passed the gate, compiled.
type program struct {
	proto  *lua.FunctionProto
	tables []*tableInfo
	reads  reads
	asks   []ask
	known  map[*lua.FunctionProto]*function // what the gate knows of functions

	hash     [sha256.Size]byte   // of the source, of an included file
	includes []includeAt         // that the file itself names
	included map[string]*program // all that they lead to, by name; see compileAll
}

// unit is one file to be compiled.
type unit struct {
	file    string
	source  []byte
	globals []string // that it may use beside the library
	shared  bool     // it is included by others
	tables  int      // the number of its first table
}

// compile parses a file, checks it, makes it safe and compiles it. The program
// is nil when a finding is an error.
func compile(ctx context.Context, u unit) (*program, Findings) {
	file := u.file
	src, finding := readable(file, u.source)
	if finding != nil {
		return nil, Findings{*finding}
	}
	select {
	case compiling <- struct{}{}:
		defer func() { <-compiling }()
	case <-ctx.Done():
		return nil, Findings{{Pos: top(file), Severity: Error, Code: CodeFile, Message: "reading was given up: " + ctx.Err().Error()}}
	}
	chunk, finding := parseSource(file, src)
	if finding != nil {
		return nil, Findings{*finding}
	}
	g := newGate(file, src)
	g.shared, g.firstTable = u.shared, u.tables
	for _, name := range u.globals {
		g.globals[name] = true
	}
	chunk = g.run(chunk)
	if g.findings.Errors() {
		return nil, g.findings
	}
	proto, finding := g.compile(chunk)
	if finding != nil {
		return nil, append(g.findings, *finding)
	}
	known := make(map[*lua.FunctionProto]*function)
	claim(proto, g.inner, known)
	return &program{proto: proto, tables: g.tables, reads: g.reads, asks: g.asks, known: known, includes: g.includes}, g.findings
}

// maxCode is how far a jump can lead, in instructions: the compiler does not
// see that one leads further.
const maxCode = 1 << 17

// tooLong gives the first line of a function with more code than that, or -1.
// The tree is no deeper than the gate lets it be.
func tooLong(p *lua.FunctionProto) int {
	if len(p.Code) >= maxCode {
		return p.LineDefined
	}
	for _, inner := range p.FunctionPrototypes {
		if line := tooLong(inner); line >= 0 {
			return line
		}
	}
	return -1
}

// compact gives back the room that the compiler kept for more: ten times what
// most functions need.
func compact(p *lua.FunctionProto) {
	p.Code = slices.Concat(p.Code)
	p.Constants = slices.Concat(p.Constants)
	p.FunctionPrototypes = slices.Concat(p.FunctionPrototypes)
	p.DbgSourcePositions = slices.Concat(p.DbgSourcePositions)
	p.DbgLocals = slices.Concat(p.DbgLocals)
	p.DbgCalls = slices.Concat(p.DbgCalls)
	p.DbgUpvalues = slices.Concat(p.DbgUpvalues)
	for _, inner := range p.FunctionPrototypes {
		compact(inner)
	}
}

func top(file string) scenario.Pos { return scenario.Pos{File: file, Line: 1, Col: 1} }

// readable gives the source as text with plain line ends, the byte order mark
// and a first line for the shell left out.
func readable(file string, source []byte) ([]byte, *Finding) {
	bad := func(line int, message string) ([]byte, *Finding) {
		return nil, &Finding{Pos: scenario.Pos{File: file, Line: line, Col: 1}, Severity: Error, Code: CodeFile, Message: message}
	}
	if len(source) > maxSource {
		return bad(1, fmt.Sprintf("the file has %d bytes; a file has at most %d", len(source), maxSource))
	}
	src := bytes.TrimPrefix(source, []byte("\ufeff"))
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	if bytes.HasPrefix(src, []byte("#")) {
		src = append([]byte("--"), src...)
	}
	for i, line := range bytes.Split(src, []byte("\n")) {
		switch {
		case !utf8.Valid(line):
			return bad(i+1, "this line is not UTF-8; save the file as UTF-8 text")
		case bytes.IndexByte(line, 0) >= 0:
			return bad(i+1, "this line holds a zero byte; this is not a text file")
		}
	}
	return src, nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func parseSource(file string, src []byte) (chunk []ast.Stmt, finding *Finding) {
	last := 1 + bytes.Count(bytes.TrimRight(src, "\n"), []byte("\n"))
	at := func(line, col int, message string) *Finding {
		if line < 1 {
			line, col = last, 1
		}
		return &Finding{Pos: scenario.Pos{File: file, Line: line, Col: max(col, 1)}, Severity: Error, Code: CodeSyntax, Message: message}
	}
	defer func() {
		if recover() != nil {
			chunk, finding = nil, at(1, 1, "the file cannot be parsed")
		}
	}()
	chunk, err := parse.Parse(bytes.NewReader(src), file)
	var e *parse.Error
	switch {
	case errors.As(err, &e) && e.Message == "unterminated string":
		line, col := openQuote(src, e)
		return nil, at(line, col, syntaxMessage(e, ""))
	case errors.As(err, &e):
		if col, message := slip(src, e); col > 0 {
			return nil, at(e.Pos.Line, col, message)
		}
		return nil, at(e.Pos.Line, characters(src, e.Pos.Line, e.Pos.Column-max(len(e.Token)-1, 0)), syntaxMessage(e, openBefore(scanTokens(file, src), e)))
	case err != nil || chunk == nil:
		return nil, at(1, 1, "the file cannot be parsed")
	}
	return chunk, nil
}

// openQuote gives the place of a quote that nothing closes on its line, which
// the parser reports at the line's end.
func openQuote(src []byte, e *parse.Error) (line, col int) {
	lines := bytes.Split(src, []byte("\n"))
	line = e.Pos.Line
	if line < 1 {
		line = len(lines) + 1
	}
	line = max(line-1, 1)
	for _, quote := range []string{`"`, `'`} {
		if i := bytes.LastIndex(lines[line-1], []byte(quote+e.Token)); i >= 0 {
			return line, 1 + utf8.RuneCount(lines[line-1][:i])
		}
	}
	return line, 1
}

// openBefore says what has no end, if anything has none up to the error.
func openBefore(t *tokens, e *parse.Error) string {
	missing, line := t.unclosed()
	if !t.all || e.Pos.Line >= 1 && line > e.Pos.Line {
		return ""
	}
	return missing
}

// syntaxMessage says what is wrong. open is what has no end, where that is
// known.
func syntaxMessage(e *parse.Error, open string) string {
	message := strings.TrimPrefix(strings.TrimSpace(e.Message), "syntax error: ")
	token := shorten(e.Token, 40)
	switch {
	case open != "" && e.Pos.Line < 1:
		return "the file ends too early; " + open
	case open != "":
		return fmt.Sprintf("syntax error at `%s`; %s", token, open)
	case strings.HasPrefix(message, "syntax error") && e.Pos.Line < 1:
		return "the file ends too early; an `end`, a `}` or a `)` is missing somewhere above"
	case strings.HasPrefix(message, "syntax error"):
		return fmt.Sprintf("syntax error at `%s`; a comma, a quote, an `end` or a `}` may be missing before it", token)
	case message == "unterminated string":
		return fmt.Sprintf("the text that begins with \"%s\" has no closing quote on its line", token)
	case message == "parse error":
		return fmt.Sprintf("syntax error near `%s`; a value stands here alone, as if it were a command", token)
	}
	return fmt.Sprintf("syntax error at `%s`: %s", token, strings.ToLower(message))
}

// shorten cuts a text to at most n bytes, at a character's edge.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "..."
}

// What the compiler says of jumps that lead nowhere, and of `...`.
var (
	badJump = regexp.MustCompile(`goto|label|loop|\.\.\.`)
	lineIn  = regexp.MustCompile(` (?:at|on) line (\d+)`)
)

// compile turns the checked tree into code. What the gate cannot foresee, such
// as too many values in flight in one expression, is a finding too.
func (g *gate) compile(chunk []ast.Stmt) (proto *lua.FunctionProto, finding *Finding) {
	at := func(line int, message string) *Finding {
		if line < 1 {
			line = g.deepest
		}
		return &Finding{Pos: g.tokens.word(line, ""), Severity: Error, Code: CodeTooLarge, Message: message}
	}
	defer func() {
		if recover() != nil {
			proto, finding = nil, at(0, "this cannot be compiled; make it simpler")
		}
	}()
	proto, err := lua.Compile(chunk, g.file)
	if err == nil {
		if line := tooLong(proto); line >= 0 {
			return nil, at(line, "there is too much code in one function; split it")
		}
		compact(proto)
		return proto, nil
	}
	var e *lua.CompileError
	if !errors.As(err, &e) {
		return nil, at(0, "this cannot be compiled; make it simpler")
	}
	message := strings.TrimSpace(e.Message)
	if !badJump.MatchString(message) {
		return nil, at(e.Line, message+"; split this into smaller parts")
	}
	line := e.Line
	if words := lineIn.FindStringSubmatch(message); words != nil {
		line, _ = strconv.Atoi(words[1])
	}
	finding = at(line, lineIn.ReplaceAllString(message, ""))
	finding.Code = CodeSyntax
	return nil, finding
}
