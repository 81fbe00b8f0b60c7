package script

import (
	"math"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"evenkeel/internal/scenario"
)

// asked gives what each function asks, in terms of the scenario.
func (r *reader) asked(known map[*lua.FunctionProto]*function) []*scenario.Asks {
	f := &follower{r.m.globals, known}
	all := make([]*scenario.Asks, len(r.fns))
	for i, fn := range r.fns {
		if known[fn.Proto] != nil {
			all[i] = r.asks(f, fn)
		}
	}
	return all
}

func (r *reader) asks(f *follower, fn *lua.LFunction) *scenario.Asks {
	if plain, ok := r.plain(f.known[fn.Proto].plain); ok {
		return &scenario.Asks{Changes: plain, Plain: true}
	}
	found, ok := f.all(fn)
	if !ok {
		return nil
	}
	a := new(scenario.Asks)
	for i := range found.asks {
		if !r.ask(a, &found.asks[i]) {
			return nil
		}
	}
	for _, c := range found.changes {
		for _, i := range r.named(c.part, c.name) {
			a.Changes = append(a.Changes, scenario.Change{Mood: c.part == "mood", Index: i})
		}
	}
	slices.Sort(a.Visited)
	return a
}

// named gives the moods or vars of a name, or all; none where there is none of
// that name, for then the function fails.
func (r *reader) named(part, name string) []int {
	var found []int
	n := len(r.s.Vars)
	if part == "mood" {
		n = len(r.s.Moods)
	}
	for i := range n {
		if name == "" || part == "mood" && r.s.Moods[i].Name == name || part == "vars" && r.s.Vars[i].Name == name {
			found = append(found, i)
		}
	}
	return found
}

// ask adds a question. It is not ok where it may be about anything.
func (r *reader) ask(a *scenario.Asks, q *question) bool {
	switch q.part {
	case "roll":
		a.Roll = true
	case "elapsed":
		a.Elapsed = true
	case "visited":
		node, known := r.ids[q.name]
		if q.name == "" {
			return false
		}
		if known && !slices.Contains(a.Visited, node) {
			a.Visited = append(a.Visited, node)
		}
	case "turn":
		widen(&a.Turn, q, func(c *constant) ([]int, bool) { return q.cuts(c, -1) })
	case "mood":
		for _, i := range r.named(q.part, q.name) {
			widen(find(&a.Moods, i), q, func(c *constant) ([]int, bool) { return q.cuts(c, 0) })
		}
	case "vars":
		for _, i := range r.named(q.part, q.name) {
			widen(find(&a.Vars, i), q, func(c *constant) ([]int, bool) { return q.cutsOf(&r.s.Vars[i], c) })
		}
	}
	return true
}

// find gives the ask about a number, a new one if need be.
func find(list *[]scenario.Ask, index int) *scenario.Ask {
	at := slices.IndexFunc(*list, func(a scenario.Ask) bool { return a.Index == index })
	if at < 0 {
		at = len(*list)
		*list = append(*list, scenario.Ask{Index: index})
	}
	return &(*list)[at]
}

// widen adds to an ask where a question cuts, or makes it exact.
func widen(a *scenario.Ask, q *question, cuts func(*constant) ([]int, bool)) {
	if q.how == compared && q.with.holds() {
		if found, ok := cuts(q.with); ok {
			a.Cuts = slices.Compact(slices.Sorted(slices.Values(append(a.Cuts, found...))))
			return
		}
	}
	a.Exact = true
}

// cuts gives where the answer of a comparison with a number changes: below
// each, or from there on. The function sees the number greater by shift's
// opposite.
func (q *question) cuts(c *constant, shift int) ([]int, bool) {
	if c.isText || math.Abs(c.number) > 1<<30 {
		return nil, false
	}
	from, after := int(math.Ceil(c.number))+shift, int(math.Floor(c.number))+1+shift
	switch q.op {
	case "<", ">=":
		return []int{from}, true
	case ">", "<=":
		return []int{after}, true
	default: // for what is no whole number both are the same, and no answer changes
		return []int{from, after}, true
	}
}

// cutsOf is cuts for a var.
func (q *question) cutsOf(v *scenario.Var, c *constant) ([]int, bool) {
	if v.Kind == scenario.Int {
		return q.cuts(c, 0)
	}
	if v.Kind == scenario.Bool || !c.isText || q.op != "==" && q.op != "~=" {
		return nil, false
	}
	if i := slices.Index(v.Set, c.text); i >= 0 {
		return []int{i, i + 1}, true
	}
	return nil, true
}

// plain gives the changes of a function that makes no others, unless one of
// them fails.
func (r *reader) plain(changes []change) ([]scenario.Change, bool) {
	var out []scenario.Change
	for _, c := range changes {
		index := r.named(c.part, c.name)
		if len(index) != 1 {
			return nil, false
		}
		made := scenario.Change{Mood: c.part == "mood", Index: index[0], Kind: scenario.Put}
		if c.how != put {
			v := &scenario.Var{}
			if !made.Mood {
				v = &r.s.Vars[made.Index]
			}
			if !r.valued(&made, v, &c) {
				return nil, false
			}
		}
		out = append(out, made)
	}
	return out, len(out) > 0
}

// valued gives a change its value, if that is one for the var.
func (r *reader) valued(made *scenario.Change, v *scenario.Var, c *change) bool {
	made.Kind = scenario.Set
	if c.how == add {
		made.Kind = scenario.Add
	}
	n := c.value.number
	switch {
	case c.value.isText && v.Kind == scenario.Enum && c.how == set:
		made.By = slices.Index(v.Set, c.value.text)
		return made.By >= 0
	case c.value.isText || v.Kind == scenario.Enum:
		return false
	case v.Kind == scenario.Bool:
		made.By = int(n)
		return c.how == set && (n == 0 || n == 1)
	}
	made.By = int(n)
	return n == math.Trunc(n) && math.Abs(n) <= scenario.VarMax
}
