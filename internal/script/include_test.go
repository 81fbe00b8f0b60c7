package script_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/script"
)

// folder holds shared files by name.
type folder map[string]string

func (f folder) ReadFile(name string) ([]byte, error) {
	text, ok := f[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return []byte(text), nil
}

func loadWith(source string, files script.Files) (*script.Script, script.Findings) {
	s, err := script.Load(context.Background(), "f.lua", []byte(source), script.Options{Files: files})
	if findings := (script.Findings)(nil); errors.As(err, &findings) {
		return nil, findings
	}
	return s, s.Findings()
}

// talking is the whole scenario, with lines, a condition, an effect, a target
// and a persona from shared files.
var talking = strings.NewReplacer(
	`says = "Well? {plan}"`, `says = lines.well`,
	`name = "Ann",`, `name = "Ann", persona = "stubborn",`,
	aWhen, `lines.angry`, anEff, `lines.ask`, aTarget, `lines.target("good")`,
	`text = "Hm."`, `text = lines.hm`,
).Replace("include \"lib/personas.lua\"\nlocal lines = include \"lib/lines.lua\"\n" + whole)

func sharedFiles() folder {
	return folder{
		"lib/personas.lua": `persona "stubborn" { react = function(at, change) change.anger = change.anger / 2 end }`,
		"lib/lines.lua": `local words = include "lib/deep/words.lua"
			local M = { hm = words.hm }
			function M.well(at) return words.well .. at.mood.anger end
			function M.angry(at) return at.mood.anger > words.limit end
			function M.ask(at) at.vars.asked = true end
			function M.target(id) return function(at) return id end end
			return M`,
		"lib/deep/words.lua": `return { hm = "Hm.", well = "Well? ", limit = 10 }`,
	}
}

func TestIncludedFilesShareWhatTheyReturnAndPersonas(t *testing.T) {
	s, findings := loadWith(talking, sharedFiles())
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	scn := s.Scenario()
	ask := scn.Nodes[0].Choices[1]
	for range 3 { // in more states than one
		here := at(s)
		if says, err := s.Says(scn.Nodes[0].Says.Func, here, 0); says != "Well? 50" || err != nil {
			t.Errorf("says %q, %v", says, err)
		}
		if ok, err := s.When(ask.When, here); !ok || err != nil {
			t.Errorf("when is %v, %v", ok, err)
		}
		if to, err := s.Target(ask.To, here); err != nil || scn.Nodes[to].ID != "good" {
			t.Errorf("leads to %d, %v", to, err)
		}
		change := []float64{-10, 0}
		if err := s.React(here, change); err != nil || change[0] != -5 {
			t.Errorf("reacts with %v, %v", change, err)
		}
		if err := s.Effect(ask.Effect, here); err != nil || here.Vars[0] != 1 {
			t.Errorf("the effect makes %v, %v", here.Vars, err)
		}
	}
	if text := scn.Nodes[1].Says.Lines[0].Text; text != "Hm." {
		t.Errorf("the line is %q", text)
	}
	if a := scn.Asks[ask.When-1]; a == nil || len(a.Moods) != 1 || len(a.Vars) != 0 || a.Turn.Any() {
		t.Errorf("a shared condition is known to ask %+v", a)
	}
}

// A search of all paths must know what shared functions look at, however they
// are called.
func TestWhatSharedFunctionsLookAtIsKnown(t *testing.T) {
	files := folder{"lib/l.lua": `return { f = function(a) return a.turn == 1 and a.visited("first") and a.roll(1) == 1 end, lost = function(a) return a.visited("elsewhere") end }`}
	for _, when := range []string{"l.f", "function(at) return l.f(at) end", "function(at) local f = l.f return f(at) end"} {
		s, findings := loadWith("local l = include \"lib/l.lua\"\n"+strings.Replace(whole, aWhen, when, 1), files)
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		scn := s.Scenario()
		if !scn.Reads.Turn || !scn.Reads.Roll || len(scn.Reads.Visited) != 1 || scn.Reads.AllVisited {
			t.Errorf("%s is known to look at %+v", when, scn.Reads)
		}
		if ok, err := s.When(scn.Nodes[0].Choices[1].When, at(s)); !ok || err != nil {
			t.Errorf("%s gives %v, %v", when, ok, err)
		}
	}
}

func TestEachFileRunsOnceAndItsTablesAreTheSame(t *testing.T) {
	files := folder{
		"lib/a.lua": `local n = include "lib/n.lua" n.runs = n.runs + 1 return n`,
		"lib/b.lua": `return include "lib/n.lua"`,
		"lib/n.lua": `return { runs = 0 }`,
	}
	source := `local a, b, again = include "lib/a.lua", include "lib/b.lua", include "lib/a.lua"
		assert(a == b and a == again and a.runs == 1)` + "\n" + whole
	if _, findings := loadWith(source, files); len(findings) > 0 {
		t.Error(findings)
	}
}

func TestWhatIsSharedCannotBeChangedDuringAnAttempt(t *testing.T) {
	files := folder{"lib/l.lua": "local n = 0\nlocal M = { t = {} }\nfunction M.bad(at)\n  M.t.x = 1\n  return true\nend\nfunction M.count(at)\n  n = n + 1\n  return n == 1\nend\nreturn M"}
	s, findings := loadWith("local l = include \"lib/l.lua\"\n"+strings.Replace(whole, aWhen, "l.bad", 1), files)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	_, err := s.When(s.Scenario().Nodes[0].Choices[1].When, at(s))
	var fault *play.Fault
	if !errors.As(err, &fault) || fault.Pos.File != "lib/l.lua" || fault.Pos.Line != 4 || !strings.Contains(fault.Reason, "cannot be changed") {
		t.Errorf("%v at %+v", err, fault)
	}
	s, _ = loadWith("local l = include \"lib/l.lua\"\n"+strings.Replace(whole, aWhen, "l.count", 1), files)
	for range 3 {
		if first, err := s.When(s.Scenario().Nodes[0].Choices[1].When, at(s)); !first || err != nil {
			t.Errorf("what was counted is kept: %v", err)
		}
	}
}

// What goes wrong in a shared file names that file and line, whether the
// script or the machine stops it, while loading or later.
func TestFaultsNameTheSharedFile(t *testing.T) {
	tests := []struct{ body, reason string }{
		{`error("too bad")`, "too bad"},
		{`local x = nothing + 1`, "cannot perform add"},
		{`local x = at.mood.angr`, "no mood `angr`"},
		{`while true do end`, "too many steps"},
		{`local x = ("x"):rep(1e9)`, "a text of more than"},
		{`nothing.x = 1`, "`x` of nil"},
	}
	for _, tt := range tests {
		file := "local M, nothing = {}, nil\n\nfunction M.f(at)\n" + tt.body + "\nend\nreturn M"
		s, findings := loadWith("local l = include \"lib/l.lua\"\n"+strings.Replace(whole, aWhen, "function(at) return l.f(at) end", 1), folder{"lib/l.lua": file})
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		_, err := s.When(s.Scenario().Nodes[0].Choices[1].When, at(s))
		var fault *play.Fault
		if !errors.As(err, &fault) || fault.Pos.File != "lib/l.lua" || fault.Pos.Line != 4 || !strings.Contains(fault.Reason, tt.reason) {
			t.Errorf("%s gives %v", tt.body, err)
		}
		_, findings = loadWith("local l = include \"lib/l.lua\"\nl.f({ mood = {} })\n"+whole, folder{"lib/l.lua": file})
		if tt.reason != "no mood `angr`" && (len(findings) != 1 || findings[0].Code != script.CodeFailed || findings[0].Pos.File != "lib/l.lua" || findings[0].Pos.Line != 4) {
			t.Errorf("%s gives %v while loading", tt.body, findings)
		}
	}
}

func TestFindingsInSharedFiles(t *testing.T) {
	const use = "include \"lib/a.lua\"\n"
	tests := []struct {
		name, main string
		files      folder
		want       string
	}{
		{"no Lua", use, folder{"lib/a.lua": "local x = "}, "lib/a.lua:1:1: error EK002 the file ends too early"},
		{"an unknown name", use, folder{"lib/a.lua": "\nlocal x = lins"}, "lib/a.lua:2:11: error EK004 nothing is called `lins`"},
		{"a global", use, folder{"lib/a.lua": "lines = {}"}, "lib/a.lua:1:1: error EK032 `lines` needs `local` before it"},
		{"a global function", use, folder{"lib/a.lua": "function helper() end"}, "lib/a.lua:1:10: error EK032 `helper` needs `local` before it"},
		{"a node", use, folder{"lib/a.lua": `node "x" {}`}, "lib/a.lua:1:1: error EK032 `node` belongs into a scenario's own file"},
		{"a scenario", use, folder{"lib/a.lua": `scenario {}`}, "lib/a.lua:1:1: error EK032 `scenario` belongs"},
		{"an ending", use, folder{"lib/a.lua": `local e = ending`}, "lib/a.lua:1:11: error EK032 `ending` belongs"},
		{"a variant", use, folder{"lib/a.lua": `variant "b" {}`}, "lib/a.lua:1:1: error EK032 `variant` belongs"},
		{"a bad persona", use, folder{"lib/a.lua": "\npersona \"odd\" { raect = 1 }"}, "lib/a.lua:2:17: error EK010 persona \"odd\" has no field `raect`; did you mean `react`?"},
		{"what the sandbox lacks", use, folder{"lib/a.lua": `os.exit()`}, "lib/a.lua:1:1: error EK005 `os` is not available"},
		{"require", `require "lib/a"`, nil, "f.lua:1:1: error EK005 `require` is not available in scenarios; include \"lib/...\" shares a file"},
		{"not text", use, folder{"lib/a.lua": "\xff"}, "lib/a.lua:1:1: error EK001 this line is not UTF-8"},
		{"too large a file", use, folder{"lib/a.lua": "--" + strings.Repeat("x", 300_000)}, "lib/a.lua:1:1: error EK001 the file has 300002 bytes"},
		{"too deep", use, folder{"lib/a.lua": "local x = " + strings.Repeat("{", 200) + strings.Repeat("}", 200)}, "lib/a.lua:1:1: error EK003"},
		{"a choice's field", "local l = include \"lib/a.lua\"\n" + strings.Replace(whole, `choice { id = "leave"`, `l.leave, choice { id = "leave"`, 1),
			folder{"lib/a.lua": "return { leave = choice {\n id = \"other\", text = \"x\", because = \"y\", to = \"nowhere\" } }"},
			"lib/a.lua:2:48: error EK018 there is no node or ending \"nowhere\""},
		{"an error while it runs", use, folder{"lib/a.lua": "\n\nerror(\"too bad\")"}, "lib/a.lua:3:1: error EK007 too bad"},
		{"without a folder", use, nil, "f.lua:1:9: error EK032 lib/a.lua cannot be included: this scenario was given without its folder"},
		{"a file that is not there", use, folder{}, "f.lua:1:9: error EK032 there is no file lib/a.lua in the scenarios' folder"},
		{"one that is not there, deeper", use, folder{"lib/a.lua": "\n include \"lib/b.lua\""}, "lib/a.lua:2:10: error EK032 there is no file lib/b.lua"},
		{"itself", use, folder{"lib/a.lua": use}, "lib/a.lua:1:9: error EK032 lib/a.lua includes itself: lib/a.lua -> lib/a.lua"},
		{"in a circle", use, folder{"lib/a.lua": `include "lib/b.lua"`, "lib/b.lua": `include "lib/c.lua"`, "lib/c.lua": `include "lib/b.lua"`},
			"lib/c.lua:1:9: error EK032 lib/b.lua includes itself: lib/b.lua -> lib/c.lua -> lib/b.lua"},
		{"in a function", "local function f() return include \"lib/a.lua\" end\n", folder{}, "f.lua:1:27: error EK032 `include` stands outside of functions"},
		{"in a function of the game", strings.Replace(whole, aWhen, `function(at) include "lib/a.lua" return true end`, 1), folder{}, "f.lua:15:25: error EK032 `include` stands outside of functions"},
		{"in a function that is called at once", "(function() include \"lib/a.lua\" end)()\n", folder{}, "f.lua:1:13: error EK032 `include` stands outside of functions"},
		{"a name that is made", "local n = \"lib/a\" include(n .. \".lua\")\n", folder{}, "f.lua:1:19: error EK032 `include` takes the name of one file in quotes"},
		{"no name", "include()\n", folder{}, "f.lua:1:1: error EK032 `include` takes the name of one file"},
		{"two names", "include(\"lib/a.lua\", \"lib/b.lua\")\n", folder{}, "f.lua:1:1: error EK032 `include` takes the name of one file"},
		{"by another name", "local i = include i(\"lib/a.lua\")\n", folder{}, "f.lua:1:11: error EK032 `include` can only be called"},
		{"handed on", "local x = tostring(include)\n", folder{}, "f.lua:1:20: error EK032 `include` can only be called"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			main := tt.main
			if !strings.Contains(main, "scenario {") {
				main += whole
			}
			var files script.Files
			if tt.files != nil {
				files = tt.files
			}
			s, findings := loadWith(main, files)
			if s != nil || len(findings) == 0 {
				t.Fatalf("it loads: %v", findings)
			}
			for _, f := range findings {
				if strings.HasPrefix(f.String(), tt.want) {
					return
				}
			}
			t.Errorf("found\n%v\nwant\n%s", findings, tt.want)
		})
	}
}

