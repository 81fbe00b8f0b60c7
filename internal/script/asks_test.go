package script_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// shared are functions that those of the tests use.
const shared = `
local limit = 60
local moving = 10
moving = 20
local function hot(at) return at.mood.anger >= limit end
local function above(at, n) return at.mood.trust > n end
function asked(at) return at.vars.asked end
function at_all(at) return next(at) ~= nil end
function at_all(at) return at.turn > 2 end
local function set(at, value) at.vars.tries = value end
local twice = hot
local function both(a, b) return function(at) return a(at) and b(at) end end
local function once(at) if at.mood.anger > 90 then return again(at) end return false end
function again(at) return at.vars.tries == 1 and once(at) end
local function plain() return true end
local function seen(at, ...) return at.visited("second") end
local feels = { deep = {} }
function feels.hot(at) return at.mood.anger > 80 end
function feels.deep.cool(at) return not feels.hot(at) and asked(at) end
feels.other = at_all
feels.either = both(feels.hot, asked)
local later
later = hot
local each = {}
for i, f in ipairs({ hot, asked, plain }) do each["f" .. i] = function(at) return f(at) end end
node "first" {`

// words says in a few words what a function asks.
func words(s *scenario.Scenario, a *scenario.Asks) string {
	if a == nil {
		return "anything"
	}
	var out []string
	look := func(name string, a *scenario.Ask) {
		switch {
		case a.Exact:
			out = append(out, name)
		case len(a.Cuts) > 0:
			out = append(out, fmt.Sprint(name, a.Cuts))
		}
	}
	for i := range a.Moods {
		look(s.Moods[a.Moods[i].Index].Name, &a.Moods[i])
	}
	for i := range a.Vars {
		look(s.Vars[a.Vars[i].Index].Name, &a.Vars[i])
	}
	look("turn", &a.Turn)
	for _, n := range a.Visited {
		out = append(out, "visited "+s.Nodes[n].ID)
	}
	if a.Roll {
		out = append(out, "roll")
	}
	if a.Elapsed {
		out = append(out, "elapsed")
	}
	slices.Sort(out)
	for _, c := range a.Changes {
		name := ""
		if c.Mood {
			name = s.Moods[c.Index].Name
		} else {
			name = s.Vars[c.Index].Name
		}
		out = append(out, name+[]string{" changes", " is put", " = ", " + "}[c.Kind])
		if c.Kind >= scenario.Set {
			out[len(out)-1] += fmt.Sprint(c.By)
		}
	}
	if a.Plain {
		out = append(out, "no more")
	}
	return strings.Join(out, ", ")
}

