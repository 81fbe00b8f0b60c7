package script

import (
	"math"
	"strconv"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
)

// What the functions of a file ask of `at` is read off their text, so that a
// search knows which positions are alike. Any parameter may be `at`: for each,
// the gate notes what its function asks of it, to which functions it is passed
// on, and whether it goes where the gate does not follow.

// binding is what a local was declared as.
type binding struct {
	param    *param    // a parameter
	fn       *function // a function
	constant *constant // a number or a text
	again    bool      // something else is assigned to it later
}

// param is what a function does with one of its parameters.
type param struct {
	escapes bool // the gate cannot follow it
	asks    []question
	changes []change
	passed  []passed
}

// question is what a function looks at: a mood or a var by its name, all of
// them, the turn, a visited node, a roll, or how long the reply took.
type question struct {
	part string // mood, vars, turn, visited, roll or elapsed
	name string // empty: any
	usage
}

// change is what a function assigns to a mood or a var, or to any.
type change struct {
	part, name string
	how        changeKind
	value      constant
}

type changeKind int

const (
	other changeKind = iota
	put              // what is the same wherever the function is called
	set              // value
	add              // value more than before
)

// passed is a call with the parameter as one of its arguments.
type passed struct {
	path  []string  // what is called: a local or a global, and fields of it
	local *binding  // nil for a global
	owner *function // whose local it is
	arg   int
}

// usage is how the value of a field is used.
type usage struct {
	how  manner
	op   string    // compared: how, with the field on the left
	with *constant // and with what
	args []ast.Expr
}

type manner int

const (
	taken manner = iota // as it is
	compared
	changed
	called
)

// constant is a number or a text that is written out, or a local that holds
// one.
type constant struct {
	number float64
	text   string
	isText bool
	local  *binding // where it is named; it must not get another value
}

// holds reports whether nothing else can stand in its place.
func (c *constant) holds() bool { return c.local == nil || !c.local.again }

