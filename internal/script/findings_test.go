package script_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"evenkeel/internal/script"
)

// whole is a small scenario without findings; the tests break it in one place.
const whole = `scenario {
  id = "small", title = "Small",
  max_turns = 9, out_of_turns = "bad",
  customer = {
    name = "Ann",
    mood = { anger = 50, trust = 40 },
  },
  vars = { asked = false, tries = 0, plan = { "none", "visit" } },
  start = "first",
}
node "first" {
  says = "Well? {plan}",
  choice { id = "calm_down", text = "One.", because = "b", anger = -5, to = "second" },
  choice { id = "ask", text = "Two.", because = "b",
    when = function(at) return at.mood.anger > 10 end,
    effect = function(at) at.vars.asked = true end,
    to = pick({ "second", "good" }, function(at) return "good" end) },
  timeout = { seconds = 30, choice = "calm_down" },
}
node "second" {
  says = { { when = function(at) return at.visited("first") end, text = "Hm." }, { text = "Oh." } },
  choice { id = "back", text = "Back.", because = "b", to = "first" },
  choice { id = "leave", text = "Leave.", because = "b", to = "bad" },
}
ending "good" { outcome = "resolved", relationship = "stays", says = "Good." }
ending "bad" { outcome = "lost", relationship = "leaves", says = "Bad." }
`

func load(source string) (*script.Script, script.Findings) {
	s, err := script.Load(context.Background(), "f.lua", []byte(source), script.Options{})
	if findings := (script.Findings)(nil); errors.As(err, &findings) {
		return nil, findings
	}
	return s, s.Findings()
}

func TestTheWholeScenarioHasNoFindings(t *testing.T) {
	if _, findings := load(whole); len(findings) > 0 {
		t.Fatal(findings)
	}
}

