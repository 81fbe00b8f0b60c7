package web

import (
	"slices"

	"evenkeel/internal/live"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/store"
	"evenkeel/internal/wire"
)

// debrief shows an attempt that is over: every turn, what it cost and what
// would have been better. Regrets are left out where the bounds are not exact.
func (v view) debrief(d *play.Debrief, s *live.Snapshot, checkins []store.Checkin) *review {
	on, sc, st := newReview(), s.Version.Scenario, s.State
	on.Debrief = wire.Debrief{
		Attempt: s.Attempt, Scenario: sc.ID, Variant: sc.Variant, Title: sc.Title, Language: sc.Language, Channel: string(sc.Channel),
		Mode: string(st.Start.Mode), Cohort: st.Start.Cohort, State: string(st.Phase),
		Untimed: st.Untimed, Rehearsed: st.Start.Rehearsed,
		Started: instant(st.Started), Finished: instant(st.Last),
		Customer: wire.DebriefPerson{
			Name: sc.Customer.Name, About: v.expand(sc.Customer.About),
			Face: portrait(sc, st.Position.Moods[scenario.Anger]),
		},
		Ending: v.ending(d, st), Scores: scores(&d.Scores), Weights: points(sc.Weights), BestScore: d.Best,
		Opening:  on.mood(sc, d.Opening),
		CostMost: d.CostMost, BestMoment: d.BestMoment, CanTryAgain: st.Phase == play.Finished,
	}
	v.debriefTurns(on, d, sc, checkins)
	on.Turns, on.SkillsPlayed = on.turns, on.played
	return on
}

// debriefTurns shows the turns, and which skills were played.
func (v view) debriefTurns(on *review, d *play.Debrief, sc *scenario.Scenario, checkins []store.Checkin) {
	before := on.Opening
	for i := range d.Turns {
		turn := v.debriefTurn(on, sc, &d.Turns[i], checkins)
		turn.Before, before = before, turn.After
		on.turns = append(on.turns, turn)
		for _, skill := range turn.Skills {
			if !slices.Contains(on.played, skill) {
				on.played = append(on.played, skill)
			}
		}
	}
	slices.Sort(on.played)
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

// debriefTurn shows a turn but for the moods before it.
func (v view) debriefTurn(on *review, sc *scenario.Scenario, t *play.DebriefTurn, checkins []store.Checkin) wire.DebriefTurn {
	out := wire.DebriefTurn{
		Seq: t.Seq, Node: t.Node, CustomerSaid: v.expand(t.Asked),
		Said: wire.Said{Choice: t.Choice, Text: v.expand(t.Text), By: string(t.By), Kind: kind(t.Made)}, Kind: kind(t.Made),
		CustomerSays: v.expand(t.Says), After: on.mood(sc, t.Moods),
		Band: wire.Band(t.Moods[scenario.Anger]), Points: points(t.Points), Repeated: t.Repeated,
		Because: v.expand(t.Made.Because), Skills: on.trained(t.Made.Skills), ElapsedS: t.Elapsed,
		Regret: on.regret(t.Turn.Regret, t.Regret),
	}
	if len(t.Others) > 0 {
		out.Others = make([]wire.Other, len(t.Others))
	}
	for i := range t.Others {
		out.Others[i] = v.other(on, sc, &t.Others[i])
	}
	if t.Better != nil && t.Better != t.Made {
		out.Better = &wire.Better{Choice: t.Better.ID, Text: v.expand(t.BetterText), Because: v.expand(t.Better.Because), Kind: kind(t.Better)}
	}
	if feeling := feelingAt(checkins, t.Seq); feeling != "" {
		out.Checkin = &wire.CheckinAnswered{Question: v.expand(t.Checkin), Feeling: feeling}
	}
	return out
}

// feelingAt is what was answered to the check-in of a turn, if anything.
func feelingAt(checkins []store.Checkin, seq int) string {
	for i := range checkins {
		if checkins[i].Seq == seq {
			return checkins[i].Feeling
		}
	}
	return ""
}

// other shows what a reply would have done.
func (v view) other(on *review, sc *scenario.Scenario, c *play.Counterfactual) wire.Other {
	out := wire.Other{
		Choice: c.Choice.ID, Text: v.expand(c.Text), Kind: kind(c.Choice), Because: v.expand(c.Choice.Because),
		Skills: on.trained(c.Choice.Skills), Points: points(c.Points), Repeated: c.Repeated, CustomerSays: v.expand(c.Says),
		After: on.mood(sc, c.Moods), Band: wire.Band(c.Moods[scenario.Anger]), Node: c.To.ID, Regret: on.regret(c.Regret, c.Cost),
	}
	if e := c.To.Ending; e != nil {
		out.Outcome, out.Relationship = string(e.Outcome), string(e.Relationship)
	}
	return out
}
