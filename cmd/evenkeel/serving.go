package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"evenkeel/internal/catalog"
	"evenkeel/internal/control"
	"evenkeel/internal/live"
	"evenkeel/internal/people"
)

// serve serves until ctx ends or something fails, then drains. announce prints
// lines for who started the server; stopWatching gives signals their usual
// meaning back, so that a second one ends a server that does not. It gives the
// backup that is to take the store's place, if that is why it ends.
func (s *serving) serve(ctx context.Context, stopWatching func(), announce func(...string)) (made string, failure error) {
	inner, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	ended := make(chan error, 7)
	var wg sync.WaitGroup
	wg.Go(func() { ended <- s.hub.Run(inner) })
	wg.Go(func() { ended <- s.heed(inner) })
	wg.Go(func() { ended <- control.Serve(inner, s.door, s.desk) })
	wg.Go(func() { ended <- s.scenarios.Run(inner, s.awaited) })
	wg.Go(func() { ended <- s.answer() })
	wg.Go(func() { ended <- s.clearAway(inner) })
	if s.snapshots != nil {
		wg.Go(func() { ended <- s.snapshots.run(inner) })
	}

	failure = s.announce(ctx, ended, announce)
	if failure == nil {
		made, failure = s.wait(ctx, ended)
	}
	switch {
	case failure != nil:
		stopWatching()
		s.log.Error("stopping", "because", failure)
	case made != "":
		s.log.Info("stopping for a moment: a backup takes the store's place")
	default:
		stopWatching()
		s.log.Info("stopping")
	}
	s.drain()
	stop()
	wg.Wait()
	return made, failure
}

// awaited lists what attempts may begin with beside the current versions: the
// seeds of practice, and those that cohorts were given.
func (s *serving) awaited(ctx context.Context) ([]catalog.Search, error) {
	var all []catalog.Search
	for _, v := range s.scenarios.All() {
		for _, seed := range live.PracticeSeeds(v.Version) {
			all = append(all, catalog.Search{Version: v.Version, Seed: seed})
		}
	}
	cohorts, err := s.people.Cohorts(ctx)
	for i := range cohorts {
		for _, a := range cohorts[i].Assignments {
			all = append(all, catalog.Search{Version: a.Version, Seed: people.Seed(cohorts[i].Secret, a.Version)})
			s.tellBehind(&cohorts[i], a)
		}
	}
	return all, err
}

// tellBehind says, once, that a cohort plays another version of a scenario than
// the one in service, and how it moves to that. Only the goroutine that searches
// ahead calls it.
func (s *serving) tellBehind(c *people.Cohort, a people.Assignment) {
	now, ok := s.scenarios.Current(a.Scenario)
	if !ok || now.Version == a.Version || s.behind[a.ID] == now.Version {
		return
	}
	s.behind[a.ID] = now.Version
	s.log.Info("a cohort stays with the version that it was assigned", "cohort", c.Name, "scenario", a.Scenario,
		"version", fmt.Sprintf("%.12s", a.Version), "in_service", fmt.Sprintf("%.12s", now.Version),
		"to_move", fmt.Sprintf("evenkeel cohort assign %q %s --move: ranked attempts at the old version count no more, and everyone may play again; a new season takes it too", c.Name, a.Scenario))
}

// cohortChanged is told of a cohort that is not what it was.
func (s *serving) cohortChanged(cohort string) {
	s.hub.CohortChanged(cohort)
	s.scenarios.SearchAhead()
}

// answer serves browsers until the server is shut down.
func (s *serving) answer() error {
	serve := s.http.Serve
	if s.http.TLSConfig != nil {
		serve = func(l net.Listener) error { return s.http.ServeTLS(l, "", "") }
	}
	if err := serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("answer browsers: %w", err)
	}
	return nil
}

// announce prints where to go, and that the server is ready once it is.
func (s *serving) announce(ctx context.Context, ended <-chan error, announce func(...string)) error {
	if s.cohort.Code != "" {
		announce("trainees: " + s.url + "/join/" + s.cohort.Code)
	}
	if s.token != "" {
		announce("trainer: " + s.url + "/setup/" + s.token)
	}
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for !s.hub.Ready() {
		select {
		case <-look.C:
		case err := <-ended:
			return s.ended(err)
		case <-ctx.Done():
			return nil
		}
	}
	announce("ready: " + s.url)
	return nil
}

// wait waits for the end.
func (s *serving) wait(ctx context.Context, ended <-chan error) (made string, failure error) {
	select {
	case <-ctx.Done():
		return "", nil
	case made := <-s.swap:
		return made, nil
	case err := <-ended:
		return "", s.ended(err)
	case <-s.store.Failed():
		return "", s.storeFailed()
	}
}

// errStoreFailed ends a server that cannot know any more what is stored.
var errStoreFailed = errors.New("the store has failed, so the server stops; everything that was acknowledged will be there at the next start: see to the disk or the database, then start evenkeel again")

// storeFailed adds the reason to errStoreFailed.
func (s *serving) storeFailed() error {
	_, reason := s.store.End(context.Background())
	return fmt.Errorf("%w (%w)", errStoreFailed, reason)
}

// ended says why a part of the server ended without being asked to.
func (s *serving) ended(err error) error {
	select {
	case <-s.store.Failed(): // that is why
		return s.storeFailed()
	default:
	}
	if err == nil {
		return errors.New("a part of the server stopped by itself")
	}
	return err
}

// drain lets the turns under way finish, says goodbye on every socket, and
// lets the requests under way finish. What takes too long is cut off.
func (s *serving) drain() {
	step := func(what string, limit time.Duration, f func(context.Context) error) {
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		defer cancel()
		if err := f(ctx); err != nil {
			s.log.Warn("stopping took too long and was cut off", "part", what, "error", err)
		}
	}
	s.web.Drain()
	step("turns", drainTurns, s.hub.Drain)
	step("sockets", drainSockets, s.web.Shutdown)
	step("requests", drainHTTP, func(ctx context.Context) error {
		return errors.Join(s.http.Shutdown(ctx), ignoreClosed(s.http.Close()))
	})
}
