package storetest

import (
	"context"
	"errors"
	"fmt"

	"evenkeel/internal/people"
	"evenkeel/internal/store"
)

var copyTests = []test{
	{"records are taken over as they are", extended},
	{"a copy holds what its source holds", copied},
	{"copying may be repeated when the source has changed", copiedAgain},
	{"a copy that was cut off is unfinished, and can be finished", cutOff},
	{"a target with content of its own is refused", foreign},
	{"a copy that was used since is refused", usedSince},
}

// copier is a store as one that can take over another's content.
func (f *fixture) copier(s store.Store) store.Copier {
	f.Helper()
	c, ok := s.(store.Copier)
	if !ok {
		f.Fatal("the engine cannot take over another's content")
	}
	return c
}

func quiet(string, int) (step, done func()) { return func() {}, func() {} }

// furnish puts something into most buckets, and attempts of all kinds into the
// log.
func (f *fixture) furnish() {
	f.Helper()
	f.fill(5, 7)
	f.append("r1", 0, ranked("tina", "c/d", "x", 1), void(2))
	f.append("r2", 0, ranked("tina", "c/d", "x", 3), turn(1, 4), ended(4, 60))
	f.update(func(t *store.Tx) error {
		return errors.Join(
			t.PutAccount(people.Account{ID: "tina", Login: "x@y.z"}),
			t.PutMember(people.Member{Cohort: "c/d", Account: "tina", Name: "Tina"}, "tina"),
			t.PutSession(people.Session{Hash: "h", Account: "tina"}),
			t.PutSetting("empty", ""), t.PutSetting("é", "%/"),
		)
	})
	f.update(func(t *store.Tx) error {
		for i := range 1200 { // more than one transaction changes
			if err := t.PutSetting(fmt.Sprint("many ", i), fmt.Sprint(i)); err != nil {
				return err
			}
		}
		return nil
	})
}

func extended(f *fixture) {
	f.furnish()
	all := f.log(100)
	to := &fixture{T: f.T, Store: f.another()}
	c := f.copier(to.Store)
	f.mustBe(c.Extend(ctx, all[1:3]), store.ErrConflict)
	gap := append(append([]store.Record(nil), all[:3]...), all[4])
	f.mustBe(c.Extend(ctx, gap), store.ErrConflict)
	twice := append([]store.Record(nil), all[:6]...)
	twice[5].Attempt, twice[5].Index = twice[0].Attempt, 0
	f.mustBe(c.Extend(ctx, twice), store.ErrConflict)
	to.checkLog(0)
	f.must(c.Extend(ctx, all[:10]))
	f.mustBe(c.Extend(ctx, all[:10]), store.ErrConflict)
	f.must(c.Extend(ctx, all[10:]))
	f.must(c.Extend(ctx, nil))
	f.same("the log", to.checkLog(len(all)), all)
	to.view(func(t *store.Tx) error {
		_, err := t.Head("r2")
		to.mustBe(err, store.ErrNotFound)
		return nil
	})
	to.mustBe(to.try("a0", 3, turn(3, 3)), store.ErrConflict)
	to.append("a0", 8, turn(8, 9))
	to.checkLog(len(all) + 1)
}

func (f *fixture) copyTo(to store.Store) store.Figures {
	f.Helper()
	figures, err := store.Copy(ctx, f.Store, f.copier(to), quiet)
	f.must(err)
	unfinished, err := store.Unfinished(ctx, to)
	f.must(err)
	f.same("unfinished", unfinished, false)
	return figures
}

func copied(f *fixture) {
	f.furnish()
	to := &fixture{T: f.T, Store: f.another()}
	figures := f.copyTo(to.Store)
	f.same("events", figures.Events, 45)
	f.same("the log", to.log(100), f.log(100))
	f.same("a head", to.head("r2"), f.head("r2"))
	to.view(func(t *store.Tx) error {
		empty, err := t.Setting("empty")
		f.same("an empty setting", empty, "")
		return err
	})
	to.setting("é", "%/")
	to.setting("many 1199", "1199")
	to.rankedAttempt("tina", "c/d", "x", "r2")
	to.mustExist(to.try("r3", 0, ranked("tina", "c/d", "x", 5)), "r2")
	f.view(func(t *store.Tx) error {
		_, err := t.Setting("copy")
		f.mustBe(err, store.ErrNotFound)
		return nil
	})
}

func copiedAgain(f *fixture) {
	f.furnish()
	to := &fixture{T: f.T, Store: f.another()}
	first := f.copyTo(to.Store)
	f.same("figures of a copy of the same", f.copyTo(to.Store), first)
	f.append("a0", 8, turn(8, 9), ended(9, 50))
	f.update(func(t *store.Tx) error {
		return errors.Join(t.DeleteSession("h"), t.PutSetting("empty", "full"), t.PutSetting("a new one", "x"))
	})
	second := f.copyTo(to.Store)
	f.same("further events", second.Events-first.Events, 2)
	f.same("the log", to.log(100), f.log(100))
	to.setting("empty", "full")
	to.setting("a new one", "x")
	to.view(func(t *store.Tx) error {
		_, err := t.Session("h")
		to.mustBe(err, store.ErrNotFound)
		return nil
	})
}

func cutOff(f *fixture) {
	f.furnish()
	to := f.another()
	for _, stage := range []string{"copying the log", "copying records", "reading the copy"} {
		running, cancel := context.WithCancel(ctx)
		steps := 0
		_, err := store.Copy(running, f.Store, f.copier(to), func(what string, _ int) (step, done func()) {
			return func() {
				if what == stage {
					steps++
					cancel()
				}
			}, func() {}
		})
		cancel()
		f.mustBe(err, context.Canceled)
		unfinished, err := store.Unfinished(ctx, to)
		f.must(err)
		f.same("unfinished after being cut off while "+stage, unfinished, steps > 0)
	}
	f.copyTo(to)
	f.same("the log", (&fixture{T: f.T, Store: to}).log(100), f.log(100))
}

func foreign(f *fixture) {
	f.furnish()
	records := &fixture{T: f.T, Store: f.another()}
	records.update(func(t *store.Tx) error { return t.PutSetting("mine", "x") })
	_, err := store.Copy(ctx, f.Store, f.copier(records.Store), quiet)
	f.mustBe(err, store.ErrForeign)
	records.setting("mine", "x")
	log := &fixture{T: f.T, Store: f.another()}
	log.append("a0", 0, practice("otto", 0))
	_, err = store.Copy(ctx, f.Store, f.copier(log.Store), quiet)
	f.mustBe(err, store.ErrForeign)
	log.checkLog(1)
	unfinished, err := store.Unfinished(ctx, log.Store)
	f.must(err)
	f.same("unfinished", unfinished, false)
}

func usedSince(f *fixture) {
	f.furnish()
	for what, use := range map[string]func(*fixture){
		"a record": func(to *fixture) { to.update(func(t *store.Tx) error { return t.PutSetting("mine", "x") }) },
		"a turn":   func(to *fixture) { to.append("a0", 8, turn(8, 8)) },
	} {
		to := &fixture{T: f.T, Store: f.another()}
		f.copyTo(to.Store)
		use(to)
		if _, err := store.Copy(ctx, f.Store, f.copier(to.Store), quiet); !errors.Is(err, store.ErrForeign) {
			f.Errorf("copying to a copy that has got %s of its own answers %v", what, err)
		}
	}
}
