package script

import (
	"strconv"

	"github.com/yuin/gopher-lua/ast"
)

// The helpers that rewritten code calls. No script can spell these names.
const (
	helperSet   = "\x00set"
	helperJoin  = "\x00join"
	helperTable = "\x00table"
	helperKey   = "\x00key"
	helperItem  = "\x00item"

	helperRemainder = "\x00remainder"
	helperBelow     = "\x00below"
	helperAbove     = "\x00above"
	helperUpTo      = "\x00upto"
	helperFrom      = "\x00from"
)

func (g *gate) exprs(list []ast.Expr) []ast.Expr {
	for i, e := range list {
		list[i] = g.expr(e)
	}
	return list
}

func (g *gate) args(list []ast.Expr, line int) {
	if len(list) > maxArgs {
		g.tooMuch(line, "more than %d values in one list; use a table", maxArgs)
	}
}

func (g *gate) expr(e ast.Expr) ast.Expr {
	defer g.up()
	if e == nil || !g.down(e.Line()) {
		return e
	}
	switch e := e.(type) {
	case *ast.NumberExpr:
		g.constant(e.Value, e.Line())
	case *ast.StringExpr:
		g.constant(e.Value, e.Line())
	case *ast.IdentExpr:
		g.ident(e)
	case *ast.AttrGetExpr:
		return g.get(e)
	case *ast.TableExpr:
		return g.table(e)
	case *ast.FuncCallExpr:
		return g.call(e)
	case *ast.StringConcatOpExpr:
		return g.concat(e)
	case *ast.LogicalOpExpr:
		e.Lhs, e.Rhs = g.expr(e.Lhs), g.expr(e.Rhs)
	case *ast.RelationalOpExpr:
		return g.relation(e)
	case *ast.ArithmeticOpExpr:
		return g.arithmetic(e)
	case *ast.UnaryMinusOpExpr:
		e.Expr = g.expr(e.Expr)
	case *ast.UnaryNotOpExpr:
		e.Expr = g.expr(e.Expr)
	case *ast.UnaryLenOpExpr:
		e.Expr = g.expr(e.Expr)
	case *ast.FunctionExpr:
		g.function(e, false)
	}
	return e
}

func (g *gate) ident(e *ast.IdentExpr) {
	g.constant(e.Value, e.Line())
	i := g.resolve(e.Value, e.Line())
	if i < 0 {
		g.notIncluding(e)
		g.uses = append(g.uses, use{e.Value, g.tokens.word(e.Line(), e.Value)})
		return
	}
	if p := g.locals[i].is.param; p != nil {
		p.escapes = true
	}
}

// get walks a read of a field and notes what it asks of `at`.
func (g *gate) get(e *ast.AttrGetExpr) *ast.AttrGetExpr {
	as := g.as
	g.as = usage{}
	g.key(e.Key)
	if key, ok := e.Key.(*ast.StringExpr); ok {
		g.look(e, key)
	} else {
		e.Key = g.expr(e.Key)
	}
	if !g.asked(e, as) {
		e.Object = g.expr(e.Object)
	}
	return e
}

func (g *gate) key(key ast.Expr) {
	if s, ok := key.(*ast.StringExpr); ok {
		g.constant(s.Value, s.Line())
	}
}

// function walks a function's body. callback: the game calls it during an
// attempt.
func (g *gate) function(e *ast.FunctionExpr, callback bool) {
	fn := &function{
		parent: g.fn, callback: g.fn.callback, constants: make(map[string]bool), captured: make(map[int]bool),
		base: len(g.locals), last: len(g.locals) + len(e.ParList.Names) - 1, apart: g.made[e],
	}
	if len(e.ParList.Names) == 0 {
		fn.last = -1
	}
	g.number(e, fn)
	if callback && fn.callback == nil {
		fn.callback = fn
	}
	g.fn = fn
	g.enter()
	g.declare(e.Line(), e.ParList.Names...)
	fn.plain = plainChanges(e)
	for i := range e.ParList.Names {
		g.locals[fn.base+i].is.param = fn.params[i]
	}
	e.Stmts = g.stmts(e.Stmts)
	g.leave()
	g.fn = fn.parent
}

// call walks a call. A table that is its only argument stands where the call
// does, as in choice { ... }.
func (g *gate) call(e *ast.FuncCallExpr) ast.Expr {
	g.args(e.Args, e.Line())
	g.include(e)
	name := g.callee(e)
	before := len(g.tables)
	for i, a := range e.Args {
		if fn, ok := a.(*ast.FunctionExpr); ok && name == "pick" {
			g.function(fn, true)
			continue
		}
		if !g.passes(e, i) {
			e.Args[i] = g.expr(a)
		}
	}
	if len(e.Args) == 1 && len(g.tables) > before {
		g.tables[before].pos = g.tokens.callee(g.tables[before])
	}
	return e
}

// callee walks what is called and gives its name where it has one.
func (g *gate) callee(e *ast.FuncCallExpr) string {
	if e.Receiver != nil {
		e.Receiver = g.expr(e.Receiver)
		g.constant(e.Method, e.Line())
		g.look(&ast.AttrGetExpr{Object: e.Receiver}, &ast.StringExpr{Value: e.Method})
		return ""
	}
	known := g.reads.anyVisited
	literal := g.visited(e)
	if _, field := e.Func.(*ast.AttrGetExpr); field {
		g.as = usage{how: called, args: e.Args}
	}
	e.Func = g.expr(e.Func)
	if literal {
		g.reads.anyVisited = known
	}
	if id, ok := e.Func.(*ast.IdentExpr); ok {
		return id.Value
	}
	return ""
}

// concat turns a chain of .. into one charged call.
func (g *gate) concat(e *ast.StringConcatOpExpr) ast.Expr {
	line := e.Line()
	parts := []ast.Expr{}
	next := ast.Expr(e)
	for {
		join, ok := next.(*ast.StringConcatOpExpr)
		if !ok {
			break
		}
		parts = append(parts, g.expr(join.Lhs))
		next = join.Rhs
	}
	parts = append(parts, g.expr(next))
	if len(parts) > maxParts {
		g.tooMuch(line, "more than %d parts joined with `..`; use table.concat", maxParts)
	}
	for len(parts) > 1 {
		parts = joinSome(line, parts)
	}
	return parts[0]
}

// joinSome joins parts in groups, so that few values are in flight at once.
func joinSome(line int, parts []ast.Expr) []ast.Expr {
	var joined []ast.Expr
	for len(parts) > 0 {
		n := min(len(parts), 16)
		joined = append(joined, charged(line, helperJoin, parts[:n:n]...))
		parts = parts[n:]
	}
	return joined
}

// set makes the charged call that an assignment to a field becomes.
func (g *gate) set(line int, object, key, value ast.Expr) ast.Stmt {
	args := []ast.Expr{object, key, value, at(line, &ast.NilExpr{})}
	return at(line, &ast.FuncCallStmt{Expr: at(line, &ast.FuncCallExpr{Func: helper(line, helperSet), Args: args})})
}

func integer(line, n int) ast.Expr { return at(line, &ast.NumberExpr{Value: strconv.Itoa(n)}) }

// many reports whether an expression at a list's end can give many values.
func many(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.FuncCallExpr:
		return !e.AdjustRet
	case *ast.Comma3Expr:
		return !e.AdjustRet
	}
	return false
}

// helper names a function that no script can name.
func helper(line int, name string) ast.Expr { return at(line, &ast.IdentExpr{Value: name}) }
