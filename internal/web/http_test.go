package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/wire"
)

func TestWrongRequestsAreAnsweredWithACode(t *testing.T) {
	h := newHouse(t, plan{})
	nobody, ada := h.visitor(), h.trainee("Ada")
	big := `{"code":"` + strings.Repeat("x", maxBody) + `"}`
	tests := []struct {
		name         string
		who          *person
		method, path string
		kind, body   string
		status       int
		code         string
	}{
		{"no such route", nobody, "GET", "/api/nothing", "", "", 404, wire.CodeNotFound},
		{"the root of the interface", nobody, "GET", "/api/", "", "", 404, wire.CodeNotFound},
		{"the wrong method", nobody, "PUT", "/api/me", "", "", 405, wire.CodeMethodNotAllowed},
		{"a GET of a POST", nobody, "GET", "/api/login", "", "", 405, wire.CodeMethodNotAllowed},
		{"a POST of a GET", ada, "POST", "/api/scenarios", "application/json", "{}", 405, wire.CodeMethodNotAllowed},
		{"no Content-Type", nobody, "POST", "/api/join", "", "{}", 415, wire.CodeUnsupportedFormat},
		{"a form", nobody, "POST", "/api/join", "application/x-www-form-urlencoded", "code=x", 415, wire.CodeUnsupportedFormat},
		{"JSON as text", nobody, "POST", "/api/join", "text/plain", "{}", 415, wire.CodeUnsupportedFormat},
		{"no JSON", nobody, "POST", "/api/join", "application/json", "code", 400, wire.CodeBadJSON},
		{"a list", nobody, "POST", "/api/join", "application/json", "[]", 400, wire.CodeBadJSON},
		{"a number for a name", nobody, "POST", "/api/join", "application/json; charset=utf-8", `{"code":"x","name":5}`, 400, wire.CodeBadJSON},
		{"more behind the object", nobody, "POST", "/api/join", "application/json", `{} {}`, 400, wire.CodeBadJSON},
		{"too large", nobody, "POST", "/api/join", "application/json", big, 413, wire.CodeTooLarge},
		{"join without code", nobody, "POST", "/api/join", "application/json", `{"name":"Bea"}`, 400, wire.CodeBadRequest},
		{"join with a wrong code", nobody, "POST", "/api/join", "application/json", `{"code":"AAAA-BBBB-CCC","name":"Bea"}`, 404, wire.CodeBadCode},
		{"join without name", nobody, "POST", "/api/join", "application/json", `{"code":"` + h.cohort.Code + `"}`, 400, wire.CodeBadName},
		{"join under a turned name", nobody, "POST", "/api/join", "application/json", `{"code":"` + h.cohort.Code + "\",\"name\":\"Ada\u202e\"}", 400, wire.CodeBadName},
		{"join under a taken name", nobody, "POST", "/api/join", "application/json", `{"code":"` + h.cohort.Code + `","name":"ada"}`, 409, wire.CodeNameTaken},
		{"the preview of a wrong code", nobody, "GET", "/api/join/nothing", "", "", 404, wire.CodeBadCode},
		{"set-up with a wrong token", nobody, "POST", "/api/setup", "application/json", `{"token":"x","login":"a@b.example","password":"seven calm oceans"}`, 410, wire.CodeBadToken},
		{"set-up without token", nobody, "POST", "/api/setup", "application/json", `{}`, 400, wire.CodeBadRequest},
		{"set-up with a weak password", nobody, "POST", "/api/setup", "application/json", `{"token":"` + h.setup + `","login":"a@b.example","password":"aaa"}`, 400, wire.CodeWeakPassword},
		{"set-up without address", nobody, "POST", "/api/setup", "application/json", `{"token":"` + h.setup + `","login":"me","password":"seven calm oceans"}`, 400, wire.CodeBadRequest},
		{"login of nobody", nobody, "POST", "/api/login", "application/json", `{"login":"a@b.example","password":"seven calm oceans"}`, 401, wire.CodeBadLogin},
		{"login without password", nobody, "POST", "/api/login", "application/json", `{"login":"a@b.example"}`, 400, wire.CodeBadRequest},
		{"a link that is none", nobody, "POST", "/api/link", "application/json", `{"token":"x"}`, 410, wire.CodeBadToken},
		{"who am I, nobody", nobody, "GET", "/api/me", "", "", 401, wire.CodeUnauthorized},
		{"scenarios for nobody", nobody, "GET", "/api/scenarios", "", "", 401, wire.CodeUnauthorized},
		{"attempts of nobody", nobody, "GET", "/api/attempts", "", "", 401, wire.CodeUnauthorized},
		{"no such attempt", ada, "GET", "/api/attempts/nothing", "", "", 404, wire.CodeNotFound},
		{"no such board", ada, "GET", "/api/boards/nothing", "", "", 404, wire.CodeUnknownBoard},
		{"the board of what is not assigned", ada, "GET", "/api/boards/" + h.cohort.ID + "/free", "", "", 404, wire.CodeUnknownBoard},
		{"visibility where one is no member", ada, "POST", "/api/me/visibility", "application/json", `{"cohort":"nothing","hidden":true}`, 404, wire.CodeUnknownBoard},
		{"a password for who has no login", ada, "POST", "/api/me/password", "application/json", `{"password":"seven calm oceans"}`, 403, wire.CodeForbidden},
		{"a trainer's list for a trainee", ada, "GET", "/api/trainer/cohorts", "", "", 403, wire.CodeForbidden},
		{"what failed in scenarios for a trainee", ada, "GET", "/api/trainer/faults", "", "", 403, wire.CodeForbidden},
		{"a new code by a trainee", ada, "POST", "/api/trainer/cohorts/" + h.cohort.ID + "/code", "application/json", "{}", 403, wire.CodeForbidden},
		{"a face without look", nobody, "GET", "/face/nothing/calm.svg", "", "", 404, wire.CodeNotFound},
		{"a face of no expression", nobody, "GET", "/face/bun-4-black-teal/contempt.svg", "", "", 404, wire.CodeNotFound},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := test.who.do(test.method, test.path, test.kind, strings.NewReader(test.body))
			if a.status != test.status || a.code() != test.code {
				t.Errorf("%d %s, want %d with code %s", a.status, a.body, test.status, test.code)
			}
			if test.status == 405 && a.header.Get("Allow") == "" {
				t.Error("no Allow header")
			}
		})
	}
	if log := h.log.String(); strings.Contains(log, "level=ERROR") {
		t.Errorf("logged: %s", log)
	}
}

