package script

import (
	"fmt"
	"iter"
	"math"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// moment is what `at` shows during one call.
type moment struct {
	play.At
	fn      scenario.Func
	changes bool // moods and vars may be set
	speaks  bool // elapsed may be asked for
	elapsed int
	rolls   int
}

// newAt makes the table that functions get. Its parts read the current moment,
// so that no call has to fill or to clear anything.
func (m *vm) newAt() *lua.LTable {
	L := m.L
	proxy := func(index func(*vm, *lua.LState) int, value any) *lua.LUserData {
		meta := L.NewTable()
		meta.RawSetString("__index", m.function(index))
		return &lua.LUserData{Value: value, Metatable: meta}
	}
	at, meta := L.NewTable(), L.NewTable()
	at.RawSetString("mood", proxy((*vm).getMood, moodPart{}))
	at.RawSetString("vars", proxy((*vm).getVar, varsPart{}))
	at.RawSetString("visited", m.function((*vm).visited))
	at.RawSetString("roll", m.function((*vm).roll))
	meta.RawSetString("__index", m.function((*vm).getAt))
	at.Metatable = meta
	return at
}

type (
	moodPart struct{}
	varsPart struct{}
)

func (m *vm) getAt(L *lua.LState) int {
	switch name := L.Get(2).String(); name {
	case "turn":
		m.claimed(L, "at.turn", m.scenario.Reads.Turn, func(a *scenario.Asks) bool { return a.Turn.Any() })
		L.Push(lua.LNumber(m.now.Turn + 1))
	case "elapsed":
		if !m.now.speaks {
			return m.fail(L, "`at.elapsed` exists only inside `says`")
		}
		m.claimed(L, "at.elapsed", true, func(a *scenario.Asks) bool { return a.Elapsed })
		L.Push(lua.LNumber(m.now.elapsed))
	default:
		return m.fail(L, "`at` has no `%s`%s", shorten(name, 40), m.instead(name))
	}
	return 1
}

// instead says what to write for a field that `at` does not have.
func (m *vm) instead(name string) string {
	switch {
	case slices.Contains(slices.Collect(moodNames(m.scenario)), name):
		return "; write at.mood." + name
	case slices.Contains(slices.Collect(varNames(m.scenario)), name):
		return "; write at.vars." + name
	}
	return didYouMean(name, shapeAt.names())
}

// claimed stops a script that asks what its function is not known to ask: a
// search of all paths would take positions for alike that are not.
func (m *vm) claimed(L *lua.LState, what string, any bool, asks func(*scenario.Asks) bool) {
	known := any
	if a := m.scenario.Asks[m.now.fn-1]; a != nil {
		known = asks(a)
	}
	if !known {
		m.fail(L, "write `%s` out; how it was reached here, a search of all paths cannot see it", what)
	}
}

func (m *vm) getMood(L *lua.LState) int {
	i := m.mood(L, L.Get(2))
	m.claimed(L, "at.mood", true, func(a *scenario.Asks) bool { return a.Mood(i) })
	L.Push(lua.LNumber(m.now.Moods[i]))
	return 1
}

func (m *vm) mood(L *lua.LState, key lua.LValue) int {
	name, _ := key.(lua.LString)
	for i := range m.scenario.Moods {
		if m.scenario.Moods[i].Name == string(name) {
			return i
		}
	}
	return m.fail(L, "the customer has no mood `%s`%s", shorten(plain(key), 40), didYouMean(string(name), moodNames(m.scenario)))
}

func (m *vm) getVar(L *lua.LState) int {
	i := m.varIndex(L, L.Get(2))
	m.claimed(L, "at.vars", true, func(a *scenario.Asks) bool { return a.Var(i) })
	L.Push(luaValue(&m.scenario.Vars[i], m.now.Vars[i]))
	return 1
}

func (m *vm) varIndex(L *lua.LState, key lua.LValue) int {
	name, _ := key.(lua.LString)
	for i := range m.scenario.Vars {
		if m.scenario.Vars[i].Name == string(name) {
			return i
		}
	}
	return m.fail(L, "the scenario declares no var `%s`%s", shorten(plain(key), 40), didYouMean(string(name), varNames(m.scenario)))
}

func luaValue(v *scenario.Var, value scenario.Value) lua.LValue {
	switch v.Kind {
	case scenario.Bool:
		return lua.LBool(value != 0)
	case scenario.Enum:
		return lua.LString(v.Set[value])
	default:
		return lua.LNumber(value)
	}
}

// setMood changes a mood: rounded half away from zero, held within its bounds.
func (m *vm) setMood(L *lua.LState, key, value lua.LValue) {
	i := m.mood(L, key)
	if !m.now.changes {
		m.fail(L, "moods can be set only inside `effect`")
	}
	n, ok := value.(lua.LNumber)
	if !ok || math.IsNaN(float64(n)) {
		m.fail(L, "at.mood.%s must be a number, not %s", m.scenario.Moods[i].Name, kindOf(value))
	}
	m.now.Moods[i] = int(math.Round(max(scenario.MoodMin, min(float64(n), scenario.MoodMax))))
}

func (m *vm) setVar(L *lua.LState, key, value lua.LValue) {
	i := m.varIndex(L, key)
	if !m.now.changes {
		m.fail(L, "vars can be set only inside `effect`")
	}
	v := &m.scenario.Vars[i]
	set, problem := varValue(v, value)
	if problem != "" {
		m.fail(L, "at.vars.%s %s", v.Name, problem)
	}
	m.now.Vars[i] = set
}

// varValue turns a script's value into a var's, or says what is wrong with it.
func varValue(v *scenario.Var, value lua.LValue) (scenario.Value, string) {
	switch v.Kind {
	case scenario.Bool:
		if b, ok := value.(lua.LBool); ok {
			return scenario.Value(b2i(bool(b))), ""
		}
		return 0, "must be true or false, not " + kindOf(value)
	case scenario.Enum:
		s, ok := value.(lua.LString)
		if !ok {
			return 0, "must be " + oneOf(v.Set) + ", not " + kindOf(value)
		}
		if i := slices.Index(v.Set, string(s)); i >= 0 {
			return scenario.Value(i), ""
		}
		return 0, fmt.Sprintf("must be %s, not %q%s", oneOf(v.Set), shorten(string(s), 40), didYouMean(string(s), slices.Values(v.Set)))
	}
	n, ok := value.(lua.LNumber)
	switch {
	case !ok || float64(n) != math.Trunc(float64(n)):
		return 0, "must be a whole number, not " + kindOf(value)
	case n < scenario.VarMin || n > scenario.VarMax:
		return 0, fmt.Sprintf("must be from %d to %d, not %s", scenario.VarMin, scenario.VarMax, n)
	}
	return scenario.Value(n), ""
}

func (m *vm) visited(L *lua.LState) int {
	id, ok := L.Get(1).(lua.LString)
	if !ok {
		return m.fail(L, "at.visited takes a node's id, such as at.visited(\"opening\"), not %s", kindOf(L.Get(1)))
	}
	i, known := m.ids[string(id)]
	if !known {
		return m.fail(L, "there is no node %q%s", shorten(string(id), 40), didYouMean(string(id), nodeIDs(m.scenario)))
	}
	reads := &m.scenario.Reads
	m.claimed(L, "at.visited", reads.AllVisited || slices.Contains(reads.Visited, i), func(a *scenario.Asks) bool {
		return slices.Contains(a.Visited, i)
	})
	L.Push(lua.LBool(m.now.Visited.Has(i)))
	return 1
}

const maxRoll = 1_000_000

// roll gives 1..n. It depends on the seed, the turn, the function and how often
// the function rolled before in this call, and on nothing else.
func (m *vm) roll(L *lua.LState) int {
	n, ok := L.Get(1).(lua.LNumber)
	m.claimed(L, "at.roll", m.scenario.Reads.Roll, func(a *scenario.Asks) bool { return a.Roll })
	if !ok || float64(n) != math.Trunc(float64(n)) || n < 1 || n > maxRoll {
		return m.fail(L, "at.roll takes a whole number from 1 to %d", maxRoll)
	}
	m.now.rolls++
	h := mix(m.now.Seed)
	for _, part := range []uint64{uint64(m.now.Turn), uint64(m.now.fn), uint64(m.now.rolls)} {
		h = mix(h ^ part)
	}
	L.Push(lua.LNumber(1 + h%uint64(n)))
	return 1
}

// mix scatters the bits of a number over the whole of it (splitmix64).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func moodNames(s *scenario.Scenario) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range s.Moods {
			if !yield(s.Moods[i].Name) {
				return
			}
		}
	}
}

func varNames(s *scenario.Scenario) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range s.Vars {
			if !yield(s.Vars[i].Name) {
				return
			}
		}
	}
}

func nodeIDs(s *scenario.Scenario) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range s.Nodes {
			if !yield(s.Nodes[i].ID) {
				return
			}
		}
	}
}
