package main

import (
	"bytes"
	"errors"
	"strconv"

	"evenkeel/internal/wire"
)

// message is what a trainee needs to know of a server's message. It points
// into the text that it was read from. Reading it by hand instead of by
// encoding/json leaves the processor to who is measured: they share it.
type message struct {
	kind    string // one of wire's types; empty: another one
	id      int    // 0: none
	seq     int
	attempt []byte
	choices [][]byte // the ids of a turn's choices, as JSON strings
	code    []byte   // of an error or a bye
	text    []byte   // of an error or a bye, as a JSON string
}

var errNoJSON = errors.New("the server sent what is no JSON object")

// serverTypes are the types of a server's messages.
var serverTypes = []string{wire.TypeTurn, wire.TypeEnded, wire.TypeOK, wire.TypeError, wire.TypeBoard, wire.TypeBye}

// read reads a message; m's memory is used again.
func (m *message) read(text []byte) error {
	*m = message{choices: m.choices[:0]}
	return members(text, func(name, value []byte) bool {
		switch string(name) {
		case `"type"`:
			m.kind = kindOf(unquoted(value))
		case `"id"`:
			m.id, _ = strconv.Atoi(string(value)) // 0 is nobody's
		case `"seq"`:
			m.seq, _ = strconv.Atoi(string(value))
		case `"attempt"`:
			m.attempt = unquoted(value)
		case `"code"`:
			m.code = unquoted(value)
		case `"message"`:
			m.text = value
		case `"choices"`:
			m.readChoices(value)
		}
		// What follows the seq of an ended attempt is its debrief.
		return m.kind != wire.TypeEnded || m.seq == 0
	})
}

func kindOf(name []byte) string {
	for _, kind := range serverTypes {
		if kind == string(name) {
			return kind
		}
	}
	return ""
}

func (m *message) readChoices(list []byte) {
	for i := 1; i < len(list); i++ {
		if list[i] != '{' {
			continue
		}
		end := skip(list, i)
		if end < 0 {
			return
		}
		_ = members(list[i:end], func(name, value []byte) bool { // the whole message was walked through already
			if string(name) == `"id"` {
				m.choices = append(m.choices, value)
			}
			return string(name) != `"id"`
		})
		i = end - 1
	}
}

// unquoted is what stands in a JSON string without escapes.
func unquoted(value []byte) []byte {
	if len(value) < 2 || value[0] != '"' {
		return nil
	}
	return value[1 : len(value)-1]
}

// members gives the members of a JSON object as they stand in the text, names
// in their quotes, until yield returns false.
func members(text []byte, yield func(name, value []byte) bool) error {
	i := space(text, 0)
	if i >= len(text) || text[i] != '{' {
		return errNoJSON
	}
	for i = space(text, i+1); i < len(text) && text[i] == '"'; {
		name := i
		i = skip(text, i)
		if i < 0 {
			return errNoJSON
		}
		end := i
		i = space(text, i)
		if i >= len(text) || text[i] != ':' {
			return errNoJSON
		}
		value := space(text, i+1)
		if i = skip(text, value); i < 0 {
			return errNoJSON
		}
		if !yield(text[name:end], text[value:i]) {
			return nil
		}
		if i = space(text, i); i < len(text) && text[i] == ',' {
			i = space(text, i+1)
		}
	}
	if i >= len(text) || text[i] != '}' {
		return errNoJSON
	}
	return nil
}

func space(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\t' || b[i] == '\r') {
		i++
	}
	return i
}

// skip gives the index behind the JSON value that begins at i; -1 if the text
// ends in it.
func skip(b []byte, i int) int {
	if i >= len(b) {
		return -1
	}
	switch b[i] {
	case '"':
		return skipString(b, i)
	case '{', '[':
		return skipNested(b, i)
	}
	end := bytes.IndexAny(b[i:], ",}] \n\t\r")
	if end <= 0 {
		return -1
	}
	return i + end
}

func skipString(b []byte, i int) int {
	for i++; ; {
		end := bytes.IndexByte(b[i:], '"')
		if end < 0 {
			return -1
		}
		escapes := 0
		for escapes < end && b[i+end-1-escapes] == '\\' {
			escapes++
		}
		i += end + 1
		if escapes%2 == 0 {
			return i
		}
	}
}

func skipNested(b []byte, i int) int {
	depth := 0
	for i < len(b) {
		switch b[i] {
		case '"':
			if i = skipString(b, i); i < 0 {
				return -1
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
		i++
	}
	return -1
}
