package main

import "testing"

const secondsLeft = "parseInt(document.querySelector('[role=timer]')?.innerText)"

// noteSeconds keeps every figure that the timer shows, however short.
const noteSeconds = `window.seen = new Set();
	new MutationObserver(() => seen.add(` + secondsLeft + `)).observe(document.querySelector('[role=timer]'), { subtree: true, childList: true, characterData: true });
	null`

// deadlines plays a scenario with a deadline at each moment.
func deadlines(t *testing.T, h *house) {
	p := h.visitor(t, "Ada in time", phone)
	p.start("counter", "Start the ranked attempt")
	p.await(secondsLeft + " > 50")
	p.lookTwice("running")
	p.await(secondsLeft + " < 60")
	eval[any](p, noteSeconds)
	p.activate("more time")
	p.await("seen.has(60)")
	p.say("sit")

	p.await("document.querySelector('[data-choice=yes]')") // the clock says something after three seconds
	p.awaitText("Time ran out, so you said:")
	p.awaitText("(You say nothing.)")
	p.lookTwice("run-out")

	p.await(secondsLeft + " > 50")
	p.activate("no timer")
	p.awaitText("no timers in this attempt")
	if p.count("[role=timer]") != 0 {
		t.Error("there still is a timer")
	}
	if !eval[bool](p, "Boolean(document.activeElement?.closest('.choices'))") {
		t.Error("the focus is lost with the timer")
	}
	p.lookTwice("switched-off")
	p.play("yes")
	p.awaitText("The clock, for you")
	p.awaitText("Played without timers.")
	p.lookTwice("debrief")
}