// mirrored gives the operator with its sides exchanged.
var mirrored = map[string]string{"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "~=": "~="}

// number gives a function its number, which the compiler carries over in place
// of its last line (see claim).
func (g *gate) number(e *ast.FunctionExpr, fn *function) {
	fn.params = make([]*param, len(e.ParList.Names))
	for i := range fn.params {
		fn.params[i] = new(param)
	}
	fn.variadic, fn.lastLine = e.ParList.HasVargs, e.LastLine()
	g.inner = append(g.inner, fn)
	e.SetLastLine(-len(g.inner))
}

// claim finds what the gate knows of each compiled function, and gives them
// their last lines back.
func claim(p *lua.FunctionProto, inner []*function, found map[*lua.FunctionProto]*function) {
	if n := -p.LastLineDefined; n >= 1 && n <= len(inner) {
		found[p] = inner[n-1]
		p.LastLineDefined = inner[n-1].lastLine
		for i, line := range p.DbgSourcePositions {
			if line < 0 {
				p.DbgSourcePositions[i] = p.LastLineDefined
			}
		}
	}
	for _, f := range p.FunctionPrototypes {
		claim(f, inner, found)
	}
}

// compared walks one side of a comparison.
func (g *gate) compared(e ast.Expr, op string, with ast.Expr) ast.Expr {
	if _, field := e.(*ast.AttrGetExpr); field {
		if c := g.constantOf(with); c != nil {
			g.as = usage{how: compared, op: op, with: c}
		}
	}
	return g.expr(e)
}

func (g *gate) constantOf(e ast.Expr) *constant {
	id, ok := e.(*ast.IdentExpr)
	if !ok {
		return constantOf(e)
	}
	for i := len(g.locals) - 1; i >= 0; i-- {
		if is := g.locals[i].is; g.locals[i].name == id.Value {
			if is.constant == nil {
				return nil
			}
			c := *is.constant
			c.local = is
			return &c
		}
	}
	return nil
}

// constantOf gives the constant that is written out, or nil.
func constantOf(e ...ast.Expr) *constant {
	if len(e) != 1 {
		return nil
	}
	switch e := e[0].(type) {
	case *ast.StringExpr:
		return &constant{text: e.Value, isText: true}
	case *ast.NumberExpr:
		if f, err := strconv.ParseFloat(e.Value, 64); err == nil && !math.IsInf(f, 0) {
			return &constant{number: f}
		}
	case *ast.UnaryMinusOpExpr:
		if c := constantOf(e.Expr); c != nil && !c.isText {
			return &constant{number: -c.number}
		}
	}
	return nil
}

// param gives the parameter that an expression names, or nil.
func (g *gate) param(e ast.Expr) *param {
	id, ok := e.(*ast.IdentExpr)
	if !ok {
		return nil
	}
	for i := len(g.locals) - 1; i >= 0; i-- {
		if g.locals[i].name == id.Value {
			return g.locals[i].is.param
		}
	}
	return nil
}

// touch walks the name of a parameter that the gate follows.
func (g *gate) touch(e ast.Expr) {
	id := e.(*ast.IdentExpr)
	g.constant(id.Value, id.Line())
	g.resolve(id.Value, id.Line())
}

// asked notes what a read of, or an assignment to, a field asks of a
// parameter, and reports whether that was all there is to it.
func (g *gate) asked(e *ast.AttrGetExpr, as usage) bool {
	key, literal := e.Key.(*ast.StringExpr)
	if !literal {
		return false
	}
	if p := g.param(e.Object); p != nil {
		if p.part(key.Value, as) {
			g.touch(e.Object)
			return true
		}
		return false
	}
	object, ok := e.Object.(*ast.AttrGetExpr)
	if !ok {
		return false
	}
	p, part := g.param(object.Object), partOf(object)
	if p == nil || part == "" {
		return false
	}
	g.key(object.Key)
	g.touch(object.Object)
	if as.how == changed {
		p.changes = append(p.changes, change{part: part, name: key.Value})
	} else {
		p.asks = append(p.asks, question{part, key.Value, as})
	}
	return true
}

// partOf gives which part of `at` a field is, if it is one with names.
func partOf(e *ast.AttrGetExpr) string {
	if key, ok := e.Key.(*ast.StringExpr); ok && (key.Value == "mood" || key.Value == "vars") {
		return key.Value
	}
	return ""
}

// part notes a question to a field of `at` itself, and reports whether it is
// one that can be followed.
func (p *param) part(name string, as usage) bool {
	switch {
	case as.how == changed:
		return false
	case name == "turn":
		p.asks = append(p.asks, question{name, "", as})
	case name == "mood" || name == "vars": // as a whole: it may be walked over, or handed on and changed
		p.asks = append(p.asks, question{part: name})
		p.changes = append(p.changes, change{part: name})
	case name == "elapsed" || name == "roll" && as.how == called:
		p.asks = append(p.asks, question{part: name})
	case name == "visited" && as.how == called:
		c := constantOf(as.args...)
		if c == nil || !c.isText {
			c = new(constant)
		}
		p.asks = append(p.asks, question{part: name, name: c.text})
	default:
		return false
	}
	return true
}

// passes notes that an argument of a call is a parameter, where what is called
// has a name.
func (g *gate) passes(e *ast.FuncCallExpr, arg int) bool {
	p, path := g.param(e.Args[arg]), pathOf(e.Func)
	if p == nil || path == nil || e.Receiver != nil {
		return false
	}
	to := passed{path: path, arg: arg}
	if i := g.resolve(path[0], e.Line()); i >= 0 {
		to.local, to.owner = g.locals[i].is, g.locals[i].fn
	}
	p.passed = append(p.passed, to)
	g.touch(e.Args[arg])
	return true
}

// pathOf gives the names by which something is called, such as lib.hot, or nil.
func pathOf(e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.IdentExpr:
		return []string{e.Value}
	case *ast.AttrGetExpr:
		key, literal := e.Key.(*ast.StringExpr)
		if path := pathOf(e.Object); literal && path != nil {
			return append(path, key.Value)
		}
	}
	return nil
}
