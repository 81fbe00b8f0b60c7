package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

type newCommand struct {
	Name   string `arg:"" optional:"" help:"The scenario's id, such as late-delivery. A folder may stand before it."`
	Editor bool   `help:"Write what editors need to know the language (lua-language-server, luacheck)."`
}

// scaffold holds a small scenario, my-first, and its tests.
//
//go:embed scaffold
var scaffold embed.FS

const scaffoldID = "my-first"

var kebabCase = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// Run writes a scenario to start from, and its tests, or what editors need.
func (c *newCommand) Run(i *invocation) error {
	folder, id := filepath.Split(c.Name)
	switch {
	case c.Name == "" && !c.Editor:
		return misusef("give the scenario an id: evenkeel new late-delivery")
	case c.Name != "":
		if err := newScenario(i, folder, strings.TrimSuffix(id, ".lua")); err != nil {
			return err
		}
	}
	if !c.Editor {
		return nil
	}
	return writeEditorFiles(i, folder)
}

func newScenario(i *invocation, folder, id string) error {
	if !kebabCase.MatchString(id) || len(id) > 60 {
		return misusef("%q cannot be a scenario's id: it is made of small letters and digits, its words joined by -, such as %s", id, suggestID(id))
	}
	files := []string{id + ".lua", id + testEnd}
	for _, file := range files {
		if _, err := os.Lstat(filepath.Join(folder, file)); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is there already; nothing was written", filepath.Join(folder, file))
		}
	}
	for _, file := range files {
		if err := writeScaffold(filepath.Join(folder, file), id); err != nil {
			return err
		}
		fmt.Fprintln(i.out, filepath.Join(folder, file))
	}
	at := filepath.Join(folder, files[0])
	fmt.Fprintf(i.err, "Try it:\n  evenkeel check %s\n  evenkeel play %s\n  evenkeel test %s\n", at, at, at)
	return nil
}

// writeScaffold writes the scaffold's file of the same kind under another id.
func writeScaffold(file, id string) error {
	name := strings.Replace(filepath.Base(file), id, scaffoldID, 1)
	text, err := scaffold.ReadFile("scaffold/" + name)
	if err != nil {
		return err
	}
	title := strings.ToUpper(id[:1]) + strings.ReplaceAll(id[1:], "-", " ")
	words := strings.NewReplacer(scaffoldID, id, "My first", title)
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %s", filepath.Dir(file))
	}
	if err != nil {
		return err
	}
	_, err = words.WriteString(f, string(text))
	return errors.Join(err, f.Close())
}

// suggestID makes an id of a name that is none.
func suggestID(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if id := strings.Join(words, "-"); kebabCase.MatchString(id) && len(id) <= 60 {
		return id
	}
	return "late-delivery"
}
