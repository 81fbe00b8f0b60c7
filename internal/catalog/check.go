package catalog

import (
	"context"
	"errors"
	"fmt"
	"slices"

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
}

// seedsTried is how many seeds are searched of a scenario that rolls dice.
const seedsTried = 8

// Check says all that is wrong with a scenario's file: what the loader finds
// and, where the file can be loaded, what a search of every path finds. A file
// may be put into service where Findings.Errors is false. s is nil where the
// file cannot be loaded at all. An error says that the check could not be made.
func Check(ctx context.Context, file string, source []byte, o script.Options, limits explore.Limits) (s *script.Script, findings script.Findings, err error) {
	s, err = script.Load(ctx, file, source, o)
	if errors.As(err, &findings) {
		return nil, findings, nil
	}
	if err != nil {
		return nil, nil, err
	}
	searched, err := searchAll(ctx, s, limits, true)
	if err != nil {
		return nil, nil, fmt.Errorf("search %s: %w", file, err)
	}
	return s, append(s.Findings(), searched...), nil
}

// searchAll gives what is wrong on the paths of a scenario and of its variants,
// of those only what is not the scenario's own fault: all errors that keep it
// out of service, and where asked for what makes its scores say less.
func searchAll(ctx context.Context, s *script.Script, limits explore.Limits, smells bool) (script.Findings, error) {
	own, err := searchForm(ctx, s, s.Scenario(), limits, smells)
	all := own
	for _, v := range s.Scenario().Variants {
		if err != nil {
			return nil, err
		}
		var found script.Findings
		found, err = searchForm(ctx, s, v, limits, smells)
		for _, f := range found {
			if !slices.Contains(own, f) {
				f.Message = fmt.Sprintf("variant %q: %s", v.Variant, f.Message)
				all = append(all, f)
			}
		}
	}
	return all, err
}

func searchForm(ctx context.Context, s *script.Script, scn *scenario.Scenario, limits explore.Limits, smells bool) (script.Findings, error) {
	p, err := searchPaths(ctx, s, scn, limits)
	if err == nil && smells && p.exact && !p.findings.Errors() {
		err = p.smells(p.version, p.first)
	}
	if err != nil {
		return nil, err
	}
	return p.findings, nil
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

// SameID is what is wrong with a file whose id another has.
func SameID(file, id, first string) script.Finding {
	return script.Finding{
		Pos: scenario.Pos{File: file, Line: 1, Col: 1}, Severity: script.Error, Code: CodeSameID,
		Message: fmt.Sprintf("the id %q is that of %s; only one of them can be in service", id, first),
	}
}
