package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/wire"
)

// small serves a scenario that is searched in no time.
var small = []string{"--scenarios", "testdata/small"}

// ask runs a command in this process.
func ask(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(""), &out, &err)
	return code, out.String(), err.String()
}

func TestServePrintsExactlyWhereToGo(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, data, small...)
	shape := `^trainees: (http://127\.0\.0\.1:\d+)/join/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}\ntrainer: (http://127\.0\.0\.1:\d+)/setup/[\w-]{43}\nready: (http://127\.0\.0\.1:\d+)$`
	got := regexp.MustCompile(shape).FindStringSubmatch(strings.Join(s.lines, "\n"))
	if got == nil || got[1] != got[2] || got[2] != got[3] {
		t.Fatalf("standard output is %q", s.lines)
	}
	if res, err := http.Get(s.url + "/readyz"); err != nil || res.StatusCode != http.StatusOK {
		t.Errorf("/readyz: %v, %v", res, err)
	}
	token, code := s.trainer[strings.LastIndex(s.trainer, "/")+1:], s.code()
	if exit, took := s.stop(t); exit != 0 || took > 10*time.Second {
		t.Errorf("stopping took %v, exit code %d", took, exit)
	}
	info, err := os.Stat(data)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the data folder's mode is %v, %v", info.Mode(), err)
	}

	again := serve(t, data, small...)
	if again.code() != code {
		t.Errorf("after a restart the join code is %s, was %s", again.code(), code)
	}
	fresh := again.trainer[strings.LastIndex(again.trainer, "/")+1:]
	if fresh == token {
		t.Error("after a restart the setup link is the same")
	}
	trainer := newBot(again.url, "Ann", 1)
	setup := wire.Setup{Token: token, Login: "ann@example.com", Password: "four quiet words"}
	if err := trainer.call(http.MethodPost, "/api/setup", setup, &trainer.me); err == nil {
		t.Error("the setup link of the start before was taken")
	}
	setup.Token = fresh
	if err := trainer.call(http.MethodPost, "/api/setup", setup, &trainer.me); err != nil || trainer.me.Role != "trainer" {
		t.Fatalf("setting up: %+v, %v", trainer.me, err)
	}
	again.stop(t)
	if third := serve(t, data, small...); third.trainer != "" || third.trainees == "" {
		t.Errorf("with a trainer it prints %q", third.lines)
	}
}

func TestTheOwnerAsksTheRunningServer(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, data, small...)
	b := newBot(s.url, "Sam", 1)
	if err := b.join(s.code()); err != nil {
		t.Fatal(err)
	}
	code, out, stderr := ask(t, "account", "link", "sam", "--data", data)
	token, ok := strings.CutPrefix(strings.TrimSpace(out), s.url+"/link/")
	if code != 0 || !ok {
		t.Fatalf("account link: %d, %q, %q", code, out, stderr)
	}
	back := newBot(s.url, "", 2)
	for _, want := range []bool{true, false} {
		err := back.call(http.MethodPost, "/api/link", wire.Link{Token: token}, &back.me)
		if (err == nil) != want || back.me.ID != b.me.ID {
			t.Errorf("the link signs in as %+v, %v", back.me, err)
		}
	}
	code, out, _ = ask(t, "cohort", "new", "Evening", "--data", data)
	join := regexp.MustCompile(`join: \S+/join/(\S+)`).FindStringSubmatch(out)
	if code != 0 || join == nil {
		t.Fatalf("cohort new: %d, %q", code, out)
	}
	evening := newBot(s.url, "Sam", 3)
	if err := evening.join(join[1]); err != nil || len(evening.me.Cohorts) != 1 || evening.me.Cohorts[0].Name != "Evening" {
		t.Errorf("joining the new cohort: %+v, %v", evening.me, err)
	}
	if code, _, _ := ask(t, "cohort", "close", "Evening", "--data", data); code != 0 {
		t.Errorf("cohort close: %d", code)
	}
	if err := newBot(s.url, "Kim", 4).join(join[1]); err == nil {
		t.Error("a closed cohort was joined")
	}
}

