package script

import (
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"evenkeel/internal/scenario"
)

// maxVariants is how many parallel forms a scenario may have.
const maxVariants = 8

// variants reads the parallel forms: of each only what it may have of its own
// (see share).
func (r *reader) variants() {
	for _, d := range r.m.loading.variants {
		switch {
		case d.table == nil:
			r.add(d.pos, CodeDeclaration, "variant %q has no table: variant %q { ... }", d.id, d.id)
		case !anyID.MatchString(d.id) || len(d.id) > maxID:
			r.add(d.pos, CodeID, "%q cannot be a variant's id: small letters and digits, joined by - or _", shorten(d.id, 40))
		case slices.ContainsFunc(r.s.Variants, func(v *scenario.Scenario) bool { return v.Variant == d.id }):
			r.add(d.pos, CodeDuplicate, "variant %q is declared twice", d.id)
		case len(r.s.Variants) == maxVariants:
			r.add(d.pos, CodeTooLarge, "a scenario has at most %d variants", maxVariants)
		default:
			r.s.Variants = append(r.s.Variants, r.variant(d))
		}
	}
	r.node, r.choice = "", ""
}

func (r *reader) variant(d *declaration) *scenario.Scenario {
	f := r.fields(&shapeVariant, "variant "+quote(d.id), d.table, d.pos)
	v := &scenario.Scenario{
		Variant: d.id, Summary: r.s.Summary, Customer: r.s.Customer,
		Moods: slices.Clone(r.s.Moods), Vars: slices.Clone(r.s.Vars), Nodes: slices.Clone(r.s.Nodes),
	}
	if f.has("summary") {
		v.Summary = f.text("summary", true, maxText)
	}
	r.otherCustomer(f, v)
	r.otherVars(f, v)
	r.words(f, v)
	f.close()
	r.leftovers(v)
	return v
}

// share gives the parallel forms what they have in common with the scenario,
// once that is complete.
func (r *reader) share() {
	for _, v := range r.s.Variants {
		own := *v
		*v = *r.s
		v.Variant, v.Variants, v.Summary = own.Variant, nil, own.Summary
		v.Customer.Name, v.Customer.About, v.Customer.Look = own.Customer.Name, own.Customer.About, own.Customer.Look
		v.Moods, v.Vars, v.Nodes = own.Moods, own.Vars, own.Nodes
	}
}

func (r *reader) otherCustomer(f *fields, v *scenario.Scenario) {
	t := f.table("customer", false)
	if t == nil {
		return
	}
	c := r.fields(&shapeVariantCustomer, "the customer of a variant", t, f.value("customer"))
	if c.has("name") {
		v.Customer.Name = c.text("name", true, maxTitle)
	}
	if c.has("about") {
		v.Customer.About = c.text("about", true, maxText)
	}
	if c.has("look") {
		v.Customer.Look = r.look(c)
	}
	if moods := c.table("mood", false); moods != nil {
		m := r.fields(&shapeVariantMood, "`mood` of a variant", moods, c.value("mood"))
		m.own = slices.Collect(moodNames(r.s))
		for i := range v.Moods {
			v.Moods[i].Start = m.whole(v.Moods[i].Name, v.Moods[i].Start, scenario.MoodMin, scenario.MoodMax)
		}
		m.close()
	}
	c.close()
}

// otherVars reads the values that vars begin with.
func (r *reader) otherVars(f *fields, v *scenario.Scenario) {
	t := f.table("vars", false)
	if t == nil {
		return
	}
	vars := r.fields(&shapeVariantVars, "`vars` of a variant", t, f.value("vars"))
	vars.own = slices.Collect(varNames(r.s))
	for i := range v.Vars {
		one := &v.Vars[i]
		if !vars.has(one.Name) {
			continue
		}
		start, problem := varValue(one, vars.get(one.Name))
		if problem != "" {
			vars.bad(one.Name, CodeType, "`%s` of a variant's vars %s", one.Name, problem)
			continue
		}
		one.Start = start
	}
	vars.close()
}

// words reads the texts that stand in place of the scenario's.
func (r *reader) words(f *fields, v *scenario.Scenario) {
	t := f.table("words", false)
	if t == nil {
		return
	}
	w := r.fields(&shapeWords, "`words`", t, f.value("words"))
	for k, value := t.Next(lua.LNil); k != lua.LNil; k, value = t.Next(k) {
		id, ok := k.(lua.LString)
		if !ok {
			continue
		}
		w.own = append(w.own, string(id))
		i, known := r.ids[string(id)]
		if !known {
			r.add(w.key(string(id)), CodeTarget, "there is no node or ending %q%s", shorten(string(id), 40), didYouMean(string(id), nodeIDs(r.s)))
			continue
		}
		r.node, r.choice = string(id), ""
		if inner, ok := value.(*lua.LTable); ok && inner.Len() == 0 {
			r.wordsOf(w, &v.Nodes[i], inner)
		} else {
			r.saysInstead(w, string(id), &v.Nodes[i].Says)
		}
	}
	r.node, r.choice = "", ""
	w.close()
}

