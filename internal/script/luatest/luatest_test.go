package luatest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/script"
	"evenkeel/internal/script/luatest"
)

// call is the scenario that all tests here are of.
func call(t testing.TB) *play.Version {
	t.Helper()
	source, err := os.ReadFile("testdata/call.lua")
	if err != nil {
		t.Fatal(err)
	}
	s, err := script.Load(context.Background(), "call.lua", source, script.Options{})
	if err != nil {
		t.Fatal(err)
	}
	v := &play.Version{Scenario: s.Scenario(), Rules: s, Oracle: explore.New(s.Scenario(), s, explore.Limits{})}
	for _, form := range v.Scenario.Variants {
		v.Variants = append(v.Variants, &play.Version{Scenario: form, Rules: s, Oracle: explore.New(form, s, explore.Limits{})})
	}
	return v
}

func suite(t testing.TB, source string) luatest.Suite {
	return luatest.Suite{File: "dir/call_test.lua", Source: []byte(source), Version: call(t), GoldenFile: "dir/call_golden.txt"}
}

// failures runs tests and gives one line for each failure, "line: message".
func failures(t testing.TB, source string) string {
	t.Helper()
	r, err := luatest.Run(t.Context(), suite(t, source), luatest.Options{})
	if findings := (script.Findings)(nil); errors.As(err, &findings) {
		return fmt.Sprintf("%s %d: %s", findings[0].Code, findings[0].Pos.Line, findings[0].Message)
	}
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, test := range r.Tests {
		for _, f := range test.Failures {
			lines = append(lines, fmt.Sprintf("%d: %s", f.Pos.Line, f.Message))
		}
	}
	return strings.Join(lines, "\n")
}

func TestWhatComesTruePasses(t *testing.T) {
	for _, source := range []string{
		`expect(play { "hear" }).node.is("then")`,
		`expect(play { "hear" }).mood.anger.is(30).mood.anger.below(31).mood.trust.above(54).mood.anger.between(30, 30)`,
		`expect(play {}).says.is("{trainee}, it is broken, for the 0th time.")`,
		`expect(play { "again" }).says.contains("the 1th").says.not_contains("2th").vars.tries.is(1).turns.is(1)`,
		`expect(play { "hear" }).ending.is(nil).outcome.is(nil).relationship.is(nil)`,
		`expect(play { "hear", "look", "mend" }).ending.is("fine").outcome.is("resolved").relationship.is("stays").vars.refund.is("sent").vars.looked.is(true)`,
		`expect(play { "hear" }).offered.is { "look", "leave", "break_it" }`,
		`expect(play { "hear" }).offered.contains("look").offered.not_contains("mend").offers("look").not_offers("mend")`,
		`expect(play { "hear", "look", "mend" }).not_offers("look").offered.is {}`,
		`expect(play { timeout }).mood.anger.is(70)`,
		`expect(play { after(21, "hear") }).says.is("You took your time.")`,
		`expect(play { after(20, "hear") }).says.is("And now, no?")`,
		`expect(play { "breathe", "hear" }).turns.is(2).points.composure.is(1)`,
		`expect(play { "breathe" }).not_offers("breathe").says.is("Hello?")`,
		`expect(play { from = "then" }).says.is("Who are you?").turns.is(0)`,
		`expect(play { from = "then", visited = { "opening" } }).says.is("And now, no?")`,
		`expect(play { from = "then", vars = { looked = true, tries = 3, refund = "sent" }, mood = { anger = 59 } }).offers("mend").not_offers("look").vars.tries.is(3)`,
		`expect(play { from = "then", vars = { looked = true }, mood = { anger = 60 } }).not_offers("mend")`,
		`expect(play { "breathe", "hear", "look", "mend" }).score.overall.is(100).score.empathy.is(100).score.best.is(100)`,
		`expect(play { "deny", "leave" }).score.overall.below(20).points.resolution.is(-4)`,
		`expect(play { variant = "b" }).mood.anger.is(60).says.is("{trainee}, it is broken, for the 2th time.")`,
		`expect(play { variant = "b", "breathe", "hear", "look", "mend" }).says.is("Ta.").score.overall.is(100)`,
		`expect(play { variant = "b", from = "then", vars = { tries = 3 } }).mood.anger.is(60).vars.tries.is(3)`,
		`expect(play { always = "first" }).turns.is(3).ending.is("gone")`,
		`expect(play { "hear", always = "longest" }).vars.looked.is(false)`,
		`expect(play { always = "last" }).ending.is("gone").turns.is(9)`,
		`expect(play { "hear", always = "shortest" }).vars.looked.is(true)`,
		`expect(play { always = function(now) return now.node == "opening" and "hear" or now.offered[1] ~= "look" and now.offered[1] or "look" end }).ending.is("fine")`,
		`local r = play { "hear" } expect(r.mood.anger).is(30).below(31) expect(r.text("look")).is("I look.") expect(#r.offered).is(3)`,
		`expect(play { "hear", "leave", seed = 1 }).ending.is("gone")`,
		`expect(play { "hear" }).mood.anger:is(30)`,
		`expect({ 1, 2, x = "y" }).is({ 1, 2, x = "y" }).is_not({ 1 }) expect("a").is_not("b") expect(nil).is(nil)`,
		`test "one" (function() expect(1).is(1) end) test("two", function() play { "hear" } end)`,
	} {
		if got := failures(t, source); got != "" {
			t.Errorf("%s\n\tfails: %s", source, got)
		}
	}
}

