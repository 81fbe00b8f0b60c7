package exploretest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// LuaShape says what a scenario that [Lua] writes is like.
type LuaShape struct {
	Layers   int // of nodes, each leading to the next ones
	Width    int // nodes of a layer
	Choices  int // of a node
	MaxTurns int // 0: no limit
	// Fine: an own persona and some conditions look at the very moods, so that
	// hardly two positions are alike to the functions. Otherwise functions
	// compare with numbers, as trainers mostly write them.
	Fine bool
}

// LargeLua writes one that is as large as anybody will write: 300 nodes with
// 1,200 choices, one in ten with a function, with loops, vars and two moods.
// It has more than 200,000 positions that go on in different ways; see
// LuaShape.Fine.
func LargeLua(fine bool) string {
	return Lua(44, LuaShape{Layers: 30, Width: 10, Choices: 4, Fine: fine})
}

// Lua writes the file of a scenario of a shape, the same for the same seed.
func Lua(seed uint64, shape LuaShape) string {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 3)), LuaShape: shape}
	w.header()
	for layer := range w.Layers {
		for i := range w.Width {
			w.node(layer, i)
		}
	}
	endings := 4
	if w.MaxTurns == 0 {
		endings-- // nothing leads to the last
	}
	for i, how := range []string{`"resolved", relationship = "recommends"`, `"recovered", relationship = "stays"`, `"escalated", relationship = "wavers"`, `"lost", relationship = "leaves"`}[:endings] {
		w.line("ending %q { says = \"That was the end, number %d.\", outcome = %s, empathy = %d, resolution = %d }\n", ending(i), i, how, 1-i, 3-2*i)
	}
	return w.String()
}

type writer struct {
	*rand.Rand
	LuaShape
	strings.Builder
	choices int
}

func (w *writer) line(format string, args ...any) { fmt.Fprintf(w, format, args...) }

func ending(i int) string { return fmt.Sprintf("end-%d", i) }

func (w *writer) header() {
	w.line("local function heated(at) return at.mood.anger >= 70 end\n")
	w.line("local function won(at, much) return at.mood.trust >= much end\n")
	persona := ""
	if w.Fine {
		persona = `, persona = "own"`
		w.line(`persona "own" { react = function(at, change)
  if change.anger > 0 and at.mood.anger > at.mood.trust then change.anger = change.anger * 2 end
end }
`)
	}
	w.line("scenario { id = \"large\", title = \"Large\", summary = \"A long conversation.\",\n")
	w.line("  customer = { name = \"Ada\", mood = { anger = 60, trust = 30 }%s },\n", persona)
	w.line("  vars = { promised = false, tries = 0, offer = { \"none\", \"credit\", \"visit\" } }, start = %q,\n", w.name(0, 0))
	if w.MaxTurns > 0 {
		w.line("  max_turns = %d, out_of_turns = %q,\n", w.MaxTurns, ending(3))
	}
	w.line("}\n")
}

func (w *writer) name(layer, i int) string { return fmt.Sprintf("at-%d-%d", layer, i) }

func (w *writer) node(layer, i int) {
	w.line("node %q { says = \"What now, at %d, %d?\",\n", w.name(layer, i), layer, i)
	for c := range w.Choices {
		w.choice(layer, i, c)
	}
	w.line("}\n")
}

// choice writes one. The first of a node leads straight on, and in the first
// layer the second leads to the next node, so that every node is reached and
// has a way out.
func (w *writer) choice(layer, i, c int) {
	w.choices++
	w.line("  choice { id = \"c%d\", text = \"I hear you: number %d.\", because = \"It helps.\",\n", c, w.choices)
	w.line("    empathy = %d, composure = %d, resolution = %d, anger = %d, trust = %d,\n", w.IntN(7)-3, w.IntN(4)-1, w.IntN(5)-2, w.shift(), w.shift())
	to := w.target(layer, i, c)
	if c == 0 || layer == 0 && c == 1 || w.choices%10 != 5 {
		w.line("    to = %q },\n", to)
		return
	}
	switch other := w.target(layer, i, c); w.IntN(4) {
	case 0:
		w.line("    to = pick({ %q, %q }, function(at) return %s and %q or %q end) },\n", to, other, w.condition(), to, other)
	case 1:
		w.line("    when = function(at) return %s end, to = %q },\n", w.condition(), to)
	default:
		w.line("    effect = function(at) %s end, to = %q },\n", w.effect(), to)
	}
}

// shift is what a choice does to a mood. In steps of ten a conversation has as
// many positions as there is room for in a search.
func (w *writer) shift() int { return 10 * (w.IntN(3) - 1) }

func (w *writer) target(layer, i, c int) string {
	switch {
	case layer == w.Layers-1:
		return ending((i + c) % 3)
	case c == 0:
		return w.name(layer+1, i)
	case c == 1 && layer == 0 && i+1 < w.Width:
		return w.name(0, i+1)
	case c == w.Choices-1 && layer%3 == 2 && i == 7*layer%w.Width:
		return w.name(layer-1, i) // a loop, for the first choice there leads here
	}
	return w.name(layer+1, w.near(i))
}

// near gives one of the neighbours in a layer.
func (w *writer) near(i int) int { return (i + w.IntN(3) + w.Width - 1) % w.Width }

func (w *writer) condition() string {
	all := []string{
		"heated(at)", "won(at, 40)", "not at.vars.promised", "at.vars.tries < 2", `at.vars.offer == "visit"`, `at.vars.offer == "none"`,
		fmt.Sprintf("at.mood.anger < %d", 30+5*w.IntN(10)), fmt.Sprintf("at.mood.trust > %d", 20+5*w.IntN(10)),
		fmt.Sprintf("(at.visited(%q) or heated(at))", w.name(w.IntN(w.Layers), w.IntN(w.Width))),
	}
	if w.Fine {
		all = append(all, "at.mood.anger > at.mood.trust", "at.mood.anger + at.mood.trust > 90")
	}
	return all[w.IntN(len(all))]
}

func (w *writer) effect() string {
	all := []string{
		"at.vars.promised = true", "at.vars.promised = false", "at.vars.tries = at.vars.tries + 1", "at.vars.tries = 0",
		`at.vars.offer = "credit"`, `at.vars.offer = "visit"`, "at.mood.anger = at.mood.anger - 5",
		"if heated(at) then at.vars.tries = at.vars.tries + 1 end",
	}
	return all[w.IntN(len(all))]
}
