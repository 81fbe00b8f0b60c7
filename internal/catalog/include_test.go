package catalog_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"evenkeel/internal/catalog"
	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/script"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

// including is a scenario that says what a shared file holds.
func including(id, name string) string {
	return "local words = include \"" + name + "\"\n" + strings.Replace(lua(id, ""), `says = ""`, `says = words.well`, 1)
}

func words(well string) string { return `return { well = "` + well + `" }` }

func TestAChangedIncludeReloadsWhatIncludesIt(t *testing.T) {
	f := serve(t, "a.lua", including("a", "lib/x.lua"), "b.lua", including("b", "lib/x.lua"), "c.lua", lua("c", "Alone?"),
		"lib/x.lua", `return include "lib/deep/y.lua"`, "lib/deep/y.lua", words("Well?"))
	a, _ := f.Current("a")
	c, _ := f.Current("c")
	f.save("lib/deep/y.lua", words("So?"))
	f.untilSays("a", "So?")
	f.untilSays("b", "So?")
	if now, _ := f.Current("c"); now != c {
		t.Error("a scenario that includes nothing is another version")
	}
	if err := playOn(a); err != nil || a.Nodes[0].Says.Lines[0].Text != "Well?" {
		t.Errorf("an attempt at the version before: %v", err)
	}
	f.log.forget()
	f.save("lib/deep/y.lua", "return {")
	f.untilLogged("lib/deep/y.lua:1:1: error EK002")
	f.must(os.Remove(f.path("lib/x.lua")))
	f.untilLogged("there is no file lib/x.lua in the scenarios' folder")
	if f.says("a") != "So?" || f.says("b") != "So?" {
		t.Errorf("with a broken include a says %q", f.says("a"))
	}
	f.save("lib/x.lua", words("Mended?"))
	f.untilSays("a", "Mended?")
}

func TestAnIncludeThatComesLaterMendsWhatMissesIt(t *testing.T) {
	f := serve(t, "a.lua", lua("a", "Well?"), "b.lua", including("b", "lib/x.lua"))
	if f.says("b") != "" {
		t.Fatal("a scenario without its include is in service")
	}
	f.save("lib/x.lua", words("And?"))
	f.untilSays("b", "And?")
}

