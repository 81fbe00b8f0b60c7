package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// smallAndLarge looks at a screen of 320 pixels, at letters of twice the size,
// and at a phone that lies on its side.
func smallAndLarge(t *testing.T, h *house) {
	p := h.visitor(t, "Ada looking closely", desktop)
	p.start("counter", "Start the ranked attempt")
	p.say("sit")
	p.await("document.querySelector('[data-choice=yes]')")
	attempt := eval[string](p, "location.pathname")
	views := map[string]view{
		"narrow":   {width: 320, height: 568},
		"zoomed":   {width: 1280, height: 800, zoom: 2},
		"sideways": {width: 640, height: 360},
	}
	for name, v := range views {
		p.setView(v)
		p.goTo(attempt)
		p.await(replies)
		p.unhurried()
		p.reachable(name)
		p.look(name)
		p.goTo("/")
		p.awaitText("A queue at the counter")
		p.fits(name + " home")
		p.shoot(name + "-home")
	}
	p.goTo(attempt)
	p.await(replies)
	p.unhurried()
	p.play("no")
	for name, v := range views {
		p.setView(v)
		p.fits(name + " debrief")
		p.shoot(name + "-debrief")
	}
}

// unhurried asks for more time where a deadline runs: a slow machine takes its
// time to look.
func (p *tab) unhurried() {
	p.t.Helper()
	eval[any](p, "[...document.querySelectorAll('main button')].find((b) => b.innerText === 'more time')?.click(); null")
}

// reachable finds replies and other buttons that no pointer can reach, even
// when they are scrolled to.
func (p *tab) reachable(where string) {
	p.t.Helper()
	hidden := eval[[]string](p, `[...document.querySelectorAll('main button')].filter((b) => {
		b.scrollIntoView({ block: 'nearest', behavior: 'instant' });
		const r = b.getBoundingClientRect();
		return !b.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)) || r.height < 24 || r.x < 0 || r.right > innerWidth;
	}).map((b) => b.innerText)`)
	if len(hidden) > 0 {
		p.t.Errorf("%s: out of reach are %q", where, hidden)
	}
}

// noNumberKeys switches the keys off: they say nothing then, also after the
// page is loaded again, and the buttons still do.
func noNumberKeys(t *testing.T, h *house) {
	p := h.visitor(t, "Ada with cat", desktop)
	p.start("parcel", "Start the ranked attempt")
	p.activate("Number keys: on")
	p.awaitText("Number keys: off")
	for range 2 {
		p.press("1")
		p.press("b")
		if !eval[bool](p, ready) || eval[int](p, logLength) != 1 {
			t.Fatal("a key that is switched off has said something")
		}
		if p.count("[aria-keyshortcuts]") != 0 {
			t.Error("keys that are switched off are still announced")
		}
		p.lookTwice("keys-off")
		p.do(chromedp.Reload())
		p.await(replies)
	}
	p.tabTo("[data-choice=birthday]")
	p.press("\r")
	p.await("document.querySelector('[data-choice=steady]')")
	if n := eval[int](p, logLength); n != 3 {
		t.Errorf("the conversation has %d lines, want 3: what the keys would have said is there", n)
	}
	p.activate("Number keys: off")
	p.say("steady")
}

// reducedMotion counts what moves.
func reducedMotion(t *testing.T, h *house) {
	p := h.visitor(t, "Ada at rest", view{width: 1280, height: 800, moving: true})
	p.start("parcel", "Start the ranked attempt")
	const moving = "document.getAnimations().length"
	p.await(moving + " >= 4") // three waves and the customer
	p.setView(desktop)
	p.await(moving + " === 0")
	p.say("carrier")
	if n := eval[int](p, moving); n != 0 {
		t.Errorf("%d things move after a reply", n)
	}
	p.awaitText("Angry")
}

// printed looks at the debrief as paper shows it.
func printed(t *testing.T, h *house) {
	p := h.visitor(t, "Ada on paper", phone)
	p.start("parcel", "Start the ranked attempt")
	p.play("breathe", "depots", "please", "courier")
	p.setView(view{width: 794, height: 1123, paper: true}) // A4
	p.shoot("paper")
	text := p.text()
	for _, want := range []string{"Turn 4", "Please remain polite.", "Instead:", "Overall", "A parcel that went around · Ada on paper · "} {
		if !strings.Contains(text, want) {
			t.Errorf("on paper there is no %q:\n%s", want, text)
		}
	}
	if n := eval[int](p, "[...document.querySelectorAll('button, header.top, summary:not(.turn summary)')].filter((e) => e.checkVisibility()).length"); n != 0 {
		t.Errorf("%d things that can only be pressed are on paper", n)
	}
	if n := eval[int](p, "[...document.querySelectorAll('.others > ul > li:has(.compared.ok)')].filter((better) => !better.checkVisibility()).length"); n != 0 {
		t.Errorf("%d better replies are folded away on paper", n)
	}
}

// longLetters reads an e-mail of several paragraphs with an address that does
// not break by itself.
func longLetters(t *testing.T, h *house) {
	for name, v := range map[string]view{"desktop": desktop, "phone": phone, "phone-dark": {width: 360, height: 640, dark: true}} {
		p := h.visitor(t, "Ada reading "+name, v)
		p.start("parcel", "Start the ranked attempt")
		if lines := eval[int](p, "document.querySelector('#voice').innerText.split('\\n\\n').length"); lines != 4 {
			t.Errorf("%s: the letter has %d paragraphs, want 4", name, lines)
		}
		p.reachable(name)
		p.look(name)
		p.say("carrier")
		p.shoot(name + "-answered")
	}
}
