package script_test

import (
	"context"
	"errors"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/script"
)

// attacks are programs that must be stopped, whether they run while the file
// loads or inside a function. Each says what its author is told.
var attacks = []struct{ name, program, told string }{
	{"endless loop", `while true do end`, "too many steps"},
	{"endless repeat", `repeat until false`, "too many steps"},
	{"endless for", `for i = 1, 1e18 do end`, "too many steps"},
	{"goto loop", `::again:: goto again`, "too many steps"},
	{"recursion", `local function f() return 1 + f() end f()`, "too deeply"},
	{"tail recursion", `local function f() return f() end f()`, "too many steps"},
	{"mutual recursion", `local g local function f() g() end g = function() f() end f()`, "too deeply"},
	{"sort with an endless order", `table.sort({ 3, 1, 2 }, function() while true do end end)`, "too many steps"},
	{"sort in sort", `local function f() table.sort({ 2, 1 }, f) end f()`, "too deeply"},
	{"gsub in gsub", `local function f() return (string.gsub("a", "a", f)) end f()`, "too deeply"},
	{"huge rep", `local s = ("x"):rep(1e9)`, "a text of more than"},
	{"rep of rep", `local s = ("x"):rep(15000):rep(60000)`, "a text of more than"},
	{"negative overflow in rep", `local s = ("x"):rep(2^63)`, "a text of more than"},
	{"doubling", `local s = "x" while true do s = s .. s end`, "a text of more than"},
	{"keeping long texts", `local t = {} for i = 1, 1e9 do t[i] = ("x"):rep(15000) .. i end`, "(too much memory|too many steps)"},
	{"many long texts joined", `local s = ("x"):rep(15000) local t = {} for i = 1, 1e6 do t[i] = s end local r = table.concat(t)`, "(a text of more than|too much memory|too many steps)"},
	{"huge index", `local t = {} t[5e7] = 1`, "too much memory"},
	{"huge index in a table", `local t = { [5e7] = 1 }`, "too much memory"},
	{"huge computed index", `local n, t = 5e7, nil t = { [n + 1] = 1 }`, "too much memory"},
	{"many gaps", `local t = {} for i = 1, 1e6 do t[i] = { [20000] = 1 } end`, "too much memory"},
	{"endless table", `local t = {} for i = 1, 1e9 do t[i] = i end`, "(too much memory|too many steps)"},
	{"endless named fields", `local t = {} for i = 1, 1e9 do t["k" .. i] = i end`, "(too much memory|too many steps)"},
	{"endless insert", `local t = {} while true do table.insert(t, 1) end`, "(too much memory|too many steps)"},
	{"insert at the front", `local t = {} while true do table.insert(t, 1, 1) end`, "too many steps"},
	{"insert far out", `table.insert({}, 5e7, 1)`, "is not within"},
	{"nested tables", `local t = {} while true do t = { t } end`, "(too much memory|too many steps)"},
	{"many small tables", `while true do local t = { {}, {}, {} } end`, "(too much memory|too many steps)"},
	{"closures", `local t = {} while true do t[#t + 1] = function() return t end end`, "(too much memory|too many steps)"},
	{"slow pattern", `local s = ("a"):rep(5000) string.find(s, ".-.-.-.-.-.-b")`, "too many steps"},
	{"slow balanced pattern", `local s = ("("):rep(15000) string.find(s, "%b()")`, "too many steps"},
	{"slow greedy pattern", `local s = ("a"):rep(15000) string.match(s, "a*a*a*a*a*b")`, "too many steps"},
	{"long pattern", `string.find("a", ("("):rep(15000))`, "a pattern of more than"},
	{"pattern of captures", `string.find("a", ("()"):rep(40))`, "malformed"},
	{"back reference", `string.find("aa", "(a)%1")`, "cannot refer to its own captures"},
	{"gsub that grows", `local s = ("a"):rep(15000) string.gsub(s, "a", "aaaaaaaaaaaaaaaaaaaa")`, "(a text of more than|too much memory|too many steps)"},
	{"gsub on the empty match", `string.gsub(("a"):rep(15000), "", ("b"):rep(1000))`, "(a text of more than|too much memory|too many steps)"},
	{"gmatch for ever", `while true do for w in string.gmatch("a b c", "%a") do end end`, "(too much memory|too many steps)"},
	{"format width", `string.format("%999999999d", 1)`, "not understood"},
	{"format star", `string.format("%*d", 9, 1)`, "does not know"},
	{"format address", `string.format("%p", {})`, "does not know"},
	{"format of nothing", `string.format("%d")`, "there is no value"},
	{"format over and over", `while true do local s = string.format("%99s%99s%99s", "", "", "") end`, "(too much memory|too many steps)"},
	{"unpack far", `unpack({}, 1, 1e8)`, "unpack gives at most"},
	{"unpack over and over", `local t = {} t[200] = 1 while true do local x = { unpack(t, 1, 200) } end`, "(too much memory|too many steps)"},
	{"byte of a long text", `string.byte(("x"):rep(15000), 1, -1)`, "at most"},
	{"varargs", `local function f(...) return f(1, ...) end f()`, "(too many values|too deeply|too many steps)"},
	{"next with a wrong key", `local t = { a = 1 } while true do next(t, "zzz") end`, "too many steps"},
	{"calling a number", `local n = 5 n()`, "not a function"},
	{"field of nil", `local n = nil; local x = n.field`, "the field `field` is asked of something that is nil"},
	{"table as a key in a message", `local n = nil; local x = n[{}]`, "is asked of something that is nil"},
	{"setting a field of nil", `local n = nil; n.x = 1`, "cannot set the field `x` of nil"},
	{"nil as a key", `local t = {} t[nil] = 1`, "must not be nil"},
	{"no number as a key", `local t = {} t[0/0] = 1`, "must be a number"},
	{"changing the library", `string.upper = nil`, "cannot be changed"},
	{"changing the library through a text", `local s = ("").upper; local lib = string; lib.find = nil`, "cannot be changed"},
	{"inserting into the library", `table.insert(table, 1)`, "cannot be changed"},
	{"sorting the library", `table.sort(string)`, "cannot be changed"},
	{"comparing tables", `local x = {} < {}`, "compare"},
	{"joining a table", `local s = "a" .. {}`, "cannot join a table"},
	{"a function with no end of errors", `local function f() error(("x"):rep(15000)) end f()`, "xxx"},
	{"error with a table", `error({})`, "table"},
	{"error with nothing", `error()`, "nil"},
	{"upstream: a local in a dead branch of a loop", `for k, v in pairs({ 1, 2 }) do if false then local x end end error("end")`, "end"},
	{"comparing long texts", `local a, b = ("x"):rep(15000) .. "a", ("x"):rep(15000) .. "b" while true do if a == b then error("?") end end`, "(too many steps|too long)"},
	{"long keys", `local a, t = ("x"):rep(15000), {} while true do local x = t[a] end`, "(too many steps|too long)"},
	{"length of a hollow table", `local t = {} for i = 1, 3000 do t[i] = i end for i = 3000, 1, -1 do t[i] = nil end while true do local n = #t end`, "(too many steps|too long)"},
}

