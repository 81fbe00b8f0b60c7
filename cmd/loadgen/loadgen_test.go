package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"evenkeel/internal/catalog"
	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
	"evenkeel/internal/web"
	"evenkeel/scenarios"
)

// The test binary is its own echo server.
func init() {
	if len(os.Args) == 2 && os.Args[1] == echoArgument {
		os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
}

// server is Even Keel with its shipped scenarios.
type server struct {
	base, code string
	people     *people.Registry
	cohort     people.Cohort
}

func serve(t *testing.T) *server {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	db, err := bolt.Open(filepath.Join(t.TempDir(), "keel.db"))
	if err != nil {
		t.Fatal(err)
	}
	versions, err := catalog.Open(t.Context(), catalog.Config{Store: db, Files: scenarios.FS, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	registry := people.NewRegistry(store.People(db), time.Now)
	var assigned []people.Assignment
	for _, v := range versions.All() {
		if !v.Tutorial {
			assigned = append(assigned, people.Assignment{Scenario: v.ID, Version: v.Version})
		}
	}
	cohort, _, err := registry.Bootstrap(t.Context(), func([]byte) []people.Assignment { return assigned })
	if err != nil {
		t.Fatal(err)
	}
	metrics := web.NewMetrics()
	hub := live.New(live.Config{Store: db, Versions: versions, Log: log, Observer: metrics})
	site, err := web.New(web.Config{Hub: hub, People: registry, Scenarios: versions, Store: db, Log: log, Metrics: metrics})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = hub.Run(ctx) })
	http := httptest.NewServer(site.Handler())
	t.Cleanup(func() {
		_ = hub.Drain(context.Background())
		_ = site.Shutdown(context.Background())
		http.Close()
		stop()
		running.Wait()
		db.Close()
	})
	return &server{http.URL, cohort.Code, registry, cohort}
}

// loadgen runs the command against an address and gives what it printed.
func loadgen(t *testing.T, base, code string, args ...string) (exit int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	args = append([]string{"-url", base + "/join/" + code, "-disk", t.TempDir()}, args...)
	exit = run(t.Context(), args, strings.NewReader(""), &out, &errs)
	return exit, out.String(), errs.String()
}

func TestARunIsMeasuredAgainstTheCeilingAndVerified(t *testing.T) {
	s := serve(t)
	exit, out, errs := loadgen(t, s.base, s.code,
		"-trainees", "4", "-idle", "3", "-each", "2", "-for", "600ms", "-ceiling", "-pairs", "2", "-verify", "-json", "-pid", fmt.Sprint(os.Getpid()))
	if exit != 0 {
		t.Fatalf("exit %d\n%s\n%s", exit, out, errs)
	}
	var r report
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Pairs) != 2 || r.Server.Turns == 0 || r.Server.P50 <= 0 || r.Server.P99 < r.Server.P50 || r.Server.Most < r.Server.P99 {
		t.Errorf("the server's figures are %+v, of %d pairs", r.Server, len(r.Pairs))
	}
	for _, p := range r.Pairs {
		if p.Echo.Turns <= p.Server.Turns || p.Fraction <= 0 || p.Fraction >= 1 || p.Syncs <= 0 {
			t.Errorf("a pair is %+v", p)
		}
	}
	if r.Sent < 50 || r.Received < 300 {
		t.Errorf("frames of %d and %d bytes are too small to be a choice and a turn", r.Sent, r.Received)
	}
	if v := r.Verified; v == nil || v.Turns < r.Server.Turns || v.Attempts == 0 || len(v.Lost) > 0 {
		t.Errorf("verified: %+v", v)
	}
	if len(r.Errors) > 0 || r.Resident == 0 || r.Idle == nil || r.Idle.Sockets != 10 {
		t.Errorf("errors %v, memory %d, idle %+v", r.Errors, r.Resident, r.Idle)
	}
	members, err := s.people.Members(t.Context(), s.cohort.ID)
	if err != nil || len(members) != 7 {
		t.Errorf("%d members, %v: each trainee has an account", len(members), err)
	}
}

// through gives the address of a proxy before the server that changes the
// bodies of answers to the paths that begin with prefix.
func through(t *testing.T, base, prefix string, change func([]byte) []byte) string {
	t.Helper()
	to, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(to)
	proxy.ModifyResponse = func(res *http.Response) error {
		if !strings.HasPrefix(res.Request.URL.Path, prefix) {
			return nil
		}
		body, err := io.ReadAll(res.Body)
		body = change(body)
		res.Body = io.NopCloser(bytes.NewReader(body))
		res.ContentLength = int64(len(body))
		res.Header.Set("Content-Length", fmt.Sprint(len(body)))
		return err
	}
	front := httptest.NewServer(proxy)
	t.Cleanup(front.Close)
	return front.URL
}

