package diagram_test

import (
	"bytes"
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"evenkeel/internal/diagram"
	"evenkeel/internal/scenario"
)

// odd makes a scenario of two nodes and an ending with odd ids and words.
func odd(id, choice, words string) *scenario.Scenario {
	says := scenario.Says{Lines: []scenario.Line{{Text: words}}}
	return &scenario.Scenario{
		ID: id, Title: words, OutOfTurns: -1, Choices: 3, Customer: scenario.Customer{Name: words, About: words},
		Nodes: []scenario.Node{
			{ID: id, Says: says, Choices: []scenario.Choice{
				{ID: choice, Text: words, To: scenario.Target{Nodes: []int{1}}},
				{ID: "second", Text: words, Number: 1, When: 1, To: scenario.Target{Nodes: []int{2, 1, 0}, Pick: 2}},
			}},
			{ID: "other", Says: says, Choices: []scenario.Choice{{ID: "third", Number: 2, To: scenario.Target{Nodes: []int{2}}}}},
			{ID: "end", Says: says, Ending: &scenario.Ending{Outcome: scenario.Resolved, Relationship: scenario.Stays}},
		},
	}
}

var seeds = []string{
	"opening", "", " ", "<b>", "]]>", "a&b", "&amp;", `say "no"`, `back\slash\`, `\N\G`, "two\nlines\r\n", "tab\t", "\x00\x1b\x7f", "\xff\xfe",
	"'", "end", "style", "graph", "subgraph", "#quot;", "%%{init: {}}%%", "`code`", "--> n1", "|x|", "[(", ";", "\u202eback", "日本語のノード", "🙂 and 👩‍👩‍👧",
	"%41", "a b", "javascript:alert(1)", strings.Repeat("w", 300), strings.Repeat("word ", 100), "e\u0301\u0301", "\ufffe",
}

func FuzzOddWordsBreakNoFormat(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, seeds[(i+7)%len(seeds)], seeds[(i+13)%len(seeds)])
	}
	f.Fuzz(func(t *testing.T, id, choice, words string) {
		scn := odd(id, choice, words)
		for _, inline := range []bool{false, true} {
			checkSVG(t, scn, draw(t, scn, diagram.Options{Inline: inline}))
		}
		checkDOT(t, string(diagram.DOT(scn, diagram.Options{})))
		checkMermaid(t, string(diagram.Mermaid(scn, diagram.Options{})))
		if text := diagram.Text(scn, diagram.Options{}); bytes.Count(text, []byte("\n")) != 7 || !utf8.Valid(text) {
			t.Errorf("the table should have seven lines:\n%s", text)
		}
	})
}

// shown is how words come out: on one line, and what is no text replaced.
func shown(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r == '\ufffe' || r == '\uffff' {
			return utf8.RuneError
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func checkSVG(t *testing.T, scn *scenario.Scenario, svg []byte) {
	t.Helper()
	elements, words := parse(t, svg)
	if !strings.Contains(words, shown(scn.Nodes[0].Choices[0].Text)) {
		t.Errorf("the choice's text is not there")
	}
	links := 0
	for _, e := range elements {
		if e.name != "a" {
			continue
		}
		node := scn.Nodes[links]
		links++
		href, err := url.PathUnescape(e.attributes["href"])
		if err != nil || href != "#node-"+shown(node.ID) || !strings.Contains(e.attributes["aria-label"], shown(node.ID)) {
			t.Errorf("node %q is the link %v", node.ID, e.attributes)
		}
	}
	if links != len(scn.Nodes) {
		t.Errorf("%d links for %d nodes", links, len(scn.Nodes))
	}
}

var dotString = regexp.MustCompile(`"(?:[^"\\\n]|\\.)*"`)

// checkDOT takes the quoted strings away and compares what is left.
func checkDOT(t *testing.T, dot string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(dotString.ReplaceAllString(dot, "S")), "\n")
	want := []string{"digraph S {", "  S -> S [label=S];", "  S -> S [label=S, style=dotted];", "}"}
	for _, line := range []string{lines[0], lines[7], lines[8], lines[len(lines)-1]} {
		if line != want[0] {
			t.Fatalf("found %q, want %q, in\n%s", line, want[0], dot)
		}
		want = want[1:]
	}
	if len(lines) != 13 {
		t.Errorf("%d lines, want 13:\n%s", len(lines), dot)
	}
}

var mermaidLine = regexp.MustCompile(`^  n\d(\["[^"\x60%\[\]{}|<>]*(<br/>[^"\x60%\[\]{}|<>]*)*"\]|\(\["[^"\x60%\[\]{}|<>]*(<br/>[^"\x60%\[\]{}|<>]*)*"\]\)| (-->|-\.->)\|"[^"\x60%\[\]{}|<>]*"\| n\d)$`)

func checkMermaid(t *testing.T, mermaid string) {
	t.Helper()
	body, _, _ := strings.Cut(mermaid, "  classDef")
	lines := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
	if lines[0] != "flowchart TD" || len(lines) != 1+3+5 {
		t.Errorf("%d lines:\n%s", len(lines), mermaid)
	}
	for _, line := range lines[1:] {
		if !mermaidLine.MatchString(line) {
			t.Errorf("the line %q is none of a flow chart", line)
		}
	}
}

func TestMermaidWordsComeOutAsTheyWere(t *testing.T) {
	entity := regexp.MustCompile(`#(\d+);`)
	for _, s := range seeds {
		mermaid := string(diagram.Mermaid(odd("a", s, "b"), diagram.Options{}))
		_, after, _ := strings.Cut(mermaid, `n0 -->|"`)
		label, _, _ := strings.Cut(after, `"| n1`)
		if got, want := html.UnescapeString(entity.ReplaceAllString(label, "&#$1;")), shown(s)+" 0/0/0"; got != want {
			t.Errorf("label %q reads %q, want %q", label, got, want)
		}
	}
}

func TestAnchorsOfDifferentNodesDiffer(t *testing.T) {
	met := map[string]string{}
	for _, s := range []string{"a", "a b", "a%20b", "a_b", "a-b", "ä", "a/b", "a&b"} {
		a := diagram.Anchor(s)
		if other, ok := met[a]; ok || strings.ContainsAny(a, " \"<") {
			t.Errorf("the anchor of %q is %s, as of %q", s, a, other)
		}
		met[a] = s
	}
	if diagram.Anchor("opening") != "node-opening" {
		t.Error("an ordinary id should be in the anchor as it is")
	}
}
