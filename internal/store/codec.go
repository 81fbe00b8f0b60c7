package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"evenkeel/internal/play"
)

// jsonEvent is the first byte of an event that is stored as JSON, as all were
// until schema 3.
const jsonEvent = 1

// EncodeEvent appends the stored form of an event to dst. Its time becomes
// UTC.
func EncodeEvent(dst []byte, e play.Event) ([]byte, error) {
	b, err := appendEvent(dst, &e)
	if err != nil {
		return nil, fmt.Errorf("encode an event: %w", err)
	}
	return b, nil
}

// DecodeEvent reads what EncodeEvent wrote, now or in an older program. It
// keeps nothing of b.
func DecodeEvent(b []byte) (play.Event, error) {
	var e play.Event
	if len(b) == 0 {
		return e, errors.New("decode an event: it is empty")
	}
	var err error
	switch b[0] {
	case binaryEvent:
		e, err = readEvent(b[1:])
	case jsonEvent:
		e, err = readJSONEvent(b[1:])
	default:
		return e, fmt.Errorf("decode an event of format %d: %w", b[0], ErrNewer)
	}
	if err != nil {
		return e, fmt.Errorf("decode an event: %w", err)
	}
	return e, nil
}

func readJSONEvent(b []byte) (e play.Event, err error) {
	if err := json.Unmarshal(b, &e); err != nil {
		return e, err
	}
	_, err = kindOf(&e)
	return e, err
}

// MarkBytes is how much of a stored event IsEnd needs to see.
const MarkBytes = 64

// IsEnd reports whether a stored event, or the beginning of one, is an
// attempt's end.
func IsEnd(b []byte) bool {
	if len(b) < 2 {
		return false
	}
	if b[0] != jsonEvent {
		return b[0] == binaryEvent && b[1] == kindEnded
	}
	rest, found := bytes.CutPrefix(b[1:], []byte(`{"t":"`))
	_, rest, _ = bytes.Cut(rest, []byte{'"'}) // a time has no quotes in it
	return found && bytes.HasPrefix(rest, []byte(`,"ended":`))
}

// maxID bounds an attempt's id, in bytes.
const maxID = 128

// CheckID says what keeps a text from being an attempt's id: 1 to 128 bytes of
// UTF-8 without control characters.
func CheckID(id string) error {
	if id == "" || len(id) > maxID {
		return fmt.Errorf("an attempt's id has 1 to %d bytes, not %d", maxID, len(id))
	}
	if !utf8.ValidString(id) {
		return fmt.Errorf("an attempt's id must be valid UTF-8, not %q", id)
	}
	for _, r := range id {
		if unicode.IsControl(r) {
			return fmt.Errorf("an attempt's id must have no control characters, not %q", id)
		}
	}
	return nil
}

// Check says what is wrong with an append whatever the store holds: its id,
// its place, or a start that is not first.
func (a *Append) Check() error {
	if err := CheckID(a.Attempt); err != nil {
		return err
	}
	if a.After < 0 {
		return fmt.Errorf("append to attempt %s after %d events: that cannot be negative", a.Attempt, a.After)
	}
	for i, e := range a.Events {
		if (e.Started != nil) != (a.After+i == 0) {
			return fmt.Errorf("append event %d of attempt %s: an attempt begins with exactly one start", a.After+i, a.Attempt)
		}
	}
	return nil
}

// OnlyTurns reports whether the events are turns, which mean nothing for
// records: there is nothing to do for [Tx.Appended] then.
func (a *Append) OnlyTurns() bool {
	return !slices.ContainsFunc(a.Events, func(e play.Event) bool { return e.Turn == nil })
}
