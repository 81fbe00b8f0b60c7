package people_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"evenkeel/internal/people"
)

const (
	login    = "ann@example.com"
	password = "four quiet words here"
)

func (h house) setupToken(t *testing.T) string {
	t.Helper()
	token, ok, err := h.FreshSetupToken(t.Context())
	if err != nil || !ok {
		t.Fatalf("FreshSetupToken: ok %v, %v", ok, err)
	}
	return token
}

func (h house) setup(t *testing.T) people.SignedIn {
	t.Helper()
	in, err := h.Setup(t.Context(), h.setupToken(t), login, password, "Ann")
	if err != nil {
		t.Fatalf("Setup: %v", err)
	}
	return in
}

func TestSetupMakesTheFirstTrainerOfTheCohort(t *testing.T) {
	h := newHouse(t)
	h.join(t, "ann")
	in, err := h.Setup(t.Context(), h.setupToken(t), " Ann@Example.COM", password, "")
	if err != nil {
		t.Fatal(err)
	}
	if in.Account.Role != people.Trainer || in.Account.Login != login {
		t.Errorf("the trainer is %+v", in.Account)
	}
	if !strings.HasPrefix(in.Account.Password, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("the password is kept as %q", in.Account.Password)
	}
	if a, _, err := h.SessionOf(t.Context(), in.Cookie); err != nil || a.ID != in.Account.ID {
		t.Errorf("the cookie belongs to %+v, %v", a, err)
	}
	m, err := h.Member(t.Context(), h.cohort.ID, in.Account.ID)
	if err != nil || m.Role != people.Trainer || m.Name != "ann 2" {
		t.Errorf("in the cohort: %+v, %v", m, err)
	}
}

func TestSetupTokensWorkOnceAndUntilThereIsATrainer(t *testing.T) {
	h := newHouse(t)
	old := h.setupToken(t)
	token := h.setupToken(t)
	setup := func(token string) error {
		_, err := h.Setup(t.Context(), token, login, password, "Ann")
		return err
	}
	if err := setup(old); !errors.Is(err, people.ErrBadToken) {
		t.Errorf("an earlier token: %v", err)
	}
	if _, err := h.Setup(t.Context(), token, login, "short", ""); !errors.Is(err, people.ErrWeakPassword) {
		t.Errorf("a weak password: %v", err)
	}
	if _, err := h.Setup(t.Context(), token, "ann", password, ""); !errors.Is(err, people.ErrBadEmail) {
		t.Errorf("no e-mail address: %v", err)
	}
	if err := h.SetupTokenValid(t.Context(), token); err != nil {
		t.Errorf("refused attempts used the token up: %v", err)
	}
	if err := setup(token); err != nil {
		t.Fatal(err)
	}
	for _, token := range []string{token, "", "made up"} {
		if err := setup(token); !errors.Is(err, people.ErrBadToken) {
			t.Errorf("afterwards token %q: %v", token, err)
		}
	}
	if token, ok, err := h.FreshSetupToken(t.Context()); token != "" || ok || err != nil {
		t.Errorf("with a trainer there is a token %q, %v, %v", token, ok, err)
	}
}

func TestOfTwoSetupsAtOnceExactlyOneSucceeds(t *testing.T) {
	h := newHouse(t)
	token := h.setupToken(t)
	var errs [2]error
	var wg sync.WaitGroup
	for i, login := range []string{"ann@example.com", "bob@example.com"} {
		wg.Go(func() { _, errs[i] = h.Setup(t.Context(), token, login, password, "") })
	}
	wg.Wait()
	if (errs[0] == nil) == (errs[1] == nil) || !errors.Is(errors.Join(errs[:]...), people.ErrBadToken) {
		t.Errorf("both: %v, %v", errs[0], errs[1])
	}
}

func TestLogin(t *testing.T) {
	h := newHouse(t)
	h.setup(t)
	in, err := h.Login(t.Context(), " ANN@example.com ", password)
	if err != nil {
		t.Fatal(err)
	}
	if a, _, err := h.SessionOf(t.Context(), in.Cookie); err != nil || a.Login != login {
		t.Errorf("signed in as %+v, %v", a, err)
	}
	for _, tt := range [][2]string{
		{login, "four quiet words her"}, {login, ""}, {"bob@example.com", password}, {"", ""}, {"", password},
		{login, strings.Repeat("x", people.MaxPassword+1)},
	} {
		if _, err := h.Login(t.Context(), tt[0], tt[1]); !errors.Is(err, people.ErrBadLogin) {
			t.Errorf("Login(%q, %.20q): %v", tt[0], tt[1], err)
		}
	}
}

