// Package script is the scenario language: Lua in a sandbox. [Load] turns a
// trainer's file into a scenario, or into findings that say what is wrong and
// where; a [Script] answers, as play.Rules, where the trainer wrote a function.
//
// What a file can do is bounded before it is compiled (the gate: size, depth,
// and every join of texts and every assignment to a field turned into a call
// that is charged first), while it runs (a budget of steps and bytes, the same
// on every run) and after (nothing that a call changed outlives it). The
// library that scripts see is written here; nothing of Lua's own is offered.
//
// A Script owns its Lua states and hands each to one call at a time; it starts
// no goroutine. The package imports play, scenario, gopher-lua and golua's
// pattern package.
package script

import (
	"context"
	"runtime"
	"slices"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// Options are how a script is run.
type Options struct {
	// Observer is told what calls cost; nil for nobody.
	Observer Observer
	// Files are what the file may include; nil for nothing.
	Files Files
}

// Observer is told what the calls of scripts cost. Any number of goroutines
// call it; it must be fast.
type Observer interface {
	// Waited says how long a call waited for a Lua state and for its turn.
	Waited(d time.Duration)
	// Called says how long a call then took.
	Called(d time.Duration)
	// Faulted says that a call failed.
	Faulted()
}

// Script is a loaded file. Any number of goroutines may use it.
type Script struct {
	file     string
	program  *program
	scenario *scenario.Scenario
	findings Findings
	places   []scenario.Pos // where the functions of Func 1, 2, ... are defined
	observer Observer
	pool     *pool

	temper *Temper // the built-in persona, or nil
	trust  int     // the mood's index, or -1
	react  scenario.Func
}

var _ play.Rules = (*Script)(nil)

// Load reads a file's source. An error is of type [Findings], complete as far
// as the file could be read; ctx ends the wait for it. The name of the file is
// only for findings and faults.
func Load(ctx context.Context, file string, source []byte, o Options) (s *Script, err error) {
	defer func() {
		if recover() != nil { // no file may end the server
			s, err = nil, Findings{{Pos: top(file), Severity: Error, Code: CodeFile, Message: "reading the file met a fault of Even Keel itself; please report it with the file"}}
		}
	}()
	return load(ctx, file, source, o)
}

func load(ctx context.Context, file string, source []byte, o Options) (*Script, error) {
	p, findings := compileAll(ctx, file, source, o.Files)
	if p == nil {
		return nil, findings.sorted()
	}
	m := newVM(file)
	if err := m.run(ctx, p); err != nil {
		f := m.fault(err, top(file))
		findings = append(findings, Finding{Pos: f.Pos, Severity: Error, Code: CodeFailed, Message: f.Reason})
		return nil, append(findings, m.loading.findings...).sorted()
	}
	r := read(m)
	r.judge(p.asks)
	findings = append(findings, r.findings...).sorted()
	if findings.Errors() {
		return nil, findings
	}
	r.s.Version = p.version(source)
	r.s.Reads = r.reads(p.reads)
	r.s.Asks = r.asked(p.known)
	r.s.Customer.React = r.react
	p.tables, p.asks, p.known = nil, nil, nil
	s := &Script{file: file, program: p, scenario: r.s, findings: findings, react: r.react, observer: o.Observer}
	for _, fn := range r.fns {
		s.places = append(s.places, scenario.Pos{File: fn.Proto.SourceName, Line: max(fn.Proto.LineDefined, 1), Col: 1})
	}
	s.bindPersona()
	r.share()
	s.pool = newPool()
	idle.keep(s.pool, s.ready(m, r))
	runtime.AddCleanup(s, idle.forget, s.pool)
	return s, nil
}

// reads gives what the functions look at, in terms of the scenario.
func (r *reader) reads(found reads) scenario.Reads {
	reads := scenario.Reads{Turn: found.turn, Roll: found.roll, AllVisited: found.anyVisited}
	for _, id := range found.visited {
		if i, ok := r.ids[id]; ok && !slices.Contains(reads.Visited, i) {
			reads.Visited = append(reads.Visited, i)
		}
	}
	slices.Sort(reads.Visited)
	return reads
}

// Scenario is what the file declares. It must not be changed.
func (s *Script) Scenario() *scenario.Scenario { return s.scenario }

// Findings are the warnings that the file was loaded with.
func (s *Script) Findings() Findings { return s.findings }

// ready seals a state whose declarations were read.
func (s *Script) ready(m *vm, r *reader) *vm {
	m.scenario, m.ids, m.fns, m.react = s.scenario, r.ids, r.fns, r.react
	m.seal()
	return m
}

// newState makes another state, by running the declarations again: functions
// and what they share exist once for each state.
func (s *Script) newState() (*vm, error) {
	m := newVM(s.file)
	if err := m.run(context.Background(), s.program); err != nil {
		return nil, m.fault(err, top(s.file))
	}
	return s.ready(m, read(m)), nil
}

func (s *Script) bindPersona() {
	s.trust = slices.IndexFunc(s.scenario.Moods, func(m scenario.Mood) bool { return m.Name == "trust" })
	if t, ok := Personas[s.scenario.Customer.Persona]; ok {
		s.temper, s.scenario.Customer.BuiltIn = &t, true
	}
}

// where is a function's definition.
func (s *Script) where(f scenario.Func) scenario.Pos {
	if f < 1 || int(f) > len(s.places) {
		return top(s.file)
	}
	return s.places[f-1]
}