func TestWhatDoesNotComeTrueIsTold(t *testing.T) {
	for _, tt := range []struct{ source, want string }{
		{`expect(play { "hear" }).mood.anger.below(30)`, `1: mood.anger should be below 30, but is 30`},
		{`expect(play { "hear" }).mood.anger.above(30)`, `1: mood.anger should be above 30, but is 30`},
		{`expect(play { "hear" }).mood.anger.between(31, 40)`, `1: mood.anger should be between 31 and 40, but is 30`},
		{"\n\nexpect(play { \"hear\" }).ending.is(\"fine\")", `3: ending should be "fine", but is nil`},
		{`expect(play { "hear" }).node.is_not("then")`, `1: node should not be "then", but is "then"`},
		{`expect(play { "hear" }).says.contains("later")`, `1: says should contain "later", but is "And now, no?"`},
		{`expect(play { "hear" }).says.not_contains("now")`, `1: says should not contain "now", but is "And now, no?"`},
		{`expect(play { "hear" }).offered.is { "look" }`, `1: offered should be { "look" }, but is { "look", "leave", "break_it" }`},
		{`expect(play { "hear" }).offers("mend")`, `1: "mend" should be offered, but is not; offered are "look", "leave", "break_it" (anger 30, trust 55; looked no, tries 0, refund none)`},
		{`expect(play { "hear" }).not_offers("look")`, `1: "look" should not be offered, but is`},
		{`expect(play { "hear" }).mood.anger.is(1).mood.trust.is(2)`, "1: mood.anger should be 1, but is 30\n1: mood.trust should be 2, but is 55"},
		{`expect(3).is("3")`, `1: the value should be "3", but is 3`},
		{`test "x" (function()
		  expect(1).is(2)
		  expect(1).is(3)
		end)`, "2: the value should be 2, but is 1\n3: the value should be 3, but is 1"},
		{`golden "x" {}`, "1: dir/call_golden.txt has no transcript of this name; `evenkeel test --update` writes it"},
	} {
		if got := failures(t, tt.source); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s\n\tgave %q\n\twant %q", tt.source, got, tt.want)
		}
	}
}

