package people_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

// clock is a time that a test sets.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// house is a registry over an empty store, and its one cohort.
type house struct {
	*people.Registry
	clock  *clock
	cohort people.Cohort
}

func newHouse(t *testing.T) house {
	t.Helper()
	s := mem.New()
	t.Cleanup(func() { s.Close() })
	c := &clock{t: time.Date(2030, 1, 2, 9, 0, 0, 0, time.UTC)}
	h := house{Registry: people.NewRegistry(store.People(s), c.now), clock: c}
	cohort, ok, err := h.Bootstrap(t.Context(), giving(people.Assignment{Scenario: "a", Version: "v1"}, people.Assignment{Scenario: "b", Version: "v1"}))
	if err != nil || !ok {
		t.Fatalf("Bootstrap: ok %v, %v", ok, err)
	}
	h.cohort = cohort
	return h
}

func (h house) join(t *testing.T, name string) people.Joined {
	t.Helper()
	j, err := h.Join(t.Context(), h.cohort.Code, name, "")
	if err != nil {
		t.Fatalf("Join as %q: %v", name, err)
	}
	return j
}

func TestJoinMakesATraineeWhoIsSignedIn(t *testing.T) {
	h := newHouse(t)
	code := strings.ToLower(strings.ReplaceAll(h.cohort.Code, "-", " "))
	j, err := h.Join(t.Context(), code, "  Sam   Lee ", "")
	if err != nil {
		t.Fatal(err)
	}
	if j.Member.Name != "Sam Lee" || j.Account.Name != "Sam Lee" || j.Account.Role != people.Trainee || j.Member.Role != people.Trainee {
		t.Errorf("joined as %+v, %+v", j.Account, j.Member)
	}
	a, s, err := h.SessionOf(t.Context(), j.Cookie)
	if err != nil || a.ID != j.Account.ID {
		t.Fatalf("the cookie belongs to %+v, %v", a, err)
	}
	if strings.Contains(s.Hash, j.Cookie) || s.Hash == j.Cookie {
		t.Error("the session keeps the cookie's value")
	}
	of, err := h.CohortsOf(t.Context(), a.ID)
	if err != nil || len(of) != 1 || of[0].Cohort.ID != h.cohort.ID || of[0].Member.Name != "Sam Lee" {
		t.Errorf("CohortsOf: %+v, %v", of, err)
	}
}

func TestJoiningAgainIsTheSamePerson(t *testing.T) {
	h := newHouse(t)
	first := h.join(t, "Sam")
	again, err := h.Join(t.Context(), h.cohort.Code, "Somebody else", first.Account.ID)
	if err != nil || again.Account.ID != first.Account.ID || again.Member.Name != "Sam" || again.Cookie != "" {
		t.Errorf("joining again: %+v, %v", again, err)
	}
	other, err := h.NewCohort(t.Context(), "Second", nil)
	if err != nil {
		t.Fatal(err)
	}
	second, err := h.Join(t.Context(), other.Code, "", first.Account.ID)
	if err != nil || second.Account.ID != first.Account.ID || second.Member.Name != "Sam" || second.Member.Cohort != other.ID {
		t.Errorf("joining another cohort: %+v, %v", second, err)
	}
	if _, err := h.Join(t.Context(), h.cohort.Code, "Kim", "nobody"); !errors.Is(err, people.ErrNotFound) {
		t.Errorf("joining with an account that is gone: %v", err)
	}
}

func TestJoinRefuses(t *testing.T) {
	h := newHouse(t)
	h.join(t, "Sam")
	closed, err := h.NewCohort(t.Context(), "Closed", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Close(t.Context(), "closed"); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		what, code, name string
		want             error
	}{
		{"an unknown code", "0000-0000-000", "Kim", people.ErrBadCode},
		{"what is no code", "let me in", "Kim", people.ErrBadCode},
		{"no code", "", "Kim", people.ErrBadCode},
		{"a closed cohort", closed.Code, "Kim", people.ErrBadCode},
		{"an empty name", h.cohort.Code, " ", people.ErrBadName},
		{"a name that is taken", h.cohort.Code, "sam", people.ErrNameTaken},
		{"a name that looks the same", h.cohort.Code, "Ѕаm", people.ErrNameTaken},
	} {
		if _, err := h.Join(t.Context(), tt.code, tt.name, ""); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.what, err, tt.want)
		}
	}
}

