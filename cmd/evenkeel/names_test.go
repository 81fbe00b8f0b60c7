package main

import (
	"strings"
	"testing"
)

// takenName joins under a name that somebody has.
func takenName(t *testing.T, h *house) {
	if err := newBot(h.url, "Nadia", 1).join(h.code()); err != nil {
		t.Fatal(err)
	}
	p := browse(t, h.browser, h.url, phone)
	p.forgive("409") // the browser tells of each answer that is an error
	p.forgive("400")
	p.goTo("/join/" + h.code())
	p.fill("#name", "\r")
	p.awaitText("Type a name first.")
	p.fill("#name", strings.Repeat("x", 41)+"\r")
	p.await("document.querySelector('#name-wrong')?.innerText && document.querySelector('#name').ariaInvalid === 'true'")
	p.fill("#name", "nadia\r")
	p.awaitText("Join as “")
	p.lookTwice("taken")
	free := eval[string](p, "[...document.querySelectorAll('button')].find((b) => b.innerText.startsWith('Join as')).innerText")
	p.activate(free)
	p.awaitText("Hello, " + strings.TrimSuffix(strings.TrimPrefix(free, "Join as “"), "”"))
}

// oddNames joins with names that are markup, long, or written from right to
// left, and looks at every screen that shows them.
func oddNames(t *testing.T, h *house) {
	code := newCohort(t, h.data, "Odd names")
	for i, name := range []string{"<img src=x onerror=alert(1)>", strings.Repeat("W", 40), "مريم عبد الرحمن بنت الخليل", "</script><b>{trainee}"} {
		b := newBot(h.url, name, uint64(i))
		if err := b.join(code); err != nil {
			t.Fatal(err)
		}
		if err := b.rank("parcel", "birthday", "soon", "again"); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"<img src=y onerror=alert(2)>", strings.Repeat("M", 40)} {
		p := browse(t, h.browser, h.url, view{width: 320, height: 640})
		p.join(code, name)
		p.fits("home")
		p.start("parcel", "Start the ranked attempt")
		p.awaitText("Dear " + name)
		p.fits("play")
		p.shoot("play-" + name[:4])
		p.play("birthday", "steady", "courier")
		p.awaitText("Dear " + name)
		p.fits("debrief")
		p.goTo(eval[string](p, "fetch('/api/me').then((r) => r.json()).then((me) => '/board/' + me.cohorts[0].id)"))
		p.awaitText("<img src=x onerror=alert(1)>")
		p.awaitText(name)
		p.look("board-" + name[:4])
		if n := p.count(`img[src="x"], img[src="y"], main b`); n != 0 {
			t.Errorf("a name has become %d elements of the page", n)
		}
	}
}