func TestWhatEachFunctionAsks(t *testing.T) {
	for source, want := range map[string]string{
		`return true`:                                                        ``,
		`return at.mood.anger < 40`:                                          `anger[40]`,
		`return 40.5 >= at.mood.anger`:                                       `anger[41]`,
		`return at.mood.anger <= 40 or at.mood.anger > 70`:                   `anger[41 71]`,
		`return at.mood.anger == 40`:                                         `anger[40 41]`,
		`return -5 < at.vars.tries`:                                          `tries[-4]`,
		`return at.mood.anger > at.mood.trust`:                               `anger, trust`,
		`return at.mood.anger + 1 > 5`:                                       `anger`,
		`return at.mood.anger > 0x10`:                                        `anger`,
		`return at.mood.anger > limit`:                                       `anger[61]`,
		`return at.mood.anger > moving`:                                      `anger`,
		`local limit = at.turn return at.mood.anger > limit`:                 `anger, turn`,
		`return at.vars.asked`:                                               `asked`,
		`return not at.vars.asked`:                                           `asked`,
		`return at.vars.plan == "visit"`:                                     `plan[1 2]`,
		`return at.vars.plan ~= "none" and at.vars.plan ~= "nix"`:            `plan[0 1]`,
		`return at.vars.plan < "o"`:                                          `plan`,
		`return at.turn >= 3`:                                                `turn[2]`,
		`return at.turn % 2 == 0`:                                            `turn`,
		`return at.visited("second")`:                                        `visited second`,
		`return at["visited"]("second")`:                                     `visited second`,
		`return at.visited("sec" .. "ond")`:                                  `anything`,
		`local v = at.visited return v("second")`:                            `anything`,
		`return at.roll(6) == 1`:                                             `roll`,
		`return at.elapsed > 20`:                                             `elapsed`,
		`local function slow(at) return at.elapsed end return slow(at)`:      `elapsed`,
		`return at["elap" .. "sed"] > 20`:                                    `anything`,
		`return hot(at)`:                                                     `anger[60]`,
		`return hot(at) or above(at, 30)`:                                    `anger[60], trust`,
		`return asked(at) and not hot(at)`:                                   `anger[60], asked`,
		`return once(at)`:                                                    `anger[91], tries[1 2]`,
		`return plain(at)`:                                                   ``,
		`return seen(at, 5)`:                                                 `visited second`,
		`return seen(5, at)`:                                                 `anything`,
		`return twice(at)`:                                                   `anger[60]`,
		`return later(at)`:                                                   `anything`,
		`return at_all(at)`:                                                  `turn[2]`,
		`return feels.hot(at)`:                                               `anger[81]`,
		`return feels.deep.cool(at)`:                                         `anger[81], asked`,
		`return feels["deep"].cool(at)`:                                      `anger[81], asked`,
		`return feels.other(at)`:                                             `turn[2]`,
		`return feels.either(at)`:                                            `anger[81], asked`,
		`return feels.none(at)`:                                              `anything`,
		`return feels:hot(at)`:                                               `anything`,
		`return each.f1(at) or each.f3(at)`:                                  `anger[60]`,
		`return each.f2(at)`:                                                 `asked`,
		`return string.len(at) == 0`:                                         `anything`,
		`return type(at) == "table"`:                                         `anything`,
		`local feels = { hot = asked } return feels.hot(at)`:                 `anything`,
		`local function inner(hot) return hot(at) end return inner(asked)`:   `anything`,
		`local hot = asked return hot(at)`:                                   `anything`,
		`local function hot(at) return at.turn > 1 end return hot(at)`:       `turn[1]`,
		`local function inner() return feels.hot(at) end return inner()`:     `anger[81]`,
		`return both(hot, asked)(at)`:                                        `anything`,
		`return (function(x) return x.turn > 1 end)(at)`:                     `anything`,
		`local me = at return me.turn > 1`:                                   `anything`,
		`local all = { at } return all[1].turn > 1`:                          `anything`,
		`return at["tu" .. "rn"] == 1`:                                       `anything`,
		`return at:visited("second")`:                                        `anything`,
		`return at.mood["anger"] > 5`:                                        `anger[6]`,
		`local m = "anger" return at.mood[m] > 5`:                            `anger, trust, anger changes, trust changes`,
		`for _, v in pairs(at.mood) do return v > 5 end`:                     `anger, trust, anger changes, trust changes`,
		`local function far() return at.mood.anger > 70 end return far()`:    `anger[71]`,
		`local function f(at) return at.turn > 1 end return f({ turn = 5 })`: ``,
		`local function f(a, ...) local x = ... return x.turn > 1 end return f(1, at)`:           `anything`,
		`local f = hot f = asked return f(at)`:                                                   `anything`,
		`local function f() return f end f = nil return f(at)`:                                   `anything`,
		`repeat local x = at.mood.trust until x > 5 return true`:                                 `trust`,
		`for i = 1, at.vars.tries do if at.mood.anger > 10 then return true end end`:             `anger[11], tries`,
		`return ({ a = 1 })[at.vars.plan] == nil`:                                                `plan`,
		`return string.rep("x", at.vars.tries) == "xx"`:                                          `tries`,
		`local n = 0 string.gsub("abc", ".", function() n = n + at.vars.tries end) return n > 1`: `tries`,
	} {
		s := with(t, `node "first" {`, shared, aWhen, "function(at) "+source+" end")
		if got := words(s.Scenario(), s.Scenario().Asks[s.Scenario().Nodes[0].Choices[1].When-1]); got != want {
			t.Errorf("%s\nasks  %s\nwant  %s", source, got, want)
		}
	}
}

