package script

import (
	"math"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// kindOf names a value's type as trainers know it.
func kindOf(v lua.LValue) string {
	switch v := v.(type) {
	case lua.LString:
		return "a text"
	case lua.LNumber:
		return "the number " + v.String()
	case lua.LBool:
		return v.String()
	case *lua.LFunction:
		return "a function"
	case *lua.LTable, *lua.LUserData:
		return "a table"
	}
	return "nil"
}

// plain is a value as text, without the addresses that Lua would show.
func plain(v lua.LValue) string {
	switch v := v.(type) {
	case lua.LString, lua.LNumber, lua.LBool:
		return v.String()
	}
	return typeName(v)
}

func typeName(v lua.LValue) string {
	if _, ok := v.(*lua.LUserData); ok {
		return "table"
	}
	return v.Type().String()
}

// whole gives an argument as a whole number within a range: what lies outside
// becomes the nearest end. Without the argument it gives def.
func (m *vm) whole(L *lua.LState, n, lo, hi, def int) int {
	v := L.Get(n)
	if v == lua.LNil && def >= lo {
		return def
	}
	f := float64(L.CheckNumber(n))
	if math.IsNaN(f) {
		return lo
	}
	return int(max(float64(lo), min(f, float64(hi))))
}

func (m *vm) assert(L *lua.LState) int {
	if L.GetTop() == 0 {
		return m.fail(L, "assert needs a value")
	}
	if lua.LVAsBool(L.Get(1)) {
		return L.GetTop()
	}
	if L.Get(2) == lua.LNil {
		return m.fail(L, "assertion failed")
	}
	return m.fail(L, "%s", shorten(plain(L.Get(2)), maxMessage))
}

func (m *vm) raise(L *lua.LState) int {
	return m.fail(L, "%s", shorten(plain(L.Get(1)), maxMessage))
}

func (m *vm) typeOf(L *lua.LState) int {
	L.Push(lua.LString(typeName(L.Get(1))))
	return 1
}

func (m *vm) tostring(L *lua.LState) int {
	m.charge(L, 1, 32)
	if s, ok := L.Get(1).(lua.LString); ok {
		L.Push(s)
		return 1
	}
	L.Push(lua.LString(plain(L.Get(1))))
	return 1
}

// maxNumeral is the longest text that can spell a number, in bytes.
const maxNumeral = 100

func (m *vm) tonumber(L *lua.LState) int {
	v := L.Get(1)
	if n, ok := v.(lua.LNumber); ok {
		L.Push(n)
		return 1
	}
	s, ok := v.(lua.LString)
	if !ok || len(s) > maxNumeral {
		L.Push(lua.LNil)
		return 1
	}
	L.Push(number(strings.TrimSpace(string(s)), m.whole(L, 2, 2, 36, 10)))
	return 1
}

func number(s string, base int) lua.LValue {
	if base != 10 {
		if n, err := strconv.ParseInt(s, base, 53); err == nil {
			return lua.LNumber(n)
		}
		return lua.LNil
	}
	if hex, ok := strings.CutPrefix(strings.ToLower(s), "0x"); ok {
		return number(hex, 16)
	}
	if strings.Trim(s, "0123456789eE+-.") != "" {
		return lua.LNil // the names of infinity, and not-a-number
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return lua.LNil
	}
	return lua.LNumber(f)
}

func (m *vm) selectArgs(L *lua.LState) int {
	if L.Get(1) == lua.LString("#") {
		L.Push(lua.LNumber(L.GetTop() - 1))
		return 1
	}
	top := L.GetTop()
	i := m.whole(L, 1, -top, top, 0)
	switch {
	case i < 0:
		i = max(top+i, 1)
	case i == 0:
		return m.fail(L, "select counts from 1")
	}
	m.charge(L, top, 0)
	return max(top-i, 0)
}

const maxUnpack = 200

func (m *vm) unpack(L *lua.LState) int {
	t := L.CheckTable(1)
	from := m.whole(L, 2, -1<<30, 1<<30, 1)
	to := m.whole(L, 3, -1<<30, 1<<30, t.Len())
	n := to - from + 1
	if n > maxUnpack {
		return m.fail(L, "unpack gives at most %d values, not %d", maxUnpack, n)
	}
	m.charge(L, max(n, 0), 16*max(n, 0))
	for i := from; i <= to; i++ {
		L.Push(t.RawGet(lua.LNumber(i)))
	}
	return max(n, 0)
}

func (m *vm) next(L *lua.LState) int {
	t := L.CheckTable(1)
	m.charge(L, 1, 0)
	k, v := t.Next(L.Get(2))
	if k == lua.LNil {
		L.Push(lua.LNil)
		return 1
	}
	L.Push(k)
	L.Push(v)
	return 2
}

func (m *vm) pairs(L *lua.LState) int {
	t, ok := L.Get(1).(*lua.LTable)
	if !ok {
		t = m.copyPart(L)
	}
	L.Push(m.globals.RawGetString("next"))
	L.Push(t)
	L.Push(lua.LNil)
	return 3
}

// copyPart makes a table of at.mood or at.vars, to walk over.
func (m *vm) copyPart(L *lua.LState) *lua.LTable {
	ud, ok := L.Get(1).(*lua.LUserData)
	if !ok {
		L.CheckTable(1)
		return nil
	}
	t := L.NewTable()
	switch ud.Value.(type) {
	case moodPart:
		m.charge(L, len(m.now.Moods), 200*len(m.now.Moods))
		for i, mood := range m.now.Moods {
			t.RawSetString(m.scenario.Moods[i].Name, lua.LNumber(mood))
		}
	case varsPart:
		m.charge(L, len(m.now.Vars), 200*len(m.now.Vars))
		for i := range m.now.Vars {
			v := &m.scenario.Vars[i]
			t.RawSetString(v.Name, luaValue(v, m.now.Vars[i]))
		}
	}
	return t
}

func (m *vm) ipairs(L *lua.LState) int {
	t := L.CheckTable(1)
	L.Push(m.globals.RawGetString(helperItem))
	L.Push(t)
	L.Push(lua.LNumber(0))
	return 3
}

// nextItem is what ipairs walks with.
func (m *vm) nextItem(L *lua.LState) int {
	t := L.CheckTable(1)
	i := m.whole(L, 2, 0, 1<<30, 0) + 1
	m.charge(L, 1, 0)
	v := t.RawGetInt(i)
	if v == lua.LNil {
		L.Push(lua.LNil)
		return 1
	}
	L.Push(lua.LNumber(i))
	L.Push(v)
	return 2
}
