package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"evenkeel/internal/wire"
)

// rank plays a ranked attempt with the choices given.
func (b *bot) rank(scenario string, choices ...string) error {
	if err := b.connect(); err != nil {
		return err
	}
	defer b.close()
	m, err := b.ask(wire.Request{Type: wire.TypeStart, Scenario: scenario, Mode: wire.Ranked})
	for _, choice := range choices {
		if err != nil {
			return err
		}
		m, err = b.ask(wire.Request{Type: wire.TypeChoose, Attempt: m.Attempt, Seq: m.Seq, Choice: choice})
	}
	if err == nil && m.Type != wire.TypeEnded {
		err = fmt.Errorf("%s has not ended after %q", scenario, choices)
	}
	return err
}

// parcelWays gives the nth of the 27 ways through the parcel, from good to bad.
func parcelWays(n int) []string {
	moments := [][]string{{"birthday", "depots", "carrier"}, {"steady", "soon", "please"}, {"courier", "again", "lost"}}
	return []string{moments[0][n%3], moments[1][n/3%3], moments[2][n/9]}
}

const ownRow = "document.querySelector('tr.you')"

// liveBoard watches a board while others finish, from its lower half.
func liveBoard(t *testing.T, h *house) {
	const others = 30
	code := newCohort(t, h.data, "Crew of many")
	player := func(n int) *bot {
		b := newBot(h.url, fmt.Sprintf("Sailor %d", n), uint64(n))
		if err := b.join(code); err != nil {
			t.Fatal(err)
		}
		if err := b.rank("parcel", parcelWays(n*25/others)...); err != nil {
			t.Fatal(err)
		}
		return b
	}
	last := player(1)
	board := "/board/" + last.me.Cohorts[0].ID + "/parcel"
	p := browse(t, h.browser, h.url, phone)
	p.join(code, "Ada below")
	watching := p.another()
	watching.goTo(board)
	watching.awaitText("1 of 2 is on the board.")
	for n := 2; n <= others; n++ {
		last = player(n)
	}
	watching.awaitText(fmt.Sprintf("%d of %d are on the board.", others, others+1))
	p.start("parcel", "Start the ranked attempt")
	p.play("carrier", "please", "lost")
	watching.await(ownRow)
	watching.awaitText(fmt.Sprintf("%d of %d are on the board.", others+1, others+1))
	text := watching.text()
	for _, want := range []string{"last quarter", "someone of your group", "Ada below", "Sailor 2", "Your own ranked scores this season: "} {
		if !strings.Contains(text, want) {
			t.Errorf("the board does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, last.name) {
		t.Errorf("a neighbour in the lower half is named:\n%s", text)
	}
	if n := watching.count(".board tbody tr:not(.gap)"); n != 8 {
		t.Errorf("%d rows are shown, want the top five, two neighbours and the own", n)
	}
	watching.lookTwice("lower-half")

	watching.activate("Take me off the boards")
	watching.awaitText("You are off the boards")
	watching.await("!" + ownRow)
	watching.awaitText(fmt.Sprintf("%d of %d are on the board.", others, others+1))
	watching.lookTwice("hidden")
	var seen wire.Board
	if err := last.call(http.MethodGet, "/api/boards"+strings.TrimPrefix(board, "/board"), nil, &seen); err != nil || seen.Total != others {
		t.Errorf("others see %d on the board, %v", seen.Total, err)
	}
	watching.activate("Put me back on the boards")
	watching.await(ownRow)
}
