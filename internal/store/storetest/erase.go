package storetest

import (
	"context"
	"errors"
	"strings"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/store"
)

var eraseTests = []test{
	{"who is erased is in no record, and what they played stays", erased},
	{"who has the others' names and attempts stays", othersStay},
}

// settle makes Wilhelmina, who has everything that a person can have, and Otto
// beside her. It gives her id.
func (f *fixture) settle(r *people.Registry) string {
	f.Helper()
	c, _, err := r.Bootstrap(ctx, nil)
	f.must(err)
	d, err := r.NewCohort(ctx, "Evening", nil)
	f.must(err)
	w, err := r.Join(ctx, c.Code, "Wilhelmina Quist", "")
	f.must(err)
	id := w.Account.ID
	_, err = r.Join(ctx, d.Code, "Billie Quist", id)
	f.must(err)
	f.must(r.SetPseudonym(ctx, c.ID, id, "Grey Quist"))
	f.update(func(t *store.Tx) error {
		w.Account.Login, w.Account.Password = "wilhelmina.quist", "$argon2id$quist"
		return t.PutAccount(w.Account)
	})
	_, _, err = r.NewLink(ctx, id)
	f.must(err)
	o, err := r.Join(ctx, c.Code, "Otto", "")
	f.must(err)
	_, _, err = r.NewLink(ctx, o.Account.ID)
	f.must(err)
	f.append("w1", 0, ranked(id, c.ID, "x", 1), turn(1, 2), ended(3, 60))
	f.append("w2", 0, practice(id, 4), turn(1, 5))
	f.append("o1", 0, practice(o.Account.ID, 4), turn(1, 5))
	f.update(func(t *store.Tx) error {
		return errors.Join(
			t.PutCheckin(store.Checkin{Attempt: "w1", Seq: 1, Feeling: "quist-tense"}),
			t.PutCheckin(store.Checkin{Attempt: "w2", Seq: 1, Feeling: "quist-calm"}),
			t.PutCheckin(store.Checkin{Attempt: "o1", Seq: 1, Feeling: "otto-calm"}))
	})
	return id
}

// mentions lists the entries that hold a text, in any case.
func (f *fixture) mentions(text string) []string {
	f.Helper()
	var found []string
	f.view(func(t *store.Tx) error {
		for _, bucket := range store.Buckets {
			for k, v := range t.KV().Scan(bucket, "", "") {
				if strings.Contains(strings.ToLower(k+" "+string(v)), text) {
					found = append(found, bucket+" "+k)
				}
			}
		}
		return nil
	})
	return found
}

func erased(f *fixture) {
	r := people.NewRegistry(store.People(f.Store), time.Now)
	id := f.settle(r)
	if n := len(f.mentions("quist")); n < 8 {
		f.Fatalf("only %d entries speak of her: the test shows nothing", n)
	}
	log := f.log(100)
	p, err := r.Erase(ctx, id)
	f.must(err)
	f.same("who she was", p.Account.Name, "Wilhelmina Quist")
	f.same("how many cohorts she was in", len(p.Memberships), 2)
	f.restart()
	r = people.NewRegistry(store.People(f.Store), time.Now)
	f.same("entries that speak of her", f.mentions("quist"), []string(nil))
	f.same("the log", f.log(100), log)
	f.same("her result", f.head("w1").Trainee, id)
	_, err = r.Find(ctx, id)
	f.mustBe(err, people.ErrNotFound)
	_, err = r.Erase(ctx, id)
	f.mustBe(err, people.ErrNotFound)
	_, err = store.Examine(context.Background(), f.Store, quiet, func(w store.Trouble) {
		// The attempts of these tests are at a version that is not kept.
		if w.Kind != "versions" {
			f.Errorf("erasing leaves trouble: %s", w.What)
		}
	})
	f.must(err)
	// Her names are free again.
	c, err := r.Cohorts(ctx)
	f.must(err)
	_, err = r.Join(ctx, c[0].Code, "wilhelmina quist", "")
	f.must(err)
}

func othersStay(f *fixture) {
	r := people.NewRegistry(store.People(f.Store), time.Now)
	id := f.settle(r)
	before := f.mentions("otto")
	_, err := r.Erase(ctx, id)
	f.must(err)
	f.same("entries that speak of Otto", f.mentions("otto"), before)
	f.view(func(t *store.Tx) error {
		all, err := t.Tokens()
		f.same("tokens left", len(all), 1)
		return err
	})
}
