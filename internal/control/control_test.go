package control

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/people"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

// shelf is a catalog: each scenario with its version. Those that begin with "p"
// cannot be ranked, and those with "t" are tutorials.
type shelf map[string]string

func (s shelf) Current(id string) (string, bool) { v, ok := s[id]; return v, ok }

func (s shelf) Assignable() []people.Assignment {
	var all []people.Assignment
	for id, v := range s {
		if !strings.HasPrefix(id, "t") {
			all = append(all, people.Assignment{Scenario: id, Version: v})
		}
	}
	slices.SortFunc(all, func(a, b people.Assignment) int { return strings.Compare(a.Scenario, b.Scenario) })
	return all
}

func (s shelf) Rankable(_ context.Context, version, variant string, seed uint64) error {
	switch {
	case version[0] == 'p':
		return errors.New("too large")
	case variant != "" && variant != "x":
		return errors.New("no such variant")
	case seed == 0:
		return errors.New("not the seed of a cohort")
	}
	return nil
}

// office is a desk with a server behind a socket, and a client of it.
type office struct {
	*Client
	desk      *Desk
	path      string
	signedOut []string
	changed   []string
	stop      context.CancelFunc
	stopped   chan error
}

func newOffice(t *testing.T) *office {
	t.Helper()
	s := mem.New()
	t.Cleanup(func() { s.Close() })
	o := &office{path: filepath.Join(t.TempDir(), SocketName), stopped: make(chan error, 1)}
	o.desk = &Desk{
		People: people.NewRegistry(store.People(s), time.Now), Catalog: shelf{"a": "a1", "b": "b1", "play-only": "p1", "tutorial": "t1"},
		URL: "http://keel.example", Now: time.Now, Running: Status{Version: "v1", PID: 7},
		SignedOut:     func(account string) { o.signedOut = append(o.signedOut, account) },
		CohortChanged: func(cohort string) { o.changed = append(o.changed, cohort) },
	}
	l, err := Listen(o.path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	o.stop = stop
	go func() { o.stopped <- Serve(ctx, l, o.desk) }()
	if o.Client, err = Dial(o.path); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close(); stop(); <-o.stopped; o.stopped <- nil })
	return o
}

func TestCohortsAreMadeAndChangedThroughTheSocket(t *testing.T) {
	o, ctx := newOffice(t), t.Context()
	made, err := o.NewCohort(ctx, NewCohort{Name: "Evening"})
	if err != nil || made.Members != 0 || made.Season != 1 || !strings.HasPrefix(made.JoinURL, "http://keel.example/join/") {
		t.Fatalf("NewCohort: %+v, %v", made, err)
	}
	if want := []Assigned{{Scenario: "a", Version: "a1"}, {Scenario: "b", Version: "b1"}}; !slices.Equal(made.Scenarios, want) {
		t.Errorf("it was given %v, want %v", made.Scenarios, want)
	}
	if c, err := o.NewCohort(ctx, NewCohort{Name: "Morning", Empty: true, Cap: 7}); err != nil || c.Cap != 7 {
		t.Fatalf("NewCohort: %+v, %v", c, err)
	}
	c, err := o.Assign(ctx, Assign{Cohort: "morning", Scenarios: []string{"b"}})
	if err != nil || !slices.Equal(c.Scenarios, []Assigned{{Scenario: "b", Version: "b1"}}) {
		t.Errorf("Assign: %+v, %v", c, err)
	}
	c, err = o.RotateCode(ctx, CohortName{Cohort: made.ID})
	if err != nil || c.JoinURL == made.JoinURL {
		t.Errorf("RotateCode: %+v, %v", c, err)
	}
	c, err = o.CloseCohort(ctx, CohortName{Cohort: "Evening"})
	if err != nil || !c.Closed || c.JoinURL != "" {
		t.Errorf("CloseCohort: %+v, %v", c, err)
	}
	if want := []string{made.ID, o.changed[1], o.changed[1], made.ID, made.ID}; !slices.Equal(o.changed, want) {
		t.Errorf("told of changes to %v, want %v", o.changed, want)
	}
	all, err := o.Cohorts(ctx)
	if err != nil || len(all) != 2 || all[0].Name != "Evening" || all[1].Name != "Morning" {
		t.Errorf("Cohorts: %+v, %v", all, err)
	}
}

