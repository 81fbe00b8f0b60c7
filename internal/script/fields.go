package script

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"evenkeel/internal/scenario"
)

// fields reads a declared table field by field. What is wrong becomes a
// finding and a harmless value, so that reading goes on.
type fields struct {
	r     *reader
	t     *lua.LTable
	info  *tableInfo
	shape *Shape
	what  string       // such as "a choice"
	pos   scenario.Pos // of the whole
	own   []string     // names of fields that the scenario made up
}

func (r *reader) fields(shape *Shape, what string, t *lua.LTable, pos scenario.Pos) *fields {
	if t == nil {
		t = r.m.L.NewTable()
	}
	info := r.m.loading.made[t]
	if info == nil {
		info = &tableInfo{pos: pos}
	}
	return &fields{r: r, t: t, info: info, shape: shape, what: what, pos: pos}
}

// get gives a field's value, nil where there is none.
func (f *fields) get(name string) lua.LValue { return f.t.RawGetString(name) }

func (f *fields) has(name string) bool { return f.get(name) != lua.LNil }

// key is where a field's name stands, value where its value does.
func (f *fields) key(name string) scenario.Pos { return orPos(f.info.keys[name], f.pos) }

func (f *fields) value(name string) scenario.Pos { return orPos(f.info.values[name], f.key(name)) }

func orPos(p, or scenario.Pos) scenario.Pos {
	if p.Line > 0 {
		return p
	}
	return or
}

func (f *fields) item(i int) scenario.Pos {
	if i >= 0 && i < len(f.info.items) {
		return orPos(f.info.items[i], f.pos)
	}
	return f.pos
}

func (f *fields) bad(name string, code Code, format string, args ...any) {
	f.r.add(f.value(name), code, format, args...)
}

func (f *fields) wrongType(name, want string) {
	f.bad(name, CodeType, "`%s` of %s must be %s, not %s%s", name, f.what, want, kindOf(f.get(name)), correction(f.get(name), want))
}

// correction says how to write a value of the wrong type.
func correction(v lua.LValue, want string) string {
	switch v := v.(type) {
	case lua.LNumber:
		if strings.HasPrefix(want, "a text") {
			return fmt.Sprintf("; write %q", v.String())
		}
		if want == "true or false" && (v == 0 || v == 1) {
			return fmt.Sprintf("; write %v", v == 1)
		}
	case lua.LString:
		switch s := strings.TrimSpace(string(v)); {
		case strings.HasPrefix(want, "a number") && number(s, 10) != lua.LNil, want == "true or false" && (s == "true" || s == "false"):
			return fmt.Sprintf("; write %s without quotes", s)
		case strings.HasPrefix(want, "a table"):
			return "; write { ... }"
		}
	}
	return ""
}

// missing tells of a field that has to be there, unless another one is most
// likely meant to be it.
func (f *fields) missing(name string) {
	if !f.mistyped(name) {
		f.r.add(f.pos, CodeMissing, "%s has no `%s`; add it: %s", f.what, name, f.shape.about(name))
	}
}

// mistyped reports whether a field stands there that is none, and looks like a
// slip of the pen for one that is missing.
func (f *fields) mistyped(name string) bool {
	for k, _ := f.t.Next(lua.LNil); k != lua.LNil; k, _ = f.t.Next(k) {
		if s, ok := k.(lua.LString); ok && !f.knows(string(s)) && f.meant(string(s)) == name {
			return true
		}
	}
	return false
}

// The longest texts, in bytes.
const (
	maxText  = 2000
	maxTitle = 200
)

// text reads a text; need says that it must be there.
func (f *fields) text(name string, need bool, most int) string {
	v := f.get(name)
	if v == lua.LNil {
		if need {
			f.missing(name)
		}
		return ""
	}
	s, ok := v.(lua.LString)
	switch {
	case !ok:
		f.wrongType(name, "a text in quotes")
	case strings.TrimSpace(string(s)) == "":
		f.bad(name, CodeMissing, "`%s` of %s is empty; fill it in", name, f.what)
	case len(s) > most:
		f.bad(name, CodeRange, "`%s` of %s has %d bytes; at most %d fit", name, f.what, len(s), most)
	}
	return string(s)
}

// spoken reads a text that may hold placeholders.
func (f *fields) spoken(name string, need bool) string {
	s := f.text(name, need, maxText)
	f.r.placeholders(f.value(name), s)
	return s
}

// whole reads a whole number.
func (f *fields) whole(name string, def, lo, hi int) int {
	v := f.get(name)
	if v == lua.LNil {
		return def
	}
	n, ok := v.(lua.LNumber)
	switch {
	case !ok:
		f.wrongType(name, "a number")
		return def
	case float64(n) != math.Trunc(float64(n)):
		f.bad(name, CodeType, "`%s` of %s must be a whole number, not %s; write %.0f", name, f.what, n.String(), math.Round(float64(n)))
		return def
	case n < lua.LNumber(lo) || n > lua.LNumber(hi):
		f.bad(name, CodeRange, "`%s` of %s must be from %d to %d, not %s", name, f.what, lo, hi, n.String())
		return def
	}
	return int(n)
}

