package storetest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

var rankedTests = []test{
	{"the ranked attempt of an assignment starts once", rankedOnce},
	{"a void attempt may be started again", rankedAgain},
	{"of many ranked starts exactly one wins", oneRankedStart},
}

var headTests = []test{
	{"a head says how an attempt began and ended", headFields},
	{"practice is no result and may repeat", practiceHeads},
	{"whether the ranked attempt is finished", rankedFinished},
	{"a trainee's heads come newest first", headsOf},
	{"results are the finished ranked attempts", results},
	{"results are read in pages without losing any", manyResults},
	{"results of an older schema are made from heads", olderResults},
}

func (f *fixture) mustExist(err error, attempt string) {
	f.Helper()
	var exists *store.Exists
	if !errors.As(err, &exists) || exists.Attempt != attempt {
		f.Fatalf("got the error %v, want that %s exists", err, attempt)
	}
}

// rankedAttempt wants an attempt, or none if it is empty, to count.
func (f *fixture) rankedAttempt(trainee, cohort, assignment, want string) {
	f.Helper()
	f.view(func(t *store.Tx) error {
		got, ok, err := t.RankedAttempt(trainee, cohort, assignment)
		if got != want || ok != (want != "") {
			f.Errorf("the ranked attempt of %s in %s/%s is %q (%t), want %q", trainee, cohort, assignment, got, ok, want)
		}
		return err
	})
}

func rankedOnce(f *fixture) {
	f.rankedAttempt("tina", "c", "x", "")
	f.append("a1", 0, ranked("tina", "c", "x", 0))
	f.mustExist(f.try("a2", 0, ranked("tina", "c", "x", 1)), "a1")
	_, err := f.Attempt(ctx, "a2")
	f.mustBe(err, store.ErrNotFound)
	f.view(func(t *store.Tx) error {
		_, err := t.Head("a2")
		f.mustBe(err, store.ErrNotFound)
		return nil
	})
	f.append("a3", 0, ranked("tina", "c", "y", 2))
	f.append("a4", 0, ranked("tina", "d", "x", 3))
	f.append("a5", 0, ranked("otto", "c", "x", 4))
	f.append("a6", 0, practice("tina", 5))
	f.append("a1", 1, turn(1, 6), ended(6, 80))
	f.restart()
	f.mustExist(f.try("a7", 0, ranked("tina", "c", "x", 7)), "a1")
	f.rankedAttempt("tina", "c", "x", "a1")
	f.rankedAttempt("tina", "c", "y", "a3")
	f.rankedAttempt("tina", "d", "x", "a4")
	f.rankedAttempt("otto", "d", "x", "")
}

func rankedAgain(f *fixture) {
	f.append("a1", 0, ranked("tina", "c", "x", 0))
	f.append("a1", 1, void(1))
	f.same("phase", f.head("a1").Phase, play.Voided)
	f.rankedAttempt("tina", "c", "x", "")
	f.append("a2", 0, ranked("tina", "c", "x", 2))
	f.mustExist(f.try("a3", 0, ranked("tina", "c", "x", 3)), "a2")
	f.append("p", 0, practice("tina", 4), void(5))
	f.rankedAttempt("tina", "c", "x", "a2")
	f.same("results", len(f.results()), 0)
}

func oneRankedStart(f *fixture) {
	var wins atomic.Int32
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			err := f.try(fmt.Sprint("a", i), 0, ranked("tina", "c", "x", i))
			var exists *store.Exists
			if err == nil {
				wins.Add(1)
			} else if !errors.As(err, &exists) {
				f.Error(err)
			}
		})
	}
	wg.Wait()
	f.same("wins", wins.Load(), int32(1))
	f.checkLog(1)
}

