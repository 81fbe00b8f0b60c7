package script

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"evenkeel/internal/scenario"
)

// Severity says whether a finding keeps a scenario out of service.
type Severity string

// The severities.
const (
	Error   Severity = "error" // the scenario cannot be played
	Warning Severity = "warning"
)

// A Finding is something wrong with a file, for its author.
type Finding struct {
	Pos      scenario.Pos // Line and Col count from 1, Col in characters
	Severity Severity
	Code     Code
	Message  string // what is wrong, and what to do
	Node     string // the node or ending concerned, or empty
	Choice   string // the choice concerned, or empty
}

// String gives the finding in a form that editors understand.
func (f Finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %s %s %s", f.Pos.File, f.Pos.Line, f.Pos.Col, f.Severity, f.Code, f.Message)
}

// Findings are all that was found in a file, in the file's order. As an error
// they say that at least one of them is of severity [Error].
type Findings []Finding

// Error gives one line for each finding.
func (fs Findings) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// Errors reports whether some finding keeps the scenario out of service.
func (fs Findings) Errors() bool {
	return slices.ContainsFunc(fs, func(f Finding) bool { return f.Severity == Error })
}

// maxFindings keeps a broken file's report readable.
const maxFindings = 200

// sorted gives the findings in the file's order without repetitions.
func (fs Findings) sorted() Findings {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	fs = slices.CompactFunc(fs, func(a, b Finding) bool {
		return a.Pos == b.Pos && a.Code == b.Code && a.Message == b.Message
	})
	return fs[:min(len(fs), maxFindings)]
}
