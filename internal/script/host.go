package script

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	lua "github.com/yuin/gopher-lua"
)

// A Program is a Lua file that declares no scenario, such as the tests of one.
// It ran through the same gate as a scenario and runs in the same sandbox;
// what it can do beside the library, Go gives it. Any number of goroutines may
// run it.
type Program struct {
	file    string
	program *program
}

// Value is what a program and Go exchange: nil, bool, float64, string,
// [*Table], [*Function], [Native] or an [Object]. Go may also give an int.
type Value any

// Native is a function of Go's that a program can call. An error stops the
// program at the line that called.
type Native func(c Call, args []Value) (Value, error)

// Call says where a program called.
type Call struct {
	Line int
	m    *vm
	L    *lua.LState
}

// Charge takes steps of the program's budget for what is about to be done, or
// stops the program when they are used up.
func (c Call) Charge(steps int) { c.m.charge(c.L, steps, 0) }

// Object is a thing of Go's: a program can read its fields and pass it on. An
// error stops the program at the line that read.
type Object interface {
	Field(name string) (Value, error)
}

// Table is a copy of a program's table: the items 1, 2, ... and what has a
// name. What has neither is left out.
type Table struct {
	Items  []Value
	Fields map[string]Value
}

// Function is a function of a program.
type Function struct {
	Line int // where it begins
	run  *hosted
	fn   *lua.LFunction
}

// What one run of a program, and each function that is called after it, may
// use.
const (
	programSteps = 2_000_000
	programBytes = 32 << 20
	programTime  = 10 * time.Second
)

// hosted is a program that runs, or that has run and whose functions can be
// called.
type hosted struct {
	m    *vm
	busy bool // the program is running: calls share its budget
}

// Compile reads a program that will be run with globals of the given names. An
// error is of type [Findings].
func Compile(ctx context.Context, file string, source []byte, globals []string) (p *Program, err error) {
	defer func() {
		if recover() != nil { // no file may end the process
			p, err = nil, Findings{{Pos: top(file), Severity: Error, Code: CodeFile, Message: "reading the file met a fault of Even Keel itself; please report it with the file"}}
		}
	}()
	compiled, findings := compile(ctx, unit{file: file, source: source, globals: globals})
	if compiled == nil {
		return nil, findings.sorted()
	}
	return &Program{file: file, program: compiled}, nil
}

// Run runs the program once, from nothing. An error is of type [Findings].
// Functions that it handed to Go can be called until it is run again or
// something of it has failed.
func (p *Program) Run(ctx context.Context, globals map[string]Value) error {
	r := &hosted{m: newVM(p.file)}
	for name := range declarations.names() {
		r.m.globals.RawSetString(name, r.push(elsewhere(name)))
	}
	for name, v := range globals {
		r.m.globals.RawSetString(name, r.push(v))
	}
	r.m.loading = newLoading(p.program)
	_, err := r.do(ctx, r.m.L.NewFunctionFromProto(p.program.proto))
	return err
}

// elsewhere refuses what only scenarios have.
func elsewhere(name string) Native {
	return func(Call, []Value) (Value, error) {
		return nil, fmt.Errorf("`%s` belongs into a scenario's own file", name)
	}
}

// Call calls the function: within the budget of the program where it is
// running, else with one of its own. An error is of type [Findings].
func (f *Function) Call(ctx context.Context, args ...Value) (Value, error) {
	return f.run.do(ctx, f.fn, args...)
}

func (r *hosted) do(ctx context.Context, fn *lua.LFunction, args ...Value) (Value, error) {
	if !r.busy {
		r.busy = true
		defer func() { r.busy = false }()
		r.m.budget.reset(programSteps, programBytes, programTime)
		if deadline, ok := ctx.Deadline(); ok && deadline.Before(r.m.budget.until) {
			r.m.budget.until = deadline
		}
	}
	defer func(calls int) { r.m.calls = calls }(r.m.calls) // what walks a text goes on around a call
	given := make([]lua.LValue, len(args))
	for i, a := range args {
		given[i] = r.push(a)
	}
	if err := r.m.call(fn, 1, given...); err != nil {
		f := r.m.fault(err, top(r.m.file))
		return nil, Findings{{Pos: f.Pos, Severity: Error, Code: CodeFailed, Message: f.Reason}}
	}
	answer := r.m.L.Get(-1)
	r.m.L.Pop(1)
	return r.value(answer, maxShared)
}

