package script

import lua "github.com/yuin/gopher-lua"

// seal makes everything that functions can reach unchangeable, and remembers
// the variables that they share, for restore.
func (m *vm) seal() {
	s := sealer{m: m, tables: make(map[*lua.LTable]bool), functions: make(map[*lua.LFunction]bool), cells: make(map[*lua.Upvalue]bool)}
	s.push(m.globals)
	for _, fn := range m.fns {
		s.push(fn)
	}
	for len(s.todo) > 0 {
		last := len(s.todo) - 1
		v := s.todo[last]
		s.todo = s.todo[:last]
		s.visit(v)
	}
	m.loading = nil
}

// sealer walks what can be reached, without recursion: a script decides how
// deep that is.
type sealer struct {
	m         *vm
	todo      []lua.LValue
	tables    map[*lua.LTable]bool
	functions map[*lua.LFunction]bool
	cells     map[*lua.Upvalue]bool
}

func (s *sealer) push(v lua.LValue) {
	switch v.(type) {
	case *lua.LTable, *lua.LFunction, *lua.LUserData:
		s.todo = append(s.todo, v)
	}
}

func (s *sealer) visit(v lua.LValue) {
	switch v := v.(type) {
	case *lua.LTable:
		s.table(v)
	case *lua.LFunction:
		s.function(v)
	case *lua.LUserData:
		if p, ok := v.Value.(*picked); ok && p.fn != nil {
			s.push(p.fn)
		}
	}
}

func (s *sealer) table(t *lua.LTable) {
	if s.tables[t] {
		return
	}
	s.tables[t] = true
	if t.Metatable == lua.LNil {
		t.Metatable = s.m.sealed
	}
	t.ForEach(func(k, v lua.LValue) {
		s.push(k)
		s.push(v)
	})
}

func (s *sealer) function(fn *lua.LFunction) {
	if fn.IsG || s.functions[fn] {
		return
	}
	s.functions[fn] = true
	for _, up := range fn.Upvalues {
		if s.cells[up] {
			continue
		}
		s.cells[up] = true
		s.m.cells = append(s.m.cells, cell{up, up.Value()})
		s.push(up.Value())
	}
}

// restore gives the shared variables the values that they had after loading.
func (m *vm) restore() {
	for i := range m.cells {
		m.cells[i].upvalue.SetValue(m.cells[i].value)
	}
}