func (f *fields) flag(name string) bool {
	v := f.get(name)
	b, ok := v.(lua.LBool)
	if v != lua.LNil && !ok {
		f.wrongType(name, "true or false")
	}
	return bool(b)
}

// table reads a table, nil where there is none.
func (f *fields) table(name string, need bool) *lua.LTable {
	v := f.get(name)
	t, ok := v.(*lua.LTable)
	switch {
	case v == lua.LNil && need:
		f.missing(name)
	case v != lua.LNil && !ok:
		f.wrongType(name, "a table in braces")
	}
	return t
}

// function reads a function of the script, 0 where there is none.
func (f *fields) function(name string) scenario.Func {
	v := f.get(name)
	if v == lua.LNil {
		return 0
	}
	fn, ok := v.(*lua.LFunction)
	if !ok || fn.IsG {
		f.wrongType(name, "a function, such as function(at) ... end")
		return 0
	}
	return f.r.newFunc(fn)
}

// choose reads one of a closed list.
func choose[S ~string](f *fields, name string, need bool, def S, list []S) S {
	s := S(f.text(name, need, maxTitle))
	switch {
	case !f.has(name) || s == "":
		return def
	case slices.Contains(list, s):
		return s
	}
	f.bad(name, CodeList, "`%s` of %s must be %s, not %q%s", name, f.what, oneOf(list), shorten(string(s), 40), didYouMean(string(s), stringsOf(list)))
	return def
}

func stringsOf[S ~string](list []S) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, s := range list {
			if !yield(string(s)) {
				return
			}
		}
	}
}

// skills reads a list of skills.
func (f *fields) skills() []scenario.Skill {
	t := f.table("skills", false)
	if t == nil {
		return nil
	}
	list := f.r.fields(&shapeList, "`skills`", t, f.value("skills"))
	var skills []scenario.Skill
	for i := range t.Len() {
		s, _ := t.RawGetInt(i + 1).(lua.LString)
		skill := scenario.Skill(s)
		switch {
		case !slices.Contains(scenario.Skills, skill):
			f.r.add(list.item(i), CodeList, "%q is no skill%s; the skills are %s", shorten(plain(t.RawGetInt(i+1)), 40),
				didYouMean(string(s), stringsOf(scenario.Skills)), oneOf(scenario.Skills))
		case slices.Contains(skills, skill):
			f.r.add(list.item(i), CodeDuplicate, "the skill %q is named twice", skill)
		default:
			skills = append(skills, skill)
		}
	}
	list.close()
	return skills
}

func (f *fields) points() scenario.Points {
	var p scenario.Points
	for _, d := range scenario.Dimensions {
		p[d] = f.whole(d.String(), 0, scenario.PointsMin, scenario.PointsMax)
	}
	return p
}

// close reports the fields that do not belong into such a table.
func (f *fields) close() {
	for k, v := f.t.Next(lua.LNil); k != lua.LNil; k, v = f.t.Next(k) {
		switch k := k.(type) {
		case lua.LString:
			if !f.knows(string(k)) {
				f.unknown(string(k))
			}
		case lua.LNumber:
			if f.shape.Items == "" {
				f.r.add(f.item(int(k)-1), CodeField, "%s has a value without a name here (%s)", f.what, kindOf(v))
			}
		default:
			f.r.add(f.pos, CodeField, "%s has a field whose name is %s", f.what, kindOf(k))
		}
	}
}

func (f *fields) knows(name string) bool { return f.shape.has(name) || slices.Contains(f.own, name) }

// meant is the field that a name is most like, or empty.
func (f *fields) meant(name string) string {
	return nearest(name, slices.Values(slices.AppendSeq(slices.Clone(f.own), f.shape.names())))
}

func (f *fields) unknown(name string) {
	advice := ""
	if meant := f.meant(name); meant != "" {
		advice = fmt.Sprintf("; did you mean `%s`?", meant)
	}
	f.r.add(f.key(name), CodeField, "%s has no field `%s`%s", f.what, shorten(name, 40), advice)
}

var placeholder = regexp.MustCompile(`\{([A-Za-z_][A-Za-z0-9_]*)\}`)

func (r *reader) placeholders(pos scenario.Pos, text string) {
	for _, match := range placeholder.FindAllStringSubmatch(text, -1) {
		name := match[1]
		if name == "trainee" || slices.ContainsFunc(r.s.Vars, func(v scenario.Var) bool { return v.Name == name }) {
			continue
		}
		known := append(slices.Collect(varNames(r.s)), "trainee")
		r.add(pos, CodePlaceholder, "the placeholder {%s} names no var%s", name, didYouMean(name, slices.Values(known)))
	}
}

func (r *reader) add(pos scenario.Pos, code Code, format string, args ...any) {
	r.note(pos, Error, code, format, args...)
}

func (r *reader) note(pos scenario.Pos, sev Severity, code Code, format string, args ...any) {
	if len(r.findings) < maxFindings {
		r.findings = append(r.findings, Finding{
			Pos: pos, Severity: sev, Code: code, Message: fmt.Sprintf(format, args...), Node: r.node, Choice: r.choice,
		})
	}
}
