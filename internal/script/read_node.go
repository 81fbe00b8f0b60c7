package script

import (
	lua "github.com/yuin/gopher-lua"

	"evenkeel/internal/scenario"
)

// declared reads a node or an ending into its place.
func (r *reader) declared(i int, d *declaration) {
	r.node, r.choice = d.id, ""
	n := &r.s.Nodes[i]
	shape := &shapeNode
	if d.kind == "ending" {
		shape = &shapeEnding
	}
	f := r.fields(shape, d.kind+" "+quote(d.id), d.table, d.pos)
	n.Says = r.says(f, "says", true)
	if d.kind == "ending" {
		r.ending(f, n)
		return
	}
	for j := range d.table.Len() {
		r.item(f, n, i, j)
	}
	r.choice = ""
	r.breathe(f, n, i)
	n.Checkin = f.spoken("checkin", false)
	r.timeout(f, n)
	f.close()
	r.judgeChoices(f, n)
}

func (r *reader) ending(f *fields, n *scenario.Node) {
	n.Ending = &scenario.Ending{
		Outcome:      choose(f, "outcome", true, "", scenario.Outcomes),
		Relationship: choose(f, "relationship", true, "", scenario.Relationships),
		Points:       f.points(),
		Lesson:       f.spoken("lesson", false),
	}
	f.close()
}

// item reads the jth value without a name of a node: a choice.
func (r *reader) item(f *fields, n *scenario.Node, node, j int) {
	r.choice = ""
	t, ok := f.t.RawGetInt(j + 1).(*lua.LTable)
	if !ok || !r.m.loading.choices[t] {
		r.add(f.item(j), CodeField, "%s holds %s here; what has no name in a node is a choice { ... }", f.what, kindOf(f.t.RawGetInt(j+1)))
		return
	}
	if len(n.Choices) == maxChoices {
		r.add(f.item(j), CodeTooLarge, "a node has at most %d choices", maxChoices)
		return
	}
	id, _ := t.RawGetString("id").(lua.LString)
	r.choice = string(id)
	what := "choice " + quote(shorten(string(id), 40))
	if id == "" {
		what = "a choice"
	}
	r.readChoice(r.fields(&shapeChoice, what, t, f.item(j)), n, node)
}

func (r *reader) readChoice(f *fields, n *scenario.Node, node int) {
	f.pos = f.info.pos
	c := scenario.Choice{
		ID:      f.text("id", true, maxTitle),
		Text:    f.spoken("text", true),
		Points:  f.points(),
		Moods:   r.moodChanges(f),
		Skills:  f.skills(),
		Because: f.spoken("because", false),
		When:    f.function("when"),
		Effect:  f.function("effect"),
		To:      r.to(f, node),
		Pos:     f.pos,
	}
	switch {
	case c.ID == "":
	case c.ID == scenario.BreatheID:
		f.bad("id", CodeReserved, "%q is the id of the built-in choice; write breathe = { ... } in the node, or use another id", c.ID)
	case !anyID.MatchString(c.ID) || len(c.ID) > maxID:
		f.bad("id", CodeID, "%q cannot be an id: small letters and digits, joined by - or _, at most %d", shorten(c.ID, 40), maxID)
	case n.Choice(c.ID) >= 0:
		f.bad("id", CodeDuplicate, "node %q has two choices %q; the first is on line %d", n.ID, c.ID, n.Choices[n.Choice(c.ID)].Pos.Line)
	}
	if c.Because == "" && !f.has("because") && !f.mistyped("because") {
		r.note(f.pos, Warning, CodeBecause, "%s has no `because`; trainees learn from the reason", f.what)
	}
	f.close()
	r.addChoice(n, c)
}

func (r *reader) addChoice(n *scenario.Node, c scenario.Choice) {
	c.Number = r.s.Choices
	r.s.Choices++
	n.Choices = append(n.Choices, c)
}

func (r *reader) moodChanges(f *fields) []scenario.MoodChange {
	var changes []scenario.MoodChange
	for i, m := range r.s.Moods {
		f.own = append(f.own, m.Name)
		if by := f.whole(m.Name, 0, -scenario.MoodMax, scenario.MoodMax); by != 0 {
			changes = append(changes, scenario.MoodChange{Mood: i, By: by})
		}
	}
	return changes
}

// to reads where a choice leads.
func (r *reader) to(f *fields, node int) scenario.Target {
	var target scenario.Target
	switch v := f.get("to").(type) {
	case *lua.LNilType:
		f.missing("to")
	case lua.LString:
		r.link(&target, node, f.value("to"), string(v))
	case *lua.LUserData:
		p, ok := v.Value.(*picked)
		if !ok {
			f.wrongType("to", "the id of a node or an ending, or pick({ ... }, function(at) ... end)")
			break
		}
		for i, id := range p.targets {
			r.link(&target, node, p.places[i], id)
		}
		if p.fn != nil && !p.fn.IsG {
			target.Pick = r.newFunc(p.fn)
		}
	case *lua.LFunction:
		if v.IsG {
			f.bad("to", CodePick, "`to` takes the id of a node or an ending in quotes, and nothing before it")
			break
		}
		f.bad("to", CodePick, "`to` cannot be a function alone; name its possible targets: to = pick({ \"a\", \"b\" }, function(at) ... end)")
	default:
		f.wrongType("to", "the id of a node or an ending, or pick({ ... }, function(at) ... end)")
	}
	return target
}