func headFields(f *fixture) {
	start := ranked("tina", "c", "x", 1)
	start.Started.Rehearsed = true
	want := store.Head{
		Attempt: "a", Trainee: "tina", Mode: play.Ranked, Cohort: "c", Assignment: "x", Scenario: "outage",
		Version: "v1", Phase: play.Open, Rehearsed: true, Started: at(1),
	}
	f.append("a", 0, start)
	f.same("head at the start", f.head("a"), want)
	f.append("a", 1, turn(1, 2))
	f.same("head after a turn", f.head("a"), want)
	f.append("a", 2, untimed(3))
	want.Untimed = true
	f.same("head of an untimed attempt", f.head("a"), want)
	f.append("a", 3, turn(2, 4), ended(4, 62.5))
	want.Phase, want.Finished, want.Outcome = play.Finished, at(4), "resolved"
	scores := ended(4, 62.5).Ended.Scores
	want.Scores = &scores
	f.same("head at the end", f.head("a"), want)
	f.restart()
	f.same("head after reopening", f.head("a"), want)
}

func practiceHeads(f *fixture) {
	from := practice("tina", 0)
	from.Started.From = &play.From{Attempt: "z", Seq: 2}
	from.Started.Untimed = true
	f.append("a", 0, from, ended(1, 10))
	f.append("b", 0, practice("tina", 2), ended(3, 20))
	f.same("from a moment", f.head("a").FromMoment && !f.head("b").FromMoment, true)
	f.same("untimed", f.head("a").Untimed && !f.head("b").Untimed, true)
	f.same("results", len(f.results()), 0)
}

func rankedFinished(f *fixture) {
	want := func(what string, want bool) {
		f.Helper()
		f.view(func(t *store.Tx) error {
			got, err := t.RankedFinished("tina", "c", "x")
			f.same(what, got, want)
			return err
		})
	}
	scoreless := ended(9, 0)
	scoreless.Ended.Scores = play.Scores{}
	want("before it was started", false)
	f.append("a1", 0, ranked("tina", "c", "x", 0), void(1))
	f.append("a2", 0, ranked("otto", "c", "x", 2), ended(3, 50))
	f.append("a3", 0, ranked("tina", "c", "y", 2), ended(3, 50))
	want("after one that is void", false)
	f.append("a4", 0, ranked("tina", "c", "x", 4))
	want("while it is open", false)
	f.append("a4", 1, turn(1, 5), ended(6, 0))
	want("at its end", true)
	f.append("a5", 0, ranked("vera", "c", "x", 8), scoreless)
	f.view(func(t *store.Tx) error {
		got, err := t.RankedFinished("vera", "c", "x")
		f.same("at an end without a score", got, true)
		return err
	})
}

func headsOf(f *fixture) {
	f.append("m", 0, practice("tina", 5))
	f.append("z", 0, practice("tina", 1))
	f.append("a", 0, practice("tina", 9))
	f.append("q", 0, practice("tin", 3))
	f.append("r", 0, practice("tina/", 4))
	f.append("z", 1, turn(1, 20), ended(20, 50))
	f.restart()
	f.same("tina's attempts", f.headsOf("tina"), []string{"a", "m", "z"})
	f.same("tin's attempts", f.headsOf("tin"), []string{"q"})
	f.same("tina/'s attempts", f.headsOf("tina/"), []string{"r"})
	f.same("nobody's attempts", f.headsOf("ti"), []string(nil))
	f.same("the first page", f.history("tina", "", 2, nil), []string{"a", "m"})
	f.same("the page after it", f.history("tina", "m", 2, nil), []string{"z"})
	f.same("those that are liked", f.history("tina", "a", 2, func(h *store.Head) bool { return h.Phase == play.Finished }), []string{"z"})
	f.view(func(t *store.Tx) error {
		_, err := t.History("tina", "q", 2, nil)
		f.mustBe(err, store.ErrNotFound)
		return nil
	})
	f.update(func(t *store.Tx) error { return t.KV().Put("trainee_attempts", "tina/m", []byte("m")) })
	f.same("with one that was filed without its time", f.headsOf("tina"), []string{"a", "m", "z"})
	wanted := []store.Head{f.head("z"), f.head("q")}
	f.view(func(t *store.Tx) error {
		some, err := t.Heads([]string{"z", "q"})
		f.same("some heads", some, wanted)
		_, missing := t.Heads([]string{"z", "nothing"})
		f.mustBe(missing, store.ErrNotFound)
		return err
	})
}

