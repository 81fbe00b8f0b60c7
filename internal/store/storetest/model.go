package storetest

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
)

var modelTests = modelRuns(4)

// modelRuns are tests that do random things and compare the store with a
// simple model of it; each is named by its seed.
func modelRuns(n uint64) []test {
	var tests []test
	for seed := range n {
		tests = append(tests, test{fmt.Sprint("seed ", seed), func(f *fixture) { runModel(f, seed) }})
	}
	return tests
}

// RunModel tests an engine against the model alone, once for each seed from 0
// to before seeds: reopen may crash the store, when nothing is being written,
// and give what is there afterwards.
func RunModel(t *testing.T, seeds uint64, open Open) {
	for seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			s, reopen := open(t)
			runModel(&fixture{T: t, Store: s, reopen: reopen}, seed)
		})
	}
}

func runModel(f *fixture, seed uint64) {
	const steps = 500
	m := &model{
		fixture: f, rand: rand.New(rand.NewPCG(seed, 5)),
		attempts: make(map[string][]play.Event), state: newState(),
	}
	for m.step = range steps {
		m.act()
		if m.rand.IntN(100) == 0 {
			m.restart()
		}
		if m.rand.IntN(70) == 0 {
			m.compare()
		}
	}
	m.restart()
	m.compare()
}

// model is what the store should hold.
type model struct {
	*fixture
	rand *rand.Rand
	step int

	attempts map[string][]play.Event
	log      []store.Record
	state    state
}

// state is the records that people and settings have.
type state struct {
	accounts map[string]people.Account
	members  map[[2]string]people.Member // by cohort and account; the folded name is the name
	sessions map[string]people.Session
	checkins map[string]store.Checkin // by attempt and seq
	settings map[string]string
}

func newState() state {
	return state{
		make(map[string]people.Account), make(map[[2]string]people.Member), make(map[string]people.Session),
		make(map[string]store.Checkin), make(map[string]string),
	}
}

func (s state) clone() state {
	return state{maps.Clone(s.accounts), maps.Clone(s.members), maps.Clone(s.sessions), maps.Clone(s.checkins), maps.Clone(s.settings)}
}

func (m *model) pick(of string, n int) string { return fmt.Sprint(of, m.rand.IntN(n)) }

func (m *model) act() {
	switch m.rand.IntN(8) {
	case 0:
		m.start()
	case 1:
		m.updateRecords()
	case 2:
		m.stale()
	default:
		m.goOn()
	}
}

func (m *model) start() {
	id := m.pick("a", 60)
	e := practice(m.pick("t", 5), m.step)
	if m.rand.IntN(2) == 0 {
		e = ranked(m.pick("t", 5), m.pick("c", 2), m.pick("x", 3), m.step)
	}
	err := m.try(id, 0, e)
	if m.attempts[id] != nil {
		m.mustBe(err, store.ErrConflict)
		return
	}
	if earlier := m.counts(e.Started); earlier != "" && e.Started.Mode == play.Ranked {
		m.mustExist(err, earlier)
		return
	}
	m.must(err)
	m.keep(id, e)
}

func (m *model) keep(id string, events ...play.Event) {
	for _, e := range events {
		m.log = append(m.log, store.Record{
			Cursor: store.Cursor(len(m.log) + 1), Attempt: id, Index: len(m.attempts[id]), Event: e,
		})
		m.attempts[id] = append(m.attempts[id], e)
	}
}

// counts is the ranked attempt, not void, that a trainee has for what s names.
func (m *model) counts(s *play.Started) string {
	for id, events := range m.attempts {
		o := events[0].Started
		if o.Mode == play.Ranked && o.Trainee == s.Trainee && o.Cohort == s.Cohort && o.Assignment == s.Assignment &&
			events[len(events)-1].Void == nil {
			return id
		}
	}
	return ""
}

