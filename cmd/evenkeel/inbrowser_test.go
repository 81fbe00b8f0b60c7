package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"evenkeel/scenarios"
)

// house is what the tests in a browser share: the browser, and a server with
// one shipped scenario and those of testdata/browser.
type house struct {
	*server
	data    string
	browser context.Context
	ways    ways
}

// few are the scenarios that are searched in no time.
var few = filepath.Join("testdata", "browser")

// TestInABrowser is what people do, in Chromium: each test has a context of its
// own, so that nobody meets another's cookies.
func TestInABrowser(t *testing.T) {
	h := openHouse(t)
	for name, test := range map[string]func(*testing.T, *house){
		"the keyboard alone is enough":                           keyboardAlone,
		"a moment is tried again from where it was":              tryAgain,
		"a lost connection loses nothing":                        lostConnection,
		"two tabs show one conversation":                         twoTabs,
		"signing out ends the other tab too":                     signOutElsewhere,
		"a deadline is seen, extended, run out, switched off":    deadlines,
		"a taken name comes with a free one":                     takenName,
		"names are shown as they are written":                    oddNames,
		"a trainer comes in, looks after the cohort, and back":   trainerWays,
		"the board lives, and shames nobody":                     liveBoard,
		"home says what comes next, and why":                     nextSteps,
		"the first two minutes are in one's own language":        firstInOwnLanguage,
		"small screens and large letters reach every reply":      smallAndLarge,
		"number keys can be switched off":                        noNumberKeys,
		"the sea stands still for who wants it to":               reducedMotion,
		"every channel looks like itself":                        channels,
		"the customer takes a moment, which can be skipped":      moments,
		"a customer is read aloud by a voice of the device":      readAloud,
		"a debrief is read through":                              debriefRead,
		"a debrief is read by the keyboard alone":                debriefByKeyboard,
		"the debrief can be printed":                             printed,
		"settings are kept, and count at once":                   settings,
		"without its server the app opens and says so":           withoutServer,
		"one takes one's data along, and deletes it":             ownData,
		"a browser that asks for German is answered in it":       inGerman,
		"a newer server is met when the screen changes":          newerServer,
		"one goes on on another device":                          secondDevice,
		"a password of one's own lets one in again":              ownPassword,
		"a name for the next season, and off the board today":    ownName,
		"what is not there is said to be so":                     nothingThere,
		"a customer who writes keeps the paragraphs of a letter": longLetters,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, h)
		})
	}
}

func openHouse(t *testing.T) *house {
	t.Helper()
	chromium(t)
	h := &house{data: filepath.Join(t.TempDir(), "data")}
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(few)); err != nil {
		t.Fatal(err)
	}
	outage, err := fs.ReadFile(scenarios.FS, "outage-before-pitch.lua")
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "outage-before-pitch.lua"), outage, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	wg.Go(func() { h.ways, err = findWays(t.Context(), "outage-before-pitch.lua", outage) })
	h.browser = startChromium(t)
	h.server = serve(t, h.data, "--scenarios", folder)
	wg.Wait()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// visitor opens a tab and joins the first cohort there.
func (h *house) visitor(t *testing.T, name string, v view) *tab {
	t.Helper()
	p := browse(t, h.browser, h.url, v)
	p.join(h.code(), name)
	return p
}

// join joins a cohort by its address.
func (p *tab) join(code, name string) {
	p.t.Helper()
	p.goTo("/join/" + code)
	p.fill("#name", name+"\r")
	p.awaitText("Hello, " + name)
}

// start begins a scenario from the list of all, ranked or in practice, by the
// keyboard.
func (p *tab) start(scenario, button string) {
	p.t.Helper()
	p.goTo("/")
	find := "[...document.querySelectorAll('[aria-labelledby=\"s-" + scenario + "\"] button')].find((b) => b.innerText === " + quote(button) + ")"
	p.enter(find)
	p.await(replies)
}

// Where a conversation stands.
const (
	replies   = "document.querySelector('[data-choice]')"
	over      = "document.querySelector('.over')"
	ready     = "!document.querySelector('.choices[aria-busy=true]')"
	logLength = "document.querySelectorAll('[role=log] li').length"
)

// say presses the number key of a choice, wherever it stands on the screen,
// and waits for the answer.
func (p *tab) say(choice string) {
	p.t.Helper()
	before := eval[int](p, logLength)
	p.key(choice)
	p.await(over + " || (" + ready + " && " + logLength + " > " + itoa(before) + ")")
}

// key presses the number key of a choice.
func (p *tab) key(choice string) {
	p.t.Helper()
	if choice == "breathe" {
		p.press("b")
		return
	}
	p.await("document.querySelector('[data-choice=" + quote(choice) + "]')")
	p.press(itoa(eval[int](p, "[...document.querySelectorAll('[data-choice]')].findIndex((b) => b.dataset.choice === "+quote(choice)+") + 1")))
}

// play says one thing after the other, to the ending, and reads the debrief.
func (p *tab) play(choices ...string) {
	p.t.Helper()
	for _, choice := range choices {
		p.say(choice)
	}
	p.await(over)
	p.activate("Read the debrief")
	p.await("location.pathname.startsWith('/debrief/')")
	p.awaitText("Every turn")
}
