package luatest

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// A plan is what `play` was asked to do.
type plan struct {
	v       *play.Version // the scenario, or the variant that was asked for
	begin   play.Position
	other   bool // it does not begin as attempts do
	seed    uint64
	replies []reply
	always  string           // a way to go on, or empty
	decide  *script.Function // one of the file's own, or nil
}

// reply is one choice to make.
type reply struct {
	choice  string
	elapsed int
	timeout bool
}

// Field makes a reply a thing that a program can hold.
func (reply) Field(name string) (script.Value, error) {
	return nil, fmt.Errorf("a reply has no `%s`; it stands in `play { ... }`", name)
}

func readPlan(v *play.Version, t *script.Table) (*plan, error) {
	if variant, ok := t.Fields["variant"]; ok {
		id, _ := variant.(string)
		form, err := v.Form(id)
		if err != nil || id == "" {
			return nil, fmt.Errorf("variant: %w", cmp.Or(err, play.ErrNoVariant))
		}
		v = form
	}
	scn := v.Scenario
	p := &plan{v: v, begin: play.Opening(scn), seed: 1}
	for _, name := range slices.Sorted(maps.Keys(t.Fields)) {
		var err error
		switch v := t.Fields[name]; name {
		case "from":
			err = p.from(scn, v)
		case "vars":
			err = p.vars(scn, v)
		case "mood":
			err = p.mood(scn, v)
		case "seed":
			err = p.seedOf(v)
		case "always":
			err = p.goOn(v)
		case "variant":
		case "visited": // after from, which clears what was visited
		default:
			err = fmt.Errorf("`play` has no field `%s`%s", name, script.DidYouMean(name, fieldNames(&shapePlay)))
		}
		if err != nil {
			return nil, err
		}
	}
	if err := p.visited(scn, t.Fields["visited"]); err != nil {
		return nil, err
	}
	for i, v := range t.Items {
		switch v := v.(type) {
		case string:
			p.replies = append(p.replies, reply{choice: v})
		case reply:
			p.replies = append(p.replies, v)
		default:
			return nil, fmt.Errorf("reply %d must be a choice's id, `timeout` or `after(seconds, \"choice\")`, not %s", i+1, kind(v))
		}
	}
	return p, nil
}

func fieldNames(s *script.Shape) []string {
	list := make([]string, len(s.Fields))
	for i := range s.Fields {
		list[i] = s.Fields[i].Name
	}
	return list
}

func nodeIndex(scn *scenario.Scenario, v script.Value) (int, error) {
	id, ok := v.(string)
	if !ok {
		return 0, fmt.Errorf("a node is named by its id, not %s", kind(v))
	}
	i := scn.Index(id)
	if i < 0 {
		return 0, fmt.Errorf("there is no node %q%s", id, script.DidYouMean(id, nodeIDs(scn)))
	}
	return i, nil
}

func nodeIDs(scn *scenario.Scenario) []string {
	list := make([]string, len(scn.Nodes))
	for i := range scn.Nodes {
		list[i] = scn.Nodes[i].ID
	}
	return list
}

func (p *plan) from(scn *scenario.Scenario, v script.Value) error {
	i, err := nodeIndex(scn, v)
	if err != nil {
		return fmt.Errorf("from: %w", err)
	}
	if scn.Nodes[i].Ending != nil {
		return fmt.Errorf("from: %q is an ending; nothing can be played there", scn.Nodes[i].ID)
	}
	p.other = p.other || i != scn.Start
	p.begin.Node, p.begin.Visited = i, play.NewSet(len(scn.Nodes))
	p.begin.Visited.Add(i)
	return nil
}

func (p *plan) visited(scn *scenario.Scenario, v script.Value) error {
	if v == nil {
		return nil
	}
	list, ok := v.(*script.Table)
	if !ok {
		return errors.New("visited: this must be a list of nodes: visited = { \"opening\" }")
	}
	for _, item := range list.Items {
		i, err := nodeIndex(scn, item)
		if err != nil {
			return fmt.Errorf("visited: %w", err)
		}
		p.begin.Visited.Add(i)
		p.other = true
	}
	return nil
}

