package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"evenkeel/internal/people"
	"evenkeel/internal/play"
)

// Trouble is something that is wrong with a store, in words.
type Trouble struct {
	Kind string // of the same kind are troubles with the same remedy
	What string // what is wrong, and where
	Do   string // what to do about it
}

// What to do about what Examine finds.
const (
	doRestore = "restore a backup with evenkeel restore; evenkeel doctor FILE says whether one is whole"
	doMend    = "stop the server and let evenkeel doctor --mend work it out again from what is sound"
)

// Examine reads everything that a source holds, and tells of what is wrong:
// gaps in the log, events and records that cannot be read, records that are
// not what the log says, entries that lead nowhere, and open attempts whose
// version is lost. An error means that it could not read on. It keeps the
// records of people and attempts in memory meanwhile.
func Examine(ctx context.Context, s Source, progress Progress, tell func(Trouble)) (Figures, error) {
	e := newExamination(ctx, s, progress, tell)
	if err := e.log(); err != nil {
		return e.figures, err
	}
	return e.figures, e.records()
}

// examination is one run of Examine.
type examination struct {
	ctx      context.Context
	s        Source
	progress Progress
	tell     func(Trouble)
	figures  Figures
	counts   map[string]int  // events of each attempt
	expected *Overlay        // records that follow from the log, and from other records
	versions map[string]bool // those that are there
}

func newExamination(ctx context.Context, s Source, progress Progress, tell func(Trouble)) *examination {
	return &examination{
		ctx: ctx, s: s, progress: progress, tell: tell, figures: Figures{Buckets: make(map[string]int)},
		counts: make(map[string]int), expected: NewOverlay(nothing{}), versions: make(map[string]bool),
	}
}

// nothing is a KV without entries.
type nothing struct{}

func (nothing) Get(string, string) ([]byte, error) { return nil, nil }
func (nothing) Put(string, string, []byte) error   { return ErrReadOnly }
func (nothing) Delete(string, string) error        { return ErrReadOnly }
func (nothing) Scan(string, string, string) iter.Seq2[string, []byte] {
	return func(func(string, []byte) bool) {}
}

func (e *examination) wrong(kind, do, what string, args ...any) {
	e.tell(Trouble{Kind: kind, What: fmt.Sprintf(what, args...), Do: do})
}

// log reads the log, and works out the records that follow from it.
func (e *examination) log() error {
	end, err := e.s.End(e.ctx)
	if err != nil {
		return err
	}
	step, done := e.progress("reading the log", int(end))
	defer done()
	limit := copyPage
	for at := Cursor(0); at < end; {
		page, err := e.s.Log(e.ctx, at, limit)
		switch {
		case err != nil && (e.ctx.Err() != nil || errors.Is(err, ErrUnavailable)):
			return err
		case err != nil && limit > 1:
			limit = 1 // to find which
			continue
		case err != nil:
			e.wrong("log", doRestore, "an event of the log behind place %d cannot be read: %v", at, err)
			at++
			continue
		case len(page) == 0:
			e.wrong("log", doRestore, "the log ends at place %d, and should at %d", at, end)
			return nil
		}
		for i := range page {
			e.event(at, &page[i])
			at = page[i].Cursor
			step()
		}
	}
	return nil
}

// event takes in a record of the log that was found behind a place.
func (e *examination) event(behind Cursor, r *Record) {
	if r.Cursor != behind+1 {
		e.wrong("log", doRestore, "the log has a gap: places %d to %d are missing", behind+1, r.Cursor-1)
	}
	e.figures.Events++
	due := e.counts[r.Attempt]
	e.counts[r.Attempt] = r.Index + 1
	if r.Index != due {
		e.wrong("log", doRestore, "attempt %s has event %d where event %d is due (place %d of the log)", r.Attempt, r.Index, due, r.Cursor)
	}
	var first *Exists
	err := NewTx(e.expected).Appended(Append{Attempt: r.Attempt, After: r.Index, Events: []play.Event{r.Event}})
	switch {
	case errors.As(err, &first):
		e.wrong("attempts", doRestore, "attempt %s is ranked, and so is %s: of one assignment only one may count", r.Attempt, first.Attempt)
	case err != nil:
		e.wrong("log", doRestore, "event %d of attempt %s does not follow from the events before it: %v", r.Index, r.Attempt, err)
	}
}

// records reads all records, and compares those that follow from others.
func (e *examination) records() error {
	step, done := e.progress("reading records", -1)
	defer done()
	for _, bucket := range Buckets {
		var seen map[string]bool
		if derived[bucket] {
			seen = make(map[string]bool)
		}
		for entry, err := range entries(e.ctx, e.s, bucket) {
			if err != nil {
				return err
			}
			step()
			e.figures.Buckets[bucket]++
			if seen == nil {
				e.record(bucket, entry)
				continue
			}
			seen[entry.key] = true
			e.compare(bucket, entry)
		}
		if seen != nil {
			e.missing(bucket, seen)
		}
	}
	e.openAttempts()
	return nil
}

