package main

import (
	"encoding/json"
	"testing"
	"time"

	"evenkeel/internal/wire"
)

func TestATurnIsReadAsItWasWritten(t *testing.T) {
	text, err := json.Marshal(wire.Turn{
		Type: wire.TypeTurn, ID: "12", Attempt: "abc", Seq: 3, Node: `a "node"`, Said: &wire.Said{Choice: "no", Text: `say \"no\" {[`},
		Customer: wire.Customer{Says: `"id": 99, "seq": 7}]`, Mood: wire.Moods{{Name: "anger", Value: 5}}},
		Choices:  []wire.Choice{{ID: "one", Text: `{"id":"not"}`}, {ID: `t"wo`, Text: `\`}, {ID: "three", Kind: "breathe"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var m message
	if err := m.read(text); err != nil {
		t.Fatal(err)
	}
	if m.kind != wire.TypeTurn || m.id != 12 || m.seq != 3 || string(m.attempt) != "abc" || len(m.choices) != 3 {
		t.Errorf("read %+v", m)
	}
	for i, want := range []string{`"one"`, `"t\"wo"`, `"three"`} {
		if string(m.choices[i]) != want {
			t.Errorf("choice %d is %s, want %s", i, m.choices[i], want)
		}
	}
}

// FuzzMembers holds the reading by hand against encoding/json.
func FuzzMembers(f *testing.F) {
	for _, seed := range []string{
		`{"type":"turn","id":1,"seq":2,"attempt":"a","choices":[{"id":"x"},{"id":"y","text":"\\\""}]}`,
		`{"type":"error","code":"stale_seq","message":"no"}`, ` { "type" : "ok" , "id" : 7 } `, `{"a":{"b":[1,2,"]"]}}`, `{`, ``, `{"":"\"`, `[]`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var m message
		_ = m.read(text) // it comes to an end, whatever the text
		var want map[string]json.RawMessage
		if json.Unmarshal(text, &want) != nil || want == nil {
			return
		}
		got := make(map[string]json.RawMessage)
		err := members(text, func(name, value []byte) bool {
			var plain string
			if err := json.Unmarshal(name, &plain); err != nil {
				t.Fatalf("%q: the name %q: %v", text, name, err)
			}
			got[plain] = value
			return true
		})
		if err != nil || len(got) != len(want) {
			t.Fatalf("%q: %d members of %d, %v", text, len(got), len(want), err)
		}
		for name, value := range want {
			if string(got[name]) != string(value) {
				t.Errorf("%q: %q is %q, want %q", text, name, got[name], value)
			}
		}
	})
}

func TestAHistogramKnowsItsQuantiles(t *testing.T) {
	var h histogram
	for us := range 100_000 {
		h.add(time.Duration(us) * time.Microsecond)
	}
	for part, want := range map[float64]float64{0.5: 50, 0.95: 95, 0.99: 99, 1: 99.999} {
		if got := h.quantile(part); got < want*0.99 || got > want*1.03 {
			t.Errorf("%.0f %% stay within %.2f ms, want %.2f", part*100, got, want)
		}
	}
	if h.total() != 100_000 {
		t.Errorf("%d were counted", h.total())
	}
}
