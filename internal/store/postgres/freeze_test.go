package postgres

import (
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
)

func quiet(string, int) (step, done func()) { return func() {}, func() {} }

func playOne(t testing.TB, s *Store, id string) {
	t.Helper()
	events := []play.Event{{Started: &play.Started{Trainee: "tina", Mode: play.Practice}}, {Turn: &play.Turn{Seq: 1}}}
	for i, e := range events {
		if err := s.Append(t.Context(), store.Append{Attempt: id, After: i, Events: []play.Event{e}}); err != nil {
			t.Error(err)
			return
		}
	}
}

func TestWhatIsFrozenStaysAsItWas(t *testing.T) {
	s := openTest(t, needServer(t).Database(t), quick)
	for i := range 20 {
		playOne(t, s, fmt.Sprint("before", i))
	}
	frozen, err := s.Freeze(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer frozen.Close()
	want, err := store.Measure(t.Context(), frozen, "", quiet)
	if err != nil {
		t.Fatal(err)
	}
	if want.Events != 40 || want.Buckets["heads"] != 20 {
		t.Errorf("frozen are %+v", want)
	}
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				playOne(t, s, fmt.Sprint("during", i))
			}
		}
	})
	to, err := bolt.Open(filepath.Join(t.TempDir(), "copy.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	got, err := store.Copy(t.Context(), frozen, to, quiet)
	close(stop)
	wg.Wait()
	if err != nil || got.LogSum != want.LogSum || got.RecordsSum != want.RecordsSum {
		t.Errorf("the copy has %+v (%v), want %+v", got, err, want)
	}
	if end, err := s.End(t.Context()); end <= 40 || err != nil {
		t.Errorf("nothing was written meanwhile (%d, %v): the test shows nothing", end, err)
	}
}
