package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"evenkeel/scenarios"
)

// nextSteps goes where home leads, by the keyboard: to the baseline, which goes
// badly, and to the re-assessment, which does not. Then it looks at what has
// grown: on the page of progress, on that for a review, on the board.
func nextSteps(t *testing.T, h *house) {
	code := measuredCohort(t, h)
	p := browse(t, h.browser, h.url, desktop)
	p.join(code, "Ada next")
	p.awaitText("Next: your baseline")
	p.awaitText("It shows where you begin, so that you can see later what has grown.")
	p.lookAround("baseline")
	p.nextByKeyboard()
	p.play("carrier", "please", "lost")

	p.goTo("/")
	p.await("document.querySelector('.next .cap')?.innerText === 'Something new'")
	p.goTo("/progress")
	p.awaitText("You have finished 1 conversation.")
	for _, want := range []string{"Too few to say yet: 3 moments.", "Not seen yet: Self-awareness, ", "To come back to", "A parcel that went around", "once"} {
		p.awaitText(want)
	}
	p.lookAround("progress-few")

	p.assess(h)
	p.goTo("/")
	p.awaitText("Next: see what has grown")
	p.awaitText("Ruth Abernathy: A christening gown has been to three depots.")
	p.lookAround("reassess")
	p.nextByKeyboard()
	p.awaitText("Ruth Abernathy")
	p.play("breathe", "birthday", "steady", "courier")

	p.goTo("/")
	p.await("document.querySelector('.history tbody tr')")
	eval[any](p, `(() => { const only = document.querySelector('#only-outcome'); only.value = 'lost'; only.dispatchEvent(new Event('change')); })()`)
	p.await("document.querySelectorAll('.history tbody tr').length === 1")
	p.lookTwice("history")
	p.progress()
	p.review()
	p.goTo("/growth/" + eval[string](p, "fetch('/api/me').then((r) => r.json()).then((me) => me.cohorts[0].id)"))
	p.await(ownRow)
	p.awaitText("Growth is the mean of all re-assessments less that of all baselines")
	p.lookAround("growth-board")

	p.before("Object.defineProperty(navigator, 'languages', { get: () => ['de-DE', 'de'] })")
	p.view = phone
	p.setView(phone)
	for path, there := range map[string]string{"/": ".history tbody tr", "/progress": ".skill"} {
		p.goTo(path)
		p.await("document.querySelector(" + quote(there) + ") && document.documentElement.lang === 'de'")
		p.look("german" + strings.ReplaceAll(path, "/", "-"))
	}
}

// firstInOwnLanguage comes for the first time, in German and in English: home
// leads to the tutorial of that language and lists both. It is played to its
// end, by keys alone.
func firstInOwnLanguage(t *testing.T, h *house) {
	folder := t.TempDir()
	best := make(map[string][]string)
	for language, file := range map[string]string{"de": "erste-schicht.lua", "en": "first-shift.lua"} {
		source, err := fs.ReadFile(scenarios.FS, file)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, file), source, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		found, err := findWays(t.Context(), file, source)
		if err != nil {
			t.Fatal(err)
		}
		best[language] = found.best
	}
	s := serve(t, filepath.Join(t.TempDir(), "data"), "--scenarios", folder)
	for _, c := range []struct{ language, hello, title string }{
		{"de", "Hallo, Kim de", "Erste Schicht"},
		{"en", "Hello, Kim en", "First shift"},
	} {
		p := browse(t, h.browser, s.url, desktop)
		p.before("Object.defineProperty(navigator, 'languages', { get: () => ['" + c.language + "'] })")
		p.goTo("/join/" + s.code())
		p.fill("#name", "Kim "+c.language+"\r")
		p.awaitText(c.hello)
		p.await("document.querySelector('.next h2')?.innerText === " + quote(c.title))
		p.await("document.querySelector('#s-erste-schicht') && document.querySelector('#s-first-shift')")
		p.lookAround("first-" + c.language)
		p.nextByKeyboard()
		p.await("document.querySelector('#voice').closest('[lang]').lang === " + quote(c.language))
		p.lookTwice("first-" + c.language + "-play")
		for _, choice := range best[c.language] {
			p.say(choice)
		}
		p.await(over)
		p.lookTwice("first-" + c.language + "-over")
		p.await("document.activeElement?.matches('.over a')")
		p.press("\r")
		p.await("location.pathname.startsWith('/debrief/') && document.querySelector('h1')")
		p.lookTwice("first-" + c.language + "-debrief")
	}
}

// measuredCohort is one whose members begin with a baseline.
func measuredCohort(t *testing.T, h *house) (code string) {
	t.Helper()
	for _, args := range [][]string{{"cohort", "new", "Measured", "--empty"}, {"cohort", "assign", "Measured", "parcel", "--as", "baseline"}} {
		exit, out, stderr := ask(t, append(args, "--data", h.data)...)
		if exit != 0 {
			t.Fatalf("%q: %d, %q", args, exit, stderr)
		}
		code = regexp.MustCompile(`/join/(\S+)`).FindStringSubmatch(out)[1]
	}
	return code
}

// assess gives the measured cohort its re-assessment.
func (p *tab) assess(h *house) {
	p.t.Helper()
	if exit, _, stderr := ask(p.t, "cohort", "assign", "Measured", "parcel", "--variant", "b", "--as", "reassessment", "--data", h.data); exit != 0 {
		p.t.Fatalf("assign: %d, %q", exit, stderr)
	}
}

// nextByKeyboard does what home says comes next.
func (p *tab) nextByKeyboard() {
	p.t.Helper()
	p.tabTo(".next button")
	p.press("\r")
	p.await(replies)
}

// progress reads what has grown, and opens what it rests on.
func (p *tab) progress() {
	p.t.Helper()
	p.goTo("/progress")
	p.awaitText("What has grown")
	for _, want := range []string{"From 0.0 at the baseline to 100.0 at the re-assessment.", "from 7 moments", "practise next", "from 0.0 to 100.0 in 2 conversations", "Personal bests"} {
		p.awaitText(want)
	}
	p.tabTo(".skill summary")
	p.press("\r")
	p.await("document.querySelector('.skill details[open] .said')")
	p.lookAround("progress")
}

// review reads the page for a review, on the screen and on paper, and takes the
// table along.
func (p *tab) review() {
	p.t.Helper()
	p.tabTo(`a[href="/progress/review"]`)
	p.press("\r")
	p.awaitText("Ada next: what the conversations show")
	p.lookAround("review")
	paper := p.view
	paper.paper = true
	p.setView(paper)
	if eval[bool](p, "[...document.querySelectorAll('.no-print, .top')].some((e) => e.offsetParent)") {
		p.t.Error("on paper there is something to press")
	}
	p.shoot("review-paper")
	p.setView(p.view)
	got := eval[string](p, "fetch('/api/progress.csv').then((r) => r.text())")
	if !strings.HasPrefix(got, "kind,name,value,low,high,observations,") || !strings.Contains(got, "change,building_trust,78.3,") {
		p.t.Errorf("the table is\n%s", got)
	}
	if eval[string](p, "document.querySelector('a[download]').getAttribute('href')") != "/api/progress.csv" {
		p.t.Error("the table cannot be taken along")
	}
}

// lookAround looks at a screen by day and by night, and at it on a phone.
func (p *tab) lookAround(name string) {
	p.t.Helper()
	p.lookTwice(name)
	wide := p.view
	p.setView(phone)
	p.view = phone
	p.lookTwice(name + "-phone")
	p.view = wide
	p.setView(wide)
}
