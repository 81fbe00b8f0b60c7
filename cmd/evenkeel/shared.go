package main

import (
	"context"
	"fmt"

	"evenkeel/internal/store"
)

// heed takes in what other servers do to a store that is shared, until ctx
// ends.
func (s *serving) heed(ctx context.Context) error {
	shared, ok := s.store.(store.Shared)
	if !ok {
		<-ctx.Done()
		return nil
	}
	for {
		notices, err := shared.Notices(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return fmt.Errorf("hear of other servers: %w", err)
		}
		heard := make(map[store.Notice]bool)
		for _, n := range notices {
			if !heard[n] {
				heard[n] = true
				s.hear(n)
			}
		}
	}
}

func (s *serving) hear(n store.Notice) {
	switch {
	case n.Account != "":
		s.hub.SignOut(n.Account)
	case n.Cohort != "":
		s.cohortChanged(n.Cohort)
	case n.Published:
		s.scenarios.Relook()
	default:
		s.hub.Relook()
		s.scenarios.Relook()
	}
}
