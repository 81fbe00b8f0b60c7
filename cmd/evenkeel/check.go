package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"evenkeel/internal/catalog"
	"evenkeel/internal/explore"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

type checkCommand struct {
	Path  []string `arg:"" help:"Scenario files, and folders of them."`
	JSON  bool     `name:"json" xor:"form" help:"Print JSON."`
	SARIF bool     `name:"sarif" xor:"form" help:"Print SARIF 2.1.0, for code hosts and editors."`
}

// Run checks every file, prints what was found and fails on errors.
func (c *checkCommand) Run(i *invocation) error {
	files, err := scenarioFiles(c.Path)
	if err != nil {
		return err
	}
	sum := summary{Findings: []foundJSON{}, Scenarios: []scenarioJSON{}}
	ids := map[string]string{}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		checked, err := checkFile(i.ctx, file, source)
		if err != nil {
			return err
		}
		checked.Findings = append(checked.Findings, amiss(file, checked.Script, ids)...)
		sum.add(file, checked)
		if !c.JSON && !c.SARIF {
			explainFindings(i.out, checked.Findings)
		}
	}
	return sum.finish(i, c)
}

// scenarioFiles lists the files that paths name: files themselves, and what a
// server would load of a folder.
func scenarioFiles(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, misusef("there is no file or folder %s", path)
		}
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, path)
			continue
		}
		inside, err := catalog.Files(os.DirFS(path))
		if err != nil {
			return nil, err
		}
		if len(inside) == 0 {
			return nil, misusef("the folder %s holds no scenario (*.lua)", path)
		}
		for _, file := range inside {
			files = append(files, filepath.Join(path, filepath.FromSlash(file)))
		}
	}
	return files, nil
}

func checkFile(ctx context.Context, file string, source []byte) (*catalog.Checked, error) {
	around := catalog.Around(file)
	checked, err := catalog.Inspect(ctx, file, source, script.Options{Files: around}, explore.Limits{})
	if err != nil {
		return nil, err
	}
	around.Locate(checked.Findings)
	return checked, nil
}

// amiss is what is wrong with a scenario's id, where it is known. ids are the
// files by the ids that were met so far.
func amiss(file string, s *script.Script, ids map[string]string) script.Findings {
	if s == nil {
		return nil
	}
	id := s.Scenario().ID
	if first, ok := ids[id]; ok {
		return script.Findings{catalog.SameID(file, id, first)}
	}
	ids[id] = file
	if f, ok := catalog.OtherName(file, id); ok {
		return script.Findings{f}
	}
	return nil
}

func printFindings(w io.Writer, findings script.Findings) {
	for _, f := range findings {
		fmt.Fprintln(w, f)
	}
}

// explainFindings writes each finding, and below it the line that it is about
// with the place underlined.
func explainFindings(w io.Writer, findings script.Findings) {
	files := map[string][]string{} // their lines
	for _, f := range findings {
		fmt.Fprintln(w, f)
		lines, read := files[f.Pos.File]
		if !read {
			source, _ := os.ReadFile(f.Pos.File) // without its line a finding says enough
			lines = strings.Split(string(source), "\n")
			files[f.Pos.File] = lines
		}
		if f.Pos.Line >= 1 && f.Pos.Line <= len(lines) {
			underline(w, lines[f.Pos.Line-1], f.Pos)
		}
	}
}

// underline shows a line of a file and marks the word or the sign at the
// place.
func underline(w io.Writer, line string, at scenario.Pos) {
	line = strings.TrimSuffix(line, "\r")
	runes := []rune(line)
	if at.Col < 1 || at.Col > len(runes) {
		return
	}
	number := strconv.Itoa(at.Line)
	before := make([]rune, at.Col-1)
	for i, r := range runes[:at.Col-1] {
		before[i] = ' '
		if r == '\t' {
			before[i] = '\t'
		}
	}
	fmt.Fprintf(w, "  %s | %s\n", number, line)
	fmt.Fprintf(w, "  %s | %s%s\n", strings.Repeat(" ", len(number)), string(before), strings.Repeat("^", marked(runes[at.Col-1:])))
}