func TestALostTurnIsFound(t *testing.T) {
	s := serve(t)
	base := through(t, s.base, "/api/attempts/", func(body []byte) []byte {
		return bytes.Replace(body, []byte(`"said":{"choice":"`), []byte(`"said":{"choice":"un`), 1)
	})
	exit, out, errs := loadgen(t, base, s.code, "-trainees", "1", "-for", "300ms", "-verify")
	if exit != 1 || !strings.Contains(out, "lost: attempt ") || !strings.Contains(out, " was answered, the server has ") {
		t.Errorf("exit %d\n%s\n%s", exit, out, errs)
	}
}

func TestAnAttemptThatIsGoneIsFound(t *testing.T) {
	s := serve(t)
	gone := func([]byte) []byte {
		return []byte(`{"error":{"code":"not_found","message":"There is no such attempt."}}`)
	}
	to, err := url.Parse(s.base)
	if err != nil {
		t.Fatal(err)
	}
	pass := httputil.NewSingleHostReverseProxy(to)
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/api/attempts/") {
			pass.ServeHTTP(w, r)
			return
		}
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write(gone(nil))
	}))
	defer front.Close()
	exit, out, errs := loadgen(t, front.URL, s.code, "-trainees", "1", "-for", "300ms", "-verify")
	if exit != 1 || !strings.Contains(out, " is not there") {
		t.Errorf("exit %d\n%s\n%s", exit, out, errs)
	}
}

func TestACohortThatIsFullSaysWhatToDo(t *testing.T) {
	s := serve(t)
	if _, err := s.people.SetCap(t.Context(), s.cohort.ID, 1); err != nil {
		t.Fatal(err)
	}
	exit, _, errs := loadgen(t, s.base, s.code, "-trainees", "2", "-for", "1s")
	if exit != 1 || !strings.Contains(errs, "evenkeel cohort new Load --cap") {
		t.Errorf("exit %d: %s", exit, errs)
	}
}

func TestADayIsSeenInQuarters(t *testing.T) {
	s := serve(t)
	_, out, errs := loadgen(t, s.base, s.code, "-day", "-trainees", "40", "-for", "2200ms", "-think", "5ms", "-json")
	var r report
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatalf("%v\n%s", err, errs)
	}
	if len(r.Errors) > 0 || r.Day == nil || r.Day.Visits != 40 || len(r.Day.Quarters) != 4 {
		t.Fatalf("the day was %s\n%s", out, errs)
	}
	for i, q := range r.Day.Quarters {
		if q.Goroutines < 10 || q.Memory < 1<<20 || q.Resident < q.Memory/2 {
			t.Errorf("quarter %d is %+v", i+1, q)
		}
	}
	members, err := s.people.Members(t.Context(), s.cohort.ID)
	if err != nil || len(members) < 40 {
		t.Errorf("%d members, %v", len(members), err)
	}
}

// TestAQuarterIsJudgedByAllOfItsMemory: where garbage grows, what is left after
// collecting it says nothing of that.
func TestAQuarterIsJudgedByAllOfItsMemory(t *testing.T) {
	got := usual([]quarter{{Memory: 10, Goroutines: 5}, {Memory: 60, Goroutines: 90}, {Memory: 20, Goroutines: 6}})
	if got.Memory != 30 || got.Goroutines != 6 {
		t.Errorf("usual is %+v, want a mean of 30 and a median of 6", got)
	}
}

func TestADayThatDriftsIsNotSteady(t *testing.T) {
	for _, test := range []struct {
		memory, goroutines float64
		steady             bool
	}{{0.05, -0.05, true}, {0.051, 0, false}, {0, -0.06, false}} {
		d := dayReport{Memory: test.memory, Goroutines: test.goroutines}
		if d.steady() != test.steady {
			t.Errorf("%+v: steady %v", test, d.steady())
		}
	}
}

func TestArgumentsThatMakeNoSenseAreMisuse(t *testing.T) {
	join := "http://127.0.0.1:8080/join/ABCD"
	for _, test := range []struct {
		args []string
		says string
	}{
		{nil, "the address that the server prints for trainees"},
		{[]string{"-url", "127.0.0.1:8080"}, "the address that the server prints for trainees"},
		{[]string{"-url", "http://127.0.0.1:8080/"}, "ends with /join/ and a code"},
		{[]string{"-url", join, "-trainees", "0"}, "at least one trainee"},
		{[]string{"-url", join, "-for", "0s"}, "longer than 0"},
		{[]string{"-url", join, "-ceiling", "-think", "1s"}, "no -think"},
		{[]string{"-url", join, "-day", "-verify"}, "-day goes with"},
		{[]string{"-url", join, "-idle", "900000000"}, "ulimit -n"},
		{[]string{"-url", join, "more"}, "is no flag"},
	} {
		var errs bytes.Buffer
		if exit := run(t.Context(), test.args, nil, io.Discard, &errs); exit != 2 || !strings.Contains(errs.String(), test.says) {
			t.Errorf("%q: exit %d, %s", test.args, exit, errs.String())
		}
	}
}
