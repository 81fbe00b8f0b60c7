package script

import (
	"strconv"

	"github.com/yuin/gopher-lua/ast"

	"evenkeel/internal/scenario"
)

// The helpers that rewritten code calls. No script can spell these names.
const (
	helperSet   = "\x00set"
	helperJoin  = "\x00join"
	helperTable = "\x00table"
	helperKey   = "\x00key"
	helperItem  = "\x00item"
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
		e.Lhs, e.Rhs = g.expr(e.Lhs), g.expr(e.Rhs)
	case *ast.ArithmeticOpExpr:
		e.Lhs, e.Rhs = g.expr(e.Lhs), g.expr(e.Rhs)
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
	if g.resolve(e.Value, e.Line()) < 0 {
		g.uses = append(g.uses, use{e.Value, g.tokens.word(e.Line(), e.Value)})
	}
}

// get walks a read of a field and notes what it asks of `at`.
func (g *gate) get(e *ast.AttrGetExpr) *ast.AttrGetExpr {
	g.key(e.Key)
	if key, ok := e.Key.(*ast.StringExpr); ok {
		g.look(e, key)
	} else {
		e.Key = g.expr(e.Key)
	}
	e.Object = g.expr(e.Object)
	return e
}

func (g *gate) key(key ast.Expr) {
	if s, ok := key.(*ast.StringExpr); ok {
		g.constant(s.Value, s.Line())
	}
}

func (g *gate) look(e *ast.AttrGetExpr, key *ast.StringExpr) {
	switch key.Value {
	case "turn":
		g.reads.turn = true
	case "roll":
		g.reads.roll = true
	case "visited":
		g.reads.anyVisited = true
	}
	switch object := e.Object.(type) {
	case *ast.IdentExpr:
		g.member(object, key)
	case *ast.AttrGetExpr:
		at, ok := object.Object.(*ast.IdentExpr)
		part, literal := object.Key.(*ast.StringExpr)
		if ok && literal && at.Value == "at" && (part.Value == "mood" || part.Value == "vars") {
			g.asks = append(g.asks, ask{g.tokens.word(key.Line(), key.Value), part.Value, key.Value})
		}
	}
}

// member checks that a library has what is asked of it.
func (g *gate) member(object *ast.IdentExpr, key *ast.StringExpr) {
	lib, ok := library[object.Value]
	if !ok || g.resolve(object.Value, object.Line()) >= 0 || lib.has(key.Value) {
		return
	}
	pos := g.tokens.word(key.Line(), key.Value)
	full := object.Value + "." + key.Value
	if why, ok := forbidden[full]; ok {
		g.add(pos, Error, CodeForbidden, "`%s` is not available in scenarios; %s", full, why)
		return
	}
	g.add(pos, Error, CodeUnknownName, "there is no `%s`%s", full, didYouMean(key.Value, lib.names()))
}

// function walks a function's body. callback: the game calls it during an
// attempt.
func (g *gate) function(e *ast.FunctionExpr, callback bool) {
	fn := &function{
		parent: g.fn, callback: g.fn.callback, constants: make(map[string]bool), captured: make(map[int]bool),
		base: len(g.locals),
	}
	if callback && fn.callback == nil {
		fn.callback = fn
	}
	g.fn = fn
	g.enter()
	g.declare(e.Line(), e.ParList.Names...)
	e.Stmts = g.stmts(e.Stmts)
	g.leave()
	g.fn = fn.parent
}

// callbacks are the fields whose functions the game calls.
var callbacks = map[string]bool{"when": true, "effect": true, "says": true, "react": true}

// table walks a table, remembers where its fields stand, and lets the helper
// charge for it.
func (g *gate) table(e *ast.TableExpr) ast.Expr {
	if len(e.Fields) > maxItems {
		g.tooMuch(e.Line(), "a table of more than %d items", maxItems)
		return e
	}
	info := &tableInfo{keys: make(map[string]scenario.Pos), values: make(map[string]scenario.Pos)}
	info.pos, info.brace = g.nth(e.Line(), "{", nil)
	number := len(g.tables)
	g.tables = append(g.tables, info)
	named, items := e.Fields[:0:0], e.Fields[:0:0]
	for _, f := range e.Fields {
		if f.Key == nil {
			info.items = append(info.items, g.item(f))
			items = append(items, f)
			continue
		}
		named = append(named, f)
		g.field(info, f)
		one(f.Value) // as the compiler forgets to, for the last one
	}
	if len(items) >= 50 && len(named) > 0 {
		e.Fields = namedFirst(named, items)
	}
	most := len(items)
	if most > 0 && many(items[most-1].Value) {
		most += maxRegistry
	}
	return at(e.Line(), &ast.FuncCallExpr{Func: helper(e.Line(), helperTable), Args: []ast.Expr{
		e, integer(e.Line(), number), integer(e.Line(), most),
	}, AdjustRet: true})
}

