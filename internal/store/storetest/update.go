package storetest

import (
	"errors"
	"fmt"
	"strconv"
	"sync"

	"evenkeel/internal/people"
	"evenkeel/internal/store"
)

var updateTests = []test{
	{"an update's writes all happen", updateAll},
	{"an update that fails writes nothing", updateNothing},
	{"an update that panics writes nothing and harms nobody", updatePanics},
	{"an update sees its own writes", updateSees},
	{"updates at once lose nothing", updatesAtOnce},
	{"a failing update does not fail its neighbours", neighbours},
	{"a view cannot write", viewWrites},
	{"a view's error is its own", viewError},
}

var errMine = errors.New("mine")

func (f *fixture) setting(name, want string) {
	f.Helper()
	f.view(func(t *store.Tx) error {
		got, err := t.Setting(name)
		if want == "" {
			f.mustBe(err, store.ErrNotFound)
			return nil
		}
		f.same("setting "+name, got, want)
		return err
	})
}

func updateAll(f *fixture) {
	f.update(func(t *store.Tx) error {
		for i := range 10 {
			if err := t.PutSetting(fmt.Sprint(i), fmt.Sprint("value ", i)); err != nil {
				return err
			}
		}
		return nil
	})
	f.restart()
	for i := range 10 {
		f.setting(fmt.Sprint(i), fmt.Sprint("value ", i))
	}
}

func updateNothing(f *fixture) {
	f.update(func(t *store.Tx) error { return t.PutSetting("x", "before") })
	err := f.Update(ctx, func(t *store.Tx) error {
		f.must(t.PutSetting("x", "after"))
		f.must(t.PutSetting("y", "after"))
		f.must(t.PutToken(people.Token{Hash: "h"}))
		return fmt.Errorf("no: %w", errMine)
	})
	f.mustBe(err, errMine)
	f.restart()
	f.setting("x", "before")
	f.setting("y", "")
}

func updatePanics(f *fixture) {
	func() {
		defer func() {
			if recover() == nil {
				f.Error("the panic was lost")
			}
		}()
		_ = f.Update(ctx, func(t *store.Tx) error {
			f.must(t.PutSetting("x", "after"))
			panic("mine")
		})
	}()
	f.setting("x", "")
	f.update(func(t *store.Tx) error { return t.PutSetting("x", "later") })
	f.setting("x", "later")
}

func updateSees(f *fixture) {
	names := func(t *store.Tx) (names []string) {
		all, err := t.Tokens()
		f.must(err)
		for _, k := range all {
			names = append(names, k.Hash)
		}
		return names
	}
	f.update(func(t *store.Tx) error {
		for _, h := range []string{"b", "d", "f"} {
			f.must(t.PutToken(people.Token{Hash: h}))
		}
		return nil
	})
	f.update(func(t *store.Tx) error {
		f.must(t.DeleteToken("d"))
		f.must(t.PutToken(people.Token{Hash: "a"}))
		f.must(t.PutToken(people.Token{Hash: "c"}))
		f.must(t.PutToken(people.Token{Hash: "g"}))
		f.must(t.PutToken(people.Token{Hash: "b", Account: "new"}))
		f.same("tokens within", names(t), []string{"a", "b", "c", "f", "g"})
		k, err := t.Token("b")
		f.must(err)
		f.same("the new b", k.Account, "new")
		_, err = t.Token("d")
		f.mustBe(err, store.ErrNotFound)
		f.must(t.DeleteToken("a"))
		f.must(t.PutToken(people.Token{Hash: "d"}))
		return nil
	})
	f.view(func(t *store.Tx) error {
		f.same("tokens after", names(t), []string{"b", "c", "d", "f", "g"})
		return nil
	})
}

func updatesAtOnce(f *fixture) {
	const n = 50
	f.update(func(t *store.Tx) error { return t.PutSetting("n", "0") })
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			err := f.Update(ctx, func(t *store.Tx) error {
				s, err := t.Setting("n")
				if err != nil {
					return err
				}
				i, err := strconv.Atoi(s)
				if err != nil {
					return err
				}
				return t.PutSetting("n", strconv.Itoa(i+1))
			})
			if err != nil {
				f.Error(err)
			}
		})
	}
	wg.Wait()
	f.setting("n", strconv.Itoa(n))
}

func neighbours(f *fixture) {
	const n = 60
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			name := fmt.Sprint(i)
			err := f.Update(ctx, func(t *store.Tx) error {
				if err := t.PutSetting(name, "there"); err != nil || i%2 == 0 {
					return err
				}
				return errMine
			})
			if (i%2 == 0) != (err == nil) {
				f.Errorf("update %d answers %v", i, err)
			}
			if err := f.try(name, 0, practice("tina", i)); err != nil {
				f.Error(err)
			}
		})
	}
	wg.Wait()
	for i := range n {
		want := []string{"there", ""}[i%2]
		f.setting(fmt.Sprint(i), want)
	}
	f.checkLog(n)
}

func viewWrites(f *fixture) {
	f.view(func(t *store.Tx) error {
		f.mustBe(t.PutSetting("x", "y"), store.ErrReadOnly)
		f.mustBe(t.DeleteToken("x"), store.ErrReadOnly)
		return nil
	})
	f.setting("x", "")
}

func viewError(f *fixture) {
	f.mustBe(f.View(ctx, func(*store.Tx) error { return errMine }), errMine)
}
