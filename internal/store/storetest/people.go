package storetest

import (
	"errors"

	"evenkeel/internal/people"
	"evenkeel/internal/store"
)

var peopleTests = []test{
	{"accounts are found by id and by login", accounts},
	{"cohorts are found by id and by code", cohorts},
	{"cohorts are shared until they change", sharedCohorts},
	{"members are found by cohort, account and name", members},
	{"names that look like keys are kept apart", awkwardKeys},
	{"sessions are found by hash and by account", sessions},
	{"tokens come and go", tokens},
}

// people runs f as people's own transactions do.
func (f *fixture) people(change func(people.Tx) error) {
	f.Helper()
	f.must(store.People(f.Store).Update(ctx, change))
}

func (f *fixture) readPeople(read func(people.Tx)) {
	f.Helper()
	f.restart()
	f.must(store.People(f.Store).View(ctx, func(t people.Tx) error {
		read(t)
		return nil
	}))
}

// found wants what a read gave, or that it found nothing when want is nil.
func found[T any](f *fixture, want *T) func(T, error) {
	f.Helper()
	return func(got T, err error) {
		f.Helper()
		if want == nil {
			f.mustBe(err, people.ErrNotFound)
			return
		}
		f.must(err)
		f.same("what was found", got, *want)
	}
}

func sharedCohorts(f *fixture) {
	var known store.Cohorts
	read := func(id string, want *people.Cohort) (c *people.Cohort) {
		f.Helper()
		f.must(f.View(ctx, func(t *store.Tx) (err error) {
			c, err = known.Read(t, id)
			if want == nil {
				f.mustBe(err, store.ErrNotFound)
				return nil
			}
			return err
		}))
		if want != nil {
			f.same("cohort "+id, *c, *want)
		}
		return c
	}
	a := people.Cohort{ID: "1", Name: "Crew", Secret: []byte{1}, Created: at(1), Assignments: []people.Assignment{{ID: "1/x", Scenario: "x"}}}
	b := people.Cohort{ID: "2/", Name: "Band", Secret: []byte{2}, Created: at(2), Assignments: []people.Assignment{}}
	read("1", nil)
	f.people(func(t people.Tx) error { return errors.Join(t.PutCohort(a), t.PutCohort(b)) })
	first := read("1", &a)
	read("2/", &b)
	f.same("it is the same when it is read again", read("1", &a) == first, true)
	before := a
	a.Name, a.Assignments = "Gang", []people.Assignment{{ID: "2/x", Scenario: "x"}}
	f.people(func(t people.Tx) error { return t.PutCohort(a) })
	read("1", &a)
	f.same("what was given before", *first, before)
}

func accounts(f *fixture) {
	a := people.Account{ID: "1", Role: people.Trainer, Name: "Ann", Login: "ann@example.org", Password: "$argon2id$", Created: at(1)}
	b := people.Account{ID: "2", Role: people.Trainee, Name: "Ben", Created: at(2)}
	c := people.Account{ID: "3", Role: people.Trainee, Name: "Cat", Created: at(3)}
	f.people(func(t people.Tx) error {
		return errors.Join(t.PutAccount(c), t.PutAccount(b), t.PutAccount(a))
	})
	f.readPeople(func(t people.Tx) {
		found(f, &a)(t.Account("1"))
		found(f, &b)(t.Account("2"))
		found[people.Account](f, nil)(t.Account("4"))
		found(f, &a)(t.AccountByLogin("ann@example.org"))
		found[people.Account](f, nil)(t.AccountByLogin(""))
		found(f, &[]people.Account{a, b, c})(t.Accounts())
	})
	a.Login = "anna@example.org"
	f.people(func(t people.Tx) error { return t.PutAccount(a) })
	b.Login = "ann@example.org" // is free now
	f.people(func(t people.Tx) error { return t.PutAccount(b) })
	c.Login = "anna@example.org"
	f.mustBe(store.People(f.Store).Update(ctx, func(t people.Tx) error { return t.PutAccount(c) }), people.ErrLoginTaken)
	a.Login = ""
	f.people(func(t people.Tx) error { return t.PutAccount(a) })
	f.readPeople(func(t people.Tx) {
		found(f, &b)(t.AccountByLogin("ann@example.org"))
		found[people.Account](f, nil)(t.AccountByLogin("anna@example.org"))
	})
}

