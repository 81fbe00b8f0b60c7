package scenarios_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"evenkeel/internal/catalog"
	"evenkeel/internal/explore"
	"evenkeel/internal/face"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
	"evenkeel/internal/script/luatest"
)

var update = flag.Bool("update", false, "write the guide's tables anew")

const guideFile = "README.md"

// base is the scenario that the guide's examples stand in: its parts, by what
// they declare.
var base = map[string]string{
	"scenario": `scenario { id = "example", title = "Example", start = "opening",
%FIELDS%
}`,
	"opening": `node "opening" {
says = "It is broken.",
choice { id = "deny", text = "It is not.", empathy = -3, composure = -1, resolution = -3, anger = 10, because = "Denies.", to = "search" },
choice { id = "hear", text = "That is a nuisance.", empathy = 3, composure = 1, resolution = -1, anger = -10, trust = 5, because = "Hears.", to = "search" },
choice { id = "rush", text = "Let me see it, quickly, I have three more of those waiting.", empathy = -1, composure = -3, resolution = 3, because = "Rushes.", to = "search" },
%NODE%
}`,
	"search": `node "search" {
says = "And what happens now?",
choice { id = "mend", text = "I mend it.", empathy = 1, composure = 3, resolution = 3, anger = -10, because = "Mends.", to = "calm" },
choice { id = "wait", text = "Wait, please.", when = function(at) return at.mood.anger > 65 end, empathy = -1, because = "Waits.", to = "gone" },
choice { id = "leave", text = "I'm sorry, I have to leave it as it is.", empathy = -2, composure = -1, resolution = -3, because = "Leaves.", to = "gone" },
}`,
	"calm": `ending "calm" { outcome = "resolved", relationship = "stays", says = "Thanks." }`,
	"gone": `ending "gone" { outcome = "lost", relationship = "leaves", says = "Bye.", empathy = -3, composure = -3, resolution = -3 }`,
}

var baseFields = map[string]string{
	"vars":     `vars = { called = false, tries = 0, refund = { "none", "sent" } },`,
	"customer": "customer = {\n%CUSTOMER%\n},",
}

var baseCustomer = map[string]string{
	"name": `name = "Jo",`,
	"mood": `mood = { anger = 60, trust = 30 },`,
}

var (
	declares  = regexp.MustCompile(`(?m)^(?:node|ending) "([a-z_]+)"|^(scenario) \{`)
	fieldName = regexp.MustCompile(`(?m)^([a-z_]+) = `)
)

// around puts an example into the base: what it says itself is not said again.
func around(kind, example string) string {
	parts, fields, customer := maps.Clone(base), maps.Clone(baseFields), maps.Clone(baseCustomer)
	node := ""
	switch kind {
	case "file":
		return example
	case "bytes":
		return strings.ReplaceAll(example, `\xe9`, "\xe9")
	case "node":
		node, example = example, ""
		for _, name := range fieldName.FindAllStringSubmatch(node, -1) {
			parts["opening"] = regexp.MustCompile(`(?m)^`+name[1]+` = .*\n`).ReplaceAllString(parts["opening"], "")
		}
	case "field", "customer":
		drop := map[string]map[string]string{"field": fields, "customer": customer}[kind]
		for _, name := range fieldName.FindAllStringSubmatch(example, -1) {
			delete(drop, name[1])
		}
		drop["example"], example = example, ""
	default:
		for _, name := range declares.FindAllStringSubmatch(example, -1) {
			delete(parts, name[1]+name[2])
		}
	}
	source := example
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		source += "\n" + parts[name]
	}
	lines := func(m map[string]string) string { return strings.Join(slices.Sorted(maps.Values(m)), "\n") }
	source = strings.Replace(source, "%FIELDS%", lines(fields), 1)
	source = strings.Replace(source, "%CUSTOMER%", lines(customer), 1)
	return strings.Replace(source, "%NODE%", node, 1)
}

// example is a block of Lua in the guide.
type example struct {
	line   int
	code   string // the finding that it stands under, or empty
	kind   string
	source string
}

var (
	fence   = regexp.MustCompile("(?ms)^```lua ?(\\w*)\n(.*?)^```$")
	section = regexp.MustCompile(`(?m)^#### (EK\d+)\n\n((?:.+\n)+)`)
)

// examples are those of the guide, read once: each is held against what stands
// before it.
var examples = sync.OnceValue(func() []example {
	guide, err := os.ReadFile(guideFile)
	if err != nil {
		panic(err)
	}
	return examplesIn(string(guide))
})

func examplesIn(guide string) []example {
	var list []example
	for _, at := range fence.FindAllStringSubmatchIndex(guide, -1) {
		e := example{line: 1 + strings.Count(guide[:at[0]], "\n"), kind: guide[at[2]:at[3]], source: guide[at[4]:at[5]]}
		if before := section.FindAllStringSubmatch(guide[:at[0]], -1); len(before) > 0 {
			e.code = before[len(before)-1][1]
		}
		list = append(list, e)
	}
	return list
}

