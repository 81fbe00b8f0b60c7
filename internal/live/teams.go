package live

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/store"
)

// Teams is a cohort's mean beside those of others, all in tenths. Nobody is
// named, and no cohort: only means of enough people are there.
type Teams struct {
	Mean   int
	Others []int // best first; those that are compared too
}

// teamsAge is how old the means of cohorts may be.
const teamsAge = 5 * time.Second

// teams keeps the means of all cohorts that are compared, by their ids.
type teams struct {
	mu    sync.Mutex
	means map[string]int
	until time.Time
}

// compare puts a cohort beside the others; nil where it has no mean to show.
func (h *Hub) compare(ctx context.Context, cohort string) (*Teams, error) {
	means, err := h.means(ctx)
	if err != nil {
		return nil, err
	}
	own, ok := means[cohort]
	if !ok {
		return nil, nil
	}
	out := &Teams{Mean: own, Others: []int{}}
	for id, mean := range means {
		if id != cohort {
			out.Others = append(out.Others, mean)
		}
	}
	slices.Sort(out.Others)
	slices.Reverse(out.Others)
	return out, nil
}

// means gives a map that is not changed any more.
func (h *Hub) means(ctx context.Context) (map[string]int, error) {
	h.teams.mu.Lock()
	defer h.teams.mu.Unlock()
	start := time.Now()
	if start.Before(h.teams.until) {
		return h.teams.means, nil
	}
	var all []people.Cohort
	err := h.Store.View(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.Cohorts()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find the cohorts to compare: %w", err)
	}
	means := make(map[string]int)
	for i := range all {
		if !all[i].Compared {
			continue
		}
		if err := h.gather(ctx, all[i].ID); err != nil {
			return nil, err
		}
		if mean, _, ok := h.boards.Mean(all[i].ID); ok {
			means[all[i].ID] = mean
		}
	}
	h.teams.means, h.teams.until = means, start.Add(teamsAge)
	return means, nil
}
