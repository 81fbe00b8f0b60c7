package report

import (
	"slices"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/scenario"
)

// Growth is what has changed in a cohort between the baseline and the
// re-assessment.
type Growth struct {
	Cohort        string
	Before, After Measure
	Skills        []SkillChange // of those seen in both, in the usual order
}

// Measure is what a set of assigned attempts showed together.
type Measure struct {
	Attempts  int
	From, To  time.Time
	Overall   *float64    // mean; nil where none has a score
	Dimension [3]*float64 // means, of those that have one
}

// SkillChange is a skill before and after.
type SkillChange struct {
	Skill         scenario.Skill
	Before, After Estimate
	Change        Change
}

// growth reads whole attempts, oldest first. Of each form the first baseline
// and the last re-assessment count, over all seasons of a cohort.
func growth(whole []Attempt, seen []Observation) []Growth {
	var cohorts []string
	for _, a := range whole {
		if a.As != "" && !slices.Contains(cohorts, a.Cohort) {
			cohorts = append(cohorts, a.Cohort)
		}
	}
	var out []Growth
	for _, cohort := range cohorts {
		before := firstOf(only(whole, cohort, people.Baseline))
		after := latestOf(only(whole, cohort, people.Reassessment))
		if len(before) == 0 || len(after) == 0 {
			continue
		}
		out = append(out, Growth{
			Cohort: cohort, Before: measure(before), After: measure(after),
			Skills: changes(within(seen, before), within(seen, after)),
		})
	}
	return out
}

func only(whole []Attempt, cohort string, as people.Purpose) []Attempt {
	return slices.DeleteFunc(slices.Clone(whole), func(a Attempt) bool { return a.Cohort != cohort || a.As != as })
}

// firstOf gives the first of each form's attempts, which come oldest first.
func firstOf(attempts []Attempt) []Attempt {
	met := make(map[Form]bool)
	return slices.DeleteFunc(attempts, func(a Attempt) bool {
		again := met[a.Form]
		met[a.Form] = true
		return again
	})
}

func within(seen []Observation, attempts []Attempt) []Observation {
	ids := idsOf(attempts)
	return slices.DeleteFunc(slices.Clone(seen), func(o Observation) bool { return !ids[o.Attempt] })
}

func measure(attempts []Attempt) Measure {
	m := Measure{Attempts: len(attempts)}
	var overall []*float64
	var dimension [3][]*float64
	for _, a := range attempts {
		if m.From.IsZero() || a.Finished.Before(m.From) {
			m.From = a.Finished
		}
		if a.Finished.After(m.To) {
			m.To = a.Finished
		}
		overall = append(overall, a.Scores.Overall)
		for d := range dimension {
			dimension[d] = append(dimension[d], a.Scores.Dimension[d])
		}
	}
	m.Overall = mean(overall)
	for d := range dimension {
		m.Dimension[d] = mean(dimension[d])
	}
	return m
}

// mean leaves out what could not be scored.
func mean(scores []*float64) *float64 {
	sum, n := 0.0, 0
	for _, s := range scores {
		if s != nil {
			sum += *s
			n++
		}
	}
	if n == 0 {
		return nil
	}
	sum /= float64(n)
	return &sum
}

func changes(before, after []Observation) []SkillChange {
	var out []SkillChange
	then, now := skills(before), skills(after)
	for i := range then {
		if then[i].N == 0 || now[i].N == 0 {
			continue
		}
		out = append(out, SkillChange{
			Skill: then[i].Skill, Before: then[i].Estimate, After: now[i].Estimate,
			Change: ChangeOf(then[i].Estimate, now[i].Estimate),
		})
	}
	return out
}
