package script

import (
	"fmt"
	"slices"

	"github.com/yuin/gopher-lua/ast"
)

func (g *gate) block(stmts []ast.Stmt) []ast.Stmt {
	g.enter()
	defer g.leave()
	return g.stmts(stmts)
}

// loop walks a loop's body. The compiler shortens a jump that leads to another
// one, and gets it wrong when it leads backwards: so that no body, and nothing
// else that can be jumped back to, begins with a jump, it gets a first line
// that does nothing.
func (g *gate) loop(line int, stmts []ast.Stmt) []ast.Stmt {
	g.enter()
	defer g.leave()
	g.declare(line, "\x00")
	return append([]ast.Stmt{nothing(line)}, g.stmts(stmts)...)
}

func nothing(line int) ast.Stmt {
	return at(line, &ast.LocalAssignStmt{Names: []string{"\x00"}, Exprs: []ast.Expr{at(line, &ast.NumberExpr{Value: "0"})}})
}

func (g *gate) stmts(stmts []ast.Stmt) []ast.Stmt {
	out := make([]ast.Stmt, 0, len(stmts))
	for i, s := range stmts {
		_, label := s.(*ast.LabelStmt)
		if out = append(out, g.stmt(s)); label && !allLabels(stmts[i+1:]) {
			out = append(out, at(s.Line(), &ast.DoBlockStmt{Stmts: []ast.Stmt{nothing(s.Line())}}))
		}
	}
	return out
}

func allLabels(stmts []ast.Stmt) bool {
	return !slices.ContainsFunc(stmts, func(s ast.Stmt) bool {
		_, label := s.(*ast.LabelStmt)
		return !label
	})
}

// condition walks what a branch depends on. A constant that is always false
// would become a jump (see loop); a comparison does not.
func (g *gate) condition(e ast.Expr) ast.Expr {
	switch e := e.(type) {
	case *ast.FalseExpr, *ast.NilExpr:
		one, two := at(e.Line(), &ast.NumberExpr{Value: "1"}), at(e.Line(), &ast.NumberExpr{Value: "2"})
		return at(e.Line(), &ast.RelationalOpExpr{Operator: "==", Lhs: one, Rhs: two})
	case *ast.LogicalOpExpr:
		if g.down(e.Line()) {
			e.Lhs, e.Rhs = g.condition(e.Lhs), g.condition(e.Rhs)
		}
		g.up()
		return e
	case *ast.UnaryNotOpExpr:
		if g.down(e.Line()) {
			e.Expr = g.condition(e.Expr)
		}
		g.up()
		return e
	}
	return g.expr(e)
}

func (g *gate) stmt(s ast.Stmt) ast.Stmt {
	defer g.up()
	if !g.down(s.Line()) {
		return s
	}
	switch s := s.(type) {
	case *ast.AssignStmt:
		return g.assign(s)
	case *ast.LocalAssignStmt:
		g.localAssign(s)
	case *ast.FuncCallStmt:
		s.Expr = g.expr(s.Expr)
	case *ast.DoBlockStmt:
		s.Stmts = g.block(s.Stmts)
	case *ast.WhileStmt:
		s.Condition = g.condition(s.Condition)
		s.Stmts = g.loop(s.Line(), s.Stmts)
	case *ast.RepeatStmt:
		g.repeat(s)
	case *ast.IfStmt:
		s.Condition = g.condition(s.Condition)
		s.Then = g.block(s.Then)
		s.Else = g.block(s.Else)
	case *ast.NumberForStmt:
		g.numberFor(s)
	case *ast.GenericForStmt:
		s.Exprs = g.exprs(s.Exprs)
		g.enter()
		g.declare(s.Line(), "", "", "")
		g.declare(s.Line(), s.Names...)
		s.Stmts = g.loop(s.Line(), s.Stmts)
		g.leave()
	case *ast.FuncDefStmt:
		return g.funcDef(s)
	case *ast.ReturnStmt:
		g.args(s.Exprs, s.Line())
		s.Exprs = g.exprs(s.Exprs)
	}
	return s
}

// repeat walks a loop whose condition sees the locals of its body.
func (g *gate) repeat(s *ast.RepeatStmt) {
	g.enter()
	g.declare(s.Line(), "\x00")
	s.Stmts = append([]ast.Stmt{nothing(s.Line())}, g.stmts(s.Stmts)...)
	s.Condition = g.condition(s.Condition)
	g.leave()
}

func (g *gate) numberFor(s *ast.NumberForStmt) {
	s.Init, s.Limit = g.expr(s.Init), g.expr(s.Limit)
	if s.Step != nil {
		s.Step = g.expr(s.Step)
	}
	g.enter()
	g.declare(s.Line(), "", "", "", s.Name)
	s.Stmts = g.block(s.Stmts)
	g.leave()
}

