package script

import "github.com/yuin/gopher-lua/ast"

// plainChanges gives what a function changes, if it does nothing but assign
// constants to moods and vars, or add constants to them; else nil.
func plainChanges(e *ast.FunctionExpr) []change {
	if len(e.ParList.Names) == 0 {
		return nil
	}
	var changes []change
	for _, s := range e.Stmts {
		c, ok := plainChange(e.ParList.Names[0], s)
		if !ok {
			return nil
		}
		changes = append(changes, c)
	}
	return changes
}

func plainChange(at string, s ast.Stmt) (c change, ok bool) {
	assign, ok := s.(*ast.AssignStmt)
	if !ok || len(assign.Lhs) != 1 || len(assign.Rhs) != 1 {
		return c, false
	}
	c.part, c.name = field(at, assign.Lhs[0])
	if c.part == "" {
		return c, false
	}
	switch value := assign.Rhs[0].(type) {
	case *ast.TrueExpr:
		c.how, c.value.number = set, 1
	case *ast.FalseExpr:
		c.how = set
	case *ast.IdentExpr:
		c.how = put
		return c, value.Value != at
	case *ast.ArithmeticOpExpr:
		part, name := field(at, value.Lhs)
		by := constantOf(value.Rhs)
		if by == nil || by.isText || part != c.part || name != c.name || value.Operator != "+" && value.Operator != "-" {
			return c, false
		}
		c.how, c.value = add, *by
		if value.Operator == "-" {
			c.value.number = -by.number
		}
	default:
		to := constantOf(value)
		if to == nil {
			return c, false
		}
		c.how, c.value = set, *to
	}
	return c, true
}

// field gives the part and the name of a mood or a var of `at`.
func field(at string, e ast.Expr) (part, name string) {
	get, ok := e.(*ast.AttrGetExpr)
	if !ok {
		return "", ""
	}
	key, literal := get.Key.(*ast.StringExpr)
	object, inner := get.Object.(*ast.AttrGetExpr)
	if !literal || !inner {
		return "", ""
	}
	if id, ok := object.Object.(*ast.IdentExpr); !ok || id.Value != at {
		return "", ""
	}
	return partOf(object), key.Value
}