// wordsOf reads the texts of a node or an ending.
func (r *reader) wordsOf(w *fields, n *scenario.Node, t *lua.LTable) {
	f := r.fields(&shapeNodeWords, "`words` of "+quote(n.ID), t, w.value(n.ID))
	r.saysInstead(f, "says", &n.Says)
	if f.has("checkin") {
		f.instead("checkin", &n.Checkin)
	}
	if f.has("lesson") {
		var ending scenario.Ending
		if n.Ending != nil {
			ending = *n.Ending
			n.Ending = &ending
		}
		f.instead("lesson", &ending.Lesson)
	}
	n.Choices = slices.Clone(n.Choices)
	for i := range n.Choices {
		r.wordsOfChoice(f, &n.Choices[i])
	}
	r.choice = ""
	f.close()
}

func (r *reader) wordsOfChoice(f *fields, c *scenario.Choice) {
	f.own = append(f.own, c.ID)
	r.choice = c.ID
	switch v := f.get(c.ID).(type) {
	case *lua.LNilType:
	case lua.LString, *lua.LTable:
		if shapeNodeWords.has(c.ID) {
			f.bad(c.ID, CodeReserved, "`%s` means what the node has; a choice of that id cannot be given other words", c.ID)
			return
		}
		inner, ok := v.(*lua.LTable)
		if !ok {
			f.instead(c.ID, &c.Text)
			return
		}
		words := r.fields(&shapeChoiceWords, "`words` of choice "+quote(c.ID), inner, f.value(c.ID))
		if words.has("text") {
			words.instead("text", &c.Text)
		}
		if words.has("because") {
			words.instead("because", &c.Because)
		}
		r.saysInstead(words, "says", &c.Says)
		words.close()
	default:
		if !shapeNodeWords.has(c.ID) {
			f.wrongType(c.ID, "a text, or { text = ..., because = ... }")
		}
	}
}

// instead reads a text that stands in place of one that is there.
func (f *fields) instead(name string, text *string) {
	s := f.spoken(name, true)
	if _, ok := f.get(name).(lua.LString); ok && *text == "" {
		f.bad(name, CodeVariant, "there is no `%s` that %s could replace", name, f.what)
	}
	*text = s
}

// saysInstead reads what the customer says in place of says: a text for each
// of its lines, which keep their conditions, or a function.
func (r *reader) saysInstead(f *fields, name string, says *scenario.Says) {
	texts := f.get(name)
	if _, ok := texts.(*lua.LNilType); ok {
		return
	}
	if len(says.Lines) == 0 && says.Func == 0 {
		f.bad(name, CodeVariant, "there is no `%s` that %s could replace", name, f.what)
		return
	}
	switch v := texts.(type) {
	case *lua.LFunction:
		*says = scenario.Says{Func: f.function(name)}
	case lua.LString:
		if len(says.Lines) > 1 {
			f.bad(name, CodeVariant, "the scenario has %d lines here; give a list of as many texts, each of which keeps its line's condition", len(says.Lines))
			return
		}
		*says = linesWith(says.Lines, []string{f.spoken(name, true)})
	case *lua.LTable:
		r.linesInstead(f, name, says, v)
	default:
		f.wrongType(name, "a text, a list of texts, or a function")
	}
}

func (r *reader) linesInstead(f *fields, name string, says *scenario.Says, t *lua.LTable) {
	if t.Len() != len(says.Lines) {
		f.bad(name, CodeVariant, "there are %d texts for %d lines of the scenario; give one for each, which keeps its condition", t.Len(), len(says.Lines))
		return
	}
	list := r.fields(&shapeList, "`"+name+"`", t, f.value(name))
	texts := make([]string, t.Len())
	for i := range texts {
		s, ok := t.RawGetInt(i + 1).(lua.LString)
		switch {
		case !ok:
			r.add(list.item(i), CodeType, "a line of a variant's words must be a text, not %s; its condition stays", kindOf(t.RawGetInt(i+1)))
		case len(s) > maxText || strings.TrimSpace(string(s)) == "":
			r.add(list.item(i), CodeRange, "a line has 1 to %d bytes, not %d", maxText, len(strings.TrimSpace(string(s))))
		}
		r.placeholders(list.item(i), string(s))
		texts[i] = string(s)
	}
	list.close()
	*says = linesWith(says.Lines, texts)
}

func linesWith(lines []scenario.Line, texts []string) scenario.Says {
	out := make([]scenario.Line, len(texts))
	for i, text := range texts {
		out[i].Text = text
		if i < len(lines) {
			out[i].When, out[i].Pos = lines[i].When, lines[i].Pos
		}
	}
	return scenario.Says{Lines: out}
}
