// Package luatest runs the tests that trainers write in Lua beside a scenario:
// plays with what they expect of them, and golden transcripts.
//
// Tests run in the sandbox that scenarios run in, within limits of their own.
// Each test runs the file anew, so that none depends on another. The package
// owns no state, starts no goroutine, reads no clock and no file; it imports
// only script, play and scenario.
package luatest

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// A Suite is the tests of one scenario.
type Suite struct {
	File   string // the tests' file, for messages
	Source []byte
	// Version is the scenario. Its oracle is asked only where a test asks for
	// scores.
	Version    *play.Version
	GoldenFile string // the transcripts' file, for messages
	Golden     []byte // what it holds; nil: there is none
}

// Options say which tests run, and how.
type Options struct {
	// Run picks tests by their names; nil runs all.
	Run *regexp.Regexp
	// Update takes transcripts as they come, in place of comparing them.
	Update bool
}

// A Report is what came of a suite's tests.
type Report struct {
	Tests []Test // those that ran, in the file's order
	// Golden is what the transcripts' file should hold; nil: what it does.
	Golden []byte
}

// Failed counts the tests that failed.
func (r *Report) Failed() int {
	n := 0
	for i := range r.Tests {
		if len(r.Tests[i].Failures) > 0 {
			n++
		}
	}
	return n
}

// A Test is what came of one test.
type Test struct {
	Name     string
	Pos      scenario.Pos
	Failures []Failure // none: it passed
}

// A Failure is an expectation that did not come true, or what kept a test from
// going on.
type Failure struct {
	Pos     scenario.Pos // in the tests' file
	Message string       // what was expected, and what came
	Path    string       // the replies that led there, or empty
}

// Outside is the name of what a file expects outside of its tests.
const Outside = "(outside of tests)"

// Run runs a suite's tests. An error is of type [script.Findings]: the file
// cannot be run at all.
func Run(ctx context.Context, s Suite, o Options) (*Report, error) {
	program, err := script.Compile(ctx, s.File, s.Source, names())
	if err != nil {
		return nil, err
	}
	known, err := parseGolden(s.Golden)
	if err != nil {
		return nil, script.Findings{{
			Pos: scenario.Pos{File: s.GoldenFile, Line: 1, Col: 1}, Severity: script.Error, Code: script.CodeFile, Message: err.Error(),
		}}
	}
	outside := &Test{Name: Outside, Pos: scenario.Pos{File: s.File, Line: 1, Col: 1}}
	first := &session{ctx: ctx, suite: &s, current: outside}
	if err := program.Run(ctx, first.globals()); err != nil {
		return nil, err
	}
	r := runner{suite: &s, options: o, program: program, known: known}
	r.report.Tests = make([]Test, 0, len(first.declared)+1)
	if o.Run == nil && first.expected > 0 {
		r.report.Tests = append(r.report.Tests, *outside)
	}
	for i, d := range first.declared {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r.test(ctx, i, d)
	}
	r.finish()
	return &r.report, nil
}

// runner runs the tests that a file declared.
type runner struct {
	suite   *Suite
	options Options
	program *script.Program
	known   golden // as the file has them
	now     golden // as they came, or were kept
	report  Report
}

func (r *runner) test(ctx context.Context, i int, d declared) {
	if r.options.Run != nil && !r.options.Run.MatchString(d.name) {
		if text, ok := r.known.text(d.name); ok && d.plan != nil {
			r.now.add(d.name, text)
		}
		return
	}
	t := Test{Name: d.name, Pos: d.pos}
	s := &session{ctx: ctx, suite: r.suite, current: &t}
	if d.plan != nil {
		r.golden(s, d)
	} else {
		s.again(r.program, i)
	}
	r.report.Tests = append(r.report.Tests, t)
}

// golden plays what a transcript is asked of, and compares it.
func (r *runner) golden(s *session, d declared) {
	result, err := s.play(d.plan, func() {})
	if err != nil {
		s.failed(d.pos.Line, err.Error(), nil)
		return
	}
	text := transcript(result)
	r.now.add(d.name, text)
	if r.options.Update {
		return
	}
	old, ok := r.known.text(d.name)
	switch {
	case !ok:
		s.failed(d.pos.Line, fmt.Sprintf("%s has no transcript of this name; `evenkeel test --update` writes it", r.suite.GoldenFile), nil)
	case old != text:
		s.failed(d.pos.Line, r.known.difference(r.suite.GoldenFile, d.name, text), nil)
	}
}

// finish looks for transcripts that no test asks for any more, and gives the
// file's new contents.
func (r *runner) finish() {
	if r.options.Update {
		if text := r.now.format(r.suite.File); text != string(r.suite.Golden) {
			r.report.Golden = []byte(text)
		}
		return
	}
	if r.options.Run != nil {
		return
	}
	for _, section := range r.known.sections {
		if _, ok := r.now.text(section.name); ok || r.asked(section.name) {
			continue
		}
		pos := scenario.Pos{File: r.suite.GoldenFile, Line: section.line, Col: 1}
		r.report.Tests = append(r.report.Tests, Test{Name: section.name, Pos: pos, Failures: []Failure{{
			Pos: pos, Message: "no test asks for this transcript any more; `evenkeel test --update` takes it out",
		}}})
	}
}

// asked reports whether a test of the name ran, even if it failed.
func (r *runner) asked(name string) bool {
	for i := range r.report.Tests {
		if r.report.Tests[i].Name == name {
			return true
		}
	}
	return false
}

// session is one run of the file.
type session struct {
	ctx      context.Context
	suite    *Suite
	current  *Test // where failures go; nil: nowhere, the file is only read again
	inside   bool  // a test's function is running
	declared []declared
	expected int // how much was expected
}

// declared is a test or a golden transcript as the file declares it.
type declared struct {
	name string
	pos  scenario.Pos
	body *script.Function // of a test
	plan *plan            // of a transcript
}

// again runs the file once more and then the body of its ith test.
func (s *session) again(program *script.Program, i int) {
	test := s.current
	s.current = nil
	err := program.Run(s.ctx, s.globals())
	s.current, s.inside = test, true
	if err == nil {
		_, err = s.declared[i].body.Call(s.ctx)
	}
	if err == nil {
		return
	}
	message, line := err.Error(), test.Pos.Line
	if f, ok := finding(err); ok {
		message, line = f.Message, f.Pos.Line
	}
	s.failed(line, message, nil)
}

// failed notes a failure of the test that runs. at is the play that it is
// about, or nil.
func (s *session) failed(line int, message string, at *Result) {
	if s.current == nil {
		return
	}
	f := Failure{Pos: scenario.Pos{File: s.suite.File, Line: max(line, 1), Col: 1}, Message: strings.TrimSpace(message)}
	if at != nil {
		f.Path = at.path()
	}
	s.current.Failures = append(s.current.Failures, f)
}
