package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestFirstScreenIsUsableSoon measures, where EVENKEEL_TEST_USABLE is set, how
// long a visitor with nothing in the cache waits for the first screen: from the
// start of the navigation until the join page has its words and its field the
// focus. It is no gate: a machine that does other things too is slow.
func TestFirstScreenIsUsableSoon(t *testing.T) {
	if os.Getenv("EVENKEEL_TEST_USABLE") == "" {
		t.Skip("set EVENKEEL_TEST_USABLE to measure")
	}
	browser := startChromium(t)
	s := serve(t, filepath.Join(t.TempDir(), "data"), "--scenarios", few)
	const marked = `new MutationObserver(() => {
		if (document.activeElement?.id === 'name' && document.querySelector('h1')?.innerText.includes('First cohort')) window.usable ??= performance.now();
	}).observe(document, { childList: true, subtree: true });
	addEventListener('focusin', () => { document.documentElement.toggleAttribute('data-seen'); });`
	var took []float64
	for range 9 {
		p := browse(t, browser, s.url, phone)
		p.before(marked)
		p.goTo("/join/" + s.code())
		p.await("window.usable || document.activeElement?.id === 'name'")
		took = append(took, eval[float64](p, "window.usable ?? performance.now()"))
		if len(took) == 1 {
			t.Logf("loaded %s", eval[string](p, `(() => { const all = performance.getEntriesByType('resource'); return all.length + ' files, ' + all.reduce((sum, r) => sum + r.transferSize, 0) + ' bytes'; })()`))
		}
	}
	slices.Sort(took)
	t.Logf("usable after %.0f ms in the middle, %.0f at best, %.0f at worst, of %d visits", took[len(took)/2], took[0], took[len(took)-1], len(took))
}
