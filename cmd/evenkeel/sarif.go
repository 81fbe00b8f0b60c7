package main

import (
	"maps"
	"path/filepath"
	"slices"

	"evenkeel/internal/catalog"
	"evenkeel/internal/script"
)

// sarifLog is what was found in SARIF 2.1.0, the form that code hosts and
// editors read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool    sarifTool     `json:"tool"`
	Results []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID    string    `json:"id"`
	Short sarifText `json:"shortDescription"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	Rule      string          `json:"ruleId"`
	Level     string          `json:"level"` // "error" or "warning"
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
}

type sarifPhysical struct {
	Artifact struct {
		URI string `json:"uri"`
	} `json:"artifactLocation"`
	Region *sarifRegion `json:"region,omitempty"`
}

type sarifRegion struct {
	Line   int `json:"startLine"`
	Column int `json:"startColumn,omitempty"`
}

// sarif gives what was found as one run that knows every code there is.
func (s *summary) sarif() sarifLog {
	run := sarifRun{
		Tool:    sarifTool{sarifDriver{Name: "evenkeel check", Version: script.Language, Rules: sarifRules()}},
		Results: []sarifResult{},
	}
	for _, f := range s.Findings {
		r := sarifResult{Rule: f.Code, Level: f.Severity, Message: sarifText{f.Message}, Locations: make([]sarifLocation, 1)}
		at := &r.Locations[0].Physical
		at.Artifact.URI = filepath.ToSlash(f.File)
		if f.Line > 0 {
			at.Region = &sarifRegion{Line: f.Line, Column: f.Column}
		}
		run.Results = append(run.Results, r)
	}
	return sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}}
}

func sarifRules() []sarifRule {
	var rules []sarifRule
	for _, meanings := range []map[script.Code]string{script.Meanings, catalog.Meanings} {
		for _, code := range slices.Sorted(maps.Keys(meanings)) {
			rules = append(rules, sarifRule{ID: string(code), Short: sarifText{meanings[code]}})
		}
	}
	return rules
}