// No name leads out of lib/, and none is read that could.
func TestOnlyFilesBelowLibAreIncluded(t *testing.T) {
	for _, name := range []string{
		"../secret.lua", "lib/../secret.lua", "lib/../../secret.lua", "lib/./a.lua", "lib//a.lua", "/etc/passwd", "/lib/a.lua", "lib/", "lib", "",
		"a.lua", "other/a.lua", "Lib/a.lua", "lib/a", "lib/a.txt", "lib/.hidden.lua", "lib/.git/a.lua", `lib\\a.lua`, `lib\\..\\secret.lua`,
		"lib/a.lua\\0", "lib/a.lua\\n", "c:/lib/a.lua", "file:lib/a.lua", "lib/" + strings.Repeat("a", 300) + ".lua", "lib/ä.lua", "lib/~.lua", "lib/-a.lua",
	} {
		read := reads{}
		_, findings := loadWith("include \""+name+"\"\n"+whole, &read)
		if len(findings) != 1 || findings[0].Code != script.CodeInclude || findings[0].Pos.Line != 1 {
			t.Errorf("%q gives %v", name, findings)
		}
		if read.n > 0 {
			t.Errorf("%q was read", name)
		}
	}
}

// reads counts what is read.
type reads struct{ n int }

func (r *reads) ReadFile(string) ([]byte, error) {
	r.n++
	return nil, fs.ErrNotExist
}

