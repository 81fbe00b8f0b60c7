package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// tab is a tab of a real browser. Whatever it writes to its console as an
// error, a message of the content security policy among them, fails the test.
type tab struct {
	t       *testing.T
	ctx     context.Context
	base    string
	view    view
	console struct {
		sync.Mutex
		bad       []string
		forgiving []string
	}
}

// view is how a tab is looked at.
type view struct {
	width, height int64
	dark          bool
	zoom          int64 // in hundreds of percent; 0 is 1
	moving        bool  // motion is welcome
	paper         bool  // as it is printed
}

var (
	desktop = view{width: 1280, height: 800}
	phone   = view{width: 360, height: 640}
)

// chromium finds the browser, or skips the test where it is missing and not
// required.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("EVENKEEL_TEST_REQUIRE") != "" {
		t.Fatal("Chromium is required and not installed")
	}
	t.Skip("Chromium is not installed: the browser tests are left out")
	return ""
}

// startChromium starts a browser that ends with the test.
func startChromium(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		cancel()
		stop()
	})
	// The first call's context may have no deadline: the browser would end with it.
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start the browser: %v", err)
	}
	return ctx
}

// browse opens a tab with nothing remembered: no cookie, no storage.
func browse(t *testing.T, browser context.Context, base string, v view) *tab {
	t.Helper()
	return openTab(t, browser, base, v, chromedp.WithNewBrowserContext())
}

// another opens a second tab beside this one, for the same person.
func (p *tab) another() *tab {
	p.t.Helper()
	return openTab(p.t, p.ctx, p.base, p.view)
}

func openTab(t *testing.T, parent context.Context, base string, v view, options ...chromedp.ContextOption) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent, options...)
	p := &tab{t: t, ctx: ctx, base: base, view: v}
	t.Cleanup(func() {
		cancel()
		p.console.Lock()
		defer p.console.Unlock()
		for _, line := range p.console.bad {
			if !slices.ContainsFunc(p.console.forgiving, func(s string) bool { return strings.Contains(line, s) }) {
				t.Errorf("the console shows: %s", line)
			}
		}
	})
	p.setView(v)
	call(p, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.Type == chromedp.ConsoleError || m.Type == chromedp.ConsoleException || strings.Contains(m.Text, "Content Security Policy") {
				p.console.Lock()
				p.console.bad = append(p.console.bad, m.String())
				p.console.Unlock()
			}
		}
	}()
	return p
}

func (p *tab) setView(v view) {
	p.t.Helper()
	scheme, motion, media := "light", "reduce", "screen"
	if v.dark {
		scheme = "dark"
	}
	if v.moving {
		motion = "no-preference"
	}
	if v.paper {
		media = "print"
	}
	zoom := max(v.zoom, 1)
	p.do(chromedp.EmulateViewport(v.width/zoom, v.height/zoom, chromedp.EmulateScale(float64(zoom))))
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media, Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: motion},
	}})
}

// call gives the browser a command for this tab.
func call[P, R any](p *tab, command cdp.Command[P, R], params P) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, command, params); err != nil {
		p.t.Fatalf("drive the browser: %v", err)
	}
}

// before runs a script in every page that this tab opens from now on, ahead of
// the page's own.
func (p *tab) before(js string) {
	p.t.Helper()
	call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: js})
}

// forgive lets a text be in the console's errors, where the test brings it about.
func (p *tab) forgive(text string) {
	p.console.Lock()
	defer p.console.Unlock()
	p.console.forgiving = append(p.console.forgiving, text)
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	for _, step := range steps {
		if err := chromedp.Do(p.ctx, step); err != nil {
			p.t.Fatalf("drive the browser: %v", err)
		}
	}
}

func eval[T any](p *tab, js string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("evaluate %s: %v", js, err)
	}
	return v
}

func (p *tab) goTo(path string) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.base + path))
}

// await waits until an expression is true.
func (p *tab) await(js string) {
	p.t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if eval[bool](p, "Boolean("+js+")") {
			return
		}
	}
	p.t.Fatalf("this did not become true: %s\nthe page says:\n%s", js, p.text())
}

func (p *tab) awaitText(text string) {
	p.t.Helper()
	p.await("document.body.innerText.includes(" + quote(text) + ")")
}

func (p *tab) text() string {
	p.t.Helper()
	return eval[string](p, "document.body.innerText")
}

// count counts the elements that match.
func (p *tab) count(selector string) int {
	p.t.Helper()
	return eval[int](p, "document.querySelectorAll("+quote(selector)+").length")
}

// press types keys, as a keyboard does, to whatever has the focus.
func (p *tab) press(keys string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys))
}

