package play

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Difference is one thing that an attempt's events say, and that comes out
// otherwise when the script runs again.
type Difference struct {
	Turn   int    `json:"turn"`   // Turn.Seq; 0 for the attempt's start
	Field  string `json:"field"`  // its name in the stored event, after the event's kind
	Stored string `json:"stored"` // its JSON, or "nothing"
	Now    string `json:"now"`    // likewise, or what is refused
}

// String says it in words.
func (d Difference) String() string {
	where := fmt.Sprintf("turn %d", d.Turn)
	if d.Turn == 0 {
		where = "the start"
	}
	return fmt.Sprintf("%s: %s: stored was %s, now comes %s", where, d.Field, d.Stored, d.Now)
}

// Differences is the error of an attempt that does not come out as it was
// stored.
type Differences []Difference

// Error says all of them.
func (d Differences) Error() string {
	all := make([]string, len(d))
	for i := range d {
		all[i] = d[i].String()
	}
	return strings.Join(all, "; ")
}

// Audit runs the script again over an attempt's choices, with its seed and
// elapsed times, and compares all that must come out the same. An attempt that
// does not agree is [Differences]; it is followed until a stored choice is no
// longer possible. Any other error says that the attempt could not be run
// again: its events do not belong to v, or the rules or the oracle could not
// answer.
//
// What is only put in cannot be told apart: who played, when, and what for.
// For an attempt from a moment, neither can where it began; see [AuditMoment].
func Audit(v *Version, events []Event) error {
	if len(events) == 0 || events[0].Started == nil {
		return fmt.Errorf("the attempt does not begin with a start")
	}
	if err := events[0].Started.playedOn(v.Scenario); err != nil {
		return err
	}
	a := &audit{v: v}
	return a.run(events)
}

// AuditMoment is [Audit] for an attempt that took up the moment of another,
// whose events are source: it must begin exactly as that one stood.
func AuditMoment(v *Version, events, source []Event) error {
	if len(events) == 0 || events[0].Started == nil || events[0].Started.From == nil {
		return fmt.Errorf("the attempt does not begin at a moment of another")
	}
	from := events[0].Started.From
	past, err := Replay(v.Scenario, source)
	if err != nil {
		return fmt.Errorf("replay attempt %s: %w", from.Attempt, err)
	}
	a := &audit{v: v, moment: &Moment{Attempt: from.Attempt, Seq: from.Seq, State: past}}
	return a.run(events)
}

// audit is an attempt that is played again.
type audit struct {
	v      *Version
	moment *Moment // where it began, if that is known
	s      State   // as it comes now
	found  Differences
}

func (a *audit) run(events []Event) error {
	for len(events) > 0 {
		now, err := a.again(events[0])
		if refused(err) {
			a.differ(events[0], kind(events[0]), encode(content(events[0])), "a refusal: "+err.Error())
			return a.found
		}
		if err != nil {
			return err
		}
		if len(now) == 0 {
			a.differ(events[0], kind(events[0]), encode(content(events[0])), nothing)
			now = events[:1]
		}
		if err := a.take(events, now); err != nil {
			return err
		}
		events = events[min(len(now), len(events)):]
	}
	if len(a.found) > 0 {
		return a.found
	}
	return nil
}

