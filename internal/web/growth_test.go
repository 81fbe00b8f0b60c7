package web

import (
	"fmt"
	"net/http"
	"testing"

	"evenkeel/internal/people"
	"evenkeel/internal/wire"
)

func TestBoardsOfGrowthAndOfTeams(t *testing.T) {
	h := newHouse(t, plan{})
	other, err := h.People.NewCohort(t.Context(), "Others", func([]byte) []people.Assignment {
		return []people.Assignment{{Scenario: "talk", Version: "version-of-talk"}}
	})
	if err != nil {
		t.Fatal(err)
	}
	first := h.cohort
	var last *person
	for i := range 10 {
		if h.cohort = first; i >= 5 {
			h.cohort = other
		}
		last = h.trainee(fmt.Sprint("T", i))
		last.tab().played("talk", wire.Ranked, "warm", "fix")
	}
	own := "/api/boards/" + other.ID
	board := func(query string) wire.Board {
		var b wire.Board
		last.must(last.get(own+query), http.StatusOK, &b)
		return b
	}
	if b := board(""); b.Teams != nil || b.Total != 5 {
		t.Errorf("not compared: %+v", b)
	}
	lead := h.trainer()
	for _, c := range []string{first.ID, other.ID} {
		path := "/api/trainer/cohorts/" + c + "/compared"
		last.mustFail(last.post(path, wire.Compared{Compared: true}), http.StatusForbidden, wire.CodeForbidden)
		var changed wire.TrainerCohort
		if lead.must(lead.post(path, wire.Compared{Compared: true}), http.StatusOK, &changed); !changed.Compared {
			t.Errorf("changed to %+v", changed)
		}
	}
	lead.mustFail(lead.post("/api/trainer/cohorts/nothing/compared", wire.Compared{}), http.StatusNotFound, wire.CodeNotFound)
	if b := board(""); b.Teams == nil || b.Teams.Mean != 90 || len(b.Teams.Others) != 1 || b.Teams.Others[0] != 90 {
		t.Errorf("compared: %+v", b.Teams)
	}
	if b := board("?by=growth"); b.Board.By != wire.ByGrowth || b.Board.Scenario != "" || b.Total != 0 || b.Teams != nil || b.Measured {
		t.Errorf("growth: %+v", b)
	}
	for _, query := range []string{"?by=luck", "/talk?by=growth"} {
		last.mustFail(last.get(own+query), http.StatusBadRequest, wire.CodeBadRequest)
	}
	last.mustFail(last.get(own+"/:growth"), http.StatusNotFound, wire.CodeUnknownBoard)

	h.cohort = first
	ada := h.trainee("Ada")
	watching := ada.tab()
	if m := watching.ask(wire.Request{Type: wire.TypeWatch, Board: &wire.BoardKey{Cohort: first.ID, By: wire.ByGrowth}}); m.Board.By != wire.ByGrowth || len(m.Rows) != 0 {
		t.Fatalf("watched: %+v", m)
	}
	playing := ada.tab()
	playing.played("talk", wire.Ranked, "cold", "fix")
	playing.played("other", wire.Ranked, "warm", "fix")
	for len(watching.read().Rows) == 0 { // it is pushed after each of the two
	}
}
