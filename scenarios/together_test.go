package scenarios_test

import (
	"testing"

	"evenkeel/internal/catalog"
	"evenkeel/internal/explore"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

func TestEveryScenarioIsCheckedWithoutAWarning(t *testing.T) {
	for _, id := range ids(t) {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			_, findings, err := catalog.Check(t.Context(), id+".lua", read(t, id+".lua"), script.Options{}, explore.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range findings {
				t.Errorf("%s:%d: %s %s", f.Pos.File, f.Pos.Line, f.Code, f.Message)
			}
		})
	}
}

// Whoever has played all that is shipped has met every kind of customer on
// every channel and has needed every skill.
func TestTheScenariosTogetherTrainAllThatThereIs(t *testing.T) {
	channels, personas := map[scenario.Channel]bool{}, map[string]bool{}
	skills, languages, tutorials := map[scenario.Skill]bool{}, map[string]int{}, map[string]int{}
	for _, id := range ids(t) {
		scn := version(t, id+".lua", read(t, id+".lua")).Scenario
		if scn.Tutorial {
			tutorials[scn.Language]++
			continue
		}
		size(t, scn)
		channels[scn.Channel], personas[scn.Customer.Persona] = true, true
		languages[scn.Language]++
		shown(scn, skills)
	}
	for _, c := range scenario.Channels {
		if !channels[c] {
			t.Errorf("no scenario takes place by %s", c)
		}
	}
	for p := range script.Personas {
		if !personas[p] {
			t.Errorf("no customer is %s", p)
		}
	}
	for _, s := range scenario.Skills {
		if !skills[s] {
			t.Errorf("no reply shows %s", s)
		}
	}
	if languages["en"] < 2 || languages["de"] < 2 {
		t.Errorf("scenarios by language: %v", languages)
	}
	for l := range languages {
		if tutorials[l] != 1 {
			t.Errorf("%d tutorials are in %q, want one", tutorials[l], l)
		}
	}
}

// size says whether a scenario is neither a sketch nor a novel, and can be
// played once more with somebody else.
func size(t *testing.T, scn *scenario.Scenario) {
	t.Helper()
	endings := 0
	for i := range scn.Nodes {
		if scn.Nodes[i].Ending != nil {
			endings++
		}
	}
	if all := len(scn.Nodes); all < 15 || all > 30 || endings < 4 || endings > 6 {
		t.Errorf("%s has %d nodes, %d of them endings", scn.ID, all, endings)
	}
	if len(scn.Variants) == 0 {
		t.Errorf("%s has no variant", scn.ID)
	}
}

// shown adds the skills that a scenario's replies show.
func shown(scn *scenario.Scenario, skills map[scenario.Skill]bool) {
	for i := range scn.Nodes {
		for _, c := range scn.Nodes[i].Choices {
			for _, s := range c.Skills {
				skills[s] = true
			}
		}
	}
}