func TestTrainersSeeTheirCohorts(t *testing.T) {
	h := newHouse(t, plan{})
	lead, ada := h.trainer(), h.trainee("Ada")
	tab := ada.tab()
	at := tab.start("talk", wire.Ranked).Attempt
	tab.choose(at, 1, "warm")
	tab.choose(at, 2, "fix")
	var list []wire.TrainerCohort
	lead.must(lead.get("/api/trainer/cohorts"), http.StatusOK, &list)
	if len(list) != 1 || list[0].JoinURL != h.http.URL+"/join/"+h.cohort.Code || list[0].Cap != people.DefaultCap {
		t.Fatalf("got %+v", list)
	}
	c := list[0]
	if len(c.Members) != 1 || c.Members[0].Name != "Ada" || c.Members[0].Played != 1 {
		t.Errorf("members: %+v", c.Members)
	}
	if len(c.Assignments) != 2 || c.Assignments[0].Finished != 1 || c.Assignments[0].Title != "Title of talk" || c.Assignments[1].Finished != 0 {
		t.Errorf("assignments: %+v", c.Assignments)
	}
	var changed wire.TrainerCohort
	lead.must(lead.post("/api/trainer/cohorts/"+c.ID+"/code", struct{}{}), http.StatusOK, &changed)
	if changed.Code == c.Code || changed.Code == "" {
		t.Errorf("the code was not changed: %+v", changed)
	}
	lead.mustFail(lead.get("/api/join/"+c.Code), http.StatusNotFound, wire.CodeBadCode)
	lead.mustFail(lead.post("/api/trainer/cohorts/nothing/code", struct{}{}), http.StatusNotFound, wire.CodeNotFound)
	if _, err := h.People.Close(t.Context(), c.ID); err != nil {
		t.Fatal(err)
	}
	lead.mustFail(lead.post("/api/trainer/cohorts/"+c.ID+"/code", struct{}{}), http.StatusConflict, wire.CodeForbidden)
}