func TestEveryExampleOfTheGuideDoesWhatItSays(t *testing.T) {
	shown := map[string]bool{}
	for _, e := range examples() {
		name := fmt.Sprintf("%s:%d", guideFile, e.line)
		if e.kind == "shared" {
			continue // those that include it show what it does
		}
		if e.kind == "test" || e.kind == "golden" {
			runExample(t, name, e)
			continue
		}
		findings := check(t, name, around(e.kind, e.source))
		if e.code == "" {
			for _, f := range findings {
				if f.Severity == script.Error || f.Code < "EK100" {
					t.Errorf("%s: %s", name, f)
				}
			}
			continue
		}
		shown[e.code] = true
		if !slices.ContainsFunc(findings, func(f script.Finding) bool { return string(f.Code) == e.code }) {
			t.Errorf("%s: the example of %s shows only\n%v", name, e.code, findings)
		}
	}
	for code := range meanings() {
		if !shown[string(code)] {
			t.Errorf("the guide has no example of %s", code)
		}
	}
}

func check(t *testing.T, name, source string) script.Findings {
	t.Helper()
	limits := explore.Limits{States: 3000, Samples: 300} // so that a page can show what is too large
	s, findings, err := catalog.Check(t.Context(), name, []byte(source), script.Options{Files: sharedFiles(t)}, limits)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if s == nil {
		return findings
	}
	if s.Scenario().ID == "example" && s.Scenario().Title != "Example" {
		findings = append(findings, catalog.SameID(name, "example", "example.lua"))
	}
	if f, ok := catalog.OtherName("example.lua", s.Scenario().ID); ok {
		findings = append(findings, f)
	}
	return findings
}

// sharedFiles are the examples that others include, by the names that their
// first lines give them.
func sharedFiles(t *testing.T) fstest.MapFS {
	files := fstest.MapFS{}
	for _, e := range examples() {
		if e.kind == "shared" {
			name, _, _ := strings.Cut(strings.TrimPrefix(e.source, "-- "), "\n")
			files[name] = &fstest.MapFile{Data: []byte(e.source)}
		}
	}
	return files
}

func runExample(t *testing.T, name string, e example) {
	t.Helper()
	s := luatest.Suite{File: name, Source: []byte(e.source), Version: version(t, "example.lua", []byte(around("", ""))), GoldenFile: "example_golden.txt"}
	r, err := luatest.Run(t.Context(), s, luatest.Options{Update: e.kind == "golden"})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if len(r.Tests) == 0 {
		t.Errorf("%s tests nothing", name)
	}
	for _, test := range r.Tests {
		for _, f := range test.Failures {
			t.Errorf("%s: %s, line %d: %s (%s)", name, test.Name, f.Pos.Line, f.Message, f.Path)
		}
	}
}

// meanings are those of all findings.
func meanings() map[script.Code]string {
	all := maps.Clone(script.Meanings)
	maps.Copy(all, catalog.Meanings)
	return all
}

func TestTheGuideExplainsEveryFinding(t *testing.T) {
	guide := string(read(t, guideFile))
	all := meanings()
	var last string
	for _, match := range section.FindAllStringSubmatch(guide, -1) {
		code, said := match[1], strings.Join(strings.Fields(match[2]), " ")
		meaning, ok := all[script.Code(code)]
		switch {
		case !ok:
			t.Errorf("the guide explains %s, which there is not", code)
		case !strings.HasPrefix(said, meaning):
			t.Errorf("the guide says of %s %q; it means %q", code, said, meaning)
		case code <= last:
			t.Errorf("%s stands after %s", code, last)
		}
		last = code
		delete(all, script.Code(code))
	}
	for code, meaning := range all {
		t.Errorf("the guide does not explain %s: %s", code, meaning)
	}
}

var region = regexp.MustCompile(`(?s)<!-- begin (\w+) -->\n(.*?)<!-- end -->`)