// namedFirst works around a fault of the compiler, which stores wrong items
// when a named field follows the fiftieth.
func namedFirst(named, items []*ast.Field) []*ast.Field {
	one(items[len(items)-1].Value)
	return append(named, items...)
}

// one makes an expression give exactly one value.
func one(e ast.Expr) {
	switch e := e.(type) {
	case *ast.FuncCallExpr:
		e.AdjustRet = true
	case *ast.Comma3Expr:
		e.AdjustRet = true
	}
}

func (g *gate) field(info *tableInfo, f *ast.Field) {
	key, ok := f.Key.(*ast.StringExpr)
	if !ok {
		line := f.Key.Line()
		f.Key = at(line, &ast.FuncCallExpr{Func: helper(line, helperKey), Args: []ast.Expr{g.expr(f.Key)}, AdjustRet: true})
		f.Value = g.expr(f.Value)
		return
	}
	g.constant(key.Value, key.Line())
	pos, i := g.nth(key.Line(), key.Value, g.tokens.isKey)
	info.keys[key.Value], info.values[key.Value] = pos, pos
	if i >= 0 {
		info.values[key.Value] = g.tokens.pos(i + 2)
	}
	if fn, ok := f.Value.(*ast.FunctionExpr); ok && callbacks[key.Value] {
		g.function(fn, true)
		return
	}
	f.Value = g.expr(f.Value)
}

// nth gives the place of what is met again and again on a line, in the order
// in which the tree is walked, which is the file's.
func (g *gate) nth(line int, text string, fits func(int) bool) (scenario.Pos, int) {
	key := keyAt{line, text}
	pos, i := g.tokens.find(line, text, g.keys[key], fits)
	g.keys[key]++
	return pos, i
}

// item walks a field without a name and gives its place.
func (g *gate) item(f *ast.Field) scenario.Pos {
	text, before := "", len(g.tables)
	switch e := f.Value.(type) {
	case *ast.StringExpr:
		text = e.Value
	case *ast.IdentExpr:
		text = e.Value
	}
	line := f.Value.Line()
	f.Value = g.expr(f.Value)
	if len(g.tables) > before {
		return g.tables[before].pos
	}
	return g.tokens.word(line, text)
}

func (g *gate) call(e *ast.FuncCallExpr) ast.Expr {
	g.args(e.Args, e.Line())
	name := g.callee(e)
	before := len(g.tables)
	for i, a := range e.Args {
		if fn, ok := a.(*ast.FunctionExpr); ok && name == "pick" {
			g.function(fn, true)
			continue
		}
		e.Args[i] = g.expr(a)
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
	e.Func = g.expr(e.Func)
	if literal {
		g.reads.anyVisited = known
	}
	if id, ok := e.Func.(*ast.IdentExpr); ok {
		return id.Value
	}
	return ""
}

// visited notes a question about a node that is known before the script runs,
// at.visited("id"), and reports whether the call is one.
func (g *gate) visited(e *ast.FuncCallExpr) bool {
	get, ok := e.Func.(*ast.AttrGetExpr)
	if !ok || len(e.Args) != 1 {
		return false
	}
	object, plain := get.Object.(*ast.IdentExpr)
	key, named := get.Key.(*ast.StringExpr)
	id, literal := e.Args[0].(*ast.StringExpr)
	if !plain || !named || !literal || key.Value != "visited" {
		return false
	}
	g.reads.visited = append(g.reads.visited, id.Value)
	if object.Value == "at" {
		g.asks = append(g.asks, ask{g.tokens.word(id.Line(), id.Value), "visited", id.Value})
	}
	return true
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
		args := append(parts[:n:n], at(line, &ast.NilExpr{})) // what is last could be many values
		joined = append(joined, at(line, &ast.FuncCallExpr{Func: helper(line, helperJoin), Args: args, AdjustRet: true}))
		parts = parts[n:]
	}
	return joined
}

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

func helper(line int, name string) ast.Expr { return at(line, &ast.IdentExpr{Value: name}) }
