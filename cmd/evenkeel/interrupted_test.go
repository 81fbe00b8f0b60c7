package main

import (
	"net/http"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"evenkeel/internal/wire"
)

// lostConnection pulls the server's plug while a reply is on its way, and
// plugs it in again.
func lostConnection(t *testing.T, h *house) {
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, data, "--scenarios", few)
	p := browse(t, h.browser, s.url, phone)
	p.join(s.code(), "Ada")
	p.start("parcel", "Start the ranked attempt")
	p.forgive("ERR_CONNECTION_REFUSED")
	p.forgive("ERR_CONNECTION_RESET")
	p.forgive("ERR_EMPTY_RESPONSE")
	p.say("birthday")
	if err := s.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	p.key("steady")
	p.awaitText("Sending it…")
	s.kill()
	p.awaitText("The connection is lost. Trying to get back… Your reply is kept and will be sent.")
	if said := eval[string](p, "document.querySelector('[data-choice].said')?.dataset.choice ?? ''"); said != "steady" {
		t.Errorf("the reply that is kept is %q", said)
	}
	p.lookTwice("lost")
	again := serve(t, data, "--scenarios", few, "--addr", strings.TrimPrefix(s.url, "http://"))
	if again.url != s.url {
		t.Fatalf("the server came back at %s, was at %s", again.url, s.url)
	}
	p.awaitText("Connected again.")
	p.await("document.querySelector('[data-choice=courier]')")
	if n := eval[int](p, logLength); n != 5 {
		t.Errorf("the conversation has %d lines, want 5", n)
	}
	p.look("back")

	again.kill()
	p.awaitText("The connection is lost. Trying to get back; nothing is lost.")
	p.key("courier")
	p.awaitText("Your reply is kept and will be sent.")
	serve(t, data, "--scenarios", few, "--addr", strings.TrimPrefix(s.url, "http://"))
	p.await(over)
	p.activate("Read the debrief")
	p.awaitText("Every turn")
	if turns := p.count(".turn"); turns != 3 {
		t.Errorf("%d turns were played, want 3", turns)
	}
}

// holding lets a test keep back what a tab's socket hears, as a slow network
// does.
const holding = `(() => {
	const held = [];
	window.holdBack = false;
	window.letGo = () => { window.holdBack = false; for (const hear of held.splice(0)) hear(); };
	window.WebSocket = class extends WebSocket {
		set onmessage(hear) { super.onmessage = hear && ((event) => { if (window.holdBack) held.push(() => hear(event)); else hear(event); }); }
	};
})()`

// twoTabs plays one attempt in two tabs: the second follows, and when it has
// not heard yet, its reply for the turn that has passed changes nothing.
func twoTabs(t *testing.T, h *house) {
	one := h.visitor(t, "Ada twice", desktop)
	one.start("parcel", "Start the ranked attempt")
	two := one.another()
	two.before(holding)
	two.goTo(eval[string](one, "location.pathname"))
	two.await(replies)

	one.say("birthday")
	two.await("document.querySelector('[data-choice=steady]')")
	sameLog(t, one, two)

	eval[any](two, "window.holdBack = true")
	one.say("steady")
	two.key("please")
	two.awaitText("Sending it…")
	eval[any](two, "window.letGo()")
	two.awaitText("That moment had passed already. This is where the conversation stands now.")
	two.await("document.querySelector('[data-choice=courier]')")
	two.look("stale")
	sameLog(t, one, two)

	two.say("courier")
	one.await(over)
	sameLog(t, one, two)
	one.activate("Read the debrief")
	one.awaitText("Every turn")
	if turns := one.count(".turn"); turns != 3 {
		t.Errorf("%d turns were played, want 3", turns)
	}
}

func sameLog(t *testing.T, one, two *tab) {
	t.Helper()
	const log = "document.querySelector('[role=log]').innerText"
	if a, b := eval[string](one, log), eval[string](two, log); a != b {
		t.Errorf("one tab says\n%s\nthe other\n%s", a, b)
	}
}

// signOutElsewhere signs out beside an open conversation.
func signOutElsewhere(t *testing.T, h *house) {
	one := h.visitor(t, "Ada leaving", phone)
	one.start("parcel", "Start the ranked attempt")
	two := one.another()
	two.goTo("/")
	two.awaitText("A queue at the counter")
	two.awaitText("Your conversations so far") // all is loaded: nothing is asked of the server any more
	two.activate("Sign out")
	two.awaitText("cannot sign in again by yourself")
	two.lookTwice("leaving")
	two.activate("Sign out all the same")
	two.awaitText("Keep an even keel.")
	one.awaitText("You have been signed out.")
	one.awaitText("Nothing is lost")
	one.lookTwice("signed-out")
	two.lookTwice("welcome")
}

// nothingThere looks at addresses that lead nowhere, signed in and not.
func nothingThere(t *testing.T, h *house) {
	p := h.visitor(t, "Ada astray", phone)
	p.forgive("404") // the browser tells of each answer that is an error
	for path, want := range map[string]string{
		"/nowhere":         "The address leads nowhere.",
		"/play/nothing":    "This conversation is not here, or not yours.",
		"/debrief/nothing": "There is no debrief here",
		"/board/nothing":   "There is no such board, or it is not yours to see.",
	} {
		p.goTo(path)
		p.awaitText(want)
		p.lookTwice("nothing" + strings.ReplaceAll(path, "/", "-"))
	}
	var denied wire.TrainerCohort
	if err := newBot(h.url, "", 1).call(http.MethodGet, "/api/trainer/cohorts", nil, &denied); err == nil {
		t.Error("a stranger sees the trainer's cohorts")
	}
	stranger := browse(t, h.browser, h.url, phone)
	stranger.forgive("404")
	stranger.goTo("/join/AAAA-BBBB-CCC")
	stranger.awaitText("This join address is not valid any more.")
	stranger.lookTwice("bad-code")
}