func TestSeasonsKeepWhatIsNotGiven(t *testing.T) {
	o, ctx := newOffice(t), t.Context()
	made, err := o.NewCohort(ctx, NewCohort{Name: "Evening"})
	if err != nil {
		t.Fatal(err)
	}
	to := made.From.AddDate(0, 0, 14)
	c, err := o.Season(ctx, Season{Cohort: "Evening", To: to})
	if err != nil || !c.From.Equal(made.From) || !c.To.Equal(to) || c.Season != 1 {
		t.Fatalf("an end: %+v, %v", c, err)
	}
	from := made.From.AddDate(0, 0, 1)
	if c, err = o.Season(ctx, Season{Cohort: "Evening", From: from}); err != nil || !c.From.Equal(from) || !c.To.Equal(to) {
		t.Errorf("another beginning: %+v, %v", c, err)
	}
	if c, err = o.Season(ctx, Season{Cohort: "Evening", NoEnd: true}); err != nil || !c.To.IsZero() {
		t.Errorf("no end: %+v, %v", c, err)
	}
	if c, err = o.Season(ctx, Season{Cohort: "Evening", New: true}); err != nil || c.Season != 2 || !c.To.IsZero() || c.From.Before(made.From) {
		t.Errorf("the next one: %+v, %v", c, err)
	}
}

func errOf[T any](_ T, err error) error { return err }

func TestWhatCannotBeDoneIsExplained(t *testing.T) {
	o, ctx := newOffice(t), t.Context()
	if _, err := o.NewCohort(ctx, NewCohort{Name: "Evening"}); err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	for want, got := range map[string]error{
		`there is no cohort "Noon"`:     errOf(o.RotateCode(ctx, CohortName{"Noon"})),
		"there is a cohort of that":     errOf(o.NewCohort(ctx, NewCohort{Name: "evening"})),
		"cannot be used: it is empty":   errOf(o.NewCohort(ctx, NewCohort{})),
		`no scenario "c" is in service`: errOf(o.Assign(ctx, Assign{Cohort: "Evening", Scenarios: []string{"c"}})),
		"cannot be ranked in cohort":    errOf(o.Assign(ctx, Assign{Cohort: "Evening", Scenarios: []string{"play-only"}})),
		"is a tutorial":                 errOf(o.Assign(ctx, Assign{Cohort: "Evening", Scenarios: []string{"tutorial"}})),
		"no such variant":               errOf(o.Assign(ctx, Assign{Cohort: "Evening", Scenarios: []string{"a"}, Variant: "y"})),
		`not as "exam"`:                 errOf(o.Assign(ctx, Assign{Cohort: "Evening", Scenarios: []string{"a"}, As: "exam"})),
		"not given before":              errOf(o.Assign(ctx, Assign{Cohort: "Evening", Scenarios: []string{"a"}, As: "reassessment"})),
		"name the scenarios":            errOf(o.Assign(ctx, Assign{Cohort: "Evening"})),
		"must end after it begins":      errOf(o.Season(ctx, Season{Cohort: "Evening", To: now.AddDate(-1, 0, 0)})),
		"an end or none":                errOf(o.Season(ctx, Season{Cohort: "Evening", To: now, NoEnd: true})),
		`nobody is called "Sam"`:        errOf(o.LinkAccount(ctx, Account{"Sam"})),
		"nobody signs in as":            errOf(o.ResetAccount(ctx, Account{"ann@example.com"})),
	} {
		if got == nil || !strings.Contains(got.Error(), want) {
			t.Errorf("%v, want it to say %q", got, want)
		}
	}
}

func TestAccountsGetAWayBackAndSocketsAreClosed(t *testing.T) {
	o, ctx := newOffice(t), t.Context()
	token, _, err := o.desk.People.FreshSetupToken(ctx)
	if err != nil {
		t.Fatal(err)
	}
	ann, err := o.desk.People.Setup(ctx, token, "ann@example.com", "four quiet words", "Ann")
	if err != nil {
		t.Fatal(err)
	}
	way, err := o.LinkAccount(ctx, Account{"ann"})
	if err != nil || way.Name != "Ann" || len(o.signedOut) != 0 {
		t.Errorf("LinkAccount: %+v, %v, signed out %v", way, err, o.signedOut)
	}
	way, err = o.ResetAccount(ctx, Account{"ann@example.com"})
	if err != nil || way.Ended != 1 || !slices.Equal(o.signedOut, []string{ann.Account.ID}) {
		t.Errorf("ResetAccount: %+v, %v, signed out %v", way, err, o.signedOut)
	}
	secret, ok := strings.CutPrefix(way.URL, "http://keel.example/link/")
	if !ok {
		t.Fatalf("the way back is %q", way.URL)
	}
	if back, err := o.desk.People.Link(ctx, secret); err != nil || back.Account.ID != ann.Account.ID {
		t.Errorf("the way leads to %+v, %v", back, err)
	}
}

func TestTheSocketIsTheOwnersAlone(t *testing.T) {
	o := newOffice(t)
	info, err := os.Stat(o.path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the socket's mode is %v, %v", info.Mode(), err)
	}
	if _, err := Listen(o.path); !errors.Is(err, ErrRunning) {
		t.Errorf("a second server: %v", err)
	}
	if s, err := o.Status(t.Context()); err != nil || s.PID != 7 {
		t.Errorf("the first one afterwards: %+v, %v", s, err)
	}
}