// refused reports whether an error means that the stored event cannot happen.
func refused(err error) bool {
	for _, target := range []error{ErrFault, ErrUnknownChoice, ErrStaleSeq, ErrOver, ErrNotMoment, errImpossible} {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}

var errImpossible = errors.New("nothing leads to it")

// again decides anew what led to a stored event.
func (a *audit) again(e Event) ([]Event, error) {
	switch {
	case e.Started != nil:
		return a.start(e)
	case e.Turn != nil:
		t := e.Turn
		if !a.mayBe(t) {
			return nil, fmt.Errorf("it was not made by %q: %w", t.By, errImpossible)
		}
		return Decide(a.v, &a.s, Choose{Time: e.Time, Seq: t.Seq, Choice: t.Choice, By: t.By, Elapsed: t.Elapsed})
	case e.Untimed != nil:
		return Decide(a.v, &a.s, SwitchOff{Time: e.Time, Why: e.Untimed.Why})
	case e.Void != nil:
		return Decide(a.v, &a.s, GiveUp{Time: e.Time, Reason: e.Void.Reason})
	default:
		return nil, fmt.Errorf("it does not follow: %w", errImpossible)
	}
}

// mayBe reports whether who made a turn could have: a timeout makes only the
// choice that is written for it.
func (a *audit) mayBe(t *Turn) bool {
	if t.By != ByTimeout {
		return t.By == ByTrainee
	}
	node := &a.v.Nodes[a.s.Position.Node]
	return node.Timeout != nil && node.Choices[node.Timeout.Choice].ID == t.Choice
}

func (a *audit) start(e Event) ([]Event, error) {
	old := e.Started
	c := Start{
		Time: e.Time, Trainee: old.Trainee, Cohort: old.Cohort, Assignment: old.Assignment, Mode: old.Mode,
		Seed: old.Seed, Shuffle: old.Shuffle, Untimed: old.Untimed, Rehearsed: old.Rehearsed, From: a.moment,
	}
	if old.From == nil || a.moment != nil {
		return Decide(a.v, &a.s, c)
	}
	return a.startWithin(old, c)
}

// startWithin begins at a moment that only the stored start knows.
func (a *audit) startWithin(old *Started, c Start) ([]Event, error) {
	if err := fits(a.v.Scenario, &old.Position); err != nil {
		return nil, err
	}
	now, err := Decide(a.v, &a.s, c)
	if err != nil {
		return nil, err
	}
	s := now[0].Started
	s.From, s.Position, s.Says = old.From, old.Position.Clone(), old.Says
	s.Offered, err = a.v.offeredIDs(At{Position: &s.Position, Seed: s.Seed})
	return now, err
}

// take compares what was stored with what comes now, and goes on from that.
func (a *audit) take(stored, now []Event) error {
	for i, e := range now {
		if i < len(stored) {
			a.compare(stored[i], e)
		} else {
			a.differ(e, kind(e), nothing, encode(content(e)))
		}
		if err := Apply(a.v.Scenario, &a.s, e); err != nil {
			return err
		}
	}
	return nil
}

func (a *audit) differ(e Event, field, stored, now string) {
	turn := a.s.Position.Turn
	if e.Turn != nil {
		turn = a.s.Seq()
	}
	a.found = append(a.found, Difference{Turn: turn, Field: field, Stored: stored, Now: now})
}

// compare finds the fields in which two events differ.
func (a *audit) compare(stored, now Event) {
	if kind(stored) != kind(now) {
		a.differ(now, "event", encode(stored), encode(now))
		return
	}
	was, is := fields(content(stored)), fields(content(now))
	names := maps.Clone(was)
	maps.Copy(names, is)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if w, n := words(was[name]), words(is[name]); w != n {
			a.differ(now, kind(now)+" "+name, w, n)
		}
	}
}

// words is a field's value; one that is left out is one that is empty.
func words(b json.RawMessage) string {
	switch s := string(b); s {
	case "", "null", "[]":
		return nothing
	default:
		return s
	}
}

const nothing = "nothing"

// kind names what happened, as the stored event does.
func kind(e Event) string {
	switch {
	case e.Started != nil:
		return "started"
	case e.Turn != nil:
		return "turn"
	case e.Ended != nil:
		return "ended"
	case e.Untimed != nil:
		return "untimed"
	case e.Void != nil:
		return "void"
	default:
		return "event"
	}
}

func content(e Event) any {
	switch {
	case e.Started != nil:
		return e.Started
	case e.Turn != nil:
		return e.Turn
	case e.Ended != nil:
		return e.Ended
	case e.Untimed != nil:
		return e.Untimed
	case e.Void != nil:
		return e.Void
	default:
		return e
	}
}

// encode writes an event's content, which always can be written.
func encode(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return "what cannot be written: " + err.Error()
	}
	return string(b)
}

func fields(v any) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(encode(v)), &out); err != nil {
		return nil // what encode cannot write has no fields
	}
	return out
}
