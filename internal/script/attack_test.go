package script_test

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/script"
)

// An attack is a file of testdata/attacks: a program that must be stopped, below
// a head of lines "-- name: value" that say
//
//	class    what it is an attack on
//	told     what its author is told, as a regular expression
//	where    whether it is run while the file loads, in a function, or both
//	refused  that it must not even begin to run
//	before   what stands at the top of the file, on its first line
//	beyond   that it is not one of the known ways
//
// <<9:text>> stands for the text nine times, with the number of each for #.
type attack struct {
	name, program, before string
	told                  *regexp.Regexp
	loading, function     bool
	refused               bool
}

// classes are those that every sandbox of this machine has to answer.
var classes = []string{
	"endless loops", "pcall", "coroutines", "huge texts", "huge indices", "slow patterns", "pattern parser", "gsub", "format",
	"metatables and libraries", "the system", "random numbers", "addresses", "the compiler", "many operands", "upstream faults",
}

func readAttacks(t testing.TB) []attack {
	t.Helper()
	files, err := filepath.Glob("testdata/attacks/*.lua")
	if err != nil {
		t.Fatal(err)
	}
	missing, beyond := slices.Clone(classes), 0
	attacks := make([]attack, len(files))
	for i, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, head := parseAttack(string(text))
		a.name = strings.TrimSuffix(filepath.Base(file), ".lua")
		if head["told"] == "" || !a.loading && !a.function {
			t.Fatalf("%s: the head is not complete", file)
		}
		missing = slices.DeleteFunc(missing, func(class string) bool { return class == head["class"] })
		if head["beyond"] != "" {
			beyond++
		}
		attacks[i] = a
	}
	if len(missing) > 0 || beyond < 40 {
		t.Fatalf("there are %d attacks beyond the known ones, and none of the classes %q", beyond, missing)
	}
	return attacks
}

func parseAttack(text string) (attack, map[string]string) {
	head := make(map[string]string)
	for {
		line, rest, _ := strings.Cut(text, "\n")
		name, value, ok := strings.Cut(strings.TrimPrefix(line, "-- "), ": ")
		if !ok || !strings.HasPrefix(line, "-- ") {
			break
		}
		head[name], text = value, rest
	}
	return attack{
		program: expand(strings.TrimSpace(text)), before: head["before"], told: regexp.MustCompile(head["told"]),
		loading: strings.Contains(head["where"], "loading"), function: strings.Contains(head["where"], "function"), refused: head["refused"] != "",
	}, head
}

var repeated = regexp.MustCompile(`(?s)<<(\d+):(.*?)>>`)

func expand(program string) string {
	return repeated.ReplaceAllStringFunc(program, func(found string) string {
		parts := repeated.FindStringSubmatch(found)
		n, _ := strconv.Atoi(parts[1])
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(parts[2], "#", strconv.Itoa(i)))
		}
		return b.String()
	})
}

// whileLoading gives a file that runs the attack when it is loaded.
func (a *attack) whileLoading() string { return a.before + " " + a.program + "\n" + whole }

// inFunction gives a file with a function that runs the attack.
func (a *attack) inFunction() string {
	return a.before + " " + strings.Replace(whole, "return at.mood.anger > 10 end", "do "+a.program+" end return true end", 1)
}

// What the test itself allows the whole process.
const (
	memoryLimit = 256 << 20
	memoryLeft  = 8 << 20 // what the heap may have more of after all attacks
	allocated   = 100 << 20
)

// patience tells what was stopped, on a busy machine under the race detector
// too, from what would go on.
const patience = 20 * time.Second

// Any address or Go detail in what an author reads.
var detail = regexp.MustCompile(`0x[0-9a-f]{4}|goroutine|\.go:|runtime error|should not be possible|Even Keel itself`)

