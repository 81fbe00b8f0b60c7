package web

import (
	"bytes"
	"encoding/json"
	"strconv"

	"evenkeel/internal/wire"
)

// quick reads the message that nearly all are: a flat object of plain texts and
// whole numbers, as of a choice or a start. It is encoding/json's work at a tenth of its
// cost; whatever looks unusual it leaves to that and reports false.
func quick(data []byte, r *wire.Request) bool {
	rest, ok := bytes.CutPrefix(data, []byte{'{'})
	for ok {
		var name []byte
		if name, rest, ok = quickText(rest); !ok || len(rest) == 0 || rest[0] != ':' {
			return false
		}
		if rest, ok = quickMember(string(name), rest[1:], r); !ok || len(rest) == 0 {
			return false
		}
		if rest[0] == '}' {
			return len(rest) == 1
		}
		rest, ok = bytes.CutPrefix(rest, []byte{','})
	}
	return false
}

// quickMember reads the value of a member, and gives what follows it.
func quickMember(name string, b []byte, r *wire.Request) (rest []byte, ok bool) {
	var value []byte
	switch name {
	case "id", "seq":
		if value, rest, ok = quickNumber(b); !ok {
			return nil, false
		}
		if name == "id" {
			r.ID = json.Number(value)
			return rest, true
		}
		n, err := strconv.Atoi(string(value))
		r.Seq = n
		return rest, err == nil
	case "type":
		value, rest, ok = quickText(b)
		r.Type = typeOf(value)
		return rest, ok
	}
	field := quickField(name, r)
	if field == nil {
		return nil, false
	}
	value, rest, ok = quickText(b)
	*field = string(value)
	return rest, ok
}

// typeOf is the text of a type; that of nearly all messages takes no memory.
func typeOf(value []byte) string {
	if string(value) == wire.TypeChoose {
		return wire.TypeChoose
	}
	return string(value)
}

func quickField(name string, r *wire.Request) *string {
	switch name {
	case "attempt":
		return &r.Attempt
	case "choice":
		return &r.Choice
	case "scenario":
		return &r.Scenario
	case "mode":
		return &r.Mode
	case "cohort":
		return &r.Cohort
	default:
		return nil
	}
}

// quickText reads a text of ASCII without escapes.
func quickText(b []byte) (text, rest []byte, ok bool) {
	if len(b) == 0 || b[0] != '"' {
		return nil, nil, false
	}
	for i, c := range b[1:] {
		switch {
		case c == '"':
			return b[1 : 1+i], b[2+i:], true
		case c < ' ' || c == '\\' || c >= 0x7f:
			return nil, nil, false
		}
	}
	return nil, nil, false
}

// quickNumber reads a whole number that is not negative.
func quickNumber(b []byte) (digits, rest []byte, ok bool) {
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	if n == 0 || n > 15 || n > 1 && b[0] == '0' {
		return nil, nil, false
	}
	return b[:n], b[n:], true
}
