//go:build unix

package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/control"
	"evenkeel/internal/wire"
)

// player plays attempt after attempt, the first one ranked.
type player struct {
	*bot
	mu     sync.Mutex
	played map[string]map[int]string // acknowledged choices by attempt and turn
	ranked string
	err    error
}

// playAttempts plays until stop is closed.
func (p *player) playAttempts(stop <-chan struct{}) {
	mode := wire.Ranked
	for {
		m, err := p.ask(wire.Request{Type: wire.TypeStart, Scenario: "the-third-delay", Mode: mode})
		if err == nil && mode == wire.Ranked {
			p.mu.Lock()
			p.ranked = m.Attempt
			p.mu.Unlock()
		}
		mode = wire.Practice
		if err == nil {
			_, err = p.play(m, p.acknowledged)
		}
		select {
		case <-stop:
			return
		default:
		}
		if err != nil {
			p.err = err
			return
		}
	}
}

func (p *player) acknowledged(attempt string, seq int, choice string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.played[attempt] == nil {
		p.played[attempt] = make(map[int]string)
	}
	p.played[attempt][seq] = choice
}

// known is what has been acknowledged until now.
func (p *player) known() []*survivor {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []*survivor
	for attempt, choices := range p.played {
		s := &survivor{bot: p.bot, attempt: attempt, acknowledged: maps.Clone(choices), mode: wire.Practice}
		if attempt == p.ranked {
			s.mode = wire.Ranked
		}
		all = append(all, s)
	}
	return all
}

// The drill: a backup made while everybody plays, put into a new house, has
// every turn that anybody was told is kept before it began, and its boards
// agree.
func TestARestoreDrill(t *testing.T) {
	data, fresh := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "fresh")
	saved := filepath.Join(t.TempDir(), "saved.db")
	s := serve(t, data)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	var players []*player
	for i := range 12 {
		p := &player{bot: newBot(s.url, fmt.Sprint("Player ", i), rand.Uint64()), played: make(map[string]map[int]string)}
		must(t, p.join(s.code()))
		must(t, p.connect())
		players = append(players, p)
		wg.Go(func() { p.playAttempts(stop) })
	}
	var before []*survivor
	for turns := 0; turns < 300; {
		time.Sleep(50 * time.Millisecond)
		before, turns = nil, 0
		for _, p := range players {
			before = append(before, p.known()...)
		}
		for _, p := range before {
			turns += len(p.acknowledged)
		}
	}
	expect := func(want int, says string, args ...string) {
		t.Helper()
		if code, out, wrong := command(t, args...); code != want || !strings.Contains(out+wrong, says) {
			t.Fatalf("%v ends with %d, and says\n%s%s", args, code, out, wrong)
		}
	}
	expect(exitOK, "backed up: ", "backup", saved, "--data", data)
	expect(exitOK, "nothing is wrong: ", "doctor", "--data", data)
	expect(exitFailed, "is there already", "backup", saved, "--data", data)
	time.Sleep(200 * time.Millisecond)
	close(stop)
	wg.Wait()
	for _, p := range players {
		if p.err != nil {
			t.Errorf("%s: %v", p.name, p.err)
		}
		p.close()
	}
	s.stop(t)

	expect(exitOK, "restored: ", "restore", saved, "--data", fresh)
	expect(exitOK, "nothing is wrong: ", "doctor", "--data", fresh)
	for _, folder := range []string{fresh, filepath.Join(fresh, snapshotFolder)} { // a crash's
		must(t, os.MkdirAll(filepath.Join(folder, "backup-left.tmp"), 0o700))
	}
	s = serve(t, fresh)
	if left := names(t, fresh); slices.Contains(left, "backup-left.tmp") || len(names(t, filepath.Join(fresh, snapshotFolder))) > 0 {
		t.Errorf("what a crash left of copies is still there: %v", left)
	}
	turns, ended := 0, 0
	for _, p := range before {
		p.base = s.url
		p.check(t)
		turns += len(p.acknowledged)
		if p.finished != nil {
			ended++
		}
	}
	if ended == 0 {
		t.Error("nothing was finished before the backup: the boards show nothing")
	}
	// The same into the running server: it begins again by itself, and who
	// plays comes back.
	must(t, players[0].connect())
	expect(exitOK, "what was there before is in", "restore", saved, "--data", fresh)
	if m, err := players[0].read(); err != nil || m.Type != wire.TypeBye || m.Code != wire.CodeDraining {
		t.Errorf("the server says %q, %q (%v) and not goodbye", m.Type, m.Code, err)
	}
	players[0].close()
	for _, p := range before {
		p.check(t)
	}
	expect(exitOK, "nothing is wrong: ", "doctor", "--data", fresh)
	if code, _ := s.stop(t); code != exitOK {
		t.Errorf("after a restore the server stops with %d", code)
	}
	t.Logf("%d turns of %d attempts, %d of them finished, were there before the backup and after the restore", turns, len(before), ended)
}

// A server that is given what it cannot open goes back to what it had.
func TestAServerThatCannotBeginWithABackupGoesBack(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, data)
	sam := newBot(s.url, "Sam", 1)
	must(t, sam.join(s.code()))
	folder := filepath.Join(data, "backup-bad.tmp")
	must(t, os.Mkdir(folder, 0o700))
	must(t, os.WriteFile(filepath.Join(folder, storeFile), []byte("This is no store."), 0o600))
	client, err := control.Dial(filepath.Join(data, control.SocketName))
	must(t, err)
	defer client.Close()
	c := &restoreCommand{place: place{Data: data}}
	if _, err := c.restoreRunning(t.Context(), client, folder); err == nil || !strings.Contains(err.Error(), "begun again with what it had before") {
		t.Errorf("it answers %v", err)
	}
	must(t, sam.call(http.MethodGet, "/api/me", nil, &sam.me))
	if _, err := client.Restore(t.Context(), control.Restore{Folder: "..", File: "passwd"}); err == nil || !strings.Contains(err.Error(), "is not where backups are put") {
		t.Errorf("a file from elsewhere is answered %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(data, "*before-restore*")); err != nil || len(left) > 0 {
		t.Errorf("what was tried has left %v (%v)", left, err)
	}
}
