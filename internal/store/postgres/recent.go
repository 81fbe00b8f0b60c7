package postgres

import (
	"sync"

	"evenkeel/internal/store"
)

// recent remembers which records this node has written last, without a gap:
// its followers meet mostly those, and need not read them back. Any number of
// goroutines may use it.
type recent struct {
	mu    sync.Mutex
	marks []store.Mark // never changed, only added to or replaced
}

// maxRecent is how many are remembered at least, if there are.
const maxRecent = 4096

// add takes in what a batch has written. What other nodes wrote between makes
// all before it worthless.
func (r *recent) add(b *batch) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := len(r.marks)
	switch {
	case len(b.numbers) == 0:
		return
	case n > 0 && int64(r.marks[n-1].Cursor)+1 != b.numbers[0]:
		r.marks = nil
	case n > 2*maxRecent:
		r.marks = append([]store.Mark(nil), r.marks[n-maxRecent:]...)
	}
	for i, number := range b.numbers {
		r.marks = append(r.marks, store.Mark{
			Cursor: store.Cursor(number), Attempt: b.attempts[i], Index: int(b.nths[i]), Ended: store.IsEnd(b.events[i]),
		})
	}
}

// after gives up to limit marks that follow a cursor; none where they are not
// known.
func (r *recent) after(cursor store.Cursor, limit int) []store.Mark {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.marks) == 0 || cursor+1 < r.marks[0].Cursor || cursor >= r.marks[len(r.marks)-1].Cursor {
		return nil
	}
	from := int(cursor + 1 - r.marks[0].Cursor)
	to := min(from+limit, len(r.marks))
	return r.marks[from:to:to]
}