// TestTheTablesOfTheGuideAreInStep compares what the guide says of fields and
// functions with the tables that define them; with -update it writes them.
func TestTheTablesOfTheGuideAreInStep(t *testing.T) {
	guide := string(read(t, guideFile))
	want := region.ReplaceAllStringFunc(guide, func(found string) string {
		name := region.FindStringSubmatch(found)[1]
		table, ok := tables()[name]
		if !ok {
			t.Errorf("the guide has a place for %q, and nothing fills it", name)
		}
		return "<!-- begin " + name + " -->\n" + table + "<!-- end -->"
	})
	if want == guide {
		return
	}
	if !*update {
		t.Fatal("the guide is out of step with the language; run: go generate ./scenarios")
	}
	if err := os.WriteFile(guideFile, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tables are the parts of the guide that are made from the code.
func tables() map[string]string {
	list := map[string]string{
		"personas": personas(), "looks": looks(), "skills": sentence(scenario.Skills), "functions": functions(), "fields": allFields(),
		"At": fields(shape("At")),
	}
	for _, s := range luatest.Shapes {
		list[s.Name] = "**" + s.Name + "**: " + s.Doc + "\n\n" + fields(s)
	}
	return list
}

func shape(name string) *script.Shape {
	i := slices.IndexFunc(script.Shapes, func(s *script.Shape) bool { return s.Name == name })
	return script.Shapes[i]
}

func personas() string {
	var b strings.Builder
	b.WriteString("\n| persona | anger rises | falls | trust rises | falls | |\n|---|---|---|---|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(script.Personas)) {
		p := script.Personas[name]
		fmt.Fprintf(&b, "| `%s` | %.1f | %.1f | %.1f | %.1f | %s |\n", name, p.AngerUp, p.AngerDown, p.TrustUp, p.TrustDown, p.About)
	}
	return b.String() + "\n"
}

func looks() string {
	return fmt.Sprintf("`head` %s; `skin` %s, light to dark; `hair` %s; `clothes` %s; `beard` %s, or none.\n",
		words(face.Heads()), words(face.Skins()), words(face.Hairs()), words(face.Clothes()), words(face.Beards()))
}

func words(list []string) string { return strings.Join(list, ", ") }

func sentence[S ~string](list []S) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = "`" + string(s) + "`"
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " and " + quoted[len(quoted)-1] + ".\n"
}

func allFields() string {
	var b strings.Builder
	for _, s := range script.Shapes {
		if s.Name != "At" {
			fmt.Fprintf(&b, "\n### %s\n\n%s\n\n%s", s.Name, s.Doc, fields(s))
		}
	}
	return b.String() + "\n"
}

func fields(s *script.Shape) string {
	var b strings.Builder
	if len(s.Fields) > 0 {
		b.WriteString("| field | is | |\n|---|---|---|\n")
	}
	for _, f := range s.Fields {
		if strings.Contains(f.Type, "Expectation") && !strings.HasPrefix(f.Type, "fun(") {
			continue // what is expected of a play's field: the play's own table says it
		}
		need := ""
		if f.Need && s.Name != "At" {
			need = ", needed"
		}
		fmt.Fprintf(&b, "| `%s` | %s%s | %s |\n", f.Name, plain(f.Type), need, f.Doc)
	}
	return b.String()
}

// inWords says what values are, for people who do not write types.
var inWords = map[string]string{
	"string": "text", "string?": "text or nil", "integer": "whole number", "boolean": "true or false", "string[]": "list of ids",
	"Skill[]": "list of skills", "string|Pick": "id, or `pick(...)`", "-3|-2|-1|0|1|2|3": "-3 to 3", "1|2|3": "1, 2 or 3",
	"string|Line[]|fun(at: At): string": "text, list of lines, or `function(at)`",
	"fun(at: At): boolean":              "`function(at)`", "fun(at: At)": "`function(at)`",
	"fun(at: At, change: table<string, number>): table<string, number>?": "`function(at, change)`",
	"table<string, integer>": "numbers by name", "table<string, number>": "numbers by name", "table<string, any>": "values by name",
	"fun(node: string): boolean": "`at.visited(\"node\")`", "fun(n: integer): integer": "`at.roll(n)`",
	"fun(choice: string): string": "`text(\"choice\")`", "string|string[]|(fun(at: At): string)": "text, list of texts, or `function(at)`",
}

var (
	arguments = regexp.MustCompile(`^fun\(([^)]*)\): Expectation$`)
	typed     = regexp.MustCompile(`: \w+`)
)

func plain(kind string) string {
	if words, ok := inWords[kind]; ok {
		return words
	}
	if match := arguments.FindStringSubmatch(kind); match != nil {
		return "`(" + typed.ReplaceAllString(match[1], "") + ")`"
	}
	if strings.HasPrefix(kind, `"`) {
		return strings.ReplaceAll(strings.Replace(kind, "fun(now: Result): string", "`function(now)`", 1), "|", ", ")
	}
	return "`" + kind + "`"
}

func functions() string {
	var b strings.Builder
	b.WriteString("| function | |\n|---|---|\n")
	for _, s := range script.Signatures {
		names := make([]string, len(s.Args))
		for i, a := range s.Args {
			names[i] = a.Name
		}
		call := s.Name
		if s.Type == "" {
			call += "(" + strings.Join(names, ", ") + ")"
		}
		fmt.Fprintf(&b, "| `%s` | %s |\n", call, s.Doc)
	}
	return b.String()
}
