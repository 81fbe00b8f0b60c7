package catalog_test

import (
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"evenkeel/internal/catalog"
	"evenkeel/internal/play"
	"evenkeel/internal/script"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
	"evenkeel/scenarios"
)

var (
	benchVersions = flag.Int("versions", 500, "how many versions the benchmark plays in turn")
	benchScenario = flag.String("scenario", "outage-before-pitch.lua", "the shipped scenario that they are versions of")
)

// manyVersions puts n versions of a shipped scenario into a store, as earlier
// files would have, and gives their hashes.
func manyVersions(t testing.TB, st store.Store, file string, n int) []string {
	t.Helper()
	source, err := fs.ReadFile(scenarios.FS, file)
	if err != nil {
		t.Fatal(err)
	}
	hashes := make([]string, n)
	for i := range hashes {
		text := fmt.Sprintf("%s\n-- version %d\n", source, i)
		s, err := script.Load(t.Context(), file, []byte(text), script.Options{})
		if err != nil {
			t.Fatal(err)
		}
		hashes[i] = s.Scenario().Version
		err = st.Update(t.Context(), func(tx *store.Tx) error {
			return tx.PutVersion(store.VersionSource{Version: hashes[i], Scenario: s.Scenario().ID, File: file, Files: map[string]string{file: text}})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return hashes
}

// inTurn plays attempts at many versions, one turn of each after the other, and
// gives how long each turn took, its script's loading included.
func inTurn(t testing.TB, c *catalog.Catalog, hashes []string, turns int) (took []time.Duration) {
	t.Helper()
	states := make([]*play.State, len(hashes))
	for range turns {
		for i, hash := range hashes {
			began := time.Now()
			v, err := c.Version(t.Context(), hash)
			if err != nil {
				t.Fatal(err)
			}
			if states[i], err = turn(v, states[i]); err != nil {
				t.Fatal(err)
			}
			took = append(took, time.Since(began))
		}
	}
	return took
}

// turn begins an attempt, or makes its first choice.
func turn(v *play.Version, s *play.State) (*play.State, error) {
	var c play.Command = play.Start{Time: time.Unix(0, 0), Mode: play.Practice, Seed: 1}
	if s != nil && s.Phase == play.Open {
		c = play.Choose{Time: time.Unix(0, 0), Seq: s.Seq(), Choice: v.Nodes[s.Position.Node].Choices[s.Offered[0]].ID, By: play.ByTrainee}
	} else {
		s = new(play.State)
	}
	events, err := play.Decide(v, s, c)
	for _, e := range events {
		if err == nil {
			err = play.Apply(v.Scenario, s, e)
		}
	}
	return s, err
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkVersionsInTurn says what many versions cost that are played in
// turn: the memory, and the first turn after a script was dropped. The first
// round, which searches each version, is not measured.
func BenchmarkVersionsInTurn(b *testing.B) {
	st, err := bolt.Open(filepath.Join(b.TempDir(), "store.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	hashes := manyVersions(b, st, *benchScenario, *benchVersions)
	c, err := catalog.Open(b.Context(), catalog.Config{Store: st, Files: scenarios.FS, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	first := inTurn(b, c, hashes, 1)
	b.Logf("the first round took %v, a search %v", time.Since(began), first[len(first)/2])
	var took []time.Duration
	var peak runtime.MemStats
	for b.Loop() {
		took = append(took, inTurn(b, c, hashes, 2)...)
	}
	runtime.ReadMemStats(&peak)
	slices.Sort(took)
	b.ReportMetric(float64(heap())/(1<<20), "heap-MB")
	b.ReportMetric(float64(peak.HeapSys-peak.HeapReleased)/(1<<20), "peak-MB")
	b.ReportMetric(took[len(took)/2].Seconds()*1e3, "p50-ms/turn")
	b.ReportMetric(took[len(took)*99/100].Seconds()*1e3, "p99-ms/turn")
	b.ReportMetric(took[len(took)-1].Seconds()*1e3, "max-ms/turn")
	runtime.KeepAlive(c)
}
