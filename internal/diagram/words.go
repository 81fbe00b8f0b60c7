package diagram

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"evenkeel/internal/scenario"
)

// plain gives a text on one line, without what no format can hold.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\ufffe', r == '\uffff':
			return utf8.RuneError
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// cut shortens a text to so many runes, between words where it can.
func cut(s string, runes int) string {
	all := []rune(s)
	if len(all) <= runes {
		return s
	}
	short := string(all[:runes-1])
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:.") + "…"
}

// points writes points as +3/0/-1: empathy, composure, resolution.
func points(p scenario.Points) string {
	return fmt.Sprintf("%s/%s/%s", signed(p[scenario.Empathy]), signed(p[scenario.Composure]), signed(p[scenario.Resolution]))
}

func signed(n int) string {
	if n == 0 {
		return "0"
	}
	return fmt.Sprintf("%+d", n)
}

// notes say what is special about a reply.
func (r *reply) notes() []string {
	var notes []string
	if r.When != 0 {
		notes = append(notes, "when")
	}
	if r.To.Pick != 0 {
		notes = append(notes, "pick")
	}
	if r.seconds > 0 {
		notes = append(notes, fmt.Sprintf("%d s", r.seconds))
	}
	if r.stays {
		notes = append(notes, "stays")
	}
	if r.never {
		notes = append(notes, "never offered")
	}
	return notes
}

// notes say what is special about a node or an ending.
func (c *card) notes() []string {
	var notes []string
	if c.start {
		notes = append(notes, "start")
	}
	if c.Ending != nil {
		notes = append(notes, string(c.Ending.Outcome), string(c.Ending.Relationship))
	}
	if c.turns > 0 {
		notes = append(notes, fmt.Sprintf("after %d turns", c.turns))
	}
	if c.anger != nil {
		notes = append(notes, "anger "+span(c.anger))
	}
	if c.unreached {
		notes = append(notes, "never reached")
	}
	if c.dead {
		notes = append(notes, "dead end")
	}
	return notes
}

func span(s *Seen) string {
	if s.Low == s.High {
		return fmt.Sprint(s.Low)
	}
	return fmt.Sprintf("%d–%d", s.Low, s.High)
}

// label describes a reply on one line, for programs that draw edges.
func (r *reply) label() string {
	parts := []string{plain(r.ID), points(r.Points)}
	if r.anger != 0 {
		parts = append(parts, "anger "+signed(r.anger))
	}
	return strings.Join(append(parts, r.notes()...), " ")
}

// targets gives the nodes that a reply may lead to, its own among them, in the
// order of the file.
func (r *reply) targets() []int { return r.To.Nodes }
