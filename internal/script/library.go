package script

import (
	"iter"
	"math"
	"slices"

	lua "github.com/yuin/gopher-lua"
)

// member is something that scripts can name: a function or a constant.
type member struct {
	name string
	fn   func(*vm, *lua.LState) int
	num  float64 // where fn is nil
}

type members []member

func (ms members) has(name string) bool {
	return slices.ContainsFunc(ms, func(m member) bool { return m.name == name })
}

func (ms members) names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, m := range ms {
			if !yield(m.name) {
				return
			}
		}
	}
}

// All that scripts can name beside what they declare themselves.
var (
	basics = members{
		{name: "assert", fn: (*vm).assert},
		{name: "error", fn: (*vm).raise},
		{name: "ipairs", fn: (*vm).ipairs},
		{name: "next", fn: (*vm).next},
		{name: "pairs", fn: (*vm).pairs},
		{name: "select", fn: (*vm).selectArgs},
		{name: "tonumber", fn: (*vm).tonumber},
		{name: "tostring", fn: (*vm).tostring},
		{name: "type", fn: (*vm).typeOf},
		{name: "unpack", fn: (*vm).unpack},
	}
	declarations = members{
		{name: "choice", fn: (*vm).declareChoice},
		{name: "ending", fn: (*vm).declareEnding},
		{name: "include", fn: (*vm).include},
		{name: "node", fn: (*vm).declareNode},
		{name: "persona", fn: (*vm).declarePersona},
		{name: "pick", fn: (*vm).declarePick},
		{name: "scenario", fn: (*vm).declareScenario},
		{name: "variant", fn: (*vm).declareVariant},
	}
	helpers = members{
		{name: helperSet, fn: (*vm).set},
		{name: helperJoin, fn: (*vm).join},
		{name: helperTable, fn: (*vm).newTable},
		{name: helperKey, fn: (*vm).tableKey},
		{name: helperItem, fn: (*vm).nextItem},
		{name: helperRemainder, fn: (*vm).remainder},
		{name: helperBelow, fn: ordered(func(a, b lua.LNumber) bool { return a < b }, func(sign int) bool { return sign < 0 })},
		{name: helperAbove, fn: ordered(func(a, b lua.LNumber) bool { return a > b }, func(sign int) bool { return sign > 0 })},
		{name: helperUpTo, fn: ordered(func(a, b lua.LNumber) bool { return a <= b }, func(sign int) bool { return sign <= 0 })},
		{name: helperFrom, fn: ordered(func(a, b lua.LNumber) bool { return a >= b }, func(sign int) bool { return sign >= 0 })},
	}
	library = map[string]members{
		"string": {
			{name: "byte", fn: (*vm).stringByte},
			{name: "char", fn: (*vm).stringChar},
			{name: "find", fn: (*vm).stringFind},
			{name: "format", fn: (*vm).stringFormat},
			{name: "gmatch", fn: (*vm).stringGmatch},
			{name: "gsub", fn: (*vm).stringGsub},
			{name: "len", fn: (*vm).stringLen},
			{name: "lower", fn: (*vm).stringLower},
			{name: "match", fn: (*vm).stringMatch},
			{name: "rep", fn: (*vm).stringRep},
			{name: "reverse", fn: (*vm).stringReverse},
			{name: "sub", fn: (*vm).stringSub},
			{name: "upper", fn: (*vm).stringUpper},
		},
		"table": {
			{name: "concat", fn: (*vm).tableConcat},
			{name: "insert", fn: (*vm).tableInsert},
			{name: "remove", fn: (*vm).tableRemove},
			{name: "sort", fn: (*vm).tableSort},
		},
		"math": {
			{name: "abs", fn: mathFunc(math.Abs)},
			{name: "ceil", fn: mathFunc(math.Ceil)},
			{name: "floor", fn: mathFunc(math.Floor)},
			{name: "fmod", fn: (*vm).mathFmod},
			{name: "huge", num: math.Inf(1)},
			{name: "max", fn: (*vm).mathMax},
			{name: "min", fn: (*vm).mathMin},
			{name: "pi", num: math.Pi},
			{name: "sqrt", fn: mathFunc(math.Sqrt)},
		},
	}
)

// forbidden says why parts of Lua are missing, and what to use instead.
var forbidden = map[string]string{
	"_G":              "name what you need",
	"channel":         "there is only one script running at a time",
	"collectgarbage":  "memory looks after itself",
	"coroutine":       "write it with functions and loops",
	"debug":           "nothing takes its place",
	"dofile":          "include \"lib/...\" shares a file",
	"getfenv":         "nothing takes its place",
	"getmetatable":    "tables have no metatables here",
	"io":              "a scenario cannot reach files",
	"load":            "all code stands in the file",
	"loadfile":        "include \"lib/...\" shares a file",
	"loadstring":      "all code stands in the file",
	"math.random":     "use at.roll(n), which everybody who plays the same attempt again rolls alike",
	"math.randomseed": "use at.roll(n), which needs no seed",
	"module":          "an included file returns what it shares",
	"newproxy":        "nothing takes its place",
	"os":              "a scenario cannot reach the machine or the time; `says` knows at.elapsed",
	"package":         "include \"lib/...\" shares a file",
	"pcall":           "an error is shown to you with its line",
	"print":           "a scenario has no console; return what the customer says",
	"rawequal":        "tables have no metatables here; use ==",
	"rawget":          "tables have no metatables here; use t[k]",
	"rawset":          "tables have no metatables here; use t[k] = v",
	"require":         "include \"lib/...\" shares a file",
	"setfenv":         "nothing takes its place",
	"setmetatable":    "tables have no metatables here",
	"string.dump":     "nothing takes its place",
	"table.getn":      "use #t",
	"xpcall":          "an error is shown to you with its line",
}

func isGlobal(name string) bool {
	_, lib := library[name]
	return lib || basics.has(name) || declarations.has(name) || helpers.has(name)
}

func globalNames() []string {
	names := slices.Collect(basics.names())
	names = slices.AppendSeq(names, declarations.names())
	for name := range library {
		names = append(names, name)
	}
	return names
}
