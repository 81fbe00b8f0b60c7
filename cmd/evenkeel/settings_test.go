package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// arrowTo presses the arrow keys in a group of radio buttons until one with
// this value has the mark.
func (p *tab) arrowTo(name, value string) {
	p.t.Helper()
	p.tabTo("input[name=" + name + "]")
	for range 4 {
		if eval[string](p, "document.querySelector('input[name="+name+"]:checked').value") == value {
			return
		}
		p.press(kb.ArrowRight)
	}
	p.t.Fatalf("the arrow keys do not reach %s of %s", value, name)
}

// looks are what the page says of itself to its styles.
func (p *tab) looks() string {
	p.t.Helper()
	return eval[string](p, "(({ theme, text, motion }) => [theme, text, motion, document.documentElement.lang].join(' '))(document.documentElement.dataset)")
}

func settings(t *testing.T, h *house) {
	p := h.visitor(t, "Sven", desktop)
	p.activate("Settings")
	p.awaitText("How the app looks and behaves")
	p.lookTwice("settings")
	p.setView(phone)
	p.lookTwice("settings-phone")
	p.setView(view{width: 320, height: 560})
	p.fits("settings, 320 pixels wide")
	p.setView(view{width: 1280, height: 800, zoom: 2})
	p.fits("settings, twice as large")

	p.setView(view{width: 1280, height: 800, moving: true})
	p.arrowTo("lang", "de")
	p.awaitText("Einstellungen")
	p.arrowTo("motion", "less")
	p.arrowTo("theme", "dark")
	p.arrowTo("size", "large")
	p.tabTo("#keys")
	p.press(" ")
	const want = "dark large less de"
	if got := p.looks(); got != want {
		t.Errorf("the page is %q, want %q", got, want)
	}
	p.lookTwice("settings-german")
	p.setView(phone)
	p.lookTwice("settings-german-phone")

	p.before("new MutationObserver(() => { const { theme, text } = document.documentElement.dataset; if (document.body) window.firstLooks ??= [theme, text].join(' '); }).observe(document, { childList: true, subtree: true })")
	p.goTo("/")
	p.awaitText("Hallo, Sven")
	if got := p.looks(); got != want {
		t.Errorf("after loading again the page is %q, want %q", got, want)
	}
	if got := eval[string](p, "window.firstLooks"); got != "dark large" {
		t.Errorf("before anything was drawn the page was %q", got)
	}
	p.goTo("/settings")
	p.awaitText("Einstellungen")
	p.arrowTo("size", "larger")
	p.setView(view{width: 320, height: 568})
	p.fits("settings, very large letters on a small phone")
	p.goTo("/")
	p.awaitText("Hallo, Sven")
	p.fits("home, very large letters on a small phone")
	p.shoot("home-larger")
	p.start("outage-before-pitch", "Gewerteten Versuch beginnen")
	p.fits("a conversation, very large letters on a small phone")
	p.shoot("play-larger")
	p.setView(phone)
	if p.count(".no-keys") != 1 {
		t.Error("the number keys are on")
	}
	p.lookTwice("play-german-phone")
}

func secondDevice(t *testing.T, h *house) {
	p := h.visitor(t, "Ada", desktop)
	p.goTo("/settings")
	p.awaitText("Another device")
	p.tabTo("#device + div button")
	p.press("\r")
	p.await("document.querySelector('.device img')?.naturalWidth")
	p.awaitText("Good once, until")
	p.lookTwice("settings-device")
	address := eval[string](p, "document.querySelector('.device .address').innerText")

	other := browse(t, h.browser, h.url, phone)
	other.goTo(strings.TrimPrefix(address, h.url))
	other.awaitText("Welcome back")
	other.lookTwice("device-phone")
	other.tabTo("main .button")
	other.press("\r")
	other.awaitText("Hello, Ada")
	p.goTo("/trainer")
	p.awaitText("This page is the trainers")
	p.lookTwice("trainer-not-you")
	p.activate("Home")
	p.awaitText("Hello, Ada")

	third := browse(t, h.browser, h.url, desktop)
	third.goTo(strings.TrimPrefix(address, h.url))
	third.awaitText("This address has been used, or has run out.")
}

func ownPassword(t *testing.T, h *house) {
	p := h.visitor(t, "Paula", desktop)
	p.forgive("400 (Bad Request)")
	p.forgive("401 (Unauthorized)")
	p.goTo("/settings")
	p.tabTo("#login")
	p.press("pau la\tthree grey herons\r")
	p.awaitText("That cannot be a sign-in name")
	p.fill("#login", "paula.b\r")
	p.awaitText("You can sign in as paula.b.")
	p.activate("Sign out")
	p.await("document.querySelector('#code')")
	p.goTo("/login")
	p.fill("#login", "Paula.B")
	p.fill("#password", "three grey herons\r")
	p.awaitText("Hello, Paula")

	p.goTo("/settings")
	p.tabTo("#present")
	p.press("three grey gulls\tfour white gulls\r")
	p.awaitText("That is not your present password.")
	p.lookTwice("settings-password")
	p.fill("#present", "three grey herons\r")
	p.awaitText("The password is changed; your other devices are signed out.")
	p.tabTo("#everywhere")
	p.press("\r")
	p.await("document.querySelector('dialog[open]')")
	p.lookTwice("settings-everywhere")
	p.tabTo("dialog[open] .ghost")
	p.press("\r")
	p.awaitText("You have been signed out.")
	p.goTo("/login")
	p.fill("#login", "paula.b")
	p.fill("#password", "four white gulls\r")
	p.awaitText("Hello, Paula")
}

