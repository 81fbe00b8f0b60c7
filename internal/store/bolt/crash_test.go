package bolt

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/store/storetest"
)

// crashFile tells a child process which store to write until it is killed, and
// crashUnsynced, if set, to spare the syncs.
const (
	crashFile     = "EVENKEEL_CRASH_FILE"
	crashUnsynced = "EVENKEEL_CRASH_UNSYNCED"
)

// crashRounds sets how often tests crash what writes; a few times if unset.
const crashRounds = "EVENKEEL_CRASH_ROUNDS"

// diskFailed is the exit code of a child whose disk failed.
const diskFailed = 3

const crashTrainees = 24

func rounds(usual, short int) int {
	if n, err := strconv.Atoi(os.Getenv(crashRounds)); err == nil {
		return n
	}
	if testing.Short() {
		return short
	}
	return usual
}

func TestMain(m *testing.M) {
	if path := os.Getenv(crashFile); path != "" {
		err := writeUntilKilled(path)
		fmt.Fprintln(os.Stderr, err)
		if errors.Is(err, store.ErrUnknownOutcome) || errors.Is(err, store.ErrFailed) {
			os.Exit(diskFailed)
		}
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// A process that writes under load is killed at any moment: all that it said
// to be acknowledged is there, and what is there fits together.
//
// The kernel keeps what a killed process wrote, synced or not, so this cannot
// show that commits are synced; it shows that no answer comes before its
// commit, and that opening finds every tail.
func TestKilledWhileWriting(t *testing.T) {
	n := rounds(15, 3)
	path := filepath.Join(t.TempDir(), "evenkeel.db")
	acknowledged := make(map[string]int) // how many events an attempt has, at least
	for round := range n {
		runAndKill(t, path, acknowledged)
		s := openTest(t, path, narrow)
		checkFile(t, s)
		checkAcknowledged(t, s, acknowledged)
		checkLog(t, s)
		closeTest(t, s)
		if t.Failed() {
			t.Fatalf("round %d failed", round)
		}
	}
	t.Logf("%d rounds, %d attempts, %d acknowledged events", n, len(acknowledged), total(acknowledged))
}

// A model of the store, whose process is killed again and again: the kernel
// then has the file as it was.
func TestModelWithKills(t *testing.T) {
	storetest.RunModel(t, 3, func(t *testing.T) (store.Store, func() store.Store) {
		path := filepath.Join(t.TempDir(), "evenkeel.db")
		s := openTest(t, path, narrow)
		return s, func() store.Store {
			s = openTest(t, killed(t, s), narrow)
			checkFile(t, s)
			return s
		}
	})
}

func total(acknowledged map[string]int) int {
	n := 0
	for _, events := range acknowledged {
		n += events
	}
	return n
}

// runAndKill notes what a child says that it was acknowledged, and kills it
// some time after the first.
func runAndKill(t *testing.T, path string, acknowledged map[string]int) {
	t.Helper()
	err := runAndStrike(t, path, acknowledged, func(child *os.Process) { child.Kill() })
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Exited() {
		t.Fatalf("the child ended by itself: %v", err)
	}
}

// runAndStrike notes what a child says that it was acknowledged, strikes some
// time after the first, and gives how the child ended.
func runAndStrike(t *testing.T, path string, acknowledged map[string]int, strike func(*os.Process), env ...string) error {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(append(os.Environ(), crashFile+"="+path), env...)
	var said bytes.Buffer
	child.Stderr = &said
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	struck := make(chan struct{})
	lines := bufio.NewScanner(out)
	for first := true; lines.Scan(); first = false {
		if first {
			time.AfterFunc(rand.N(150*time.Millisecond), func() {
				defer close(struck)
				strike(child.Process)
			})
		}
		var id string
		var count int
		if _, err := fmt.Sscan(lines.Text(), &id, &count); err != nil {
			t.Fatalf("the child says %q: %v", lines.Text(), err)
		}
		acknowledged[id] = max(acknowledged[id], count)
	}
	err = child.Wait()
	if len(acknowledged) == 0 {
		t.Fatalf("the child did nothing: %v\n%s", err, &said)
	}
	<-struck
	if t.Failed() || said.Len() > 0 {
		t.Logf("the child says: %s", &said)
	}
	return err
}

func checkAcknowledged(t *testing.T, s *Store, acknowledged map[string]int) {
	t.Helper()
	for id, n := range acknowledged {
		events, err := s.Attempt(t.Context(), id)
		if err != nil || len(events) < n {
			t.Errorf("attempt %s has %d events (%v), %d were acknowledged", id, len(events), err, n)
		}
	}
}

// checkLog wants every attempt of the log to be read whole, with a head that
// says the same, and all records to follow from the log.
func checkLog(t *testing.T, s *Store) {
	t.Helper()
	_, err := store.Examine(t.Context(), s, quiet, func(wrong store.Trouble) {
		if wrong.Kind != "versions" { // there are none
			t.Error(wrong.What)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	counts, phases := make(map[string]int), make(map[string]play.Phase)
	for after := store.Cursor(0); ; {
		page, err := s.Log(t.Context(), after, 1000)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		for _, r := range page {
			if after++; r.Cursor != after || r.Index != counts[r.Attempt] {
				t.Fatalf("after %d the log has event %d of attempt %s at %d, want event %d", after-1, r.Index, r.Attempt, r.Cursor, counts[r.Attempt])
			}
			counts[r.Attempt]++
			phases[r.Attempt] = play.Open
			if r.Event.Ended != nil {
				phases[r.Attempt] = play.Finished
			}
		}
	}
	for id, n := range counts {
		events, err := s.Attempt(t.Context(), id)
		if err != nil || len(events) != n {
			t.Errorf("attempt %s has %d events (%v), the log has %d of it", id, len(events), err, n)
		}
	}
	err = s.View(t.Context(), func(tx *store.Tx) error {
		for id, want := range phases {
			if h, err := tx.Head(id); err != nil || h.Phase != want {
				t.Errorf("attempt %s is %s (%v), the log says %s", id, h.Phase, err, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// writeUntilKilled is the child: trainees go on with their newest attempt, and
// then start others. After each answer it prints the attempt and how many
// events it has.
func writeUntilKilled(path string) error {
	tune := narrow
	tune.bbolt.NoSync = os.Getenv(crashUnsynced) != ""
	s, err := open(path, tune)
	if err != nil {
		return err
	}
	errs := make(chan error, crashTrainees)
	var wg sync.WaitGroup
	for i := range crashTrainees {
		wg.Go(func() { errs <- playOn(s, fmt.Sprint("t", i)) })
	}
	wg.Wait()
	return <-errs
}

func playOn(s *Store, trainee string) error {
	ctx := context.Background()
	for {
		id, events, err := newest(ctx, s, trainee)
		if err != nil {
			return err
		}
		for n := len(events); n < 12; n++ {
			e := play.Event{Time: time.Now(), Turn: &play.Turn{Seq: n, Says: "A line that the customer says."}}
			switch n {
			case 0:
				e = play.Event{Time: time.Now(), Started: &play.Started{Trainee: trainee, Mode: play.Ranked, Cohort: "c", Assignment: id}}
			case 11:
				e = play.Event{Time: time.Now(), Ended: &play.Ended{Ending: "calm"}}
			}
			if err := s.Append(ctx, store.Append{Attempt: id, After: n, Events: []play.Event{e}}); err != nil {
				return fmt.Errorf("append event %d of %s: %w", n, id, err)
			}
			fmt.Println(id, n+1)
		}
	}
}

// newest finds a trainee's open attempt, or a name for the next.
func newest(ctx context.Context, s *Store, trainee string) (id string, events []play.Event, err error) {
	var heads []store.Head
	err = s.View(ctx, func(tx *store.Tx) (err error) {
		heads, err = tx.HeadsOf(trainee)
		return err
	})
	if err != nil || len(heads) == 0 || heads[0].Phase != play.Open {
		return fmt.Sprintf("%s-%d", trainee, len(heads)), nil, err
	}
	events, err = s.Attempt(ctx, heads[0].Attempt)
	return heads[0].Attempt, events, err
}
