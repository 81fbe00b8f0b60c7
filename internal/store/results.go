package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"math"
	"strings"
	"time"

	"evenkeel/internal/play"
)

// Result is what boards count of a finished ranked attempt. There is at most
// one of a trainee in a cohort's assignment.
type Result struct {
	Trainee    string
	Cohort     string
	Assignment string
	Tenths     int // the overall score, 0..1000
	Untimed    bool
	Rehearsed  bool
	Finished   time.Time
}

// Result is what boards count of an attempt; false if they do not.
func (h *Head) Result() (Result, bool) {
	if h.Mode != play.Ranked || h.Phase != play.Finished || h.Scores == nil || h.Scores.Overall == nil {
		return Result{}, false
	}
	return Result{
		Trainee: h.Trainee, Cohort: h.Cohort, Assignment: h.Assignment,
		Tenths:  int(math.Round(*h.Scores.Overall * 10)),
		Untimed: h.Untimed, Rehearsed: h.Rehearsed, Finished: h.Finished,
	}, true
}

// putResult keeps the result of an attempt that has ended, if it has one.
func (t *Tx) putResult(h *Head) error {
	r, ok := h.Result()
	if !ok {
		return nil
	}
	return t.kv.Put(results, key(r.Cohort, r.Assignment, r.Trainee), r.encode())
}

// A result is stored under cohort/assignment/trainee as
//
//	format      1 byte: 1
//	flags       1 byte: see below
//	tenths      uvarint
//	finished    varint: seconds since 1970, then uvarint: nanoseconds
//
// since there may be millions, all of which are read at every start.
const resultFormat = 1

const (
	flagUntimed = 1 << iota
	flagRehearsed
)

func (r *Result) encode() []byte {
	flags := byte(0)
	if r.Untimed {
		flags |= flagUntimed
	}
	if r.Rehearsed {
		flags |= flagRehearsed
	}
	b := binary.AppendUvarint([]byte{resultFormat, flags}, uint64(r.Tenths))
	b = binary.AppendVarint(b, r.Finished.Unix())
	return binary.AppendUvarint(b, uint64(r.Finished.Nanosecond()))
}

var errResult = errors.New("the result is damaged")

// decode reads what encode wrote.
func (r *Result) decode(b []byte) error {
	if len(b) < 2 {
		return errResult
	}
	if b[0] != resultFormat {
		return fmt.Errorf("it has format %d: %w", b[0], ErrNewer)
	}
	r.Untimed, r.Rehearsed = b[1]&flagUntimed != 0, b[1]&flagRehearsed != 0
	tenths, n := binary.Uvarint(b[2:])
	b = b[2+max(n, 0):]
	seconds, m := binary.Varint(b)
	nanoseconds, l := binary.Uvarint(b[max(m, 0):])
	if n <= 0 || m <= 0 || l <= 0 || m+l != len(b) || tenths > 1000 || nanoseconds > 999_999_999 {
		return errResult
	}
	r.Tenths, r.Finished = int(tenths), time.Unix(seconds, int64(nanoseconds)).UTC()
	return nil
}

// locate takes the parts of the key that a result is stored under. Neighbours
// share most of them.
func (r *Result) locate(key string, before *Result) error {
	cohort, rest, ok := strings.Cut(key, "/")
	assignment, trainee, also := strings.Cut(rest, "/")
	if !ok || !also {
		return errResult
	}
	if strings.Contains(key, "%") {
		cohort, assignment, trainee = unescape.Replace(cohort), unescape.Replace(assignment), unescape.Replace(trainee)
	}
	r.Cohort, r.Assignment, r.Trainee = cohort, assignment, trainee
	if before.Cohort == cohort {
		r.Cohort = before.Cohort
	}
	if before.Assignment == assignment {
		r.Assignment = before.Assignment
	}
	return nil
}

// resultsPage is how many results one transaction of Results reads: some tenths
// of a second from a database.
const resultsPage = 1 << 17

// Results yields all results, cohort by cohort, in short transactions: who
// reads the log's End before it and follows the log from there misses none,
// and may meet some twice. It ends with an error, if any.
func Results(ctx context.Context, s Store) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		var page []Result
		for after := ""; ; {
			err := s.View(ctx, func(t *Tx) (err error) {
				page, after, err = t.results(page[:0], after, resultsPage)
				return err
			})
			if err != nil {
				yield(Result{}, fmt.Errorf("read the results: %w", err))
				return
			}
			for _, r := range page {
				if !yield(r, nil) {
					return
				}
			}
			if len(page) < resultsPage {
				return
			}
		}
	}
}

// results reads up to limit results that follow a key into the space of page,
// and gives the last one's key.
func (t *Tx) results(page []Result, after string, limit int) ([]Result, string, error) {
	var before Result
	for k, b := range t.kv.Scan(results, "", after) {
		r := Result{}
		if err := errors.Join(r.locate(k, &before), r.decode(b)); err != nil {
			return nil, "", fmt.Errorf("decode %s %q: %w", results, k, err)
		}
		page, after, before = append(page, r), k, r
		if len(page) == limit {
			break
		}
	}
	return page, after, nil
}
