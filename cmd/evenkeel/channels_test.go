package main

import (
	"strings"
	"testing"
)

// channels plays a conversation of each kind, with keys alone, on a desk and
// on a phone.
func channels(t *testing.T, h *house) {
	for _, test := range []struct {
		channel, scenario string
		replies           []string
		asks              string
		says              []string // of the whole screen, in the middle
	}{
		{"phone", "outage-before-pitch", h.ways.best[:2], "What do you say?", []string{"On the phone", "live captions", "“"}},
		{"chat", "refund", []string{"breathe", "days"}, "What do you type?", []string{"In the chat", "You take a breath.", "(Three dots appear and vanish.)", "seriously. do you even read", "What does that do to you?"}},
		{"email", "parcel", []string{"carrier"}, "Which answer do you send?", []string{
			"From Dr. Wilhelmina Featherstonehaugh", "To Dr. Wilhelmina Featherstonehaugh", "Re: A parcel that went around", "What does that do to you?"}},
		{"counter", "counter", []string{"next"}, "What do you say?", []string{"At the counter", "“Here is the form.”"}},
	} {
		t.Run(test.channel, func(t *testing.T) {
			t.Parallel()
			p := h.visitor(t, "Ada in the "+test.channel, desktop)
			p.start(test.scenario, "Start the ranked attempt")
			p.awaitText(test.asks)
			p.unhurried()
			p.shoot("desktop-opening")
			for _, choice := range test.replies {
				p.say(choice)
			}
			p.unhurried()
			text := p.text()
			for _, want := range test.says {
				if !strings.Contains(text, want) {
					t.Errorf("the screen does not say %q:\n%s", want, text)
				}
			}
			p.whole("desktop")
			p.lookTwice("desktop")
			p.view = phone
			p.setView(phone)
			p.reachable("phone")
			p.lookTwice("phone")
			if twice := eval[int](p, `(() => { const lines = [...document.querySelectorAll('[role=log] li:not([aria-hidden])')].map((li) => li.innerText); return lines.length - new Set(lines).size; })()`); twice != 0 {
				t.Errorf("%d lines are said twice", twice)
			}
		})
	}
}

// whole finds a check-in that is cut off by the lower edge of the window.
func (p *tab) whole(where string) {
	p.t.Helper()
	if below := eval[float64](p, "(document.querySelector('.checkin')?.getBoundingClientRect().bottom ?? 0) - innerHeight"); below > 0 {
		p.t.Errorf("%s: %.0f pixels of the check-in are below the window", where, below)
	}
}

// moments waits for the customer, and does not.
func moments(t *testing.T, h *house) {
	p := h.visitor(t, "Ada in no hurry", view{width: 1280, height: 800, moving: true})
	p.start("refund", "Start the ranked attempt")
	p.key("days")
	p.awaitText("Tomasz is typing…")
	if p.count("[role=log] li:not([aria-hidden])") != 1 || p.count("[data-choice=days].said") != 1 {
		t.Error("the answer is there before its time")
	}
	p.shoot("typing")
	p.press("\x1b")
	p.await("document.querySelector('[data-choice=today]') && " + ready)
	if !eval[bool](p, "Boolean(document.activeElement?.closest('.choices'))") {
		t.Error("the focus is lost with the pause")
	}
	p.key("pass")
	p.awaitText("Skip the pause")
	p.activate("Skip the pause Esc")
	p.await(over)

	p.goTo("/")
	p.start("refund", "Practise it again")
	p.say("breathe") // it comes by itself
	p.setView(desktop)
	p.key("weeks")
	p.await("document.querySelector('[data-choice=today]')")
	if strings.Contains(p.text(), "Skip the pause") {
		t.Error("who wants no motion has to wait")
	}
}

// speaking is a device with a voice of its own, which notes what it says.
const speaking = `(() => {
	window.spoken = [];
	const voice = { localService: true, lang: 'en-GB', name: 'Local' };
	window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
	Object.defineProperty(window, 'speechSynthesis', { value: {
		getVoices: () => [{ localService: false, lang: 'en-US', name: 'Elsewhere' }, voice], addEventListener() {}, cancel() {},
		speak(utterance) { window.spoken.push((utterance.voice === voice ? '' : 'elsewhere: ') + utterance.text); },
	} });
})()`

// readAloud hears the customer at the counter: only when it is asked for, and
// by no voice from elsewhere.
func readAloud(t *testing.T, h *house) {
	p := browse(t, h.browser, h.url, phone)
	p.before(speaking)
	p.join(h.code(), "Ada listening")
	p.start("counter", "Start the ranked attempt")
	p.unhurried()
	if n := eval[int](p, "spoken.length"); n != 0 {
		t.Errorf("%d lines were spoken unasked", n)
	}
	p.activate("Read aloud: off")
	p.awaitText("Read aloud: on")
	p.reachable("read aloud")
	p.say("sit")
	p.await("spoken.length >= 2")
	if got := eval[string](p, "spoken.slice(0, 2).join(' / ')"); got != "They called 48. I have 47. / Here is the form." {
		t.Errorf("what was spoken is %q", got)
	}
	other := h.visitor(t, "Ada without a voice", phone)
	other.start("counter", "Start the ranked attempt")
	if strings.Contains(other.text(), "Read aloud") {
		t.Error("a voice is offered where there is none")
	}
}
