package script

import (
	"math"
	"strings"

	"github.com/arnodel/golua/lib/stringlib/pattern"
	lua "github.com/yuin/gopher-lua"
)

// The longest pattern, in bytes. Matching is charged by what it reads; what it
// does between two reads is bounded by the pattern's length.
const maxPattern = 100

// A matcher finds a pattern in a text.
type matcher struct {
	m        *vm
	L        *lua.LState
	s        string
	pattern  *pattern.Pattern
	cost     int // elementary steps for each byte read
	anchored bool
}

func (m *vm) matcher(L *lua.LState, s, p string) *matcher {
	if len(p) > maxPattern {
		m.fail(L, "a pattern of more than %d bytes", maxPattern)
	}
	for i := 0; i+1 < len(p); i++ {
		if p[i] == '%' {
			i++
			if p[i] >= '0' && p[i] <= '9' {
				m.fail(L, "a pattern cannot refer to its own captures here (%%%c)", p[i])
			}
		}
	}
	m.charge(L, 2+len(p), 100*len(p))
	compiled, err := pattern.New(p)
	if err != nil {
		m.fail(L, "the pattern %q is malformed: %s", p, err)
	}
	return &matcher{m, L, s, compiled, len(p), strings.HasPrefix(p, "^")}
}

// find gives the captures of the first match from a place on, the whole match
// first, or nil.
func (f *matcher) find(from int) []pattern.Capture {
	captures, read := f.match(from)
	if captures == nil {
		read += len(f.s) - from
	} else {
		read += captures[0].Start() - from
	}
	f.m.charge(f.L, 1+read*f.cost1()/perStep, 32)
	return captures
}

// perStep is how many elementary steps of matching are one of a script's.
const perStep = 16

// match looks from a place on for as long as the steps last, and says what it
// has read. It begins anew when it turns out to take long, since it cannot
// make room for other calls under way.
func (f *matcher) match(from int) ([]pattern.Capture, int) {
	b := f.m.budget
	if b.short {
		few := f.bytes(b.steps - b.shortSteps)
		if captures, used := f.pattern.MatchFromStart(f.s, from, few); used <= few {
			return captures, int(used)
		}
		b.makeRoom()
	}
	all := f.bytes(b.steps)
	captures, used := f.pattern.MatchFromStart(f.s, from, all)
	return captures, int(min(used, all+1))
}

// bytes is how much can be read in so many steps.
func (f *matcher) bytes(steps int) uint64 { return uint64(max(steps, 1)*perStep/f.cost1() + 1) }

func (f *matcher) cost1() int { return max(f.cost, 1) }

// value gives a capture as scripts see it: a text, or a place.
func (f *matcher) value(c pattern.Capture) lua.LValue {
	if c.IsEmpty() {
		return lua.LNumber(c.Start() + 1)
	}
	return lua.LString(f.s[c.Start():c.End()])
}

// push gives what string.match does: the captures, or the whole match where
// the pattern has none.
func (f *matcher) push(captures []pattern.Capture) int {
	if len(captures) > 1 {
		captures = captures[1:]
	}
	for _, c := range captures {
		f.L.Push(f.value(c))
	}
	return len(captures)
}

func (m *vm) stringFind(L *lua.LState) int { return m.search(L, true) }

func (m *vm) stringMatch(L *lua.LState) int { return m.search(L, false) }

func (m *vm) search(L *lua.LState, find bool) int {
	s, p := L.CheckString(1), L.CheckString(2)
	from := m.whole(L, 3, math.MinInt32, math.MaxInt32, 1)
	if from < 0 {
		from += len(s) + 1
	}
	if from = max(from, 1); from > len(s)+1 {
		L.Push(lua.LNil)
		return 1
	}
	if find && (lua.LVAsBool(L.Get(4)) || !strings.ContainsAny(p, "^$*+?.([%-")) {
		return m.findPlain(L, s, p, from-1)
	}
	f := m.matcher(L, s, p)
	captures := f.find(from - 1)
	if captures == nil {
		L.Push(lua.LNil)
		return 1
	}
	if !find {
		return f.push(captures)
	}
	L.Push(lua.LNumber(captures[0].Start() + 1))
	L.Push(lua.LNumber(captures[0].End()))
	for _, c := range captures[1:] {
		L.Push(f.value(c))
	}
	return 1 + len(captures)
}

