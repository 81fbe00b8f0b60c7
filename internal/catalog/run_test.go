package catalog_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"evenkeel/internal/catalog"
	"evenkeel/internal/play"
	"evenkeel/internal/store/mem"
)

// conditional is a scenario whose search asks the script.
func conditional(id, says string) string {
	return strings.Replace(lua(id, says), `text = "Next."`, `text = "Next.", when = function(at) return at.mood.anger > 10 end`, 1)
}

func TestWhatAttemptsWillNeedIsSearchedAhead(t *testing.T) {
	st, observer := mem.New(), new(asked)
	files := fstest.MapFS{"a.lua": {Data: []byte(conditional("a", "Old"))}}
	config := catalog.Config{Store: st, Files: files, Log: slog.New(slog.DiscardHandler), Observer: observer}
	before, err := catalog.Open(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	old, _ := before.Current("a")
	files["a.lua"] = &fstest.MapFile{Data: []byte(conditional("a", "New"))}
	c, err := catalog.Open(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	looks := make(chan struct{})
	var run sync.WaitGroup
	run.Go(func() {
		err := c.Run(ctx, func(context.Context) ([]catalog.Search, error) {
			looks <- struct{}{}
			return []catalog.Search{{Version: old.Version}, {Version: "nobody knows it"}}, nil
		})
		if err != nil {
			t.Error(err)
		}
	})
	<-looks
	c.SearchAhead()
	<-looks // so the first round is over
	now, _ := c.Current("a")
	then, err := c.Version(t.Context(), old.Version)
	if err != nil {
		t.Fatal(err)
	}
	calls := observer.calls.Load()
	if calls == 0 {
		t.Error("nothing was searched")
	}
	for _, v := range []*play.Version{now, then} {
		if _, err := v.Oracle.Bounds(0); err != nil {
			t.Error(err)
		}
	}
	if more := observer.calls.Load(); more != calls {
		t.Errorf("the first turns search: %d calls", more-calls)
	}
	cancel()
	run.Wait()
}

// endless is a scenario with more positions than anybody can search.
func endless() string {
	var vars, choices strings.Builder
	for i := range 8 {
		fmt.Fprintf(&vars, "v%d = 0, ", i)
		fmt.Fprintf(&choices, `  choice { id = "on%d", text = "On.", because = "It goes on.", to = "again", effect = function(at)
    local v = at.vars
    v.v%d = v.v%d + 1 + (v.v0 + 2 * v.v1 + 3 * v.v2 + 4 * v.v3 + 5 * v.v4 + 6 * v.v5 + 7 * v.v6 + 8 * v.v7) %% 9
  end },
`, i, i, i)
	}
	return strings.NewReplacer(
		"start =", "vars = { "+vars.String()+`}, max_turns = 500, out_of_turns = "bad", start =`,
		`to = "good"`, `to = "again"`,
		`ending "good"`, `node "again" {
  says = "And?",
`+choices.String()+`  choice { id = "off", text = "Off.", because = "It ends.", to = "good" },
}
ending "good"`).Replace(lua("huge", "Well?"))
}

// Searching all that the limits allow would take a while.
const cutOff = 5 * time.Second

func TestStoppingCutsSearchesOffAndLeavesNoGoroutine(t *testing.T) {
	before := runtime.NumGoroutine()
	observer := new(asked)
	c, err := catalog.Open(t.Context(), catalog.Config{
		Store: mem.New(), Files: fstest.MapFS{"huge.lua": {Data: []byte(endless())}}, Log: slog.New(slog.DiscardHandler), Observer: observer,
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var run sync.WaitGroup
	run.Go(func() {
		if err := c.Run(ctx, nil); err != nil {
			t.Error(err)
		}
	})
	f := &folder{t: t, log: new(logged)}
	f.until("the search runs", func() bool { return observer.calls.Load() > 1000 })
	cancel()
	began := time.Now()
	run.Wait()
	if took := time.Since(began); took > cutOff {
		t.Errorf("stopping took %v", took)
	}
	f.until("no goroutine is left", func() bool { return runtime.NumGoroutine() <= before })
}

func TestStoppingCutsChecksOffAndLeavesNoGoroutine(t *testing.T) {
	before := runtime.NumGoroutine()
	f := serve(t, "a.lua", lua("a", "Well?"))
	// Renamed, so that it is not met while half of it is written.
	f.save("huge.part", endless())
	f.must(os.Rename(f.path("huge.part"), f.path("huge.lua")))
	f.until("the file is being checked", func() bool { return f.observer.calls.Load() > 1000 })
	began := time.Now()
	f.stop()
	if took := time.Since(began); took > cutOff {
		t.Errorf("stopping took %v", took)
	}
	f.until("no goroutine is left", func() bool { return runtime.NumGoroutine() <= before })
	if strings.Contains(f.log.String(), "level=ERROR") {
		t.Errorf("the log is\n%s", f.log)
	}
}