func TestATakenNameComesWithAFreeOne(t *testing.T) {
	h := newHouse(t)
	long := strings.Repeat("x", people.MaxName)
	for _, name := range []string{"Sam", "Sam 2", "Kim 7", "Zoë", long} {
		h.join(t, name)
	}
	for _, tt := range [][2]string{
		{"Sam", "Sam 3"}, {"SAM 2", "SAM 4"}, {"Kim 7", "Kim 2"}, {"Zoe\u0308", "Zoë 2"}, {long, long[:people.MaxName-2] + " 2"},
	} {
		name, want := tt[0], tt[1]
		_, err := h.Join(t.Context(), h.cohort.Code, name, "")
		var taken *people.NameTaken
		if !errors.As(err, &taken) || taken.Suggestion != want {
			t.Errorf("joining as %q: %v, want the suggestion %q", name, err, want)
			continue
		}
		h.join(t, taken.Suggestion)
	}
}

func TestOfTwoWhoJoinUnderOneNameExactlyOneGetsIt(t *testing.T) {
	h := newHouse(t)
	const n = 20
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { _, errs[i] = h.Join(t.Context(), h.cohort.Code, "Sam", "") })
	}
	wg.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		} else if !errors.Is(err, people.ErrNameTaken) {
			t.Errorf("joining: %v", err)
		}
	}
	members, err := h.Members(t.Context(), h.cohort.ID)
	if won != 1 || err != nil || len(members) != 1 {
		t.Errorf("%d got the name, %d members, %v", won, len(members), err)
	}
}

func TestACohortTakesNoMoreThanItsCap(t *testing.T) {
	h := newHouse(t)
	for i := range people.DefaultCap {
		h.join(t, fmt.Sprintf("Trainee %d", i))
	}
	if _, err := h.Join(t.Context(), h.cohort.Code, "One more", ""); !errors.Is(err, people.ErrCohortFull) {
		t.Errorf("joining a full cohort: %v", err)
	}
}

func TestPreviewingACodeUsesNothingUp(t *testing.T) {
	h := newHouse(t)
	for range 3 {
		if c, err := h.CohortByCode(t.Context(), h.cohort.Code); err != nil || c.Name != people.FirstCohort {
			t.Fatalf("CohortByCode: %+v, %v", c, err)
		}
	}
	if _, err := h.CohortByCode(t.Context(), "nope"); !errors.Is(err, people.ErrBadCode) {
		t.Errorf("an unknown code: %v", err)
	}
	h.join(t, "Sam")
}

func TestHidingKeepsTheName(t *testing.T) {
	h := newHouse(t)
	j := h.join(t, "Sam")
	for _, hidden := range []bool{true, false} {
		if err := h.SetHidden(t.Context(), h.cohort.ID, j.Account.ID, hidden); err != nil {
			t.Fatal(err)
		}
		m, err := h.Member(t.Context(), h.cohort.ID, j.Account.ID)
		if err != nil || m.Hidden != hidden || m.Name != "Sam" {
			t.Errorf("after SetHidden(%v): %+v, %v", hidden, m, err)
		}
	}
	if err := h.SetHidden(t.Context(), h.cohort.ID, "nobody", true); !errors.Is(err, people.ErrNotFound) {
		t.Errorf("hiding who is no member: %v", err)
	}
}

