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
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// page is a tab of a real browser. Whatever it writes to its console as an
// error, a message of the content security policy among them, fails the test.
type page struct {
	t       *testing.T
	ctx     context.Context
	base    string
	console struct {
		sync.Mutex
		bad []string
	}
}

// view is how a page is looked at.
type view struct {
	width, height int64
	dark          bool
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

// browse opens a browser of its own, with nothing remembered.
func browse(t *testing.T, base string, v view) *page {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("force-prefers-reduced-motion", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	p := &page{t: t, ctx: ctx, base: base}
	t.Cleanup(func() {
		cancel()
		stop()
		p.console.Lock()
		defer p.console.Unlock()
		for _, line := range p.console.bad {
			t.Errorf("the console shows: %s", line)
		}
	})
	p.do(chromedp.EmulateViewport(v.width, v.height))
	scheme := "light"
	if v.dark {
		scheme = "dark"
	}
	p.do(func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}})
		return chromedp.Void{}, err
	})
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

func (p *page) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	for _, step := range steps {
		// The first call's context may have no deadline: the browser would end with it.
		if err := chromedp.Do(p.ctx, step); err != nil {
			p.t.Fatalf("drive the browser: %v", err)
		}
	}
}

func eval[T any](p *page, js string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("evaluate %s: %v", js, err)
	}
	return v
}

func (p *page) goTo(path string) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.base + path))
}

// await waits until an expression is true.
func (p *page) await(js string) {
	p.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(40 * time.Millisecond) {
		if eval[bool](p, "Boolean("+js+")") {
			return
		}
	}
	p.t.Fatalf("this did not become true: %s\nthe page says:\n%s", js, eval[string](p, "document.body.innerText"))
}

func (p *page) awaitText(text string) {
	p.t.Helper()
	p.await("document.body.innerText.includes(" + quote(text) + ")")
}

// press types keys, as a keyboard does, to whatever has the focus.
func (p *page) press(keys string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys))
}

// tabTo presses Tab until the focus is on an element that matches.
func (p *page) tabTo(selector string) {
	p.t.Helper()
	for range 80 {
		if eval[bool](p, "Boolean(document.activeElement?.matches("+quote(selector)+"))") {
			return
		}
		p.press("\t")
	}
	p.t.Fatalf("the keyboard does not reach %s", selector)
}

func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	return string(b)
}

const axeSum = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"

// axe finds what hinders people, by the rules of WCAG 2.2 AA and axe's own
// best practices.
func (p *page) axe(where string) {
	p.t.Helper()
	source, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		p.t.Fatal(err)
	}
	if sum := sha256.Sum256(source); hex.EncodeToString(sum[:]) != axeSum {
		p.t.Fatal("testdata/axe/axe.min.js is not the version that its README names")
	}
	if !eval[bool](p, "typeof axe === 'object'") {
		eval[any](p, string(source)+"; null")
	}
	found := eval[string](p, `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) =>
		v.id + ': ' + v.help + '\n' + v.nodes.map((n) => '    ' + n.html.slice(0, 160) + '\n    ' + n.failureSummary).join('\n')).join('\n'))`)
	if found != "" {
		p.t.Errorf("axe, %s:\n%s", where, found)
	}
}

// fits finds a page that has to be scrolled sideways.
func (p *page) fits(where string) {
	p.t.Helper()
	if over := eval[int](p, "document.documentElement.scrollWidth - document.documentElement.clientWidth"); over > 0 {
		p.t.Errorf("%s: the page is %d pixels too wide", where, over)
	}
}

// look checks a screen and keeps its picture in EVENKEEL_TEST_SHOTS, if set.
func (p *page) look(name string) {
	p.t.Helper()
	p.axe(name)
	p.fits(name)
	folder := os.Getenv("EVENKEEL_TEST_SHOTS")
	if folder == "" {
		return
	}
	png, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s-%s.png", strings.ReplaceAll(p.t.Name(), "/", "-"), name)), png, 0o644)
	}
	if err != nil {
		p.t.Errorf("keep the picture of %s: %v", name, err)
	}
}
