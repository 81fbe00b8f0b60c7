package main

import (
	"strings"
	"testing"
)

// keeping notes the picture that a page makes, instead of saving it.
const keeping = `URL.createObjectURL = (blob) => { window.kept = blob; return '#'; };`

// debriefRead plays badly, with a breath and a check-in, and reads what there
// is to learn of it.
func debriefRead(t *testing.T, h *house) {
	p := browse(t, h.browser, h.url, desktop)
	p.before(keeping)
	p.join(h.code(), "Ada looking back")
	p.start("parcel", "Start the ranked attempt")
	p.say("breathe")
	p.say("carrier")
	p.activate("annoyed")
	p.awaitText("Noted: annoyed.")
	p.play("please", "lost")
	p.lookTwice("desktop")

	text := p.text()
	for _, want := range []string{
		"Cost most · turn 4", "You took a breath.", "See turn 4", "Up is angrier", "What you noted about yourself: turn 3 annoyed.",
		"Dr. Wilhelmina Featherstonehaugh is a customer no more.", "Empathy", "points were missed",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the debrief does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(eval[string](p, "document.querySelector('#turn-1').innerText"), "You:") {
		t.Error("a breath is told as something said")
	}
	p.sameAsServer()

	eval[any](p, `document.querySelector('.curve a[aria-label="Turn 3: anger 86"]').focus()`)
	p.press("\r")
	p.await("location.hash === '#turn-3' && document.querySelector('#turn-3').getBoundingClientRect().top < innerHeight")
	p.keepPicture()

	p.activate("Again from the start")
	p.await("location.pathname.startsWith('/play/')")
	p.await("document.querySelector('[data-choice=birthday]')")

	p.start("refund", "Start the ranked attempt")
	p.play("number", "today")
	p.activate("The same kind of trouble with Priya Shah")
	p.awaitText("hello. the lamp went back in october.")
	p.play("weeks", "today")
	p.awaitText("The same kind of trouble with Tomasz Nowak")
}

// sameAsServer compares what the page tells of the replies that were not given
// with what the server says.
func (p *tab) sameAsServer() {
	p.t.Helper()
	wrong := eval[string](p, `fetch('/api/attempts/' + location.pathname.split('/').at(-1)).then((r) => r.json()).then((d) => d.turns.flatMap((turn) => {
		const shown = [...document.querySelectorAll('#turn-' + turn.seq + ' .others > ul > li')].map((li) => li.textContent);
		const missing = turn.others.filter((o) => !shown.some((text) => text.includes(o.customer_says) && (o.kind || text.includes(o.text)) &&
			(o.after.anger === turn.before.anger || text.includes(turn.before.anger + ' → ' + o.after.anger))));
		if (turn.others.length < 2) missing.push({ choice: 'more than one' });
		return [...missing.map((o) => 'turn ' + turn.seq + ' does not tell of ' + o.choice), ...shown.length === turn.others.length ? [] : ['turn ' + turn.seq + ' tells of ' + shown.length]];
	}).join('\n'))`)
	if wrong != "" {
		p.t.Error(wrong)
	}
}

// keepPicture makes the picture, with and without a name.
func (p *tab) keepPicture() {
	p.t.Helper()
	p.activate("Keep as a picture")
	p.await("document.querySelector('dialog[open] img')?.complete")
	const drawn = "decodeURIComponent(document.querySelector('dialog[open] img').src)"
	if svg := eval[string](p, drawn); strings.Contains(svg, "Ada") || !strings.Contains(svg, "A parcel that went around") || !strings.Contains(svg, "Resolution") {
		p.t.Errorf("the picture is %s", svg)
	}
	p.lookTwice("picture")
	p.tabTo("dialog[open] input")
	p.press(" ")
	p.await(drawn + ".includes('Ada looking back')")
	p.activate("Save the picture")
	p.await("window.kept")
	if got := eval[string](p, "createImageBitmap(window.kept).then((b) => window.kept.type + ' ' + b.width + ' x ' + b.height)"); got != "image/png 1200 x 630" {
		p.t.Errorf("what is kept is %s", got)
	}
	p.activate("Close")
}

// debriefByKeyboard opens what the other replies would have done, follows the
// curve to a turn, and tries again from there, on a phone and without a
// pointer.
func debriefByKeyboard(t *testing.T, h *house) {
	p := h.visitor(t, "Ada with keys", phone)
	p.start("parcel", "Start the ranked attempt")
	p.play("birthday", "soon", "again")
	p.lookTwice("phone")
	p.tabTo(".curve a[href='#turn-2']")
	p.press("\r")
	p.await("location.hash === '#turn-2'")
	p.tabTo("#turn-2 summary")
	p.press("\r")
	p.awaitText("better than yours")
	p.awaitText("Dr. Wilhelmina Featherstonehaugh would have answered:")
	p.lookTwice("phone-open")
	p.tabTo("#turn-2 button")
	p.press("\r")
	p.await("location.pathname.startsWith('/play/')")
	p.await("document.querySelector('[data-choice=steady]')")
}
