package web

import (
	"sync"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/wire"
)

// A reusable message may be released once it was written, so that the next one
// takes its memory. What is not released is garbage like any other.
type reusable interface{ release() }

// sheet is a turn's message with what it points to: nearly every answer is one.
type sheet struct {
	wire.Turn
	said     wire.Said
	deadline wire.Deadline
	choices  []wire.Choice
	moods    wire.Moods
}

var sheets = sync.Pool{New: func() any { return &sheet{choices: make([]wire.Choice, 0, 5)} }}

func newSheet() *sheet {
	s := sheets.Get().(*sheet)
	s.choices, s.moods = s.choices[:0], s.moods[:0]
	return s
}

func (s *sheet) release() { sheets.Put(s) }

// lastSheet is the message of an ending with what it points to.
type lastSheet struct {
	wire.Ended
	said   wire.Said
	moods  wire.Moods
	review *review
}

var lastSheets = sync.Pool{New: func() any { return new(lastSheet) }}

func newLastSheet() *lastSheet {
	s := lastSheets.Get().(*lastSheet)
	s.moods = s.moods[:0]
	return s
}

func (s *lastSheet) release() {
	if s.review != nil {
		s.review.release()
	}
	s.review = nil
	lastSheets.Put(s)
}

// review is a debrief with what it points to.
type review struct {
	wire.Debrief
	turns   []wire.DebriefTurn
	moods   wire.Moods // of all its moments
	regrets []wire.Regret
	skills  []string // of all its replies
	played  []string // of its turns, each once
}

var reviews = sync.Pool{New: func() any { return &review{turns: make([]wire.DebriefTurn, 0, 8)} }}

func newReview() *review {
	r := reviews.Get().(*review)
	r.turns, r.moods, r.regrets, r.skills, r.played = r.turns[:0], r.moods[:0], r.regrets[:0], r.skills[:0], r.played[:0]
	return r
}

func (r *review) release() { reviews.Put(r) }

// mood notes the moods of a moment.
func (r *review) mood(sc *scenario.Scenario, values []int) wire.Moods {
	from := len(r.moods)
	r.moods = appendMoods(r.moods, sc, values)
	return r.moods[from:len(r.moods):len(r.moods)]
}

// regret notes a regret, overall as a share of the score; nil stays nil.
func (r *review) regret(of *play.Regret, overall float64) *wire.Regret {
	if of == nil {
		return nil
	}
	p := points(of.Points)
	r.regrets = append(r.regrets, wire.Regret{Empathy: p.Empathy, Composure: p.Composure, Resolution: p.Resolution, Overall: overall})
	return &r.regrets[len(r.regrets)-1]
}

// trained notes the skills of a reply.
func (r *review) trained(list []scenario.Skill) []string {
	from := len(r.skills)
	for _, s := range list {
		r.skills = append(r.skills, string(s))
	}
	return r.skills[from:len(r.skills):len(r.skills)]
}