// What cannot be played or judged stops the test, with its line.
func TestSlipsInTestsAreExplained(t *testing.T) {
	for _, tt := range []struct{ source, want string }{
		{`play { "hair" }`, "turn 1: node \"opening\" has no choice \"hair\"; did you mean `hear`?; offered are \"deny\", \"hear\", \"again\", \"breathe\" (path: at the opening)"},
		{`play { "hear", "mend" }`, `turn 2: "mend" is not offered at node "then": its ` + "`when`" + ` does not hold (anger 30,`},
		{`play { "breathe", "breathe" }`, `a breath was just taken`},
		{`play { "hear", "leave", "look" }`, `turn 3: the conversation is over at "gone", before the reply "look" (path: opening/hear, then/leave, now at gone)`},
		{`play { "hear", timeout }`, `the time cannot run out: node "then" has no`},
		{`play { variant = "c" }`, `variant: the scenario has no such variant "c"; it has "b"`},
		{`play { variant = 5 }`, `variant: the scenario has no such variant`},
		{`play { "hear", "break_it" }`, `call.lua:37: node "then", choice "break_it"`},
		{`play { 3 }`, `reply 1 must be a choice's id`},
		{`play { form = "then" }`, "`play` has no field `form`; did you mean `from`?"},
		{`play { from = "than" }`, "there is no node \"than\"; did you mean `then`?"},
		{`play { from = "fine" }`, `"fine" is an ending`},
		{`play { visited = "then" }`, `this must be a list of nodes`},
		{`play { mood = { angr = 3 } }`, "no mood `angr`; did you mean `anger`?"},
		{`play { mood = { anger = 101 } }`, `anger must be a whole number from 0 to 100, not 101`},
		{`play { vars = { loked = 3 } }`, "no var `loked`; did you mean `looked`?"},
		{`play { vars = { looked = 3 } }`, `looked must be true or false, not 3`},
		{`play { vars = { refund = "x" } }`, `refund must be one of "none", "sent", not "x"`},
		{`play { vars = { tries = 0.5 } }`, `tries must be a whole number`},
		{`play { seed = "x" }`, `seed: this must be a whole number`},
		{`play { always = "loud" }`, `always: this must be "first", "last", "longest", "shortest", or a function, not "loud"`},
		{`play { always = function() return 3 end }`, `must give a choice's id, not 3`},
		{`play { always = function() return "hair" end }`, `node "opening" has no choice "hair"`},
		{`play { always = function() error("no idea") end }`, `no idea`},
		{`play "hear"`, "`play` takes a table"},
		{`after("x", 3)`, "`after` takes the seconds"},
		{`expect()`, "`expect` takes a play or a value"},
		{`local x = expect(play {}).mod`, "a play has no `mod`; did you mean `mood`?"},
		{`local x = expect(play {}).mood.angr`, "no mood `angr`"},
		{`local r = play {} local x = r.mod`, "a play has no `mod`; did you mean `mood`?"},
		{`expect(play {}).node.iss("x")`, "there is no check `iss`; did you mean `is`?"},
		{`expect(play {}).node.below(3)`, `node is no number but "opening"`},
		{`expect(play {}).mood.anger.below("3")`, `this compares with a number, not with "3"`},
		{`expect(play {}).mood.anger.contains(3)`, `mood.anger is neither a text nor a list but 50`},
		{`expect(play {}).node.contains(3)`, `node is a text, and contains no 3`},
		{`expect(play {}).mood.anger.below()`, "`below` takes 1 value(s), not 0"},
		{`expect(play {}).offers("haer")`, "node \"opening\" has no choice \"haer\"; did you mean `hear`?"},
		{`expect(play {}).node.offers("hear")`, `only a play offers choices`},
		{`expect(play {}).offers(3)`, `a choice is named by its id, not 3`},
		{`expect(play {}).score.overall.is(1)`, `there is no score yet: the conversation goes on at node "opening"`},
		{`expect(play { from = "then", "leave" }).score.overall.is(1)`, `only plays that begin as attempts do have one`},
		{`local r = play {} r.text("look")`, `node "opening" has no choice "look"`},
		{`test "x" "y"`, `takes a function`},
		{`test (function() end)`, "`test` needs a name of one line"},
		{`golden "x" "y"`, `takes a table`},
		{`golden "x" { always = function() end }`, `a golden transcript takes no function`},
		{`test "x" (function() end) golden "x" {}`, `there are two tests of the name "x"`},
		{`node "x" {}`, "`node` belongs into a scenario's own file"},
		{`io.write("x")`, "`io` is not available"},
		{`while true do end`, "too many steps"},
		{`while true do play {} end`, "too m"},
		{`while true do expect(1).is(2) end`, "20 expectations have failed; this stops here"},
		{`test "x" (function() test "y" (function() end) end)`, "`test` stands at the top of the file, not inside a test"},
		{`expext(1)`, "nothing is called `expext`; did you mean `expect`?"},
	} {
		sources := []string{tt.source, "test \"in\" (function()\n" + tt.source + "\nend)"}
		if strings.Contains(tt.source, "test ") || strings.Contains(tt.source, "golden ") {
			sources = sources[:1]
		}
		for _, source := range sources {
			if got := failures(t, source); !strings.Contains(got, tt.want) {
				t.Errorf("%s\n\tgave %q\n\twant %q", source, got, tt.want)
			}
		}
	}
}

