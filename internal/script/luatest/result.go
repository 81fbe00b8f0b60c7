package luatest

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// A Result is where a play stands: what `play` gives.
type Result struct {
	v    *play.Version
	plan *plan
	s    play.State
}

var shapeResult = script.Shape{Name: "Result", Doc: "Where a play stands after its choices.", Fields: []script.Field{
	{Name: "node", Type: "string", Doc: "The id of the node or the ending that it stands at."},
	{Name: "ending", Type: "string?", Doc: "The id of the ending; nil while the conversation goes on."},
	{Name: "outcome", Type: "string?", Doc: "The ending's outcome; nil while the conversation goes on."},
	{Name: "relationship", Type: "string?", Doc: "The ending's relationship; nil while the conversation goes on."},
	{Name: "says", Type: "string", Doc: "What the customer says now."},
	{Name: "mood", Type: "table<string, integer>", Doc: "The customer's moods."},
	{Name: "vars", Type: "table<string, any>", Doc: "The scenario's vars."},
	{Name: "offered", Type: "string[]", Doc: "The ids of the choices that are offered now, in the file's order."},
	{Name: "text", Type: "fun(choice: string): string", Doc: "The words of an offered choice."},
	{Name: "turns", Type: "integer", Doc: "How many turns were played."},
	{Name: "points", Type: "table<string, integer>", Doc: "The points so far, in each dimension."},
	{Name: "score", Type: "table<string, number>", Doc: "The scores, 0 to 100: empathy, composure, resolution, overall, and best, the best overall score that is possible. For a play from the opening to an end only."},
}}

// Field gives a field of shapeResult.
func (r *Result) Field(name string) (script.Value, error) {
	switch name {
	case "node":
		return r.node().ID, nil
	case "ending", "outcome", "relationship":
		return r.end(name), nil
	case "says":
		return r.s.Says, nil
	case "mood":
		return group{r.moods(), "the customer has no mood"}, nil
	case "vars":
		return group{r.vars(), "the scenario declares no var"}, nil
	case "offered":
		return texts(r.offered()), nil
	case "text":
		return script.Native(r.text), nil
	case "turns":
		return r.s.Position.Turn, nil
	case "points":
		return group{r.points(), "there is no dimension"}, nil
	case "score":
		return r.scores()
	}
	return nil, fmt.Errorf("a play has no `%s`%s", name, script.DidYouMean(name, fieldNames(&shapeResult)))
}

func (r *Result) node() *scenario.Node { return &r.v.Nodes[r.s.Position.Node] }

func (r *Result) end(field string) script.Value {
	e := r.node().Ending
	switch {
	case e == nil:
		return nil
	case field == "outcome":
		return string(e.Outcome)
	case field == "relationship":
		return string(e.Relationship)
	}
	return r.node().ID
}

func (r *Result) offered() []string {
	ids := make([]string, len(r.s.Offered))
	for i, c := range r.s.Offered {
		ids[i] = r.node().Choices[c].ID
	}
	return ids
}

func (r *Result) text(_ script.Call, args []script.Value) (script.Value, error) {
	id, _ := first(args).(string)
	i := r.node().Choice(id)
	if !slices.Contains(r.s.Offered, i) {
		return nil, errors.New(r.notOffered(id))
	}
	return play.Expand(r.node().Choices[i].Text, r.v.Scenario, r.s.Position.Vars), nil
}

// named is a value with its name.
type named struct {
	name  string
	value script.Value
}

func (r *Result) moods() []named {
	list := make([]named, len(r.v.Moods))
	for i, m := range r.v.Moods {
		list[i] = named{m.Name, r.s.Position.Moods[i]}
	}
	return list
}

func (r *Result) vars() []named {
	list := make([]named, len(r.v.Vars))
	for i := range r.v.Vars {
		list[i] = named{r.v.Vars[i].Name, varOf(&r.v.Vars[i], r.s.Position.Vars[i])}
	}
	return list
}

func varOf(v *scenario.Var, value scenario.Value) script.Value {
	switch v.Kind {
	case scenario.Bool:
		return value != 0
	case scenario.Enum:
		return v.Set[value]
	}
	return int(value)
}

func (r *Result) points() []named {
	list := make([]named, len(scenario.Dimensions))
	for _, d := range scenario.Dimensions {
		list[d] = named{d.String(), r.s.Points[d]}
	}
	return list
}

// scores gives the scores, from the version's oracle.
func (r *Result) scores() (script.Value, error) {
	switch {
	case r.plan.other:
		return nil, errors.New("there is no score: only plays that begin as attempts do have one")
	case r.s.Phase != play.Finished:
		return nil, fmt.Errorf("there is no score yet: the conversation goes on at node %q", r.node().ID)
	}
	b, err := r.v.Oracle.Bounds(r.plan.seed)
	if err != nil {
		return nil, fmt.Errorf("there is no score: %w", err)
	}
	scores := play.Score(b, r.v.Weights, r.s.Points)
	list := make([]named, 0, 5)
	for _, d := range scenario.Dimensions {
		list = append(list, named{d.String(), number(scores.Dimension[d])})
	}
	list = append(list, named{"overall", number(scores.Overall)})
	if o := b.Objective(r.v.Weights); o.Unit > 0 {
		list = append(list, named{"best", o.Score(b.Overall)})
	}
	return group{list, "there is no score"}, nil
}

func number(f *float64) script.Value {
	if f == nil {
		return nil
	}
	return *f
}

// group is several values with names. none begins the message for a name that
// none of them has.
type group struct {
	list []named
	none string
}

// Field gives the value of a name.
func (g group) Field(name string) (script.Value, error) {
	known := make([]string, len(g.list))
	for i, n := range g.list {
		if n.name == name {
			return n.value, nil
		}
		known[i] = n.name
	}
	return nil, fmt.Errorf("%s `%s`%s", g.none, name, script.DidYouMean(name, known))
}

// path writes the replies of a play, and where it stands.
func (r *Result) path() string {
	var steps []string
	if r.plan.other {
		began := r.v.Nodes[r.plan.begin.Node].ID
		steps = append(steps, "from "+began)
	}
	for _, t := range r.s.Turns {
		step := t.Node + "/" + t.Choice
		if t.By == play.ByTimeout {
			step += " (timeout)"
		}
		steps = append(steps, step)
	}
	if len(steps) == 0 {
		return "at the opening"
	}
	return strings.Join(steps, ", ") + ", now at " + r.node().ID
}

// state writes moods and vars, such as "anger 75, trust 30; promise none".
func (r *Result) state() string {
	words := func(list []named) string {
		parts := make([]string, len(list))
		for i, n := range list {
			parts[i] = n.name + " " + word(n.value)
		}
		return strings.Join(parts, ", ")
	}
	if len(r.v.Vars) == 0 {
		return words(r.moods())
	}
	return words(r.moods()) + "; " + words(r.vars())
}

func word(v script.Value) string {
	switch v := v.(type) {
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case int:
		return strconv.Itoa(v)
	}
	return fmt.Sprint(v)
}