func TestAResetEndsTheTrainersSessionsAndOpensTheWayToANewPassword(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, data, small...)
	ann := newBot(s.url, "Ann", 1)
	token := s.trainer[strings.LastIndex(s.trainer, "/")+1:]
	if err := ann.call(http.MethodPost, "/api/setup", wire.Setup{Token: token, Login: "ann@example.com", Password: "four quiet words"}, &ann.me); err != nil {
		t.Fatal(err)
	}
	code, out, stderr := ask(t, "account", "reset", "ann@example.com", "--data", data)
	link, ok := strings.CutPrefix(strings.TrimSpace(out), s.url+"/link/")
	if code != 0 || !ok || !strings.Contains(stderr, "sessions ended: 1") {
		t.Fatalf("account reset: %d, %q, %q", code, out, stderr)
	}
	if err := ann.call(http.MethodGet, "/api/me", nil, &ann.me); err == nil || !strings.Contains(err.Error(), "401") {
		t.Errorf("the old session: %v", err)
	}
	again := newBot(s.url, "Ann", 2)
	if err := again.call(http.MethodPost, "/api/login", wire.Login{Login: "ann@example.com", Password: "four quiet words"}, &again.me); err == nil {
		t.Error("the old password signs in")
	}
	if err := again.call(http.MethodPost, "/api/link", wire.Link{Token: link}, &again.me); err != nil || again.me.ID != ann.me.ID {
		t.Errorf("the link: %+v, %v", again.me, err)
	}
}

func TestWhatIsInUseIsNamed(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, data, small...)
	code, out, stderr := ask(t, "serve", "--addr", "127.0.0.1:0", "--data", data)
	if code != 1 || out != "" || !strings.Contains(stderr, "is in use by another evenkeel") || !strings.Contains(stderr, data) {
		t.Errorf("a second server on the data: %d, %q, %q", code, out, stderr)
	}
	other := filepath.Join(t.TempDir(), "other")
	code, out, stderr = ask(t, "serve", "--addr", strings.TrimPrefix(s.url, "http://"), "--data", other)
	if code != 1 || out != "" || !strings.Contains(stderr, "is taken by another program") {
		t.Errorf("a second server on the address: %d, %q, %q", code, out, stderr)
	}
	if _, err := os.Stat(other); err == nil {
		t.Error("the second server left a data folder behind")
	}
	if code, _, stderr := ask(t, "cohort", "list", "--data", data); code != 0 {
		t.Errorf("the first server afterwards: %d, %q", code, stderr)
	}
}

func TestServeStopsWithItsContextAndLeavesNothingOpen(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	var log bytes.Buffer
	exit := make(chan int, 1)
	go func() {
		exit <- run(ctx, append([]string{"--addr", "127.0.0.1:0", "--data", data}, small...), strings.NewReader(""), in, &log)
		in.Close()
	}()
	var lines strings.Builder
	buf := make([]byte, 4096)
	for !strings.Contains(lines.String(), "ready: ") {
		n, err := out.Read(buf)
		if err != nil {
			t.Fatalf("the server ended: %v, %s", err, lines.String())
		}
		lines.Write(buf[:n])
	}
	url := strings.TrimSpace(lines.String()[strings.LastIndex(lines.String(), "ready: ")+7:])
	cancel()
	if rest, err := io.ReadAll(out); err != nil || len(rest) > 0 {
		t.Errorf("more on standard output: %q, %v", rest, err)
	}
	if code := <-exit; code != 0 {
		t.Errorf("exit code %d; %s", code, log.String())
	}
	if conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://")); err == nil {
		conn.Close()
		t.Error("the address is still open")
	}
	if _, err := os.Stat(filepath.Join(data, "control.sock")); err == nil {
		t.Error("the owner's socket is still there")
	}
	if code, _, stderr := ask(t, "cohort", "list", "--data", data); code != 0 {
		t.Errorf("the store afterwards: %d, %q", code, stderr)
	}
}

func TestPublicURL(t *testing.T) {
	for _, tt := range []struct {
		url, addr string
		secure    bool
		want      string
	}{
		{"", "127.0.0.1:80", false, "http://127.0.0.1:80"},
		{"", "[::1]:8080", true, "https://[::1]:8080"},
		{"", "keel.example:80", false, "http://keel.example:80"},
		{"https://keel.example", "0.0.0.0:80", false, "https://keel.example"},
	} {
		p := place{URL: tt.url}
		if got := p.publicURL(tt.addr, tt.secure); got != tt.want {
			t.Errorf("%+v: %s", tt, got)
		}
	}
	for _, addr := range []string{"0.0.0.0:80", "[::]:80", ":80"} {
		p := place{}
		got := strings.TrimSuffix(strings.TrimPrefix(p.publicURL(addr, false), "http://"), ":80")
		if ip := net.ParseIP(got); ip == nil || ip.IsUnspecified() {
			t.Errorf("people are sent to %q for %s", got, addr)
		}
	}
}
