package catalog

import (
	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// Playable makes a version of a scenario and its variants.
func Playable(scn *scenario.Scenario, rules play.Rules, limits explore.Limits) *play.Version {
	v := &play.Version{Scenario: scn, Rules: rules, Oracle: explore.New(scn, rules, limits)}
	for _, form := range scn.Variants {
		v.Variants = append(v.Variants, Playable(form, rules, limits))
	}
	return v
}