func TestPasswordsMatchHoweverTheKeyboardWritesThem(t *testing.T) {
	h := newHouse(t)
	if _, err := h.Setup(t.Context(), h.setupToken(t), login, "un café très calme", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Login(t.Context(), login, "un cafe\u0301 tre\u0300s calme"); err != nil {
		t.Errorf("the same password, decomposed: %v", err)
	}
}

func TestLoginWaitsNoLongerThanItsContext(t *testing.T) {
	h := newHouse(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.Login(ctx, login, password); err == nil || errors.Is(err, people.ErrBadLogin) {
		t.Errorf("with a cancelled context: %v", err)
	}
}

func TestResetTakesThePasswordAwayAndALinkAllowsANewOne(t *testing.T) {
	h := newHouse(t)
	in := h.setup(t)
	if err := h.SetPassword(t.Context(), in.Account.ID, "another quiet phrase"); !errors.Is(err, people.ErrHasPassword) {
		t.Errorf("SetPassword without a reset: %v", err)
	}
	token, ended, err := h.Reset(t.Context(), "Ann@Example.com")
	if err != nil || len(ended) != 1 {
		t.Fatalf("Reset ended %d sessions, %v", len(ended), err)
	}
	if _, _, err := h.SessionOf(t.Context(), in.Cookie); !errors.Is(err, people.ErrNoSession) {
		t.Errorf("the old session: %v", err)
	}
	if _, err := h.Login(t.Context(), login, password); !errors.Is(err, people.ErrBadLogin) {
		t.Errorf("the old password: %v", err)
	}
	back, err := h.Link(t.Context(), token)
	if err != nil || back.Account.ID != in.Account.ID {
		t.Fatalf("Link: %+v, %v", back, err)
	}
	if err := h.SetPassword(t.Context(), in.Account.ID, login); !errors.Is(err, people.ErrWeakPassword) {
		t.Errorf("the login as password: %v", err)
	}
	if err := h.SetPassword(t.Context(), in.Account.ID, "another quiet phrase"); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Login(t.Context(), login, "another quiet phrase"); err != nil {
		t.Errorf("the new password: %v", err)
	}
	if _, _, err := h.Reset(t.Context(), "bob@example.com"); !errors.Is(err, people.ErrNotFound) {
		t.Errorf("Reset of nobody: %v", err)
	}
	trainee := h.join(t, "Sam")
	if err := h.SetPassword(t.Context(), trainee.Account.ID, password); !errors.Is(err, people.ErrNotFound) {
		t.Errorf("a password for who has no login: %v", err)
	}
}

func TestLinksSignInOnceAndExpire(t *testing.T) {
	h := newHouse(t)
	h.setup(t)
	sam := h.join(t, "Sam")
	link := func(who string) string {
		token, a, err := h.NewLink(t.Context(), who)
		if err != nil || a.ID != sam.Account.ID {
			t.Fatalf("NewLink(%q): %+v, %v", who, a, err)
		}
		return token
	}
	first, second := link("sam"), link(sam.Account.ID)
	for _, tt := range []struct {
		what, token string
		want        error
	}{
		{"an earlier link", first, people.ErrBadToken},
		{"the link", second, nil},
		{"the link again", second, people.ErrBadToken},
		{"no link", "", people.ErrBadToken},
	} {
		if _, err := h.Link(t.Context(), tt.token); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.what, err, tt.want)
		}
	}
	late := link("Sam")
	h.clock.pass(people.LinkLife)
	if _, err := h.Link(t.Context(), late); !errors.Is(err, people.ErrBadToken) {
		t.Errorf("an expired link: %v", err)
	}
	if _, a, err := h.NewLink(t.Context(), login); err != nil || a.Role != people.Trainer {
		t.Errorf("a link by login: %+v, %v", a, err)
	}
	if _, _, err := h.NewLink(t.Context(), "Nobody"); !errors.Is(err, people.ErrNotFound) {
		t.Errorf("a link for nobody: %v", err)
	}
}

func TestALinkForANameThatSeveralHaveListsThem(t *testing.T) {
	h := newHouse(t)
	first := h.join(t, "Sam")
	other, err := h.NewCohort(t.Context(), "Evening", nil)
	if err != nil {
		t.Fatal(err)
	}
	second, err := h.Join(t.Context(), other.Code, "Sam", "")
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = h.NewLink(t.Context(), "sam")
	var several *people.Ambiguous
	if !errors.As(err, &several) || len(several.Matches) != 2 {
		t.Fatalf("NewLink: %v", err)
	}
	for _, want := range []string{first.Account.ID, second.Account.ID, "First cohort", "Evening"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q does not name %q", err, want)
		}
	}
}

func TestASetupTokenIsNoLinkAndTheOtherWayRound(t *testing.T) {
	h := newHouse(t)
	h.join(t, "Sam")
	setup := h.setupToken(t)
	link, _, err := h.NewLink(t.Context(), "Sam")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Link(t.Context(), setup); !errors.Is(err, people.ErrBadToken) {
		t.Errorf("signing in with a setup token: %v", err)
	}
	if _, err := h.Setup(t.Context(), link, login, password, ""); !errors.Is(err, people.ErrBadToken) {
		t.Errorf("setting up with a link: %v", err)
	}
}
