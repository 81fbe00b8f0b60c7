package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"reflect"
	"runtime"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// The bytes of a turn in which nothing is set, each a field.
const (
	atNanoseconds = 3
	atSeq         = 4
	atNode        = 5
	atRepeated    = 12
	atMoods       = 13
	atVars        = 14
	atOffered     = 17
	atRegret      = 18
)

// turnWith gives such a turn with something else for one of its bytes.
func turnWith(at int, field ...byte) []byte {
	turn := make([]byte, atRegret+1)
	turn[0], turn[1] = binaryEvent, kindTurn
	return append(append(turn[:at:at], field...), turn[at+1:]...)
}

func TestWhatCannotBeAnEventIsReported(t *testing.T) {
	if _, err := DecodeEvent(turnWith(atSeq, 0)); err != nil {
		t.Fatal(err) // what follows would show nothing
	}
	uvarint := func(n uint64) []byte { return binary.AppendUvarint(nil, n) }
	for _, test := range []struct {
		name   string
		stored []byte
	}{
		{"no kind", []byte{binaryEvent, 0, 0, 0}},
		{"a kind that there is not", []byte{binaryEvent, kindVoid + 1, 0, 0}},
		{"a second of too many nanoseconds", turnWith(atNanoseconds, uvarint(1e9)...)},
		{"a number that has another form", turnWith(atSeq, 0x80, 0)},
		{"a number of more than 64 bits", turnWith(atSeq, append(bytes.Repeat([]byte{0x80}, 9), 2)...)},
		{"a number of eleven bytes", turnWith(atSeq, append(bytes.Repeat([]byte{0x80}, 10), 1)...)},
		{"a length that has another form", turnWith(atNode, 0x80, 0)},
		{"a text longer than what there is", turnWith(atNode, atRegret-atNode+1)},
		{"a text as long as can be said", turnWith(atNode, uvarint(math.MaxUint64)...)},
		{"a flag that is neither", turnWith(atRepeated, 2)},
		{"a list longer than what there is", turnWith(atMoods, atRegret-atMoods+2)},
		{"a list of millions", turnWith(atMoods, uvarint(1<<23)...)},
		{"a list as long as can be said", turnWith(atMoods, uvarint(math.MaxUint64)...)},
		{"a var that is too large", turnWith(atVars, append(uvarint(2), uvarint(1<<32)...)...)},
		{"a list of millions of texts", turnWith(atOffered, uvarint(1<<23)...)},
		{"a regret that is not there", turnWith(atRegret, 1)},
		{"JSON without anything", []byte{jsonEvent}},
		{"JSON without a kind", []byte("\x01{}")},
		{"JSON of two kinds", []byte("\x01" + `{"t":"2026-03-01T09:00:00Z","untimed":{},"void":{}}`)},
		{"JSON of something else", []byte("\x01null")},
		{"JSON and more", []byte("\x01" + `{"t":"2026-03-01T09:00:00Z","void":{}}0`)},
	} {
		t.Run(test.name, func(t *testing.T) {
			var e play.Event
			var err error
			took := allocated(func() { e, err = DecodeEvent(test.stored) })
			if err == nil {
				t.Errorf("%x passes for %+v", test.stored, e)
			}
			if errors.Is(err, ErrNewer) {
				t.Errorf("no program wrote it, and yet it answers %v", err)
			}
			if took > 1<<20 {
				t.Errorf("%d bytes took %d of memory", len(test.stored), took)
			}
		})
	}
}

// allocated is how much memory f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestEveryFormatThatThisProgramDoesNotKnowIsNewer(t *testing.T) {
	stored := turnWith(atSeq, 0)
	for format := range 256 {
		stored[0] = byte(format)
		_, err := DecodeEvent(stored)
		known := format == binaryEvent || format == jsonEvent
		if errors.Is(err, ErrNewer) == known {
			t.Errorf("format %d answers %v", format, err)
		}
	}
}

// Whatever happens to a byte is either seen, or makes it the stored form of
// another event.
func TestAChangedByteIsReportedOrAnotherEvent(t *testing.T) {
	for kind := range eventKinds {
		stored, _ := decoded(t, someEvent(kind, nil))
		for at := 1; at < len(stored); at++ {
			for bit := range 8 {
				changed := bytes.Clone(stored)
				changed[at] ^= 1 << bit
				e, err := DecodeEvent(changed)
				if err != nil {
					continue
				}
				if again, err := EncodeEvent(nil, e); err != nil || !bytes.Equal(again, changed) {
					t.Fatalf("%x is read as %+v, which is stored as %x (%v)", changed, e, again, err)
				}
			}
		}
	}
}

// What is not text, and what is no number, comes back as it was: who cannot
// read an event cannot read its attempt any more.
func TestAnEventComesBackWhateverItHolds(t *testing.T) {
	for _, e := range []play.Event{
		{Time: time.Unix(0, 0), Void: &play.Void{Reason: "\xff\xfe\x80 \xed\xa0\x80"}},
		{Time: time.Unix(math.MinInt64, 999_999_999), Untimed: new(play.Untimed)},
		{Time: time.Unix(math.MaxInt64, 0), Untimed: new(play.Untimed)},
		{Turn: &play.Turn{Seq: math.MinInt, Elapsed: math.MaxInt, Vars: []scenario.Value{math.MinInt32, math.MaxInt32}}},
		{Started: &play.Started{Seed: math.MaxUint64, Bounds: play.Bounds{Overall: math.MinInt64}}},
		{Ended: &play.Ended{Scores: play.Scores{Overall: new(math.Inf(1))}}},
	} {
		_, back := decoded(t, e)
		if e.Time = e.Time.UTC(); !reflect.DeepEqual(back, e) {
			t.Errorf("%+v comes back as %+v", e, back)
		}
	}
}
