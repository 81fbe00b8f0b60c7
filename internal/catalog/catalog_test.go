package catalog_test

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/fstest"

	"evenkeel/internal/catalog"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

const small = `scenario {
  id = "ID", title = "A small one", summary = "A word at the counter.", channel = "counter", level = 1, language = "en", minutes = 1,
  customer = { name = "Ada", about = "waits", mood = { anger = 50 } },
  start = "opening",
}
node "opening" {
  says = "SAYS",
  choice { id = "kind", text = "I see.", empathy = 2, because = "It names it.", to = "good" },
  choice { id = "curt", text = "Next.", empathy = -2, because = "It does not.", to = "bad" },
}
ending "good" { outcome = "resolved", relationship = "stays", says = "Thanks.", lesson = "Name it." }
ending "bad" { outcome = "lost", relationship = "leaves", says = "Bye.", resolution = -3, lesson = "Name it." }
`

func file(id, says string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(strings.NewReplacer("ID", id, "SAYS", says).Replace(small))}
}

func open(t *testing.T, st store.Store, files fstest.MapFS, log *bytes.Buffer) (*catalog.Catalog, error) {
	t.Helper()
	return catalog.Open(t.Context(), catalog.Config{Store: st, Files: files, Log: slog.New(slog.NewTextHandler(log, nil))})
}

func TestOnlyScenarioFilesAreLoaded(t *testing.T) {
	files := fstest.MapFS{
		"a.lua": file("a", "Well?"), "deep/b.lua": file("b", "Well?"), "a_test.lua": file("c", "Well?"),
		"lib/lines.lua": file("d", "Well?"), "notes.txt": file("e", "Well?"), ".hidden/f.lua": file("f", "Well?"),
	}
	got, err := catalog.Files(files)
	if err != nil || strings.Join(got, " ") != "a.lua deep/b.lua" {
		t.Errorf("the files are %q, %v", got, err)
	}
}

func TestABrokenFileIsLeftOutWithItsFindings(t *testing.T) {
	files := fstest.MapFS{"a.lua": file("a", "Well?"), "b.lua": {Data: []byte("scenario {")}, "c.lua": file("a", "Again?")}
	var log bytes.Buffer
	c, err := open(t, mem.New(), files, &log)
	if err != nil {
		t.Fatal(err)
	}
	if all := c.All(); len(all) != 1 || all[0].ID != "a" {
		t.Errorf("%d scenarios are in service", len(all))
	}
	for _, want := range []string{"b.lua:1", `c.lua:1:1: error EK110 the id \"a\" is that of a.lua`} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log does not say %q:\n%s", want, log.String())
		}
	}
}

func TestAFolderWithoutScenariosIsAnError(t *testing.T) {
	if _, err := open(t, mem.New(), fstest.MapFS{"b.lua": {Data: []byte("scenario {")}}, new(bytes.Buffer)); !errors.Is(err, catalog.ErrNoScenarios) {
		t.Errorf("got %v", err)
	}
}

func TestOldVersionsAreLoadedFromTheStore(t *testing.T) {
	st := mem.New()
	before, err := open(t, st, fstest.MapFS{"a.lua": file("a", "Well?")}, new(bytes.Buffer))
	if err != nil {
		t.Fatal(err)
	}
	old, _ := before.Current("a")
	after, err := open(t, st, fstest.MapFS{"a.lua": file("a", "So?")}, new(bytes.Buffer))
	if err != nil {
		t.Fatal(err)
	}
	if now, _ := after.Current("a"); now.Version == old.Version {
		t.Fatal("another text gave the same version")
	}
	got, err := after.Version(t.Context(), old.Version)
	if err != nil || got.Nodes[0].Says.Lines[0].Text != "Well?" {
		t.Fatalf("the old version is %+v, %v", got, err)
	}
	if again, _ := after.Version(t.Context(), old.Version); again != got {
		t.Error("the old version was loaded twice")
	}
	if _, err := after.Version(t.Context(), "no such hash"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a version that nobody knows: %v", err)
	}
}
