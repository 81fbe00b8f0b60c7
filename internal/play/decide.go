package play

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"evenkeel/internal/scenario"
)

// A Command asks for something to happen in an attempt: [Start], [Choose],
// [SwitchOff] or [GiveUp].
type Command interface {
	decide(v *Version, s *State) ([]Event, error)
}

// Decide gives the events that a command causes, in order, and changes
// nothing: neither v nor s. They count once they are durable and applied. Its
// errors are the package's own and those of the rules and the oracle.
func Decide(v *Version, s *State, c Command) ([]Event, error) { return c.decide(v, s) }

// Start begins an attempt. It is decided on an empty state.
type Start struct {
	Time       time.Time
	Trainee    string
	Cohort     string
	Assignment string
	Mode       Mode
	Seed       uint64
	Shuffle    uint64
	Untimed    bool
	Rehearsed  bool
	From       *Moment
}

// Moment is where practice takes up a finished attempt: as it stood before
// turn Seq was answered.
type Moment struct {
	Attempt string
	Seq     int
	State   *State // the finished attempt
}

func (c Start) decide(v *Version, s *State) ([]Event, error) {
	if s.Events > 0 {
		return nil, fmt.Errorf("decide start: the attempt has begun")
	}
	started := Started{
		Trainee: c.Trainee, Cohort: c.Cohort, Assignment: c.Assignment, Mode: c.Mode,
		Scenario: v.ID, Version: v.Version, Variant: v.Variant, Seed: c.Seed, Shuffle: c.Shuffle,
		Formula: Formula, Untimed: c.Untimed, Rehearsed: c.Rehearsed,
	}
	var err error
	if started.Bounds, err = v.Oracle.Bounds(c.Seed); err != nil {
		return nil, fmt.Errorf("find the bounds of %s: %w", v.ID, err)
	}
	if c.From != nil {
		if err := c.From.copyTo(v, &started); err != nil {
			return nil, err
		}
		return []Event{{Time: c.Time, Started: &started}}, nil
	}
	started.Position = Opening(v.Scenario)
	at := At{Position: &started.Position, Seed: c.Seed}
	if started.Says, err = v.Says(at, nil, 0); err != nil {
		return nil, err
	}
	if started.Offered, err = v.offeredIDs(at); err != nil {
		return nil, err
	}
	return []Event{{Time: c.Time, Started: &started}}, nil
}

// copyTo makes started begin at the moment, with the source's seed: what is
// still reachable was worked out for that one.
func (m *Moment) copyTo(v *Version, started *Started) error {
	src := m.State.Start
	i := slices.IndexFunc(m.State.Turns, func(t *Turn) bool { return t.Seq == m.Seq })
	if i < 0 || src.Version != v.Version || src.Variant != v.Variant {
		return ErrNotMoment
	}
	past, err := m.State.Rewind(v.Scenario, i)
	if err != nil {
		return fmt.Errorf("go back in attempt %s: %w", m.Attempt, err)
	}
	started.Seed, started.Bounds = src.Seed, src.Bounds
	started.From = &From{Attempt: m.Attempt, Seq: m.Seq, Points: past.Points}
	started.Position, started.Says = past.Position, past.Says
	started.Offered = ids(v.Scenario, past.Position.Node, past.Offered)
	return nil
}

// Choose makes a choice for the turn Seq.
type Choose struct {
	Time    time.Time
	Seq     int
	Choice  string // an id
	By      By
	Elapsed int // whole seconds since the customer's line was delivered
}

func (c Choose) decide(v *Version, s *State) ([]Event, error) {
	if s.Phase != Open {
		return nil, ErrOver
	}
	if c.Seq != s.Seq() {
		return nil, ErrStaleSeq
	}
	choice := s.offered(v.Scenario, c.Choice)
	if choice < 0 {
		return nil, ErrUnknownChoice
	}
	turn := new(made)
	out := drafts.Get().(*draft)
	defer out.forget()
	out.Next = s.Position
	out.Next.own(&out.sets, &turn.figures)
	if err := v.Step(s.At(), choice, &out.Outcome); err != nil {
		return nil, err
	}
	if err := turn.make(v, s, c, choice, &out.Outcome); err != nil {
		return nil, err
	}
	events := []Event{{Time: c.Time, Turn: &turn.Turn}}
	if e := v.Nodes[out.Next.Node].Ending; e != nil {
		events = append(events, Event{Time: c.Time, Ended: ended(v, s, e, &turn.Turn)})
	}
	return events, nil
}

// draft is an outcome that is worked out and then used no more.
type draft struct {
	Outcome
	sets
}

// drafts are there to be used again: every turn has one for a moment.
var drafts = sync.Pool{New: func() any { return new(draft) }}

