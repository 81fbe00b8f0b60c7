package script

import (
	"maps"
	"slices"
)

// Language names the language that files are written in, with the built-in
// personas. It is part of every version's hash: it changes when a file could
// mean something else than before.
const Language = "1"

// A Temper says how a built-in persona changes what a reply does to the
// customer's moods: each change is multiplied by a factor. Moods other than
// anger and trust are left alone.
type Temper struct {
	AngerUp, AngerDown float64 // when anger would rise, or fall
	TrustUp, TrustDown float64 // when trust would rise, or fall
	About              string
}

// Personas are the built-in personas.
var Personas = map[string]Temper{
	"anxious":    {1.4, 1.2, 1.0, 1.3, "Fear drives the anger: every doubt weighs more, and so does every reassurance."},
	"analytical": {0.8, 0.8, 1.0, 1.4, "Feelings move little either way; a slip in the facts costs trust."},
	"blunt":      {1.1, 1.0, 0.8, 0.8, "Says it as it is, is quick to anger, and is neither charmed nor hurt easily."},
	"hurt":       {1.3, 0.8, 0.7, 1.3, "Has been let down: comes back slowly, and falls again fast."},
	"entitled":   {1.5, 0.7, 0.8, 1.1, "Expects more than others; anger comes quickly and leaves slowly."},
	"loyal":      {0.8, 1.2, 1.2, 0.9, "Wants to stay: gives credit early and forgives."},
	"weary":      {1.2, 0.6, 0.6, 1.1, "Has heard it all before; words change little."},
}

// apply changes the moods' changes, one for each mood, by a temper. anger and
// trust are the moods' indices, -1 for none.
func (t Temper) apply(change []float64, anger, trust int) {
	scale := func(i int, up, down float64) {
		switch {
		case i < 0:
		case change[i] > 0:
			change[i] *= up
		default:
			change[i] *= down
		}
	}
	scale(anger, t.AngerUp, t.AngerDown)
	scale(trust, t.TrustUp, t.TrustDown)
}

func personaNames() []string { return slices.Sorted(maps.Keys(Personas)) }
