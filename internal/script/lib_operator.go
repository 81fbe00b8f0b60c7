package script

import (
	"cmp"
	"math"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// remainder is what every % became.
func (m *vm) remainder(L *lua.LState) int {
	x, okX := operand(L.Get(1))
	y, okY := operand(L.Get(2))
	if !okX || !okY {
		return m.fail(L, "cannot perform mod operation between %s and %s", typeName(L.Get(1)), typeName(L.Get(2)))
	}
	m.charge(L, divisionSteps(x, y), 0)
	r := math.Mod(x, y)
	if y > 0 && r < 0 || y < 0 && r > 0 {
		r += y
	}
	L.Push(lua.LNumber(r))
	return 1
}

// operand gives a number, or the one that a text spells.
func operand(v lua.LValue) (float64, bool) {
	if s, ok := v.(lua.LString); ok && len(s) <= maxNumeral {
		v = number(strings.TrimSpace(string(s)), 10)
	}
	n, ok := v.(lua.LNumber)
	return float64(n), ok
}

// ordered makes the helper of a comparison out of what holds for two numbers,
// and for how two texts compare.
func ordered(numbers func(a, b lua.LNumber) bool, texts func(sign int) bool) func(*vm, *lua.LState) int {
	return func(m *vm, L *lua.LState) int {
		switch a := L.Get(1).(type) {
		case lua.LNumber:
			if b, ok := L.Get(2).(lua.LNumber); ok {
				L.Push(lua.LBool(numbers(a, b)))
				return 1
			}
		case lua.LString:
			if b, ok := L.Get(2).(lua.LString); ok {
				L.Push(lua.LBool(texts(m.compareTexts(L, a, b))))
				return 1
			}
		}
		return m.fail(L, "attempt to compare %s with %s", typeName(L.Get(1)), typeName(L.Get(2)))
	}
}

// compareTexts charges for as much as two texts can have in common.
func (m *vm) compareTexts(L *lua.LState, a, b lua.LString) int {
	m.charge(L, 1+min(len(a), len(b))/512, 0)
	return cmp.Compare(a, b)
}