func TestFindings(t *testing.T) {
	tests := []struct {
		old, new string // what is changed in the whole scenario
		want     []string
	}{
		// The file.
		{"Well?", "W\xffll?", []string{`12:1: error EK001 this line is not UTF-8; save the file as UTF-8 text`}},
		{"Well?", "W\x00ll?", []string{`12:1: error EK001 this line holds a zero byte; this is not a text file`}},
		{"Well?", strings.Repeat("x", 300<<10), []string{`1:1: error EK001 the file has 308270 bytes; a file has at most 262144`}},
		// Syntax.
		{`title = "Small",`, `title = "Small"`, []string{"3:3: error EK002 syntax error at `max_turns`; a comma, a quote, an `end` or a `}` may be missing before it"}},
		{"  mood = { anger = 50, trust = 40 },\n  },", "  mood = { anger = 50, trust = 40 },", []string{"10:1: error EK002 syntax error at `node`; the `{` on line 4 has no `}`"}},
		{`to = "second" },
  choice { id = "ask"`, `to = "second",
  choice { id = "ask"`, []string{"20:1: error EK002 syntax error at `node`; the `{` on line 13 has no `}`"}},
		{"return \"good\" end) },", "return \"good\") },", []string{"17:63: error EK002 syntax error at `)`; the `function` on line 17 has no `end`"}},
		{`title = "Small",`, `title = "Small,`, []string{`2:25: error EK002 the text that begins with "Small," has no closing quote on its line`}},
		{`says = "Bad." }`, `says = "Bad."`, []string{"26:1: error EK002 the file ends too early; the `{` on line 26 has no `}`"}},
		{"return at.mood.anger > 10 end", "return at.mood.anger > 10 end end", []string{"15:55: error EK002 syntax error at `end`; nothing is open that `end` could close"}},
		{`node "second" {`, `goto nowhere node "second" {`, []string{"20:1: error EK002 no visible label 'nowhere' for <goto>"}},
		{`node "second" {`, `break node "second" {`, []string{"20:7: error EK002 syntax error at `node`; a comma, a quote, an `end` or a `}` may be missing before it"}},
		// Names.
		{`node "second" {`, `nod "second" {`, []string{"20:1: error EK004 nothing is called `nod`; did you mean `node`?"}},
		{"when = function(at)", "when = function()", []string{"15:30: error EK004 nothing is called `at` here; a function gets it as its parameter: function(at) ... end"}},
		{"at.mood.anger > 10", "mood.anger > 10", []string{"15:32: error EK004 nothing is called `mood`; write at.mood"}},
		{"at.mood.anger > 10", "at.mood.anger > furious", []string{
			"15:48: error EK004 nothing is called `furious`; a text stands in quotes, \"furious\", and a value of yours is declared above with local furious = ..."}},
		{`to = "second" }`, `to = tostring }`, []string{"13:77: error EK019 `to` takes the id of a node or an ending in quotes, and nothing before it"}},
		{"at.vars.asked = true end", "at.vars.asked = true", []string{"17:8: error EK002 syntax error at `=`; the `function` on line 16 has no `end`"}},
		{"  start = \"first\",\n}", "  start = \"first\",", []string{"19:1: error EK002 syntax error at `node`; the `{` on line 1 has no `}`"}},
		{"at.mood.anger > 10", "string.lenn('a') > 10", []string{"15:39: error EK004 there is no `string.lenn`; did you mean `len`?"}},
		{"at.mood.anger > 10", "os.time() > 10", []string{"15:32: error EK005 `os` is not available in scenarios; a scenario cannot reach the machine or the time; `says` knows at.elapsed"}},
		{"at.mood.anger > 10", "math.random(3) > 1", []string{"15:37: error EK005 `math.random` is not available in scenarios; use at.roll(n), which everybody who plays the same attempt again rolls alike"}},
		{`node "second" {`, "local t = { 1" + strings.Repeat(", 1", 49) + ", tostring(1) } node \"second\" {", []string{
			"20:11: error EK006 a list of 51 items cannot end with a call or `...`; put parentheses around it"}},
		{`title = "Small",`, `title = "Small", variant = {},`, []string{"2:34: error EK010 the scenario has no field `variant`"}},
		// Stops while loading.
		{`node "second" {`, `error("no") node "second" {`, []string{"20:1: error EK007 no"}},
		{`node "second" {`, `while true do end node "second" {`, []string{"20:1: error EK007 the script takes too many steps; is there a loop that does not end?"}},
		{`node "second" {`, `local t = nil % 2 node "second" {`, []string{"20:1: error EK007 cannot perform mod operation between nil and number"}},
		{`node "second" {`, `local a, b = "1", 2 local t = a < b node "second" {`, []string{"20:1: error EK007 attempt to compare string with number"}},
		{`node "second" {`, `local t = nil + 1 node "second" {`, []string{"20:1: error EK007 cannot perform add operation between nil and number"}},
		{`node "second" {`, `choice = 5 node "second" {`, []string{"20:1: error EK007 `choice` is a part of the language and cannot be given another meaning"}},
		// State.
		{"at.vars.asked = true", "asked = true", []string{"16:27: error EK008 `asked` is not a local of this function; put `local` before it, or declare a var in `scenario` and use `at.vars`"}},
		{`node "first" {`, "local n = 0\nnode \"first\" {", nil},
		// Declarations.
		{"scenario {", "local x = {", []string{"1:1: error EK009 the file has no `scenario { ... }`"}},
		{`node "second" {`, "scenario {}\nnode \"second\" {", []string{"20:1: error EK009 a file has one `scenario { ... }`; the first is on line 1"}},
		{`node "second" {`, "node \"third\"\nnode \"second\" {", []string{
			`20:1: error EK009 node "third" has no table: node "third" { ... }`}},
		// Fields.
		{`because = "b", anger = -5`, `beacuse = "b", anger = -5`, []string{
			"13:45: error EK010 choice \"calm_down\" has no field `beacuse`; did you mean `because`?"}},
		{`anger = -5`, `trsut = -5`, []string{"13:60: error EK010 choice \"calm_down\" has no field `trsut`; did you mean `trust`?"}},
		{`timeout = { seconds = 30,`, `timeout = { second = 30, seconds = 30,`, []string{"18:15: error EK010 `timeout` has no field `second`; did you mean `seconds`?"}},
		{`timeout = {`, `5, timeout = {`, []string{"18:3: error EK010 node \"first\" holds the number 5 here; what has no name in a node is a choice { ... }"}},
		{`ending "good" {`, `ending "good" { "x",`, []string{"25:17: error EK010 ending \"good\" has a value without a name here (a text)"}},
		// Types.
		{`title = "Small"`, `title = 5`, []string{"2:25: error EK011 `title` of the scenario must be a text in quotes, not the number 5; write \"5\""}},
		{`anger = -5`, `anger = "-5"`, []string{"13:68: error EK011 `anger` of choice \"calm_down\" must be a number, not a text; write -5 without quotes"}},
		{`anger = -5`, `anger = "much"`, []string{"13:68: error EK011 `anger` of choice \"calm_down\" must be a number, not a text"}},
		{`anger = -5`, `anger = -5.5`, []string{"13:68: error EK011 `anger` of choice \"calm_down\" must be a whole number, not -5.5; write -6"}},
		{`when = function(at) return at.mood.anger > 10 end`, `when = true`, []string{"15:12: error EK011 `when` of choice \"ask\" must be a function, such as function(at) ... end, not true"}},
		{`says = "Good."`, `says = 5`, []string{"25:70: error EK011 `says` of ending \"good\" must be a text, a list of { when = ..., text = ... }, or a function, not the number 5; write \"5\""}},
		{`plan = { "none", "visit" }`, `plan = "none"`, []string{"8:45: error EK011 the var `plan` needs all the texts it may hold, the first one first: plan = { \"none\", ... }"}},
		{`node "second" {`, `node(7) {`, []string{
			`13:77: error EK018 there is no node or ending "second"`,
			`17:17: error EK018 there is no node or ending "second"`,
			"20:1: error EK011 `node` needs an id in quotes before its table: node \"some-id\" { ... }"}},
		// What is missing.
		{`title = "Small",`, ``, []string{"1:1: error EK012 the scenario has no `title`; add it: what trainees choose it by"}},
		{`text = "One.", `, ``, []string{"13:3: error EK012 choice \"calm_down\" has no `text`; add it: what the trainee would say, at most 2000 bytes; may hold {vars}"}},
		{`text = "One."`, `text = " "`, []string{"13:37: error EK012 `text` of choice \"calm_down\" is empty; fill it in"}},
		{`, to = "second" }`, ` }`, []string{"13:3: error EK012 choice \"calm_down\" has no `to`; add it: the id of the node or the ending that it leads to, or `pick(...)` of several"}},
		{`says = "Good."`, ``, []string{"25:1: error EK012 ending \"good\" has no `says`; add it: the customer's last words"}},
		{`outcome = "resolved", `, ``, []string{"25:1: error EK012 ending \"good\" has no `outcome`; add it: what became of the matter, one of \"resolved\", \"recovered\", \"escalated\", \"lost\""}},
		// Ranges.
		{`anger = -5`, `empathy = 4`, []string{"13:70: error EK013 `empathy` of choice \"calm_down\" must be from -3 to 3, not 4"}},
		{`anger = -5`, `anger = -101`, []string{"13:68: error EK013 `anger` of choice \"calm_down\" must be from -100 to 100, not -101"}},
		{`anger = 50`, `anger = 101`, []string{"6:22: error EK013 `anger` of `mood` must be from 0 to 100, not 101"}},
		{`seconds = 30`, `seconds = 2`, []string{"18:25: error EK013 `seconds` of `timeout` must be from 3 to 600, not 2"}},
		{`title = "Small",`, `title = "Small", level = 4,`, []string{"2:42: error EK013 `level` of the scenario must be from 1 to 3, not 4"}},
		{`title = "Small",`, `title = "Small", weights = { empathy = 101 },`, []string{
			"2:44: error EK013 `weights` are all 0; at least one dimension must count",
			"2:56: error EK013 `empathy` of `weights` must be from 0 to 100, not 101"}},
		{`max_turns = 9`, `max_turns = 0`, []string{
			"3:15: error EK013 `max_turns` of the scenario must be from 1 to 1000, not 0",
			"3:33: error EK024 `out_of_turns` has no meaning without `max_turns`"}},
		// Closed lists.
		{`outcome = "resolved"`, `outcome = "resolvd"`, []string{"25:27: error EK014 `outcome` of ending \"good\" must be resolved, recovered, escalated or lost, not \"resolvd\"; did you mean `resolved`?"}},
		{`relationship = "stays"`, `relationship = "happy"`, []string{"25:54: error EK014 `relationship` of ending \"good\" must be recommends, stays, wavers or leaves, not \"happy\""}},
		{`title = "Small",`, `title = "Small", channel = "fax",`, []string{"2:44: error EK014 `channel` of the scenario must be phone, chat, email or counter, not \"fax\""}},
		{`title = "Small",`, `title = "Small", skills = { "empathy", "empaty" },`, []string{"2:56: error EK014 \"empaty\" is no skill; did you mean `empathy`?; the skills are self_awareness, empathy, active_listening, adaptability, conflict_resolution, emotional_regulation, needs_assessment, positive_language, building_trust or resilience"}},
		// Ids.
		{`id = "small"`, `id = "Small One"`, []string{"2:8: error EK015 \"Small One\" cannot be a scenario's id: small letters and digits, joined by -"}},
		{`id = "calm_down"`, `id = "Calm"`, []string{
			"13:17: error EK015 \"Calm\" cannot be an id: small letters and digits, joined by - or _, at most 60",
			"18:38: error EK018 node \"first\" has no choice \"calm_down\""}},
		{`id = "leave"`, `id = "breathe"`, []string{"23:17: error EK016 \"breathe\" is the id of the built-in choice; write breathe = { ... } in the node, or use another id"}},
		{`tries = 0`, `trainee = 0`, []string{"8:27: error EK016 a var cannot be called `trainee`: {trainee} stands for the trainee's name"}},
		{`anger = -5`, `because = "c"`, []string{"13:60: error EK017 `because` stands twice in one table; the first is on line 13"}},
		{`id = "leave"`, `id = "back"`, []string{"23:17: error EK017 node \"second\" has two choices \"back\"; the first is on line 22"}},
		{`ending "good"`, `ending "second"`, []string{
			"17:27: error EK018 there is no node or ending \"good\"",
			"25:1: error EK017 \"second\" is declared twice; the first is on line 20"}},
		// Targets.
		{`to = "first"`, `to = "frist"`, []string{"22:61: error EK018 there is no node or ending \"frist\"; did you mean `first`?"}},
		{`pick({ "second", "good" }`, `pick({ "second", "goood" }`, []string{"17:27: error EK018 there is no node or ending \"goood\"; did you mean `good`?"}},
		{`start = "first"`, `start = "bad"`, []string{"9:11: error EK018 `start` must be a node; \"bad\" is an ending"}},
		{`out_of_turns = "bad"`, `out_of_turns = "first"`, []string{"3:33: error EK018 `out_of_turns` must be an ending; \"first\" is a node"}},
		{`to = pick({ "second", "good" }, function(at) return "good" end)`, `to = function(at) return "good" end`, []string{
			"17:10: error EK019 `to` cannot be a function alone; name its possible targets: to = pick({ \"a\", \"b\" }, function(at) ... end)"}},
		{`pick({ "second", "good" }, function(at) return "good" end)`, `pick({ "second", "good" })`, []string{
			"17:1: error EK019 `pick` takes the possible targets and a function that gives one of them: pick({ \"a\", \"b\" }, function(at) ... end)"}},
		{`choice = "calm_down"`, `choice = "calmdown"`, []string{"18:38: error EK018 node \"first\" has no choice \"calmdown\"; did you mean `calm_down`?"}},
		// The graph.
		{`node "second" {`, "node \"lonely\" { says = \"x\", choice { id = \"a\", text = \"a\", because = \"b\", to = \"bad\" } }\nnode \"second\" {", []string{`20:1: error EK020 no path leads to node "lonely"`}},
		{`ending "good"`, "ending \"lonely\" { outcome = \"lost\", relationship = \"leaves\", says = \"x\" }\nending \"good\"", []string{`25:1: error EK020 no choice leads to ending "lonely"`}},
		{`max_turns = 9, out_of_turns = "bad",`, `max_turns = 9,`, []string{
			"3:15: error EK024 the turns can run out, since a path can come back to node \"first\"; say at which ending: out_of_turns = \"...\""}},
		{`max_turns = 9, `, ``, []string{"3:18: error EK024 `out_of_turns` has no meaning without `max_turns`"}},
		// Timeouts, placeholders, moods, personas, at.
		{`choice = "calm_down"`, `choice = "ask"`, []string{"18:38: error EK023 the timeout's choice \"ask\" has a `when`, so it may not be there; name one without"}},
		{`{plan}`, `{pln}`, []string{"12:10: error EK025 the placeholder {pln} names no var; did you mean `plan`?"}},
		{`text = "Oh."`, `text = "Oh {anger}."`, []string{"21:91: error EK025 the placeholder {anger} names no var"}},
		{`anger = 50, `, ``, []string{"6:12: error EK026 `mood` has no `anger`; every customer has that mood"}},
		{`trust = 40`, `text = 40`, []string{
			"6:26: error EK026 a mood cannot be called `text`, which is a field of a choice"}},
		{`name = "Ann",`, `name = "Ann", persona = "anxous",`, []string{"5:29: error EK027 there is no persona \"anxous\"; did you mean `anxious`?; there are analytical, anxious, blunt, entitled, hurt, loyal or weary"}},
		{`at.mood.anger > 10`, `at.mood.angr > 10`, []string{"15:40: error EK028 the customer has no mood `angr`; did you mean `anger`?"}},
		{`at.vars.asked`, `at.vars.askd`, []string{"16:35: error EK028 the scenario declares no var `askd`; did you mean `asked`?"}},
		{`at.visited("first")`, `at.visited("frist")`, []string{"21:52: error EK028 there is no node \"frist\"; did you mean `first`?"}},
		// Warnings.
		{`{ text = "Oh." }`, `{ when = function(at) return true end, text = "Oh." }`, []string{"21:82: warning EK030 the last line of `says` has a `when`; when none holds there is nothing to say"}},
		{`id = "calm_down", `, `id = "calm_down", when = function(at) return true end, `, []string{
			"11:1: warning EK031 every choice of node \"first\" has a `when`; when none holds the conversation is stuck",
			"18:38: error EK023 the timeout's choice \"calm_down\" has a `when`, so it may not be there; name one without"}},
	}
	for _, test := range tests {
		if strings.Count(whole, test.old) < 1 {
			t.Fatalf("the whole scenario has no %q", test.old)
		}
		_, findings := load(strings.Replace(whole, test.old, test.new, 1))
		var got []string
		for _, f := range findings {
			got = append(got, strings.TrimPrefix(f.String(), "f.lua:"))
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", test.want) {
			t.Errorf("%q -> %q gave\n\t%s\nwant\n\t%s", test.old, shorten(test.new), strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
		}
	}
}

func shorten(s string) string { return s[:min(len(s), 60)] }

func TestEveryCodeHasItsMeaning(t *testing.T) {
	for i := range len(script.Meanings) {
		code := script.Code(fmt.Sprintf("EK%03d", i+1))
		if !strings.HasSuffix(script.Meanings[code], ".") {
			t.Errorf("%s means %q", code, script.Meanings[code])
		}
	}
}

// A file with several faults is not mended one by one.
func TestAllFindingsAreGivenAtOnce(t *testing.T) {
	source := strings.NewReplacer(`title = "Small"`, `titel = "Small"`, `anger = -5`, `anger = "x"`, `to = "first"`, `to = "frist"`, `outcome = "lost"`, `outcome = "lots"`).Replace(whole)
	_, findings := load(source)
	var codes []string
	for _, f := range findings {
		codes = append(codes, fmt.Sprintf("%d:%s", f.Pos.Line, f.Code))
	}
	want := "2:EK010 13:EK011 22:EK018 26:EK014"
	if strings.Join(codes, " ") != want {
		t.Errorf("found %v, want %s", codes, want)
	}
	for _, f := range findings[1:] {
		if f.Node == "" {
			t.Errorf("%v names no node", f)
		}
	}
	if findings[1].Choice != "calm_down" {
		t.Errorf("%v names the choice %q", findings[1], findings[1].Choice)
	}
}
