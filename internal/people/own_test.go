package people_test

import (
	"errors"
	"testing"
	"time"

	"evenkeel/internal/people"
)

func TestAPseudonymCountsFromTheNextSeason(t *testing.T) {
	h := newHouse(t)
	sam, kim := h.join(t, "Sam"), h.join(t, "Kim")
	name := func(account string) string {
		t.Helper()
		m, err := h.Member(t.Context(), h.cohort.ID, account)
		if err != nil {
			t.Fatal(err)
		}
		return m.Name
	}
	choose := func(account, name string, want error) {
		t.Helper()
		if err := h.SetPseudonym(t.Context(), h.cohort.ID, account, name); !errors.Is(err, want) {
			t.Fatalf("SetPseudonym %q: %v, want %v", name, err, want)
		}
	}
	choose(sam.Account.ID, " Grey  Heron ", nil)
	choose(kim.Account.ID, "grey heron", people.ErrNameTaken)
	choose(kim.Account.ID, "SAM", people.ErrNameTaken)
	choose(kim.Account.ID, "\u202e", people.ErrBadName)
	choose("nobody", "Tern", people.ErrNotFound)
	choose(kim.Account.ID, "Tern", nil)
	choose(kim.Account.ID, "", nil)
	if name(sam.Account.ID) != "Sam" {
		t.Error("the name changed within the season")
	}

	late, err := h.Join(t.Context(), h.cohort.Code, "Grey Heron", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.NewSeason(t.Context(), h.cohort.ID, h.clock.now(), time.Time{}, func(string) (string, bool) { return "", false }); err != nil {
		t.Fatal(err)
	}
	if got := []string{name(sam.Account.ID), name(kim.Account.ID), name(late.Account.ID)}; got[0] != "Grey Heron 2" || got[1] != "Kim" || got[2] != "Grey Heron" {
		t.Errorf("in the next season they are called %q", got)
	}
	choose(kim.Account.ID, "Sam", nil)
}

func TestOwnLoginLetsATraineeInAgain(t *testing.T) {
	h := newHouse(t)
	h.setup(t)
	sam, kim := h.join(t, "Sam"), h.join(t, "Kim")
	const phrase = "three grey herons"
	for _, tt := range []struct {
		what, account, login, password string
		want                           error
	}{
		{"too short a name", sam.Account.ID, "sa", phrase, people.ErrBadLoginName},
		{"a name with a space", sam.Account.ID, "sam lee", phrase, people.ErrBadLoginName},
		{"half an e-mail address", sam.Account.ID, "sam@", phrase, people.ErrBadLoginName},
		{"the trainer's", sam.Account.ID, login, phrase, people.ErrLoginTaken},
		{"a weak password", sam.Account.ID, "sam.lee", "aaaaaaaaaaaa", people.ErrWeakPassword},
		{"a word", sam.Account.ID, " Sam.Lee ", phrase, nil},
		{"another", sam.Account.ID, "samuel", phrase, people.ErrHasLogin},
		{"one that is taken", kim.Account.ID, "sam.LEE", phrase, people.ErrLoginTaken},
		{"an e-mail address", kim.Account.ID, "Kim@Example.com", phrase, nil},
	} {
		if _, err := h.SetLogin(t.Context(), tt.account, tt.login, tt.password); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.what, err, tt.want)
		}
	}
	if _, err := h.Login(t.Context(), "sam.lee", "three grey gulls"); !errors.Is(err, people.ErrBadLogin) {
		t.Errorf("a wrong password: %v", err)
	}
	in, err := h.Login(t.Context(), "SAM.LEE", phrase)
	if err != nil || in.Account.ID != sam.Account.ID || in.Account.Role != people.Trainee {
		t.Errorf("signed in as %+v, %v", in.Account, err)
	}
}

func TestADeviceLinkLivesForAQuarterOfAnHour(t *testing.T) {
	h := newHouse(t)
	sam := h.join(t, "Sam")
	for _, tt := range []struct {
		after time.Duration
		want  error
	}{
		{people.DeviceLinkLife - time.Second, nil},
		{people.DeviceLinkLife, people.ErrBadToken},
	} {
		token, expires, err := h.NewDeviceLink(t.Context(), sam.Account.ID)
		if err != nil || expires.Sub(h.clock.now()) != people.DeviceLinkLife {
			t.Fatalf("NewDeviceLink: until %v, %v", expires, err)
		}
		h.clock.pass(tt.after)
		in, err := h.Link(t.Context(), token)
		if !errors.Is(err, tt.want) {
			t.Errorf("after %v: %v, want %v", tt.after, err, tt.want)
		}
		if _, _, err := h.SessionOf(t.Context(), sam.Cookie); err != nil {
			t.Errorf("the first device: %v", err)
		}
		if err == nil && in.Account.ID != sam.Account.ID {
			t.Errorf("signed in as %+v", in.Account)
		}
	}
}

func TestWhoTakesAnothersNameForALoginIsNotFoundInTheirPlace(t *testing.T) {
	h := newHouse(t)
	sam, kim := h.join(t, "Sam"), h.join(t, "Kim")
	if _, err := h.SetLogin(t.Context(), kim.Account.ID, "sam", "three grey herons"); err != nil {
		t.Fatal(err)
	}
	var several *people.Ambiguous
	if p, err := h.Find(t.Context(), "Sam"); !errors.As(err, &several) || len(several.Matches) != 2 {
		t.Errorf("Find found %s, %v; want both named", p.Account.Name, err)
	}
	if _, _, err := h.NewLink(t.Context(), "sam"); !errors.As(err, &several) {
		t.Errorf("NewLink: %v", err)
	}
	for who, want := range map[string]string{sam.Account.ID: "Sam", kim.Account.ID: "Kim", "kim": "Kim"} {
		if p, err := h.Find(t.Context(), who); err != nil || p.Account.Name != want {
			t.Errorf("Find %s found %s, %v", who, p.Account.Name, err)
		}
	}
}

func TestNobodyErasedIsGivenALink(t *testing.T) {
	h := newHouse(t)
	sam := h.join(t, "Sam")
	if _, err := h.Erase(t.Context(), sam.Account.ID); err != nil {
		t.Fatal(err)
	}
	if _, _, err := h.NewDeviceLink(t.Context(), sam.Account.ID); !errors.Is(err, people.ErrNotFound) {
		t.Errorf("NewDeviceLink: %v", err)
	}
}
