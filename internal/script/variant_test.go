package script_test

import (
	"reflect"
	"strings"
	"testing"

	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// parallel is a variant of the whole scenario.
const parallel = `
variant "b" {
  summary = "Another one.",
  customer = { name = "Bo", about = "waits too", look = { head = "bun" }, mood = { trust = 45 } },
  vars = { tries = 2, plan = "visit" },
  words = {
    first = { says = "So? {plan}", calm_down = "Uno.", ask = { text = "Dos.", because = "c" } },
    second = { "Hum.", "Ah." },
    bad = function(at) return "Bye " .. at.vars.tries end,
  },
}
`

func TestAVariantIsAScenarioOfItsOwn(t *testing.T) {
	s := mustLoad(t, whole+parallel)
	base := s.Scenario()
	if len(base.Variants) != 1 || base.Variant != "" {
		t.Fatalf("there are %d variants", len(base.Variants))
	}
	v := base.Variants[0]
	if v.Variant != "b" || v.Version != base.Version || v.ID != base.ID || v.Title != base.Title || v.Summary != "Another one." || v.Variants != nil {
		t.Errorf("the variant is %q of %s, %q", v.Variant, v.ID, v.Summary)
	}
	if want := (scenario.Customer{Name: "Bo", About: "waits too", Look: scenario.Look{Head: "bun"}}); v.Customer != want {
		t.Errorf("the customer is %+v", v.Customer)
	}
	if v.Moods[0].Start != 50 || v.Moods[1].Start != 45 || v.Vars[0].Start != 0 || v.Vars[1].Start != 2 || v.Vars[2].Start != 1 {
		t.Errorf("it begins with %v and %v", v.Moods, v.Vars)
	}
	first, second := &v.Nodes[0], &v.Nodes[1]
	if first.Says.Lines[0].Text != "So? {plan}" || first.Choices[0].Text != "Uno." || first.Choices[0].Because != "b" || first.Choices[1].Text != "Dos." || first.Choices[1].Because != "c" {
		t.Errorf("the words of first are %+v", first)
	}
	if lines := second.Says.Lines; lines[0].Text != "Hum." || lines[0].When != base.Nodes[1].Says.Lines[0].When || lines[1].Text != "Ah." || lines[1].When != 0 {
		t.Errorf("the lines of second are %+v", lines)
	}
	if says, err := s.Says(v.Nodes[v.Index("bad")].Says.Func, at(s), 0); says != "Bye 0" || err != nil {
		t.Errorf("its function says %q, %v", says, err)
	}
}

// Whatever a variant replaces, nothing that a path depends on differs, and the
// scenario is as it is without variants.
func TestAVariantChangesNothingThatAPathDependsOn(t *testing.T) {
	alone := mustLoad(t, whole).Scenario()
	base := mustLoad(t, whole+parallel).Scenario()
	variant := *base.Variants[0]
	without := *base
	without.Version, without.Variants, without.Asks = alone.Version, nil, alone.Asks
	if !reflect.DeepEqual(&without, alone) {
		t.Errorf("with a variant the scenario is\n%+v\nand without it\n%+v", without, alone)
	}
	plain := func(s scenario.Scenario) scenario.Scenario {
		s.Variant, s.Variants, s.Summary, s.Customer = "", nil, "", scenario.Customer{Persona: s.Customer.Persona}
		s.Moods, s.Vars = append([]scenario.Mood(nil), s.Moods...), append([]scenario.Var(nil), s.Vars...)
		for i := range s.Moods {
			s.Moods[i].Start = 0
		}
		for i := range s.Vars {
			s.Vars[i].Start = 0
		}
		s.Nodes = append([]scenario.Node(nil), s.Nodes...)
		for i := range s.Nodes {
			n := &s.Nodes[i]
			n.Says, n.Choices = scenario.Says{}, append([]scenario.Choice(nil), n.Choices...)
			for j := range n.Choices {
				n.Choices[j].Text, n.Choices[j].Because = "", ""
			}
		}
		return s
	}
	if a, b := plain(*base), plain(variant); !reflect.DeepEqual(a, b) {
		t.Errorf("the scenario is\n%+v\nand the variant\n%+v", a, b)
	}
}

func TestFindingsInVariants(t *testing.T) {
	tests := []struct{ variant, want string }{
		{`variant "b" { customer = { name = "Bo", persona = "hurt" } }`, "27:41: error EK010 the customer of a variant has no field `persona`"},
		{`variant "b" { custmer = {} }`, "27:15: error EK010 variant \"b\" has no field `custmer`; did you mean `customer`?"},
		{`variant "b" { start = "second" }`, "27:15: error EK010 variant \"b\" has no field `start`"},
		{`variant "b" { customer = { mood = { angr = 3 } } }`, "27:37: error EK010 `mood` of a variant has no field `angr`; did you mean `anger`?"},
		{`variant "b" { customer = { mood = { anger = 101 } } }`, "27:45: error EK013 `anger` of `mood` of a variant must be from 0 to 100, not 101"},
		{`variant "b" { vars = { askd = true } }`, "27:24: error EK010 `vars` of a variant has no field `askd`; did you mean `asked`?"},
		{`variant "b" { vars = { asked = 1 } }`, "27:32: error EK011 `asked` of a variant's vars must be true or false, not the number 1"},
		{`variant "b" { vars = { plan = "vist" } }`, "27:31: error EK011 `plan` of a variant's vars must be none or visit, not \"vist\"; did you mean `visit`?"},
		{`variant "b" { words = { frist = "x" } }`, "27:25: error EK018 there is no node or ending \"frist\"; did you mean `first`?"},
		{`variant "b" { words = { first = { calmdown = "x" } } }`, "27:35: error EK010 `words` of \"first\" has no field `calmdown`; did you mean `calm_down`?"},
		{`variant "b" { words = { first = { ask = { txt = "x" } } } }`, "27:43: error EK010 `words` of choice \"ask\" has no field `txt`; did you mean `text`?"},
		{`variant "b" { words = { first = { ask = { empathy = 3 } } } }`, "27:43: error EK010 `words` of choice \"ask\" has no field `empathy`"},
		{`variant "b" { words = { first = { ask = 7 } } }`, "27:41: error EK011 `ask` of `words` of \"first\" must be a text, or { text = ..., because = ... }, not the number 7"},
		{`variant "b" { words = { first = { ask = "" } } }`, "27:41: error EK012 `ask` of `words` of \"first\" is empty; fill it in"},
		{`variant "b" { words = { first = "{pln}" } }`, "27:33: error EK025 the placeholder {pln} names no var; did you mean `plan`?"},
		{`variant "b" { words = { first = { says = "{pln}" } } }`, "27:42: error EK025 the placeholder {pln} names no var"},
		{`variant "b" { words = { first = { checkin = "How?" } } }`, "27:45: error EK033 there is no `checkin` that `words` of \"first\" could replace"},
		{`variant "b" { words = { first = { lesson = "So." } } }`, "27:44: error EK033 there is no `lesson`"},
		{`variant "b" { words = { first = { ask = { says = "So." } } } }`, "27:50: error EK033 there is no `says`"},
		{`variant "b" { words = { second = "Hm." } }`, "27:34: error EK033 the scenario has 2 lines here; give a list of as many texts"},
		{`variant "b" { words = { second = { "Hm." } } }`, "27:34: error EK033 there are 1 texts for 2 lines of the scenario"},
		{`variant "b" { words = { second = { "Hm.", { text = "Oh." } } } }`, "27:43: error EK011 a line of a variant's words must be a text, not a table; its condition stays"},
		{`variant "b" { words = { second = { "Hm.", "" } } }`, "27:43: error EK013 a line has 1 to 2000 bytes, not 0"},
		{`variant "b" { words = { second = { "Hm.", "{x}" } } }`, "27:43: error EK025 the placeholder {x} names no var"},
		{`variant "b" { words = { [1] = "Hm." } }`, "27:23: error EK010 `words` has a value without a name here (a text)"},
		{`variant "b" { words = { first = { says = 7 } } }`, "27:42: error EK011 `says` of `words` of \"first\" must be a text, a list of texts, or a function"},
		{`variant "b"`, "27:1: error EK009 variant \"b\" has no table: variant \"b\" { ... }"},
		{`variant { }`, "27:1: error EK011 `variant` needs an id in quotes before its table"},
		{`variant "B B" { }`, "27:1: error EK015 \"B B\" cannot be a variant's id"},
		{`variant "b" { } variant "b" { }`, "27:17: error EK017 variant \"b\" is declared twice"},
		{strings.Repeat(`do local id = tostring({}) end `, 2) + `for i = 1, 9 do variant("v" .. i) { } end`, "error EK003 a scenario has at most 8 variants"},
		{`variant "b" { customer = { name = "Bo" }, words = { first = "I am Ann, still." } }`, "11:1: warning EK034 variant \"b\": \"Ann\" is another customer's name; give this text other words"},
		{`variant "b" { customer = { name = "Ann Bo" }, words = { first = "I am Ann, still." } }`, ""},
		{`variant "b" { customer = { name = "Bo" }, words = { first = "Annoying banANNa." } }`, ""},
	}
	for _, tt := range tests {
		_, findings := load(whole + tt.variant)
		if tt.want == "" {
			if len(findings) > 0 {
				t.Errorf("%s gives %v", tt.variant, findings)
			}
			continue
		}
		if len(findings) == 0 || !strings.Contains(strings.TrimPrefix(findings.Error(), "f.lua:"), tt.want) {
			t.Errorf("%s gives\n%v\nwant\n%s", tt.variant, findings, tt.want)
		}
	}
}

func TestAChoiceNamedAsANodesWordsIsNotMistaken(t *testing.T) {
	source := strings.Replace(whole, `id = "leave"`, `id = "says"`, 1)
	_, findings := load(source + `variant "b" { words = { second = { says = { "Hm.", "Oh." } } } }`)
	if !findings.Errors() || findings[0].Code != script.CodeReserved {
		t.Errorf("found %v", findings)
	}
	if _, findings := load(source + `variant "b" { words = { second = { "Hm.", "Oh." } } }`); len(findings) > 0 {
		t.Errorf("found %v", findings)
	}
}
