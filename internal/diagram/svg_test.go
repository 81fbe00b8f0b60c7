package diagram_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"evenkeel/internal/diagram"
	"evenkeel/internal/explore"
	"evenkeel/internal/scenario"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; look at it, then run go test -update:\n%s", path, got)
	}
}

func draw(t testing.TB, scn *scenario.Scenario, o diagram.Options) []byte {
	t.Helper()
	svg, err := diagram.SVG(scn, o)
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

func TestEveryFormatAgreesWithItsGoldenFile(t *testing.T) {
	scn := loaded(t, "call.lua", call)
	var o diagram.Options
	o.Seen = make([]diagram.Seen, len(scn.Nodes))
	o.Seen[0].Add(60, "unused: the words are declared")
	o.Seen[0].Add(40, "")
	o.Seen[1].Add(50, "AND NOW?")
	golden(t, "call.svg", draw(t, scn, o))
	golden(t, "call.dot", diagram.DOT(scn, o))
	golden(t, "call.mmd", diagram.Mermaid(scn, o))
	golden(t, "call.txt", diagram.Text(scn, o))
	o.Inline = true
	golden(t, "call.inline.svg", draw(t, scn, o))
}

// element is one of a parsed SVG.
type element struct {
	name       string
	attributes map[string]string
}

// parse gives the elements of an SVG, all words in it, and checks that it is
// well formed and obeys a strict content security policy.
func parse(t testing.TB, svg []byte) (elements []element, words string) {
	t.Helper()
	if !utf8.Valid(svg) {
		t.Fatal("the SVG is not UTF-8")
	}
	var all strings.Builder
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return elements, all.String()
		}
		if err != nil {
			t.Fatalf("the SVG is not well formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{token.Name.Local, map[string]string{}}
			for _, a := range token.Attr {
				if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
					t.Fatalf("<%s> has the attribute %s", e.name, a.Name.Local)
				}
				e.attributes[a.Name.Local] = a.Value
			}
			if e.name == "script" || e.name == "foreignObject" {
				t.Fatalf("there is a <%s>", e.name)
			}
			elements = append(elements, e)
		case xml.CharData:
			all.Write(token)
			all.WriteByte('\n')
		}
	}
}

func hasClass(e element, class string) bool {
	return strings.Contains(" "+e.attributes["class"]+" ", " "+class+" ")
}

func TestEveryNodeIsANamedLinkAndEveryChoiceANamedPicture(t *testing.T) {
	for _, scn := range shipped(t) {
		elements, _ := parse(t, draw(t, scn, diagram.Options{}))
		links, ids, choices, ways := map[string]bool{}, map[string]bool{}, 0, 0
		for _, e := range elements {
			switch {
			case e.name == "a":
				if e.attributes["aria-label"] == "" || e.attributes["tabindex"] != "0" {
					t.Errorf("%s: link %v has no name or cannot be focused", scn.ID, e.attributes)
				}
				links[strings.TrimPrefix(e.attributes["href"], "#")] = true
			case hasClass(e, "dg-choice") && e.attributes["role"] == "img":
				choices++
				if !strings.HasPrefix(e.attributes["aria-label"], "Choice ") {
					t.Errorf("%s: choice %v has no name", scn.ID, e.attributes)
				}
			case hasClass(e, "dg-way"):
				ways++
			}
			ids[e.attributes["id"]] = true
		}
		for _, n := range scn.Nodes {
			if a := diagram.Anchor(n.ID); !links[a] || !ids[a] {
				t.Errorf("%s: node %s is not there as a link to itself", scn.ID, n.ID)
			}
		}
		if choices != scn.Choices || ways < choices/2 {
			t.Errorf("%s: %d choices and %d lines, want %d choices", scn.ID, choices, ways, scn.Choices)
		}
	}
}

func TestAnInlineDrawingHasNoStyleAndNoIDs(t *testing.T) {
	for _, scn := range shipped(t) {
		elements, _ := parse(t, draw(t, scn, diagram.Options{Inline: true}))
		for _, e := range elements {
			if e.name == "style" || e.attributes["id"] != "" {
				t.Fatalf("%s: <%s> %v", scn.ID, e.name, e.attributes)
			}
		}
	}
}

// Every class that is drawn has a rule, so nothing is left to the browser's
// black.
func TestTheStylesheetKnowsTheClasses(t *testing.T) {
	bare := map[string]bool{"dg": true, "dg-at": true, "dg-ending": true, "dg-chip": true, "dg-badge": true}
	elements, _ := parse(t, draw(t, loaded(t, "call.lua", call), diagram.Options{}))
	for _, e := range elements {
		for _, class := range strings.Fields(e.attributes["class"]) {
			if !bare[class] && !strings.Contains(diagram.Stylesheet, "."+class) {
				t.Errorf("no rule for .%s", class)
			}
		}
	}
	if strings.Contains(diagram.Stylesheet, "|") {
		t.Error("a colour has no value")
	}
}