// A folder's root keeps links from leading out of it, and says no more of what
// is there.
func TestALinkOutOfTheFolderIsRefused(t *testing.T) {
	dir := t.TempDir()
	for _, err := range []error{
		os.MkdirAll(filepath.Join(dir, "scenarios", "lib"), 0o755),
		os.WriteFile(filepath.Join(dir, "secret.lua"), []byte(`return { hm = "secret" }`), 0o644),
		os.Symlink("../../secret.lua", filepath.Join(dir, "scenarios", "lib", "a.lua")),
		os.Symlink(filepath.Join(dir, "secret.lua"), filepath.Join(dir, "scenarios", "lib", "b.lua")),
		os.Symlink("a.lua", filepath.Join(dir, "scenarios", "lib", "c.lua")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(dir, "scenarios"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, name := range []string{"lib/a.lua", "lib/b.lua", "lib/c.lua"} {
		_, findings := loadWith("include \""+name+"\"\n"+whole, root)
		if len(findings) != 1 || findings[0].Code != script.CodeInclude || !strings.Contains(findings[0].Message, name+" cannot be read") || strings.Contains(findings[0].Message, dir) {
			t.Errorf("%s gives %v", name, findings)
		}
	}
}

// A thousand files, whether they stand side by side, in a row, or are grown by
// one another, cost no more than the limits allow.
func TestManyIncludesAreRefusedAtOnce(t *testing.T) {
	beside, row, tree, large := folder{}, folder{}, folder{}, folder{}
	var all strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&all, "include \"lib/%d.lua\"\n", i)
		beside[fmt.Sprintf("lib/%d.lua", i)] = "return 1"
		row[fmt.Sprintf("lib/%d.lua", i)] = fmt.Sprintf("return include \"lib/%d.lua\"", i+1)
		tree[fmt.Sprintf("lib/%d.lua", i)] = fmt.Sprintf("include \"lib/%d.lua\" include \"lib/%d.lua\"", 2*i+1, 2*i+2)
		large[fmt.Sprintf("lib/%d.lua", i)] = "--" + strings.Repeat("x", 200_000)
	}
	tests := []struct {
		name, main string
		files      folder
		want       string
	}{
		{"side by side", all.String(), beside, "more than 32 files are included here"},
		{"in a row", `include "lib/0.lua"`, row, "files include one another more than 8 deep: lib/0.lua -> lib/1.lua -> "},
		{"as a tree", `include "lib/0.lua"`, tree, "includes more than 32 files"},
		{"large ones", "include \"lib/1.lua\" include \"lib/2.lua\" include \"lib/3.lua\"", large, "more than 524288 bytes together"},
	}
	for _, tt := range tests {
		began := time.Now()
		_, findings := loadWith(tt.main+"\n"+whole, tt.files)
		if !findings.Errors() || len(findings) > 64 || !strings.Contains(findings.Error(), tt.want) {
			t.Errorf("%s gives %v", tt.name, findings)
		}
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("%s takes %v", tt.name, took)
		}
	}
	loop := "for i = 1, 1e9 do include \"lib/1.lua\" end\n"
	if _, findings := loadWith(loop+whole, beside); len(findings) != 1 || !strings.Contains(findings[0].Message, "too many steps") || findings[0].Pos.Line != 1 {
		t.Errorf("a loop of includes gives %v", findings)
	}
}

