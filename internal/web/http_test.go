package web

import (
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/wire"
	"evenkeel/static"
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

func TestARoomJoinsThroughOneAddress(t *testing.T) {
	h := newHouse(t, plan{})
	var room sync.WaitGroup
	for i := range 200 {
		room.Go(func() {
			if a := h.visitor().post("/api/join", wire.Join{Code: h.cohort.Code, Name: fmt.Sprint("Guest ", i)}); a.status != http.StatusOK {
				t.Errorf("guest %d: %d %s", i, a.status, a.body)
			}
		})
	}
	room.Wait()
}

func TestFailuresAreLimitedByAddress(t *testing.T) {
	proxies := func(c *Config) { c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")} }
	h := newHouse(t, plan{config: proxies})
	from := func(forwarded string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("X-Forwarded-For", forwarded) }
	}
	p := h.visitor()
	wrong := wire.Join{Code: "AAAA-BBBB-CCC", Name: "Ada"}
	for i := range ofAddress.inHand {
		p.mustFail(p.post("/api/join", wrong, from(fmt.Sprintf("1.2.3.4, 203.0.113.9, 127.0.0.%d", i))), http.StatusNotFound, wire.CodeBadCode)
	}
	limited := p.post("/api/join", wire.Join{Code: h.cohort.Code, Name: "Ada"}, from("203.0.113.9"))
	p.mustFail(limited, http.StatusTooManyRequests, wire.CodeRateLimited)
	if limited.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	p.mustFail(p.post("/api/login", wire.Login{Login: "a@b.example", Password: "x"}, from("203.0.113.9")), http.StatusTooManyRequests, wire.CodeRateLimited)
	p.must(p.post("/api/join", wire.Join{Code: h.cohort.Code, Name: "Ada"}, from("203.0.113.10")), http.StatusOK, nil)
}

func TestPasswordsTriedAtOneMomentAreLimitedToo(t *testing.T) {
	h := newHouse(t, plan{})
	h.trainer()
	var compared atomic.Int32
	var crowd sync.WaitGroup
	for range 3 * ofAddress.inHand {
		crowd.Go(func() {
			a := h.visitor().post("/api/login", wire.Login{Login: "lead@example.com", Password: "not the password"})
			if a.status == http.StatusUnauthorized {
				compared.Add(1)
			} else if a.status != http.StatusTooManyRequests {
				t.Errorf("%d %s", a.status, a.body)
			}
		})
	}
	crowd.Wait()
	if n := compared.Load(); int(n) < ofAddress.inHand || int(n) > 2*ofAddress.inHand { // some are paid back meanwhile
		t.Errorf("%d passwords were compared, want about %d", n, ofAddress.inHand)
	}
}

func TestForwardedAddressesAreBelievedFromProxiesOnly(t *testing.T) {
	s := &Server{Config: Config{TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}}
	tests := []struct{ remote, forwarded, want string }{
		{"198.51.100.7:1234", "", "198.51.100.7/32"},
		{"198.51.100.7:1234", "203.0.113.9", "198.51.100.7/32"},
		{"10.1.1.1:1234", "203.0.113.9", "203.0.113.9/32"},
		{"10.1.1.1:1234", "6.6.6.6, 203.0.113.9, 10.2.2.2", "203.0.113.9/32"},
		{"10.1.1.1:1234", "", "10.1.1.1/32"},
		{"10.1.1.1:1234", "nonsense", "10.1.1.1/32"},
		{"[2001:db8:1:2:3::4]:1234", "", "2001:db8:1:2::/64"},
		{"[::ffff:198.51.100.7]:1234", "", "198.51.100.7/32"},
	}
	for _, test := range tests {
		r := &http.Request{RemoteAddr: test.remote, Header: http.Header{"X-Forwarded-For": {test.forwarded}}}
		if got := s.client(r).String(); got != test.want {
			t.Errorf("%s forwarding %q: %s, want %s", test.remote, test.forwarded, got, test.want)
		}
	}
}

func TestFailuresArePaidBack(t *testing.T) {
	f := failures[netip.Prefix]{allowance: ofAddress}
	const inHand, back = 20, 3 * time.Second
	now := time.Unix(1e9, 0)
	addr := netip.MustParsePrefix("203.0.113.9/32")
	for range inHand {
		if !f.allowed(addr, now) {
			t.Fatal("refused with failures in hand")
		}
		f.failed(addr, now)
	}
	if f.allowed(addr, now) || f.allowed(addr, now.Add(back-1)) {
		t.Error("allowed with none in hand")
	}
	if !f.allowed(addr, now.Add(back)) {
		t.Error("refused though one was paid back")
	}
	later := now.Add(back)
	if !f.take(addr, later) || f.take(addr, later) {
		t.Error("not the one failure in hand could be taken ahead")
	}
	if f.giveBack(addr); !f.take(addr, later) {
		t.Error("a failure that was none is not given back")
	}
	for range 1000 {
		f.failed(addr, now)
	}
	if !f.allowed(addr, now.Add(2*inHand*back)) {
		t.Error("debts grow without bound")
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

func TestEveryResponseHasTheSecurityHeaders(t *testing.T) {
	app := webApp(t)
	h := newHouse(t, plan{})
	p := h.visitor()
	for _, path := range []string{"/", "/nowhere", "/static/js/main.js", "/static/nothing", "/api/me", "/api/nothing", "/healthz", "/face/bun-4-black-teal/calm.svg", "/metrics"} {
		a := p.get(path)
		for name, want := range map[string]string{
			"Content-Security-Policy": app.ImportMapHash, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "camera=()",
			"Evenkeel-Version": app.Version,
		} {
			if got := a.header.Get(name); !strings.Contains(got, want) {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		if a.header.Get("Strict-Transport-Security") != "" {
			t.Errorf("%s: strict transport without https", path)
		}
	}
	if policy := p.get("/").header.Get("Content-Security-Policy"); strings.Contains(policy, "unsafe") || !strings.Contains(policy, "frame-ancestors 'none'") {
		t.Errorf("policy: %s", policy)
	}
	safe := newHouse(t, plan{config: func(c *Config) { c.URL = "https://keel.example/" }})
	if got := safe.visitor().get("/").header.Get("Strict-Transport-Security"); got == "" {
		t.Error("no strict transport with https")
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

func webApp(t *testing.T) *static.App {
	t.Helper()
	app, err := static.Load()
	if err != nil {
		t.Fatal(err)
	}
	return app
}

func TestPagesAndFiles(t *testing.T) {
	app := webApp(t)
	h := newHouse(t, plan{})
	p := h.visitor()
	tests := []struct {
		path   string
		status int
		kind   string
	}{
		{"/", 200, "text/html"}, {"/join/ABCD", 200, "text/html"}, {"/join/ABCD/", 200, "text/html"}, {"/setup/x", 200, "text/html"},
		{"/play/x", 200, "text/html"}, {"/debrief/x", 200, "text/html"}, {"/board/x", 200, "text/html"}, {"/board/x/y", 200, "text/html"},
		{"/trainer", 200, "text/html"}, {"/login", 200, "text/html"}, {"/link/x", 200, "text/html"},
		{"/nowhere", 404, "text/html"}, {"/join/", 404, "text/html"}, {"/board/x/y/z", 404, "text/html"},
		{"/static/js/main.js", 200, "text/javascript"}, {"/static/vendor/preact.mjs", 200, "text/javascript"}, {"/static/css/base.css", 200, "text/css"},
		{"/static/manifest.json", 200, "application/manifest+json"}, {"/static/img/icon.svg", 200, "image/svg+xml"},
		{"/static/nothing.js", 404, "text/plain"}, {"/static/", 404, "text/plain"}, {"/static/%2e%2e/static.go", 404, "text/plain"},
		{"/face/bun-4-black-teal/rage.svg", 200, "image/svg+xml"},
		{"/healthz", 200, "text/plain"}, {"/readyz", 200, "text/plain"},
	}
	for _, test := range tests {
		a := p.get(test.path)
		if a.status != test.status || !strings.HasPrefix(a.header.Get("Content-Type"), test.kind) {
			t.Errorf("%s: %d %s, want %d %s", test.path, a.status, a.header.Get("Content-Type"), test.status, test.kind)
		}
		if len(a.body) == 0 {
			t.Errorf("%s is empty", test.path)
		}
	}
	first := p.get("/static/js/main.js")
	tag := first.header.Get("ETag")
	if again := p.get("/static/js/main.js", func(r *http.Request) { r.Header.Set("If-None-Match", `"x", W/`+tag) }); tag == "" || again.status != http.StatusNotModified || len(again.body) > 0 {
		t.Errorf("asked again with %s: %d", tag, again.status)
	}
	for path, want := range map[string]string{
		"/": askAgain, "/worker.js": askAgain, "/static/js/main.js": askAgain,
		"/static/v-" + app.Version + "/js/main.js": forGood, "/static/v-older/js/main.js": askAgain,
	} {
		if a := p.get(path); a.status != http.StatusOK || a.header.Get("Cache-Control") != want {
			t.Errorf("%s: %d, kept %q, want %q", path, a.status, a.header.Get("Cache-Control"), want)
		}
	}
	plain := p.get("/static/js/main.js", func(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip;q=0") })
	if plain.header.Get("Content-Encoding") != "" || string(plain.body) != string(first.body) {
		t.Error("the file differs by encoding")
	}
	if a := p.do(http.MethodPost, "/", "", nil); a.status != http.StatusMethodNotAllowed {
		t.Errorf("POST /: %d", a.status)
	}
	if cache := p.get("/face/bun-4-black-teal/rage.svg").header.Get("Cache-Control"); !strings.Contains(cache, "immutable") {
		t.Errorf("a face is kept: %s", cache)
	}
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