func (m *model) open() (ids []string) {
	for id, events := range m.attempts {
		if last := events[len(events)-1]; last.Ended == nil && last.Void == nil {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func (m *model) goOn() {
	ids := m.open()
	if len(ids) == 0 {
		return
	}
	id := ids[m.rand.IntN(len(ids))]
	n := len(m.attempts[id])
	events := []play.Event{turn(n, m.step)}
	switch m.rand.IntN(12) {
	case 0:
		events = append(events, ended(m.step, float64(m.step%1000)/10))
	case 1:
		events = []play.Event{void(m.step)}
	case 2:
		events = []play.Event{untimed(m.step)}
	}
	m.append(id, n, events...)
	m.keep(id, events...)
}

func (m *model) stale() {
	id := m.pick("a", 60)
	n := len(m.attempts[id])
	after := n + 1 + m.rand.IntN(3)
	if n > 1 && m.rand.IntN(2) == 0 {
		after = 1 + m.rand.IntN(n-1)
	}
	m.mustBe(m.try(id, after, turn(after, m.step)), store.ErrConflict)
}

// updateRecords makes some changes in one transaction, which may fail at the
// end.
func (m *model) updateRecords() {
	fails := m.rand.IntN(4) == 0
	var next state
	seed := m.rand.Uint64()
	err := m.Update(ctx, func(t *store.Tx) error {
		next = m.state.clone()
		r := rand.New(rand.NewPCG(seed, 0))
		for range 1 + r.IntN(4) {
			if err := change(t, next, r); err != nil {
				return err
			}
		}
		if fails {
			return errMine
		}
		return nil
	})
	if fails {
		m.mustBe(err, errMine)
		return
	}
	m.must(err)
	m.state = next
}

// change makes one change to the store and to the model. An error says that
// they do not agree.
func change(t *store.Tx, s state, r *rand.Rand) error {
	account := fmt.Sprint("t", r.IntN(5))
	switch r.IntN(6) {
	case 0:
		return changeAccount(t, s, people.Account{ID: account, Login: []string{"", "x@y.z", "é@y.z", "z@y.z"}[r.IntN(4)]})
	case 1:
		return changeMember(t, s, people.Member{Cohort: fmt.Sprint("c", r.IntN(2)), Account: account, Name: fmt.Sprint("n/", r.IntN(4))})
	case 2:
		v := people.Session{Hash: fmt.Sprint("h", r.IntN(8)), Account: account, Expires: at(r.IntN(100))}
		s.sessions[v.Hash] = v
		return t.PutSession(v)
	case 3:
		hash := fmt.Sprint("h", r.IntN(8))
		delete(s.sessions, hash)
		return t.DeleteSession(hash)
	case 4:
		c := store.Checkin{Attempt: fmt.Sprint("a", r.IntN(3)), Seq: r.IntN(12), Feeling: fmt.Sprint(r.IntN(5)), Time: at(0)}
		s.checkins[fmt.Sprint(c.Attempt, " ", c.Seq)] = c
		return t.PutCheckin(c)
	}
	name, value := fmt.Sprint("s", r.IntN(4)), fmt.Sprint(r.Uint64())
	s.settings[name] = value
	return t.PutSetting(name, value)
}

func changeAccount(t *store.Tx, s state, a people.Account) error {
	taken := false
	for id, o := range s.accounts {
		taken = taken || id != a.ID && a.Login != "" && o.Login == a.Login
	}
	return agree(t.PutAccount(a), taken, people.ErrLoginTaken, func() { s.accounts[a.ID] = a })
}

func changeMember(t *store.Tx, s state, v people.Member) error {
	taken := false
	for at, o := range s.members {
		taken = taken || at[0] == v.Cohort && at[1] != v.Account && o.Name == v.Name
	}
	return agree(t.PutMember(v, v.Name), taken, people.ErrNameTaken, func() { s.members[[2]string{v.Cohort, v.Account}] = v })
}

func agree(err error, taken bool, want error, keep func()) error {
	if taken {
		if !errors.Is(err, want) {
			return fmt.Errorf("got the error %w, want %w", err, want)
		}
		return nil
	}
	keep()
	return err
}

// compare reads everything.
func (m *model) compare() {
	m.Helper()
	m.same("the log", m.fixture.log(37), m.log)
	var results []store.Result
	for _, id := range slices.Sorted(maps.Keys(m.attempts)) {
		want := m.attempts[id]
		m.same("attempt "+id, m.events(id), want)
		head := wantHead(id, want)
		m.same("head of "+id, m.head(id), head)
		if r, ok := head.Result(); ok {
			results = append(results, r)
		}
	}
	slices.SortFunc(results, compareResults)
	m.same("results", m.results(), results)
	m.view(m.compareRecords)
}

// wantHead is the head that events give.
func wantHead(id string, events []play.Event) store.Head {
	s := events[0].Started
	h := store.Head{
		Attempt: id, Trainee: s.Trainee, Mode: s.Mode, Cohort: s.Cohort, Assignment: s.Assignment,
		Scenario: s.Scenario, Version: s.Version, Variant: s.Variant, Phase: play.Open, Started: events[0].Time,
	}
	for _, e := range events {
		switch {
		case e.Untimed != nil:
			h.Untimed = true
		case e.Void != nil:
			h.Phase = play.Voided
		case e.Ended != nil:
			h.Phase, h.Finished, h.Outcome, h.Scores = play.Finished, e.Time, e.Ended.Outcome, &e.Ended.Scores
		}
	}
	return h
}

func (m *model) compareRecords(t *store.Tx) error {
	m.Helper()
	s := m.state
	all, err := t.Accounts()
	m.must(err)
	m.same("accounts", all, sorted(s.accounts, func(people.Account) bool { return true }))
	for _, a := range s.accounts {
		if a.Login != "" {
			found(m.fixture, &a)(t.AccountByLogin(a.Login))
		}
	}
	for i := range 5 {
		m.compareOf(t, fmt.Sprint("t", i))
	}
	for i := range 2 {
		m.compareMembers(t, fmt.Sprint("c", i))
	}
	for i := range 3 {
		m.compareCheckins(t, fmt.Sprint("a", i))
	}
	for name, want := range s.settings {
		found(m.fixture, &want)(t.Setting(name))
	}
	return nil
}

// compareOf compares what one account has.
func (m *model) compareOf(t *store.Tx, account string) {
	m.Helper()
	sessions, err := t.SessionsOf(account)
	m.must(err)
	m.same("sessions of "+account, sessions, sorted(m.state.sessions, func(s people.Session) bool { return s.Account == account }))
	heads, err := t.HeadsOf(account)
	m.must(err)
	var want []store.Head
	for id, events := range m.attempts {
		if events[0].Started.Trainee == account {
			want = append(want, wantHead(id, events))
		}
	}
	slices.SortFunc(want, func(a, b store.Head) int { return b.Started.Compare(a.Started) })
	m.same("heads of "+account, heads, want)
}

func (m *model) compareMembers(t *store.Tx, cohort string) {
	m.Helper()
	got, err := t.Members(cohort)
	m.must(err)
	var want []people.Member
	for i := range 5 {
		if v, ok := m.state.members[[2]string{cohort, fmt.Sprint("t", i)}]; ok {
			want = append(want, v)
		}
	}
	m.same("members of "+cohort, got, want)
	for i := range 4 {
		name := fmt.Sprint("n/", i)
		at := slices.IndexFunc(want, func(v people.Member) bool { return v.Name == name })
		if at < 0 {
			found[people.Member](m.fixture, nil)(t.MemberByName(cohort, name))
		} else {
			found(m.fixture, &want[at])(t.MemberByName(cohort, name))
		}
	}
}

func (m *model) compareCheckins(t *store.Tx, attempt string) {
	m.Helper()
	got, err := t.Checkins(attempt)
	m.must(err)
	want := sorted(m.state.checkins, func(c store.Checkin) bool { return c.Attempt == attempt })
	slices.SortFunc(want, func(a, b store.Checkin) int { return a.Seq - b.Seq })
	m.same("check-ins of "+attempt, got, want)
}

// sorted gives the values that belong, in the order of their keys.
func sorted[T any](all map[string]T, belongs func(T) bool) []T {
	var values []T
	for _, k := range slices.Sorted(maps.Keys(all)) {
		if belongs(all[k]) {
			values = append(values, all[k])
		}
	}
	return values
}