func TestAttacksAreStopped(t *testing.T) {
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			t.Run("while loading", func(t *testing.T) { stopped(t, a.told, func() string { return attackLoading(t, a.program) }) })
			t.Run("in a function", func(t *testing.T) { stopped(t, a.told, func() string { return attackFunction(t, a.program) }) })
		})
	}
}

// patience tells what was stopped, on a busy machine under the race detector
// too, from what would go on.
const patience = 20 * time.Second

// Any address or Go detail in what an author reads.
var detail = regexp.MustCompile(`0x[0-9a-f]{4}|goroutine|\.go:|runtime error|should not be possible`)

func stopped(t *testing.T, told string, attack func() string) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	message := attack()
	took := time.Since(began)
	runtime.ReadMemStats(&after)
	if !regexp.MustCompile(told).MatchString(message) || detail.MatchString(message) || len(message) > 600 {
		t.Errorf("the author is told %q, want %q", message, told)
	}
	if took > patience {
		t.Errorf("took %v", took)
	}
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 100 {
		t.Errorf("allocated %d MB", mb)
	}
}

func attackLoading(t *testing.T, program string) string {
	_, findings := load(program + "\n" + whole)
	for _, f := range findings {
		if f.Code == script.CodeFailed {
			if f.Pos.Line != 1 {
				t.Errorf("the finding is on line %d", f.Pos.Line)
			}
			return f.Message
		}
	}
	t.Fatalf("nothing stopped it: %v", findings)
	return ""
}

func attackFunction(t *testing.T, program string) string {
	source := strings.Replace(whole, "return at.mood.anger > 10 end", "do "+program+" end return true end", 1)
	s := mustLoad(t, source)
	when := s.Scenario().Nodes[0].Choices[1].When
	var messages [2]string
	for i := range messages {
		_, err := s.When(when, at(s))
		var f *play.Fault
		if !errors.As(err, &f) || !errors.Is(err, play.ErrFault) {
			t.Fatalf("nothing stopped it: %v", err)
		}
		if f.Pos.Line != 15 || f.Pos.File != "test.lua" {
			t.Errorf("the fault is at %v", f.Pos)
		}
		messages[i] = f.Reason
	}
	if messages[0] != messages[1] {
		t.Errorf("stopped by %q, then by %q", messages[0], messages[1])
	}
	if _, err := s.Target(s.Scenario().Nodes[0].Choices[1].To, at(s)); err != nil {
		t.Errorf("afterwards another function fails: %v", err)
	}
	return messages[0]
}

