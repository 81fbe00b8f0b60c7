package script_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// with gives the whole scenario with parts of it replaced, in pairs.
func with(t testing.TB, pairs ...string) *script.Script {
	t.Helper()
	source := whole
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(source, pairs[i]) {
			t.Fatalf("the whole scenario has no %q", pairs[i])
		}
		source = strings.Replace(source, pairs[i], pairs[i+1], 1)
	}
	return mustLoad(t, source)
}

// What the functions of the choice "ask" of the whole scenario are.
const (
	aWhen   = `function(at) return at.mood.anger > 10 end`
	anEff   = `function(at) at.vars.asked = true end`
	aTarget = `function(at) return "good" end`
	saysOh  = `{ { when = function(at) return at.visited("first") end, text = "Hm." }, { text = "Oh." } }`
)

func TestWhatFunctionsMayGiveAndChange(t *testing.T) {
	tests := []struct{ old, new, reason string }{ // no reason: it works
		{aWhen, `function(at) return 1 end`, "`when` must give true or false, not the number 1; compare it with something"},
		{aWhen, `function(at) local x = at.mood.anger > 10 end`, "`when` must give true or false, not nil; is a `return` missing?"},
		{aWhen, `function(at) return at.mood.anger == 50 and at.mood.trust == 40 and at.turn == 1 end`, ""},
		{aWhen, `function(at) return at.vars.asked == false and at.vars.tries == 0 and at.vars.plan == "none" end`, ""},
		{aWhen, `function(at) return at.visited("first") and not at.visited("second") end`, ""},
		{aWhen, `function(at) at.mood.anger = 5 return true end`, "moods can be set only inside `effect`"},
		{aWhen, `function(at) at.vars.asked = true return true end`, "vars can be set only inside `effect`"},
		{aWhen, `function(at) at.x = 1 return true end`, "`at` cannot be changed; inside `effect`, at.mood.NAME and at.vars.NAME can"},
		{aWhen, `function(at) return at.elapsed > 3 end`, "`at.elapsed` exists only inside `says`"},
		{aWhen, `function(at) return at.anger > 3 end`, "`at` has no `anger`; write at.mood.anger"},
		{aWhen, `function(at) return at.asked end`, "`at` has no `asked`; write at.vars.asked"},
		{aWhen, `function(at) return at.moods.anger > 3 end`, "`at` has no `moods`; did you mean `mood`?"},
		{aWhen, `function(at) local m = at.mood return m.angr > 3 end`, "the customer has no mood `angr`; did you mean `anger`?"},
		{aWhen, `function(at) local v = at.vars return v.askd end`, "the scenario declares no var `askd`; did you mean `asked`?"},
		{aWhen, `function(at) local id = "frist" return at.visited(id) end`, "there is no node \"frist\"; did you mean `first`?"},
		{aWhen, `function(at) return at:visited("first") end`, "at.visited takes a node's id, such as at.visited(\"opening\"), not a table"},
		{aWhen, `function(at) return at["tu" .. "rn"] == 1 end`, "write `at.turn` out; how it was reached here, a search of all paths cannot see it"},
		{aWhen, `function(at) return at["ro" .. "ll"](6) == 1 end`, "write `at.roll` out; how it was reached here, a search of all paths cannot see it"},
		{aWhen, `function(at) local v = "visi" .. "ted" return at[v]("second") end`, "write `at.visited` out; how it was reached here, a search of all paths cannot see it"},
		{aWhen, `function(at) return at.roll(0) > 1 end`, "at.roll takes a whole number from 1 to 1000000"},
		{aWhen, `function(at) choice { id = "x" } return true end`, "`choice` declares something, which is done at the top of the file and not inside a function that the game calls"},
		{aWhen, `function(at) node "x" {} return true end`, "`node` declares something, which is done at the top of the file and not inside a function that the game calls"},
		{aWhen, `function(at) local n = 0 for _, v in pairs(at.mood) do n = n + v end return n == 90 end`, ""},
		{aWhen, `function(at) for k in pairs(at.vars) do assert(type(k) == "string") end return true end`, ""},
		{anEff, `function(at) at.vars.tries = at.vars.tries + 1 at.vars.plan = "visit" at.vars.asked = true end`, ""},
		{anEff, `function(at) at.mood.anger = 1000 at.mood.trust = -3.5 end`, ""},
		{anEff, `function(at) at.vars.tries, at.vars.asked = 3, true end`, ""},
		{anEff, `function(at) at.vars.tries = 1.5 end`, "at.vars.tries must be a whole number, not the number 1.5"},
		{anEff, `function(at) at.vars.tries = "1" end`, "at.vars.tries must be a whole number, not a text"},
		{anEff, `function(at) at.vars.tries = 1e7 end`, "at.vars.tries must be from -1000000 to 1000000, not 10000000"},
		{anEff, `function(at) at.vars.tries = 0/0 end`, "at.vars.tries must be a whole number, not the number NaN"},
		{anEff, `function(at) at.vars.asked = nil end`, "at.vars.asked must be true or false, not nil"},
		{anEff, `function(at) at.vars.plan = "visits" end`, "at.vars.plan must be none or visit, not \"visits\"; did you mean `visit`?"},
		{anEff, `function(at) at.vars.plan = 1 end`, "at.vars.plan must be none or visit, not the number 1"},
		{anEff, `function(at) local v = at.vars v.askd = true end`, "the scenario declares no var `askd`; did you mean `asked`?"},
		{anEff, `function(at) at.mood.anger = "high" end`, "at.mood.anger must be a number, not a text"},
		{anEff, `function(at) at.mood.anger = 0/0 end`, "at.mood.anger must be a number, not the number NaN"},
		{anEff, `function(at) at.mood = {} end`, "`at` cannot be changed; inside `effect`, at.mood.NAME and at.vars.NAME can"},
		{anEff, `function(at) table.insert(at.vars, 1) end`, "value 1 given to `insert` is wrong: table expected, got userdata"},
		{aTarget, `function(at) return "bad" end`, "the function of `pick` gave \"bad\", which is not among its targets: second or good"},
		{aTarget, `function(at) end`, "the function of `pick` must give the id of a target, not nil; is a `return` missing?"},
		{aTarget, `function(at) at.vars.asked = false return "good" end`, "vars can be set only inside `effect`"},
	}
	for _, test := range tests {
		a, err := try(t, with(t, test.old, test.new))
		reason := ""
		if f := asFault(err); f != nil {
			reason = f.Reason
			if f.Pos.Line < 15 || f.Pos.Line > 17 || f.Node != "first" || f.Choice != "ask" {
				t.Errorf("%s: the fault is at %+v", test.new, f)
			}
		}
		if reason != test.reason || test.reason == "" && (err != nil || a.s.Ended == nil) {
			t.Errorf("%s gave\n\t%v\nwant\n\t%s", test.new, err, test.reason)
		}
	}
}

