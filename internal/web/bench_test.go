package web

import (
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/wire"
)

// BenchmarkShow shows a turn, as nearly every answer does.
func BenchmarkShow(b *testing.B) {
	s := played(b, "warm", "again")
	v := view{name: "Ada", now: time.Unix(1e9, 0)}
	b.ReportAllocs()
	var out []byte
	for b.Loop() {
		on := v.turn(s)
		out = on.AppendJSON(out[:0])
		on.release()
	}
	b.SetBytes(int64(len(out)))
}

// BenchmarkRequest reads the message that nearly all are.
func BenchmarkRequest(b *testing.B) {
	message := []byte(`{"type":"choose","id":17,"attempt":"1jd9k2f7a6b5c4d3e2f1g0h9","seq":3,"choice":"acknowledge"}`)
	var r wire.Request
	b.ReportAllocs()
	for b.Loop() {
		if !quick(message, &r) {
			b.Fatal("left to encoding/json")
		}
	}
}

// BenchmarkShowEnding shows an attempt that is over, with its debrief.
func BenchmarkShowEnding(b *testing.B) {
	s := played(b, "warm", "again", "cold", "again", "warm", "again", "cold", "fix")
	looked, err := play.Glance(s.Version, s.State)
	if err != nil {
		b.Fatal(err)
	}
	v := view{name: "Ada", now: time.Unix(1e9, 0)}
	b.ReportAllocs()
	var out []byte
	for b.Loop() {
		on := v.ended(s, v.debrief(looked, s, nil))
		out = on.AppendJSON(out[:0])
		on.release()
	}
	b.SetBytes(int64(len(out)))
}
