package script

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	lua "github.com/yuin/gopher-lua"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// maxMessage is the longest message of a script, in bytes.
const maxMessage = 500

// fault turns what stopped a state into words for the trainer: the place, and
// nothing of the machinery. fallback is the place where none is known.
func (m *vm) fault(err error, fallback scenario.Pos) *play.Fault {
	f := &play.Fault{Pos: fallback, Reason: "the script failed without saying why"}
	var e *lua.ApiError
	if !errors.As(err, &e) {
		f.Reason = err.Error()
		return f
	}
	pos, message := m.cause(e)
	if pos.Line == 0 {
		pos = m.innermost(e.StackTrace)
	}
	if pos.Line > 0 {
		f.Pos = pos
	}
	if m.budget.spent != "" {
		message = string(m.budget.spent)
	}
	if message = clean(message); message != "" {
		f.Reason = message
	}
	return f
}

// cause gives the place, line 0 if unknown, and the message of an error.
func (m *vm) cause(e *lua.ApiError) (scenario.Pos, string) {
	if ud, ok := e.Object.(*lua.LUserData); ok {
		if r, ok := ud.Value.(*raised); ok {
			return r.pos, r.message
		}
	}
	text, ok := e.Object.(lua.LString)
	if !ok || e.Type == lua.ApiErrorPanic {
		return scenario.Pos{}, "the script failed in a way that should not be possible; please tell whoever keeps this server"
	}
	return m.split(string(text))
}

// split takes the place from the front of a message of the machine.
func (m *vm) split(text string) (scenario.Pos, string) {
	for _, file := range m.files {
		rest, ok := strings.CutPrefix(text, file+":")
		if !ok {
			continue
		}
		number, message, _ := strings.Cut(rest, ":")
		line, err := strconv.Atoi(number)
		if err != nil {
			return scenario.Pos{}, strings.TrimSpace(rest)
		}
		return scenario.Pos{File: file, Line: line, Col: 1}, strings.TrimSpace(message)
	}
	return scenario.Pos{}, strings.TrimSpace(text)
}

// innermost finds the innermost place of the script in a trace, line 0 if
// there is none.
func (m *vm) innermost(trace string) scenario.Pos {
	for row := range strings.Lines(trace) {
		if pos, _ := m.split(strings.TrimSpace(row)); pos.Line > 0 {
			return pos
		}
	}
	return scenario.Pos{}
}

var (
	addresses = regexp.MustCompile(`\b(table|function|userdata|thread|channel): 0x[0-9a-f]+`)
	argument  = regexp.MustCompile(`^bad argument #(\d+) to (\S+) \((.*)\)$`)
	indexed   = regexp.MustCompile(`^attempt to index a non-table object\((\w+)\) with key '(.*)'$`)
)

// plainWords puts what the machine says most often into plain words.
var plainWords = map[string]string{
	"attempt to call a non-function object": "something is called here that is not a function",
	"stack overflow":                        "functions call each other too deeply; does one call itself without an end?",
	"registry overflow":                     "too many values are in use at once",
	"__len undefined":                       "`#` stands before something that has no length",
	"__unm undefined":                       "a minus stands before something that is no number",
}

func clean(message string) string {
	message = addresses.ReplaceAllString(message, "a $1")
	if words := indexed.FindStringSubmatch(message); words != nil {
		message = "the field `" + shorten(words[2], 60) + "` is asked of something that is " + words[1]
	}
	if words := argument.FindStringSubmatch(message); words != nil {
		message = "value " + words[1] + " given to `" + words[2] + "` is wrong: " + words[3]
	}
	for machine, words := range plainWords {
		if strings.HasPrefix(message, machine) {
			message = words
		}
	}
	return shorten(printable(strings.ToValidUTF8(message, "?")), maxMessage)
}

// printable puts spaces for what could move about on a terminal.
func printable(message string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, message))
}
