package luatest

import (
	"errors"
	"fmt"
	"strings"
)

// golden is what a file of transcripts holds: one section for each, which
// begins with a line "== name".
type golden struct{ sections []section }

type section struct {
	name string
	text string
	line int // where the section begins
}

const heading = "== "

func parseGolden(data []byte) (golden, error) {
	var g golden
	source := strings.ReplaceAll(string(data), "\r\n", "\n")
	for i, line := range strings.Split(source, "\n") {
		if name, ok := strings.CutPrefix(line, heading); ok {
			if _, twice := g.text(name); twice {
				return g, fmt.Errorf("line %d: a second transcript of the name %q", i+1, name)
			}
			g.sections = append(g.sections, section{name: name, line: i + 1})
			continue
		}
		if len(g.sections) > 0 {
			g.sections[len(g.sections)-1].text += line + "\n"
		}
	}
	if len(g.sections) == 0 && strings.TrimSpace(source) != "" {
		return g, errors.New("this is no file of transcripts: no line begins with \"== \"")
	}
	for i := range g.sections {
		g.sections[i].text = strings.Trim(g.sections[i].text, "\n") + "\n"
	}
	return g, nil
}

func (g *golden) add(name, text string) {
	g.sections = append(g.sections, section{name: name, text: text})
}

func (g *golden) text(name string) (string, bool) {
	for _, s := range g.sections {
		if s.name == name {
			return s.text, true
		}
	}
	return "", false
}

// format writes the file; without transcripts it is empty.
func (g *golden) format(tests string) string {
	if len(g.sections) == 0 {
		return ""
	}
	var b strings.Builder
	tests = tests[strings.LastIndexAny(tests, `/\`)+1:]
	fmt.Fprintf(&b, "What %s plays, word for word. `evenkeel test --update` writes this file.\n", tests)
	for _, s := range g.sections {
		fmt.Fprintf(&b, "\n%s%s\n\n%s", heading, s.name, s.text)
	}
	return b.String()
}

// difference says where a transcript first differs from that in the file.
func (g *golden) difference(file, name, now string) string {
	for _, s := range g.sections {
		if s.name != name {
			continue
		}
		was, is := strings.Split(s.text, "\n"), strings.Split(now, "\n")
		i := 0
		for i < len(was)-1 && i < len(is)-1 && was[i] == is[i] {
			i++
		}
		return fmt.Sprintf("the transcript differs from line %d of %s on\n  there: %s\n  now:   %s\n`evenkeel test --update` takes the new one",
			s.line+2+i, file, strings.TrimSpace(was[i]), strings.TrimSpace(is[i]))
	}
	return "there is no such transcript"
}
