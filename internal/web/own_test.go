package web

import (
	"encoding/xml"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/wire"
)

func TestATraineeGoesOnOnAnotherDevice(t *testing.T) {
	h := newHouse(t, plan{})
	sam, other := h.trainee("Sam"), h.visitor()
	var link wire.DeviceLink
	sam.must(sam.post("/api/me/device", struct{}{}), http.StatusOK, &link)
	path, ok := strings.CutPrefix(link.URL, h.http.URL)
	token, isLink := strings.CutPrefix(path, "/link/")
	if !ok || !isLink {
		t.Fatalf("the address is %q", link.URL)
	}
	until, err := time.Parse(time.RFC3339, link.Expires)
	if left := time.Until(until); err != nil || left > 15*time.Minute || left < 14*time.Minute {
		t.Errorf("good until %q", link.Expires)
	}
	var svg struct {
		XMLName xml.Name `xml:"http://www.w3.org/2000/svg svg"`
	}
	if err := xml.Unmarshal([]byte(link.QR), &svg); err != nil {
		t.Errorf("the picture: %v", err)
	}

	for range 2 { // opening it uses nothing up
		other.must(other.get(path), http.StatusOK, nil)
	}
	var me wire.Me
	other.must(other.post("/api/link", wire.Link{Token: token}), http.StatusOK, &me)
	if me.ID != sam.me.ID {
		t.Errorf("the other device is %+v", me)
	}
	other.mustFail(h.visitor().post("/api/link", wire.Link{Token: token}), http.StatusGone, wire.CodeBadToken)
	sam.must(sam.get("/api/me"), http.StatusOK, nil)

	lead := h.trainer()
	lead.mustFail(lead.post("/api/me/device", struct{}{}), http.StatusForbidden, wire.CodeForbidden)
}

func TestATraineeChoosesPseudonymAndPassword(t *testing.T) {
	h := newHouse(t, plan{})
	sam, kim := h.trainee("Sam"), h.trainee("Kim")
	var me wire.Me
	sam.must(sam.post("/api/me/pseudonym", wire.Pseudonym{Cohort: h.cohort.ID, Name: "Heron"}), http.StatusOK, &me)
	if c := me.Cohorts[0]; c.As != "Sam" || c.NextName != "Heron" {
		t.Errorf("the cohort is %+v", c)
	}
	kim.mustFail(kim.post("/api/me/pseudonym", wire.Pseudonym{Cohort: h.cohort.ID, Name: "heron"}), http.StatusConflict, wire.CodeNameTaken)
	kim.mustFail(kim.post("/api/me/pseudonym", wire.Pseudonym{Cohort: "elsewhere", Name: "Tern"}), http.StatusNotFound, wire.CodeUnknownBoard)
	kim.mustFail(kim.post("/api/me/pseudonym", wire.Pseudonym{Name: "Tern"}), http.StatusBadRequest, wire.CodeBadRequest)

	sam.must(sam.post("/api/me/login", wire.OwnLogin{Login: "sam.lee", Password: "three grey herons"}), http.StatusOK, &me)
	if me.Login != "sam.lee" || me.NeedsPassword {
		t.Errorf("with a password: %+v", me)
	}
	kim.mustFail(kim.post("/api/me/login", wire.OwnLogin{Login: "Sam.Lee", Password: "three grey herons"}), http.StatusConflict, wire.CodeLoginTaken)
	kim.mustFail(kim.post("/api/me/login", wire.OwnLogin{Login: "k m", Password: "three grey herons"}), http.StatusBadRequest, wire.CodeBadLoginName)
	again := h.visitor()
	again.must(again.post("/api/login", wire.Login{Login: "sam.lee", Password: "three grey herons"}), http.StatusOK, &me)
	if me.ID != sam.me.ID {
		t.Errorf("signed in as %+v", me)
	}
}

