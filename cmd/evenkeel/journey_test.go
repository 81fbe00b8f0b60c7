package main

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"evenkeel/internal/explore"
	"evenkeel/internal/script"
	"evenkeel/scenarios"
)

// ways gives the shortest choices to the best and to the worst ending of a
// shipped scenario.
func ways(t *testing.T, id string) (best, worst []explore.Turn) {
	t.Helper()
	file := id + ".lua"
	source, err := fs.ReadFile(scenarios.FS, file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := script.Load(t.Context(), file, source, script.Options{})
	if err != nil {
		t.Fatal(err)
	}
	report, err := explore.New(s.Scenario(), s, explore.Limits{}).Report(0, false)
	if err != nil {
		t.Fatal(err)
	}
	return report.Best.Turns, report.Worst.Turns
}

// say presses the number key of a choice, wherever it stands on the screen.
func (p *page) say(choice string) {
	p.t.Helper()
	before := eval[int](p, logLength)
	if choice == "breathe" {
		p.press("b")
	} else {
		p.await("document.querySelector('[data-choice=" + quote(choice) + "]')")
		n := eval[int](p, "[...document.querySelectorAll('[data-choice]')].findIndex((b) => b.dataset.choice === "+quote(choice)+") + 1")
		p.press(fmt.Sprint(n))
	}
	p.await("document.querySelector('.over') || (!document.querySelector('.choices[aria-busy=true]') && " + logLength + " > " + fmt.Sprint(before) + ")")
}

// logLength counts the lines of the conversation.
const logLength = "document.querySelectorAll('[role=log] li').length"

func TestATraineePlaysWithTheKeyboardAlone(t *testing.T) {
	best, worst := ways(t, "outage-before-pitch")
	views := map[string]view{"desktop": desktop, "phone": phone, "desktop-dark": {1280, 800, true}, "phone-dark": {360, 640, true}}
	for name, v := range views {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name != "desktop" {
				t.Skip("one view is enough in short mode")
			}
			t.Parallel()
			chromium(t)
			s := serve(t, filepath.Join(t.TempDir(), "data"))
			p := browse(t, s.url, v)
			p.joinByKeyboard(s, "Sam Ørsted")
			p.look("home")
			p.playRanked(best, "good")
			p.practiseAgain(worst, "bad")
			p.readBoard()
		})
	}
}

func (p *page) joinByKeyboard(s *server, name string) {
	p.t.Helper()
	p.goTo("/join/" + s.code())
	p.awaitText("First cohort")
	p.look("join")
	p.tabTo("input")
	p.press(name + "\r")
	p.awaitText("Offline an hour before")
	p.await("location.pathname === '/'")
}

// playRanked starts the ranked attempt, plays it, and reads the debrief.
func (p *page) playRanked(turns []explore.Turn, label string) {
	p.t.Helper()
	p.tabTo(`[aria-labelledby="s-outage-before-pitch"] button`)
	p.press("\r")
	p.conversation(turns, label)
}

func (p *page) practiseAgain(turns []explore.Turn, label string) {
	p.t.Helper()
	p.goTo("/")
	p.awaitText("Offline an hour before")
	p.tabTo(`[aria-labelledby="s-outage-before-pitch"] button`)
	p.press("\r")
	p.conversation(turns, label)
}

func (p *page) conversation(turns []explore.Turn, label string) {
	p.t.Helper()
	p.await("document.querySelector('[data-choice]')")
	p.look(label + "-opening")
	for i, turn := range turns {
		p.say(turn.Choice)
		if i == len(turns)/2 {
			p.look(label + "-middle")
		}
	}
	p.await("document.querySelector('.over')")
	p.look(label + "-ended")
	p.await("document.activeElement?.matches('.over a')")
	p.press("\r")
	p.await("location.pathname.startsWith('/debrief/') && document.querySelector('h1')")
	p.awaitText("Empathy")
	p.look(label + "-debrief")
	text := eval[string](p, "document.body.innerText")
	for _, word := range []string{"Empathy", "Composure", "Resolution"} {
		if !strings.Contains(text, word) {
			p.t.Errorf("the debrief does not speak of %s", word)
		}
	}
}

func (p *page) readBoard() {
	p.t.Helper()
	p.goTo("/")
	p.tabTo(`a[href^="/board/"]`)
	p.press("\r")
	p.await("location.pathname.startsWith('/board/')")
	p.awaitText("Sam Ørsted")
	p.look("board")
}