func TestADeadServersSocketIsReplaced(t *testing.T) {
	o := newOffice(t)
	o.stop()
	if err := <-o.stopped; err != nil {
		t.Fatalf("Serve: %v", err)
	}
	o.stopped <- nil
	if _, err := os.Stat(o.path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket is left behind: %v", err)
	}
	if _, err := Dial(o.path); !errors.Is(err, ErrNotRunning) {
		t.Errorf("with no socket: %v", err)
	}
	l, err := Listen(o.path)
	if err != nil {
		t.Fatal(err)
	}
	// A killed server leaves its socket behind.
	l.(interface{ SetUnlinkOnClose(bool) }).SetUnlinkOnClose(false)
	l.Close()
	if _, err := Dial(o.path); !errors.Is(err, ErrNotRunning) {
		t.Errorf("with a dead socket: %v", err)
	}
	if l, err = Listen(o.path); err != nil {
		t.Fatalf("after a dead server: %v", err)
	}
	l.Close()
}

func TestAnUnknownRequestIsRefused(t *testing.T) {
	o := newOffice(t)
	for _, tt := range []struct{ path, body string }{
		{"/cohort/paint", "{}"}, {pathCode, "{"}, {pathCode, `{"colour":"red"}`}, {pathCode, `{"cohort":"` + strings.Repeat("x", maxBody) + `"}`},
	} {
		res, err := o.http.Post("http://control"+tt.path, "application/json", strings.NewReader(tt.body))
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusNotFound && res.StatusCode != http.StatusBadRequest {
			t.Errorf("%s %.20s: status %d", tt.path, tt.body, res.StatusCode)
		}
	}
	if _, err := ask[Cohort](t.Context(), o.Client, "/cohort/paint", struct{}{}); err == nil || !strings.Contains(err.Error(), "another version") {
		t.Errorf("a request of another version: %v", err)
	}
}

func TestNewVersionsAreNotedAndMovedTo(t *testing.T) {
	o, ctx := newOffice(t), t.Context()
	made, err := o.NewCohort(ctx, NewCohort{Name: "Evening"})
	if err != nil || len(made.Notes) != 1 || !strings.Contains(made.Notes[0], `"play-only" cannot be ranked here: too large`) {
		t.Fatalf("NewCohort: %+v, %v", made, err)
	}
	if _, err := o.Assign(ctx, Assign{Cohort: "Evening", Scenarios: []string{"a"}, As: "baseline"}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Assign(ctx, Assign{Cohort: "Evening", Scenarios: []string{"a"}, Variant: "x", As: "reassessment"}); err != nil {
		t.Fatal(err)
	}
	shelf := o.desk.Catalog.(shelf)
	shelf["b"] = "b2"
	all, err := o.Cohorts(ctx)
	want := []Assigned{
		{Scenario: "a", Version: "a1", As: "baseline"}, {Scenario: "b", Version: "b1", Newer: "b2"}, {Scenario: "a", Version: "a1", Variant: "x", As: "reassessment"},
	}
	if err != nil || !slices.Equal(all[0].Scenarios, want) || len(all[0].Notes) != 1 || !strings.Contains(all[0].Notes[0], "--move") {
		t.Errorf("listed it is %+v, %v", all, err)
	}
	if _, err := o.Assign(ctx, Assign{Cohort: "Evening", Scenarios: []string{"b"}}); err == nil || !strings.Contains(err.Error(), "everyone may play again") {
		t.Errorf("assigning another version: %v", err)
	}
	c, err := o.Assign(ctx, Assign{Cohort: "Evening", Scenarios: []string{"b"}, Move: true})
	if err != nil || c.Scenarios[1].Version != "b2" || len(c.Notes) != 0 {
		t.Errorf("moved: %+v, %v", c, err)
	}
	if c, err = o.Compare(ctx, Compare{Cohort: "Evening", On: true}); err != nil || !c.Compared {
		t.Errorf("compared: %+v, %v", c, err)
	}
	shelf["b"] = "p2"
	if _, err := o.Season(ctx, Season{Cohort: "Evening", New: true}); err == nil || !strings.Contains(err.Error(), `scenario "b" cannot be ranked in cohort "Evening"`) {
		t.Errorf("a season with what cannot be ranked: %v", err)
	}
	shelf["b"] = "b2"
	if _, err := o.Season(ctx, Season{Cohort: "Evening", To: made.From.AddDate(1, 0, 0)}); err != nil {
		t.Fatal(err)
	}
	if c, err = o.Season(ctx, Season{Cohort: "Evening", New: true}); err != nil || len(c.Notes) != 1 || !strings.Contains(c.Notes[0], "this one has none") {
		t.Errorf("a season without the end that the last one had: %+v, %v", c, err)
	}
}
