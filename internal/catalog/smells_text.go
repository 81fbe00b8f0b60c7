package catalog

import (
	"regexp"
	"strings"

	"evenkeel/internal/scenario"
)

// How long texts may be, in words: what a customer says and what a trainee
// chooses from.
type lengths struct{ says, choice int }

var longest = map[scenario.Channel]lengths{
	scenario.Phone:   {says: 60, choice: 50},
	scenario.Chat:    {says: 60, choice: 50},
	scenario.Counter: {says: 60, choice: 50},
	scenario.Email:   {says: 160, choice: 100},
}

// readable is how many words a sentence has at the most, on average, in a text
// that is read under pressure.
const readable = 26

// words looks at what is said.
func (p *paths) words() {
	limit := longest[p.scn.Channel]
	for i := range p.scn.Nodes {
		n := &p.scn.Nodes[i]
		for _, line := range n.Says.Lines {
			p.text(n, nil, line.Text, limit.says)
		}
		for _, c := range spoken(n) {
			p.text(n, c, c.Text, limit.choice)
			if found := cold(c.Text); found != "" && worth(c.Points, p.scn.Weights) > 0 {
				p.smell(n, c, CodeColdWords, "choice %q says %q and scores well: customers hear that as a door being closed", c.ID, found)
			}
		}
	}
}

func (p *paths) text(n *scenario.Node, c *scenario.Choice, text string, limit int) {
	words := len(strings.Fields(text))
	if words > limit {
		p.smell(n, c, CodeLongLine, "a text of %d words: by %s, people take in %d", words, p.scn.Channel, limit)
	}
	if per := words / sentences(text); per > readable {
		p.smell(n, c, CodeHardToRead, "a text with %d words to the sentence; %d are easy to read under pressure", per, readable)
		return
	}
	language, _, _ := strings.Cut(p.scn.Language, "-")
	scale := readingScales[strings.ToLower(language)]
	if ease, ok := scale.easeOf(text); ok && ease < hardEase {
		p.smell(n, c, CodeHardToRead, "a text with a reading ease of %.0f (%s); from %d on it can be read under pressure: shorter words and sentences help", ease, scale.name, hardEase)
	}
}

var sentenceEnd = regexp.MustCompile(`[.!?:;…]+(?:\s|$|["'”“’‘«»)])|\n`)

// sentences counts at least one.
func sentences(text string) int { return max(1, len(sentenceEnd.FindAllString(text, -1))) }
