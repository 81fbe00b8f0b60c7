package script

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"evenkeel/internal/play"
)

// everything gives, for each shape, all its fields with values that fit.
var everything = map[*Shape]map[string]string{
	&shapeScenario: {
		"id": `"x"`, "title": `"X"`, "summary": `"X."`, "channel": `"chat"`, "language": `"en"`, "level": "1", "minutes": "1", "tutorial": "true",
		"skills": `{ "empathy" }`, "start": `"first"`, "max_turns": "9", "out_of_turns": `"fine"`,
	},
	&shapeWeights:  {"empathy": "1", "composure": "1", "resolution": "1"},
	&shapeCustomer: {"name": `"Jo"`, "about": `"waits"`, "persona": `"own"`},
	&shapeLook:     {"head": `"bun"`, "skin": `"3"`, "hair": `"black"`, "clothes": `"teal"`, "beard": `"short"`},
	&shapeMood:     {"anger": "50", "hope": "50"},
	&shapeVars:     {"called": "false"},
	&shapeNode:     {"says": `"Well?"`, "checkin": `"Well?"`},
	&shapeChoice: {
		"id": `"go"`, "text": `"Go."`, "empathy": "1", "composure": "1", "resolution": "1", "because": `"So."`, "skills": `{ "empathy" }`,
		"when": "function(at) return true end", "effect": "function(at) end", "hope": "1", "to": `"fine"`,
	},
	&shapeLine:    {"text": `"Well?"`, "when": "function(at) return true end"},
	&shapeTimeout: {"seconds": "9", "choice": `"stay"`},
	&shapeBreathe: {
		"text": `"Wait."`, "says": `"..."`, "empathy": "1", "composure": "1", "resolution": "1", "because": `"So."`, "skills": `{ "empathy" }`, "hope": "1",
	},
	&shapeEnding: {
		"outcome": `"resolved"`, "relationship": `"stays"`, "says": `"Bye."`, "empathy": "1", "composure": "1", "resolution": "1", "lesson": `"So."`,
	},
	&shapePersona: {"react": "function(at, change) end"},

	&shapeVariant:         {"summary": `"Y."`},
	&shapeVariantCustomer: {"name": `"Bo"`, "about": `"waits too"`},
	&shapeVariantMood:     {"anger": "40", "hope": "60"},
	&shapeVariantVars:     {"called": "true"},
	&shapeNodeWords:       {"says": `"Hm?"`},
	&shapeChoiceWords:     {"text": `"Now."`, "because": `"Then."`},
}

// write writes a table of a shape with everything in it, but value in place of
// one field of one shape.
func write(s, changed *Shape, field, value, more string) string {
	var b strings.Builder
	b.WriteString("{ ")
	for _, name := range slices.Sorted(maps.Keys(everything[s])) {
		if s != changed || name != field {
			fmt.Fprintf(&b, "%s = %s, ", name, everything[s][name])
		}
	}
	if s == changed {
		fmt.Fprintf(&b, "%s = %s, ", field, value)
	}
	for _, inner := range strings.Split(more, "; ") {
		if name, _, _ := strings.Cut(inner, " ="); s != changed || name != field {
			b.WriteString(inner + ", ")
		}
	}
	return strings.TrimSuffix(b.String(), ", , ") + " }"
}

// file writes a scenario with everything in it, but for one field.
func file(changed *Shape, field, value string) string {
	t := func(s *Shape, more string) string { return write(s, changed, field, value, more) }
	customer := t(&shapeCustomer, "look = "+t(&shapeLook, "")+"; mood = "+t(&shapeMood, ""))
	line := t(&shapeLine, "")
	return "scenario " + t(&shapeScenario, "weights = "+t(&shapeWeights, "")+"; vars = "+t(&shapeVars, "")+"; customer = "+customer) +
		"\npersona \"own\" " + t(&shapePersona, "") +
		"\nnode \"first\" " + t(&shapeNode, "timeout = "+t(&shapeTimeout, "")+"; breathe = "+t(&shapeBreathe, "")+
		"; choice "+t(&shapeChoice, "")+`; choice { id = "stay", text = "Stay.", because = "So.", to = "second" }`) +
		"\nnode \"second\" { says = { " + line + `, "Hm." }, choice { id = "out", text = "Out.", because = "So.", to = "fine" } }` +
		"\nending \"fine\" " + t(&shapeEnding, "") + variantOf(t)
}

