package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/gopher-lua/parse"

	"evenkeel/internal/script"
	"evenkeel/internal/script/luatest"
)

func TestTheEditorsFilesAreInStepWithTheLanguage(t *testing.T) {
	for name, want := range editorFiles() {
		got, err := os.ReadFile(filepath.Join("..", "..", "scenarios", filepath.FromSlash(name)))
		if err != nil || string(got) != want {
			t.Errorf("scenarios/%s is out of step (%v); run: go generate ./scenarios", name, err)
		}
	}
}

func TestTheEditorsFilesCanBeRead(t *testing.T) {
	files := editorFiles()
	if !json.Valid([]byte(files[".luarc.json"])) {
		t.Error(".luarc.json is not JSON")
	}
	for _, name := range []string{".editor/evenkeel.lua", ".luacheckrc"} {
		if _, err := parse.Parse(strings.NewReader(files[name]), name); err != nil {
			t.Errorf("%s is not Lua: %v", name, err)
		}
	}
}

var (
	className = regexp.MustCompile(`(?m)^---@(?:class|alias) (\w+)`)
	typeName  = regexp.MustCompile(`\b[A-Z]\w+`)
	quoted    = regexp.MustCompile(`"[^"]*"`)
)

// A type that nobody declares would be taken for anything.
func TestTheStubsDeclareEveryType(t *testing.T) {
	var declared []string
	for _, match := range className.FindAllStringSubmatch(stubs(), -1) {
		declared = append(declared, match[1])
	}
	uses := func(where, kind string) {
		for _, name := range typeName.FindAllString(quoted.ReplaceAllString(kind, ""), -1) {
			if !slices.Contains(declared, name) {
				t.Errorf("%s is of the type %s, which nothing declares", where, name)
			}
		}
	}
	for _, s := range slices.Concat(script.Shapes, luatest.Shapes) {
		uses(s.Name, s.Items)
		uses(s.Name, s.More)
		for _, f := range s.Fields {
			uses(s.Name+"."+f.Name, f.Type)
		}
	}
	for _, s := range slices.Concat(script.Signatures, luatest.Signatures) {
		uses(s.Name, strings.Join(s.Returns, " ")+" "+s.Type)
		for _, a := range s.Args {
			uses(s.Name, a.Type)
		}
	}
}
