// Package play is one attempt at a scenario, as pure functions over events.
//
// [Decide] turns a command into events and changes nothing; [Apply] folds an
// event into a [State]. Events carry their effects, so replaying an attempt
// needs neither the script nor a clock; running the script again over the same
// choices, seed and elapsed times gives the same events.
//
// The package declares what it needs of others: [Rules], the answers of a
// script, and [Oracle], the best that is still within reach. It owns no state
// but memory to work in, starts no goroutine, reads no clock and no global
// randomness, never logs, and imports only scenario.
package play

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"evenkeel/internal/scenario"
)

// Formula is the version of the scoring that this package computes. Attempts
// remember the one they were scored with.
const Formula = 1

// What can be wrong with a command.
var (
	ErrUnknownChoice = errors.New("that reply is not among those offered now")
	ErrStaleSeq      = errors.New("that turn has been played")
	ErrOver          = errors.New("the attempt is over")
	ErrFault         = errors.New("the scenario's script failed")
	ErrNotMoment     = errors.New("the attempt has no such moment")
	ErrNoVariant     = errors.New("the scenario has no such variant")
)

// ErrApprox is the answer of an [Oracle] that had to cut its search: what it
// knows is not exact.
var ErrApprox = errors.New("the scenario is too large to search exactly")

// Fault says where a script failed. It wraps [ErrFault].
type Fault struct {
	Pos    scenario.Pos
	Node   string // the node being played
	Choice string // the choice being judged; empty for the customer's line
	Reason string
}

// Error gives the place, then the reason.
func (f *Fault) Error() string {
	where := fmt.Sprintf("%s:%d: node %q", f.Pos.File, f.Pos.Line, f.Node)
	if f.Choice != "" {
		where += fmt.Sprintf(", choice %q", f.Choice)
	}
	return where + ": " + f.Reason
}

// Unwrap makes every fault an [ErrFault].
func (f *Fault) Unwrap() error { return ErrFault }

// Rules are a script's answers, where the trainer wrote a function. Any number
// of goroutines may call them; the same arguments give the same answer. Where
// at points to is theirs until the call ends. An error is a [*Fault], or says
// that the answer could not be had at this moment (a context's end while
// waiting), and then nothing happened.
type Rules interface {
	// When reports whether a condition holds. It does not change at.
	When(f scenario.Func, at At) (bool, error)
	// Effect lets the script change at's moods and vars in place, within
	// their bounds.
	Effect(f scenario.Func, at At) error
	// Target picks one of the targets, as an index in Scenario.Nodes that is
	// one of to.Nodes. It does not change at.
	Target(to scenario.Target, at At) (int, error)
	// Says gives what the customer says, placeholders not yet filled in.
	// elapsed is how many whole seconds the reply before took.
	Says(f scenario.Func, at At, elapsed int) (string, error)
	// React lets the customer's persona rewrite the changes that a choice
	// makes to the moods, one for each of Scenario.Moods, in place. at is the
	// position before the change.
	React(at At, change []float64) error
}

// Oracle knows what can still be reached. Any number of goroutines may call
// it; the first call for a version and seed may take long.
type Oracle interface {
	// Bounds gives the extremes over all complete paths. Where the search had
	// to be cut they are marked Approx.
	Bounds(seed uint64) (Bounds, error)
	// Reach gives the most that can still be earned after a position, in
	// each dimension by itself and in the objective overall (see
	// [Bounds.Objective]). ErrApprox where it cannot know.
	Reach(seed uint64, p *Position) (Reach, error)
}

// Reach is the most that can still be earned.
type Reach struct {
	Points  scenario.Points
	Overall int64 // in units of the objective
	// Dead: no ending can be reached any more. There is nothing to earn then.
	Dead bool
}

// A Version is one exact scenario, ready to play.
type Version struct {
	*scenario.Scenario
	Rules  Rules
	Oracle Oracle
	// Variants are the scenario's parallel forms, none of which has any itself.
	Variants []*Version
}

// Form finds a parallel form by the id of its variant; empty is the scenario
// itself. [ErrNoVariant] where there is none, wrapped in the list of those that
// there are.
func (v *Version) Form(variant string) (*Version, error) {
	if variant == v.Variant {
		return v, nil
	}
	known := make([]string, len(v.Variants))
	for i, form := range v.Variants {
		if form.Variant == variant {
			return form, nil
		}
		known[i] = strconv.Quote(form.Variant)
	}
	if len(known) == 0 {
		return nil, fmt.Errorf("%w %q; it has none", ErrNoVariant, variant)
	}
	return nil, fmt.Errorf("%w %q; it has %s", ErrNoVariant, variant, strings.Join(known, ", "))
}

// At is a position as a script sees it.
type At struct {
	*Position
	Seed uint64
}
