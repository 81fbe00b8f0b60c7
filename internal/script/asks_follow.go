package script

import (
	"slices"

	lua "github.com/yuin/gopher-lua"
)

// follower finds out which functions a function leads to, once the file's
// declarations have run: from then on neither globals nor tables change, nor
// locals that only their declaration assigns.
type follower struct {
	globals *lua.LTable
	known   map[*lua.FunctionProto]*function
}

// given is an argument of a function, which is closure or one inside of it.
type given struct {
	closure *lua.LFunction
	fn      *function
	i       int
}

// How many functions and questions are followed from one function; beyond
// that it may ask anything.
const (
	maxFollowed = 100
	maxAsked    = 1000
)

// all gathers what a function asks of its first argument, itself and through
// those that it calls. Not ok: that cannot be followed.
func (f *follower) all(closure *lua.LFunction) (found param, ok bool) {
	todo := []given{{closure, f.known[closure.Proto], 0}}
	for n := 0; n < len(todo); n++ {
		a := todo[n]
		switch {
		case a.fn == nil || n == maxFollowed || len(found.asks)+len(found.changes) > maxAsked:
			return found, false
		case a.i >= len(a.fn.params) && a.fn.variadic:
			return found, false
		case a.i >= len(a.fn.params):
			continue
		case a.fn.params[a.i].escapes:
			return found, false
		}
		p := a.fn.params[a.i]
		found.asks = append(found.asks, p.asks...)
		found.changes = append(found.changes, p.changes...)
		for i := range p.passed {
			if next := f.next(a.closure, &p.passed[i]); !slices.Contains(todo, next) {
				todo = append(todo, next)
			}
		}
	}
	return found, true
}

// next is where a call in a closure leads; without a function where that is
// not certain.
func (f *follower) next(in *lua.LFunction, p *passed) given {
	if p.local == nil {
		return f.value(f.globals.RawGetString(p.path[0]), p)
	}
	if p.local.again {
		return given{}
	}
	if p.owner.within(f.known[in.Proto]) {
		if len(p.path) > 1 {
			return given{}
		}
		return given{in, p.local.fn, p.arg}
	}
	if i := slices.Index(in.Proto.DbgUpvalues, p.path[0]); i >= 0 && i < len(in.Upvalues) {
		return f.value(in.Upvalues[i].Value(), p)
	}
	return given{}
}

// value follows the fields of what is called.
func (f *follower) value(v lua.LValue, p *passed) given {
	for _, field := range p.path[1:] {
		t, ok := v.(*lua.LTable)
		if !ok {
			return given{}
		}
		v = t.RawGetString(field)
	}
	fn, ok := v.(*lua.LFunction)
	if !ok || fn.IsG {
		return given{}
	}
	return given{fn, f.known[fn.Proto], p.arg}
}

// within reports whether a function is another one, or inside of it.
func (f *function) within(other *function) bool {
	for ; f != nil; f = f.parent {
		if f == other {
			return true
		}
	}
	return false
}
