package main

import (
	"context"
	"time"
)

// When what has expired is cleared away.
const (
	clearFirst = 5 * time.Minute // after the start
	clearEvery = 12 * time.Hour
)

// clearAway removes sessions and tokens that have expired, until ctx ends.
func (s *serving) clearAway(ctx context.Context) error {
	for wait := clearFirst; ; wait = clearEvery {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		if n, err := s.people.ClearAway(ctx); err != nil && ctx.Err() == nil {
			s.log.Warn("what has expired could not be cleared away; it is tried again in twelve hours", "error", err)
		} else if n > 0 {
			s.log.Info("cleared away what has expired", "sessions_and_tokens", n)
		}
	}
}
