package main

import (
	"fmt"
	"io"
	"strings"

	"evenkeel/internal/catalog"
	"evenkeel/internal/explore"
	"evenkeel/internal/scenario"
)

// leads says where the paths of a scenario and of its variants lead.
func leads(w io.Writer, forms []catalog.Form) {
	own := ""
	for _, f := range forms {
		var b strings.Builder
		p := &screen{w: &b, width: textWidth(w)}
		outcome(p, f)
		switch said := b.String(); {
		case f.Scenario.Variant == "":
			own = said
			fmt.Fprint(w, said)
		case said == own:
			fmt.Fprintf(w, "  variant %s: as the scenario itself\n", f.Scenario.Variant)
		default:
			fmt.Fprintf(w, "  variant %s:\n%s", f.Scenario.Variant, said)
		}
	}
}

// outcome says where the paths of one form lead.
func outcome(p *screen, f catalog.Form) {
	r := f.Report
	if len(r.Endings) == 0 {
		p.say("  ", "no path comes to an ending")
		return
	}
	searched := "every path was searched"
	switch {
	case !r.Exact:
		searched = "too many to search them all; the best and the worst of the paths that were tried"
	case r.Seeded:
		searched = "every path was searched; with other dice it may be otherwise"
	}
	p.say("  ", counted(r.States, "position")+": "+searched)
	extreme(p, "best ", f, r.Best)
	extreme(p, "worst", f, r.Worst)
	p.say("  endings: ", endingsReached(f))
}

// extreme prints a path, its score, and where it leads.
func extreme(p *screen, which string, f catalog.Form, path explore.Path) {
	p.say(fmt.Sprintf("  %s %s  ", which, scoreOf(f, path)), catalog.Way(path.Turns))
}

// scoreOf is the overall score of a path, as wide as any.
func scoreOf(f catalog.Form, path explore.Path) string {
	o := f.Report.Bounds.Objective(f.Scenario.Weights)
	if o.Unit == 0 {
		return "  -  "
	}
	return fmt.Sprintf("%5.1f", o.Score(path.Value))
}

// endingsReached lists the endings that a path comes to, and how good a path
// that comes there can be.
func endingsReached(f catalog.Form) string {
	var list []string
	for _, e := range f.Report.Endings {
		n := &f.Scenario.Nodes[e.Node]
		list = append(list, fmt.Sprintf("%s (%s, at best %s)", n.ID, n.Ending.Outcome, strings.TrimSpace(scoreOf(f, e.Best))))
	}
	return strings.Join(list, ", ")
}

// sizeOf says how large a scenario is.
func sizeOf(scn *scenario.Scenario) string {
	nodes, endings := 0, 0
	for i := range scn.Nodes {
		if scn.Nodes[i].Ending != nil {
			endings++
		} else {
			nodes++
		}
	}
	return fmt.Sprintf("%s, %s, %s", counted(nodes, "node"), counted(endings, "ending"), counted(scn.Choices, "choice"))
}

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
