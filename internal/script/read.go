package script

import (
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
	r.header(r.fields(&shapeScenario, "the scenario", l.scenario.table, l.scenario.pos), personas)
	for _, d := range l.nodes {
		if i, ok := r.ids[d.id]; ok && d.table != nil && r.s.Nodes[i].Pos == d.pos {
			r.declared(i, d)
		}
	}
	r.node, r.choice = "", ""
	r.variants()
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
		f := r.fields(&shapePersona, "persona "+quote(d.id), d.table, d.pos)
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
		f.close()
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
	f.close()
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
	w := r.fields(&shapeWeights, "`weights`", t, f.value("weights"))
	var weights scenario.Points
	for _, d := range scenario.Dimensions {
		weights[d] = w.whole(d.String(), 0, 0, 100)
	}
	w.close()
	if weights == (scenario.Points{}) {
		f.bad("weights", CodeRange, "`weights` are all 0; at least one dimension must count")
	}
	return weights
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