func (m *vm) findPlain(L *lua.LState, s, p string, from int) int {
	m.charge(L, 1+(len(s)+len(p))/16, 0)
	i := strings.Index(s[from:], p)
	if i < 0 {
		L.Push(lua.LNil)
		return 1
	}
	L.Push(lua.LNumber(from + i + 1))
	L.Push(lua.LNumber(from + i + len(p)))
	return 2
}

func (m *vm) stringGmatch(L *lua.LState) int {
	f := m.matcher(L, L.CheckString(1), L.CheckString(2))
	m.charge(L, 1, 500)
	at, call := 0, m.calls
	L.Push(L.NewFunction(func(L *lua.LState) int {
		if call != m.calls {
			return m.fail(L, "what string.gmatch gives lasts only for the call that asked for it")
		}
		if at > len(f.s) {
			L.Push(lua.LNil)
			return 1
		}
		captures := f.find(at)
		if captures == nil {
			at = math.MaxInt
			L.Push(lua.LNil)
			return 1
		}
		at = after(captures[0])
		if f.anchored {
			at = math.MaxInt
		}
		return f.push(captures)
	}))
	return 1
}

// after is where to look on after a match: an empty one must not be found
// again.
func after(c pattern.Capture) int {
	if c.End() == c.Start() {
		return c.End() + 1
	}
	return c.End()
}

func (m *vm) stringGsub(L *lua.LState) int {
	f := m.matcher(L, L.CheckString(1), L.CheckString(2))
	most := m.whole(L, 4, 0, math.MaxInt32, math.MaxInt32)
	switch L.Get(3).(type) {
	case lua.LString, lua.LNumber, *lua.LTable, *lua.LFunction:
	default:
		return m.fail(L, "string.gsub takes a text, a table or a function as its third value, not %s", kindOf(L.Get(3)))
	}
	var b strings.Builder
	at, done, count := 0, 0, 0
	for count < most && at <= len(f.s) {
		captures := f.find(at)
		if captures == nil {
			break
		}
		m.grow(L, &b, f.s[done:captures[0].Start()])
		m.grow(L, &b, f.replacement(L.Get(3), captures))
		done, at = captures[0].End(), after(captures[0])
		count++
		if f.anchored {
			break
		}
	}
	m.grow(L, &b, f.s[done:])
	L.Push(lua.LString(b.String()))
	L.Push(lua.LNumber(count))
	return 2
}

func (f *matcher) replacement(by lua.LValue, captures []pattern.Capture) string {
	whole := f.s[captures[0].Start():captures[0].End()]
	var v lua.LValue
	switch by := by.(type) {
	case *lua.LTable:
		v = by.RawGet(f.value(captures[min(1, len(captures)-1)]))
	case *lua.LFunction:
		f.L.Push(by)
		n := f.push(captures)
		f.L.Call(n, 1)
		v = f.L.Get(-1)
		f.L.Pop(1)
	default:
		return f.template(by.String(), captures)
	}
	switch {
	case !lua.LVAsBool(v):
		return whole
	case !lua.LVCanConvToString(v):
		f.m.fail(f.L, "string.gsub was given %s to put into the text", kindOf(v))
	}
	return v.String()
}

// template fills %0 to %9 into a replacement.
func (f *matcher) template(t string, captures []pattern.Capture) string {
	if !strings.Contains(t, "%") {
		return t
	}
	var b strings.Builder
	for i := 0; i < len(t); i++ {
		if t[i] != '%' || i+1 == len(t) {
			f.m.grow(f.L, &b, t[i:i+1])
			continue
		}
		i++
		n := int(t[i]) - '0'
		switch {
		case n < 0 || n > 9:
			f.m.grow(f.L, &b, t[i:i+1])
		case n < len(captures):
			f.m.grow(f.L, &b, f.value(captures[n]).String())
		case n == 1:
			f.m.grow(f.L, &b, f.value(captures[0]).String())
		default:
			f.m.fail(f.L, "string.gsub: the pattern has no capture %%%d", n)
		}
	}
	return b.String()
}
