package web

import (
	"math"
	"strings"

	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/report"
	"evenkeel/internal/wire"
)

// showing renders somebody's progress, with the titles that scenarios have now.
type showing struct {
	*Server
	in   []people.Membership
	name string
}

func (s showing) progress(p *report.Progress) *wire.Progress {
	out := &wire.Progress{
		Attempts: p.Attempts, Name: s.name, Focus: []string{}, Skills: make([]wire.SkillSeen, len(p.Skills)),
		Trend: make([]wire.Point, len(p.Trend)), Bests: make([]wire.Best, len(p.Bests)),
		Weeks:  wire.Weeks{Running: p.Weeks.Running, Longest: p.Weeks.Longest, ThisWeek: p.Weeks.ThisWeek},
		Growth: make([]wire.Growth, len(p.Growth)), Returns: make([]wire.Return, len(p.Returns)),
	}
	for i := range p.Skills {
		out.Skills[i] = s.skill(&p.Skills[i])
	}
	for _, weak := range report.Weakest(p.Skills, report.Aims) {
		out.Focus = append(out.Focus, string(weak.Skill))
	}
	for i := range p.Trend {
		out.Trend[i] = s.point(&p.Trend[i])
	}
	for i := range p.Bests {
		out.Bests[i] = wire.Best{Point: s.point(&p.Bests[i].Attempt), Tries: p.Bests[i].Tries}
	}
	for i := range p.Growth {
		out.Growth[i] = s.growth(&p.Growth[i])
	}
	for i, r := range p.Returns {
		out.Returns[i] = wire.Return{Scenario: r.Scenario, Title: s.title(r.Scenario), Due: instant(r.Due), Step: r.Step}
	}
	return out
}

func (s showing) skill(k *report.Skill) wire.SkillSeen {
	out := wire.SkillSeen{Skill: string(k.Skill), Estimate: estimate(k.Estimate), Evidence: []wire.Evidence{}}
	for _, o := range k.Evidence[:min(len(k.Evidence), wire.MaxEvidence)] {
		shown := wire.Evidence{
			Attempt: o.Attempt, Scenario: o.Form.Scenario, Title: s.title(o.Form.Scenario), Seq: o.Seq, Time: instant(o.Time),
			Said: strings.ReplaceAll(o.Said, play.TraineePlaceholder, s.name), ByClock: o.ByClock, Breath: o.Breath, Kept: ofHundred(o.Kept), Lost: o.Lost,
		}
		if v, ok := s.Scenarios.Current(o.Form.Scenario); ok {
			shown.Language = v.Language
		}
		out.Evidence = append(out.Evidence, shown)
	}
	return out
}

func (s showing) point(a *report.Attempt) wire.Point {
	return wire.Point{
		Attempt: a.ID, Scenario: a.Form.Scenario, Title: s.title(a.Form.Scenario), Variant: a.Form.Variant,
		Mode: string(a.Mode), Finished: instant(a.Finished), Scores: scores(&a.Scores),
	}
}

func (s showing) growth(g *report.Growth) wire.Growth {
	out := wire.Growth{Cohort: g.Cohort, Before: measure(&g.Before), After: measure(&g.After), Skills: make([]wire.SkillChange, len(g.Skills))}
	for i := range s.in {
		if s.in[i].Cohort.ID == g.Cohort {
			out.CohortName = s.in[i].Cohort.Name
		}
	}
	for i, c := range g.Skills {
		out.Skills[i] = wire.SkillChange{
			Skill: string(c.Skill), Before: estimate(c.Before), After: estimate(c.After),
			Change: ofHundred(c.Change.Mean), Low: ofHundred(c.Change.Low), High: ofHundred(c.Change.High), Sure: c.Change.Sure(),
		}
	}
	return out
}

func measure(m *report.Measure) wire.Measure {
	means := play.Scores{Overall: rounded(m.Overall)}
	for d := range means.Dimension {
		means.Dimension[d] = rounded(m.Dimension[d])
	}
	return wire.Measure{Attempts: m.Attempts, From: instant(m.From), To: instant(m.To), Scores: scores(&means)}
}

func rounded(f *float64) *float64 {
	if f == nil {
		return nil
	}
	r := math.Round(*f*10) / 10
	return &r
}

func estimate(e report.Estimate) wire.Estimate {
	return wire.Estimate{N: e.N, Value: ofHundred(e.Mean), Low: ofHundred(e.Low), High: ofHundred(e.High), Few: e.Few}
}

// ofHundred turns a share into a figure of 100, in tenths.
func ofHundred(share float64) float64 { return math.Round(share*1000) / 10 }

func (s *Server) nextStep(n *report.Step, p *report.Progress) wire.NextStep {
	out := wire.NextStep{
		Reason: string(n.Reason), Scenario: n.Scenario, Attempt: n.Attempt, Skill: string(n.Skill), Done: n.Done, Of: n.Of,
	}
	if n.Scenario != "" {
		out.Title = s.title(n.Scenario)
	}
	if n.Given != nil {
		out.Cohort, out.Variant = n.Given.Cohort, n.Given.Variant
	}
	if n.Return != nil {
		out.Last = instant(n.Return.Last.Finished)
	}
	if n.Reason == report.Rest && len(p.Returns) > 0 {
		out.Due = instant(p.Returns[0].Due)
	}
	return out
}
