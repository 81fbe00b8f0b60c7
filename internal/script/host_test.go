package script_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"evenkeel/internal/script"
)

// house is an object with one field.
type house struct{ doors int }

func (h house) Field(name string) (script.Value, error) {
	if name != "doors" {
		return nil, fmt.Errorf("a house has no %s", name)
	}
	return h.doors, nil
}

// host gives a program a few things, and keeps what it hands over in kept.
func host(kept *[]script.Value) map[string]script.Value {
	return map[string]script.Value{
		"house": house{2},
		"keep": script.Native(func(_ script.Call, args []script.Value) (script.Value, error) {
			*kept = append(*kept, args...)
			return nil, nil
		}),
		"refuse": script.Native(func(script.Call, []script.Value) (script.Value, error) {
			return nil, errors.New("not today")
		}),
		"line": script.Native(func(c script.Call, _ []script.Value) (script.Value, error) { return c.Line, nil }),
		"give": script.Native(func(c script.Call, args []script.Value) (script.Value, error) {
			return args[0].(*script.Function).Call(context.Background(), args[1:]...)
		}),
		"charge": script.Native(func(c script.Call, args []script.Value) (script.Value, error) {
			c.Charge(int(args[0].(float64)))
			return nil, nil
		}),
	}
}

func runProgram(t *testing.T, source string) ([]script.Value, error) {
	t.Helper()
	var kept []script.Value
	globals := host(&kept)
	var names []string
	for name := range globals {
		names = append(names, name)
	}
	p, err := script.Compile(t.Context(), "p.lua", []byte(source), names)
	if err != nil {
		return nil, err
	}
	return kept, p.Run(t.Context(), globals)
}

func TestProgramsExchangeValuesWithGo(t *testing.T) {
	for _, tt := range []struct{ source, want string }{
		{`keep(1, "two", true, nil)`, `1 two true <nil>`},
		{`keep(house.doors + 1)`, `3`},
		{`keep({ "a", "b", n = { 1 } })`, `{[a b] map[n:{[1] map[]}]}`},
		{`keep(line(),
		  line())`, `1 2`},
		{`keep(give(function(a, b) return a .. b end, "x", "y"))`, `xy`},
		{`for w in string.gmatch("a b", "%a") do keep(w, give(function(x) return x end, w)) end`, `a a b b`},
		{`local t = {} give(function(x) t.x = x end, house) keep(t.x.doors)`, `2`},
	} {
		var kept []script.Value
		p, err := script.Compile(t.Context(), "p.lua", []byte(tt.source), []string{"keep", "house", "line", "give"})
		if err == nil {
			err = p.Run(t.Context(), host(&kept))
		}
		if got := show(kept); err != nil || got != tt.want {
			t.Errorf("%s\n\tgave %s, %v, want %s", tt.source, got, err, tt.want)
		}
	}
}

// show writes values, and tables as {[items] map[fields]}.
func show(values []script.Value) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = fmt.Sprint(v)
		if t, ok := v.(*script.Table); ok {
			fields := make(map[string]string)
			for name, f := range t.Fields {
				fields[name] = show([]script.Value{f})
			}
			words[i] = fmt.Sprintf("{%v %v}", t.Items, fields)
		}
	}
	return strings.Join(words, " ")
}

func TestProgramsAreHeldAsScenariosAre(t *testing.T) {
	for _, tt := range []struct{ source, code, want string }{
		{"keep(\n  1", "EK002", "the file ends too early"},
		{`os.exit(1)`, "EK005", "`os` is not available"},
		{`require "io"`, "EK005", "`require` is not available"},
		{`keeep(1)`, "EK004", "did you mean `keep`?"},
		{`while true do end`, "EK007", "too many steps"},
		{`while true do charge(1000) end`, "EK007", "too many steps"},
		{`give(function() while true do end end)`, "EK007", "too many steps"},
		{`local s = "x" while true do s = s .. s end`, "EK007", "a text of more than"},
		{`local t = {} t[3000000] = 1`, "EK007", "too much memory"},
		{`local t = {} t.t = t keep(t)`, "EK007", "too deep"},
		{"\n\nrefuse()", "EK007", "not today"},
		{`keep(house.windows)`, "EK007", "a house has no windows"},
		{`house.doors = 9`, "EK007", "this cannot be changed"},
		{`node "x" {}`, "EK007", "`node` belongs into a scenario's own file"},
		{`local x = pick({}, function() end)`, "EK007", "`pick` belongs into a scenario's own file"},
		{`give(give)`, "EK007", ""},
	} {
		_, err := runProgram(t, tt.source)
		var findings script.Findings
		if !errors.As(err, &findings) || string(findings[0].Code) != tt.code || !strings.Contains(findings[0].Message, tt.want) {
			t.Errorf("%s\n\tgave %v, want %s %s", tt.source, err, tt.code, tt.want)
		}
	}
	if _, err := runProgram(t, "\n\n  refuse()"); !strings.HasPrefix(err.Error(), "p.lua:3:") {
		t.Errorf("an error of Go's on line 3 is told as %v", err)
	}
}

// What a program handed over can be called afterwards, again and again, each
// time within limits of its own.
func TestFunctionsOfAProgramCanBeCalledLater(t *testing.T) {
	kept, err := runProgram(t, `local n = 0
		keep(function(by) n = n + by for i = 1, 300000 do end return n end, function() error("stop") end, function() while true do end end)`)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		if got, err := kept[0].(*script.Function).Call(t.Context(), 2); err != nil || got != float64(2*i+2) {
			t.Fatalf("call %d gave %v, %v", i, got, err)
		}
	}
	if line := kept[1].(*script.Function).Line; line != 2 {
		t.Errorf("the function stands on line %d, want 2", line)
	}
	for _, fails := range kept[1:] {
		if _, err := fails.(*script.Function).Call(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "p.lua:2:1: error EK007 ") {
			t.Errorf("a call that fails gave %v", err)
		}
	}
}
