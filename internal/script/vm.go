package script

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"evenkeel/internal/scenario"
)

// vm is one Lua state with the file's declarations run in it. It belongs to
// one goroutine at a time. Between calls nothing in it changes: what a call
// could have changed is refused or put back.
type vm struct {
	L      *lua.LState
	file   string
	files  []string // that what runs stands in: file, and what it includes
	budget *budget

	globals *lua.LTable // what scripts have named; scripts see it through env
	sealed  *lua.LTable // the metatable of every table that may not change
	cells   []cell

	now   moment
	calls int // how many calls there were; what walks a text lasts for one
	at    *lua.LTable

	// The rules of the scenario, once read.
	scenario *scenario.Scenario
	ids      map[string]int   // of nodes and endings
	fns      []*lua.LFunction // those of scenario.Func 1, 2, ...
	react    scenario.Func    // the customer's own persona, or 0

	loading *loading // while the file's declarations run
}

// cell is a variable that functions share, and its value after loading.
type cell struct {
	upvalue *lua.Upvalue
	value   lua.LValue
}

// raised is an error of the script or of a helper, as a Lua value.
type raised struct {
	pos     scenario.Pos // line 0: unknown
	message string
}

// What a state has room for.
const (
	maxCalls    = 100  // functions that wait for one another
	maxRegistry = 5120 // values in use
)

// Functions with ... get no table `arg`, which nothing would charge for.
func init() { lua.CompatVarArg = false }

var errTooMuch = errors.New("the script needs too many values or calls at once")

func newVM(file string) *vm {
	L := lua.NewState(lua.Options{
		CallStackSize: maxCalls, RegistrySize: 256, RegistryMaxSize: maxRegistry, RegistryGrowStep: 256,
		SkipOpenLibs: true,
	})
	m := &vm{L: L, file: file, files: []string{file}, budget: newBudget(), sealed: L.NewTable()}
	L.SetContext(m.budget)
	m.globals = L.NewTable()
	for _, list := range []members{basics, declarations, helpers} {
		m.fill(m.globals, list)
	}
	for name, list := range library {
		lib := L.NewTable()
		m.fill(lib, list)
		lib.Metatable = m.sealed
		m.globals.RawSetString(name, lib)
	}
	strings := L.NewTable()
	strings.RawSetString("__index", m.globals.RawGetString("string"))
	L.SetMetatable(lua.LString(""), strings)
	m.shield()
	m.at = m.newAt()
	return m
}

func (m *vm) fill(t *lua.LTable, list members) {
	for _, x := range list {
		if x.fn == nil {
			t.RawSetString(x.name, lua.LNumber(x.num))
			continue
		}
		t.RawSetString(x.name, m.function(x.fn))
	}
}

func (m *vm) function(fn func(*vm, *lua.LState) int) *lua.LFunction {
	return m.L.NewFunction(func(L *lua.LState) int { return fn(m, L) })
}

// shield puts an empty table before the globals, so that every new global is
// seen while the file loads and refused afterwards.
func (m *vm) shield() {
	env := m.L.Get(lua.GlobalsIndex).(*lua.LTable)
	meta, missing := m.L.NewTable(), m.L.NewTable()
	meta.RawSetString("__index", m.globals)
	meta.RawSetString("__newindex", m.function((*vm).setGlobal))
	env.Metatable = meta
	missing.RawSetString("__index", m.function((*vm).unknownGlobal))
	m.globals.Metatable = missing
}

func (m *vm) setGlobal(L *lua.LState) int {
	name := L.Get(2).String()
	switch {
	case m.loading == nil:
		return m.fail(L, "`%s` is not a local; nothing outside of a function can be changed, use at.vars", name)
	case isGlobal(name):
		return m.fail(L, "`%s` is a part of the language and cannot be given another meaning", name)
	}
	m.charge(L, 1, 200)
	m.globals.RawSetString(name, L.Get(3))
	return 0
}

func (m *vm) unknownGlobal(L *lua.LState) int {
	return m.fail(L, "nothing is called `%s` (yet)", L.Get(2).String())
}

// fail stops the script with a message, at the line that called.
func (m *vm) fail(L *lua.LState, format string, args ...any) int {
	message := fmt.Sprintf(format, args...)
	L.Error(&lua.LUserData{Value: &raised{m.running(L), message}}, 0)
	return 0
}

// line is the line of the script that is running.
func (m *vm) line(L *lua.LState) int { return m.running(L).Line }

// running is the place of the script that is running, line 0 if unknown.
func (m *vm) running(L *lua.LState) scenario.Pos {
	for level := range 100 {
		dbg, ok := L.GetStack(level)
		if !ok {
			break
		}
		if _, err := L.GetInfo("Sl", dbg, lua.LNil); err == nil && dbg.Source != "" && dbg.CurrentLine > 0 {
			return scenario.Pos{File: dbg.Source, Line: dbg.CurrentLine, Col: 1}
		}
	}
	return scenario.Pos{File: m.file}
}

// charge takes steps and bytes for what is about to be done, or stops the
// script.
func (m *vm) charge(L *lua.LState, steps, bytes int) {
	if !m.budget.charge(steps, bytes) {
		m.fail(L, "%s", m.budget.spent)
	}
}

// call runs a function within the budget that was set. After an error the
// state is of no more use.
func (m *vm) call(fn *lua.LFunction, results int, args ...lua.LValue) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errTooMuch // the machine fails when it has no room to say so
		}
	}()
	m.calls++
	m.L.Push(fn)
	for _, a := range args {
		m.L.Push(a)
	}
	return m.L.PCall(len(args), results, nil)
}

// run runs the file's declarations.
func (m *vm) run(ctx context.Context, p *program) error {
	m.enter()
	defer m.leave()
	m.loading = newLoading(p)
	m.files = append([]string{m.file}, slices.Sorted(maps.Keys(p.included))...)
	m.budget.reset(loadSteps, loadBytes, loadTime)
	if deadline, ok := ctx.Deadline(); ok && deadline.Before(m.budget.until) {
		m.budget.until = deadline
	}
	return m.call(m.L.NewFunctionFromProto(p.proto), 0)
}
