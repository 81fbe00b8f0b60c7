package report

import (
	"slices"
	"strings"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/scenario"
)

// Offer is a scenario that somebody may play now.
type Offer struct {
	Scenario string
	Skills   []scenario.Skill // as the scenario declares them
	Level    int
	Language string // what it is spoken in, BCP 47
	Tutorial bool
	// Open is an open attempt at it, the one that counts first.
	Open     string
	Practise bool // practice of it can begin
	Given    []Given
}

// Given is a ranked attempt that somebody may make at an offer, or has made.
type Given struct {
	Cohort  string
	Variant string
	As      people.Purpose
	State   GivenState
}

// GivenState is where somebody stands with what was given.
type GivenState string

// The states of what was given.
const (
	New      GivenState = "new"
	Open     GivenState = "open"
	Finished GivenState = "finished"
	Closed   GivenState = "closed" // the season has not begun, or is over
)

// A Reason is why a step is the next one.
type Reason string

// The reasons, the weightiest first.
const (
	Continue Reason = "continue" // a conversation is open
	First    Reason = "first"    // nothing was played yet, and there is a tutorial
	Begin    Reason = "baseline" // the baseline is not complete
	Assigned Reason = "assigned" // a ranked attempt waits
	Reassess Reason = "reassess" // the re-assessment is not complete
	ComeBack Reason = "return"   // one that went badly is due again
	Train    Reason = "train"    // it exercises one of the two weakest skills
	Explore  Reason = "explore"  // it exercises what was seen least of
	Rest     Reason = "rest"     // there is nothing to do
)

// Step is what to do next.
type Step struct {
	Reason   Reason
	Scenario string         // empty: Rest
	Given    *Given         // the ranked attempt to make
	Attempt  string         // Continue
	Skill    scenario.Skill // Train, Explore
	Done, Of int            // Begin, Assigned, Reassess: how many of its kind are finished
	Return   *Return        // ComeBack
}

// Next finds the one next step among offers, which come in the order in which
// they are shown, for somebody who reads a language, BCP 47; empty if not known.
// What is in another language comes last.
func Next(p *Progress, offers []Offer, language string, now time.Time) Step {
	for _, o := range offers {
		if o.Open != "" {
			return Step{Reason: Continue, Scenario: o.Scenario, Attempt: o.Open}
		}
	}
	own, foreign := apart(offers, language)
	offers = slices.Concat(own, foreign)
	if p.Attempts == 0 {
		if i := slices.IndexFunc(offers, func(o Offer) bool { return o.Tutorial && o.Practise }); i >= 0 {
			return Step{Reason: First, Scenario: offers[i].Scenario}
		}
	}
	for _, set := range []struct {
		as     people.Purpose
		reason Reason
	}{{people.Baseline, Begin}, {"", Assigned}, {people.Reassessment, Reassess}} {
		if s, ok := nextGiven(offers, set.as, set.reason); ok {
			return s
		}
	}
	for i := range p.Returns {
		r := &p.Returns[i]
		if o := find(offers, r.Scenario); o != nil && o.Practise && !r.Due.After(now) {
			return Step{Reason: ComeBack, Scenario: r.Scenario, Return: r}
		}
	}
	if s := nextPractice(p, own); s.Reason != Rest {
		return s
	}
	return nextPractice(p, foreign)
}

// apart gives the offers in a language, whatever its region, and the others,
// each the easiest first.
func apart(offers []Offer, language string) (own, foreign []Offer) {
	for _, o := range offers {
		if language == "" || tongue(o.Language) == tongue(language) {
			own = append(own, o)
		} else {
			foreign = append(foreign, o)
		}
	}
	for _, part := range [][]Offer{own, foreign} {
		slices.SortStableFunc(part, func(a, b Offer) int { return a.Level - b.Level })
	}
	return own, foreign
}

// tongue is a language tag without its script and region.
func tongue(tag string) string {
	primary, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(primary)
}

// nextGiven finds the first of a set that waits.
func nextGiven(offers []Offer, as people.Purpose, reason Reason) (Step, bool) {
	s := Step{Reason: reason}
	for _, o := range offers {
		for _, g := range o.Given {
			if g.As != as || g.State == Closed {
				continue
			}
			s.Of++
			if g.State == Finished {
				s.Done++
			}
			if g.State == New && s.Given == nil {
				s.Scenario, s.Given = o.Scenario, &g
			}
		}
	}
	return s, s.Given != nil
}

// nextPractice aims at the weakest skills, then at those seen least: at the
// scenario with it that was played the fewest times.
func nextPractice(p *Progress, offers []Offer) Step {
	for _, weak := range Weakest(p.Skills, Aims) {
		if o := leastPlayed(p, offers, weak.Skill); o != nil {
			return Step{Reason: Train, Scenario: o.Scenario, Skill: weak.Skill}
		}
	}
	seen := slices.Clone(p.Skills)
	slices.SortStableFunc(seen, func(a, b Skill) int { return a.N - b.N })
	for _, s := range seen {
		if o := leastPlayed(p, offers, s.Skill); o != nil {
			return Step{Reason: Explore, Scenario: o.Scenario, Skill: s.Skill}
		}
	}
	return Step{Reason: Rest}
}

// Aims is how many weak skills practice is aimed at.
const Aims = 2

func leastPlayed(p *Progress, offers []Offer, skill scenario.Skill) *Offer {
	var best *Offer
	least := 0
	for i := range offers {
		o := &offers[i]
		if !o.Practise || o.Tutorial || !slices.Contains(o.Skills, skill) {
			continue
		}
		if n := tries(p, o.Scenario); best == nil || n < least {
			best, least = o, n
		}
	}
	return best
}

func tries(p *Progress, scenario string) int {
	n := 0
	for _, a := range p.Trend {
		if a.Form.Scenario == scenario {
			n++
		}
	}
	return n
}

func find(offers []Offer, scenario string) *Offer {
	i := slices.IndexFunc(offers, func(o Offer) bool { return o.Scenario == scenario })
	if i < 0 {
		return nil
	}
	return &offers[i]
}
