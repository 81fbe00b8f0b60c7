package web

import (
	"net/http"
	"strings"
	"testing"

	"evenkeel/static"
)

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