// marked is how much of a text belongs to its first word or sign: a name, or a
// quoted text as far as it goes on the line.
func marked(text []rune) int {
	if quote := text[0]; quote == '"' || quote == '\'' {
		for i := 1; i < len(text); i++ {
			if text[i] == quote && text[i-1] != '\\' {
				return i + 1
			}
		}
		return len(text)
	}
	n := 0
	for n < len(text) && (text[n] == '_' || unicode.IsLetter(text[n]) || unicode.IsDigit(text[n])) {
		n++
	}
	return max(n, 1)
}

// summary is what check found; it is what --json prints.
type summary struct {
	Errors    int            `json:"errors"`
	Warnings  int            `json:"warnings"`
	Findings  []foundJSON    `json:"findings"`
	Scenarios []scenarioJSON `json:"scenarios"`

	forms  [][]catalog.Form // of each scenario
	broken []bool           // each scenario has an error
}

// foundJSON is a finding for programs. Line and Column count from 1; 0 is
// unknown.
type foundJSON struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Node     string `json:"node,omitempty"`
	Choice   string `json:"choice,omitempty"`
}

// scenarioJSON is a file that can be played.
type scenarioJSON struct {
	File    string `json:"file"`
	ID      string `json:"id"`
	Title   string `json:"title"`
	Version string `json:"version"`
	Nodes   int    `json:"nodes"` // without endings
	Endings int    `json:"endings"`
	Choices int    `json:"choices"`
	// Variants are the ids of the scenario's parallel forms.
	Variants []string `json:"variants,omitempty"`
}

func (s *summary) add(file string, c *catalog.Checked) {
	for _, f := range c.Findings {
		if f.Severity == script.Error {
			s.Errors++
		} else {
			s.Warnings++
		}
		s.Findings = append(s.Findings, foundJSON{
			File: f.Pos.File, Line: f.Pos.Line, Column: f.Pos.Col, Severity: string(f.Severity), Code: string(f.Code),
			Message: f.Message, Node: f.Node, Choice: f.Choice,
		})
	}
	if c.Script == nil {
		return
	}
	scn := c.Script.Scenario()
	one := scenarioJSON{File: file, ID: scn.ID, Title: scn.Title, Version: scn.Version, Choices: scn.Choices}
	for _, v := range scn.Variants {
		one.Variants = append(one.Variants, v.Variant)
	}
	for i := range scn.Nodes {
		if scn.Nodes[i].Ending != nil {
			one.Endings++
		} else {
			one.Nodes++
		}
	}
	s.Scenarios, s.forms = append(s.Scenarios, one), append(s.forms, c.Forms)
	s.broken = append(s.broken, c.Findings.Errors())
}

// finish says how it went; errors fail the command.
func (s *summary) finish(i *invocation, c *checkCommand) error {
	var form any
	switch {
	case c.JSON:
		form = s
	case c.SARIF:
		form = s.sarif()
	}
	if form != nil {
		out := json.NewEncoder(i.out)
		out.SetIndent("", "  ")
		if err := out.Encode(form); err != nil {
			return err
		}
	} else {
		for n, one := range s.Scenarios {
			fmt.Fprintf(i.err, "%s: %s", one.File, sizeOf(s.forms[n][0].Scenario))
			if len(one.Variants) > 0 {
				fmt.Fprintf(i.err, ", variants: %s", strings.Join(one.Variants, ", "))
			}
			fmt.Fprintln(i.err)
			if !s.broken[n] {
				leads(i.err, s.forms[n])
			}
		}
		fmt.Fprintf(i.err, "errors: %d, warnings: %d\n", s.Errors, s.Warnings)
	}
	if s.Errors > 0 {
		return errSilent
	}
	return nil
}
