package storetest

import (
	"fmt"
	"math"
	"sync"

	"evenkeel/internal/store"
)

var logTests = []test{
	{"an empty log ends at 0", emptyLog},
	{"pages of any size give the same records", pages},
	{"marks are of the same records", marks},
	{"the order stays, also after reopening", orderStays},
	{"a follower meets every record once, in order", follower},
	{"who waits for growth is told", grown},
}

// checkLog wants n records with consecutive cursors, and every attempt's
// events in their order. It returns them.
func (f *fixture) checkLog(n int) []store.Record {
	f.Helper()
	all := f.log(100)
	f.same("length of the log", len(all), n)
	next := make(map[string]int)
	for i, r := range all {
		if r.Cursor != store.Cursor(i+1) {
			f.Fatalf("record %d has cursor %d", i, r.Cursor)
		}
		if r.Index != next[r.Attempt] {
			f.Fatalf("record %d is event %d of attempt %s, want %d", i, r.Index, r.Attempt, next[r.Attempt])
		}
		next[r.Attempt]++
	}
	end, err := f.End(ctx)
	f.must(err)
	f.same("end of the log", end, store.Cursor(n))
	return all
}

func emptyLog(f *fixture) {
	f.checkLog(0)
	f.update(func(t *store.Tx) error { return t.PutSetting("x", "y") })
	f.checkLog(0)
}

// fill appends some attempts that take turns.
func (f *fixture) fill(attempts, turns int) {
	f.Helper()
	for seq := 0; seq <= turns; seq++ {
		for i := range attempts {
			e := turn(seq, i)
			if seq == 0 {
				e = practice("tina", i)
			}
			f.append(fmt.Sprint("a", i), seq, e)
		}
	}
}

func pages(f *fixture) {
	f.fill(3, 6)
	want := f.checkLog(21)
	for _, size := range []int{1, 2, 7, 20, 21, 22} {
		f.same(fmt.Sprintf("pages of %d", size), f.log(size), want)
	}
	for _, after := range []store.Cursor{21, 22, math.MaxUint64} {
		got, err := f.Log(ctx, after, 10)
		f.must(err)
		f.same("what follows the end", len(got), 0)
	}
	got, err := f.Log(ctx, 5, 0)
	f.must(err)
	f.same("a page of none", len(got), 0)
	got, err = f.Log(ctx, 20, 10)
	f.must(err)
	f.same("the last record", got, want[20:])
}

func marks(f *fixture) {
	f.fill(3, 6)
	f.append("a1", 7, turn(7, 1), ended(7, 61.5))
	want := f.checkLog(23)
	for _, size := range []int{1, 7, 23, 50} {
		var got []store.Mark
		for after := store.Cursor(0); ; after = got[len(got)-1].Cursor {
			page, err := f.Marks(ctx, after, size)
			f.must(err)
			got = append(got, page...)
			if len(page) == 0 {
				break
			}
		}
		f.same(fmt.Sprintf("marks in pages of %d", size), len(got), len(want))
		for i, r := range want {
			f.same(fmt.Sprintf("mark %d", i), got[i], store.Mark{Cursor: r.Cursor, Attempt: r.Attempt, Index: r.Index, Ended: r.Event.Ended != nil})
		}
	}
	none, err := f.Marks(ctx, 5, 0)
	f.must(err)
	f.same("a page of none", len(none), 0)
	none, err = f.Marks(ctx, math.MaxUint64, 10)
	f.must(err)
	f.same("what follows the end", len(none), 0)
}

func orderStays(f *fixture) {
	f.fill(2, 3)
	before := f.checkLog(8)
	f.restart()
	f.same("the log", f.checkLog(8), before)
	f.append("a1", 4, turn(4, 9))
	f.same("the log's beginning", f.checkLog(9)[:8], before)
}

func follower(f *fixture) {
	const writers, turns = 8, 12
	done := make(chan []store.Record)
	go func() { done <- f.followUntil(writers * (turns + 1)) }()
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for seq := 0; seq <= turns; seq++ {
				e := turn(seq, w)
				if seq == 0 {
					e = practice("tina", w)
				}
				if err := f.try(fmt.Sprint("a", w), seq, e); err != nil {
					f.Error(err)
				}
			}
		})
	}
	wg.Wait()
	followed := <-done
	f.same("what was followed", followed, f.checkLog(writers*(turns+1)))
}

// followUntil reads n records as they come.
func (f *fixture) followUntil(n int) []store.Record {
	var all []store.Record
	for after := store.Cursor(0); len(all) < n; {
		f.soon("growth of the log", f.Grown(after))
		page, err := f.Log(ctx, after, 5)
		if err != nil {
			f.Error(err)
			return all
		}
		for _, r := range page {
			all = append(all, r)
			after = r.Cursor
		}
	}
	return all
}

func grown(f *fixture) {
	first, second := f.Grown(0), f.Grown(1)
	select {
	case <-first:
		f.Fatal("an empty log has grown")
	default:
	}
	f.append("a", 0, practice("tina", 0))
	f.soon("the first event", first)
	f.soon("what is there", f.Grown(0))
	f.append("a", 1, turn(1, 1))
	f.soon("the second event", second)
	f.restart()
	f.soon("what was there before", f.Grown(1))
}