// derived are the buckets whose entries follow from the log or from other
// records.
var derived = map[string]bool{
	logins: true, codes: true, memberNames: true, memberships: true, accountSessions: true,
	heads: true, traineeAttempts: true, ranked: true, results: true,
}

// compare says where an entry is not what it should be.
func (e *examination) compare(bucket string, entry kept) {
	want, _ := e.expected.Get(bucket, entry.key) // nothing cannot fail
	switch {
	case want == nil:
		e.wrong("records", doMend, "%s: %q belongs to nothing that is there", bucket, entry.key)
	case bucket == traineeAttempts && bytes.HasPrefix(want, append(entry.value, '\t')):
		// filed before entries said when the attempt began
	case !bytes.Equal(want, entry.value):
		e.wrong("records", doMend, "%s: %q is not what it should be: %s", bucket, entry.key, difference(entry.value, want))
	}
}

// missing tells of entries that should be there.
func (e *examination) missing(bucket string, seen map[string]bool) {
	for key := range e.expected.Scan(bucket, "", "") {
		if !seen[key] {
			e.wrong("records", doMend, "%s: %q is missing", bucket, key)
		}
	}
}

// difference says in which fields two records differ.
func difference(got, want []byte) string {
	var g, w map[string]json.RawMessage
	if json.Unmarshal(got, &g) != nil || json.Unmarshal(want, &w) != nil {
		return fmt.Sprintf("%.80q, and should be %.80q", got, want)
	}
	var fields []string
	for _, name := range slices.Sorted(maps.Keys(w)) {
		if !bytes.Equal(g[name], w[name]) {
			fields = append(fields, fmt.Sprintf("%s is %.60s, and should be %.60s", name, orNone(g[name]), w[name]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(g)) {
		if _, ok := w[name]; !ok {
			fields = append(fields, fmt.Sprintf("%s is %.60s, and should not be there", name, g[name]))
		}
	}
	return strings.Join(fields, "; ")
}

func orNone(value json.RawMessage) string {
	if value == nil {
		return "missing"
	}
	return string(value)
}

// record reads a record that follows from no other, and works out those that
// follow from it.
func (e *examination) record(bucket string, entry kept) {
	read := primary[bucket]
	if read == nil {
		return
	}
	if err := read(e, entry); err != nil {
		e.wrong("records", doRestore, "%s: %q: %v", bucket, entry.key, err)
	}
}

// primary says what is done with the records of a bucket.
var primary = map[string]func(*examination, kept) error{
	accounts: func(e *examination, k kept) error {
		return reading(k, func(a people.Account) error { return NewTx(e.expected).PutAccount(a) })
	},
	cohorts: func(e *examination, k kept) error {
		return reading(k, func(c people.Cohort) error { return NewTx(e.expected).PutCohort(c) })
	},
	members: func(e *examination, k kept) error {
		return reading(k, func(m member) error {
			return errors.Join(e.refers(accounts, m.Account), e.refers(cohorts, m.Cohort), NewTx(e.expected).PutMember(m.Member, m.Folded))
		})
	},
	sessions: func(e *examination, k kept) error {
		return reading(k, func(s people.Session) error {
			return errors.Join(e.refers(accounts, s.Account), NewTx(e.expected).PutSession(s))
		})
	},
	tokens: func(e *examination, k kept) error {
		return reading(k, func(t people.Token) error {
			if t.Account == "" {
				return nil
			}
			return e.refers(accounts, t.Account)
		})
	},
	checkins: func(e *examination, k kept) error {
		return reading(k, func(c Checkin) error { return e.refers(heads, c.Attempt) })
	},
	versions: func(e *examination, k kept) error {
		return reading(k, func(v VersionSource) error {
			e.versions[v.Version] = true
			if _, ok := v.Files[v.File]; !ok {
				return fmt.Errorf("its file %s is missing", v.File)
			}
			return nil
		})
	},
}

func reading[T any](k kept, f func(T) error) error {
	var v T
	if err := json.Unmarshal(k.value, &v); err != nil {
		return fmt.Errorf("it cannot be read: %w", err)
	}
	return f(v)
}

// refers makes sure that what a record speaks of is there.
func (e *examination) refers(bucket, id string) error {
	if v, _ := e.expected.Get(bucket, key(id)); v == nil { // nothing cannot fail
		return fmt.Errorf("it speaks of %q, which is not among the %s", id, bucket)
	}
	return nil
}

// openAttempts tells of attempts that cannot go on.
func (e *examination) openAttempts() {
	lost := make(map[string]int)
	for _, value := range e.expected.Scan(heads, "", "") {
		var h Head
		if err := json.Unmarshal(value, &h); err == nil && h.Phase == play.Open && !e.versions[h.Version] {
			lost[h.Version]++
		}
	}
	for _, version := range slices.Sorted(maps.Keys(lost)) {
		e.wrong("versions", "put the scenario as it was back into the scenarios folder, or restore a backup",
			"version %.12s of a scenario is lost, and %d open attempts cannot go on without it", version, lost[version])
	}
}