func (d *draft) forget() {
	*d = draft{}
	drafts.Put(d)
}

func (s *State) offered(v *scenario.Scenario, id string) int {
	choice := v.Nodes[s.Position.Node].Choice(id)
	for _, i := range s.Offered {
		if i == choice {
			return i
		}
	}
	return -1
}

// made is a turn, in one piece with what it leads to.
type made struct {
	Turn
	regret Regret
	figures
}

// make works out the customer's answer and what was left behind.
func (t *made) make(v *Version, s *State, c Choose, choice int, out *Outcome) error {
	node := &v.Nodes[s.Position.Node]
	at := At{Position: &out.Next, Seed: s.Start.Seed}
	says, err := v.Says(at, &node.Choices[choice], c.Elapsed)
	if err != nil {
		return err
	}
	offered, err := v.offeredIDs(at)
	if err != nil {
		return err
	}
	regret, known, err := v.regret(s, out)
	if err != nil {
		return err
	}
	t.Turn = Turn{
		Seq: c.Seq, Node: node.ID, Choice: node.Choices[choice].ID, By: c.By, Elapsed: c.Elapsed,
		Points: out.Points, Repeated: out.Repeated, Moods: out.Next.Moods, Vars: out.Next.Vars,
		To: v.Nodes[out.Next.Node].ID, Says: says, Offered: offered,
	}
	if known {
		t.Regret, t.regret = &t.regret, regret
	}
	return nil
}

// regret gives how much the best still reachable fell, unless the oracle
// cannot know.
func (v *Version) regret(s *State, out *Outcome) (r Regret, known bool, err error) {
	if s.Start.Bounds.Approx {
		return r, false, nil
	}
	o := s.Start.Bounds.Objective(v.Weights)
	before, err := v.reach(s, o)
	if err != nil {
		return r, false, fmt.Errorf("find what was reachable: %w", err)
	}
	after, err := v.Oracle.Reach(s.Start.Seed, &out.Next)
	if err != nil {
		return r, false, fmt.Errorf("find what is reachable: %w", err)
	}
	r.Points = before.Points.Sub(after.Points).Sub(out.Points)
	r.Overall = before.Overall - after.Overall - o.Value(out.Points)
	return r, true, nil
}

// reach gives what can still be earned in an attempt. From the opening on it is
// the best of all less what has been earned and what was left behind; an
// attempt that began elsewhere has to ask.
func (v *Version) reach(s *State, o Objective) (Reach, error) {
	if s.Start.From != nil {
		return v.Oracle.Reach(s.Start.Seed, &s.Position)
	}
	best := s.Start.Bounds
	r := Reach{Points: best.Best.Sub(s.Points), Overall: best.Overall - o.Value(s.Points)}
	for _, t := range s.Turns {
		if t.Regret == nil {
			return v.Oracle.Reach(s.Start.Seed, &s.Position)
		}
		r.Points = r.Points.Sub(t.Regret.Points)
		r.Overall -= t.Regret.Overall
	}
	return r, nil
}

func ended(v *Version, s *State, e *scenario.Ending, last *Turn) *Ended {
	points := s.Points.Add(last.Points)
	return &Ended{
		Ending: last.To, Outcome: e.Outcome, Relationship: e.Relationship, Points: points,
		Scores: Score(s.Start.Bounds, v.Weights, points), Turns: last.Seq,
	}
}

func (v *Version) offeredIDs(at At) ([]string, error) {
	offered, err := v.Offered(at)
	if err != nil {
		return nil, err
	}
	return ids(v.Scenario, at.Node, offered), nil
}

func ids(v *scenario.Scenario, node int, choices []int) []string {
	out := make([]string, len(choices))
	for i, c := range choices {
		out[i] = v.Nodes[node].Choices[c].ID
	}
	return out
}

// SwitchOff makes an open attempt untimed. Switching off again changes
// nothing.
type SwitchOff struct {
	Time time.Time
	Why  string
}

func (c SwitchOff) decide(_ *Version, s *State) ([]Event, error) {
	if s.Phase != Open {
		return nil, ErrOver
	}
	if s.Untimed {
		return nil, nil
	}
	return []Event{{Time: c.Time, Untimed: &Untimed{Why: c.Why}}}, nil
}

// GiveUp makes an open attempt void: it cannot go on and never counts.
type GiveUp struct {
	Time   time.Time
	Reason string
}

func (c GiveUp) decide(_ *Version, s *State) ([]Event, error) {
	if s.Phase != Open {
		return nil, ErrOver
	}
	return []Event{{Time: c.Time, Void: &Void{Reason: c.Reason}}}, nil
}