func (f *fixture) history(trainee, before string, limit int, keep func(*store.Head) bool) []string {
	f.Helper()
	var ids []string
	f.view(func(t *store.Tx) error {
		page, err := t.History(trainee, before, limit, keep)
		for _, h := range page {
			ids = append(ids, h.Attempt)
		}
		return err
	})
	return ids
}

func (f *fixture) headsOf(trainee string) []string {
	f.Helper()
	var ids []string
	f.view(func(t *store.Tx) error {
		all, err := t.HeadsOf(trainee)
		for _, h := range all {
			ids = append(ids, h.Attempt)
		}
		return err
	})
	return ids
}

func results(f *fixture) {
	odd := ranked("ti/na%", "d/", "%x", 0)
	odd.Started.Rehearsed = true
	late := ended(1, 62.45)
	late.Time = late.Time.Add(7)
	f.append("a1", 0, ranked("tina", "c", "x", 0), turn(1, 1), ended(1, 90))
	f.append("a2", 0, ranked("otto", "c", "x", 0))
	f.append("a3", 0, odd, untimed(0), late)
	f.append("a4", 0, ranked("vera", "c", "x", 0), void(1))
	f.append("a5", 0, practice("vera", 0), ended(1, 99))
	f.restart()
	f.same("results", f.results(), []store.Result{
		{Trainee: "tina", Cohort: "c", Assignment: "x", Tenths: 900, Finished: at(1)},
		{Trainee: "ti/na%", Cohort: "d/", Assignment: "%x", Tenths: 625, Untimed: true, Rehearsed: true, Finished: at(1).Add(7)},
	})
	f.view(func(t *store.Tx) error {
		of, err := t.RankedHeads("c")
		f.same("ranked heads of c", len(of), 2)
		return err
	})
	for _, err := range store.Results(ctx, f.Store) {
		f.must(err)
		break // who has seen enough may stop
	}
}

func manyResults(f *fixture) {
	const n = 10_000 // more than an engine reads at once
	f.update(func(t *store.Tx) error {
		for i := range n {
			err := t.KV().Put("results", fmt.Sprintf("c/x%d/t%04d", i/5000, i%5000), []byte{1, byte(i % 4), 50, 0, 0})
			if err != nil {
				return err
			}
		}
		return nil
	})
	all := f.results()
	f.same("how many results", len(all), n)
	f.same("their order", slices.IsSortedFunc(all, compareResults), true)
	f.same("the last", all[n-1], store.Result{
		Trainee: "t4999", Cohort: "c", Assignment: "x1", Tenths: 50, Untimed: true, Rehearsed: true, Finished: time.Unix(0, 0).UTC(),
	})
}

func compareResults(a, b store.Result) int {
	return cmp.Or(strings.Compare(a.Cohort, b.Cohort), strings.Compare(a.Assignment, b.Assignment), strings.Compare(a.Trainee, b.Trainee))
}

// olderResults takes away what schema 1 did not have.
func olderResults(f *fixture) {
	for i := range 40 {
		id := fmt.Sprint("a", i)
		f.append(id, 0, ranked(fmt.Sprint("t", i), "c", "x", i))
		if i%3 > 0 {
			f.append(id, 1, ended(i, float64(i)))
		}
	}
	want := f.results()
	f.same("how many results", len(want), 26)
	f.update(func(t *store.Tx) error {
		var keys []string
		for k := range t.KV().Scan("results", "", "") {
			keys = append(keys, k)
		}
		for _, k := range keys[1:] {
			if err := t.KV().Delete("results", k); err != nil {
				return err
			}
		}
		return nil
	})
	f.same("how many results are left", len(f.results()), 1)
	for range 2 {
		f.must(store.Upgrade(1, func(do func(*store.Tx) error) error { return f.Update(ctx, do) }))
		f.same("results", f.results(), want)
	}
}