// variantOf writes a variant with everything in it.
func variantOf(t func(*Shape, string) string) string {
	customer := t(&shapeVariantCustomer, "look = "+t(&shapeLook, "")+"; mood = "+t(&shapeVariantMood, ""))
	reply, breathe := t(&shapeChoiceWords, ""), t(&shapeChoiceWords, `says = "Hm."`)
	words := t(&shapeWords, "first = "+t(&shapeNodeWords, `checkin = "Hm?"; go = `+reply+"; breathe = "+breathe)+"; fine = "+t(&shapeNodeWords, `lesson = "Hm."`))
	return "\nvariant \"b\" " + t(&shapeVariant, "customer = "+customer+"; vars = "+t(&shapeVariantVars, "")+"; words = "+words)
}

func findingsOf(t *testing.T, source string) Findings {
	s, err := Load(t.Context(), "f.lua", []byte(source), Options{})
	if findings := (Findings)(nil); errors.As(err, &findings) {
		return findings
	}
	return s.Findings()
}

func TestEveryFieldOfTheLanguageCanBeSet(t *testing.T) {
	if findings := findingsOf(t, file(nil, "", "")); len(findings) > 0 {
		t.Fatalf("%s\n%v", file(nil, "", ""), findings)
	}
	for _, s := range Shapes {
		for _, f := range s.Fields {
			nested := slices.Contains([]string{
				"Weights", "Vars", "Customer", "Look", "Mood", "Timeout", "Breathe", "VariantCustomer", "VariantMood", "VariantVars", "Words",
			}, f.Type)
			written := nested || strings.HasPrefix(s.Name+"."+f.Name, "NodeWords.") || s.Name+"."+f.Name == "ChoiceWords.says" // by variantOf
			if _, ok := everything[s][f.Name]; !ok && !written && s != &shapeAt {
				t.Errorf("this test does not set the field %s of %s", f.Name, s.Name)
			}
		}
	}
}

// A field that the table of fields has and nobody reads would pass unseen.
func TestEveryFieldOfTheLanguageIsRead(t *testing.T) {
	for _, s := range Shapes {
		if s == &shapeAt {
			continue
		}
		for _, f := range s.Fields {
			wrong := `pick({ "fine" }, function(at) return "fine" end)`
			if f.Name == "to" {
				wrong = "7"
			}
			source := file(s, f.Name, wrong)
			if !slices.ContainsFunc(findingsOf(t, source), func(found Finding) bool {
				return found.Code == CodeType && strings.HasPrefix(found.Message, "`"+f.Name+"`")
			}) {
				t.Errorf("a wrong value in %s of %s is not found:\n%v", f.Name, s.Name, findingsOf(t, source))
			}
		}
		if source := file(s, "qqqqq", "1"); s.More == "" && !slices.ContainsFunc(findingsOf(t, source), func(f Finding) bool { return f.Code == CodeField }) {
			t.Errorf("a field that %s does not have is not found: %v", s.Name, findingsOf(t, source))
		}
	}
}

func TestEverythingThatCanBeNamedIsDescribed(t *testing.T) {
	var names, described []string
	for _, list := range []members{basics, declarations} {
		names = slices.AppendSeq(names, list.names())
	}
	for lib, list := range library {
		for name := range list.names() {
			names = append(names, lib+"."+name)
		}
	}
	for _, s := range Signatures {
		described = append(described, s.Name)
		if s.Doc == "" || (s.Type == "") == (len(s.Args) == 0) {
			t.Errorf("the description of %s is not complete", s.Name)
		}
	}
	slices.Sort(names)
	slices.Sort(described)
	if !slices.Equal(names, described) {
		t.Errorf("there are\n%q\nand described are\n%q", names, described)
	}
	for _, s := range Shapes {
		for _, f := range s.Fields {
			if s.Doc == "" || f.Doc == "" || f.Type == "" {
				t.Errorf("the description of %s in %s is not complete", f.Name, s.Name)
			}
		}
	}
}

func TestAtHasWhatIsDescribed(t *testing.T) {
	for f := range shapeAt.names() {
		source := file(&shapeNode, "says", `function(at) return type(at.`+f+`) end`)
		s, err := Load(t.Context(), "f.lua", []byte(source), Options{})
		if err != nil {
			t.Fatal(err)
		}
		p := play.Opening(s.Scenario())
		if says, err := s.Says(s.Scenario().Nodes[0].Says.Func, play.At{Position: &p}, 3); err != nil || says == "nil" {
			t.Errorf("at.%s is %q, %v", f, says, err)
		}
	}
}
