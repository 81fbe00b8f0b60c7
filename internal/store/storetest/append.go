package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

var appendTests = []test{
	{"an attempt has its events in order, also after reopening", appended},
	{"a wrong number of events is a conflict and writes nothing", conflicts},
	{"a conflict within several events writes none of them", wholeAppends},
	{"an append without events only compares", emptyAppend},
	{"what can never be right is refused", badAppends},
	{"an unknown attempt is not found", unknownAttempt},
	{"a context that has ended writes nothing", endedContext},
	{"of many appends to one place exactly one wins", oneWins},
	{"many attempts at once are all kept", manyAttempts},
	{"callers may give up while others write", givingUp},
}

func appended(f *fixture) {
	want := []play.Event{practice("tina", 0), turn(1, 1), untimed(2), turn(2, 3), ended(3, 71.5)}
	f.append("a", 0, want[0])
	f.append("b", 0, practice("otto", 0), turn(1, 1))
	f.append("a", 1, want[1])
	f.append("a", 2, want[2])
	f.append("b", 2, turn(2, 5))
	f.append("a", 3, want[3], want[4])
	f.same("attempt a", f.events("a"), want)
	f.restart()
	f.same("attempt a", f.events("a"), want)
	f.append("b", 3, turn(3, 6))
	f.same("attempt b", f.events("b"), []play.Event{practice("otto", 0), turn(1, 1), turn(2, 5), turn(3, 6)})
}

func conflicts(f *fixture) {
	f.mustBe(f.try("a", 1, turn(1, 1)), store.ErrConflict)
	f.append("a", 0, practice("tina", 0))
	f.append("a", 1, turn(1, 1))
	f.mustBe(f.try("a", 0, practice("tina", 0)), store.ErrConflict)
	f.mustBe(f.try("a", 1, turn(1, 9)), store.ErrConflict)
	f.mustBe(f.try("a", 3, turn(1, 9)), store.ErrConflict)
	f.same("attempt a", f.events("a"), []play.Event{practice("tina", 0), turn(1, 1)})
	f.same("length of the log", len(f.log(10)), 2)
}

func wholeAppends(f *fixture) {
	f.append("a", 0, practice("tina", 0))
	f.append("a", 1, turn(1, 1))
	f.mustBe(f.try("a", 1, turn(1, 2), ended(2, 50)), store.ErrConflict)
	f.same("phase", f.head("a").Phase, play.Open)
	f.append("a", 2, turn(2, 2), ended(2, 50))
	f.same("phase", f.head("a").Phase, play.Finished)
	f.same("length of the log", len(f.log(10)), 4)
}

func emptyAppend(f *fixture) {
	f.must(f.try("a", 0))
	f.mustBe(f.try("a", 1), store.ErrConflict)
	f.append("a", 0, practice("tina", 0))
	f.must(f.try("a", 1))
	f.mustBe(f.try("a", 0), store.ErrConflict)
	f.same("length of the log", len(f.log(10)), 1)
}

func badAppends(f *fixture) {
	for _, id := range []string{"", "a\x00b", "a\nb", "\xff", strings.Repeat("x", 129)} {
		if f.try(id, 0, practice("tina", 0)) == nil {
			f.Errorf("an attempt may have the id %q", id)
		}
	}
	if f.try("a", -1) == nil {
		f.Error("an append may come after -1 events")
	}
	if f.try("a", 0, turn(1, 1)) == nil {
		f.Error("an attempt may begin without a start")
	}
	if f.try("a", 0, practice("tina", 0), practice("tina", 0)) == nil {
		f.Error("an attempt may start twice")
	}
	f.append("a", 0, practice("tina", 0))
	if err := f.try("a", 1, practice("tina", 0)); err == nil || errors.Is(err, store.ErrConflict) {
		f.Errorf("starting an attempt again answers %v", err)
	}
	f.same("length of the log", len(f.log(10)), 1)
}

func unknownAttempt(f *fixture) {
	f.append("a/b", 0, practice("tina", 0))
	for _, id := range []string{"a", "", "a/", "a/b/", "a%2Fb", "\x00", "\xff", strings.Repeat("x", 5000)} {
		_, err := f.Attempt(ctx, id)
		f.mustBe(err, store.ErrNotFound)
	}
	f.same("attempt a/b", len(f.events("a/b")), 1)
}

func endedContext(f *fixture) {
	over, cancel := context.WithCancel(ctx)
	cancel()
	start := store.Append{Attempt: "a", Events: []play.Event{practice("tina", 0)}}
	f.mustBe(f.Append(over, start), context.Canceled)
	f.mustBe(f.Update(over, func(t *store.Tx) error { return t.PutSetting("x", "y") }), context.Canceled)
	_, err := f.Attempt(over, "a")
	f.mustBe(err, context.Canceled)
	f.must(f.Append(ctx, start))
}

func oneWins(f *fixture) {
	const turns, callers = 20, 8
	f.append("a", 0, practice("tina", 0))
	for seq := 1; seq <= turns; seq++ {
		var wins atomic.Int32
		var wg sync.WaitGroup
		for caller := range callers {
			wg.Go(func() {
				switch err := f.try("a", seq, turn(seq, caller)); {
				case err == nil:
					wins.Add(1)
				case !errors.Is(err, store.ErrConflict):
					f.Errorf("caller %d: %v", caller, err)
				}
			})
		}
		wg.Wait()
		if wins.Load() != 1 {
			f.Fatalf("turn %d was won %d times", seq, wins.Load())
		}
	}
	f.restart()
	f.same("number of events", len(f.events("a")), turns+1)
}

func manyAttempts(f *fixture) {
	const attempts, turns = 60, 8
	var wg sync.WaitGroup
	for i := range attempts {
		wg.Go(func() {
			id := fmt.Sprintf("attempt-%d", i)
			if err := f.try(id, 0, ranked(fmt.Sprint("t", i), "c", "x", i)); err != nil {
				f.Error(err)
			}
			for seq := 1; seq <= turns; seq++ {
				if err := f.try(id, seq, turn(seq, i)); err != nil {
					f.Errorf("turn %d of %s: %v", seq, id, err)
				}
			}
			if err := f.try(id, turns+1, ended(i, float64(i))); err != nil {
				f.Error(err)
			}
		})
	}
	wg.Wait()
	f.restart()
	f.checkLog(attempts * (turns + 2))
	for i := range attempts {
		events := f.events(fmt.Sprintf("attempt-%d", i))
		f.same("start", events[0], ranked(fmt.Sprint("t", i), "c", "x", i))
		f.same("third turn", events[3], turn(3, i))
	}
	f.same("number of results", len(f.results()), attempts)
}

// givingUp: an append whose caller has gone is written whole or not at all.
func givingUp(f *fixture) {
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			id := fmt.Sprint("a", i)
			mayEnd, cancel := context.WithCancel(ctx)
			go cancel()
			err := f.Append(mayEnd, store.Append{Attempt: id, Events: []play.Event{practice("tina", i), turn(1, i)}})
			if err != nil && !errors.Is(err, context.Canceled) {
				f.Error(err)
			}
			events, readErr := f.Attempt(ctx, id)
			if (err == nil || readErr == nil) && len(events) != 2 {
				f.Errorf("attempt %s has %d events after %v", id, len(events), err)
			}
		})
	}
	wg.Wait()
	f.restart() // what still waited is written now
	f.checkLog(len(f.log(100)))
}
