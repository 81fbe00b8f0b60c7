package static

import (
	"path"
	"regexp"
)

// What of a script only its readers need: comments that have lines of their
// own, types within a line, indentation. A line of a template that began like a
// comment would be taken for one: there is none.
var (
	blocks = regexp.MustCompile(`(?m)^[ \t]*/\*\*(?:[^*]|\*+[^*/])*\*+/[ \t]*\n`)
	lines  = regexp.MustCompile(`(?m)^[ \t]*//.*\n`)
	indent = regexp.MustCompile(`(?m)^[ \t]+`)
	types  = regexp.MustCompile(`/\*\* @(?:[^*]|\*+[^*/])*\*+/ ?`)
)

// Lean gives what is sent of a file: all of it, but for the comments and
// the indentation of the app's own scripts, which are a quarter of them.
func Lean(name string, data []byte) []byte {
	if path.Ext(name) != ".js" {
		return data
	}
	for _, comment := range []*regexp.Regexp{blocks, types, lines, indent} {
		data = comment.ReplaceAll(data, nil)
	}
	return data
}
