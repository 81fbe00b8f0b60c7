package script

import (
	"math"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// maxString is the longest text that a script may make, in bytes.
const maxString = 16 << 10

// text charges for a text about to be made.
func (m *vm) text(L *lua.LState, bytes int) {
	if bytes > maxString {
		m.fail(L, "a text of more than %d bytes", maxString)
	}
	m.charge(L, 1+bytes/64, 32+bytes)
}

// grow adds to a text in the making.
func (m *vm) grow(L *lua.LState, b *strings.Builder, s string) {
	if b.Len()+len(s) > maxString {
		m.fail(L, "a text of more than %d bytes", maxString)
	}
	m.charge(L, 1+len(s)/64, 2*len(s))
	b.WriteString(s)
}

// join is what every chain of .. became. Its last argument is of no meaning.
func (m *vm) join(L *lua.LState) int {
	n := L.GetTop() - 1
	size := 0
	for i := 1; i <= n; i++ {
		switch v := L.Get(i).(type) {
		case lua.LString:
			size += len(v)
		case lua.LNumber:
			size += 24
		default:
			return m.fail(L, "cannot join %s to a text with `..`", kindOf(v))
		}
	}
	m.text(L, size)
	var b strings.Builder
	b.Grow(size)
	for i := 1; i <= n; i++ {
		b.WriteString(L.Get(i).String())
	}
	L.Push(lua.LString(b.String()))
	return 1
}

func (m *vm) stringLen(L *lua.LState) int {
	L.Push(lua.LNumber(len(L.CheckString(1))))
	return 1
}

func (m *vm) stringSub(L *lua.LState) int {
	s := L.CheckString(1)
	from, to := m.span(L, s, 2, 1, -1)
	if from > to {
		L.Push(lua.LString(""))
		return 1
	}
	L.Push(lua.LString(s[from-1 : to]))
	return 1
}

// span gives a part of a text from two arguments, which may count from its end,
// within the text's bounds.
func (m *vm) span(L *lua.LState, s string, arg, from, to int) (int, int) {
	from = m.whole(L, arg, math.MinInt32, math.MaxInt32, from)
	to = m.whole(L, arg+1, math.MinInt32, math.MaxInt32, to)
	if from < 0 {
		from += len(s) + 1
	}
	if to < 0 {
		to += len(s) + 1
	}
	return max(from, 1), min(to, len(s))
}

func (m *vm) stringUpper(L *lua.LState) int { return m.mapped(L, strings.ToUpper) }

func (m *vm) stringLower(L *lua.LState) int { return m.mapped(L, strings.ToLower) }

func (m *vm) stringReverse(L *lua.LState) int {
	return m.mapped(L, func(s string) string {
		b := []byte(s)
		for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
			b[i], b[j] = b[j], b[i]
		}
		return string(b)
	})
}

func (m *vm) mapped(L *lua.LState, change func(string) string) int {
	s := L.CheckString(1)
	m.text(L, len(s))
	L.Push(lua.LString(change(s)))
	return 1
}

func (m *vm) stringRep(L *lua.LState) int {
	s := L.CheckString(1)
	n := m.whole(L, 2, 0, maxString+1, -1)
	m.text(L, len(s)*n)
	L.Push(lua.LString(strings.Repeat(s, n)))
	return 1
}

func (m *vm) stringByte(L *lua.LState) int {
	s := L.CheckString(1)
	from := m.whole(L, 2, math.MinInt32, math.MaxInt32, 1)
	from, to := m.span(L, s, 2, from, from)
	n := max(to-from+1, 0)
	if n > maxUnpack {
		return m.fail(L, "string.byte gives at most %d values", maxUnpack)
	}
	m.charge(L, n, 8*n)
	for i := from; i <= to; i++ {
		L.Push(lua.LNumber(s[i-1]))
	}
	return n
}

func (m *vm) stringChar(L *lua.LState) int {
	n := L.GetTop()
	m.text(L, n)
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(m.whole(L, i+1, 0, 255, -1))
	}
	L.Push(lua.LString(b))
	return 1
}
