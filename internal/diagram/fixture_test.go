package diagram_test

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"testing"

	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
	"evenkeel/scenarios"
)

// call is a small scenario with one of everything: a choice under a condition,
// a picked target, a breath, a clock, a way back, a node that nothing leads to
// and one without a way out.
const call = `
scenario {
  id = "call", title = "A call & a <half>", summary = "Somebody calls.", channel = "phone", level = 1, language = "en", minutes = 2,
  skills = { "empathy" }, max_turns = 9, out_of_turns = "gone",
  customer = { name = "Jo", about = "keeps bees", mood = { anger = 50, trust = 50 } }, start = "opening",
}
node "opening" {
  says = "It's broken, and \"soon\" is not a day.",
  choice { id = "hear", text = "That is a nuisance.", empathy = 3, anger = -10, because = "Names it.", to = "then" },
  choice { id = "deny", text = "It is not.", empathy = -3, composure = -1, anger = 10, because = "Argues.", to = "then" },
  timeout = { seconds = 30, choice = "deny" },
  breathe = { composure = 1, says = "(Quiet.)" },
}
node "then" {
  says = { { when = function(at) return at.mood.anger > 50 end, text = "AND NOW?" }, { text = "And now?" } },
  choice { id = "mend", text = "I mend it.", resolution = 3, because = "Mends it.", to = pick({ "fine", "gone" }, function(at) return at.mood.anger > 55 and "gone" or "fine" end) },
  choice { id = "again", text = "Say that again?", when = function(at) return at.turn < 4 end, because = "Asks.", to = "opening" },
  choice { id = "leave_it_as_it_is_for_good", text = "I leave it.", resolution = -3, because = "Leaves it.", to = "gone" },
}
ending "fine" { outcome = "resolved", relationship = "stays", says = "Thanks.", resolution = 1, lesson = "Mend it." }
ending "gone" { outcome = "lost", relationship = "leaves", says = "Bye.", empathy = -3, lesson = "Mend it." }
`

func loaded(t testing.TB, file, source string) *scenario.Scenario {
	t.Helper()
	s, err := script.Load(context.Background(), file, []byte(source), script.Options{})
	if err != nil {
		t.Fatalf("load %s: %v", file, err)
	}
	return s.Scenario()
}

func shipped(t testing.TB) []*scenario.Scenario {
	t.Helper()
	files, err := fs.Glob(scenarios.FS, "*.lua")
	if err != nil || len(files) < 3 {
		t.Fatalf("shipped scenarios: %v, %v", files, err)
	}
	var all []*scenario.Scenario
	for _, file := range files {
		source, err := fs.ReadFile(scenarios.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, loaded(t, file, string(source)))
	}
	return all
}

// random makes a scenario of so many nodes, each with up to so many choices,
// most of which lead a little further and some anywhere.
func random(nodes, choices int, r *rand.Rand) *scenario.Scenario {
	s := &scenario.Scenario{ID: "random", Title: "Random", OutOfTurns: -1, Moods: []scenario.Mood{{Name: "anger"}}}
	for i := range nodes {
		n := scenario.Node{ID: fmt.Sprintf("node_%d", i), Says: scenario.Says{Lines: []scenario.Line{{Text: "And what do you say to that?"}}}}
		if i > 0 && r.IntN(8) == 0 || i == nodes-1 {
			n.Ending = &scenario.Ending{Outcome: scenario.Outcomes[r.IntN(4)], Relationship: scenario.Stays}
		} else {
			for j := range 1 + r.IntN(choices) {
				n.Choices = append(n.Choices, randomChoice(i, j, nodes, r))
			}
		}
		s.Nodes = append(s.Nodes, n)
	}
	for i := range s.Nodes {
		for j := range s.Nodes[i].Choices {
			s.Nodes[i].Choices[j].Number = s.Choices
			s.Choices++
		}
	}
	return s
}

func randomChoice(node, choice, nodes int, r *rand.Rand) scenario.Choice {
	c := scenario.Choice{ID: fmt.Sprintf("choice_%d", choice), Text: "I see.", Points: scenario.Points{r.IntN(7) - 3, r.IntN(7) - 3, r.IntN(7) - 3}}
	to := min(nodes-1, node+1+r.IntN(6))
	if r.IntN(8) == 0 {
		to = r.IntN(nodes)
	}
	c.To.Nodes = []int{to}
	if r.IntN(6) == 0 {
		c.To.Nodes, c.To.Pick = append(c.To.Nodes, r.IntN(nodes)), 1
	}
	if r.IntN(6) == 0 {
		c.When = 1
	}
	return c
}