func run(t *testing.T, s luatest.Suite, o luatest.Options) *luatest.Report {
	t.Helper()
	r, err := luatest.Run(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// outcomes gives the tests' names, the failed ones marked.
func outcomes(r *luatest.Report) string {
	var names []string
	for _, test := range r.Tests {
		name := test.Name
		if len(test.Failures) > 0 {
			name += "!"
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

func TestTestsDoNotDependOnEachOther(t *testing.T) {
	r := run(t, suite(t, `
		local n, shared = 0, { 1 }
		test "one" (function() n = n + 1 shared[2] = 2 expect(n).is(1) end)
		test "loops" (function() while true do end end)
		test "two" (function() n = n + 1 expect(n).is(1) expect(#shared).is(1) end)
		test "fails" (function() expect(n).is(1) error("no") end)
		test "three" (function() expect(n).is(0) end)`), luatest.Options{})
	if got := outcomes(r); got != "one loops! two fails! three" || r.Failed() != 2 {
		t.Errorf("%s, %d failed", got, r.Failed())
	}
	if f := r.Tests[3].Failures; len(f) != 2 || !strings.Contains(f[1].Message, "no") || f[1].Pos.Line != 6 || f[1].Pos.File != "dir/call_test.lua" {
		t.Errorf("%+v", f)
	}
}

func TestTestsArePickedByName(t *testing.T) {
	s := suite(t, `
		expect(1).is(2)
		test "the one" (function() end)
		test "another" (function() expect(1).is(1) end)`)
	for pattern, want := range map[string]string{"": "(outside of tests)! the one another", "one": "the one", "o": "the one another", "x": ""} {
		var o luatest.Options
		if pattern != "" {
			o.Run = regexp.MustCompile(pattern)
		}
		if got := outcomes(run(t, s, o)); got != want {
			t.Errorf("%q runs %s, want %s", pattern, got, want)
		}
	}
	for _, test := range run(t, s, luatest.Options{}).Tests[1:] {
		if test.Pos.Line != map[string]int{"the one": 3, "another": 4}[test.Name] {
			t.Errorf("%q stands on line %d", test.Name, test.Pos.Line)
		}
	}
}

func TestPathsNameEveryReply(t *testing.T) {
	for source, want := range map[string]string{
		`expect(play { "breathe", timeout, "look" }).node.is("x")`:      "opening/breathe, opening/deny (timeout), then/look, now at then",
		`expect(play { from = "then", "look" }).node.is("x")`:           "from then, then/look, now at then",
		`expect(play {}).node.is("x")`:                                  "at the opening",
		`local r = play { "hear" } expect(r.mood.anger).is(31)`:         "",
		`local r = play { "hear" } expect(r).mood.anger.is(31)`:         "opening/hear, now at then",
		`expect(play { "hear", always = "last" }).ending.is("nowhere")`: "opening/hear, then/break_it, now at gone",
	} {
		source = strings.Replace(source, `always = "last"`, `"leave"`, 1)
		want = strings.Replace(want, "break_it", "leave", 1)
		if r := run(t, suite(t, source), luatest.Options{}); r.Tests[0].Failures[0].Path != want {
			t.Errorf("%s\n\tgave %q, want %q", source, r.Tests[0].Failures[0].Path, want)
		}
	}
}

func TestGoldenTranscripts(t *testing.T) {
	s := suite(t, `
		golden "good" { "hear", "look", "mend" }
		golden "slow" { timeout, after(25, "look"), "breathe_not" }`)
	if got := outcomes(run(t, s, luatest.Options{})); got != "good! slow!" {
		t.Fatalf("without a file: %s", got)
	}
	s.Source = []byte(strings.Replace(string(s.Source), `, "breathe_not"`, `, "leave"`, 1))
	r := run(t, s, luatest.Options{Update: true})
	if outcomes(r) != "good slow" || r.Golden == nil {
		t.Fatalf("--update: %s, %q", outcomes(r), r.Golden)
	}
	want, err := os.ReadFile("testdata/call_golden.txt")
	if err != nil || string(want) != string(r.Golden) {
		if os.Getenv("UPDATE") != "" {
			err = os.WriteFile("testdata/call_golden.txt", r.Golden, 0o644)
		}
		t.Errorf("%v: the transcripts are\n%s", err, r.Golden)
	}

	s.Golden = []byte(strings.ReplaceAll(string(r.Golden), "\n", "\r\n"))
	if r := run(t, s, luatest.Options{}); outcomes(r) != "good slow" || r.Golden != nil {
		t.Errorf("the same again: %s, %q", outcomes(r), r.Golden)
	}
	s.Golden = want
	if r := run(t, s, luatest.Options{Update: true}); r.Golden != nil {
		t.Errorf("--update without a change writes %q", r.Golden)
	}

	s.Golden = []byte(strings.Replace(string(want), "I mend it at once", "I do it at once", 1))
	r = run(t, s, luatest.Options{})
	line := 1 + strings.Count(string(want[:strings.Index(string(want), "I mend it at once")]), "\n")
	told := fmt.Sprintf("the transcript differs from line %d of dir/call_golden.txt on\n  there: I do it at once, while you wait, and nobody pays.\n  now:   I mend it at once,", line)
	if outcomes(r) != "good! slow" || !strings.HasPrefix(r.Tests[0].Failures[0].Message, told) {
		t.Errorf("a change: %s, %+v", outcomes(r), r.Tests[0].Failures)
	}
	one := luatest.Options{Run: regexp.MustCompile("slow"), Update: true}
	if r := run(t, s, one); outcomes(r) != "slow" || r.Golden != nil {
		t.Errorf("--update --run slow changes the other: %s, %q", outcomes(r), r.Golden)
	}

	s.Source = []byte(`golden "slow" { timeout, after(25, "look"), "leave" }`)
	s.Golden = want
	if r := run(t, s, luatest.Options{}); outcomes(r) != "slow good!" || r.Tests[1].Pos.File != "dir/call_golden.txt" || r.Tests[1].Pos.Line != 3 {
		t.Errorf("one too many: %s, %+v", outcomes(r), r.Tests)
	}
	if r := run(t, s, luatest.Options{Update: true}); !strings.Contains(string(r.Golden), "== slow") || strings.Contains(string(r.Golden), "== good") {
		t.Errorf("--update with one too many: %s", r.Golden)
	}

	for _, broken := range []string{"hello", "== a\n\n== a\n"} {
		s.Golden = []byte(broken)
		if _, err := luatest.Run(t.Context(), s, luatest.Options{}); !errors.As(err, new(script.Findings)) || !strings.HasPrefix(err.Error(), "dir/call_golden.txt:1:1") {
			t.Errorf("the file %q: %v", broken, err)
		}
	}
}

func TestACancelledRunEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := luatest.Run(ctx, suite(t, `test "x" (function() end)`), luatest.Options{}); err == nil {
		t.Error("no error")
	}
}

// FuzzRun holds that no tests, whatever they say, do more than pass or fail
// with a line.
func FuzzRun(f *testing.F) {
	for _, seed := range []string{
		`expect(play { "hear", timeout, after(3, "look"), from = "then", mood = { anger = 3 } }).mood.anger.below(3)`,
		`test "x" (function() expect(play { always = "first" }).offers("x") end) golden "y" { "hear" }`,
		`expect({ 1, x = { y = 2 } }).is(play) expect(expect(1)).is_not(expect)`,
		`local e = expect(play {}) e.offered.contains(e) e.mood.is(e.mood) e.says.between(1, 2)`,
	} {
		f.Add(seed, "== y\n\nx\n")
	}
	v := call(f)
	f.Fuzz(func(t *testing.T, source, golden string) {
		s := luatest.Suite{File: "f_test.lua", Source: []byte(source), Version: v, GoldenFile: "f_golden.txt", Golden: []byte(golden)}
		r, err := luatest.Run(t.Context(), s, luatest.Options{})
		if err != nil {
			if !errors.As(err, new(script.Findings)) {
				t.Fatalf("not a finding: %v", err)
			}
			return
		}
		for _, test := range r.Tests {
			for _, failure := range test.Failures {
				if failure.Message == "" || failure.Pos.Line < 1 {
					t.Errorf("%q: %+v", test.Name, failure)
				}
			}
		}
		updated, err := luatest.Run(t.Context(), s, luatest.Options{Update: true})
		if err != nil || updated.Golden == nil {
			return
		}
		s.Golden = updated.Golden
		again, err := luatest.Run(t.Context(), s, luatest.Options{Update: true})
		if err != nil || again.Golden != nil {
			t.Fatalf("written twice, the transcripts differ: %v\n%s\n%s", err, updated.Golden, again.Golden)
		}
	})
}