func ownName(t *testing.T, h *house) {
	p := h.visitor(t, "Nora", desktop)
	h.visitor(t, "Heron", desktop)
	p.forgive("409 (Conflict)")
	p.goTo("/settings")
	p.tabTo("[id^=name-]")
	p.press("heron\r")
	p.awaitText("Somebody in this group has that name already.")
	p.activate("heron 2")
	p.awaitText("From the next season on you are called heron 2.")
	p.tabTo("[id^=hidden-]")
	p.press(" ")
	p.await("document.querySelector('[id^=hidden-]').checked")
	p.goTo("/settings")
	p.await("document.querySelector('[id^=hidden-]')?.checked && document.querySelector('[id^=name-]').value === 'heron 2'")
	p.lookTwice("settings-board")
}

// withoutServer opens the app where it was before, when its server is gone, and
// again when there is a newer one.
func withoutServer(t *testing.T, h *house) {
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, data, "--scenarios", few)
	p := browse(t, h.browser, s.url, phone)
	p.forgive("net::ERR_") // there is more than one way of not being there
	p.join(s.code(), "Offa")
	p.await("navigator.serviceWorker.controller")
	s.kill()
	p.goTo("/settings")
	p.awaitText("The server cannot be reached.")
	p.lookTwice("no-server")
	p.tabTo("main .button")

	serve(t, data, "--scenarios", few, "--addr", strings.TrimPrefix(s.url, "http://"))
	p.press("\r")
	p.awaitText("Number keys give replies")
	if kept := eval[string](p, "caches.keys().then(async (names) => { const all = await Promise.all(names.map(async (n) => (await (await caches.open(n)).keys()).map((r) => new URL(r.url).pathname))); return all.flat().filter((a) => a !== '/' && !a.startsWith('/static/')).join(' '); })"); kept != "" {
		t.Errorf("the browser keeps %s", kept)
	}
}

// newerServer goes on when the server has become another version: the page is
// loaded anew when the screen changes, not before.
func newerServer(t *testing.T, h *house) {
	p := h.visitor(t, "Vera", desktop)
	p.goTo("/settings")
	p.await("document.querySelector('[id^=hidden-]')")
	eval[any](p, `(() => {
		const { get } = Headers.prototype;
		Headers.prototype.get = function (name) { return name === 'Evenkeel-Version' ? 'another' : get.call(this, name); };
		window.loaded = 'before';
	})()`)
	p.tabTo("[id^=hidden-]")
	p.press(" ")
	p.await("document.querySelector('[id^=hidden-]').checked")
	if eval[string](p, "window.loaded ?? ''") != "before" {
		t.Error("the page was loaded anew while it was being used")
	}
	p.activate("Even Keel")
	p.await("!window.loaded && document.body?.innerText.includes('Hello, Vera')")
}

// ownData takes one's data along and then deletes the account, without a mouse.
func ownData(t *testing.T, h *house) {
	p := h.visitor(t, "Dora", desktop)
	p.forgive("401 (Unauthorized)")
	p.goTo("/settings")
	p.awaitText("Your data")
	for _, want := range []string{"attachment; filename=\"even-keel-data.json\" Dora", "attachment; filename=\"even-keel-turns.csv\" turn"} {
		name, inside := want[:strings.LastIndex(want, " ")], want[strings.LastIndex(want, " ")+1:]
		got := eval[string](p, `Promise.all([...document.querySelectorAll('a[download]')].map(async (a) => {
			const answer = await fetch(a.href);
			return answer.headers.get('Content-Disposition') + ' ' + await answer.text();
		})).then((all) => all.find((text) => text.startsWith(`+quote(name)+`)) ?? '')`)
		if !strings.Contains(got, inside) {
			t.Errorf("the download is %q, want %s with %q", got, name, inside)
		}
	}
	p.tabTo("button.danger")
	p.press("\r")
	p.await("document.querySelector('dialog[open]')")
	p.lookTwice("settings-delete")
	p.tabTo("#delete-name")
	p.press("Dor\r")
	p.await("document.querySelector('dialog[open]')")
	p.press("a\r")
	p.awaitText("Your account is deleted.")
	p.lookTwice("deleted")
	p.goTo("/")
	p.await("document.querySelector('#code')")
}

// inGerman goes from the address to the debrief in a browser that asks for
// German; what the customer says stays English and is said to be so.
func inGerman(t *testing.T, h *house) {
	p := browse(t, h.browser, h.url, phone)
	p.before("Object.defineProperty(navigator, 'languages', { get: () => ['de-AT', 'en'] })")
	p.goTo("/join/" + h.code())
	p.awaitText("Du kommst in die Gruppe First cohort.")
	p.lookTwice("join-german")
	p.activate("English")
	p.awaitText("You are joining First cohort.")
	p.activate("Deutsch")
	p.fill("#name", "Jörg\r")
	p.awaitText("Hallo, Jörg")
	p.lookTwice("home-german")
	p.start("parcel", "Gewerteten Versuch beginnen")
	if lang := eval[string](p, "document.querySelector('#voice').closest('[lang]').lang + ' ' + document.querySelector('[data-choice] [lang], [lang] > [data-choice]')?.closest('[lang]').lang"); lang != "en en" {
		t.Errorf("what is said is in %q", lang)
	}
	p.say("birthday")
	p.say("steady")
	p.key("courier")
	p.await(over)
	p.lookTwice("over-german")
	p.activate("Auswertung lesen")
	p.awaitText("Zug um Zug")
	p.lookTwice("debrief-german")
	p.setView(desktop)
	p.look("debrief-german-desktop")
	p.goTo("/")
	p.awaitText("Hallo, Jörg")
	p.look("home-german-desktop")
	p.activate("Rangliste von First cohort")
	p.await("document.querySelector('table.board')")
	p.lookTwice("board-german")
}
