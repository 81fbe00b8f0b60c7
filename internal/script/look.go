package script

import (
	"github.com/yuin/gopher-lua/ast"
)

// look notes what a read of a field asks of `at`, or of a library.
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
