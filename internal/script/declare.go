package script

import (
	"fmt"

	lua "github.com/yuin/gopher-lua"

	"evenkeel/internal/scenario"
)

// loading is what the file's declarations gave while they ran, still as Lua
// tables.
type loading struct {
	program  *program
	made     map[*lua.LTable]*tableInfo // where tables stand in the file
	choices  map[*lua.LTable]bool
	scenario *declaration
	nodes    []*declaration // nodes and endings
	personas []*declaration
	variants []*declaration
	included map[string]lua.LValue // what the files that ran returned
	findings Findings
}

// declaration is one call of scenario, node, ending, persona or variant.
type declaration struct {
	kind  string
	id    string
	table *lua.LTable // nil: not given
	pos   scenario.Pos
}

// picked is what pick gives: the targets, and the function that chooses.
type picked struct {
	targets []string
	places  []scenario.Pos
	fn      *lua.LFunction
	pos     scenario.Pos
}

func newLoading(p *program) *loading {
	return &loading{program: p, made: make(map[*lua.LTable]*tableInfo), choices: make(map[*lua.LTable]bool), included: make(map[string]lua.LValue)}
}

func (l *loading) remember(t *lua.LTable, number int) {
	if number >= 0 && number < len(l.program.tables) {
		l.made[t] = l.program.tables[number]
	}
}

func (l *loading) add(pos scenario.Pos, code Code, format string, args ...any) {
	if len(l.findings) < maxFindings {
		l.findings = append(l.findings, Finding{Pos: pos, Severity: Error, Code: code, Message: fmt.Sprintf(format, args...)})
	}
}

// here is the place of the call that is running.
func (m *vm) here(L *lua.LState) scenario.Pos {
	pos := m.running(L)
	return scenario.Pos{File: pos.File, Line: max(pos.Line, 1), Col: 1}
}

// place is where a table stands, or where the script is now.
func (m *vm) place(L *lua.LState, t *lua.LTable) scenario.Pos {
	if info := m.loading.made[t]; info != nil {
		return info.pos
	}
	return m.here(L)
}

// whileLoading stops a script that declares something during an attempt.
func (m *vm) whileLoading(L *lua.LState, name string) {
	if m.loading == nil {
		m.fail(L, "`%s` declares something, which is done at the top of the file and not inside a function that the game calls", name)
	}
	m.charge(L, 1, fieldBytes)
}

func (m *vm) declareScenario(L *lua.LState) int {
	m.whileLoading(L, "scenario")
	t, ok := L.Get(1).(*lua.LTable)
	if !ok {
		m.loading.add(m.here(L), CodeType, "`scenario` takes a table: scenario { id = ..., ... }")
		return 0
	}
	if first := m.loading.scenario; first != nil {
		m.loading.add(m.place(L, t), CodeDeclaration, "a file has one `scenario { ... }`; the first is on line %d", first.pos.Line)
		return 0
	}
	m.loading.scenario = &declaration{kind: "scenario", table: t, pos: m.place(L, t)}
	return 0
}

func (m *vm) declareNode(L *lua.LState) int { return m.named(L, "node") }

func (m *vm) declareEnding(L *lua.LState) int { return m.named(L, "ending") }

func (m *vm) declareVariant(L *lua.LState) int { return m.named(L, "variant") }

func (m *vm) declarePersona(L *lua.LState) int { return m.named(L, "persona") }

// named declares what has an id: kind "id" { ... }. The table comes with a
// second call.
func (m *vm) named(L *lua.LState, kind string) int {
	m.whileLoading(L, kind)
	d := &declaration{kind: kind, pos: m.here(L)}
	id, ok := L.Get(1).(lua.LString)
	d.id = string(id)
	switch {
	case ok && kind == "persona":
		m.loading.personas = append(m.loading.personas, d)
	case ok && kind == "variant":
		m.loading.variants = append(m.loading.variants, d)
	case ok:
		m.loading.nodes = append(m.loading.nodes, d)
	default:
		m.loading.add(d.pos, CodeType, "`%s` needs an id in quotes before its table: %s \"some-id\" { ... }", kind, kind)
	}
	L.Push(m.L.NewFunction(func(L *lua.LState) int {
		m.whileLoading(L, kind)
		t, isTable := L.Get(1).(*lua.LTable)
		switch {
		case !isTable:
			m.loading.add(m.here(L), CodeType, "%s %q takes a table: %s %q { ... }", kind, d.id, kind, d.id)
		case d.table == nil:
			d.table, d.pos = t, m.place(L, t)
		}
		return 0
	}))
	return 1
}

func (m *vm) declareChoice(L *lua.LState) int {
	m.whileLoading(L, "choice")
	t, ok := L.Get(1).(*lua.LTable)
	if !ok {
		m.loading.add(m.here(L), CodeType, "`choice` takes a table: choice { id = ..., text = ..., to = ... }")
		t = L.NewTable()
	}
	m.loading.choices[t] = true
	L.Push(t)
	return 1
}

func (m *vm) declarePick(L *lua.LState) int {
	m.whileLoading(L, "pick")
	p := &picked{pos: m.here(L)}
	t, _ := L.Get(1).(*lua.LTable)
	p.fn, _ = L.Get(2).(*lua.LFunction)
	if t == nil || p.fn == nil || p.fn.IsG {
		m.loading.add(p.pos, CodePick, "`pick` takes the possible targets and a function that gives one of them: pick({ \"a\", \"b\" }, function(at) ... end)")
	}
	if t != nil {
		m.pickTargets(L, p, t)
	}
	L.Push(&lua.LUserData{Value: p, Metatable: lua.LNil})
	return 1
}

func (m *vm) pickTargets(L *lua.LState, p *picked, t *lua.LTable) {
	info := m.loading.made[t]
	m.charge(L, t.Len(), itemBytes*t.Len())
	for i := range t.Len() {
		place := p.pos
		if info != nil && i < len(info.items) {
			place = info.items[i]
		}
		id, ok := t.RawGetInt(i + 1).(lua.LString)
		if !ok {
			m.loading.add(place, CodePick, "a target of `pick` is the id of a node or an ending, not %s", kindOf(t.RawGetInt(i+1)))
			continue
		}
		p.targets = append(p.targets, string(id))
		p.places = append(p.places, place)
	}
	if t.Len() == 0 {
		m.loading.add(p.pos, CodePick, "`pick` has no targets")
	}
}
