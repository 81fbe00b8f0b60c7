package main

import (
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// newCohort makes a cohort by the command line and gives its join code.
func newCohort(t *testing.T, data, name string) string {
	t.Helper()
	code, out, stderr := ask(t, "cohort", "new", name, "--data", data)
	join := regexp.MustCompile(`join: \S+/join/(\S+)`).FindStringSubmatch(out)
	if code != 0 || join == nil {
		t.Fatalf("cohort new: %d, %q, %q", code, out, stderr)
	}
	return join[1]
}

// trainerWays sets up the trainer's account, looks after a cohort, loses the
// password and gets a new one.
func trainerWays(t *testing.T, h *house) {
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, data, "--scenarios", few)
	b := newBot(s.url, "Kim", 1)
	if err := b.join(s.code()); err != nil {
		t.Fatal(err)
	}
	if err := b.rank("parcel", "birthday", "steady", "courier"); err != nil {
		t.Fatal(err)
	}
	p := browse(t, h.browser, s.url, desktop)
	p.forgive("400") // the browser tells of each answer that is an error
	p.forgive("401")
	p.forgive("410")
	p.setUp(strings.TrimPrefix(s.trainer, s.url))
	used := browse(t, h.browser, s.url, phone)
	used.goTo(strings.TrimPrefix(s.trainer, s.url))
	used.awaitText("This address has been used")
	used.lookTwice("setup-done")
	used.activate("Sign in")
	used.await("document.querySelector('#login')")
	p.lookAfter(s, b)

	p.activate("Sign out")
	p.awaitText("Keep an even keel.")
	code, out, stderr := ask(t, "account", "reset", "ann@example.org", "--data", data)
	if code != 0 {
		t.Fatalf("account reset: %d, %q", code, stderr)
	}
	p.comeBack(strings.TrimPrefix(strings.TrimSpace(out), s.url))
	p.activate("Sign out")
	p.awaitText("Keep an even keel.")
	p.goTo("/login")
	p.signIn("four quiet words", "Sign-in name and password do not match.")
	p.lookTwice("sign-in-refused")
	p.signIn("five rather quiet words", "First cohort")
}

func (p *tab) setUp(path string) {
	p.t.Helper()
	p.goTo(path)
	p.fill("#login", "ann@example.org")
	p.fill("#password", "short")
	p.lookTwice("setup")
	p.activate("Make the account")
	p.await("document.querySelector('#password-wrong')")
	p.lookTwice("setup-weak")
	p.fill("#password", "four quiet words\r")
	p.await("location.pathname === '/trainer'")
	p.awaitText("First cohort")
}

// lookAfter copies the address to join, replaces the code, and looks at who is
// there and at the board.
func (p *tab) lookAfter(s *server, member *bot) {
	p.t.Helper()
	for _, text := range []string{s.trainees, s.code(), "Members: 1 of", member.name, "1 / 3", "1 ranked attempt finished"} {
		p.awaitText(text)
	}
	for _, name := range []string{"clipboard-write", "clipboard-read"} {
		_, err := chromedp.CallBrowser(p.ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted,
			Origin: p.base, BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID,
		})
		if err != nil {
			p.t.Fatal(err)
		}
	}
	p.activate("Copy the address")
	p.awaitText("Copied.")
	if got := eval[string](p, "navigator.clipboard.readText()"); got != s.trainees {
		p.t.Errorf("copied was %q, want %q", got, s.trainees)
	}
	p.lookTwice("trainer")
	p.activate("Replace the code")
	p.awaitText("The address above stops working at once.")
	p.activate("Keep it")
	p.activate("Replace the code")
	p.lookTwice("trainer-replace")
	p.activate("Replace it")
	p.awaitText("The new address is in force.")
	if strings.Contains(p.text(), s.code()) || newBot(s.url, "Late", 1).join(s.code()) == nil {
		p.t.Error("the old code is still there")
	}
	fresh := eval[string](p, "document.querySelector('.code').innerText")
	if err := newBot(s.url, "Later", 1).join(fresh); err != nil {
		p.t.Errorf("the new code %s: %v", fresh, err)
	}
	p.activate("Open the board")
	p.await("document.querySelector('.board tbody tr')?.innerText.includes(" + quote(member.name) + ")")
	p.lookTwice("trainer-board")
}

// comeBack follows a one-time address: to look at it uses nothing up.
func (p *tab) comeBack(path string) {
	p.t.Helper()
	for range 2 {
		res, err := http.Get(p.base + path)
		if err != nil {
			p.t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, res.Body)
		res.Body.Close()
	}
	p.goTo(path)
	p.awaitText("Welcome back")
	p.goTo(path)
	p.lookTwice("one-time")
	p.activate("Sign me in")
	p.awaitText("Choose a new password")
	p.lookTwice("new-password")
	p.goTo("/trainer") // there is no way around it
	p.fill("#password", "short\r")
	p.await("document.querySelector('#password-wrong')")
	p.fill("#password", "five rather quiet words\r")
	p.awaitText("First cohort")
	used := p.another()
	used.goTo(path)
	used.awaitText("This address has been used, or has run out.")
}

func (p *tab) signIn(password, want string) {
	p.t.Helper()
	p.fill("#login", "ann@example.org")
	p.fill("#password", password+"\r")
	p.awaitText(want)
}
