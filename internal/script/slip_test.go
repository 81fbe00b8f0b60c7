package script_test

import (
	"strings"
	"testing"

	"evenkeel/internal/script"
)

func TestCommonSlipsAreNamed(t *testing.T) {
	cases := []struct{ name, source, want string }{
		{"a word processor's quotes", "scenario {\n  title = “A line is down”,\n}", "2:11: error EK002 “ is a typographic quote; Lua wants the straight one: \""},
		{"a colon after a field", "scenario {\n  id: \"x\",\n}", "2:5: error EK002 after a field's name stands `=` and not `:`"},
		{"one sign of equality", "local function f(at)\n  if at.mood.anger = 80 then return 1 end\nend", "2:20: error EK002 a single `=` gives a value; to compare, write `==`"},
		{"typographic quotes within straight ones are text", "scenario {\n  title = \"say “yes”\" summary = \"x\",\n}", "2:23: error EK002 syntax error at `summary`"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := script.Load(t.Context(), "x.lua", []byte(c.source), script.Options{})
			if err == nil || !strings.Contains(err.Error(), "x.lua:"+c.want) {
				t.Errorf("found %v, want %s", err, c.want)
			}
		})
	}
}
