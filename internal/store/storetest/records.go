package storetest

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"evenkeel/internal/store"
)

var recordTests = []test{
	{"the last check-in of a turn counts", checkins},
	{"versions keep what they were loaded from", versions},
	{"settings are replaced", settings},
	{"what is published is read of every scenario", published},
}

var closeTests = []test{
	{"a closed store answers that it is", closed},
	{"closing keeps what was acknowledged", closedUnderLoad},
}

func checkins(f *fixture) {
	f.update(func(t *store.Tx) error {
		return errors.Join(
			t.PutCheckin(store.Checkin{Attempt: "a", Seq: 10, Feeling: "calm", Time: at(1)}),
			t.PutCheckin(store.Checkin{Attempt: "a", Seq: 2, Feeling: "tense", Time: at(2)}),
			t.PutCheckin(store.Checkin{Attempt: "ab", Seq: 2, Feeling: "sad", Time: at(2)}),
		)
	})
	f.update(func(t *store.Tx) error {
		return t.PutCheckin(store.Checkin{Attempt: "a", Seq: 2, Feeling: "relieved", Time: at(3)})
	})
	f.restart()
	f.view(func(t *store.Tx) error {
		got, err := t.Checkins("a")
		f.same("check-ins", got, []store.Checkin{
			{Attempt: "a", Seq: 2, Feeling: "relieved", Time: at(3)}, {Attempt: "a", Seq: 10, Feeling: "calm", Time: at(1)},
		})
		return err
	})
}

func versions(f *fixture) {
	want := store.VersionSource{
		Version: "v1", Scenario: "outage", File: "outage.lua",
		Files: map[string]string{"outage.lua": strings.Repeat("-- a line\n", 10_000), "lib/x.lua": "\u2028 é"},
	}
	f.update(func(t *store.Tx) error { return t.PutVersion(want) })
	f.restart()
	f.view(func(t *store.Tx) error {
		got, err := t.Version("v1")
		f.same("version", got, want)
		_, missing := t.Version("v2")
		f.mustBe(missing, store.ErrNotFound)
		return err
	})
}

func published(f *fixture) {
	f.update(func(t *store.Tx) error {
		return errors.Join(t.Publish("a", "v1"), t.Publish("b/%", "v1"), t.PutSetting("published", "something else"), t.Publish("a", "v2"))
	})
	f.restart()
	f.view(func(t *store.Tx) error {
		got, err := t.Published()
		f.same("what is published", got, map[string]string{"a": "v2", "b/%": "v1"})
		return err
	})
}

func settings(f *fixture) {
	f.update(func(t *store.Tx) error { return t.PutSetting("a/b", "1") })
	f.update(func(t *store.Tx) error { return t.PutSetting("a/b", "2") })
	f.restart()
	f.setting("a/b", "2")
	f.setting("a", "")
}

func closed(f *fixture) {
	f.append("a", 0, practice("tina", 0))
	waiting := f.Grown(1)
	f.must(f.Close())
	f.must(f.Close())
	f.soon("the end", waiting)
	f.soon("the end, asked later", f.Grown(5))
	select {
	case <-f.Failed():
		f.Error("closing is no failure")
	default:
	}
	never := func(*store.Tx) error {
		f.Error("a closed store runs a transaction")
		return nil
	}
	f.mustBe(f.try("a", 1, turn(1, 1)), store.ErrClosed)
	f.mustBe(f.Update(ctx, never), store.ErrClosed)
	f.mustBe(f.View(ctx, never), store.ErrClosed)
	_, err := f.Attempt(ctx, "a")
	f.mustBe(err, store.ErrClosed)
	_, err = f.Log(ctx, 0, 10)
	f.mustBe(err, store.ErrClosed)
	_, err = f.Log(ctx, 5, 10)
	f.mustBe(err, store.ErrClosed)
	_, err = f.End(ctx)
	f.mustBe(err, store.ErrClosed)
}

func closedUnderLoad(f *fixture) {
	var wg sync.WaitGroup
	acknowledged := make([]int, 20)
	begun := make(chan struct{}, len(acknowledged))
	for i := range acknowledged {
		wg.Go(func() {
			for n := 0; ; n++ {
				e := turn(n, i)
				if n == 0 {
					e = practice("tina", i)
				}
				if err := f.try(fmt.Sprint("a", i), n, e); err != nil {
					f.Helper()
					if !errors.Is(err, store.ErrClosed) {
						f.Error(err)
					}
					return
				}
				acknowledged[i] = n + 1
				if n == 3 {
					begun <- struct{}{}
				}
			}
		})
	}
	for range acknowledged {
		<-begun
	}
	f.must(f.Close())
	wg.Wait()
	if f.reopen == nil {
		return
	}
	f.restart()
	for i, n := range acknowledged {
		if got := len(f.events(fmt.Sprint("a", i))); got != n {
			f.Errorf("attempt %d has %d events, %d were acknowledged", i, got, n)
		}
	}
}
