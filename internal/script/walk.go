package script

import (
	"fmt"
	"maps"
	"slices"

	"github.com/yuin/gopher-lua/ast"

	"evenkeel/internal/scenario"
)

// gate walks a file's syntax tree once: it holds the file to the limits,
// resolves names, remembers where things stand, and rewrites what could grow
// without bound into calls of helpers that charge for it first.
type gate struct {
	file     string
	tokens   *tokens
	findings Findings

	fn      *function
	blocks  []int // how many locals were in scope when each block began
	locals  []local
	depth   int
	most    int // the greatest depth so far, reached on line deepest
	deepest int

	globals map[string]bool // assigned somewhere
	uses    []use
	inner   []*function // all of the file, in the order in which they begin
	as      usage       // how the value being walked is used
	tables  []*tableInfo
	keys    map[keyAt]int // how often something was met on a line
	reads   reads
	asks    []ask
	temps   int

	shared     bool // the file is included by others
	firstTable int  // the number of its first table
	includes   []includeAt
	including  *ast.IdentExpr             // the last `include` that is called
	made       map[*ast.FunctionExpr]bool // by setApart
}

// function is what the gate knows of the function being walked.
type function struct {
	parent    *function
	callback  *function // the outermost function around that the game calls, or nil
	constants map[string]bool
	captured  map[int]bool // indices in gate.locals
	base      int          // its first own local
	last      int          // its last parameter, an index in gate.locals, or -1
	size      int
	apart     bool // setApart made it

	params   []*param
	variadic bool
	plain    []change // where it does nothing else
	lastLine int
}

type local struct {
	name string
	fn   *function
	is   *binding
}

// use is a name that no local has: a global or nothing.
type use struct {
	name string
	pos  scenario.Pos
}

// tableInfo says where a table of the file stands, for findings about it.
type tableInfo struct {
	pos    scenario.Pos // of its brace, or of the call that it belongs to
	brace  int          // the brace's token, or -1
	keys   map[string]scenario.Pos
	values map[string]scenario.Pos
	items  []scenario.Pos
}

type keyAt struct {
	line int
	name string
}

// reads is what the file's functions look at beside moods and vars.
type reads struct {
	turn, roll, anyVisited bool
	visited                []string
}

// ask is a literal question to `at` that can be checked before it is asked.
type ask struct {
	pos  scenario.Pos
	part string // mood, vars or visited
	name string
}

func newGate(file string, src []byte) *gate {
	return &gate{
		file: file, tokens: scanTokens(file, src), globals: make(map[string]bool),
		keys: make(map[keyAt]int), deepest: 1, made: make(map[*ast.FunctionExpr]bool),
	}
}

func (g *gate) run(chunk []ast.Stmt) []ast.Stmt {
	g.fn = &function{constants: make(map[string]bool), captured: make(map[int]bool), last: -1}
	g.enter()
	for i, s := range chunk {
		if call, ok := s.(*ast.FuncCallStmt); ok {
			chunk[i] = g.setApart(call)
		}
	}
	chunk = g.stmts(chunk)
	g.leave()
	g.checkUses()
	return chunk
}

// setApart puts a declaration into a function of its own, called at once: what
// the compiler does for a function grows with the square of its constants.
func (g *gate) setApart(call *ast.FuncCallStmt) ast.Stmt {
	line := call.Line()
	body := at(line, &ast.FunctionExpr{ParList: &ast.ParList{}, Stmts: []ast.Stmt{call}})
	g.made[body] = true
	return at(line, &ast.FuncCallStmt{Expr: at(line, &ast.FuncCallExpr{Func: body})})
}

func (g *gate) add(pos scenario.Pos, sev Severity, code Code, format string, args ...any) {
	if len(g.findings) < maxFindings {
		g.findings = append(g.findings, Finding{Pos: pos, Severity: sev, Code: code, Message: fmt.Sprintf(format, args...)})
	}
}

func (g *gate) tooMuch(line int, format string, args ...any) {
	g.add(g.tokens.word(line, ""), Error, CodeTooLarge, format, args...)
}

// down goes a level deeper and reports whether that is still allowed.
func (g *gate) down(line int) bool {
	g.depth++
	g.fn.size++
	if g.depth > g.most {
		g.most, g.deepest = g.depth, max(line, 1)
	}
	if g.depth == maxDepth {
		g.tooMuch(line, "this is nested more than %d levels deep; take parts of it out into locals or functions", maxDepth)
	}
	if g.fn.size == maxSize {
		g.tooMuch(line, "there is too much code in one function; split it")
	}
	return g.depth < maxDepth && g.fn.size < maxSize
}

func (g *gate) up() { g.depth-- }

func (g *gate) enter() { g.blocks = append(g.blocks, len(g.locals)) }

func (g *gate) leave() {
	last := len(g.blocks) - 1
	g.locals = g.locals[:g.blocks[last]]
	g.blocks = g.blocks[:last]
}

func (g *gate) declare(line int, names ...string) {
	for _, name := range names {
		g.locals = append(g.locals, local{name, g.fn, new(binding)})
	}
	if n := len(g.locals) - g.fn.base; n > maxLocals && n-len(names) <= maxLocals {
		g.tooMuch(line, "more than %d locals in one function; put some of them into a table", maxLocals)
	}
}

// resolve finds a local by its name, or returns -1.
func (g *gate) resolve(name string, line int) int {
	for i := len(g.locals) - 1; i >= 0; i-- {
		if g.locals[i].name == name {
			g.capture(i, line)
			return i
		}
	}
	return -1
}

func (g *gate) capture(i, line int) {
	for fn := g.fn; fn != nil && fn != g.locals[i].fn; fn = fn.parent {
		if fn.captured[i] {
			continue
		}
		fn.captured[i] = true
		if len(fn.captured) == maxCaptured+1 {
			g.tooMuch(line, "a function uses more than %d locals from outside; put some of them into a table", maxCaptured)
		}
	}
}

func (g *gate) constant(s string, line int) {
	if g.fn.constants[s] {
		return
	}
	g.fn.constants[s] = true
	if len(g.fn.constants) == maxConstants+1 {
		g.tooMuch(line, "more than %d different names, texts and numbers in one function; split the file's declarations into functions", maxConstants)
	}
}

// checkUses reports the names that nothing declares.
func (g *gate) checkUses() {
	for _, u := range g.uses {
		if g.shared && slices.Contains(ownFile, u.name) {
			g.add(u.pos, Error, CodeInclude, "`%s` belongs into a scenario's own file; an included one shares what it returns, and personas", u.name)
			continue
		}
		if g.globals[u.name] || isGlobal(u.name) {
			continue
		}
		if why, ok := forbidden[u.name]; ok {
			g.add(u.pos, Error, CodeForbidden, "`%s` is not available in scenarios; %s", u.name, why)
			continue
		}
		known := names(slices.Concat(slices.Collect(maps.Keys(g.globals)), globalNames()))
		slices.Sort(known)
		g.add(u.pos, Error, CodeUnknownName, "nothing is called `%s`%s", u.name, known.advice(u.name))
	}
}

// names are those that can be used.
type names []string

// advice says what to do about a name that is none of them.
func (known names) advice(name string) string {
	switch near := didYouMean(name, slices.Values(known)); {
	case name == "at":
		return " here; a function gets it as its parameter: function(at) ... end"
	case shapeAt.has(name):
		return fmt.Sprintf("; write at.%s", name)
	case near != "":
		return near
	}
	return fmt.Sprintf("; a text stands in quotes, \"%s\", and a value of yours is declared above with local %s = ...", name, name)
}
