package script

import (
	"github.com/yuin/gopher-lua/ast"

	"evenkeel/internal/scenario"
)

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
	number := g.firstTable + len(g.tables)
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
		if most > 1 && most%50 == 1 { // where the compiler stores what comes last over what came first
			g.add(info.pos, Error, CodeUnsupported, "a list of %d items cannot end with a call or `...`; put parentheses around it", most)
		}
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
	if first, twice := info.keys[key.Value]; twice {
		g.add(pos, Error, CodeDuplicate, "`%s` stands twice in one table; the first is on line %d", key.Value, first.Line)
	}
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
