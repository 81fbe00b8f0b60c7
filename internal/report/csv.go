package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"evenkeel/internal/scenario"
)

// columns are those of the table that WriteCSV makes. A row of kind
//   - skill has an estimate: of 100, with the 90 % interval and its observations;
//   - change has by how much a skill grew from baseline to re-assessment;
//   - score has an attempt's figure for a dimension, or overall;
//   - evidence has what a turn kept, of 100, with the reply that was given.
var columns = []string{"kind", "name", "value", "low", "high", "observations", "finished", "scenario", "variant", "mode", "purpose", "outcome", "attempt", "turn", "reply"}

// dimensions are the names of the columns of scores, in the order of points.
var dimensions = [3]string{scenario.Empathy: "empathy", scenario.Composure: "composure", scenario.Resolution: "resolution"}

// WriteCSV writes progress as one table, for a spreadsheet or another program.
// Text is guarded against being read as a formula.
func WriteCSV(w io.Writer, p *Progress) error {
	out := csv.NewWriter(w)
	rows := [][]string{columns}
	for i := range p.Skills {
		if s := &p.Skills[i]; s.N > 0 {
			rows = append(rows, []string{"skill", string(s.Skill), hundred(s.Mean), hundred(s.Low), hundred(s.High), strconv.Itoa(s.N)})
		}
	}
	for _, g := range p.Growth {
		for _, s := range g.Skills {
			rows = append(rows, []string{
				"change", string(s.Skill), hundred(s.Change.Mean), hundred(s.Change.Low), hundred(s.Change.High),
				strconv.Itoa(s.Before.N + s.After.N), day(g.After.To),
			})
		}
	}
	for i := range p.Trend {
		rows = append(rows, scoreRows(&p.Trend[i])...)
	}
	rows = append(rows, evidenceRows(p.Skills)...)
	for _, row := range rows {
		row = append(row, make([]string, len(columns)-len(row))...)
		if err := out.Write(row); err != nil {
			return fmt.Errorf("write progress as CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write progress as CSV: %w", err)
	}
	return nil
}

func scoreRows(a *Attempt) [][]string {
	var rows [][]string
	add := func(name string, score *float64) {
		if score == nil {
			return
		}
		rows = append(rows, []string{
			"score", name, figure(*score), "", "", "", day(a.Finished), a.Form.Scenario, a.Form.Variant,
			string(a.Mode), string(a.As), string(a.Outcome), a.ID,
		})
	}
	add("overall", a.Scores.Overall)
	for d, name := range dimensions {
		add(name, a.Scores.Dimension[d])
	}
	return rows
}

// evidenceRows name each turn once, with all of its skills.
func evidenceRows(all []Skill) [][]string {
	type turn struct {
		attempt string
		seq     int
	}
	var rows [][]string
	met := make(map[turn]bool)
	for i := range all {
		for _, o := range all[i].Evidence {
			at := turn{o.Attempt, o.Seq}
			if met[at] {
				continue
			}
			met[at] = true
			rows = append(rows, []string{
				"evidence", joined(o.Skills), hundred(o.Kept), "", "", "", day(o.Time), o.Form.Scenario, o.Form.Variant,
				"", "", "", o.Attempt, strconv.Itoa(o.Seq), Guarded(o.Said),
			})
		}
	}
	return rows
}

func joined(skills []scenario.Skill) string {
	names := make([]string, len(skills))
	for i, s := range skills {
		names[i] = string(s)
	}
	return strings.Join(names, " ")
}

// Guarded keeps a spreadsheet from taking text for a formula. A negative number
// is none.
func Guarded(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil && s[0] == '-' {
		return s
	}
	return "'" + s
}

func hundred(share float64) string { return figure(100 * share) }

func figure(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

func day(t time.Time) string { return t.UTC().Format(time.RFC3339) }
