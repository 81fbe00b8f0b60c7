package report

import (
	"cmp"
	"slices"
	"time"

	"evenkeel/internal/scenario"
)

// Badly is the overall score below which an attempt went badly. One that ended
// lost or escalated did so at any score.
const Badly = 60

// ReturnAfter are the days after which to come back to a scenario that went
// badly: one day later; when that goes well three days after that, then a week,
// then sixteen days, and then it is done. When it goes badly again it begins
// anew. Practice that is spread out lasts longer than as much in one go, and
// the longer it is to last the longer the gaps should be (Cepeda et al. 2006,
// doi 10.1037/0033-2909.132.3.354).
var ReturnAfter = []int{1, 3, 7, 16}

// Return is a scenario to come back to.
type Return struct {
	Scenario string
	Due      time.Time
	Last     Attempt // the one since which it is due
	Step     int     // how many times it was come back to, well: 0 to 3
}

// returns reads whole attempts, oldest first, at any form of a scenario.
func returns(whole []Attempt) []Return {
	waiting := make(map[string]Return)
	for _, a := range whole {
		at := a.Form.Scenario
		r, ok := waiting[at]
		switch {
		case wentBadly(a):
			waiting[at] = returnTo(a, 0)
		case !ok || a.Finished.Before(r.Due):
			// It was not waiting; or it is too early to tell whether it lasts.
		case r.Step+1 == len(ReturnAfter):
			delete(waiting, at)
		default:
			waiting[at] = returnTo(a, r.Step+1)
		}
	}
	out := make([]Return, 0, len(waiting))
	for _, r := range waiting {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b Return) int { return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Scenario, b.Scenario)) })
	return out
}

func returnTo(a Attempt, step int) Return {
	return Return{Scenario: a.Form.Scenario, Due: a.Finished.AddDate(0, 0, ReturnAfter[step]), Last: a, Step: step}
}

func wentBadly(a Attempt) bool {
	bad := a.Outcome == scenario.Lost || a.Outcome == scenario.Escalated
	return bad || a.Scores.Overall != nil && *a.Scores.Overall < Badly
}
