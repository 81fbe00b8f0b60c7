package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"evenkeel/internal/script"
	"evenkeel/internal/script/luatest"
)

type testCommand struct {
	Path   []string `arg:"" help:"Test files (*_test.lua), scenarios that have one beside them, and folders."`
	Only   string   `name:"run" placeholder:"REGEXP" help:"Run only tests whose names match."`
	Update bool     `help:"Write the golden transcripts as they come now."`
}

// The ends of the names of test files, and of those of their transcripts.
const (
	testEnd   = "_test.lua"
	goldenEnd = "_golden.txt"
)

// Run runs all tests, prints those that fail and says how many there were.
func (c *testCommand) Run(i *invocation) error {
	began := time.Now()
	options := luatest.Options{Update: c.Update}
	if c.Only != "" {
		var err error
		if options.Run, err = regexp.Compile(c.Only); err != nil {
			return misusef("--run %s is no regular expression: %v", c.Only, err)
		}
	}
	files, err := testFiles(c.Path)
	if err != nil {
		return err
	}
	ran, failed := 0, 0
	for _, file := range files {
		r, err := runTests(i, file, options)
		if err != nil {
			return err
		}
		ran, failed = ran+len(r.Tests), failed+r.Failed()
	}
	if ran == 0 {
		if c.Only != "" {
			return misusef("no test matches --run %s", c.Only)
		}
		return misusef("there is no test in %s; write one with: test \"name\" (function() ... end)", strings.Join(files, ", "))
	}
	fmt.Fprintf(i.err, "tests: %d, failed: %d, in %s\n", ran, failed, time.Since(began).Round(time.Millisecond))
	if failed > 0 {
		return errSilent
	}
	return nil
}

// testFiles lists the test files that paths name, each once.
func testFiles(paths []string) ([]string, error) {
	var files []string
	seen := map[string]bool{}
	for _, path := range paths {
		found, err := testsAt(path)
		if err != nil {
			return nil, err
		}
		for _, file := range found {
			if !seen[file] {
				seen[file] = true
				files = append(files, file)
			}
		}
	}
	return files, nil
}

func testsAt(path string) ([]string, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, misusef("there is no file or folder %s", path)
	}
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return testsIn(path)
	}
	if strings.HasSuffix(path, testEnd) {
		return []string{filepath.Clean(path)}, nil
	}
	beside := strings.TrimSuffix(filepath.Clean(path), ".lua") + testEnd
	if _, err := os.Stat(beside); err != nil {
		return nil, misusef("%s has no tests; they would stand in %s", path, beside)
	}
	return []string{beside}, nil
}

func testsIn(folder string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(folder, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && file != folder && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !d.IsDir() && strings.HasSuffix(file, testEnd):
			files = append(files, file)
		}
		return nil
	})
	if err == nil && len(files) == 0 {
		err = misusef("the folder %s holds no tests (*%s)", folder, testEnd)
	}
	return files, err
}

// runTests runs a file's tests, prints what fails, and writes the transcripts
// where that was asked for. A file that cannot be run counts as one test that
// failed.
func runTests(i *invocation, file string, options luatest.Options) (*luatest.Report, error) {
	suite, err := readSuite(i.ctx, file)
	var r *luatest.Report
	if err == nil {
		r, err = luatest.Run(i.ctx, *suite, options)
	}
	if findings := (script.Findings)(nil); errors.As(err, &findings) {
		printFindings(i.out, findings)
		return &luatest.Report{Tests: []luatest.Test{{Failures: []luatest.Failure{{}}}}}, nil
	}
	if err != nil {
		return nil, err
	}
	for _, t := range r.Tests {
		printFailures(i.out, &t)
	}
	if r.Golden != nil {
		if err := os.WriteFile(suite.GoldenFile, r.Golden, 0o644); err != nil {
			return nil, err
		}
		fmt.Fprintf(i.err, "%s: written\n", suite.GoldenFile)
	}
	return r, nil
}

// readSuite reads a test file, its scenario and its transcripts.
func readSuite(ctx context.Context, file string) (*luatest.Suite, error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(file, testEnd)
	scenarioSource, err := os.ReadFile(name + ".lua")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s tests a scenario that is not there: %s.lua", file, name)
	}
	if err != nil {
		return nil, err
	}
	v, err := loadVersion(ctx, name+".lua", scenarioSource)
	if err != nil {
		return nil, err
	}
	golden, err := os.ReadFile(name + goldenEnd)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return &luatest.Suite{File: file, Source: source, Version: v, GoldenFile: name + goldenEnd, Golden: golden}, nil
}

// printFailures tells why a test failed, if it did.
func printFailures(w io.Writer, t *luatest.Test) {
	if len(t.Failures) == 0 {
		return
	}
	fmt.Fprintf(w, "FAIL %s\n", t.Name)
	for n, f := range t.Failures {
		fmt.Fprintf(w, "  %s:%d: %s\n", f.Pos.File, f.Pos.Line, strings.ReplaceAll(f.Message, "\n", "\n  "))
		if last := n == len(t.Failures)-1; f.Path != "" && (last || t.Failures[n+1].Path != f.Path) {
			fmt.Fprintf(w, "    path: %s\n", f.Path)
		}
	}
}
