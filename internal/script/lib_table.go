package script

import (
	"cmp"
	"math"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// About what Lua's tables need in memory.
const (
	tableBytes = 1024
	itemBytes  = 32
	fieldBytes = 200
)

// newTable is called with every table that the file spells, its number, and
// how many items without a name it can have.
func (m *vm) newTable(L *lua.LState) int {
	t := L.CheckTable(1)
	m.charge(L, 1, tableBytes+itemBytes*t.Len())
	m.trim(L, t, int(L.CheckNumber(3)))
	if m.loading != nil {
		m.loading.remember(t, int(L.CheckNumber(2)))
	}
	L.Push(t)
	return 1
}

// trim takes nils from the end of a new table's items. With none there, asking
// for a table's length costs the same for every table.
func (m *vm) trim(L *lua.LState, t *lua.LTable, items int) {
	n := t.Len()
	for range items - n {
		if v := t.Remove(0); v != lua.LNil { // 0 takes the last one, whatever it is
			t.RawSetInt(n, v)
			return
		}
	}
	m.charge(L, max(items-n, 0)/16, 0)
}

// drop takes the last item, and the nils before it, from a table of n items.
func drop(t *lua.LTable, n int) {
	for t.Remove(n); n > 1 && t.RawGetInt(n-1) == lua.LNil; {
		n--
		t.Remove(n)
	}
}

// tableKey is called with every computed key in a table that the file spells.
func (m *vm) tableKey(L *lua.LState) int {
	m.chargeKey(L, nil, L.Get(1))
	L.Push(L.Get(1))
	return 1
}

// chargeKey takes what a new key of a table costs. A number far beyond the end
// makes the table fill the space between.
func (m *vm) chargeKey(L *lua.LState, t *lua.LTable, key lua.LValue) {
	switch k := key.(type) {
	case *lua.LNilType:
		m.fail(L, "a table's key must not be nil")
	case lua.LNumber:
		if math.IsNaN(float64(k)) {
			m.fail(L, "a table's key must be a number, this is none (0/0)")
		}
		gap := max(0, min(float64(k), 1<<40))
		if t != nil {
			gap = max(0, gap-float64(t.Len()))
		}
		m.charge(L, 1+int(gap)/8, itemBytes*(1+int(gap)))
		return
	}
	m.charge(L, 1, fieldBytes)
}

// set is what every assignment to a field became.
func (m *vm) set(L *lua.LState) int {
	key, value := L.Get(2), L.Get(3)
	switch object := L.Get(1).(type) {
	case *lua.LTable:
		m.writable(L, object)
		m.setTable(L, object, key, value)
	case *lua.LUserData:
		switch object.Value.(type) {
		case moodPart:
			m.setMood(L, key, value)
		case varsPart:
			m.setVar(L, key, value)
		default:
			return m.fail(L, "this cannot be changed")
		}
	default:
		return m.fail(L, "cannot set the field `%s` of %s", shorten(plain(key), 40), kindOf(object))
	}
	return 0
}

func (m *vm) setTable(L *lua.LState, t *lua.LTable, key, value lua.LValue) {
	was := t.RawGet(key)
	if value != lua.LNil {
		if was == lua.LNil {
			m.chargeKey(L, t, key)
		}
		t.RawSet(key, value)
		return
	}
	n := t.Len()
	switch {
	case was == lua.LNil:
	case n > 0 && key == lua.LNumber(n):
		drop(t, n)
	default:
		t.RawSet(key, lua.LNil)
	}
}

// writable stops the script where it would change a table that lasts longer
// than the call.
func (m *vm) writable(L *lua.LState, t *lua.LTable) {
	switch {
	case t == m.at:
		m.fail(L, "`at` cannot be changed; inside `effect`, at.mood.NAME and at.vars.NAME can")
	case t.Metatable != lua.LNil:
		m.fail(L, "this table lasts longer than this call and cannot be changed; to remember something use at.vars")
	}
}

func (m *vm) tableInsert(L *lua.LState) int {
	t := L.CheckTable(1)
	m.writable(L, t)
	n := t.Len()
	switch L.GetTop() {
	case 2:
		m.setTable(L, t, lua.LNumber(n+1), L.Get(2))
		return 0
	case 3:
	default:
		return m.fail(L, "table.insert takes a table, perhaps a position, and a value")
	}
	pos := m.whole(L, 2, math.MinInt32, math.MaxInt32, 0)
	if pos < 1 || pos > n+1 {
		return m.fail(L, "table.insert: the position %d is not within 1 and %d", pos, n+1)
	}
	m.charge(L, 1+n-pos, itemBytes)
	if pos == n+1 {
		m.setTable(L, t, lua.LNumber(pos), L.Get(3))
		return 0
	}
	for i := n; i >= pos; i-- {
		t.RawSetInt(i+1, t.RawGetInt(i))
	}
	t.RawSetInt(pos, L.Get(3))
	return 0
}

func (m *vm) tableRemove(L *lua.LState) int {
	t := L.CheckTable(1)
	m.writable(L, t)
	n := t.Len()
	pos := m.whole(L, 2, math.MinInt32, math.MaxInt32, n)
	if pos < 1 || pos > n {
		L.Push(lua.LNil)
		return 1
	}
	m.charge(L, 1+n-pos, 0)
	removed := t.RawGetInt(pos)
	for i := pos; i < n; i++ {
		t.RawSetInt(i, t.RawGetInt(i+1))
	}
	drop(t, n)
	L.Push(removed)
	return 1
}

func (m *vm) tableConcat(L *lua.LState) int {
	t, sep := L.CheckTable(1), L.OptString(2, "")
	from := m.whole(L, 3, 0, math.MaxInt32, 1)
	to := m.whole(L, 4, 0, math.MaxInt32, t.Len())
	var b strings.Builder
	for i := from; i <= to; i++ {
		v := t.RawGetInt(i)
		if !lua.LVCanConvToString(v) {
			return m.fail(L, "table.concat: item %d is %s, which cannot be joined", i, kindOf(v))
		}
		m.grow(L, &b, v.String())
		if i < to {
			m.grow(L, &b, sep)
		}
	}
	L.Push(lua.LString(b.String()))
	return 1
}

// tableSort sorts as table.sort does. It is stable, and an order that
// contradicts itself does no harm.
func (m *vm) tableSort(L *lua.LState) int {
	t := L.CheckTable(1)
	m.writable(L, t)
	order := L.OptFunction(2, nil)
	n := t.Len()
	m.charge(L, n, itemBytes*n)
	list := make([]lua.LValue, n)
	for i := range list {
		list[i] = t.RawGetInt(i + 1)
	}
	slices.SortStableFunc(list, func(a, b lua.LValue) int {
		if order == nil {
			return m.compare(L, a, b)
		}
		return b2i(m.before(L, order, b, a)) - b2i(m.before(L, order, a, b))
	})
	for i, v := range list {
		t.RawSetInt(i+1, v)
	}
	return 0
}

func (m *vm) before(L *lua.LState, order *lua.LFunction, a, b lua.LValue) bool {
	m.charge(L, 1, 0)
	L.Push(order)
	L.Push(a)
	L.Push(b)
	L.Call(2, 1)
	yes := lua.LVAsBool(L.Get(-1))
	L.Pop(1)
	return yes
}

func (m *vm) compare(L *lua.LState, a, b lua.LValue) int {
	switch x := a.(type) {
	case lua.LNumber:
		if y, ok := b.(lua.LNumber); ok {
			m.charge(L, 1, 0)
			return cmp.Compare(x, y)
		}
	case lua.LString:
		if y, ok := b.(lua.LString); ok {
			return m.compareTexts(L, x, y)
		}
	}
	return m.fail(L, "table.sort cannot compare %s with %s; give it a function that can", kindOf(a), kindOf(b))
}
