package store_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/store/mem"
)

func quiet(string, int) (step, done func()) { return func() {}, func() {} }

// inhabited is a store with people, and attempts of all kinds.
func inhabited(t *testing.T) *mem.Store {
	t.Helper()
	s := mem.New()
	t.Cleanup(func() { s.Close() })
	err := s.Update(t.Context(), func(tx *store.Tx) error {
		return errors.Join(
			tx.PutAccount(people.Account{ID: "tina", Name: "Tina", Login: "tina@example.org"}),
			tx.PutCohort(people.Cohort{ID: "c", Name: "Crew", Code: "ABCD"}),
			tx.PutMember(people.Member{Cohort: "c", Account: "tina", Name: "Tina"}, "tina"),
			tx.PutSession(people.Session{Hash: "h", Account: "tina"}),
			tx.PutToken(people.Token{Hash: "k", Kind: people.LinkToken, Account: "tina"}),
			tx.PutVersion(store.VersionSource{Version: "v1", Scenario: "call", File: "call.lua", Files: map[string]string{"call.lua": "x"}}),
			tx.PutSetting("any", "thing"),
		)
	})
	if err != nil {
		t.Fatal(err)
	}
	start := func(mode play.Mode, version string) play.Event {
		return play.Event{Started: &play.Started{Trainee: "tina", Mode: mode, Cohort: "c", Assignment: "a" + version, Scenario: "call", Version: version}}
	}
	turn := play.Event{Turn: &play.Turn{Seq: 1}}
	overall := 61.5
	end := play.Event{Ended: &play.Ended{Outcome: "resolved", Scores: play.Scores{Overall: &overall}}}
	for id, events := range map[string][]play.Event{
		"done":    {start(play.Ranked, "v0"), turn, end},
		"open":    {start(play.Practice, "v1"), turn, {Untimed: &play.Untimed{Why: "trainee"}}},
		"void":    {start(play.Ranked, "v2"), {Void: &play.Void{Reason: "x"}}},
		"another": {start(play.Ranked, "v2"), turn},
	} {
		if id == "another" {
			continue // after the void one
		}
		add(t, s, id, events...)
	}
	add(t, s, "another", start(play.Ranked, "v2"), turn, end)
	err = s.Update(t.Context(), func(tx *store.Tx) error {
		return tx.PutCheckin(store.Checkin{Attempt: "done", Seq: 1, Feeling: "tense"})
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func add(t *testing.T, s store.Store, id string, events ...play.Event) {
	t.Helper()
	if err := s.Append(t.Context(), store.Append{Attempt: id, Events: events}); err != nil {
		t.Fatal(err)
	}
}

func examine(t *testing.T, s store.Source) []string {
	t.Helper()
	var troubles []string
	_, err := store.Examine(t.Context(), s, quiet, func(w store.Trouble) {
		if w.Kind == "" || w.Do == "" {
			t.Errorf("nobody is told what to do: %+v", w)
		}
		troubles = append(troubles, w.What)
	})
	if err != nil {
		t.Fatal(err)
	}
	return troubles
}

func TestASoundStoreHasNoTrouble(t *testing.T) {
	if troubles := examine(t, inhabited(t)); len(troubles) > 0 {
		t.Errorf("it is told of %q", troubles)
	}
}

func TestAnAttemptFiledWithoutItsTimeIsNoTrouble(t *testing.T) {
	s := inhabited(t)
	err := s.Update(t.Context(), func(tx *store.Tx) error { return tx.KV().Put("trainee_attempts", "tina/open", []byte("open")) })
	if err != nil {
		t.Fatal(err)
	}
	if troubles := examine(t, s); len(troubles) > 0 {
		t.Errorf("it is told of %q", troubles)
	}
}

func TestWrongRecordsAreFound(t *testing.T) {
	put := func(bucket, key, value string) func(store.KV) error {
		return func(kv store.KV) error { return kv.Put(bucket, key, []byte(value)) }
	}
	drop := func(bucket, key string) func(store.KV) error {
		return func(kv store.KV) error { return kv.Delete(bucket, key) }
	}
	for _, c := range []struct {
		change func(store.KV) error
		want   string
	}{
		{put("heads", "open", `{"attempt":"open","phase":"finished"}`), `heads: "open" is not what it should be`},
		{put("heads", "open", `{"attempt":"open","phase":"finished"}`), `phase is "finished", and should be "open"`},
		{put("heads", "ghost", `{}`), `heads: "ghost" belongs to nothing that is there`},
		{drop("heads", "done"), `heads: "done" is missing`},
		{drop("ranked", "c/av0/tina"), `ranked: "c/av0/tina" is missing`},
		{put("ranked", "c/av2/tina", "void"), `ranked: "c/av2/tina" is not what it should be: "void", and should be "another"`},
		{put("ranked", "c/av9/tina", "lost"), `ranked: "c/av9/tina" belongs to nothing`},
		{drop("trainee_attempts", "tina/open"), `trainee_attempts: "tina/open" is missing`},
		{put("accounts", "tina", `{"id":`), `accounts: "tina": it cannot be read`},
		{drop("accounts", "tina"), `sessions: "h": it speaks of "tina", which is not among the accounts`},
		{drop("cohorts", "c"), `members: "c/tina": it speaks of "c", which is not among the cohorts`},
		{drop("logins", "tina@example.org"), `logins: "tina@example.org" is missing`},
		{put("codes", "WXYZ", "c"), `codes: "WXYZ" belongs to nothing`},
		{drop("member_names", "c/tina"), `member_names: "c/tina" is missing`},
		{drop("memberships", "tina/c"), `memberships: "tina/c" is missing`},
		{drop("sessions", "h"), `account_sessions: "tina/h" belongs to nothing`},
		{put("checkins", "ghost/000000001", `{"attempt":"ghost"}`), `checkins: "ghost/000000001": it speaks of "ghost"`},
		{put("accounts", "tom", `{"id":"tom","login":"tina@example.org"}`), `accounts: "tom": that e-mail address has an account`},
		{drop("versions", "v1"), `version v1 of a scenario is lost, and 1 open attempts cannot go on`},
		{put("versions", "v1", `{"version":"v1","file":"call.lua"}`), `versions: "v1": its file call.lua is missing`},
	} {
		s := inhabited(t)
		if err := s.Update(t.Context(), func(tx *store.Tx) error { return c.change(tx.KV()) }); err != nil {
			t.Fatal(err)
		}
		troubles := examine(t, s)
		if !slices.ContainsFunc(troubles, func(w string) bool { return strings.Contains(w, c.want) }) {
			t.Errorf("want %q, but it is told of %q", c.want, troubles)
		}
		mends := strings.Contains(c.want, "is missing") || strings.Contains(c.want, "belongs to nothing") || strings.Contains(c.want, "should be")
		mends = mends && !strings.Contains(c.want, "its file")
		_, err := store.Mend(t.Context(), s, quiet)
		switch {
		case mends && err != nil:
			t.Errorf("%s cannot be mended: %v", c.want, err)
		case mends:
			if left := examine(t, s); len(left) > 0 {
				t.Errorf("%s: once mended it is told of %q", c.want, left)
			}
		case !errors.Is(err, store.ErrNotMendable) && !strings.HasPrefix(c.want, "version"):
			t.Errorf("%s: mending answers %v", c.want, err)
		}
	}
	s := inhabited(t)
	if n, err := store.Mend(t.Context(), s, quiet); n != 0 || err != nil {
		t.Errorf("of a sound store it mends %d records (%v)", n, err)
	}
}

// holed is a store whose log has lost some places, or cannot be read there.
type holed struct {
	store.Source
	lost, dark map[store.Cursor]bool
}

var errDark = errors.New("the ink has faded")

func (h holed) Log(ctx context.Context, after store.Cursor, limit int) ([]store.Record, error) {
	var page []store.Record
	for len(page) < limit {
		one, err := h.Source.Log(ctx, after, 1)
		if err != nil || len(one) == 0 {
			return page, err
		}
		after = one[0].Cursor
		if h.dark[after] {
			return nil, errDark
		}
		if !h.lost[after] {
			page = append(page, one[0])
		}
	}
	return page, nil
}

func TestADamagedLogIsFound(t *testing.T) {
	s := mem.New()
	t.Cleanup(func() { s.Close() })
	turn := play.Event{Turn: &play.Turn{Seq: 1}}
	start := play.Event{Started: &play.Started{Trainee: "tina", Mode: play.Practice, Version: "v1"}}
	add(t, s, "first", start, turn, turn)
	add(t, s, "second", start, turn)
	for _, c := range []struct {
		holed
		want string
	}{
		{holed{s, map[store.Cursor]bool{2: true}, nil}, "the log has a gap: places 2 to 2 are missing"},
		{holed{s, map[store.Cursor]bool{2: true}, nil}, "attempt first has event 2 where event 1 is due (place 3 of the log)"},
		{holed{s, map[store.Cursor]bool{5: true}, nil}, "the log ends at place 4, and should at 5"},
		{holed{s, nil, map[store.Cursor]bool{3: true}}, "an event of the log behind place 2 cannot be read: the ink has faded"},
		{holed{s, nil, map[store.Cursor]bool{5: true}}, "an event of the log behind place 4 cannot be read"},
	} {
		troubles := examine(t, c.holed)
		if !slices.ContainsFunc(troubles, func(w string) bool { return strings.Contains(w, c.want) }) {
			t.Errorf("want %q, but it is told of %q", c.want, troubles)
		}
	}
}