func (p *plan) mood(scn *scenario.Scenario, v script.Value) error {
	t, ok := v.(*script.Table)
	if !ok {
		return errors.New("mood: this must be a table: mood = { anger = 80 }")
	}
	for name, v := range t.Fields {
		i := slices.IndexFunc(scn.Moods, func(m scenario.Mood) bool { return m.Name == name })
		if i < 0 {
			return fmt.Errorf("mood: the customer has no mood `%s`%s", name, script.DidYouMean(name, moodNames(scn)))
		}
		n, ok := v.(float64)
		if !ok || n != math.Trunc(n) || n < scenario.MoodMin || n > scenario.MoodMax {
			return fmt.Errorf("mood: %s must be a whole number from %d to %d, not %s", name, scenario.MoodMin, scenario.MoodMax, kind(v))
		}
		p.other = p.other || p.begin.Moods[i] != int(n)
		p.begin.Moods[i] = int(n)
	}
	return nil
}

func (p *plan) vars(scn *scenario.Scenario, v script.Value) error {
	t, ok := v.(*script.Table)
	if !ok {
		return errors.New("vars: this must be a table: vars = { name = value }")
	}
	for name, v := range t.Fields {
		i := slices.IndexFunc(scn.Vars, func(v scenario.Var) bool { return v.Name == name })
		if i < 0 {
			return fmt.Errorf("vars: the scenario declares no var `%s`%s", name, script.DidYouMean(name, varNames(scn)))
		}
		value, err := varValue(&scn.Vars[i], v)
		if err != nil {
			return fmt.Errorf("vars: %s %w", name, err)
		}
		p.other = p.other || p.begin.Vars[i] != value
		p.begin.Vars[i] = value
	}
	return nil
}

func varValue(declared *scenario.Var, v script.Value) (scenario.Value, error) {
	switch declared.Kind {
	case scenario.Bool:
		if b, ok := v.(bool); ok {
			if b {
				return 1, nil
			}
			return 0, nil
		}
		return 0, fmt.Errorf("must be true or false, not %s", kind(v))
	case scenario.Enum:
		text, _ := v.(string)
		if i := slices.Index(declared.Set, text); i >= 0 {
			return scenario.Value(i), nil
		}
		return 0, fmt.Errorf("must be one of %s, not %s", list(declared.Set), kind(v))
	}
	n, ok := v.(float64)
	if !ok || n != math.Trunc(n) || n < scenario.VarMin || n > scenario.VarMax {
		return 0, fmt.Errorf("must be a whole number from %d to %d, not %s", scenario.VarMin, scenario.VarMax, kind(v))
	}
	return scenario.Value(n), nil
}

func (p *plan) seedOf(v script.Value) error {
	n, ok := v.(float64)
	if !ok || n != math.Trunc(n) || n < 0 || n > 1<<53 {
		return fmt.Errorf("seed: this must be a whole number from 0 on, not %s", kind(v))
	}
	p.seed = uint64(n)
	return nil
}

func (p *plan) goOn(v script.Value) error {
	if fn, ok := v.(*script.Function); ok {
		p.decide = fn
		return nil
	}
	way, _ := v.(string)
	if _, ok := ways[way]; !ok {
		return fmt.Errorf("always: this must be %s, or a function, not %s", list(slices.Sorted(maps.Keys(ways))), kind(v))
	}
	p.always = way
	return nil
}

func moodNames(scn *scenario.Scenario) []string {
	list := make([]string, len(scn.Moods))
	for i := range scn.Moods {
		list[i] = scn.Moods[i].Name
	}
	return list
}

func varNames(scn *scenario.Scenario) []string {
	list := make([]string, len(scn.Vars))
	for i := range scn.Vars {
		list[i] = scn.Vars[i].Name
	}
	return list
}
