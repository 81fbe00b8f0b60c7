// Package report looks back on what somebody has played: what their attempts
// say about each skill and how sure that is, how scores went, what to come back
// to, and what to do next.
//
// Everything is a pure function of attempts and their events; the time of
// asking is an argument. The package owns no state, reads no clock, and imports
// only play, scenario and people.
package report

import (
	"cmp"
	"slices"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// Attempt is a finished attempt at a glance.
type Attempt struct {
	ID         string
	Form       Form
	Mode       play.Mode
	Cohort     string         // ranked only
	As         people.Purpose // what the assignment measures, if anything
	FromMoment bool           // practice from a moment of another attempt
	Finished   time.Time
	Outcome    scenario.Outcome
	Scores     play.Scores
}

// Form is a scenario, or one of its parallel forms.
type Form struct {
	Scenario string
	Variant  string // empty: the scenario itself
}

// Progress is what somebody's attempts say, all taken together.
type Progress struct {
	Attempts int // finished, those from a moment included
	Skills   []Skill
	// Trend holds the whole attempts that have scores, oldest first.
	Trend   []Attempt
	Bests   []Best
	Weeks   Weeks
	Growth  []Growth
	Returns []Return // soonest first
}

// Skill is what was seen of one skill.
type Skill struct {
	Skill scenario.Skill
	Estimate
	Evidence []Observation // latest first
}

// Best is the best overall score at a form.
type Best struct {
	Attempt
	Tries int // whole attempts with a score
}

// Look folds attempts, and the observations of those that [Counted] names, into
// progress as it is at now. Weeks are those of now's time zone.
func Look(attempts []Attempt, seen []Observation, now time.Time) Progress {
	all := oldestFirst(attempts)
	whole := slices.DeleteFunc(slices.Clone(all), func(a Attempt) bool { return a.FromMoment })
	latest := idsOf(latestOf(whole))
	return Progress{
		Attempts: len(all),
		Skills:   skills(slices.DeleteFunc(slices.Clone(seen), func(o Observation) bool { return !latest[o.Attempt] })),
		Trend:    slices.DeleteFunc(slices.Clone(whole), func(a Attempt) bool { return a.Scores.Overall == nil }),
		Bests:    bests(whole),
		Weeks:    weeks(all, now),
		Growth:   growth(whole, seen),
		Returns:  returns(whole),
	}
}

// Counted names the attempts whose observations [Look] needs: the latest whole
// one at each form, and those that measure growth. A conversation that was
// repeated counts once, as it went last: who knows it by heart has not shown
// the skill as often as it was played.
func Counted(attempts []Attempt) []Attempt {
	whole := slices.DeleteFunc(oldestFirst(attempts), func(a Attempt) bool { return a.FromMoment })
	latest := idsOf(latestOf(whole))
	return slices.DeleteFunc(whole, func(a Attempt) bool { return !latest[a.ID] && a.As == "" })
}

func oldestFirst(attempts []Attempt) []Attempt {
	return slices.SortedStableFunc(slices.Values(attempts), func(a, b Attempt) int {
		return cmp.Or(a.Finished.Compare(b.Finished), cmp.Compare(a.ID, b.ID))
	})
}

// latestOf gives the last of each form's attempts, which come oldest first.
func latestOf(attempts []Attempt) []Attempt {
	var out []Attempt
	met := make(map[Form]bool)
	for _, a := range slices.Backward(attempts) {
		if !met[a.Form] {
			met[a.Form] = true
			out = append(out, a)
		}
	}
	return out
}

func idsOf(attempts []Attempt) map[string]bool {
	ids := make(map[string]bool, len(attempts))
	for _, a := range attempts {
		ids[a.ID] = true
	}
	return ids
}

// skills gives all ten, in their usual order.
func skills(seen []Observation) []Skill {
	out := make([]Skill, len(scenario.Skills))
	for i, name := range scenario.Skills {
		evidence := slices.DeleteFunc(slices.Clone(seen), func(o Observation) bool { return !slices.Contains(o.Skills, name) })
		slices.SortStableFunc(evidence, func(a, b Observation) int { return b.Time.Compare(a.Time) })
		out[i] = Skill{Skill: name, Estimate: EstimateOf(kept(evidence)), Evidence: evidence}
	}
	return out
}

// Weakest gives up to n skills that enough was seen of, weakest first; of
// equals the one seen more often, whose figure is surer. A skill of which
// everything was kept is not weak.
func Weakest(all []Skill, n int) []Skill {
	known := slices.DeleteFunc(slices.Clone(all), func(s Skill) bool { return s.Few || s.Mean == 1 })
	slices.SortStableFunc(known, func(a, b Skill) int { return cmp.Or(cmp.Compare(a.Mean, b.Mean), b.N-a.N) })
	return known[:min(n, len(known))]
}

// bests gives the best of each form, latest first; of equal scores the first.
func bests(whole []Attempt) []Best {
	place := make(map[Form]int)
	var out []Best
	for _, a := range whole {
		if a.Scores.Overall == nil {
			continue
		}
		i, ok := place[a.Form]
		if !ok {
			i = len(out)
			place[a.Form] = i
			out = append(out, Best{Attempt: a})
		}
		out[i].Tries++
		if *a.Scores.Overall > *out[i].Scores.Overall {
			out[i].Attempt = a
		}
	}
	slices.SortStableFunc(out, func(a, b Best) int { return b.Finished.Compare(a.Finished) })
	return out
}