func TestWhoKnowsTheirPasswordChangesIt(t *testing.T) {
	h := newHouse(t, plan{})
	h.guesses.allowance = allowance{2, time.Hour}
	const before, after = "three grey herons", "four white gulls"
	sam := h.trainee("Sam")
	sam.must(sam.post("/api/me/login", wire.OwnLogin{Login: "sam.lee", Password: before}), http.StatusOK, nil)
	in := func(password string, status int) *person {
		t.Helper()
		p := h.visitor()
		if a := p.post("/api/login", wire.Login{Login: "sam.lee", Password: password}); a.status != status {
			t.Fatalf("signing in with %q: %d, want %d", password, a.status, status)
		}
		return p
	}
	there := in(before, http.StatusOK)
	tab := there.tab()
	var link wire.DeviceLink
	there.must(there.post("/api/me/device", struct{}{}), http.StatusOK, &link)

	change := func(present, password string) answer {
		return sam.post("/api/me/password", wire.Password{Present: present, Password: password})
	}
	sam.mustFail(change("", after), http.StatusForbidden, wire.CodeForbidden)
	sam.mustFail(change(before, "aaaaaaaaaaaa"), http.StatusBadRequest, wire.CodeWeakPassword)
	sam.mustFail(change("three grey gulls", after), http.StatusUnauthorized, wire.CodeBadLogin)
	there.must(there.get("/api/me"), http.StatusOK, nil)

	sam.must(change(before, after), http.StatusOK, nil)
	if bye, _ := tab.closing(5 * time.Second); bye != wire.CodeSignedOut {
		t.Errorf("the other tab is told %q", bye)
	}
	there.mustFail(there.get("/api/me"), http.StatusUnauthorized, wire.CodeUnauthorized)
	_, token, _ := strings.Cut(link.URL, "/link/")
	there.mustFail(there.post("/api/link", wire.Link{Token: token}), http.StatusGone, wire.CodeBadToken)
	sam.must(sam.get("/api/me"), http.StatusOK, nil)
	in(after, http.StatusOK)
	in(before, http.StatusUnauthorized)
	// Two have been wrong: here and at the door they are counted together.
	sam.mustFail(change("three grey terns", after), http.StatusTooManyRequests, wire.CodeRateLimited)
	in(after, http.StatusTooManyRequests)
}

func TestAOneTimeAddressSaysWhatItIsStillGoodFor(t *testing.T) {
	h := newHouse(t, plan{})
	p := h.visitor()
	ask := func(path string, want wire.WayIn) {
		t.Helper()
		var got wire.WayIn
		p.must(p.get(path), http.StatusOK, &got)
		if got != want {
			t.Errorf("%s: %+v, want %+v", path, got, want)
		}
	}
	ask("/api/setup/"+h.setup, wire.WayIn{Open: true})
	ask("/api/setup/"+h.setup, wire.WayIn{Open: true}) // asking uses nothing up
	ask("/api/setup/an-older-one", wire.WayIn{})
	h.trainer()
	ask("/api/setup/"+h.setup, wire.WayIn{Done: true})

	sam := h.trainee("Sam")
	token, _, err := h.People.NewDeviceLink(t.Context(), sam.me.ID)
	if err != nil {
		t.Fatal(err)
	}
	ask("/api/link/"+token, wire.WayIn{Open: true})
	p.must(p.post("/api/link", wire.Link{Token: token}), http.StatusOK, nil)
	ask("/api/link/"+token, wire.WayIn{})
}

// without is a catalogue that has one scenario in service no more.
type without struct {
	catalogue
	id string
}

func (c without) Current(id string) (*play.Version, bool) {
	if id == c.id {
		return nil, false
	}
	return c.catalogue.Current(id)
}

func (c without) All() []*play.Version {
	return slices.DeleteFunc(slices.Clone(c.catalogue), func(v *play.Version) bool { return v.ID == c.id })
}

func TestAScenarioOutOfServiceKeepsItsTitle(t *testing.T) {
	h := newHouse(t, plan{config: func(c *Config) { c.Scenarios = without{versions(), "talk"} }})
	sam := h.trainee("Sam")
	sam.tab().start("talk", "ranked")

	var listed []wire.Scenario
	sam.must(sam.get("/api/scenarios"), http.StatusOK, &listed)
	i := slices.IndexFunc(listed, func(s wire.Scenario) bool { return s.ID == "talk" })
	if i < 0 || !listed[i].Retired || listed[i].CanPractise || listed[i].Title != "Title of talk" {
		t.Errorf("it is listed as %+v", listed)
	}
	var attempts []wire.Attempt
	sam.must(sam.get("/api/attempts"), http.StatusOK, &attempts)
	if len(attempts) != 1 || attempts[0].Title != "Title of talk" {
		t.Errorf("the attempts are %+v", attempts)
	}
	var b wire.Board
	sam.must(sam.get("/api/boards/"+h.cohort.ID+"/talk"), http.StatusOK, &b)
	if b.Title != "Title of talk" {
		t.Errorf("the board's title is %q", b.Title)
	}
}
