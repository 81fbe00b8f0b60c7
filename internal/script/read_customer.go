package script

import (
	"maps"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"evenkeel/internal/scenario"
)

// customer reads who the trainee talks with.
func (r *reader) customer(f *fields, personas map[string]*lua.LFunction) {
	t := f.table("customer", true)
	c := r.fields(&shapeCustomer, "the customer", t, f.value("customer"))
	if t == nil {
		r.s.Moods = []scenario.Mood{{Name: "anger"}}
		return
	}
	r.s.Customer.Name = c.text("name", true, maxTitle)
	r.s.Customer.About = c.text("about", false, maxText)
	r.s.Customer.Look = r.look(c)
	r.moods(c)
	r.persona(c, personas)
	c.close()
}

func (r *reader) look(c *fields) scenario.Look {
	t := c.table("look", false)
	if t == nil {
		return scenario.Look{}
	}
	l := r.fields(&shapeLook, "`look`", t, c.value("look"))
	look := scenario.Look{
		Head: l.text("head", false, maxID), Skin: l.text("skin", false, maxID), Hair: l.text("hair", false, maxID),
		Clothes: l.text("clothes", false, maxID), Beard: l.text("beard", false, maxID),
	}
	l.close()
	return look
}

func (r *reader) moods(c *fields) {
	r.s.Moods = []scenario.Mood{{Name: "anger"}}
	t := c.table("mood", true)
	if t == nil {
		return
	}
	f := r.fields(&shapeMood, "`mood`", t, c.value("mood"))
	if !f.has("anger") {
		r.add(f.pos, CodeMood, "`mood` has no `anger`; every customer has that mood")
	}
	for k, _ := t.Next(lua.LNil); k != lua.LNil; k, _ = t.Next(k) {
		name, ok := k.(lua.LString)
		if ok {
			r.mood(f, string(name))
		}
	}
	f.close()
	if len(r.s.Moods) > maxMoods {
		r.add(f.pos, CodeTooLarge, "a customer has at most %d moods", maxMoods)
	}
}

func (r *reader) mood(f *fields, name string) {
	f.own = append(f.own, name)
	start := f.whole(name, 0, scenario.MoodMin, scenario.MoodMax)
	switch {
	case shapeChoice.has(name) || shapeBreathe.has(name):
		r.add(f.key(name), CodeMood, "a mood cannot be called `%s`, which is a field of a choice", name)
	case !identifier.MatchString(name) || len(name) > 40:
		r.add(f.key(name), CodeID, "%q cannot be a mood's name: small letters, digits and _", shorten(name, 40))
	case name == "anger":
		r.s.Moods[scenario.Anger].Start = start
	default:
		r.s.Moods = append(r.s.Moods, scenario.Mood{Name: name, Start: start})
	}
}

func (r *reader) persona(c *fields, personas map[string]*lua.LFunction) {
	name := c.text("persona", false, maxID)
	r.s.Customer.Persona = name
	if name == "" {
		return
	}
	fn, own := personas[name]
	if own && fn != nil {
		r.react = r.newFunc(fn)
	}
	if _, builtIn := Personas[name]; !own && !builtIn {
		known := append(personaNames(), slices.Sorted(maps.Keys(personas))...)
		c.bad("persona", CodePersona, "there is no persona %q%s; there are %s", shorten(name, 40), didYouMean(name, slices.Values(known)), oneOf(known))
	}
}

func (r *reader) vars(f *fields) {
	t := f.table("vars", false)
	if t == nil {
		return
	}
	v := r.fields(&shapeVars, "`vars`", t, f.value("vars"))
	for k, value := t.Next(lua.LNil); k != lua.LNil; k, value = t.Next(k) {
		name, ok := k.(lua.LString)
		if !ok {
			continue
		}
		v.own = append(v.own, string(name))
		switch {
		case name == "trainee":
			r.add(v.key("trainee"), CodeReserved, "a var cannot be called `trainee`: {trainee} stands for the trainee's name")
		case !identifier.MatchString(string(name)) || len(name) > 40:
			r.add(v.key(string(name)), CodeID, "%q cannot be a var's name: small letters, digits and _", shorten(string(name), 40))
		default:
			r.variable(v, string(name), value)
		}
	}
	v.close()
	if len(r.s.Vars) > maxVars {
		r.add(v.pos, CodeTooLarge, "a scenario has at most %d vars", maxVars)
	}
}

func (r *reader) variable(f *fields, name string, value lua.LValue) {
	v := scenario.Var{Name: name}
	switch value := value.(type) {
	case lua.LBool:
		v.Kind, v.Start = scenario.Bool, scenario.Value(b2i(bool(value)))
	case lua.LNumber:
		v.Start = scenario.Value(f.whole(name, 0, scenario.VarMin, scenario.VarMax))
	case *lua.LTable:
		v.Kind, v.Set = scenario.Enum, r.set(f, name, value)
	case lua.LString:
		f.bad(name, CodeType, "the var `%s` needs all the texts it may hold, the first one first: %s = { %q, ... }", name, name, shorten(string(value), 40))
	default:
		f.wrongType(name, "a whole number, true, false or a list of texts")
	}
	r.s.Vars = append(r.s.Vars, v)
}

func (r *reader) set(f *fields, name string, t *lua.LTable) []string {
	list := r.fields(&shapeList, "the var `"+name+"`", t, f.value(name))
	var set []string
	for i := range min(t.Len(), maxSet+1) {
		s, ok := t.RawGetInt(i + 1).(lua.LString)
		switch {
		case !ok:
			r.add(list.item(i), CodeType, "the var `%s` holds texts, not %s", name, kindOf(t.RawGetInt(i+1)))
		case slices.Contains(set, string(s)):
			r.add(list.item(i), CodeDuplicate, "%q stands twice in the var `%s`", shorten(string(s), 40), name)
		case len(s) > maxTitle:
			r.add(list.item(i), CodeRange, "a text of the var `%s` has %d bytes; at most %d fit", name, len(s), maxTitle)
		}
		set = append(set, string(s))
	}
	list.close()
	if len(set) == 0 || len(set) > maxSet {
		f.bad(name, CodeRange, "the var `%s` needs 1 to %d texts to choose from", name, maxSet)
	}
	return set
}