// asFault gives the fault that an error is, or nil.
func asFault(err error) *play.Fault {
	var f *play.Fault
	errors.As(err, &f)
	return f
}

// try begins the whole scenario and chooses "ask".
func try(t testing.TB, s *script.Script) (*attempt, error) {
	a := &attempt{t, &play.Version{Scenario: s.Scenario(), Rules: s, Oracle: unbounded{}}, new(play.State)}
	if err := a.try(play.Start{Mode: play.Practice, Seed: 3}); err != nil {
		return a, err
	}
	return a, a.try(play.Choose{Seq: 1, Choice: "ask", By: play.ByTrainee})
}

func TestMoodsAreHeldWithinTheirBounds(t *testing.T) {
	a, err := try(t, with(t, anEff, `function(at) at.mood.anger = 1000 at.mood.trust = -3.5 end`))
	if err != nil || a.mood("anger") != 100 || a.mood("trust") != 0 {
		t.Errorf("anger %d, trust %d, %v", a.mood("anger"), a.mood("trust"), err)
	}
}

func TestSaysInItsThreeForms(t *testing.T) {
	for _, test := range []struct{ says, want, reason string }{
		{`"Plain {tries}, {trainee}."`, "Plain 0, {trainee}.", ""},
		{saysOh, "Hm.", ""},
		{`{ "Only." }`, "Only.", ""},
		{`function(at) return "After " .. at.elapsed .. " seconds {plan}" end`, "After 10 seconds none", ""},
		{`function(at) return 5 end`, "", "`says` must give a text, not the number 5"},
		{`function(at) end`, "", "`says` must give a text, not nil; is a `return` missing?"},
		{`function(at) return "" end`, "", "`says` gave a text that is empty or not UTF-8"},
		{`function(at) return string.char(255) end`, "", "`says` gave a text that is empty or not UTF-8"},
		{`function(at) return ("x"):rep(2001) end`, "", "`says` gave a text of 2001 bytes; at most 2000 fit"},
		{`function(at) at.vars.asked = true return "x" end`, "", "vars can be set only inside `effect`"},
	} {
		a := begin(t, with(t, saysOh, test.says))
		if test.reason != "" {
			if f := a.fault("calm_down"); f.Reason != test.reason || f.Pos.Line != 21 || f.Node != "second" {
				t.Errorf("%s gave %v, want %s", test.says, f, test.reason)
			}
			continue
		}
		if a.choose("calm_down"); a.s.Says != test.want {
			t.Errorf("%s says %q, want %q", test.says, a.s.Says, test.want)
		}
	}
}

