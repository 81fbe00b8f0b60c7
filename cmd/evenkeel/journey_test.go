package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"evenkeel/internal/explore"
	"evenkeel/internal/script"
)

// ways are the shortest choices to the best and to the worst ending of a
// scenario.
type ways struct{ best, worst []string }

func findWays(ctx context.Context, file string, source []byte) (ways, error) {
	s, err := script.Load(ctx, file, source, script.Options{})
	if err != nil {
		return ways{}, err
	}
	report, err := explore.New(s.Scenario(), s, explore.Limits{}).Report(0, false)
	if err != nil {
		return ways{}, err
	}
	return ways{choicesOf(report.Best.Turns), choicesOf(report.Worst.Turns)}, nil
}

func choicesOf(turns []explore.Turn) []string {
	choices := make([]string, len(turns))
	for i, turn := range turns {
		choices[i] = turn.Choice
	}
	return choices
}

func itoa(n int) string { return strconv.Itoa(n) }

// keyboardAlone joins, plays to a good and to a bad ending, reads the debriefs
// and looks at the board, without a pointer. On the phone one way is enough.
func keyboardAlone(t *testing.T, h *house) {
	for _, test := range []struct {
		name string
		view view
		ways [][]string
	}{
		{"desktop", desktop, [][]string{h.ways.best, h.ways.worst}},
		{"phone", phone, [][]string{h.ways.worst}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if testing.Short() && test.name != "desktop" {
				t.Skip("one view is enough in short mode")
			}
			t.Parallel()
			p := browse(t, h.browser, h.url, test.view)
			name := "Sam Ørsted, " + test.name
			p.joinByKeyboard(h.code(), name)
			for i, way := range test.ways {
				p.startByKeyboard()
				p.conversation(way, fmt.Sprint("conversation", i+1))
			}
			p.readBoard(name)
		})
	}
}

func (p *tab) joinByKeyboard(code, name string) {
	p.t.Helper()
	p.goTo("/join/" + code)
	p.awaitText("First cohort")
	p.lookTwice("join")
	p.tabTo("input")
	p.press(name + "\r")
	p.await("location.pathname === '/'")
	p.awaitText("Offline an hour before")
	p.lookTwice("home")
}

// startByKeyboard begins the ranked attempt or, after it, practice.
func (p *tab) startByKeyboard() {
	p.t.Helper()
	if eval[string](p, "location.pathname") != "/" {
		p.goTo("/")
		p.awaitText("Offline an hour before")
	}
	p.tabTo(`[aria-labelledby="s-outage-before-pitch"] button`)
	p.press("\r")
	p.await(replies)
}

func (p *tab) conversation(choices []string, label string) {
	p.t.Helper()
	p.lookTwice(label + "-opening")
	for i, choice := range choices {
		p.say(choice)
		if i == len(choices)/2 {
			p.shoot(label + "-middle")
		}
	}
	p.await(over)
	p.lookTwice(label + "-ended")
	p.await("document.activeElement?.matches('.over a')")
	p.press("\r")
	p.await("location.pathname.startsWith('/debrief/') && document.querySelector('h1')")
	p.awaitText("Every turn")
	p.lookTwice(label + "-debrief")
	text := p.text()
	for _, word := range []string{"Empathy", "Composure", "Resolution", "Turn " + itoa(len(choices))} {
		if !strings.Contains(text, word) {
			p.t.Errorf("the debrief does not speak of %s", word)
		}
	}
}

func (p *tab) readBoard(name string) {
	p.t.Helper()
	p.goTo("/")
	p.awaitText("Offline an hour before")
	p.tabTo(`a[href^="/board/"]`)
	p.press("\r")
	p.await("location.pathname.startsWith('/board/')")
	p.await("document.querySelector('tr.you')?.innerText.includes(" + quote(name) + ")")
	p.lookTwice("board")
}

// tryAgain takes up a finished conversation at its second turn: what was said
// before is told, the customer's mood is that of the moment.
func tryAgain(t *testing.T, h *house) {
	p := h.visitor(t, "Ada again", desktop)
	p.start("parcel", "Start the ranked attempt")
	p.play("carrier", "please", "lost")
	p.lookTwice("debrief")
	p.activate("Try again from here: turn 2")
	p.await(replies)
	p.await("location.pathname.startsWith('/play/')")
	if got, want := eval[[]string](p, `[...document.querySelectorAll('[role=log] li')].map((li) => li.textContent.replace(/\s+/g, ' ').trim().slice(0, 24))`),
		[]string{"From Dr. Wilhelmina Feat", "To Dr. Wilhelmina Feathe", "You take it up again fro", "From Dr. Wilhelmina Feat"}; !equal(got, want) {
		t.Errorf("the conversation so far is %q", got)
	}
	if wake := eval[string](p, "document.querySelector('.trail svg').ariaLabel"); wake != "Anger so far: 60, 72" {
		t.Errorf("the wake is %q", wake)
	}
	p.lookTwice("again")
	p.do(chromedp.Reload())
	p.await(replies)
	if got := eval[int](p, logLength); got != 4 {
		t.Errorf("after loading the page again the conversation has %d lines", got)
	}
	p.say("steady")
	if wake := eval[string](p, "document.querySelector('.trail svg').ariaLabel"); !strings.HasPrefix(wake, "Anger so far: 60, 72, ") {
		t.Errorf("the wake goes on as %q", wake)
	}
	p.play("courier")
	text := p.text()
	if !strings.Contains(text, "Taken up at turn 2 of an earlier conversation.") || strings.Contains(text, "Turn 1\n") || !strings.Contains(text, "Turn 2\n") {
		t.Errorf("the debrief of the second try says\n%s", text)
	}
	p.lookTwice("debrief-again")
}

func equal(got, want []string) bool {
	return strings.Join(got, "\n") == strings.Join(want, "\n")
}
