package script

import (
	"slices"
	"strings"
	"unicode"

	"evenkeel/internal/scenario"
)

// leftovers warns of texts that name the scenario's own customer, where a
// variant has another one. What functions say is not known here.
func (r *reader) leftovers(v *scenario.Scenario) {
	now := nameParts(v.Customer.Name)
	var gone []string
	for _, part := range nameParts(r.s.Customer.Name) {
		if !slices.Contains(now, part) {
			gone = append(gone, part)
		}
	}
	look := func(pos scenario.Pos, texts ...string) {
		for _, text := range texts {
			for _, word := range nameParts(text) {
				if slices.Contains(gone, word) {
					r.note(pos, Warning, CodeOtherName, "variant %q: %q is another customer's name; give this text other words", v.Variant, word)
					return
				}
			}
		}
	}
	look(r.m.loading.scenario.pos, v.Summary, v.Customer.About)
	for i := range v.Nodes {
		n := &v.Nodes[i]
		r.node, r.choice = n.ID, ""
		look(n.Pos, append(textsOf(n.Says), n.Checkin)...)
		if n.Ending != nil {
			look(n.Pos, n.Ending.Lesson)
		}
		for j := range n.Choices {
			c := &n.Choices[j]
			r.choice = c.ID
			look(c.Pos, append(textsOf(c.Says), c.Text, c.Because)...)
		}
	}
	r.node, r.choice = "", ""
}

func textsOf(says scenario.Says) []string {
	texts := make([]string, len(says.Lines))
	for i, line := range says.Lines {
		texts[i] = line.Text
	}
	return texts
}

// nameParts gives the words of a text that could be parts of a name.
func nameParts(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.DeleteFunc(words, func(word string) bool {
		return len(word) < 2 || !unicode.IsUpper([]rune(word)[0])
	})
}