// Nothing that one call does may be seen by another.
func TestNoStateSurvivesACall(t *testing.T) {
	const helpers = "local n, seen, list = 0, nil, { 1, 2, 3 }\nlocal walk = string.gmatch(\"a b c\", \"%a\")\nlocal function count() n = n + 1 return n end\nnode \"first\" {"
	for _, test := range []struct{ when, reason string }{
		{`function(at) n = n + 1 return n == 1 end`, ""},
		{`function(at) return count() == 1 and count() == 2 end`, ""},
		{`function(at) local was = seen seen = at return was == nil end`, ""},
		{`function(at) list = { 9 } return list[1] == 9 end`, ""},
		{`function(at) if list[1] == 9 then return false end list = { 9 } return true end`, ""},
		{`function(at) list[1] = 9 return true end`, "this table lasts longer than this call and cannot be changed; to remember something use at.vars"},
		{`function(at) table.insert(list, 9) return true end`, "this table lasts longer than this call and cannot be changed; to remember something use at.vars"},
		{`function(at) table.remove(list) return true end`, "this table lasts longer than this call and cannot be changed; to remember something use at.vars"},
		{`function(at) table.sort(list) return true end`, "this table lasts longer than this call and cannot be changed; to remember something use at.vars"},
		{`function(at) list.x = { y = 1 } return true end`, "this table lasts longer than this call and cannot be changed; to remember something use at.vars"},
		{`function(at) return walk() == "a" end`, "what string.gmatch gives lasts only for the call that asked for it"},
		{`function(at) local f = count() function count() return 7 end return f == 1 end`, ""},
	} {
		s := with(t, `node "first" {`, helpers, aWhen, test.when)
		when := s.Scenario().Nodes[0].Choices[1].When
		for range 6 {
			ok, err := s.When(when, at(s))
			f := asFault(err)
			switch {
			case test.reason == "" && (err != nil || !ok):
				t.Errorf("%s gave %v, %v", test.when, ok, err)
			case test.reason != "" && (f == nil || f.Reason != test.reason):
				t.Errorf("%s gave %v, want %s", test.when, err, test.reason)
			}
		}
	}
}

func TestForgettingIsAWarning(t *testing.T) {
	s := with(t, `node "first" {`, "local n = 0\nnode \"first\" {", aWhen, "function(at) n = n + 1 return true end")
	want := "test.lua:16:25: warning EK008 `n` gets its first value back after each call of this function; to remember something declare a var in `scenario` and use `at.vars`"
	if len(s.Findings()) != 1 || s.Findings()[0].String() != want {
		t.Errorf("the findings are %v", s.Findings())
	}
}

func TestManyCallsAtOnce(t *testing.T) {
	s := with(t, `node "first" {`, "local n = 0\nlocal function count() n = n + 1 return n end\nnode \"first\" {",
		aWhen, `function(at) return count() == 1 and at.mood.anger == at.vars.tries end`,
		anEff, `function(at) at.mood.trust = at.vars.tries count() if at.vars.tries % 7 == 0 then error("no") end end`)
	c := s.Scenario().Nodes[0].Choices[1]
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for i := range 200 {
				here := at(s)
				here.Moods[0], here.Vars[1] = worker, scenario.Value(worker)
				if ok, err := s.When(c.When, here); err != nil || !ok {
					t.Errorf("worker %d, call %d: %v, %v", worker, i, ok, err)
					return
				}
				err := s.Effect(c.Effect, here)
				if (err != nil) != (worker%7 == 0) || err == nil && here.Moods[1] != worker {
					t.Errorf("worker %d, call %d: trust %d, %v", worker, i, here.Moods[1], err)
					return
				}
			}
		})
	}
	group.Wait()
}