func (g *gate) localAssign(s *ast.LocalAssignStmt) {
	g.args(s.Exprs, s.Line())
	if len(s.Names) == 1 && len(s.Exprs) == 1 {
		if _, ok := s.Exprs[0].(*ast.FunctionExpr); ok {
			g.declare(s.Line(), s.Names...) // the function may call itself
			is, next := g.locals[len(g.locals)-1].is, len(g.inner)
			s.Exprs = g.exprs(s.Exprs)
			if next < len(g.inner) {
				is.fn = g.inner[next]
			}
			return
		}
	}
	constant := constantOf(s.Exprs...)
	s.Exprs = g.exprs(s.Exprs)
	g.declare(s.Line(), s.Names...)
	if len(s.Names) == 1 {
		g.locals[len(g.locals)-1].is.constant = constant
	}
}

// funcDef turns `function t.f() end` into a charged assignment; what defines a
// plain name stays.
func (g *gate) funcDef(s *ast.FuncDefStmt) ast.Stmt {
	name := s.Name
	if id, ok := name.Func.(*ast.IdentExpr); ok {
		g.assigned(id)
		g.function(s.Func, false)
		return s
	}
	target, key := name.Receiver, ast.Expr(&ast.StringExpr{Value: name.Method})
	if get, ok := name.Func.(*ast.AttrGetExpr); ok {
		target, key = get.Object, get.Key
	} else {
		s.Func.ParList.Names = append([]string{"self"}, s.Func.ParList.Names...)
	}
	key.SetLine(s.Line())
	g.key(key)
	target = g.expr(target)
	g.function(s.Func, false)
	return g.set(s.Line(), target, key, s.Func)
}

// assign rewrites assignments to fields, t[k] = v, into charged calls.
func (g *gate) assign(s *ast.AssignStmt) ast.Stmt {
	g.args(s.Rhs, s.Line())
	g.args(s.Lhs, s.Line())
	// Several values, and what `and` or `or` gives, the compiler works out in
	// the places that they go to, while it still needs what is there.
	_, logical := s.Rhs[0].(*ast.LogicalOpExpr)
	plain := len(s.Lhs) == 1 && !logical
	for i, l := range s.Lhs {
		switch l := l.(type) {
		case *ast.AttrGetExpr:
			g.as = usage{how: changed}
			s.Lhs[i] = g.get(l)
			plain = false
		case *ast.IdentExpr:
			// The same goes for a function's last parameter.
			if i := g.assigned(l); i >= 0 && i == g.fn.last {
				plain = false
			}
		}
	}
	s.Rhs = g.exprs(s.Rhs)
	if plain {
		return s
	}
	if get, ok := s.Lhs[0].(*ast.AttrGetExpr); ok && len(s.Lhs) == 1 && len(s.Rhs) == 1 {
		return g.set(s.Line(), get.Object, get.Key, s.Rhs[0])
	}
	return g.assignMany(s)
}

// assignMany keeps Lua's order: all targets, then all values, are worked out
// before anything is assigned.
func (g *gate) assignMany(s *ast.AssignStmt) ast.Stmt {
	line := s.Line()
	places := &ast.LocalAssignStmt{}
	values := &ast.LocalAssignStmt{Exprs: s.Rhs}
	body := []ast.Stmt{places, values}
	temp := func(list *ast.LocalAssignStmt) ast.Expr {
		g.temps++
		name := fmt.Sprintf("\x00%d", g.temps)
		list.Names = append(list.Names, name)
		return at(line, &ast.IdentExpr{Value: name})
	}
	for _, l := range s.Lhs {
		get, ok := l.(*ast.AttrGetExpr)
		if !ok {
			body = append(body, at(line, &ast.AssignStmt{Lhs: []ast.Expr{l}, Rhs: []ast.Expr{temp(values)}}))
			continue
		}
		places.Exprs = append(places.Exprs, get.Object, get.Key)
		object, key := temp(places), temp(places)
		body = append(body, g.set(line, object, key, temp(values)))
	}
	at(line, places)
	at(line, values)
	if len(places.Names) == 0 {
		body = body[1:]
	}
	return at(line, &ast.DoBlockStmt{Stmts: body})
}

// assigned notes an assignment to a name, warns of one that cannot last, and
// gives the local, -1 for a global.
func (g *gate) assigned(id *ast.IdentExpr) int {
	g.constant(id.Value, id.Line())
	i := g.resolve(id.Value, id.Line())
	if i < 0 {
		g.globals[id.Value] = true
		g.shares(id)
	} else {
		g.locals[i].is.again = true
	}
	if g.fn.callback != nil {
		g.checkLasts(id, i)
	}
	return i
}

// checkLasts looks whether what a function of the game assigns is its own.
func (g *gate) checkLasts(id *ast.IdentExpr, i int) {
	root := g.fn.callback
	pos := g.tokens.word(id.Line(), id.Value)
	if i < 0 {
		g.add(pos, Error, CodeState, "`%s` is not a local of this function; put `local` before it, or declare a var in `scenario` and use `at.vars`", id.Value)
		return
	}
	for fn := g.locals[i].fn; fn != root; fn = fn.parent {
		if fn == nil {
			g.add(pos, Warning, CodeState, "`%s` gets its first value back after each call of this function; to remember something declare a var in `scenario` and use `at.vars`", id.Value)
			return
		}
	}
}

// at sets a made node's lines.
func at[N ast.PositionHolder](line int, n N) N {
	n.SetLine(line)
	n.SetLastLine(line)
	return n
}
