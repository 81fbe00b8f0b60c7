package web

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"evenkeel/internal/scenario"
	"evenkeel/internal/wire"
)

// random are the fields whose values may look like anything.
var random = []string{"attempt", "cohort", "id", "elapsed_ms", "left_ms"}

// inward are names that only what is kept on the server has, before the end.
var inward = []string{
	"points", "regret", "because", "better", "others", "effect", "when", "to", "targets", "empathy", "composure", "resolution",
	"weights", "seed", "shuffle", "bounds", "best", "vars", "position", "offered", "lesson", "outcome",
}

// leaves gives every value of a JSON document as text, with the path to it.
func leaves(path string, value any, found map[string]string) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			found[path+"/"+key+"?"] = key
			if s, isText := inner.(string); !slices.Contains(random, key) || isText && key == "id" && len(s) < 20 {
				leaves(path+"/"+key, inner, found)
			}
		}
	case []any:
		for i, inner := range v {
			leaves(fmt.Sprintf("%s/%d", path, i), inner, found)
		}
	default:
		found[path] = fmt.Sprint(v)
	}
}

// secretsOf are what must not be seen of a choice before it was made.
func secretsOf(sc *scenario.Scenario, c *scenario.Choice) []string {
	secrets := []string{c.Because}
	for _, to := range c.To.Nodes {
		secrets = append(secrets, sc.Nodes[to].ID)
	}
	for _, m := range c.Moods {
		secrets = append(secrets, fmt.Sprint(m.By), fmt.Sprint(max(m.By, -m.By)))
	}
	for _, s := range c.Skills {
		secrets = append(secrets, string(s))
	}
	return slices.DeleteFunc(secrets, func(s string) bool { return s == "" })
}

func TestNothingOfAChoiceIsSentBeforeItIsMade(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	sc := talk("talk")
	tab := ada.tab()

	made := map[string]bool{} // node/choice
	seen := map[string]bool{} // nodes that were reached
	check := func(what string, frame []byte) {
		t.Helper()
		var document any
		if err := json.Unmarshal(frame, &document); err != nil {
			t.Fatal(err)
		}
		found := map[string]string{}
		leaves("", document, found)
		for i := range sc.Nodes {
			node := &sc.Nodes[i]
			var secrets []string
			for j := range node.Choices {
				if c := &node.Choices[j]; !made[node.ID+"/"+c.ID] {
					secrets = append(secrets, secretsOf(sc, c)...)
				}
			}
			if node.Ending != nil {
				secrets = append(secrets, node.Ending.Lesson, node.ID, string(node.Ending.Outcome), string(node.Ending.Relationship))
			}
			secrets = append(secrets, "hidden_promise", "86421")
			for _, path := range slices.Sorted(maps.Keys(found)) {
				if strings.HasSuffix(path, "?") && slices.Contains(inward, found[path]) {
					t.Fatalf("%s: %s does not belong there\n%s", what, path, frame)
				}
				for _, secret := range secrets {
					if found[path] == secret && !seen[secret] || strings.HasPrefix(secret, "because") && strings.Contains(found[path], secret) {
						t.Fatalf("%s: %s = %s tells of what was not done\n%s", what, path, found[path], frame)
					}
				}
			}
		}
	}

	list := ada.get("/api/scenarios")
	ada.must(list, http.StatusOK, nil)
	check("the list of scenarios", list.body)
	m := tab.start("talk", wire.Ranked)
	for _, step := range []struct{ node, choice string }{
		{"opening", scenario.BreatheID}, {"opening", "warm"}, {"secret-middle", "again"}, {"opening", "cold"}, {"secret-middle", "again"}, {"opening", "warm"},
	} {
		if m.Node != step.node {
			t.Fatalf("at %s, want %s", m.Node, step.node)
		}
		seen[m.Node] = true
		check("turn "+fmt.Sprint(m.Seq), tab.raw[len(tab.raw)-1])
		tab.ask(wire.Request{Type: wire.TypeResume, Attempt: m.Attempt})
		check("resumed at "+fmt.Sprint(m.Seq), tab.raw[len(tab.raw)-1])
		made[step.node+"/"+step.choice] = true
		m = tab.choose(m.Attempt, m.Seq, step.choice)
	}
	attempts := ada.get("/api/attempts")
	ada.must(attempts, http.StatusOK, nil)
	check("the list of attempts", attempts.body)
	ada.mustFail(ada.get("/api/attempts/"+m.Attempt), http.StatusConflict, wire.CodeAttemptOpen)
}

func TestAChoiceOnTheScreenHasItsWordsAndNoMore(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	tab.start("talk", wire.Ranked)
	var turn struct{ Choices []map[string]any }
	if err := json.Unmarshal(tab.raw[0], &turn); err != nil || len(turn.Choices) == 0 {
		t.Fatalf("no choices: %v", err)
	}
	for _, c := range turn.Choices {
		for key := range c {
			if key != "id" && key != "text" && key != "kind" {
				t.Errorf("choice %v has %s", c["id"], key)
			}
		}
	}
}

// Once it is over, the other replies of every turn are told too, to whoever
// opens the debrief.
func TestWhatWouldHaveBeenIsToldAtTheEnd(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	tab := ada.tab()
	at := tab.start("talk", wire.Ranked).Attempt
	tab.choose(at, 1, "cold")
	tab.choose(at, 2, "fail")
	var d wire.Debrief
	ada.must(ada.get("/api/attempts/"+at), http.StatusOK, &d)
	others := map[string]wire.Other{}
	for _, turn := range d.Turns {
		for _, o := range turn.Others {
			others[o.Choice] = o
		}
	}
	// A reply at which the script fails could not have been given.
	if got := slices.Sorted(maps.Keys(others)); !slices.Equal(got, []string{"again", "breathe", "fix", "warm"}) {
		t.Fatalf("the others are %q", got)
	}
	warm, fix := others["warm"], others["fix"]
	if warm.Text != "I hear you. 40 euros back, from me, Ada." || warm.Because != "because-of-warm" || warm.Points.Empathy != 3 || !slices.Equal(warm.Skills, []string{"building_trust"}) ||
		warm.After.Of("anger") != 39 || warm.Band != "tense" || warm.CustomerSays != "And now, Ada?" || warm.Node != "secret-middle" ||
		warm.Outcome != "" || warm.Regret == nil || warm.Regret.Overall >= d.Turns[0].Regret.Overall {
		t.Errorf("being warm would have done %+v", warm)
	}
	if fix.CustomerSays != "Thank you, Ada." || fix.Outcome != "resolved" || fix.Relationship != "stays" || fix.Points.Resolution != 5 {
		t.Errorf("fixing it would have done %+v", fix)
	}
	if breath := others["breathe"]; breath.Kind != wire.KindBreathe || breath.CustomerSays != "(silence)" {
		t.Errorf("a breath would have done %+v", breath)
	}
}
