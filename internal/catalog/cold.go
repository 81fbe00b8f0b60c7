package catalog

import (
	"regexp"
	"strings"
)

// coldWords are phrases that the field warns of: they tell a customer to feel
// otherwise, hide behind rules, or blame. English and German.
var coldWords = phrases(
	`calm down`, `relax`, `(?:our|company|per|under|against) policy`, `as (?:i|we) said`, `as i(?:'|’)ve (?:already )?(?:said|told)`,
	`as i have (?:already )?(?:said|told)`, `like i said`, `you should have`, `you have to understand`,
	`there(?:'s|’s| is) nothing (?:i|we) can do`, `that(?:'s|’s| is) not my`,

	`beruhigen sie sich`, `jetzt beruhigen sie`, `regen sie sich (?:\pL+ )?nicht (?:so )?auf`, `entspannen sie sich`, `bleiben sie (?:\pL+ )?ruhig`,
	`wie (?:schon |bereits )?gesagt`, `wie ich (?:ihnen )?(?:ja )?(?:bereits|schon|eben|vorhin) (?:sagte|gesagt|erwähnte|erwähnt|erklärt)`,
	`(?:das )?habe ich ihnen (?:doch |ja )?(?:bereits|schon) (?:gesagt|erklärt)`,
	`unsere[nr]? (?:internen )?(?:richtlinie|vorschrift|vorgabe)(?:e?n)?`, `(?:laut|gemäß|nach) (?:unseren |den )?(?:richtlinien?|vorschrift(?:en)?|agb)`,
	`(?:das|so) (?:sind|ist) (?:nun mal |eben )?(?:die|so) vorschrift(?:en)?`,
	`da kann ich (?:\pL+ )?(?:nichts|nicht) (?:machen|tun|helfen)`, `mir sind die hände gebunden`, `sind mir die hände gebunden`,
	`dafür bin ich nicht zuständig`, `das ist nicht (?:meine|unsere) (?:schuld|aufgabe|abteilung)`, `sie müssen (?:das |schon )?verstehen`,
	`sie hätten [^.!?]*(?:sollen|müssen|können)`, `da hätten sie [^.!?]*(?:sollen|müssen|können)`,
)

// phrases finds any of the phrases as whole words, however they are spaced.
// Borders are spelt out: \b knows no letters but English ones.
func phrases(list ...string) *regexp.Regexp {
	all := strings.ReplaceAll(strings.Join(list, "|"), " ", `\s+`)
	return regexp.MustCompile(`(?i)(?:^|[^\pL])(` + all + `)(?:[^\pL]|$)`)
}

// cold gives the first phrase in a text that the field warns of, or none.
func cold(text string) string {
	if found := coldWords.FindStringSubmatch(text); found != nil {
		return found[1]
	}
	return ""
}
