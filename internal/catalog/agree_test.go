package catalog

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

// common is a store that several servers share, who hear nothing of each other.
type common struct{ *mem.Store }

func (common) Notices(ctx context.Context) ([]store.Notice, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// node is a server with a folder of its own.
type node struct {
	*Catalog
	t   *testing.T
	st  store.Store
	dir string
}

func newNode(t *testing.T, st store.Store, titles map[string]string) *node {
	t.Helper()
	n := &node{t: t, st: st, dir: t.TempDir()}
	for id, title := range titles {
		n.save(id, title)
	}
	n.restart()
	return n
}

func (n *node) restart() {
	n.t.Helper()
	c, err := Open(n.t.Context(), Config{Store: n.st, Folder: n.dir, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		n.t.Fatal(err)
	}
	n.Catalog = c
}

func (n *node) save(id, title string) {
	n.t.Helper()
	text := strings.NewReplacer(`"tiny"`, `"`+id+`"`, "TITLE", title).Replace(tiny)
	if err := os.WriteFile(filepath.Join(n.dir, id+".lua"), []byte(text), 0o600); err != nil {
		n.t.Fatal(err)
	}
}

func (n *node) look() {
	n.t.Helper()
	if err := n.reload(n.t.Context()); err != nil {
		n.t.Fatal(err)
	}
}

// wants checks which scenarios are in service: id=title, by id.
func (n *node) wants(want string) {
	n.t.Helper()
	var got []string
	for _, id := range []string{"one", "two"} {
		if v, ok := n.Current(id); ok {
			got = append(got, id+"="+v.Title)
		}
	}
	if strings.Join(got, " ") != want {
		n.t.Errorf("in service is %q, want %q", got, want)
	}
}

// twoNodes are servers whose folders are alike.
func twoNodes(t *testing.T) (a, b *node) {
	st := common{mem.New()}
	titles := map[string]string{"one": "First", "two": "Other"}
	return newNode(t, st, titles), newNode(t, st, titles)
}

func TestServersFollowTheFolderThatChanged(t *testing.T) {
	a, b := twoNodes(t)
	a.save("one", "Second")
	a.look()
	b.look()
	b.wants("one=Second two=Other")
	b.restart() // with its old file
	b.wants("one=Second two=Other")
	b.save("one", "Third")
	b.look()
	a.look()
	a.wants("one=Third two=Other")
	a.save("one", "First") // back to what there was
	a.look()
	b.look()
	b.wants("one=First two=Other")
}

func TestOfTwoChangesAtOnceTheFirstIsInService(t *testing.T) {
	a, b := twoNodes(t)
	a.save("one", "Hers")
	b.save("one", "His")
	b.save("two", "His too")
	a.look()
	b.look()
	a.look()
	for _, n := range []*node{a, b} {
		n.wants("one=Hers two=His too")
	}
	b.look()
	b.wants("one=Hers two=His too")
	b.save("one", "His again")
	b.look()
	a.look()
	a.wants("one=His again two=His too")
}

func TestAScenarioComesAndGoesOnAllServers(t *testing.T) {
	st := common{mem.New()}
	a := newNode(t, st, map[string]string{"one": "First"})
	b := newNode(t, st, map[string]string{"one": "First"})
	a.save("two", "New")
	a.look()
	b.look()
	b.wants("one=First two=New")
	if err := os.Remove(filepath.Join(a.dir, "one.lua")); err != nil {
		t.Fatal(err)
	}
	a.look()
	b.look()
	b.wants("two=New")
	b.restart() // its file is still there
	b.wants("two=New")
	b.save("one", "Back")
	b.look()
	a.look()
	a.wants("one=Back two=New")
}

func TestAServerThatComesWithSomethingNewPublishesIt(t *testing.T) {
	a, _ := twoNodes(t)
	newNode(t, a.st, map[string]string{"one": "Newer", "two": "Other"})
	a.look()
	a.wants("one=Newer two=Other")
}

func TestAStoreOfOneServerFollowsItsFolder(t *testing.T) {
	st := mem.New()
	a := newNode(t, st, map[string]string{"one": "First"})
	a.save("one", "Second")
	a.restart()
	a.wants("one=Second")
	a.save("one", "First")
	a.restart()
	a.wants("one=First")
}
