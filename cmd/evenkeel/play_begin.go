package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// begin gives the version as if its conversation began where the flags say.
func (c *playCommand) begin(v *play.Version) (*play.Version, error) {
	if c.From == "" && len(c.Set) == 0 && len(c.Mood) == 0 {
		return v, nil
	}
	scn := *v.Scenario
	scn.Moods, scn.Vars = slices.Clone(scn.Moods), slices.Clone(scn.Vars)
	if err := c.from(&scn); err != nil {
		return nil, err
	}
	for _, set := range c.Set {
		if err := setVar(&scn, set); err != nil {
			return nil, err
		}
	}
	for _, set := range c.Mood {
		if err := setMood(&scn, set); err != nil {
			return nil, err
		}
	}
	return &play.Version{Scenario: &scn, Rules: v.Rules, Oracle: explore.New(&scn, v.Rules, explore.Limits{})}, nil
}

// begins says in words where the conversation begins; empty: at the opening.
func (c *playCommand) begins() string {
	var parts []string
	if c.From != "" {
		parts = append(parts, "at "+c.From)
	}
	if given := append(slices.Clone(c.Mood), c.Set...); len(given) > 0 {
		parts = append(parts, "with "+strings.Join(given, ", "))
	}
	return strings.Join(parts, " ")
}

func (c *playCommand) from(scn *scenario.Scenario) error {
	if c.From == "" {
		return nil
	}
	var nodes []string
	for i := range scn.Nodes {
		switch n := &scn.Nodes[i]; {
		case n.Ending == nil:
			nodes = append(nodes, n.ID)
		case n.ID == c.From:
			return misusef("--from %s: that is an ending; name a node from which there is something to say", c.From)
		}
	}
	if !slices.Contains(nodes, c.From) {
		return misusef("--from %s: there is no such node; there are: %s", c.From, strings.Join(nodes, ", "))
	}
	scn.Start = scn.Index(c.From)
	return nil
}

func setVar(scn *scenario.Scenario, set string) error {
	name, value, ok := strings.Cut(set, "=")
	if !ok {
		return misusef("--set %s: write VAR=VALUE", set)
	}
	i := slices.IndexFunc(scn.Vars, func(v scenario.Var) bool { return v.Name == name })
	if i < 0 {
		return misusef("--set %s: %s", set, noVar(scn, name))
	}
	v := &scn.Vars[i]
	parsed, ok := parseValue(v, value)
	if !ok {
		return misusef("--set %s: %s is %s", set, name, allowedValues(v))
	}
	v.Start = parsed
	return nil
}

func noVar(scn *scenario.Scenario, name string) string {
	if len(scn.Vars) == 0 {
		return "the scenario has no vars"
	}
	names := make([]string, len(scn.Vars))
	for i := range scn.Vars {
		names[i] = scn.Vars[i].Name
	}
	hint := ""
	if slices.ContainsFunc(scn.Moods, func(m scenario.Mood) bool { return m.Name == name }) {
		hint = "; " + name + " is a mood: use --mood"
	}
	return fmt.Sprintf("there is no var %q; there are: %s%s", name, strings.Join(names, ", "), hint)
}

// parseValue reads a var's value as scenarios write it.
func parseValue(v *scenario.Var, value string) (scenario.Value, bool) {
	switch v.Kind {
	case scenario.Bool:
		return scenario.Value(max(slices.Index(booleans, value), 0)), slices.Contains(booleans, value)
	case scenario.Enum:
		i := slices.Index(v.Set, value)
		return scenario.Value(max(i, 0)), i >= 0
	default:
		n, err := strconv.Atoi(value)
		return scenario.Value(n), err == nil && n >= scenario.VarMin && n <= scenario.VarMax
	}
}

// booleans are the values of a boolean var, by number.
var booleans = []string{"false", "true"}

func allowedValues(v *scenario.Var) string {
	switch v.Kind {
	case scenario.Bool:
		return "true or false"
	case scenario.Enum:
		return "one of: " + strings.Join(v.Set, ", ")
	default:
		return fmt.Sprintf("a whole number from %d to %d", scenario.VarMin, scenario.VarMax)
	}
}

func setMood(scn *scenario.Scenario, set string) error {
	name, value, ok := strings.Cut(set, "=")
	if !ok {
		return misusef("--mood %s: write MOOD=NUMBER, such as anger=80", set)
	}
	names := make([]string, len(scn.Moods))
	for i, m := range scn.Moods {
		if m.Name == name {
			n, err := strconv.Atoi(value)
			if err != nil || n < scenario.MoodMin || n > scenario.MoodMax {
				return misusef("--mood %s: %s is a whole number from %d to %d", set, name, scenario.MoodMin, scenario.MoodMax)
			}
			scn.Moods[i].Start = n
			return nil
		}
		names[i] = m.Name
	}
	return misusef("--mood %s: there is no mood %q; there are: %s", set, name, strings.Join(names, ", "))
}
