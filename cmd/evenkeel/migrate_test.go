//go:build unix

package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
	"evenkeel/internal/store/postgres/postgrestest"
	"evenkeel/internal/wire"
)

// command runs evenkeel here, and gives its exit code and what it said.
func command(t *testing.T, args ...string) (code int, out, wrong string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

// A house moves from its file into a database and back, and nobody who lives
// there notices.
func TestAHouseMovesIntoADatabaseAndBack(t *testing.T) {
	pg := postgrestest.Need(t)
	database := pg.Database(t)
	data, back := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "back")
	s := serve(t, data)
	player := newBot(s.url, "Walker", 7)
	must(t, player.join(s.code()))
	must(t, player.connect())
	m, err := player.ask(wire.Request{Type: wire.TypeStart, Scenario: "the-third-delay", Mode: wire.Ranked})
	must(t, err)
	code := s.code()

	from := "bolt:" + filepath.Join(data, storeFile)
	if code, _, wrong := command(t, "migrate", "--from", from, "--to", database); code != exitFailed || !strings.Contains(wrong, "another process is using the store") {
		t.Errorf("copying from below a running server ends with %d: %s", code, wrong)
	}
	s.stop(t)
	var sums [2]string
	for i, move := range [][2]string{{from, database}, {database, "bolt:" + filepath.Join(back, storeFile)}} {
		code, out, wrong := command(t, "migrate", "--from", move[0], "--to", move[1])
		if code != exitOK {
			t.Fatalf("copying from %s to %s ends with %d: %s", move[0], move[1], code, wrong)
		}
		sums[i] = out
	}
	if sums[0] != sums[1] {
		t.Errorf("going there copied\n%s\ncoming back\n%s", sums[0], sums[1])
	}

	for _, args := range [][]string{{"--store", database}, nil} {
		s = serve(t, back, args...)
		if s.code() != code {
			t.Errorf("after moving the join code is %s, want %s", s.code(), code)
		}
		player.base = s.url
		must(t, player.connect())
		resumed, err := player.ask(wire.Request{Type: wire.TypeResume, Attempt: m.Attempt})
		if err != nil || resumed.Seq != m.Seq || resumed.Node != m.Node {
			t.Errorf("after moving the attempt is at turn %d of %s (%v)", resumed.Seq, resumed.Node, err)
		}
		player.close()
		s.stop(t)
	}
}

func TestACopyThatWasCutOffIsNotServed(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s, err := bolt.Open(filepath.Join(data, storeFile))
	must(t, err)
	must(t, s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSetting("copy", "{}") }))
	must(t, s.Close())
	for _, args := range [][]string{
		{"serve", "--addr", "127.0.0.1:0", "--data", data}, {"cohort", "list", "--data", data},
		{"migrate", "--from", "bolt:" + filepath.Join(data, storeFile), "--to", "bolt:" + filepath.Join(t.TempDir(), "x.db")},
	} {
		if code, _, wrong := command(t, args...); code != exitFailed || !strings.Contains(wrong, "has not been finished: repeat evenkeel migrate") {
			t.Errorf("%v ends with %d: %s", args, code, wrong)
		}
	}
}
