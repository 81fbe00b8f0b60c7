package luatest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// Signatures lists what tests can name beside the scenarios' library, for the
// guide and for editors.
var Signatures = []script.Signature{
	{Name: "test", Args: []script.Field{{Name: "name", Type: "string"}}, Returns: []string{"fun(body: fun())"}, Doc: "Declares a test: test \"name\" (function() ... end)."},
	{Name: "golden", Args: []script.Field{{Name: "name", Type: "string"}}, Returns: []string{"fun(play: Play)"}, Doc: "Declares a transcript that must stay as it is: golden \"name\" { ... }, the table as `play` takes it."},
	{Name: "play", Args: []script.Field{{Name: "play", Type: "Play"}}, Returns: []string{"Result"}, Doc: "Plays the scenario: play { \"acknowledge\", \"what_must_work\" }."},
	{Name: "expect", Args: []script.Field{{Name: "value", Type: "any"}}, Returns: []string{"Expectation"}, Doc: "Expects something of a play or of a value: expect(play { ... }).mood.anger.below(40)."},
	{Name: "timeout", Type: "Reply", Doc: "Stands for a reply in `play`: the time runs out."},
	{Name: "after", Args: []script.Field{{Name: "seconds", Type: "integer"}, {Name: "choice", Type: "string"}}, Returns: []string{"Reply"}, Doc: "Stands for a reply in `play` that took so many seconds."},
}

// Shapes lists the tables and objects of tests.
var Shapes = []*script.Shape{&shapePlay, &shapeResult, &shapeExpectation}

var shapePlay = script.Shape{Name: "Play", Doc: "What `play` takes: the ids of the choices, in their order, and perhaps where and how it begins.", Items: "string|Reply", Fields: []script.Field{
	{Name: "variant", Type: "string", Doc: "Plays this variant of the scenario."},
	{Name: "from", Type: "string", Doc: "Begins at this node in place of the opening."},
	{Name: "vars", Type: "table<string, any>", Doc: "Vars that begin with other values."},
	{Name: "mood", Type: "table<string, integer>", Doc: "Moods that begin with other values."},
	{Name: "visited", Type: "string[]", Doc: "Nodes that count as visited."},
	{Name: "seed", Type: "integer", Doc: "The seed of the dice; 1 where it is left out."},
	{Name: "always", Type: `"first"|"last"|"longest"|"shortest"|fun(now: Result): string`, Doc: "How to go on after the choices, until the end."},
}}

func names() []string {
	list := make([]string, len(Signatures))
	for i, s := range Signatures {
		list[i] = s.Name
	}
	return list
}

// globals is the vocabulary, for one run of a file.
func (s *session) globals() map[string]script.Value {
	return map[string]script.Value{
		"test":    script.Native(s.declareTest),
		"golden":  script.Native(s.declareGolden),
		"play":    script.Native(s.callPlay),
		"expect":  script.Native(s.expect),
		"timeout": reply{timeout: true},
		"after":   script.Native(after),
	}
}

// declareTest is test "name" (function() ... end), or test("name", function).
func (s *session) declareTest(c script.Call, args []script.Value) (script.Value, error) {
	d, err := s.declare(c, "test", args)
	if err != nil {
		return nil, err
	}
	take := func(_ script.Call, args []script.Value) (script.Value, error) {
		body, ok := first(args).(*script.Function)
		if !ok {
			return nil, fmt.Errorf("test %q takes a function: test %q (function() ... end)", d.name, d.name)
		}
		d.body = body
		s.declared = append(s.declared, d)
		return nil, nil
	}
	if len(args) > 1 {
		return take(c, args[1:])
	}
	return script.Native(take), nil
}

// declareGolden is golden "name" { ... }.
func (s *session) declareGolden(c script.Call, args []script.Value) (script.Value, error) {
	d, err := s.declare(c, "golden", args)
	if err != nil {
		return nil, err
	}
	return script.Native(func(_ script.Call, args []script.Value) (script.Value, error) {
		t, ok := first(args).(*script.Table)
		if !ok {
			return nil, fmt.Errorf("golden %q takes a table, as `play` does: golden %q { \"choice\", ... }", d.name, d.name)
		}
		p, err := readPlan(s.suite.Version, t)
		if err != nil {
			return nil, err
		}
		if p.decide != nil {
			return nil, errors.New("a golden transcript takes no function; name the choices, or one of the ways of `always`")
		}
		d.plan = p
		s.declared = append(s.declared, d)
		return nil, nil
	}), nil
}

func (s *session) declare(c script.Call, what string, args []script.Value) (declared, error) {
	name, ok := first(args).(string)
	switch {
	case s.inside:
		return declared{}, fmt.Errorf("`%s` stands at the top of the file, not inside a test", what)
	case !ok || strings.TrimSpace(name) == "" || strings.ContainsAny(name, "\n\r"):
		return declared{}, fmt.Errorf("`%s` needs a name of one line, in quotes", what)
	case slices.ContainsFunc(s.declared, func(d declared) bool { return d.name == name }):
		return declared{}, fmt.Errorf("there are two tests of the name %q", name)
	}
	return declared{name: name, pos: scenario.Pos{File: s.suite.File, Line: c.Line, Col: 1}}, nil
}

func (s *session) callPlay(c script.Call, args []script.Value) (script.Value, error) {
	t, ok := first(args).(*script.Table)
	if !ok {
		return nil, errors.New("`play` takes a table: play { \"choice\", \"choice\" }")
	}
	p, err := readPlan(s.suite.Version, t)
	if err != nil {
		return nil, err
	}
	return s.play(p, func() { c.Charge(stepsOfATurn) })
}

// stepsOfATurn is what a turn takes of a test's budget, beside the scenario's
// own functions, which have budgets of theirs.
const stepsOfATurn = 200

func after(_ script.Call, args []script.Value) (script.Value, error) {
	if len(args) == 2 {
		seconds, isNumber := args[0].(float64)
		choice, isText := args[1].(string)
		if isNumber && isText && seconds >= 0 && seconds <= maxElapsed {
			return reply{choice: choice, elapsed: int(seconds)}, nil
		}
	}
	return nil, fmt.Errorf("`after` takes the seconds, 0 to %d, and a choice: after(20, \"choice\")", maxElapsed)
}

const maxElapsed = 24 * 60 * 60

func first(args []script.Value) script.Value {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

// finding gives the one finding that an error of a program is.
func finding(err error) (script.Finding, bool) {
	var list script.Findings
	if !errors.As(err, &list) || len(list) == 0 {
		return script.Finding{}, false
	}
	return list[0], true
}