func cohorts(f *fixture) {
	a := people.Cohort{
		ID: "1", Name: "Monday", Code: "AAAA", Secret: []byte{0, 255}, Cap: 500, Rehearsal: true, Created: at(1),
		Season:      people.Season{Number: 2, From: at(0), To: at(100)},
		Assignments: []people.Assignment{{ID: "x", Scenario: "outage", Version: "v1"}},
	}
	b := people.Cohort{ID: "2", Name: "Tuesday", Code: "BBBB", Created: at(2), Season: people.Season{From: at(0)}}
	f.people(func(t people.Tx) error { return errors.Join(t.PutCohort(b), t.PutCohort(a)) })
	f.readPeople(func(t people.Tx) {
		found(f, &a)(t.Cohort("1"))
		found(f, &b)(t.CohortByCode("BBBB"))
		found[people.Cohort](f, nil)(t.Cohort("3"))
		found[people.Cohort](f, nil)(t.CohortByCode("CCCC"))
		found(f, &[]people.Cohort{a, b})(t.Cohorts())
	})
	a.Code = "CCCC"
	f.people(func(t people.Tx) error { return t.PutCohort(a) })
	b.Code, b.Closed = "", true
	f.people(func(t people.Tx) error { return t.PutCohort(b) })
	f.readPeople(func(t people.Tx) {
		found(f, &a)(t.CohortByCode("CCCC"))
		found[people.Cohort](f, nil)(t.CohortByCode("AAAA"))
		found[people.Cohort](f, nil)(t.CohortByCode("BBBB"))
		found[people.Cohort](f, nil)(t.CohortByCode(""))
		found(f, &b)(t.Cohort("2"))
	})
	b.Code = "CCCC"
	if store.People(f.Store).Update(ctx, func(t people.Tx) error { return t.PutCohort(b) }) == nil {
		f.Error("two cohorts may have one code")
	}
}

func members(f *fixture) {
	ann := people.Member{Cohort: "c", Account: "1", Role: people.Trainer, Name: "Ann", Joined: at(1)}
	ben := people.Member{Cohort: "c", Account: "2", Role: people.Trainee, Name: "Ben", Hidden: true, Joined: at(2)}
	annD := people.Member{Cohort: "d", Account: "1", Role: people.Trainee, Name: "Ben", Joined: at(3)}
	f.people(func(t people.Tx) error {
		return errors.Join(t.PutMember(ben, "ben"), t.PutMember(annD, "ben"), t.PutMember(ann, "ann"))
	})
	f.readPeople(func(t people.Tx) {
		found(f, &ben)(t.Member("c", "2"))
		found[people.Member](f, nil)(t.Member("d", "2"))
		found(f, &ann)(t.MemberByName("c", "ann"))
		found(f, &annD)(t.MemberByName("d", "ben"))
		found[people.Member](f, nil)(t.MemberByName("d", "ann"))
		found(f, &[]people.Member{ann, ben})(t.Members("c"))
		found(f, &[]people.Member{ann, annD})(t.MembersOf("1"))
		found(f, new([]people.Member))(t.Members("e"))
		found(f, new([]people.Member))(t.MembersOf("3"))
		n := 2
		found(f, &n)(t.CountMembers("c"))
		n = 1
		found(f, &n)(t.CountMembers("d"))
		n = 0
		found(f, &n)(t.CountMembers("b"))
		found(f, &n)(t.CountMembers("e"))
	})
	f.people(func(t people.Tx) error { // what was just written counts, and what was deleted does not
		cid := people.Member{Cohort: "c", Account: "3", Role: people.Trainee, Name: "Cid", Joined: at(4)}
		f.must(t.PutMember(cid, "cid"))
		n := 3
		found(f, &n)(t.CountMembers("c"))
		f.must(t.DeleteMember("c", "3"))
		n = 2
		found(f, &n)(t.CountMembers("c"))
		return nil
	})
	f.people(func(t people.Tx) error { // who handles the error goes on as if nothing had been written
		f.mustBe(t.PutMember(ben, "ann"), people.ErrNameTaken)
		return nil
	})
	f.readPeople(func(t people.Tx) { found(f, &ben)(t.MemberByName("c", "ben")) })
	ann.Name = "Anna"
	f.people(func(t people.Tx) error { return t.PutMember(ann, "anna") })
	ben.Name = "Ann"
	f.people(func(t people.Tx) error { return t.PutMember(ben, "ann") })
	f.readPeople(func(t people.Tx) {
		found(f, &ben)(t.MemberByName("c", "ann"))
		found(f, &ann)(t.MemberByName("c", "anna"))
		found[people.Member](f, nil)(t.MemberByName("c", "ben"))
		found(f, &[]people.Member{ann, ben})(t.Members("c"))
	})
}

