package web

import (
	"encoding/json"
	"strings"
	"testing"

	"evenkeel/internal/wire"
)

func FuzzReadID(f *testing.F) {
	for _, seed := range []string{`{"id":7}`, `{"a":{"id":1},"id":7,`, `{"id":"x"}`, `{"a":[{},[]],"id":-1.5e3}`, `[{"id":7}]`, `{`, ``, `{"id"`, `{"a":"id","id":7}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, message string) {
		id := readID([]byte(message))
		if id == "" {
			return
		}
		if !json.Valid([]byte(id)) || !strings.Contains(message, id.String()) {
			t.Errorf("%q has the id %q", message, id)
		}
		var whole struct{ ID json.RawMessage }
		if json.Unmarshal([]byte(message), &whole) == nil && strings.Count(strings.ToLower(message), "id") == 1 && string(whole.ID) != id.String() {
			t.Errorf("%q has the id %q, not %q", message, whole.ID, id)
		}
	})
}

func FuzzRequestsAreCheckedWithoutHarm(f *testing.F) {
	for _, seed := range []string{
		`{"type":"start","scenario":"talk","mode":"ranked","id":1}`, `{"type":"choose","attempt":"a","seq":1,"choice":"c"}`,
		`{"type":"watch","board":{"cohort":"c"}}`, `{"type":"checkin","attempt":"a","seq":1,"feeling":"tense"}`, `{"type":"deadline","attempt":"a","seq":1,"action":"off"}`,
		`{"type":"start","mode":"practice","from":{"attempt":"a","seq":2}}`, `{"type":null}`, `{"board":null,"type":"unwatch"}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, message string) {
		var r wire.Request
		if decode([]byte(message), &r) != nil {
			return
		}
		kind, ok := kinds[r.Type]
		if !ok || kind.check(&r) != nil {
			return
		}
		// What passed has what its answer relies on.
		switch r.Type {
		case wire.TypeWatch, wire.TypeUnwatch:
			if r.Board.Cohort == "" {
				t.Errorf("%q passed without a cohort", message)
			}
		case wire.TypeStart:
			if r.Scenario == "" && r.From.Attempt == "" {
				t.Errorf("%q passed with nothing to start", message)
			}
		default:
			if r.Attempt == "" || r.Type != wire.TypeResume && r.Seq < 1 {
				t.Errorf("%q passed without a turn", message)
			}
		}
	})
}
