package web

import (
	"bytes"
	"encoding/json"
	"slices"

	"evenkeel/internal/board"
	"evenkeel/internal/wire"
)

// readID finds the id of a message that may be broken or cut off: empty where
// it cannot be made out, or is no number.
func readID(message []byte) json.Number {
	d := json.NewDecoder(bytes.NewReader(message))
	d.UseNumber()
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return ""
	}
	for depth := 0; ; {
		key, err := d.Token()
		if err != nil {
			return ""
		}
		if depth == 0 && key == "id" {
			id, _ := d.Token()
			number, _ := id.(json.Number)
			return number
		}
		if depth, err = skipValue(d); err != nil {
			return ""
		}
	}
}

// skipValue passes over the value behind a key.
func skipValue(d *json.Decoder) (depth int, err error) {
	for {
		t, err := d.Token()
		if err != nil {
			return 0, err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth <= 0 {
			return 0, nil
		}
	}
}

func checkStart(r *wire.Request) error {
	switch {
	case r.Scenario == "" && r.From == nil:
		return badRequest("scenario", "is missing")
	case r.Mode != wire.Ranked && r.Mode != wire.Practice:
		return badRequest("mode", `must be "ranked" or "practice"`)
	case r.Variant != "" && r.From != nil:
		return badRequest("variant", "must be left out: it is that of the moment")
	case r.From == nil:
		return nil
	case r.Mode != wire.Practice:
		return badRequest("from", "is for practice only")
	case r.From.Attempt == "":
		return badRequest("from", "needs an attempt")
	case r.From.Seq < 1:
		return badRequest("from", "needs a seq of 1 or more")
	}
	return nil
}

func checkAttempt(r *wire.Request) error {
	if r.Attempt == "" {
		return badRequest("attempt", "is missing")
	}
	return nil
}

func checkTurn(r *wire.Request) error {
	if err := checkAttempt(r); err != nil {
		return err
	}
	if r.Seq < 1 {
		return badRequest("seq", "must be 1 or more")
	}
	return nil
}

func checkChoose(r *wire.Request) error {
	if err := checkTurn(r); err != nil {
		return err
	}
	if r.Choice == "" {
		return badRequest("choice", "is missing")
	}
	return nil
}

func checkCheckin(r *wire.Request) error {
	if err := checkTurn(r); err != nil {
		return err
	}
	if !slices.Contains(wire.Feelings, r.Feeling) {
		return errFeeling
	}
	return nil
}

func checkDeadline(r *wire.Request) error {
	if err := checkTurn(r); err != nil {
		return err
	}
	if r.Action != wire.ActionExtend && r.Action != wire.ActionOff {
		return badRequest("action", `must be "extend" or "off"`)
	}
	return nil
}

func checkBoard(r *wire.Request) error {
	if r.Board == nil || r.Board.Cohort == "" {
		return badRequest("board", "needs a cohort")
	}
	return checkBoardKey(r.Board)
}

func checkBoardKey(named *wire.BoardKey) error {
	switch {
	case named.By != "" && named.By != wire.ByGrowth:
		return badRequest("by", `must be left out, or be "growth"`)
	case named.By != "" && named.Scenario != "":
		return badRequest("by", "must be left out: a scenario's board is by score")
	case named.Scenario == board.Growth:
		return errUnknownBoard
	}
	return nil
}
