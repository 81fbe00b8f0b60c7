package web

import (
	"encoding/xml"
	"net/http"
	"strings"
	"testing"
	"time"

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