func TestWhatEachEffectChanges(t *testing.T) {
	for source, want := range map[string]string{
		`at.vars.asked = true`:                                  `asked = 1, no more`,
		`at.vars.plan = "visit" at.vars.tries = -3`:             `plan = 1, tries = -3, no more`,
		`at.vars.tries = at.vars.tries + 1`:                     `tries + 1, no more`,
		`at.mood.anger = at.mood.anger - 10`:                    `anger + -10, no more`,
		`at.vars.tries = limit`:                                 `tries is put, no more`,
		`at.vars.tries = at.vars.tries + 1.5`:                   `tries, tries changes`,
		`at.vars.tries = 1 + at.vars.tries`:                     `tries, tries changes`,
		`at.vars.plan = "nix"`:                                  `plan changes`,
		`at.vars.asked = at.vars.asked + 1`:                     `asked, asked changes`,
		`at.vars.tries = at.mood.anger`:                         `anger, tries changes`,
		`at.vars.tries = at`:                                    `anything`,
		`if hot(at) then at.vars.tries = 1 end`:                 `anger[60], tries changes`,
		`set(at, 3)`:                                            `tries changes`,
		`local v = at.vars v.tries = 1`:                         `asked, plan, tries, asked changes, plan changes, tries changes`,
		`at.vars.tries, at.vars.asked = 3, true`:                `tries changes, asked changes`,
		`for i = 1, 3 do at.vars.tries = at.vars.tries + 1 end`: `tries, tries changes`,
		`local function f(x) x.vars.tries = 1 end f(at)`:        `tries changes`,
		`at.vars = nil`:                                         `anything`,
		`at.vars["tries"] = 2`:                                  `tries = 2, no more`,
		`local n = "tries" at.vars[n] = 2`:                      `asked, plan, tries, asked changes, plan changes, tries changes`,
	} {
		s := with(t, `node "first" {`, shared, anEff, "function(at) "+source+" end")
		got := words(s.Scenario(), s.Scenario().Asks[s.Scenario().Nodes[0].Choices[1].Effect-1])
		if sorted(got) != sorted(want) {
			t.Errorf("%s\nasks  %s\nwant  %s", source, got, want)
		}
	}
}

// Functions of shared files are followed like those of the scenario's own.
func TestWhatFunctionsOfSharedFilesAsk(t *testing.T) {
	source := strings.NewReplacer(aWhen, `function(at) return lines.angry(at) and not lines.late(at) end`, anEff, `lines.ask`).
		Replace("local lines = include \"lib/lines.lua\"\n" + whole)
	s, findings := loadWith(source, folder{"lib/lines.lua": `
		local limit = 60
		local function asked(at) return at.vars.asked end
		return {
		  angry = function(at) return at.mood.anger > limit end,
		  late = function(at) return at.turn > 5 or asked(at) end,
		  ask = function(at) at.vars.asked = true end,
		}`})
	if s == nil {
		t.Fatal(findings)
	}
	c := s.Scenario().Nodes[0].Choices[1]
	for f, want := range map[scenario.Func]string{c.When: "anger[61], asked, turn[5]", c.Effect: "asked = 1, no more"} {
		if got := words(s.Scenario(), s.Scenario().Asks[f-1]); got != want {
			t.Errorf("asks %s, want %s", got, want)
		}
	}
}

// sorted puts the parts in order: that of the vars is the file's.
func sorted(words string) string {
	parts := strings.Split(words, ", ")
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}

// author writes random functions.
type author struct{ *rand.Rand }

func (a author) one(of ...string) string { return of[a.IntN(len(of))] }

func (a author) number() string {
	return a.one(fmt.Sprint(a.IntN(120)-10), fmt.Sprint(a.IntN(5)), fmt.Sprint(float64(a.IntN(200))/2), "limit", "moving")
}

func (a author) field() string {
	return a.one("at.mood.anger", "at.mood.trust", "at.vars.tries", `at["mood"].anger`, "at.turn", "at.mood['tr' .. 'ust']", "#at.vars.plan")
}