// The attacks are stopped in a shared file as in the scenario's own, and told
// of with that file.
func TestAttacksFromSharedFilesAreStopped(t *testing.T) {
	for _, a := range readAttacks(t) {
		if !a.loading || !sampled("shared", a.name) {
			continue
		}
		_, findings := loadWith("include \"lib/a.lua\"\n"+whole, folder{"lib/a.lua": "\n" + a.before + " " + a.program})
		told := false
		for _, f := range findings {
			full := strings.Contains(f.Message, "too many values") // there is no room to say where
			own := f.Code == script.CodeInclude                    // it declares what only a scenario's own file can
			if f.Pos.File == "lib/a.lua" && f.Pos.Line >= 1 || full {
				told = told || own || a.told.MatchString(f.Message)
			}
		}
		if !findings.Errors() || !told {
			t.Errorf("%s gives %v, want %v", a.name, findings, a.told)
		}
	}
}

func TestTheVersionIsThatOfAllFiles(t *testing.T) {
	version := func(source string, files script.Files) string {
		s, findings := loadWith(source, files)
		if s == nil {
			t.Fatal(findings)
		}
		return s.Scenario().Version
	}
	alone := version(whole, nil)
	if version(whole, sharedFiles()) != alone {
		t.Error("files that nothing includes count")
	}
	before := version(talking, sharedFiles())
	onDisk := fstest.MapFS{}
	for name, text := range sharedFiles() {
		onDisk[name] = &fstest.MapFile{Data: []byte(text), ModTime: time.Now()}
	}
	if version(talking, onDisk) != before {
		t.Error("the version depends on where the files are")
	}
	seen := map[string]string{before: "nothing"}
	for name := range sharedFiles() {
		files := sharedFiles()
		files[name] += "\n-- changed"
		now := version(talking, files)
		if seen[now] != "" {
			t.Errorf("changing %s gives the same version as changing %s", name, seen[now])
		}
		seen[now] = name
	}
	files := sharedFiles()
	files["lib/deep/others.lua"] = files["lib/deep/words.lua"]
	files["lib/lines.lua"] = strings.Replace(files["lib/lines.lua"], "words.lua", "others.lua", 1)
	if now := version(talking, files); seen[now] != "" {
		t.Error("a file of another name gives the same version")
	}
	swapped := strings.Replace(talking, "include \"lib/personas.lua\"\nlocal lines = include \"lib/lines.lua\"", "local lines = include \"lib/lines.lua\" ; include \"lib/personas.lua\"", 1)
	if version(swapped, sharedFiles()) == before {
		t.Error("the scenario's own file does not count")
	}
}

// FuzzInclude: whatever a shared file holds, the scenario that includes it
// gives findings, or can be played.
func FuzzInclude(f *testing.F) {
	f.Add("return 1")
	for _, text := range sharedFiles() {
		f.Add(text)
	}
	for _, a := range readAttacks(f) {
		if len(a.program) < 1000 && sampled("include", a.name) {
			f.Add(a.before + " " + a.program)
		}
	}
	for _, program := range lua51 {
		f.Add(program)
	}
	f.Fuzz(func(t *testing.T, text string) {
		main := "local a = include \"lib/a.lua\"\n" + strings.Replace(whole, aWhen, "function(at) return type(a) == \"function\" and a(at) or true end", 1)
		s, findings := loadWith(main, folder{"lib/a.lua": text})
		sane(t, findings)
		if s == nil && !findings.Errors() {
			t.Fatal("no scenario and no error")
		}
		if s != nil {
			wander(t, s)
		}
	})
}
