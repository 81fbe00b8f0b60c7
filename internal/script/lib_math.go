package script

import (
	"math"

	lua "github.com/yuin/gopher-lua"
)

func mathFunc(fn func(float64) float64) func(*vm, *lua.LState) int {
	return func(_ *vm, L *lua.LState) int {
		L.Push(lua.LNumber(fn(float64(L.CheckNumber(1)))))
		return 1
	}
}

func (m *vm) mathFmod(L *lua.LState) int {
	x, y := float64(L.CheckNumber(1)), float64(L.CheckNumber(2))
	m.charge(L, divisionSteps(x, y), 0)
	L.Push(lua.LNumber(math.Mod(x, y)))
	return 1
}

// divisionSteps is what the remainder of a division costs: Go takes it bit by
// bit.
func divisionSteps(x, y float64) int {
	_, high := math.Frexp(x)
	_, low := math.Frexp(y)
	return 1 + max(high-low, 0)/8
}

func (m *vm) mathMax(L *lua.LState) int {
	return fold(L, func(a, b lua.LNumber) bool { return b > a })
}

func (m *vm) mathMin(L *lua.LState) int {
	return fold(L, func(a, b lua.LNumber) bool { return b < a })
}

func fold(L *lua.LState, better func(a, b lua.LNumber) bool) int {
	best := L.CheckNumber(1)
	for i := 2; i <= L.GetTop(); i++ {
		if n := L.CheckNumber(i); better(best, n) {
			best = n
		}
	}
	L.Push(best)
	return 1
}
