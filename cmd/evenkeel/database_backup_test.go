//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"evenkeel/internal/store/postgres/postgrestest"
	"evenkeel/internal/wire"
)

// A database is backed up into a file, also while a server works on it, and
// the file goes into an empty database, or serves by itself.
func TestADatabaseIsBackedUpAndRestored(t *testing.T) {
	pg := postgrestest.Need(t)
	from, into := pg.Database(t), pg.Database(t)
	folder := t.TempDir()
	data, saved, again := filepath.Join(folder, "data"), filepath.Join(folder, "saved.db"), filepath.Join(folder, "again.db")
	s := serve(t, data, "--store", from)
	player := newBot(s.url, "Walker", 7)
	must(t, player.join(s.code()))
	must(t, player.connect())
	m, err := player.ask(wire.Request{Type: wire.TypeStart, Scenario: "the-third-delay", Mode: wire.Ranked})
	must(t, err)
	expect := func(want int, says string, args ...string) string {
		t.Helper()
		code, out, wrong := command(t, args...)
		if code != want || !strings.Contains(out+wrong, says) {
			t.Fatalf("%v ends with %d, and says\n%s%s", args, code, out, wrong)
		}
		return out
	}
	expect(exitOK, "backed up: ", "backup", saved, "--data", data)
	expect(exitOK, "nothing is wrong: ", "doctor", saved)
	expect(exitOK, "nothing is wrong: ", "doctor", "--data", data, "--store", from)
	expect(exitFailed, "does not keep its store in a file", "restore", saved, "--data", data)
	s.stop(t)

	expect(exitFailed, "the target has content of its own", "restore", saved, "--data", data, "--store", from)
	expect(exitOK, "restored into the database: ", "restore", saved, "--data", data, "--store", into)
	expect(exitOK, "backed up: ", "backup", again, "--data", data, "--store", into)
	if a, b := expect(exitOK, "", "doctor", saved), expect(exitOK, "", "doctor", again); a != b {
		t.Errorf("the first backup has %s the second %s", a, b)
	}
	fresh := filepath.Join(folder, "fresh")
	expect(exitOK, "restored: ", "restore", again, "--data", fresh)
	s = serve(t, fresh)
	player.base = s.url
	must(t, player.connect())
	resumed, err := player.ask(wire.Request{Type: wire.TypeResume, Attempt: m.Attempt})
	if err != nil || resumed.Seq != m.Seq || resumed.Node != m.Node {
		t.Errorf("after all that the attempt is at turn %d of %s (%v)", resumed.Seq, resumed.Node, err)
	}
}