// box is a drawn card.
type box struct{ x, y, w, h float64 }

func boxes(t *testing.T, svg []byte) []box {
	t.Helper()
	var all []box
	elements, _ := parse(t, svg)
	for _, e := range elements {
		if hasClass(e, "dg-box") && e.attributes["rx"] != "6" { // not the legend's
			var b box
			for name, to := range map[string]*float64{"x": &b.x, "y": &b.y, "width": &b.w, "height": &b.h} {
				if _, err := fmt.Sscan(e.attributes[name], to); err != nil {
					t.Fatal(err)
				}
			}
			all = append(all, b)
		}
	}
	return all
}

func TestCardsNeverOverlap(t *testing.T) {
	all := shipped(t)
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(7, seed))
		all = append(all, random(2+r.IntN(30), 1+r.IntN(5), r))
	}
	for _, scn := range all {
		cards := boxes(t, draw(t, scn, diagram.Options{}))
		if len(cards) != len(scn.Nodes) {
			t.Fatalf("%s: %d cards for %d nodes", scn.ID, len(cards), len(scn.Nodes))
		}
		for i, a := range cards {
			for _, b := range cards[:i] {
				if a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h {
					t.Errorf("%s: %v covers %v", scn.ID, a, b)
				}
			}
		}
	}
}

func TestReportsMarkWhatIsWrong(t *testing.T) {
	scn := loaded(t, "call.lua", call)
	r := &explore.Report{
		Exact: true, Nodes: []bool{true, true, false, true}, Choices: make([]explore.Coverage, scn.Choices),
		Dead: []explore.Finding{{Node: "then"}},
	}
	for i := range r.Choices {
		r.Choices[i].Offered = i != 1
	}
	elements, _ := parse(t, draw(t, scn, diagram.Options{Report: r}))
	want := map[string]string{"node-opening": "dg-start", "node-then": "dg-dead", "node-fine": "dg-unreached", "node-gone": "dg-lost"}
	never := 0
	for _, e := range elements {
		if class := want[e.attributes["id"]]; class != "" && !hasClass(e, class) {
			t.Errorf("%s is not %s", e.attributes["id"], class)
		}
		if hasClass(e, "dg-choice") && hasClass(e, "dg-never") {
			never++
		}
	}
	if never != 1 {
		t.Errorf("%d choices are never offered, want 1", never)
	}
	text := string(diagram.Text(scn, diagram.Options{Report: r}))
	for _, mark := range []string{"dead end", "never reached", "never offered"} {
		if strings.Count(text, mark) != 1 {
			t.Errorf("the table should say %q once:\n%s", mark, text)
		}
	}
}

func TestWithoutAReportTheGraphTells(t *testing.T) {
	scn := loaded(t, "call.lua", call)
	loop := *scn
	loop.OutOfTurns, loop.MaxTurns = -1, 0
	loop.Nodes = append([]scenario.Node(nil), scn.Nodes...)
	for i := range loop.Nodes[:2] {
		loop.Nodes[i].Choices = append([]scenario.Choice(nil), scn.Nodes[i].Choices...)
		for j := range loop.Nodes[i].Choices {
			loop.Nodes[i].Choices[j].To = scenario.Target{Nodes: []int{0}}
		}
	}
	text := string(diagram.Text(&loop, diagram.Options{}))
	if strings.Count(text, "dead end") != 1 || strings.Count(text, "never reached") != 3 {
		t.Errorf("opening is a dead end, and nothing else is reached:\n%s", text)
	}
}

func TestManyMayDrawAtOnce(t *testing.T) {
	scn := shipped(t)[0]
	want := draw(t, scn, diagram.Options{})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got, err := diagram.SVG(scn, diagram.Options{}); err != nil || !bytes.Equal(got, want) {
				t.Errorf("another drawing of the same scenario: %v", err)
			}
		})
	}
	all.Wait()
}

func TestWhatNobodyCouldReadIsRefused(t *testing.T) {
	scn := random(900, 3, rand.New(rand.NewPCG(1, 1)))
	if _, err := diagram.SVG(scn, diagram.Options{}); !errors.Is(err, diagram.ErrTooLarge) {
		t.Errorf("err = %v, want ErrTooLarge", err)
	}
	if text := diagram.Text(scn, diagram.Options{}); bytes.Count(text, []byte("\n")) < scn.Choices {
		t.Error("the table should hold all the same")
	}
}

func BenchmarkSVG300Nodes(b *testing.B) {
	scn := random(300, 5, rand.New(rand.NewPCG(3, 3)))
	for b.Loop() {
		draw(b, scn, diagram.Options{})
	}
	b.ReportMetric(float64(scn.Choices), "choices")
}