// What the gate must refuse before the compiler sees it.
func TestTheGateRefusesWhatTheCompilerCannotBear(t *testing.T) {
	many := func(n int, s string) string { return strings.Repeat(s, n) }
	for name, program := range map[string]string{
		"deep tables":          "local t = " + many(20000, "{") + many(20000, "}"),
		"deep blocks":          many(20000, "do ") + many(20000, "end "),
		"deep functions":       many(5000, "local function f() ") + many(5000, "end "),
		"deep conditions":      many(5000, "if x then ") + many(5000, "end "),
		"many else":            "local x if x then " + many(5000, "elseif x then ") + "end",
		"long sum":             "local x = 1" + many(20000, " + 1"),
		"long power":           "local x = 1" + many(20000, " ^ 1"),
		"long not":             "local x = " + many(20000, "not ") + "1",
		"long minus":           "local x = " + many(20000, "- ") + "1",
		"long and":             "local x = 1" + many(20000, " and 1"),
		"long call":            "local f f" + many(20000, "()"),
		"long index":           "local f local x = f" + many(20000, ".x"),
		"long join":            "local x = ''" + many(20000, " .. ''"),
		"many arguments":       "local f f(1" + many(20000, ", 1") + ")",
		"many values":          "local x = 1" + many(20000, ", 1"),
		"many targets":         "local t = {} t.x" + many(300, ", t.x") + " = 1",
		"many results":         "local function f() return 1" + many(300, ", 1") + " end",
		"many items":           "local t = { 1" + many(20000, ", 1") + " }",
		"many locals":          many(300, "local x "),
		"many names":           "local x" + many(300, ", x"),
		"many parameters":      "local function f(a" + many(300, ", a") + ") end",
		"many loop variables":  "for a" + many(300, ", a") + " in pairs({}) do end",
		"many captured locals": captured(120),
		"many constants":       constants(12000),
		"much code":            many(40000, "x=x "),
		"unclosed comment":     "--[[ " + many(1000, "x"),
		"unclosed string":      "local s = [==[ x",
		"stray return":         "return 1 2",
		"bad goto":             "goto x do local y ::x:: end",
		"vararg outside":       "local function f() return ... end",
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			_, findings := load(program + "\n" + whole)
			if !findings.Errors() {
				t.Fatal("was let through")
			}
			for _, f := range findings {
				if f.Pos.Line < 1 || f.Pos.Col < 1 || detail.MatchString(f.Message) || f.Code != script.CodeTooLarge && f.Code != script.CodeSyntax && f.Code != script.CodeUnknownName {
					t.Errorf("%v", f)
				}
			}
			if took := time.Since(began); took > patience {
				t.Errorf("took %v", took)
			}
		})
	}
}

func captured(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("local v" + strings.Repeat("x", i) + " = 1 ")
	}
	b.WriteString("local function f() return vx")
	for i := range n {
		b.WriteString(" , v" + strings.Repeat("x", i))
	}
	return b.String() + " end"
}

func constants(n int) string {
	var b strings.Builder
	b.WriteString("local x ")
	for i := range n {
		b.WriteString("x=" + strings.Repeat("1", 1+i%5) + "." + string(rune('0'+i%10)) + string(rune('0'+i/10%10)) + string(rune('0'+i/100%10)) + string(rune('0'+i/1000%10)) + string(rune('0'+i/10000)) + " ")
	}
	return b.String()
}

// Nothing of Lua's own library, nor of the helpers, can be reached.
func TestNothingDangerousIsReachable(t *testing.T) {
	names := []string{
		"io", "os", "debug", "load", "loadstring", "loadfile", "dofile", "require", "module", "package", "coroutine",
		"pcall", "xpcall", "getfenv", "setfenv", "newproxy", "collectgarbage", "channel", "rawget", "rawset", "rawequal",
		"rawlen", "_G", "_ENV", "_VERSION", "print", "_printregs", "setmetatable", "getmetatable", "goto_", "utf8", "bit",
	}
	for _, name := range names {
		if _, findings := load("local x = " + name + "\n" + whole); !findings.Errors() {
			t.Errorf("%s is reachable", name)
		}
	}
	for _, member := range []string{"string.dump", "string.gfind", "table.getn", "table.foreach", "table.maxn", "math.random", "math.randomseed", "math.exp"} {
		if _, findings := load("local x = " + member + "\n" + whole); !findings.Errors() {
			t.Errorf("%s is reachable", member)
		}
	}
	// The same by ways that cannot be seen before the program runs.
	for _, program := range []string{
		`local s = "" local x = s.dump if x then while true do end end`,
		`local s = "" local x = s["du" .. "mp"] if x then while true do end end`,
		`local lib = math local x = lib["ran" .. "dom"] if x then while true do end end`,
		`for name, value in pairs(string) do if name == "dump" then while true do end end end`,
		`local t = {} for _, f in pairs(string) do t[#t + 1] = type(f) end if t[1] ~= "function" then while true do end end`,
	} {
		if _, findings := load(program + "\n" + whole); findings.Errors() {
			t.Errorf("%s: %v", program, findings)
		}
	}
}

func TestReadingCanBeGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 20 {
			_, _ = script.Load(ctx, "f.lua", []byte(whole), script.Options{})
		}
	}()
	<-done
}
