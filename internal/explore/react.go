package explore

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"evenkeel/internal/play"
)

// shifts finds for each choice, by its number, and for each mood what the
// choice may add to it, once the customer's persona has had a say; nil where
// that cannot be told. An error is one of the rules that is no fault of the
// script.
func shifts(n *figures, rules play.Rules) ([][][]int, error) {
	known := map[string][][]int{}
	all := make([][][]int, n.scn.Choices)
	change := make([]float64, len(n.scn.Moods))
	for c := range choices(n.scn) {
		clear(change)
		for _, m := range c.Moods {
			change[m.Mood] += float64(m.By)
		}
		name := fmt.Sprint(change)
		if _, ok := known[name]; !ok {
			s, err := shiftsOf(n, rules, change)
			if err != nil {
				return nil, err
			}
			known[name] = s
		}
		all[c.Number] = known[name]
	}
	return all, nil
}

// shiftsOf finds what becomes of one change.
func shiftsOf(n *figures, rules play.Rules, change []float64) ([][]int, error) {
	out := make([][]int, len(change))
	add := func(made []float64) {
		for i, by := range made {
			if shift := int(math.Round(by)); !slices.Contains(out[i], shift) {
				out[i] = append(out[i], shift)
			}
		}
	}
	each, ok := n.reactSamples()
	switch {
	case n.scn.Customer.Persona == "":
		add(change)
		return out, nil
	case !ok:
		return nil, nil
	}
	for p := range each {
		made := slices.Clone(change)
		err := rules.React(play.At{Position: p}, made)
		if errors.Is(err, play.ErrFault) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("ask the persona: %w", err)
		}
		add(made)
	}
	return out, nil
}

// reactSamples gives a position for every way in which the persona may see
// one.
func (n *figures) reactSamples() (each func(yield func(*play.Position) bool), ok bool) {
	if !n.scn.Customer.BuiltIn {
		return n.samples(n.scn.Customer.React, n.scn.Start)
	}
	return func(yield func(*play.Position) bool) {
		p := play.Opening(n.scn)
		yield(&p)
	}, true
}
