//go:build unix

package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
	"evenkeel/internal/store/postgres"
	"evenkeel/internal/store/postgres/postgrestest"
	"evenkeel/internal/store/storetest"
	"evenkeel/internal/wire"
)

// resultsVar is how many finished attempts there are before the server starts;
// a thousand if unset.
const resultsVar = "EVENKEEL_TEST_RESULTS"

// past is what had been played before a server starts: by the player, the
// player's classmates, and others.
type past struct {
	player  *bot
	results int
}

const classmates = 60

func TestAServerThatStartsHasEveryRank(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	testStart(t, data, nil, func() (store.Store, error) { return bolt.Open(filepath.Join(data, storeFile)) })
}

func TestAServerThatStartsOnADatabaseHasEveryRank(t *testing.T) {
	database := postgrestest.Need(t).Database(t)
	args := []string{"--store", database}
	testStart(t, filepath.Join(t.TempDir(), "data"), args, func() (store.Store, error) { return postgres.Open(t.Context(), database) })
}

func testStart(t *testing.T, data string, args []string, open func() (store.Store, error)) {
	p := past{results: 1000}
	if set := os.Getenv(resultsVar); set != "" {
		n, err := strconv.Atoi(set)
		must(t, err)
		p.results = n
	}
	args = append(args, small...)
	s := serve(t, data, args...)
	p.player = newBot(s.url, "Walker", 1)
	must(t, p.player.join(s.code()))
	s.stop(t)
	began := time.Now()
	st, err := open()
	must(t, err)
	must(t, p.make(t.Context(), st))
	must(t, st.Close())
	t.Logf("%d finished attempts were made in %v", p.results, time.Since(began).Round(time.Second))
	for range 2 { // the second start finds everything in memory
		began = time.Now()
		s = serve(t, data, args...)
		t.Logf("ready after %v", time.Since(began).Round(time.Millisecond))
		p.player.base = s.url
		p.check(t)
		s.stop(t)
	}
}

// make fills a store.
func (p *past) make(ctx context.Context, s store.Store) error {
	var cohort people.Cohort
	err := s.Update(ctx, func(tx *store.Tx) (err error) {
		if cohort, err = tx.Cohort(p.player.me.Cohorts[0].ID); err != nil {
			return err
		}
		for i := range classmates + 1 {
			m := people.Member{Cohort: cohort.ID, Account: mate(i), Role: people.Trainee, Name: mate(i), Joined: time.Now()}
			if err := tx.PutMember(m, m.Name); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return storetest.Grow(ctx, s, 0, p.results, func(n int) store.Append {
		// 500 trainees in each of the other cohorts, five assignments for each.
		who, in, assignment := fmt.Sprintf("trainee-%08d", n/5), fmt.Sprintf("cohort-%06d", n/2500), fmt.Sprint("1/", n%5)
		if n <= classmates {
			who, in, assignment = mate(n), cohort.ID, cohort.Assignments[0].ID
		}
		if n == 0 {
			who = p.player.me.ID
		}
		a := storetest.Finished(storetest.AttemptID(n), who, in, assignment, score(n))
		for i := range a.Events {
			a.Events[i].Time = time.Now() // within the season
		}
		return a
	})
}

func mate(n int) string { return fmt.Sprintf("mate-%03d", n) }

// score is what attempt n brought; several brought the same.
func score(n int) float64 {
	if n == 0 {
		return 70
	}
	return float64(n * 8 % 21 * 5)
}

// check compares what the player sees with the scores.
func (p *past) check(t *testing.T) {
	t.Helper()
	rank := 1
	for n := range classmates + 1 {
		if score(n) > score(0) {
			rank++
		}
	}
	var b wire.Board
	must(t, p.player.call(http.MethodGet, "/api/boards/"+p.player.me.Cohorts[0].ID, nil, &b))
	own := slices.IndexFunc(b.Rows, func(r wire.BoardRow) bool { return r.You })
	if own < 0 || b.Rows[own].Rank != rank || b.Rows[own].Score != score(0) || b.Total != classmates+1 {
		t.Errorf("the player sees %+v, want rank %d of %d", b.Rows, rank, classmates+1)
	}
	if top := b.Rows[0]; top.Rank != 1 || top.Score != 100 {
		t.Errorf("the best is %+v, want 100", top)
	}
}