func TestAttacksAreStopped(t *testing.T) {
	t.Cleanup(func() { debug.SetMemoryLimit(math.MaxInt64) })
	debug.SetMemoryLimit(memoryLimit)
	attacks := readAttacks(t)
	before := heap()
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) { a.run(t) })
	}
	var after runtime.MemStats
	left := heap()
	for tries := 0; left > before+memoryLeft && tries < 20; tries++ { // what is dropped goes in several rounds
		time.Sleep(10 * time.Millisecond)
		left = heap()
	}
	runtime.ReadMemStats(&after)
	if left > before+memoryLeft {
		t.Errorf("the heap had %d KB before the attacks and has %d KB after them", before>>10, left>>10)
	}
	if held := after.Sys - after.HeapReleased; held > memoryLimit {
		t.Errorf("the process holds %d MB", held>>20)
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// run runs an attack where it belongs. While a file loads it takes five times as
// long as in a function.
func (a *attack) run(t *testing.T) {
	if a.loading && (!a.function || sampled("loading", a.name)) {
		t.Run("while loading", func(t *testing.T) {
			a.stopped(t, func() string { return a.attackLoading(t) })
			if !a.refused && sampled("steps", a.name) {
				sameSteps(t, a.whileLoading())
			}
		})
	}
	if a.function {
		t.Run("in a function", func(t *testing.T) { a.stopped(t, func() string { return a.attackFunction(t) }) })
	}
}

func (a *attack) stopped(t *testing.T, run func() string) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	message := run()
	took := time.Since(began)
	runtime.ReadMemStats(&after)
	if !a.told.MatchString(message) || detail.MatchString(message) || len(message) > 600 {
		t.Errorf("the author is told %q, want %q", message, a.told)
	}
	if took > patience {
		t.Errorf("took %v", took)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > allocated {
		t.Errorf("allocated %d MB", n>>20)
	}
}

func sameSteps(t *testing.T, source string) {
	t.Helper()
	steps, bytes := script.LoadingUses(source)
	if again, bytesAgain := script.LoadingUses(source); again != steps || bytesAgain != bytes {
		t.Errorf("took %d steps and %d bytes, then %d and %d", steps, bytes, again, bytesAgain)
	}
}

func (a *attack) attackLoading(t *testing.T) string {
	t.Helper()
	_, findings := load(a.whileLoading())
	return a.found(t, findings, 1+strings.Count(a.program, "\n"))
}

// found gives what the author is told while a file loads. The attack is in the
// lines up to last.
func (a *attack) found(t *testing.T, findings script.Findings, last int) string {
	t.Helper()
	if len(findings) > 200 {
		t.Errorf("there are %d findings", len(findings))
	}
	for _, f := range findings {
		if f.Severity != script.Error || a.refused == (f.Code == script.CodeFailed) {
			continue
		}
		if a.refused && !a.told.MatchString(f.Message) {
			continue
		}
		// A text without an end goes on to the end of the file.
		if f.Pos.Line < 1 || f.Pos.Line > last && f.Code != script.CodeSyntax || f.Pos.Col < 1 {
			t.Errorf("the finding is at %v", f.Pos)
		}
		return f.Message
	}
	t.Fatalf("nothing stopped it: %v", findings)
	return ""
}

// line15 is where the function of the whole scenario stands.
const line15 = 15

func (a *attack) attackFunction(t *testing.T) string {
	t.Helper()
	if a.refused {
		_, findings := load(a.inFunction())
		return a.found(t, findings, line15+strings.Count(a.program, "\n"))
	}
	s := mustLoad(t, a.inFunction())
	choice := s.Scenario().Nodes[0].Choices[1]
	var messages [2]string
	for i := range messages {
		_, err := s.When(choice.When, at(s))
		var f *play.Fault
		if !errors.As(err, &f) || !errors.Is(err, play.ErrFault) {
			t.Fatalf("nothing stopped it: %v", err)
		}
		if a.before == "" && f.Pos.Line != line15 || f.Pos.File != "test.lua" {
			t.Errorf("the fault is at %v", f.Pos)
		}
		messages[i] = f.Reason
	}
	if messages[0] != messages[1] {
		t.Errorf("stopped by %q, then by %q", messages[0], messages[1])
	}
	if _, err := s.Target(choice.To, at(s)); err != nil {
		t.Errorf("afterwards another function fails: %v", err)
	}
	return messages[0]
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
