package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"evenkeel/internal/face"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
	"evenkeel/internal/script/luatest"
)

// editorFiles are what editors need to know the language: completion and types
// for lua-language-server, names for luacheck. They are made from the tables
// that define the language and the tests' vocabulary.
func editorFiles() map[string]string {
	return map[string]string{
		".luarc.json":          luarc(),
		".editor/evenkeel.lua": stubs(),
		".luacheckrc":          luacheckrc(),
	}
}

// writeEditorFiles writes them into a folder, over older ones.
func writeEditorFiles(i *invocation, folder string) error {
	files := editorFiles()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(files[name]), 0o644); err != nil {
			return err
		}
		fmt.Fprintln(i.out, file)
	}
	return nil
}

// builtins are what lua-language-server would add by itself. All is switched
// off but the types, since the stubs describe what is really there.
var builtins = []string{
	"basic", "bit", "bit32", "coroutine", "debug", "ffi", "io", "jit", "math", "os", "package", "string", "table", "utf8",
}

func luarc() string {
	off := make(map[string]string, len(builtins))
	for _, b := range builtins {
		off[b] = "disable"
	}
	text, err := json.MarshalIndent(map[string]any{
		"$schema":                   "https://raw.githubusercontent.com/LuaLS/vscode-lua/master/setting/schema.json",
		"runtime.version":           "Lua 5.1",
		"runtime.builtin":           off,
		"workspace.library":         []string{".editor"},
		"workspace.checkThirdParty": false,
	}, "", "  ")
	if err != nil {
		panic(err) // plain texts only
	}
	return string(text) + "\n"
}

const generated = "Written by `evenkeel new --editor`, from the tables that define the language. Do not edit."

// stubs describes the language for lua-language-server.
func stubs() string {
	var b strings.Builder
	b.WriteString("---@meta\n-- " + generated + "\n\n")
	fmt.Fprintf(&b, "---@alias Skill %s\n\n", quotedUnion(scenario.Skills))
	b.WriteString("---What `pick` gives: one of several targets, chosen by a function.\n---@class Pick\n\n")
	b.WriteString("---What `timeout` is, and `after` gives.\n---@class Reply\n\n")
	for _, s := range slices.Concat(script.Shapes, luatest.Shapes) {
		class(&b, s)
	}
	for _, lib := range []string{"string", "table", "math"} {
		fmt.Fprintf(&b, "---@class %slib\n%s = {}\n\n", lib, lib)
	}
	for _, s := range slices.Concat(script.Signatures, luatest.Signatures) {
		function(&b, s)
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func quotedUnion[S ~string](list []S) string {
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = strconv.Quote(string(s))
	}
	return strings.Join(words, "|")
}

// looks are the closed lists of how a customer may look.
var looks = map[string]func() []string{
	"head": face.Heads, "skin": face.Skins, "hair": face.Hairs, "clothes": face.Clothes, "beard": face.Beards,
}

func class(b *strings.Builder, s *script.Shape) {
	fmt.Fprintf(b, "---%s\n---@class %s\n", s.Doc, s.Name)
	for _, f := range s.Fields {
		name, kind := f.Name, f.Type
		if list, ok := looks[name]; ok && s.Name == "Look" {
			kind = quotedUnion(list())
		}
		if !f.Need && s.Name != "Result" && s.Name != "Expectation" {
			name += "?"
		}
		fmt.Fprintf(b, "---@field %s %s %s\n", name, kind, f.Doc)
	}
	if s.Items != "" {
		fmt.Fprintf(b, "---@field [integer] %s\n", s.Items)
	}
	if s.More != "" {
		fmt.Fprintf(b, "---@field [string] %s\n", s.More)
	}
	b.WriteString("\n")
}

func function(b *strings.Builder, s script.Signature) {
	fmt.Fprintf(b, "---%s\n", s.Doc)
	if s.Type != "" {
		fmt.Fprintf(b, "---@type %s\n%s = nil\n\n", s.Type, s.Name)
		return
	}
	names := make([]string, len(s.Args))
	for i, a := range s.Args {
		fmt.Fprintf(b, "---@param %s %s\n", a.Name, a.Type)
		names[i] = strings.TrimSuffix(a.Name, "?")
	}
	for _, r := range s.Returns {
		fmt.Fprintf(b, "---@return %s\n", r)
	}
	fmt.Fprintf(b, "function %s(%s) end\n\n", s.Name, strings.Join(names, ", "))
}

// luacheckrc tells luacheck which names there are.
func luacheckrc() string {
	var b strings.Builder
	b.WriteString("-- " + generated + "\n\n")
	std(&b, "evenkeel", script.Signatures)
	std(&b, "evenkeel_tests", luatest.Signatures)
	b.WriteString(`std = "evenkeel"
files["*_test.lua"] = { std = "evenkeel+evenkeel_tests" }
exclude_files = { ".editor" }
max_line_length = false
`)
	return b.String()
}

// std writes a set of names, those of libraries as fields of theirs.
func std(b *strings.Builder, name string, signatures []script.Signature) {
	fmt.Fprintf(b, "stds.%s = {\n  read_globals = {\n", name)
	fields := map[string][]string{}
	for _, s := range signatures {
		lib, field, ok := strings.Cut(s.Name, ".")
		if !ok {
			fmt.Fprintf(b, "    %q,\n", s.Name)
			continue
		}
		fields[lib] = append(fields[lib], strconv.Quote(field))
	}
	for _, lib := range slices.Sorted(maps.Keys(fields)) {
		fmt.Fprintf(b, "    %s = { fields = { %s } },\n", lib, strings.Join(fields[lib], ", "))
	}
	b.WriteString("  },\n}\n\n")
}