func awkwardKeys(f *fixture) {
	one := people.Member{Cohort: "c/d", Account: "e", Name: "x/%2F?é"}
	two := people.Member{Cohort: "c", Account: "d/e", Name: "%"}
	three := people.Member{Cohort: "c%2Fd", Account: "e", Name: "y"}
	f.people(func(t people.Tx) error {
		return errors.Join(t.PutMember(one, "x/%2f?é"), t.PutMember(two, "%"), t.PutMember(three, "y"))
	})
	f.readPeople(func(t people.Tx) {
		found(f, &one)(t.Member("c/d", "e"))
		found(f, &two)(t.Member("c", "d/e"))
		found(f, &three)(t.Member("c%2Fd", "e"))
		found(f, &one)(t.MemberByName("c/d", "x/%2f?é"))
		found(f, &[]people.Member{two})(t.Members("c"))
		found(f, &[]people.Member{three, one})(t.MembersOf("e"))
	})
}

func sessions(f *fixture) {
	a := people.Session{Hash: "aa", Account: "1", Created: at(1), Expires: at(9)}
	b := people.Session{Hash: "bb", Account: "1", Created: at(2), Expires: at(9)}
	c := people.Session{Hash: "cc", Account: "11", Created: at(3), Expires: at(9)}
	f.people(func(t people.Tx) error {
		return errors.Join(t.PutSession(b), t.PutSession(a), t.PutSession(c))
	})
	f.readPeople(func(t people.Tx) {
		found(f, &a)(t.Session("aa"))
		found[people.Session](f, nil)(t.Session("dd"))
		found(f, &[]people.Session{a, b})(t.SessionsOf("1"))
	})
	b.Expires = at(20)
	c.Account = "2"
	f.people(func(t people.Tx) error {
		return errors.Join(t.DeleteSession("aa"), t.DeleteSession("nobody"), t.PutSession(b), t.PutSession(c))
	})
	f.readPeople(func(t people.Tx) {
		found[people.Session](f, nil)(t.Session("aa"))
		found(f, &[]people.Session{b})(t.SessionsOf("1"))
		found(f, &[]people.Session{c})(t.SessionsOf("2"))
		found(f, new([]people.Session))(t.SessionsOf("11"))
	})
}

func tokens(f *fixture) {
	a := people.Token{Hash: "aa", Kind: people.SetupToken, Expires: at(9)}
	b := people.Token{Hash: "bb", Kind: people.LinkToken, Account: "1", Expires: at(9)}
	f.people(func(t people.Tx) error { return errors.Join(t.PutToken(b), t.PutToken(a)) })
	f.readPeople(func(t people.Tx) {
		found(f, &b)(t.Token("bb"))
		found(f, &[]people.Token{a, b})(t.Tokens())
	})
	f.people(func(t people.Tx) error { return errors.Join(t.DeleteToken("bb"), t.DeleteToken("nothing")) })
	f.readPeople(func(t people.Tx) {
		found[people.Token](f, nil)(t.Token("bb"))
		found(f, &[]people.Token{a})(t.Tokens())
	})
}
