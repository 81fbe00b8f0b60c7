package web

import (
	"sync"

	"evenkeel/internal/wire"
)

// sheet is a turn's message with what it points to, to be used again: nearly
// every answer is one.
type sheet struct {
	wire.Turn
	said     wire.Said
	deadline wire.Deadline
	choices  []wire.Choice
	moods    wire.Moods
}

var sheets = sync.Pool{New: func() any { return new(sheet) }}

func newSheet() *sheet { return sheets.Get().(*sheet) }

// release gives the sheet back: nobody reads the message any more.
func (s *sheet) release() { sheets.Put(s) }
