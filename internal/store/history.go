package store

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"evenkeel/internal/play"
)

// historyPage is how many heads are read at once.
const historyPage = 100

// filed is an attempt in the index of its trainee: the entry holds the id and
// when the attempt began, in nanoseconds since 1970, with a tab between them,
// so that the latest are found without reading every head.
type filed struct {
	attempt string
	began   int64
}

// FiledBucket is the bucket of the index of trainees' attempts. To it an append
// writes what Filed says of its start, and nothing else.
const FiledBucket = traineeAttempts

// Filed is the entry that the start of an attempt puts in the index.
func Filed(attempt string, start play.Event) (at string, entry []byte) {
	text := attempt + "\t" + strconv.FormatInt(start.Time.UnixNano(), 10)
	return key(start.Started.Trainee, attempt), []byte(text)
}

// HeadsOf reads the heads of all of a trainee's attempts, newest first.
func (t *Tx) HeadsOf(trainee string) ([]Head, error) { return t.History(trainee, "", 0, nil) }

// History reads the heads of up to limit of a trainee's attempts, newest first:
// those begun before an attempt (empty: from the newest on) that keep likes
// (nil: all of them). A limit of 0 is none. ErrNotFound if the trainee has no
// attempt of that id.
func (t *Tx) History(trainee, before string, limit int, keep func(*Head) bool) ([]Head, error) {
	all, err := t.filedUnder(trainee)
	if err != nil {
		return nil, err
	}
	if before != "" {
		at := slices.IndexFunc(all, func(f filed) bool { return f.attempt == before })
		if at < 0 {
			return nil, ErrNotFound
		}
		all = all[at+1:]
	}
	var out []Head
	for page := range slices.Chunk(all, historyPage) {
		ids := make([]string, len(page))
		for i := range page {
			ids[i] = page[i].attempt
		}
		found, err := t.Heads(ids)
		if err != nil {
			return nil, err
		}
		for i := range found {
			if keep != nil && !keep(&found[i]) {
				continue
			}
			if out = append(out, found[i]); len(out) == limit {
				return out, nil
			}
		}
	}
	return out, nil
}

// filedUnder lists a trainee's attempts, newest first.
func (t *Tx) filedUnder(trainee string) ([]filed, error) {
	var all []filed
	var unknown []string // filed before entries said when the attempt began
	for _, entry := range t.kv.Scan(traineeAttempts, prefix(trainee), "") {
		attempt, began, ok := strings.Cut(string(entry), "\t")
		if !ok {
			unknown = append(unknown, key(attempt))
			continue
		}
		at, err := strconv.ParseInt(began, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("decode %s of %s: %w", traineeAttempts, trainee, err)
		}
		all = append(all, filed{attempt, at})
	}
	old, err := t.headsAt(unknown)
	if err != nil {
		return nil, err
	}
	for i := range old {
		all = append(all, filed{old[i].Attempt, old[i].Started.UnixNano()})
	}
	slices.SortFunc(all, func(a, b filed) int {
		return cmp.Or(cmp.Compare(b.began, a.began), strings.Compare(b.attempt, a.attempt))
	})
	return all, nil
}

// Heads reads the heads of attempts, in their order.
func (t *Tx) Heads(attempts []string) ([]Head, error) {
	keys := make([]string, len(attempts))
	for i, attempt := range attempts {
		keys[i] = key(attempt)
	}
	return t.headsAt(keys)
}

func (t *Tx) headsAt(keys []string) ([]Head, error) {
	if err := t.prefetch(heads, keys); err != nil {
		return nil, err
	}
	out := make([]Head, len(keys))
	for i, k := range keys {
		var err error
		if out[i], err = get[Head](t, heads, k); err != nil {
			return nil, fmt.Errorf("read the head of attempt %s: %w", k, err)
		}
	}
	return out, nil
}
