package catalog

import (
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// stoppable are rules that answer nothing but an error once stopped gives one,
// so that a search, which asks all the time, ends. A scenario that never asks
// has few positions.
type stoppable struct {
	rules   play.Rules
	stopped func() error
}

// When implements play.Rules.
func (s stoppable) When(f scenario.Func, at play.At) (bool, error) {
	if err := s.stopped(); err != nil {
		return false, err
	}
	return s.rules.When(f, at)
}

// Effect implements play.Rules.
func (s stoppable) Effect(f scenario.Func, at play.At) error {
	if err := s.stopped(); err != nil {
		return err
	}
	return s.rules.Effect(f, at)
}

// Target implements play.Rules.
func (s stoppable) Target(to scenario.Target, at play.At) (int, error) {
	if err := s.stopped(); err != nil {
		return 0, err
	}
	return s.rules.Target(to, at)
}

// Says implements play.Rules.
func (s stoppable) Says(f scenario.Func, at play.At, elapsed int) (string, error) {
	if err := s.stopped(); err != nil {
		return "", err
	}
	return s.rules.Says(f, at, elapsed)
}

// React implements play.Rules.
func (s stoppable) React(at play.At, change []float64) error {
	if err := s.stopped(); err != nil {
		return err
	}
	return s.rules.React(at, change)
}
