package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/wire"
)

func TestATakenNameComesWithAFreeOne(t *testing.T) {
	h := newHouse(t, plan{})
	h.trainee("Ada")
	a := h.visitor().post("/api/join", wire.Join{Code: h.cohort.Code, Name: "Ada"})
	var f wire.Failure
	h.visitor().must(a, http.StatusConflict, &f)
	h.trainee(f.Error.Fields["suggestion"])
}

func TestJoiningAgainIsTheSamePerson(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	before := ada.me
	ada.must(ada.post("/api/join", wire.Join{Code: h.cohort.Code, Name: "Somebody"}), http.StatusOK, &ada.me)
	if ada.me.ID != before.ID || ada.me.Name != "Ada" {
		t.Errorf("joined again as %+v, was %+v", ada.me, before)
	}
	var info wire.JoinInfo
	ada.must(ada.get("/api/join/"+strings.ToLower(h.cohort.Code)), http.StatusOK, &info)
	if info.Cohort != h.cohort.Name {
		t.Errorf("preview: %+v", info)
	}
}

func TestSigningInGivesANewSession(t *testing.T) {
	h := newHouse(t, plan{})
	lead := h.trainer()
	ada := h.trainee("Ada")
	tab := ada.tab()
	trainees := ada.http.Jar.Cookies(mustURL(t, h.http.URL))[0].Value
	ada.must(ada.post("/api/login", wire.Login{Login: "lead@example.com", Password: "seven calm oceans"}), http.StatusOK, &ada.me)
	if ada.me.ID != lead.me.ID || ada.me.Role != "trainer" {
		t.Errorf("signed in as %+v", ada.me)
	}
	if now := ada.http.Jar.Cookies(mustURL(t, h.http.URL))[0].Value; now == trainees {
		t.Error("the session is the one from before")
	}
	if bye, code := tab.closing(5 * time.Second); bye != wire.CodeSignedOut || code != wire.CloseSignedOut {
		t.Errorf("a socket of the old session: bye %q, code %d", bye, code)
	}
	old := h.visitor().get("/api/me", func(r *http.Request) { r.Header.Set("Cookie", "evenkeel="+trainees) })
	if old.status != http.StatusUnauthorized {
		t.Errorf("the old session lives on: %d %s", old.status, old.body)
	}
}

func TestALinkIsAWayBackAndThenAPassword(t *testing.T) {
	h := newHouse(t, plan{})
	h.trainer()
	token, _, err := h.People.Reset(t.Context(), "lead@example.com")
	if err != nil {
		t.Fatal(err)
	}
	p := h.visitor()
	if a := p.get("/link/" + token); a.status != http.StatusOK {
		t.Errorf("the page of a link: %d", a.status)
	}
	p.must(p.post("/api/link", wire.Link{Token: token}), http.StatusOK, &p.me)
	if !p.me.NeedsPassword {
		t.Errorf("signed in as %+v", p.me)
	}
	p.mustFail(p.post("/api/link", wire.Link{Token: token}), http.StatusGone, wire.CodeBadToken)
	p.me = wire.Me{}
	p.must(p.post("/api/me/password", wire.Password{Password: "eight calm oceans"}), http.StatusOK, &p.me)
	if p.me.NeedsPassword {
		t.Error("still needs a password")
	}
	p.mustFail(p.post("/api/me/password", wire.Password{Password: "nine calm oceans"}), http.StatusForbidden, wire.CodeForbidden)
	again := h.visitor()
	again.must(again.post("/api/login", wire.Login{Login: "lead@example.com", Password: "eight calm oceans"}), http.StatusOK, nil)
}
