package web

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/store/bolt"
	"evenkeel/internal/wire"
)

func TestManyPlayAtOnceAndAllAreOnTheBoard(t *testing.T) {
	disk, err := bolt.Open(filepath.Join(t.TempDir(), "keel.db"))
	if err != nil {
		t.Fatal(err)
	}
	h := newHouse(t, plan{store: disk})
	const bots = 40
	var playing sync.WaitGroup
	tabs := make([]*tab, bots)
	for i := range bots {
		tabs[i] = h.trainee(fmt.Sprint("Bot ", i)).tab()
	}
	watching := h.trainer()
	board := watching.tab()
	board.ask(wire.Request{Type: wire.TypeWatch, Board: &wire.BoardKey{Cohort: h.cohort.ID, Scenario: "talk"}})
	for i, tab := range tabs {
		playing.Go(func() { playToTheEnd(t, tab, rand.New(rand.NewPCG(1, uint64(i)))) })
	}
	playing.Wait()
	for {
		if m := board.read(); len(m.Rows) == bots {
			break
		}
	}
	var over wire.Board
	watching.must(watching.get("/api/boards/"+h.cohort.ID+"/talk"), http.StatusOK, &over)
	for i, row := range over.Rows {
		if i > 0 && row.Score > over.Rows[i-1].Score {
			t.Errorf("row %d has %v, the one before %v", i, row.Score, over.Rows[i-1].Score)
		}
	}
}

// playToTheEnd makes random choices. It may be used beside the test's
// goroutine.
func playToTheEnd(t *testing.T, b *tab, dice *rand.Rand) {
	ask := func(r wire.Request) (message, bool) {
		r.ID = "1"
		if err := b.ws.WriteJSON(r); err != nil {
			t.Errorf("write: %v", err)
			return message{}, false
		}
		m, err := b.tryRead(20 * time.Second)
		if err != nil || m.ID != "1" {
			t.Errorf("answer: %+v, %v", m, err)
			return m, false
		}
		return m, true
	}
	m, ok := ask(wire.Request{Type: wire.TypeStart, Scenario: "talk", Mode: wire.Ranked})
	for ok && m.Type != wire.TypeEnded {
		if len(m.Choices) == 0 {
			t.Errorf("nothing to choose: %+v", m)
			return
		}
		c := m.Choices[dice.IntN(len(m.Choices))]
		if c.ID == "odd" { // its script fails
			continue
		}
		m, ok = ask(wire.Request{Type: wire.TypeChoose, Attempt: m.Attempt, Seq: m.Seq, Choice: c.ID})
	}
}