func TestScenariosSayWhereOneStands(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	tab := ada.tab()
	list := func() map[string]wire.Scenario {
		var all []wire.Scenario
		ada.must(ada.get("/api/scenarios"), http.StatusOK, &all)
		byID := map[string]wire.Scenario{}
		for _, s := range all {
			byID[s.ID] = s
		}
		return byID
	}
	s := list()["talk"]
	if s.Title != "Title of talk" || s.Level != 2 || !s.Timed || s.Customer.Band != "angry" || s.Customer.Says != "" || s.CanPractise {
		t.Errorf("talk: %+v", s)
	}
	if len(s.Assignments) != 1 || s.Assignments[0].State != "new" || s.Assignments[0].Cohort != h.cohort.ID {
		t.Errorf("assigned: %+v", s.Assignments)
	}
	if free := list()["free"]; !free.CanPractise || !free.Tutorial || s.Tutorial || len(free.Assignments) != 0 {
		t.Errorf("free: %+v", free)
	}
	at := tab.start("talk", wire.Ranked).Attempt
	practice := tab.start("free", wire.Practice).Attempt
	if s = list()["talk"]; s.Assignments[0].State != "open" || s.Assignments[0].Attempt != at || s.CanPractise {
		t.Errorf("while open: %+v", s)
	}
	if free := list()["free"]; free.Practice != practice {
		t.Errorf("while practising: %+v", free)
	}
	tab.choose(at, 1, "warm")
	tab.choose(at, 2, "fix")
	if s = list()["talk"]; s.Assignments[0].State != "finished" || *s.Assignments[0].Scores.Overall != 90 || !s.CanPractise {
		t.Errorf("when finished: %+v", s)
	}
	if _, err := h.People.SetSeason(t.Context(), h.cohort.ID, time.Now().Add(-time.Hour), time.Now().Add(-time.Minute)); err != nil {
		t.Fatal(err)
	}
	if s = list()["other"]; s.Assignments[0].State != "closed" || !s.CanPractise {
		t.Errorf("after the season: %+v", s)
	}
	var attempts []wire.Attempt
	ada.must(ada.get("/api/attempts"), http.StatusOK, &attempts)
	if len(attempts) != 2 || attempts[0].ID != practice || attempts[1].State != "finished" || attempts[1].Outcome != "resolved" || attempts[1].Title != "Title of talk" {
		t.Errorf("attempts: %+v", attempts)
	}
}

func TestOtherSitesMayNotPost(t *testing.T) {
	h := newHouse(t, plan{config: func(c *Config) { c.URL = "https://keel.example" }})
	p := h.visitor()
	join := wire.Join{Code: h.cohort.Code, Name: "Ada"}
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	p.mustFail(p.post("/api/join", join, header("Origin", "https://evil.example")), http.StatusForbidden, wire.CodeCrossOrigin)
	p.mustFail(p.post("/api/join", join, header("Sec-Fetch-Site", "cross-site")), http.StatusForbidden, wire.CodeCrossOrigin)
	p.must(p.post("/api/join", join, header("Origin", "https://keel.example")), http.StatusOK, nil)
	p.must(p.post("/api/join", join), http.StatusOK, nil)
}

func TestMetricsAreForThisMachineAndBearers(t *testing.T) {
	h := newHouse(t, plan{config: func(c *Config) { c.MetricsToken = "let me in" }})
	tab := h.trainee("Ada").tab()
	at := tab.start("talk", wire.Ranked).Attempt
	tab.choose(at, 1, "warm")
	p := h.visitor()
	proxied := func(r *http.Request) { r.Header.Set("X-Forwarded-For", "203.0.113.9") }
	a := p.get("/metrics")
	if a.status != http.StatusOK {
		t.Errorf("from this machine: %d", a.status)
	}
	for _, figure := range []string{
		"evenkeel_turns_total 1", "evenkeel_turn_script_seconds_count 1", "evenkeel_turn_store_seconds_count 1", "evenkeel_sockets 1",
		"evenkeel_socket_requests_waiting 0", "evenkeel_socket_frames_waiting 0", "evenkeel_commit_waiting 0", "evenkeel_script_faults_total 0",
	} {
		if !strings.Contains(string(a.body), figure+"\n") {
			t.Errorf("/metrics does not say %s", figure)
		}
	}
	p.mustFail(p.get("/metrics", proxied), http.StatusNotFound, wire.CodeNotFound)
	bearing := func(token string) answer {
		return p.get("/metrics", proxied, func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) })
	}
	p.mustFail(bearing("x"), http.StatusNotFound, wire.CodeNotFound)
	if a := bearing("let me in"); a.status != http.StatusOK {
		t.Errorf("with the token: %d", a.status)
	}
}

func TestAPanicIsAnswered(t *testing.T) {
	h := newHouse(t, plan{})
	h.routes.Handle("GET /api/panic", h.api(func(http.ResponseWriter, *http.Request) error { panic("oh no") }))
	p := h.visitor()
	a := p.get("/api/panic")
	p.mustFail(a, http.StatusInternalServerError, wire.CodeInternal)
	if strings.Contains(string(a.body), "oh no") || strings.Count(h.log.String(), "oh no") != 1 {
		t.Errorf("answered %s, logged %s", a.body, h.log.String())
	}
}

func mustURL(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