func (r *reader) link(t *scenario.Target, node int, pos scenario.Pos, id string) {
	i := r.resolve(pos, id)
	if i < 0 {
		return
	}
	t.Nodes = append(t.Nodes, i)
	r.links = append(r.links, link{node, i})
}

// says reads what the customer says: a text, a list of lines, or a function.
func (r *reader) says(f *fields, name string, need bool) scenario.Says {
	switch v := f.get(name).(type) {
	case *lua.LNilType:
		if need {
			f.missing(name)
		}
	case lua.LString:
		return scenario.Says{Lines: []scenario.Line{{Text: f.spoken(name, true)}}}
	case *lua.LFunction:
		return scenario.Says{Func: f.function(name)}
	case *lua.LTable:
		return scenario.Says{Lines: r.lines(f, name, v)}
	default:
		f.wrongType(name, "a text, a list of { when = ..., text = ... }, or a function")
	}
	return scenario.Says{}
}

func (r *reader) lines(f *fields, name string, t *lua.LTable) []scenario.Line {
	list := r.fields(&shapeLines, "`"+name+"`", t, f.value(name))
	var lines []scenario.Line
	for i := range min(t.Len(), maxItems) {
		switch v := t.RawGetInt(i + 1).(type) {
		case lua.LString:
			r.placeholders(list.item(i), string(v))
			lines = append(lines, scenario.Line{Text: string(v), Pos: list.item(i)})
		case *lua.LTable:
			l := r.fields(&shapeLine, "a line of `"+name+"`", v, list.item(i))
			lines = append(lines, scenario.Line{When: l.function("when"), Text: l.spoken("text", true), Pos: list.item(i)})
			l.close()
		default:
			r.add(list.item(i), CodeType, "a line of `%s` must be { when = ..., text = ... }, not %s", name, kindOf(v))
		}
	}
	list.close()
	r.judgeLines(list, name, lines)
	return lines
}

func (r *reader) judgeLines(list *fields, name string, lines []scenario.Line) {
	if len(lines) == 0 {
		r.add(list.pos, CodeMissing, "`%s` is a list without lines", name)
		return
	}
	for i, line := range lines {
		switch last := i == len(lines)-1; {
		case last && line.When != 0:
			r.note(list.item(i), Warning, CodeSaysWhen, "the last line of `%s` has a `when`; when none holds there is nothing to say", name)
		case !last && line.When == 0:
			r.note(list.item(i+1), Warning, CodeSaysWhen, "this line of `%s` is never said, since the one before it has no `when`", name)
			return
		}
	}
}

// breathe reads the built-in choice, which stays at its node.
func (r *reader) breathe(f *fields, n *scenario.Node, node int) {
	t := f.table("breathe", false)
	if t == nil {
		return
	}
	b := r.fields(&shapeBreathe, "`breathe`", t, f.value("breathe"))
	b.pos = f.key("breathe")
	r.choice = scenario.BreatheID
	c := scenario.Choice{
		ID: scenario.BreatheID, Breathe: true, Text: b.spoken("text", false), Points: b.points(), Moods: r.moodChanges(b),
		Skills: b.skills(), Because: b.spoken("because", false), Says: r.says(b, "says", false),
		To: scenario.Target{Nodes: []int{node}}, Pos: b.pos,
	}
	if c.Text == "" {
		c.Text = "Take a breath before answering."
	}
	if !b.has("says") {
		c.Says = scenario.Says{Lines: []scenario.Line{{Text: "..."}}}
	}
	b.close()
	r.choice = ""
	r.addChoice(n, c)
}

const (
	minSeconds = 3
	maxSeconds = 600
)

func (r *reader) timeout(f *fields, n *scenario.Node) {
	t := f.table("timeout", false)
	if t == nil {
		return
	}
	o := r.fields(&shapeTimeout, "`timeout`", t, f.value("timeout"))
	if !o.has("seconds") {
		o.missing("seconds")
	}
	seconds := o.whole("seconds", minSeconds, minSeconds, maxSeconds)
	id := o.text("choice", true, maxTitle)
	i := n.Choice(id)
	switch {
	case id == "":
	case i < 0:
		o.bad("choice", CodeTarget, "node %q has no choice %q%s", n.ID, shorten(id, 40), didYouMean(id, choiceIDs(n)))
	case n.Choices[i].Breathe:
		o.bad("choice", CodeTimeout, "a timeout cannot take a breath, which may be there only once; name another choice")
	case n.Choices[i].When != 0:
		o.bad("choice", CodeTimeout, "the timeout's choice %q has a `when`, so it may not be there; name one without", id)
	}
	o.close()
	n.Timeout = &scenario.Timeout{Seconds: seconds, Choice: max(i, 0)}
}

func choiceIDs(n *scenario.Node) func(func(string) bool) {
	return func(yield func(string) bool) {
		for i := range n.Choices {
			if !yield(n.Choices[i].ID) {
				return
			}
		}
	}
}

func (r *reader) judgeChoices(f *fields, n *scenario.Node) {
	spoken, always := 0, false
	for i := range n.Choices {
		if !n.Choices[i].Breathe {
			spoken++
			always = always || n.Choices[i].When == 0
		}
	}
	switch {
	case spoken == 0:
		r.add(f.pos, CodeMissing, "node %q has no choice; a moment where the conversation is over is an ending", n.ID)
	case !always:
		r.note(f.pos, Warning, CodeAllWhen, "every choice of node %q has a `when`; when none holds the conversation is stuck", n.ID)
	}
}
