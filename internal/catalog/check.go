package catalog

import (
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// The codes of what a search of every path finds, and of what concerns several
// files. Like those of script they are stable.
const (
	CodeNeverReached  script.Code = "EK101"
	CodeNeverOffered  script.Code = "EK102"
	CodeAlwaysOffered script.Code = "EK103"
	CodeNoWayOut      script.Code = "EK104"
	CodeNoChoice      script.Code = "EK105"
	CodeScriptFails   script.Code = "EK106"
	CodeTooGood       script.Code = "EK107"
	CodeTooLarge      script.Code = "EK108"
	CodeNotRankable   script.Code = "EK109"
	CodeSameID        script.Code = "EK110"
	CodeNeverSaid     script.Code = "EK111"
	CodeAlwaysSaid    script.Code = "EK112"
	CodeOtherName     script.Code = "EK113"
)

// Meanings explains the codes of this package in a sentence; those of the
// loader are in script.Meanings.
var Meanings = map[script.Code]string{
	CodeNeverReached:  "No path comes to a node or an ending, although the graph leads there.",
	CodeNeverOffered:  "No path offers a choice: its condition never holds.",
	CodeAlwaysOffered: "The condition of a choice holds on every path.",
	CodeNoWayOut:      "A path comes to a point from which no ending can be reached any more.",
	CodeNoChoice:      "A path comes to a node where no choice is available.",
	CodeScriptFails:   "A function fails on some path.",
	CodeTooGood:       "A path to a bad ending scores too well.",
	CodeTooLarge:      "The scenario has too many positions to search them all, so it is for practice only.",
	CodeNotRankable:   "Every path earns the same points, so nothing can be ranked.",
	CodeSameID:        "Two files declare the same id; only one of them can be in service.",
	CodeNeverSaid:     "No path hears a line: its condition never holds where it is asked.",
	CodeAlwaysSaid:    "The condition of a line holds on every path where it is asked.",
	CodeOtherName:     "A file is called otherwise than the id of its scenario.",
}

// seedsTried is how many seeds are searched of a scenario that rolls dice.
const seedsTried = 8

// Checked is what a check found out about a file. It may be put into service
// where Findings.Errors is false.
type Checked struct {
	Script   *script.Script // nil where the file cannot be loaded at all
	Findings script.Findings
	Forms    []Form // the scenario, and then its variants
}

// A Form is a scenario or a variant of it, and what every path of it leads to:
// with one seed of many where it rolls dice.
type Form struct {
	Scenario *scenario.Scenario
	Report   *explore.Report
}

// Inspect finds all that is wrong with a scenario's file: what the loader finds
// and, where the file can be loaded, what a search of every path finds. An error
// says that the check could not be made.
func Inspect(ctx context.Context, file string, source []byte, o script.Options, limits explore.Limits) (*Checked, error) {
	s, err := script.Load(ctx, file, source, o)
	if findings := (script.Findings)(nil); errors.As(err, &findings) {
		return &Checked{Findings: findings}, nil
	}
	if err != nil {
		return nil, err
	}
	searched, forms, err := searchAll(ctx, s, limits, true)
	if err != nil {
		return nil, fmt.Errorf("search %s: %w", file, err)
	}
	return &Checked{Script: s, Findings: append(s.Findings(), searched...), Forms: forms}, nil
}

// Check is [Inspect] for those who want only the script, nil where it cannot be
// loaded, and the findings.
func Check(ctx context.Context, file string, source []byte, o script.Options, limits explore.Limits) (*script.Script, script.Findings, error) {
	c, err := Inspect(ctx, file, source, o, limits)
	if err != nil {
		return nil, nil, err
	}
	return c.Script, c.Findings, nil
}

// searchAll gives what is wrong on the paths of a scenario and of its variants,
// of those only what is not the scenario's own fault: all errors that keep it
// out of service, and where asked for what makes its scores say less.
func searchAll(ctx context.Context, s *script.Script, limits explore.Limits, smells bool) (script.Findings, []Form, error) {
	own, err := searchForm(ctx, s, s.Scenario(), limits, smells)
	if err != nil {
		return nil, nil, err
	}
	all, forms := own.findings, []Form{{own.scn, own.first}}
	for _, v := range s.Scenario().Variants {
		p, err := searchForm(ctx, s, v, limits, smells)
		if err != nil {
			return nil, nil, err
		}
		forms = append(forms, Form{v, p.first})
		for _, f := range p.findings {
			if !slices.Contains(own.findings, f) {
				f.Message = fmt.Sprintf("variant %q: %s", v.Variant, f.Message)
				all = append(all, f)
			}
		}
	}
	return all, forms, nil
}

func searchForm(ctx context.Context, s *script.Script, scn *scenario.Scenario, limits explore.Limits, smells bool) (*paths, error) {
	p, err := searchPaths(ctx, s, scn, limits)
	if err == nil && smells && p.exact && !p.findings.Errors() {
		err = p.smells(p.version, p.first)
	}
	return p, err
}

// searchPaths searches every path, for several seeds where the scenario rolls
// dice.
func searchPaths(ctx context.Context, s *script.Script, scn *scenario.Scenario, limits explore.Limits) (*paths, error) {
	limits.Stop = ctx.Err
	explorer := explore.New(scn, s, limits)
	p := &paths{
		scn: scn, version: &play.Version{Scenario: scn, Rules: s, Oracle: explorer},
		exact: true, nodes: make([]bool, len(scn.Nodes)), choices: make([]explore.Coverage, scn.Choices),
	}
	for seed := range uint64(seedsTried) {
		r, err := explorer.Report(seed, true)
		if err != nil {
			return nil, err
		}
		p.take(r)
		if !r.Seeded {
			break
		}
	}
	p.uncovered()
	return p, nil
}

// OtherName is a warning for a file whose name is not its scenario's id, if it
// is one.
func OtherName(file, id string) (f script.Finding, ok bool) {
	name := strings.TrimSuffix(path.Base(filepath.ToSlash(file)), ".lua")
	return script.Finding{
		Pos: scenario.Pos{File: file, Line: 1, Col: 1}, Severity: script.Warning, Code: CodeOtherName,
		Message: fmt.Sprintf("the file of the scenario %q is called %s.lua; a file that is called as its id is found again", id, name),
	}, name != id
}

// SameID is what is wrong with a file whose id another has.
func SameID(file, id, first string) script.Finding {
	return script.Finding{
		Pos: scenario.Pos{File: file, Line: 1, Col: 1}, Severity: script.Error, Code: CodeSameID,
		Message: fmt.Sprintf("the id %q is that of %s; only one of them can be in service", id, first),
	}
}