func (a author) condition(depth int) string {
	if depth > 0 && a.IntN(3) > 0 {
		return a.one("not (%s)", "(%s) and (%s)", "(%s) or (%s)", "(function(x) return %s end)(at)", "(function() return %s end)()")
	}
	compare := a.one("<", "<=", ">", ">=", "==", "~=")
	return a.one(
		a.field()+compare+a.number(), a.number()+compare+a.field(), a.field()+compare+a.field(),
		a.field()+a.one("+ ", "- ", "* ", "% ")+a.number()+compare+a.number(),
		"at.vars.asked", `at.vars.plan == "visit"`, `at.vars.plan ~= "none"`, `"o" < at.vars.plan`, `at.visited("second")`, `at.visited("fir" .. "st")`,
		"hot(at)", "feels.hot(at)", "feels.deep.cool(at)", "feels.either(at)", "each.f2(at)", "later(at)", "at_all(at)", "feels.other(at)", "above(at, "+a.number()+")", "asked(at)", "twice(at)", "both(hot, asked)(at)", "once(at)", "again(at)", "plain(at)", "seen(at, 1)", "seen(1, at)",
		"(at.roll(3) > 1)", "next(at.mood) ~= nil and at.mood.trust > 5", `string.rep("x", at.vars.tries % 3) == "xx"`,
	)
}

func (a author) whole(depth int) string {
	text := a.condition(depth)
	for strings.Contains(text, "%s") {
		depth--
		text = strings.Replace(text, "%s", a.condition(depth), 1)
	}
	return text
}

func (a author) body() string {
	c := func() string { return a.whole(2) }
	switch a.IntN(6) {
	case 0:
		return "local x = " + a.field() + " return x " + a.one("<", ">=") + " " + a.number() + " and " + c()
	case 1:
		return "if " + c() + " then return " + c() + " end return " + c()
	case 2:
		return "local me = at return (function(at) return " + c() + " end)(me)"
	case 3:
		return "local function mine(at) return " + c() + " end if at.vars.asked then mine = hot end return mine(at)"
	case 4:
		return "local function mine(x, at) return " + c() + " end return mine(1, at)"
	}
	return "return " + c()
}

func (a author) change() string {
	return a.one(
		"at.vars.tries = "+a.one("1", "0", "-2", "7", "limit", "at.vars.tries + 1", "at.vars.tries - 2", "at.turn", "at.mood.anger"),
		"at.vars.asked = "+a.one("true", "false", "not at.vars.asked", "hot(at)"),
		`at.vars.plan = `+a.one(`"visit"`, `"none"`, `at.vars.asked and "visit" or "none"`),
		"at.mood.anger = "+a.one("5", "200", "at.mood.anger + 10", "at.mood.anger - 15", "at.mood.trust"),
		"set(at, "+a.one("1", "at.mood.trust", "at.vars.tries")+")",
		"at.vars.tries, at.mood.trust = at.mood.trust, 3",
		"if "+a.whole(1)+" then at.vars.tries = 5 end",
	)
}

// A function that is called at two positions which are alike as far as it asks
// gives the same answer, and changes the same.
func TestFunctionsAskWhatTheyAreKnownToAsk(t *testing.T) {
	for i := range 200 {
		a := author{rand.New(rand.NewPCG(uint64(i), 11))}
		effect := a.change()
		for range a.IntN(3) {
			effect += " " + a.change()
		}
		when := "function(at) " + a.body() + " end"
		s := with(t, `node "first" {`, shared, aWhen, when, anEff, "function(at) "+effect+" end")
		c := s.Scenario().Nodes[0].Choices[1]
		for range 40 {
			p := somewhere(a, s)
			q := alike(a, s, c.When, p)
			holds, err := s.When(c.When, play.At{Position: &p, Seed: 1})
			if again, errAgain := s.When(c.When, play.At{Position: &q, Seed: 1}); again != holds || fmt.Sprint(err) != fmt.Sprint(errAgain) {
				t.Fatalf("%s\nasks %s\nand gives %v, %v at %+v\nbut %v, %v at %+v", when, words(s.Scenario(), s.Scenario().Asks[c.When-1]), holds, err, p, again, errAgain, q)
			}
			p = somewhere(a, s)
			q = alike(a, s, c.Effect, p)
			checkEffect(t, s, effect, p, q)
		}
	}
}

