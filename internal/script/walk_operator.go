package script

import "github.com/yuin/gopher-lua/ast"

// arithmetic walks two operands. The remainder of a division becomes a charged
// call: it is taken bit by bit, and the compiler would take it of constants.
func (g *gate) arithmetic(e *ast.ArithmeticOpExpr) ast.Expr {
	e.Lhs, e.Rhs = g.expr(e.Lhs), g.expr(e.Rhs)
	if e.Operator != "%" {
		return e
	}
	return charged(e.Line(), helperRemainder, e.Lhs, e.Rhs)
}

// orders are the comparisons that take as long as what is compared, by the
// helpers that they become.
var orders = map[string]string{"<": helperBelow, ">": helperAbove, "<=": helperUpTo, ">=": helperFrom}

// relation walks the sides of a comparison. One that may be of texts becomes a
// charged call.
func (g *gate) relation(e *ast.RelationalOpExpr) ast.Expr {
	order, ok := orders[e.Operator]
	ok = ok && !isNumber(e.Lhs) && !isNumber(e.Rhs)
	e.Lhs, e.Rhs = g.compared(e.Lhs, e.Operator, e.Rhs), g.compared(e.Rhs, mirrored[e.Operator], e.Lhs)
	if !ok {
		return e
	}
	return charged(e.Line(), order, e.Lhs, e.Rhs)
}

// isNumber reports whether an expression gives a number if it gives anything.
func isNumber(e ast.Expr) bool {
	switch e.(type) {
	case *ast.NumberExpr, *ast.ArithmeticOpExpr, *ast.UnaryMinusOpExpr, *ast.UnaryLenOpExpr:
		return true
	}
	return false
}

// charged makes the call that an operator becomes.
func charged(line int, name string, operands ...ast.Expr) ast.Expr {
	args := append(operands, at(line, &ast.NilExpr{})) // what is last could be many values
	return at(line, &ast.FuncCallExpr{Func: helper(line, name), Args: args, AdjustRet: true})
}
