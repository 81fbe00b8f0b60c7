package script

import (
	"maps"
	"regexp"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"evenkeel/internal/scenario"
)

// reader turns what the declarations gave into a scenario.
type reader struct {
	m        *vm
	s        *scenario.Scenario
	ids      map[string]int // nodes and endings, indices in s.Nodes
	fns      []*lua.LFunction
	react    scenario.Func
	findings Findings

	node, choice string // what is being read, for findings

	links  []link
	places map[string]scenario.Pos // of fields that are judged later
}

// link is a way from a node to another, as declared.
type link struct{ from, to int }

// The most of each that a scenario may have.
const (
	maxNodes   = 2000
	maxChoices = 20
	maxMoods   = 8
	maxVars    = 64
	maxSet     = 64 // values of a string var
)

var (
	kebab      = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	anyID      = regexp.MustCompile(`^[a-z][a-z0-9]*([-_][a-z0-9]+)*$`)
	identifier = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
)

const maxID = 60 // bytes

// read reads all declarations. The scenario is of use only when no finding is
// an error.
func read(m *vm) *reader {
	r := &reader{m: m, s: &scenario.Scenario{OutOfTurns: -1}, ids: make(map[string]int), places: make(map[string]scenario.Pos)}
	l := m.loading
	r.findings = l.findings
	r.collectIDs()
	personas := r.personas()
	if l.scenario == nil {
		r.add(top(m.file), CodeDeclaration, "the file has no `scenario { ... }`")
		return r
	}
	r.header(r.fields("the scenario", l.scenario.table, l.scenario.pos), personas)
	for _, d := range l.nodes {
		if i, ok := r.ids[d.id]; ok && d.table != nil && r.s.Nodes[i].Pos == d.pos {
			r.declared(i, d)
		}
	}
	r.node, r.choice = "", ""
	return r
}

// collectIDs gives every node and ending its index, so that they can be named
// before they are read.
func (r *reader) collectIDs() {
	for _, d := range r.m.loading.nodes {
		r.node = d.id
		first, taken := r.ids[d.id]
		switch {
		case d.table == nil:
			r.add(d.pos, CodeDeclaration, "%s %q has no table: %s %q { ... }", d.kind, d.id, d.kind, d.id)
		case !anyID.MatchString(d.id) || len(d.id) > maxID:
			r.add(d.pos, CodeID, "%q cannot be an id: small letters and digits, joined by - or _, at most %d", shorten(d.id, 40), maxID)
		case taken:
			r.add(d.pos, CodeDuplicate, "%q is declared twice; the first is on line %d", d.id, r.s.Nodes[first].Pos.Line)
			continue
		case len(r.s.Nodes) == maxNodes:
			r.add(d.pos, CodeTooLarge, "a scenario has at most %d nodes and endings", maxNodes)
			continue
		}
		if !taken {
			r.ids[d.id] = len(r.s.Nodes)
			r.s.Nodes = append(r.s.Nodes, scenario.Node{ID: d.id, Pos: d.pos})
		}
	}
	r.node = ""
}

func (r *reader) personas() map[string]*lua.LFunction {
	own := make(map[string]*lua.LFunction)
	for _, d := range r.m.loading.personas {
		f := r.fields("persona "+quote(d.id), d.table, d.pos)
		fn, _ := f.get("react").(*lua.LFunction)
		switch {
		case d.table == nil || !f.has("react"):
			r.add(d.pos, CodePersona, "persona %q needs `react = function(at, change) ... end`", d.id)
		case fn == nil || fn.IsG:
			f.wrongType("react", "a function, such as function(at, change) ... end")
		case own[d.id] != nil:
			r.add(d.pos, CodeDuplicate, "persona %q is declared twice", d.id)
		case slices.Contains(personaNames(), d.id):
			r.add(d.pos, CodeReserved, "%q is a built-in persona; give yours another name", d.id)
		case !anyID.MatchString(d.id) || len(d.id) > maxID:
			r.add(d.pos, CodeID, "%q cannot be a persona's name: small letters and digits, joined by - or _", shorten(d.id, 40))
		}
		f.close(false)
		own[d.id] = fn
	}
	return own
}

// header reads scenario { ... }.
func (r *reader) header(f *fields, personas map[string]*lua.LFunction) {
	s := r.s
	s.ID = f.text("id", true, maxID)
	if s.ID != "" && !kebab.MatchString(s.ID) {
		f.bad("id", CodeID, "%q cannot be a scenario's id: small letters and digits, joined by -", shorten(s.ID, 40))
	}
	s.Title = f.text("title", true, maxTitle)
	s.Summary = f.text("summary", false, maxText)
	s.Channel = choose(f, "channel", false, scenario.Phone, scenario.Channels)
	s.Language = f.text("language", false, 35)
	if s.Language == "" {
		s.Language = "en"
	} else if !languageTag.MatchString(s.Language) {
		f.bad("language", CodeList, "`language` must be a language tag such as \"en\" or \"de-CH\", not %q", shorten(s.Language, 40))
	}
	s.Level = f.whole("level", 1, 1, 3)
	s.Minutes = f.whole("minutes", 0, 0, 240)
	s.Tutorial = f.flag("tutorial")
	s.Skills = f.skills()
	s.Weights = r.weights(f)
	r.vars(f)
	r.customer(f, personas)
	s.Start = r.target(f, "start", true)
	r.places["start"] = f.value("start")
	if i := s.Start; i >= 0 && r.m.loading.isEnding(s.Nodes[i].ID) {
		f.bad("start", CodeTarget, "`start` must be a node; %q is an ending", s.Nodes[i].ID)
	}
	s.MaxTurns = f.whole("max_turns", 0, 1, 1000)
	s.OutOfTurns = r.target(f, "out_of_turns", false)
	r.places["max_turns"] = f.value("max_turns")
	if i := s.OutOfTurns; i >= 0 && !r.m.loading.isEnding(s.Nodes[i].ID) {
		f.bad("out_of_turns", CodeTarget, "`out_of_turns` must be an ending; %q is a node", s.Nodes[i].ID)
	}
	if s.OutOfTurns >= 0 && s.MaxTurns == 0 {
		f.bad("out_of_turns", CodeTurns, "`out_of_turns` has no meaning without `max_turns`")
	}
	f.close(false)
}

