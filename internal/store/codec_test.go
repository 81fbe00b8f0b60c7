package store

import (
	"errors"
	"testing"
	"time"

	"evenkeel/internal/play"
)

func TestEventsOfAnotherFormatAreNewer(t *testing.T) {
	local := time.FixedZone("somewhere", 3600)
	b, err := EncodeEvent([]byte("before"), play.Event{Time: time.Date(2026, 3, 1, 10, 0, 0, 5, local), Void: &play.Void{Reason: "x"}})
	if err != nil {
		t.Fatal(err)
	}
	b = b[len("before"):]
	e, err := DecodeEvent(b)
	if err != nil || e.Void == nil || e.Time != time.Date(2026, 3, 1, 9, 0, 0, 5, time.UTC) {
		t.Errorf("read back %+v, %v", e, err)
	}
	b[0] = 99
	if _, err := DecodeEvent(b); !errors.Is(err, ErrNewer) {
		t.Errorf("an unknown format answers %v", err)
	}
	if _, err := DecodeEvent(nil); err == nil {
		t.Error("nothing passes for an event")
	}
}

func TestDifferentPartsGiveDifferentKeys(t *testing.T) {
	seen := make(map[string][]string)
	for _, parts := range [][]string{
		{"a", "b"}, {"a/b"}, {"a%2Fb"}, {"a%", "b"}, {"a", "%b"}, {"a", "", "b"}, {"a", "/b"}, {"a/", "b"}, {"", "a/b"},
	} {
		k := key(append([]string(nil), parts...)...)
		if other, ok := seen[k]; ok {
			t.Errorf("%q and %q have the key %q", parts, other, k)
		}
		seen[k] = parts
	}
}
