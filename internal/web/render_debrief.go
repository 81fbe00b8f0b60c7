package web

import (
	"evenkeel/internal/live"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
	"evenkeel/internal/wire"
)

// debrief shows an attempt that is over: every turn, what it cost and what
// would have been better. Regrets are left out where the bounds are not exact.
func (v view) debrief(d *play.Debrief, s *live.Snapshot, checkins []store.Checkin) *wire.Debrief {
	sc, st := s.Version.Scenario, s.State
	feelings := make(map[int]string, len(checkins))
	for _, c := range checkins {
		feelings[c.Seq] = c.Feeling
	}
	out := &wire.Debrief{
		Attempt: s.Attempt, Scenario: sc.ID, Variant: sc.Variant, Title: sc.Title, Language: sc.Language, Channel: string(sc.Channel),
		Mode: string(st.Start.Mode), Cohort: st.Start.Cohort, State: string(st.Phase),
		Untimed: st.Untimed, Rehearsed: st.Start.Rehearsed,
		Started: instant(st.Started), Finished: instant(st.Last),
		Customer: wire.DebriefPerson{
			Name: sc.Customer.Name, About: v.expand(sc.Customer.About),
			Face: portrait(sc, st.Position.Moods[scenario.Anger]),
		},
		Ending: v.ending(d, st), Scores: scores(&d.Scores), Weights: points(sc.Weights), BestScore: d.Best,
		Opening: moods(sc, d.Opening), Turns: make([]wire.DebriefTurn, len(d.Turns)),
		CostMost: d.CostMost, BestMoment: d.BestMoment, CanTryAgain: st.Phase == play.Finished,
	}
	played := make(map[string]bool)
	for i := range d.Turns {
		out.Turns[i] = v.debriefTurn(sc, &d.Turns[i], feelings)
		for _, skill := range out.Turns[i].Skills {
			played[skill] = true
		}
	}
	out.SkillsPlayed = sorted(played)
	return out
}

func (v view) ending(d *play.Debrief, st *play.State) wire.DebriefEnding {
	if d.Ending == nil {
		return wire.DebriefEnding{Says: v.expand(st.Says)}
	}
	e := d.Ending.Ending
	return wire.DebriefEnding{
		ID: d.Ending.ID, Outcome: string(e.Outcome), Relationship: string(e.Relationship),
		Says: v.expand(st.Says), Lesson: v.expand(e.Lesson), Points: points(e.Points),
	}
}

func (v view) debriefTurn(sc *scenario.Scenario, t *play.DebriefTurn, feelings map[int]string) wire.DebriefTurn {
	out := wire.DebriefTurn{
		Seq: t.Seq, Node: t.Node, CustomerSaid: v.expand(t.Asked),
		Said: wire.Said{Choice: t.Choice, Text: v.expand(t.Text), By: string(t.By), Kind: kind(t.Made)}, Kind: kind(t.Made),
		CustomerSays: v.expand(t.Says), Before: moods(sc, t.Before), After: moods(sc, t.Moods),
		Band: wire.Band(t.Moods[scenario.Anger]), Points: points(t.Points), Repeated: t.Repeated,
		Because: v.expand(t.Made.Because), Skills: skills(t.Made.Skills), ElapsedS: t.Elapsed,
		Regret: regret(t.Turn.Regret, t.Regret),
	}
	if len(t.Others) > 0 {
		out.Others = make([]wire.Other, len(t.Others))
	}
	for i := range t.Others {
		out.Others[i] = v.other(sc, &t.Others[i])
	}
	if t.Better != nil && t.Better != t.Made {
		out.Better = &wire.Better{Choice: t.Better.ID, Text: v.expand(t.BetterText), Because: v.expand(t.Better.Because), Kind: kind(t.Better)}
	}
	if feeling := feelings[t.Seq]; feeling != "" {
		out.Checkin = &wire.CheckinAnswered{Question: v.expand(t.Checkin), Feeling: feeling}
	}
	return out
}

// other shows what a reply would have done.
func (v view) other(sc *scenario.Scenario, c *play.Counterfactual) wire.Other {
	out := wire.Other{
		Choice: c.Choice.ID, Text: v.expand(c.Text), Kind: kind(c.Choice), Because: v.expand(c.Choice.Because),
		Skills: skills(c.Choice.Skills), Points: points(c.Points), Repeated: c.Repeated, CustomerSays: v.expand(c.Says),
		After: moods(sc, c.Moods), Band: wire.Band(c.Moods[scenario.Anger]), Node: c.To.ID, Regret: regret(c.Regret, c.Cost),
	}
	if e := c.To.Ending; e != nil {
		out.Outcome, out.Relationship = string(e.Outcome), string(e.Relationship)
	}
	return out
}

// regret shows a regret, overall as a share of the score.
func regret(r *play.Regret, overall float64) *wire.Regret {
	if r == nil {
		return nil
	}
	p := points(r.Points)
	return &wire.Regret{Empathy: p.Empathy, Composure: p.Composure, Resolution: p.Resolution, Overall: overall}
}