func TestOldVersionsAreLoadedWithTheFilesThatTheyHad(t *testing.T) {
	st := mem.New()
	files := func(well string) fstest.MapFS {
		return fstest.MapFS{
			"a.lua": {Data: []byte(including("a", "lib/x.lua"))}, "lib/x.lua": {Data: []byte(words(well))}, "lib/unused.lua": {Data: []byte("return 1")},
		}
	}
	var log bytes.Buffer
	c, err := open(t, st, files("Well?"), &log)
	if err != nil {
		t.Fatal(err, &log)
	}
	old, _ := c.Current("a")
	err = st.View(t.Context(), func(tx *store.Tx) error {
		source, err := tx.Version(old.Version)
		if len(source.Files) != 2 || source.Files["lib/x.lua"] != words("Well?") || source.Files["a.lua"] == "" {
			t.Errorf("kept are %q", source.Files)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if c, err = open(t, st, files("So?"), &log); err != nil {
		t.Fatal(err)
	}
	now, _ := c.Current("a")
	again, err := c.Version(t.Context(), old.Version)
	if err != nil || again.Version == now.Version || again.Nodes[0].Says.Lines[0].Text != "Well?" || now.Nodes[0].Says.Lines[0].Text != "So?" {
		t.Errorf("the old version is %v, %v", again, err)
	}
}

func TestIncludesCannotLeadOutOfTheFolder(t *testing.T) {
	f := serve(t, "ok.lua", lua("ok", "Well?"))
	f.must(os.WriteFile(filepath.Join(f.dir, "..", "x.lua"), []byte(words("From outside?")), 0o644))
	f.must(os.MkdirAll(f.path("lib"), 0o755))
	f.must(os.Symlink("../../x.lua", f.path("lib/link.lua")))
	f.must(syscall.Mkfifo(f.path("lib/pipe.lua"), 0o644))
	f.must(os.WriteFile(f.path("lib/huge.lua"), bytes.Repeat([]byte("-"), 2<<20), 0o644))
	for name, want := range map[string]string{
		"lib/link.lua": "lib/link.lua cannot be read", "lib/pipe.lua": "no regular file", "lib/huge.lua": "more than 1048576 bytes", "../x.lua": "cannot be included",
	} {
		f.log.forget()
		f.save("a.lua", including("a", name))
		f.untilLogged(want)
		f.must(os.Remove(f.path("a.lua")))
	}
	if f.says("a") != "" {
		t.Errorf("a says %q", f.says("a"))
	}
}

func TestAFileAloneIncludesFromTheFolderAroundIt(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("lib/x.lua", words("From above?"))
	write("near/lib/x.lua", words("From beside?"))
	for file, want := range map[string]string{"a.lua": "From above?", "deep/down/b.lua": "From above?", "near/c.lua": "From beside?", "near/lib/d.lua": "From beside?"} {
		path := write(file, "")
		s, findings, err := catalog.Check(t.Context(), path, []byte(including("a", "lib/x.lua")), script.Options{Files: catalog.Around(path)}, explore.Limits{})
		if err != nil || s == nil || s.Scenario().Nodes[0].Says.Lines[0].Text != want {
			t.Errorf("%s: %v, %v", file, findings, err)
		}
	}
}

const variantB = `variant "b" { customer = { name = "Bo", mood = { anger = 30 } }, words = { opening = "And me?" } }`

func TestVariantsOfAVersionAreFound(t *testing.T) {
	st, log := mem.New(), new(bytes.Buffer)
	c, err := open(t, st, fstest.MapFS{"a.lua": {Data: []byte(lua("a", "Well?") + variantB)}}, log)
	if err != nil {
		t.Fatal(err, log)
	}
	v, _ := c.Current("a")
	b, err := v.Form("b")
	if err != nil || b.Customer.Name != "Bo" || b.Version != v.Version {
		t.Fatalf("the variant is %v, %v", b, err)
	}
	if err := playOn(b); err != nil {
		t.Error(err)
	}
	if _, err := v.Form("c"); err == nil || !strings.Contains(err.Error(), `"c"; it has "b"`) {
		t.Errorf("an unknown variant: %v", err)
	}
	start := play.Start{Seed: 1}
	finishOn(t, c, b, "one", start, nil, "kind")
	finishOn(t, c, v, "two", start, nil, "kind")
	finishOn(t, c, b, "three", start, func(events []play.Event) { events[0].Started.Variant = "gone" }, "kind")
	for id, want := range map[string]string{"one": "", "two": "", "three": `no such variant "gone"`} {
		a, err := c.Audit(t.Context(), id)
		if err != nil || a.Agrees() != (want == "") || !strings.Contains(a.Failure, want) {
			t.Errorf("attempt %s: %+v, %v", id, a, err)
		}
	}
}

func TestEachVariantIsChecked(t *testing.T) {
	source := lua("a", "Well?")
	source = strings.Replace(source, `id = "kind",`, `id = "kind", when = function(at) return at.mood.anger >= 50 end,`, 1)
	source = strings.Replace(source, `id = "curt",`, `id = "curt", when = function(at) return at.mood.anger >= 40 end,`, 1)
	_, own, err := catalog.Check(t.Context(), "a.lua", []byte(source), script.Options{}, explore.Limits{})
	if err != nil || own.Errors() {
		t.Fatal(own, err)
	}
	s, findings, err := catalog.Check(t.Context(), "a.lua", []byte(source+variantB), script.Options{}, explore.Limits{})
	if err != nil || s == nil {
		t.Fatal(err)
	}
	var more []script.Finding
	for _, f := range findings[len(own):] {
		if f.Severity == script.Error {
			more = append(more, f)
		}
	}
	if len(more) != 1 || more[0].Code != catalog.CodeNoChoice || !strings.HasPrefix(more[0].Message, `variant "b": `) {
		t.Errorf("found\n%v\nbeside\n%v", findings, own)
	}
}
