package report

import (
	"io/fs"
	"math/rand/v2"
	"testing"
	"time"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
	"evenkeel/scenarios"
)

// player plays real conversations with a known skill: a reply that leaves
// nothing behind as often as that, and any other otherwise.
type player struct {
	t     *testing.T
	rng   *rand.Rand
	skill float64
}

// attempt plays one conversation to its end.
func (p *player) attempt(v *play.Version) []play.Event {
	p.t.Helper()
	state := new(play.State)
	all := p.decide(v, state, play.Start{Time: monday, Mode: play.Practice})
	for state.Phase == play.Open {
		all = append(all, p.decide(v, state, p.choose(v, state))...)
	}
	return all
}

// decide carries a command out and gives its events.
func (p *player) decide(v *play.Version, state *play.State, c play.Command) []play.Event {
	p.t.Helper()
	events, err := play.Decide(v, state, c)
	for i := range events {
		if err == nil {
			err = play.Apply(v.Scenario, state, events[i])
		}
	}
	if err != nil {
		p.t.Fatal(err)
	}
	return events
}

func (p *player) choose(v *play.Version, state *play.State) play.Command {
	p.t.Helper()
	var best, others []play.Command
	for _, i := range state.Offered {
		c := play.Choose{
			Time: state.Last.Add(5 * time.Second), Seq: state.Seq(), By: play.ByTrainee,
			Choice: v.Nodes[state.Position.Node].Choices[i].ID,
		}
		events, err := play.Decide(v, state, c)
		if err != nil {
			p.t.Fatal(err)
		}
		if events[0].Turn.Regret.Overall == 0 {
			best = append(best, c)
		} else {
			others = append(others, c)
		}
	}
	if len(others) == 0 || p.rng.Float64() < p.skill {
		return best[p.rng.IntN(len(best))]
	}
	return others[p.rng.IntN(len(others))]
}

// shipped loads some of the scenarios that are shipped.
func shipped(t *testing.T, names ...string) []*play.Version {
	t.Helper()
	var all []*play.Version
	for _, name := range names {
		source, err := fs.ReadFile(scenarios.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := script.Load(t.Context(), name, source, script.Options{})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, &play.Version{Scenario: s.Scenario(), Rules: s, Oracle: explore.New(s.Scenario(), s, explore.Limits{})})
	}
	return all
}

// The turns of a conversation depend on one another: what was left behind early
// cannot be left behind again. The intervals must bear that too.
func TestIntervalsHoldTheTruthOfWhoPlaysTheShippedScenarios(t *testing.T) {
	const players = 60 // of each skill
	versions := shipped(t, "outage-before-pitch.lua", "charged-twice.lua", "the-third-delay.lua")
	rng := rand.New(rand.NewPCG(3, 5))
	held, asked := 0, 0
	for _, skill := range []float64{0.15, 0.35, 0.55, 0.75, 0.9} {
		p := &player{t, rng, skill}
		everything := make(map[scenario.Skill][]float64)
		shown := make([]map[scenario.Skill][]float64, players)
		for i := range shown {
			shown[i] = make(map[scenario.Skill][]float64)
			for _, v := range versions {
				seen, err := Observe(v.Scenario, v.ID, p.attempt(v))
				if err != nil {
					t.Fatal(err)
				}
				for _, o := range seen {
					for _, s := range o.Skills {
						shown[i][s] = append(shown[i][s], o.Kept)
						everything[s] = append(everything[s], o.Kept)
					}
				}
			}
		}
		for _, one := range shown {
			for s, values := range one {
				truth, e := EstimateOf(everything[s]).Mean, EstimateOf(values)
				asked++
				if e.Low <= truth && truth <= e.High {
					held++
				}
			}
		}
	}
	share := 100 * float64(held) / float64(asked)
	t.Logf("of %d intervals %.1f %% hold the truth", asked, share)
	if share < 85 || share > 95 {
		t.Errorf("%.1f %% of the intervals hold the truth, want 85 to 95", share)
	}
}