func TestSessionsLiveAsLongAsTheyAreUsed(t *testing.T) {
	h := newHouse(t)
	cookie := h.join(t, "Sam").Cookie
	_, first, err := h.SessionOf(t.Context(), cookie)
	if err != nil {
		t.Fatal(err)
	}
	h.clock.pass(23 * time.Hour)
	if _, s, err := h.SessionOf(t.Context(), cookie); err != nil || !s.Expires.Equal(first.Expires) {
		t.Errorf("within a day the session was renewed to %v, %v", s.Expires, err)
	}
	h.clock.pass(2 * time.Hour)
	_, renewed, err := h.SessionOf(t.Context(), cookie)
	if want := h.clock.now().Add(people.TraineeSession); err != nil || !renewed.Expires.Equal(want) {
		t.Errorf("after a day it ends at %v, want %v, %v", renewed.Expires, want, err)
	}
	h.clock.pass(people.TraineeSession)
	if _, _, err := h.SessionOf(t.Context(), cookie); !errors.Is(err, people.ErrNoSession) {
		t.Errorf("a session that nobody used: %v", err)
	}
}

func TestLogoutEndsOneSessionAndSignOutEverywhereAll(t *testing.T) {
	h := newHouse(t)
	j := h.join(t, "Sam")
	token, _, err := h.NewLink(t.Context(), "Sam")
	if err != nil {
		t.Fatal(err)
	}
	back, err := h.Link(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := h.Logout(t.Context(), j.Cookie); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := h.SessionOf(t.Context(), j.Cookie); !errors.Is(err, people.ErrNoSession) {
		t.Errorf("after Logout: %v", err)
	}
	_, s, err := h.SessionOf(t.Context(), back.Cookie)
	if err != nil {
		t.Fatalf("the other session: %v", err)
	}
	other, _, err := h.NewDeviceLink(t.Context(), j.Account.ID)
	if err != nil {
		t.Fatal(err)
	}
	ended, err := h.SignOutEverywhere(t.Context(), j.Account.ID)
	if err != nil || len(ended) != 1 || ended[0].Hash != s.Hash {
		t.Errorf("SignOutEverywhere: %+v, %v", ended, err)
	}
	if _, err := h.Link(t.Context(), other); !errors.Is(err, people.ErrBadToken) {
		t.Errorf("a link made before: %v", err)
	}
	for _, cookie := range []string{back.Cookie, "", "made up"} {
		if _, _, err := h.SessionOf(t.Context(), cookie); !errors.Is(err, people.ErrNoSession) {
			t.Errorf("cookie %q: %v", cookie, err)
		}
	}
}

func giving(assigned ...people.Assignment) people.Give {
	return func([]byte) []people.Assignment { return assigned }
}

// cut is a connection that is lost while what it asked for is written.
type cut struct {
	people.Records
	cancel context.CancelFunc
}

func (c *cut) Update(ctx context.Context, f func(people.Tx) error) error {
	err := c.Records.Update(ctx, f)
	if c.cancel != nil {
		c.cancel()
		c.cancel = nil
		err = context.Canceled
	}
	return err
}

func TestWhoIsCutOffWhileJoiningLeavesNothingBehind(t *testing.T) {
	s := mem.New()
	t.Cleanup(func() { s.Close() })
	records := &cut{Records: store.People(s)}
	r := people.NewRegistry(records, time.Now)
	cohort, _, err := r.Bootstrap(t.Context(), giving(people.Assignment{Scenario: "a", Version: "v1"}))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	records.cancel = cancel
	if _, err := r.Join(ctx, cohort.Code, "Ada", ""); !errors.Is(err, context.Canceled) {
		t.Fatalf("the one who was cut off: %v", err)
	}
	if _, err := r.Join(t.Context(), cohort.Code, "Ada", ""); err != nil {
		t.Errorf("the name again: %v", err)
	}
	if all, err := r.Members(t.Context(), cohort.ID); err != nil || len(all) != 1 {
		t.Errorf("%d members, %v", len(all), err)
	}
}
