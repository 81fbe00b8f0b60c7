package store

import (
	"fmt"

	"evenkeel/internal/play"
)

// Appended keeps the records that events mean something for. Engines call it
// for every append, in its transaction, once the number of events was found to
// be a.After. It answers [*Exists] for a ranked start that may not be.
func (t *Tx) Appended(a Append) error {
	for _, e := range a.Events {
		if err := t.happened(a.Attempt, e); err != nil {
			return err
		}
	}
	return nil
}

// Needs names the entries that Appended reads for an append, so that an engine
// may read those of many at once.
func (a *Append) Needs(yield func(bucket, key string)) {
	for _, e := range a.Events {
		switch {
		case e.Started != nil && e.Started.Mode == play.Ranked:
			yield(ranked, rankedKey(e.Started))
		case e.Ended != nil, e.Untimed != nil, e.Void != nil:
			yield(heads, key(a.Attempt))
		}
	}
}

func rankedKey(s *play.Started) string { return key(s.Cohort, s.Assignment, s.Trainee) }

func (t *Tx) happened(attempt string, e play.Event) error {
	switch {
	case e.Started != nil:
		return t.started(attempt, e)
	case e.Ended != nil:
		return t.ended(attempt, e)
	case e.Untimed != nil:
		_, err := t.changeHead(attempt, func(h *Head) { h.Untimed = true })
		return err
	case e.Void != nil:
		return t.voided(attempt)
	}
	return nil
}

func (t *Tx) started(attempt string, e play.Event) error {
	s := e.Started
	if s.Mode == play.Ranked {
		place := rankedKey(s)
		earlier, err := t.kv.Get(ranked, place)
		if err != nil {
			return err
		}
		if earlier != nil {
			return &Exists{Attempt: string(earlier)}
		}
		if err := t.kv.Put(ranked, place, []byte(attempt)); err != nil {
			return err
		}
	}
	at, entry := Filed(attempt, e)
	if err := t.kv.Put(FiledBucket, at, entry); err != nil {
		return err
	}
	return t.putFormed(heads, key(attempt), &Head{
		Attempt: attempt, Trainee: s.Trainee, Mode: s.Mode, Cohort: s.Cohort, Assignment: s.Assignment,
		Scenario: s.Scenario, Version: s.Version, Variant: s.Variant, Phase: play.Open, Untimed: s.Untimed,
		Rehearsed: s.Rehearsed, FromMoment: s.From != nil, Started: e.Time.UTC(),
	})
}

func (t *Tx) ended(attempt string, e play.Event) error {
	h, err := t.changeHead(attempt, func(h *Head) {
		h.Phase, h.Finished, h.Outcome = play.Finished, e.Time.UTC(), e.Ended.Outcome
		h.Scores = &e.Ended.Scores
	})
	if err != nil {
		return err
	}
	return t.putResult(&h)
}

// voided lets the trainee start the assignment again.
func (t *Tx) voided(attempt string) error {
	h, err := t.changeHead(attempt, func(h *Head) { h.Phase = play.Voided })
	if err != nil || h.Mode != play.Ranked {
		return err
	}
	return t.kv.Delete(ranked, key(h.Cohort, h.Assignment, h.Trainee))
}

func (t *Tx) changeHead(attempt string, change func(*Head)) (Head, error) {
	h, err := t.Head(attempt)
	if err != nil {
		return h, fmt.Errorf("read the head of attempt %s: %w", attempt, err)
	}
	change(&h)
	return h, t.putFormed(heads, key(attempt), &h)
}

func (h *Head) fields(f *form) {
	text(f, "attempt", &h.Attempt, false)
	text(f, "trainee", &h.Trainee, false)
	text(f, "mode", &h.Mode, false)
	text(f, "cohort", &h.Cohort, true)
	text(f, "assignment", &h.Assignment, true)
	text(f, "scenario", &h.Scenario, false)
	text(f, "version", &h.Version, false)
	text(f, "variant", &h.Variant, true)
	text(f, "phase", &h.Phase, false)
	f.flag("untimed", &h.Untimed)
	f.flag("rehearsed", &h.Rehearsed)
	f.flag("from_moment", &h.FromMoment)
	f.moment("started", &h.Started, false)
	f.moment("finished", &h.Finished, true)
	if f.opens("scores", h.Scores == nil) {
		if h.Scores == nil {
			h.Scores = new(play.Scores)
		}
		f.object(func() { scoreFields(f, h.Scores) })
	}
	text(f, "outcome", &h.Outcome, true)
}

func scoreFields(f *form, s *play.Scores) {
	if f.opens("dimension", false) {
		f.expect("[")
		for d := range s.Dimension {
			if d > 0 {
				f.expect(",")
			}
			f.number(&s.Dimension[d])
		}
		f.expect("]")
	}
	if f.opens("overall", false) {
		f.number(&s.Overall)
	}
	f.flag("approx", &s.Approx)
}

// Head reads an attempt's head.
func (t *Tx) Head(attempt string) (Head, error) { return get[Head](t, heads, key(attempt)) }

// ExpectHeads announces that the heads of some attempts will be read.
func (t *Tx) ExpectHeads(attempts []string) error {
	keys := make([]string, len(attempts))
	for i, id := range attempts {
		keys[i] = key(id)
	}
	return t.prefetch(heads, keys)
}

// RankedAttempt finds the attempt, open or finished, that counts for a trainee
// in a cohort's assignment.
func (t *Tx) RankedAttempt(trainee, cohort, assignment string) (string, bool, error) {
	b, err := t.kv.Get(ranked, key(cohort, assignment, trainee))
	return string(b), b != nil, err
}

// RankedFinished reports whether the attempt that counts for a trainee in a
// cohort's assignment is finished.
func (t *Tx) RankedFinished(trainee, cohort, assignment string) (bool, error) {
	result, err := t.kv.Get(results, key(cohort, assignment, trainee))
	if err != nil || result != nil {
		return result != nil, err
	}
	id, ok, err := t.RankedAttempt(trainee, cohort, assignment)
	if err != nil || !ok {
		return false, err
	}
	h, err := t.Head(id) // it may have ended without an overall score
	return h.Phase == play.Finished, err
}

// RankedHeads reads the heads of the attempts, open and finished, that count
// in a cohort over all its seasons, by assignment and trainee.
func (t *Tx) RankedHeads(cohort string) ([]Head, error) {
	return follow[Head](t, ranked, prefix(cohort), self, heads)
}