func checkEffect(t *testing.T, s *script.Script, source string, p, q play.Position) {
	t.Helper()
	f := s.Scenario().Nodes[0].Choices[1].Effect
	asks := s.Scenario().Asks[f-1]
	after, later := p.Clone(), q.Clone()
	err := s.Effect(f, play.At{Position: &after, Seed: 1})
	errAgain := s.Effect(f, play.At{Position: &later, Seed: 1})
	same := fmt.Sprint(err) == fmt.Sprint(errAgain)
	if err == nil && errAgain == nil {
		for i := range p.Moods {
			same = same && agree(asks, true, i, p.Moods[i], q.Moods[i], after.Moods[i], later.Moods[i])
		}
		for i := range p.Vars {
			same = same && agree(asks, false, i, int(p.Vars[i]), int(q.Vars[i]), int(after.Vars[i]), int(later.Vars[i]))
		}
	}
	if !same {
		t.Fatalf("%s\nasks %s\nand makes of %+v\n%+v, %v\nbut of %+v\n%+v, %v", source, words(s.Scenario(), asks), p, after, err, q, later, errAgain)
	}
}

// agree reports whether an effect did the same to a mood or a var that was x
// and y: gave it the same value, added the same, or left it as it was; and no
// more than it is known to do.
func agree(asks *scenario.Asks, mood bool, index, x, y, afterX, afterY int) bool {
	if asks == nil {
		return x != y || afterX == afterY
	}
	last := slices.IndexFunc(asks.Changes, func(c scenario.Change) bool { return c.Mood == mood && c.Index == index })
	switch {
	case last < 0:
		return x == afterX && y == afterY
	case asks.Plain:
		for _, c := range asks.Changes {
			if c.Mood != mood || c.Index != index {
				continue
			}
			switch c.Kind {
			case scenario.Put:
				return afterX == afterY
			case scenario.Set:
				x, y = c.By, c.By
			default:
				x, y = x+c.By, y+c.By
			}
			if mood {
				x, y = max(0, min(x, 100)), max(0, min(y, 100))
			}
		}
		return x == afterX && y == afterY
	}
	return afterX == afterY || x == afterX && y == afterY
}

func somewhere(a author, s *script.Script) play.Position {
	p := play.Opening(s.Scenario())
	p.Turn = a.IntN(8)
	for i := range p.Moods {
		p.Moods[i] = a.IntN(101)
	}
	for i := range p.Vars {
		p.Vars[i] = aValue(a, &s.Scenario().Vars[i])
	}
	if a.IntN(2) == 0 {
		p.Visited.Add(1)
	}
	return p
}

func aValue(a author, v *scenario.Var) scenario.Value {
	switch v.Kind {
	case scenario.Bool:
		return scenario.Value(a.IntN(2))
	case scenario.Enum:
		return scenario.Value(a.IntN(len(v.Set)))
	}
	return scenario.Value(a.IntN(12) - 3)
}

// alike gives another position that a function cannot tell from p.
func alike(a author, s *script.Script, f scenario.Func, p play.Position) play.Position {
	asks := s.Scenario().Asks[f-1]
	q := somewhere(a, s)
	if asks == nil {
		return p.Clone()
	}
	if asks.Roll || !together(&asks.Turn, p.Turn, q.Turn) {
		q.Turn = p.Turn
	}
	for i := range asks.Moods {
		if m := asks.Moods[i].Index; !together(&asks.Moods[i], p.Moods[m], q.Moods[m]) {
			q.Moods[m] = p.Moods[m]
		}
	}
	for i := range asks.Vars {
		if v := asks.Vars[i].Index; !together(&asks.Vars[i], int(p.Vars[v]), int(q.Vars[v])) {
			q.Vars[v] = p.Vars[v]
		}
	}
	for _, n := range asks.Visited {
		if p.Visited.Has(n) != q.Visited.Has(n) {
			q.Visited = p.Visited
		}
	}
	return q
}

func together(a *scenario.Ask, x, y int) bool {
	for _, cut := range a.Cuts {
		if (x < cut) != (y < cut) {
			return false
		}
	}
	return !a.Exact || x == y
}