var languageTag = regexp.MustCompile(`^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$`)

func (l *loading) isEnding(id string) bool {
	return slices.ContainsFunc(l.nodes, func(d *declaration) bool { return d.id == id && d.kind == "ending" })
}

// weights are equal where the scenario does not say.
func (r *reader) weights(f *fields) scenario.Points {
	t := f.table("weights", false)
	if t == nil {
		return scenario.Points{33, 33, 33}
	}
	w := r.fields("`weights`", t, f.value("weights"))
	var weights scenario.Points
	for _, d := range scenario.Dimensions {
		weights[d] = w.whole(d.String(), 0, 0, 100)
	}
	w.close(false)
	if weights == (scenario.Points{}) {
		f.bad("weights", CodeRange, "`weights` are all 0; at least one dimension must count")
	}
	return weights
}

func (r *reader) customer(f *fields, personas map[string]*lua.LFunction) {
	t := f.table("customer", true)
	c := r.fields("the customer", t, f.value("customer"))
	if t == nil {
		r.s.Moods = []scenario.Mood{{Name: "anger"}}
		return
	}
	r.s.Customer.Name = c.text("name", true, maxTitle)
	r.s.Customer.About = c.text("about", false, maxText)
	r.look(c)
	r.moods(c)
	r.persona(c, personas)
	c.close(false)
}

func (r *reader) look(c *fields) {
	t := c.table("look", false)
	if t == nil {
		return
	}
	l := r.fields("`look`", t, c.value("look"))
	r.s.Customer.Look = scenario.Look{
		Head: l.text("head", false, maxID), Skin: l.text("skin", false, maxID), Hair: l.text("hair", false, maxID),
		Clothes: l.text("clothes", false, maxID), Beard: l.text("beard", false, maxID),
	}
	l.close(false)
}

// choiceFields are the names that moods may not have.
var choiceFields = []string{
	"id", "text", "empathy", "composure", "resolution", "skills", "because", "when", "effect", "to", "says",
}

func (r *reader) moods(c *fields) {
	r.s.Moods = []scenario.Mood{{Name: "anger"}}
	t := c.table("mood", true)
	if t == nil {
		return
	}
	f := r.fields("`mood`", t, c.value("mood"))
	if !f.has("anger") {
		r.add(f.pos, CodeMood, "`mood` has no `anger`; every customer has that mood")
	}
	for k, _ := t.Next(lua.LNil); k != lua.LNil; k, _ = t.Next(k) {
		name, ok := k.(lua.LString)
		if ok {
			r.mood(f, string(name))
		}
	}
	f.close(false)
	if len(r.s.Moods) > maxMoods {
		r.add(f.pos, CodeTooLarge, "a customer has at most %d moods", maxMoods)
	}
}

func (r *reader) mood(f *fields, name string) {
	start := f.whole(name, 0, scenario.MoodMin, scenario.MoodMax)
	switch {
	case slices.Contains(choiceFields, name):
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
	v := r.fields("`vars`", t, f.value("vars"))
	for k, value := t.Next(lua.LNil); k != lua.LNil; k, value = t.Next(k) {
		name, ok := k.(lua.LString)
		if !ok {
			continue
		}
		v.get(string(name))
		switch {
		case name == "trainee":
			r.add(v.key("trainee"), CodeReserved, "a var cannot be called `trainee`: {trainee} stands for the trainee's name")
		case !identifier.MatchString(string(name)) || len(name) > 40:
			r.add(v.key(string(name)), CodeID, "%q cannot be a var's name: small letters, digits and _", shorten(string(name), 40))
		default:
			r.variable(v, string(name), value)
		}
	}
	v.close(false)
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
	list := r.fields("the var `"+name+"`", t, f.value(name))
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
	list.close(true)
	if len(set) == 0 || len(set) > maxSet {
		f.bad(name, CodeRange, "the var `%s` needs 1 to %d texts to choose from", name, maxSet)
	}
	return set
}

// target reads the id of a node or an ending, -1 where there is none.
func (r *reader) target(f *fields, name string, need bool) int {
	id := f.text(name, need, maxTitle)
	if id == "" {
		return -1
	}
	return r.resolve(f.value(name), id)
}

func (r *reader) resolve(pos scenario.Pos, id string) int {
	if i, ok := r.ids[id]; ok {
		return i
	}
	r.add(pos, CodeTarget, "there is no node or ending %q%s", shorten(id, 40), didYouMean(id, nodeIDs(r.s)))
	return -1
}

func (r *reader) newFunc(fn *lua.LFunction) scenario.Func {
	r.fns = append(r.fns, fn)
	return scenario.Func(len(r.fns))
}

func quote(s string) string { return `"` + s + `"` }