// maxShared is how deep tables may lie in one another when a program hands
// them over.
const maxShared = 10

// value gives what a program handed over.
func (r *hosted) value(v lua.LValue, depth int) (Value, error) {
	switch v := v.(type) {
	case *lua.LNilType:
		return nil, nil
	case lua.LBool:
		return bool(v), nil
	case lua.LNumber:
		return float64(v), nil
	case lua.LString:
		return string(v), nil
	case *lua.LFunction:
		line := 0
		if v.Proto != nil {
			line = v.Proto.LineDefined
		}
		return &Function{Line: line, run: r, fn: v}, nil
	case *lua.LUserData:
		return v.Value, nil
	case *lua.LTable:
		return r.table(v, depth)
	}
	return nil, fmt.Errorf("%s cannot be used here", kindOf(v))
}

func (r *hosted) table(t *lua.LTable, depth int) (*Table, error) {
	if depth == 0 {
		return nil, fmt.Errorf("these tables lie too deep in one another")
	}
	if !r.m.budget.charge(1+t.Len(), itemBytes*(1+t.Len())) {
		return nil, r.m.budget.Err()
	}
	out := &Table{Items: make([]Value, t.Len()), Fields: make(map[string]Value)}
	for k, v := t.Next(lua.LNil); k != lua.LNil; k, v = t.Next(k) {
		if !r.m.budget.charge(1, fieldBytes) {
			return nil, r.m.budget.Err()
		}
		value, err := r.value(v, depth-1)
		if err != nil {
			return nil, err
		}
		switch k := k.(type) {
		case lua.LString:
			out.Fields[string(k)] = value
		case lua.LNumber:
			if i := int(k); lua.LNumber(i) == k && i >= 1 && i <= len(out.Items) {
				out.Items[i-1] = value
			}
		}
	}
	return out, nil
}

// push gives a value of Go's as the program sees it.
func (r *hosted) push(v Value) lua.LValue {
	switch v := v.(type) {
	case bool:
		return lua.LBool(v)
	case int:
		return lua.LNumber(v)
	case float64:
		return lua.LNumber(v)
	case string:
		return lua.LString(v)
	case *Function:
		return v.fn
	case Native:
		return r.native(v)
	case *Table:
		t := r.m.L.NewTable()
		for i, item := range v.Items {
			t.RawSetInt(i+1, r.push(item))
		}
		for _, name := range slices.Sorted(maps.Keys(v.Fields)) {
			t.RawSetString(name, r.push(v.Fields[name]))
		}
		return t
	case Object:
		return r.object(v)
	}
	return lua.LNil
}

func (r *hosted) native(fn Native) lua.LValue {
	return r.m.L.NewFunction(func(L *lua.LState) int {
		r.m.charge(L, 1, fieldBytes)
		args := make([]Value, L.GetTop())
		for i := range args {
			v, err := r.value(L.Get(i+1), maxShared)
			if err != nil {
				return r.fail(L, err)
			}
			args[i] = v
		}
		answer, err := fn(Call{Line: r.m.line(L), m: r.m, L: L}, args)
		if err != nil {
			return r.fail(L, err)
		}
		L.Push(r.push(answer))
		return 1
	})
}

// object makes a value whose fields a program can read. It is made anew every
// time, so that the same object twice is not equal for a program.
func (r *hosted) object(o Object) lua.LValue {
	meta := r.m.L.NewTable()
	meta.RawSetString("__index", r.m.L.NewFunction(func(L *lua.LState) int {
		r.m.charge(L, 1, fieldBytes)
		field, err := o.Field(L.Get(2).String())
		if err != nil {
			return r.fail(L, err)
		}
		L.Push(r.push(field))
		return 1
	}))
	return &lua.LUserData{Value: o, Metatable: meta}
}

// fail stops the program with an error of Go's. One that came from a function
// of the program keeps its place.
func (r *hosted) fail(L *lua.LState, err error) int {
	if inner := (Findings)(nil); errors.As(err, &inner) && len(inner) == 1 {
		L.Error(&lua.LUserData{Value: &raised{inner[0].Pos, inner[0].Message}}, 0)
	}
	return r.m.fail(L, "%s", err.Error())
}

// DidYouMean gives "; did you mean `x`?" for the known name that is most like
// the given one, or nothing when none is close.
func DidYouMean(name string, known []string) string {
	return didYouMean(shorten(name, 40), slices.Values(known))
}