// activate goes by the Tab key alone to the button or link that has these
// words, or this accessible name, and presses Enter.
func (p *tab) activate(words string) {
	p.t.Helper()
	p.enter("[...document.querySelectorAll('button, a')].find((e) => (e.ariaLabel ?? e.innerText).trim() === " + quote(words) + ")")
}

// enter goes by the Tab key alone to the element that an expression finds, and
// presses Enter.
func (p *tab) enter(find string) {
	p.t.Helper()
	p.await(find)
	p.tabUntil("document.activeElement === " + find)
	p.press("\r")
}

// fill goes to a field by the Tab key and types into it as if it were empty.
func (p *tab) fill(selector, text string) {
	p.t.Helper()
	p.await("document.querySelector(" + quote(selector) + ")")
	p.tabTo(selector)
	eval[any](p, "document.activeElement.select()")
	p.press(text)
}

// tabTo presses Tab until the focus is on an element that matches.
func (p *tab) tabTo(selector string) {
	p.t.Helper()
	p.tabUntil("document.activeElement?.matches(" + quote(selector) + ")")
}

func (p *tab) tabUntil(there string) {
	p.t.Helper()
	for range 200 {
		if eval[bool](p, "Boolean("+there+")") {
			return
		}
		p.press("\t")
	}
	p.t.Fatalf("the keyboard does not get to where this is true: %s", there)
}

func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	return string(b)
}

const axeSum = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"

// axeSource is the rules of accessibility, as a script.
var axeSource = sync.OnceValues(func() (string, error) {
	source, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if sum := sha256.Sum256(source); err == nil && hex.EncodeToString(sum[:]) != axeSum {
		err = fmt.Errorf("testdata/axe/axe.min.js is not the version that its README names")
	}
	return string(source), err
})

// axe finds what hinders people, by the rules of WCAG 2.2 AA and axe's own
// best practices.
func (p *tab) axe(where string) {
	p.t.Helper()
	source, err := axeSource()
	if err != nil {
		p.t.Fatal(err)
	}
	if !eval[bool](p, "typeof axe === 'object'") {
		eval[any](p, source+"; null")
	}
	found := eval[string](p, `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) =>
		v.id + ': ' + v.help + '\n' + v.nodes.map((n) => '    ' + n.html.slice(0, 160) + '\n    ' + n.failureSummary).join('\n')).join('\n'))`)
	if found != "" {
		p.t.Errorf("axe, %s:\n%s", where, found)
	}
}

// fits finds a page that has to be scrolled sideways, and what is to blame, or
// one that can be scrolled into nothing.
func (p *tab) fits(where string) {
	p.t.Helper()
	wide := eval[string](p, `(() => {
		const room = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= room) return '';
		const inside = (e) => e && e !== document.body && (getComputedStyle(e).overflowX !== 'visible' || inside(e.parentElement));
		return [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > room + 0.5 && !inside(e.parentElement))
			.map((e) => e.outerHTML.slice(0, 120)).join('\n') || 'something';
	})()`)
	if wide != "" {
		p.t.Errorf("%s: the page has to be scrolled sideways for\n%s", where, wide)
	}
	if eval[bool](p, "(document.querySelector('.log')?.scrollWidth ?? 0) > (document.querySelector('.log')?.clientWidth ?? 0)") {
		p.t.Errorf("%s: a line of the conversation is cut off", where)
	}
	if below := eval[float64](p, "document.documentElement.scrollHeight - Math.max(innerHeight, scrollY + document.getElementById('app').getBoundingClientRect().bottom)"); below > 1 {
		p.t.Errorf("%s: below the page there are %.0f pixels of nothing", where, below)
	}
}

// look checks a screen and keeps its picture in EVENKEEL_TEST_SHOTS, if set.
func (p *tab) look(name string) {
	p.t.Helper()
	p.axe(name)
	p.fits(name)
	p.shoot(name)
}

// lookTwice looks by day and by night.
func (p *tab) lookTwice(name string) {
	p.t.Helper()
	p.look(name)
	night := p.view
	night.dark = true
	p.setView(night)
	p.look(name + "-dark")
	p.setView(p.view)
}

func (p *tab) shoot(name string) {
	p.t.Helper()
	folder := os.Getenv("EVENKEEL_TEST_SHOTS")
	if folder == "" {
		return
	}
	png, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err == nil {
		_, test, _ := strings.Cut(p.t.Name(), "/")
		err = os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s-%s.png", strings.ReplaceAll(test, "/", "-"), name)), png, 0o644)
	}
	if err != nil {
		p.t.Errorf("keep the picture of %s: %v", name, err)
	}
}
