package static

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Sent gives what is sent of a file of the app. Most are sent as they are. Of
// the app's own scripts the comments and the indentation stay behind, and
// js/main.js brings along every script that it imports: one request and half
// the bytes of sending each by itself.
func Sent(name string) []byte {
	switch {
	case name == entry:
		return []byte(whole())
	case path.Ext(name) == ".js" && !slices.Contains(modules(), name):
		return []byte(linked(name, lean(name)))
	}
	return content(name)
}

// entry is the script that the page runs.
const entry = "js/main.js"

// types within a line of a script are for its readers.
var types = regexp.MustCompile(`/\*\* @(?:[^*]|\*+[^*/])*\*+/ ?`)

// lean is a script without what only its readers need: comments that have lines
// of their own, types, indentation. A line of a template that began like a
// comment would be taken for one: there is none.
func lean(name string) string {
	var b strings.Builder
	comment := false
	for line := range strings.Lines(string(content(name))) {
		line = strings.TrimLeft(line, " \t")
		comment = comment || strings.HasPrefix(line, "/**") && !strings.Contains(line, "*/ ") // else code follows
		switch {
		case comment:
			comment = !strings.HasSuffix(strings.TrimRight(line, " \t\n"), "*/")
		case strings.HasPrefix(line, "//"), line == "\n":
		case strings.Contains(line, "/** @"):
			b.WriteString(types.ReplaceAllString(line, ""))
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}

// The forms in which scripts import and export; a test sees to it that they use
// no others.
var (
	importing = regexp.MustCompile(`(?m)^import \{ ([^}]*) \} from '([^']+)';\n`)
	exporting = regexp.MustCompile(`(?m)^export ((?:async )?function|const|class) (\w+)`)
	lazily    = regexp.MustCompile(`\bimport\('(\.[^']+)'\)`)
)

// whole makes one script of the entry and all that it imports: each module is a
// function that runs once and answers with what it exports, in the order in
// which browsers would run them. What is imported later finds them in the
// exports.
func whole() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(libraries())) {
		fmt.Fprintf(&b, "import * as %s from '%s';\n", identifier(name), name)
	}
	var own []string
	for _, name := range modules() {
		if path.Ext(name) != ".js" {
			continue // a library, imported above
		}
		text := lean(name)
		var exports []string
		for _, m := range exporting.FindAllStringSubmatch(text, -1) {
			exports = append(exports, m[2])
		}
		fmt.Fprintf(&b, "const %s = (() => {\n%sreturn { %s };\n})();\n", identifier(name), linked(name, text), strings.Join(exports, ", "))
		own = append(own, identifier(name))
	}
	fmt.Fprintf(&b, "%sexport { %s };\n", linked(entry, lean(entry)), strings.Join(own, ", "))
	return b.String()
}

// linked is the text of a script that is part of the whole, or is imported by
// it later: what it imports it takes from the whole, if it is there.
func linked(name, text string) string {
	part := slices.Contains(modules(), name) || name == entry
	text = importing.ReplaceAllStringFunc(text, func(line string) string {
		m := importing.FindStringSubmatch(line)
		from := identifier(m[2])
		if strings.HasPrefix(m[2], ".") {
			from = identifier(path.Join(path.Dir(name), m[2]))
		}
		taken := fmt.Sprintf("const { %s } = %s;\n", strings.ReplaceAll(m[1], " as ", ": "), from)
		switch {
		case part:
			return taken
		case strings.HasPrefix(m[2], ".") && slices.Contains(modules(), path.Join(path.Dir(name), m[2])):
			return fmt.Sprintf("import { %s } from '%s';\n%s", from, relative(name), taken)
		}
		return line
	})
	if !part {
		return text
	}
	text = lazily.ReplaceAllStringFunc(text, func(call string) string {
		to := path.Join(path.Dir(name), lazily.FindStringSubmatch(call)[1])
		return "import('./" + strings.TrimPrefix(to, "js/") + "')"
	})
	return exporting.ReplaceAllString(text, "$1 $2")
}

// relative is the address of the entry as a script sees it.
func relative(name string) string {
	return strings.Repeat("../", strings.Count(name, "/")-1) + path.Base(entry)
}

// identifier makes a name of a path that scripts can use for a constant.
func identifier(name string) string {
	return "m_" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.TrimSuffix(name, ".js"))
}