func TestRollsDependOnSeedTurnPlaceAndOrderAlone(t *testing.T) {
	s := with(t, aWhen, `function(at) return at.roll(6) + 6 * at.roll(6) > 0 end`,
		saysOh, `function(at) return at.roll(1000) .. " " .. at.roll(1000) end`)
	says := s.Scenario().Nodes[1].Says.Func
	roll := func(seed uint64, turn int) string {
		here := at(s)
		here.Seed, here.Turn = seed, turn
		text, err := s.Says(says, here, 0)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	if first := roll(1, 0); first != roll(1, 0) {
		t.Error("the same seed and turn roll differently")
	}
	seen := make(map[string]bool)
	for seed := range uint64(10) {
		for turn := range 10 {
			seen[roll(seed, turn)] = true
		}
	}
	if len(seen) < 99 {
		t.Errorf("100 seeds and turns give %d rolls", len(seen))
	}
}

func TestRollsAreEven(t *testing.T) {
	s := with(t, saysOh, `function(at) return "" .. at.roll(6) end`)
	says := s.Scenario().Nodes[1].Says.Func
	counts := make(map[string]int)
	for seed := range uint64(6000) {
		here := at(s)
		here.Seed = seed
		text, err := s.Says(says, here, 0)
		if err != nil {
			t.Fatal(err)
		}
		counts[text]++
	}
	for face := range 6 {
		if n := counts[fmt.Sprint(face+1)]; n < 850 || n > 1150 {
			t.Errorf("%d came %d times of 6000", face+1, n)
		}
	}
}

func TestBuiltInPersonas(t *testing.T) {
	for name, temper := range script.Personas {
		s := with(t, `name = "Ann",`, `name = "Ann", persona = "`+name+`",`)
		up, down := []float64{10, 10}, []float64{-10, -10}
		if err := s.React(at(s), up); err != nil {
			t.Fatal(err)
		}
		if err := s.React(at(s), down); err != nil {
			t.Fatal(err)
		}
		want := [4]float64{10 * temper.AngerUp, 10 * temper.TrustUp, -10 * temper.AngerDown, -10 * temper.TrustDown}
		if got := [4]float64{up[0], up[1], down[0], down[1]}; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if len(script.Personas) != 7 {
		t.Errorf("there are %d personas", len(script.Personas))
	}
}

func TestOwnPersonas(t *testing.T) {
	for _, test := range []struct {
		react  string
		want   []float64
		reason string
	}{
		{`change.anger = change.anger * 2`, []float64{20, -4}, ""},
		{`return { anger = change.anger / 4 }`, []float64{2.5, -4}, ""},
		{`if at.mood.anger == 50 and at.turn == 1 then change.trust = 1 end return change`, []float64{10, 1}, ""},
		{`change.anger = 1/0`, []float64{100, -4}, ""},
		{`change.anger = nil`, []float64{10, -4}, ""},
		{`change.angr = 1`, nil, "`react` changed a mood `angr` that the customer does not have; did you mean `anger`?"},
		{`change.anger = "much"`, nil, "`react` must give a number for the mood `anger`, not a text"},
		{`change.anger = 0/0`, nil, "`react` must give a number for the mood `anger`, not the number NaN"},
		{`return 5`, nil, "`react` must give a table of moods and their changes, or nothing, not the number 5"},
		{`at.mood.anger = 1`, nil, "moods can be set only inside `effect`"},
	} {
		s := with(t, `name = "Ann",`, `name = "Ann", persona = "own",`,
			`node "first" {`, `persona "own" { react = function(at, change) `+test.react+` end } node "first" {`)
		change := []float64{10, -4}
		err := s.React(at(s), change)
		f := asFault(err)
		switch {
		case test.reason == "" && (err != nil || !slices.Equal(change, test.want)):
			t.Errorf("%s gave %v, %v, want %v", test.react, change, err, test.want)
		case test.reason != "" && (f == nil || f.Reason != test.reason || f.Pos.Line != 11):
			t.Errorf("%s gave %v, want %s", test.react, err, test.reason)
		}
	}
}

func TestWhatIsReadFromAFile(t *testing.T) {
	s := with(t, `timeout = {`, `breathe = { composure = 1, anger = 2, says = function(at) return "..." end, text = "Wait." },
  checkin = "How is that, {trainee}?", timeout = {`).Scenario()
	first := &s.Nodes[0]
	breathe := first.Choices[2]
	if !breathe.Breathe || breathe.ID != "breathe" || breathe.Text != "Wait." || breathe.Says.Func == 0 ||
		breathe.Points != (scenario.Points{0, 1, 0}) || !slices.Equal(breathe.To.Nodes, []int{0}) || breathe.Number != 2 {
		t.Errorf("the breath is %+v", breathe)
	}
	if *first.Timeout != (scenario.Timeout{Seconds: 30, Choice: 0}) || first.Checkin != "How is that, {trainee}?" {
		t.Errorf("the node is %+v", first)
	}
	if s.Choices != 5 || s.Nodes[1].Choices[1].Number != 4 {
		t.Errorf("there are %d choices, the last is %d", s.Choices, s.Nodes[1].Choices[1].Number)
	}
	if s.Channel != scenario.Phone || s.Level != 1 || s.Language != "en" || s.Weights != (scenario.Points{33, 33, 33}) ||
		s.MaxTurns != 9 || s.OutOfTurns != 3 || s.Start != 0 {
		t.Errorf("the scenario is %+v", s)
	}
	if e := s.Nodes[2].Ending; e == nil || e.Outcome != scenario.Resolved || e.Relationship != scenario.Stays {
		t.Errorf("the ending is %+v", e)
	}
	if s.Nodes[1].Pos != (scenario.Pos{File: "test.lua", Line: 21, Col: 1}) || s.Nodes[1].Choices[0].Pos != (scenario.Pos{File: "test.lua", Line: 23, Col: 3}) {
		t.Errorf("the places are %v and %v", s.Nodes[1].Pos, s.Nodes[1].Choices[0].Pos)
	}
}

func TestWhatFunctionsLookAt(t *testing.T) {
	for when, want := range map[string]scenario.Reads{
		`function(at) return true end`:                                                {Visited: []int{0}},
		`function(at) return at.turn > 1 end`:                                         {Visited: []int{0}, Turn: true},
		`function(at) return at.roll(6) > 1 end`:                                      {Visited: []int{0}, Roll: true},
		`function(at) local a = at return a.turn > a.roll(2) end`:                     {Visited: []int{0}, Turn: true, Roll: true},
		`function(at) return at["turn"] > 1 end`:                                      {Visited: []int{0}, Turn: true},
		`function(at) return at.visited("second") end`:                                {Visited: []int{0, 1}},
		`function(at) return at.visited("sec" .. "ond") end`:                          {Visited: []int{0}, AllVisited: true},
		`function(at) local v = at.visited return v("second") end`:                    {Visited: []int{0}, AllVisited: true},
		`function(at) return at["visited"]("second") end`:                             {Visited: []int{0, 1}},
		`function(at) local function f(x) return x.visited(x) end return at.turn end`: {Visited: []int{0}, Turn: true, AllVisited: true},
	} {
		if got := with(t, aWhen, when).Scenario().Reads; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s reads %+v, want %+v", when, got, want)
		}
	}
}

func TestVersionsTellFilesApart(t *testing.T) {
	a, b, c := mustLoad(t, whole), mustLoad(t, whole), mustLoad(t, whole+"\n")
	if a.Scenario().Version != b.Scenario().Version || a.Scenario().Version == c.Scenario().Version || len(a.Scenario().Version) != 64 {
		t.Errorf("the versions are %s, %s, %s", a.Scenario().Version, b.Scenario().Version, c.Scenario().Version)
	}
}

func TestTurnsThatCannotRunOutNeedNoEnding(t *testing.T) {
	const line = `scenario { id = "a", title = "A", max_turns = %d, customer = { name = "A", mood = { anger = 1 } }, start = "a" }
node "a" { says = "a", breathe = {}, choice { id = "x", text = "x", because = "b", to = "b" } }
node "b" { says = "b", choice { id = "x", text = "x", because = "b", to = "c" } }
ending "c" { says = "c", outcome = "lost", relationship = "leaves" }`
	s, findings := load(fmt.Sprintf(line, 3))
	if len(findings) > 0 || s.Scenario().MaxTurns != 0 || s.Scenario().OutOfTurns != -1 {
		t.Errorf("three turns: %v", findings)
	}
	_, findings = load(fmt.Sprintf(line, 2))
	if len(findings) != 1 || findings[0].Code != script.CodeTurns {
		t.Errorf("two turns: %v", findings)
	}
}

// measured is an observer that remembers.
type measured struct {
	mu                     sync.Mutex
	waited, called, faults int
}

func (m *measured) Waited(time.Duration) { m.count(&m.waited) }
func (m *measured) Called(time.Duration) { m.count(&m.called) }
func (m *measured) Faulted()             { m.count(&m.faults) }

func (m *measured) count(n *int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	*n++
}

func TestTheObserverIsTold(t *testing.T) {
	m := new(measured)
	s, err := script.Load(t.Context(), "f.lua", []byte(strings.Replace(whole, anEff, `function() error("no") end`, 1)), script.Options{Observer: m})
	if err != nil {
		t.Fatal(err)
	}
	c := s.Scenario().Nodes[0].Choices[1]
	_, _ = s.When(c.When, at(s))
	_ = s.Effect(c.Effect, at(s))
	if m.waited != 2 || m.called != 2 || m.faults != 1 {
		t.Errorf("waited %d, called %d, faults %d", m.waited, m.called, m.faults)
	}
}
