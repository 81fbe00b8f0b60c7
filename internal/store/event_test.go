package store

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
)

// someEvent is an event of a kind (0 to 4) in which everything is set to
// something of its own, or, with a random source, to anything that may be.
func someEvent(kind int, random *rand.Rand) play.Event {
	e := play.Event{Time: time.Unix(1_772_355_600, 5).UTC()}
	if random != nil {
		e.Time = time.Unix(random.Int64N(1<<40)-1<<39, random.Int64N(1e9)).UTC()
	}
	f := filler{random: random}
	field := reflect.ValueOf(&e).Elem().Field(1 + kind)
	field.Set(reflect.New(field.Type().Elem()))
	f.fill(field.Elem())
	return e
}

const eventKinds = 5

// filler sets values, each to something else.
type filler struct {
	random *rand.Rand
	n      int64
}

// next is a number up to a bound, or one of the numbers in turn.
func (f *filler) next(bound int64) int64 {
	if f.random != nil {
		return f.random.Int64N(bound)
	}
	f.n++
	return f.n % bound
}

func (f *filler) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Slice:
		if n := f.length(2); n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				f.fill(v.Index(i))
			}
		}
	case reflect.Pointer:
		if f.length(1) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem())
		}
	case reflect.String:
		v.SetString(strings.Repeat("é\x00\"<", int(f.next(100))) + string(rune('a'+f.next(26))))
	case reflect.Bool:
		v.SetBool(f.random == nil || f.next(2) == 1)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(f.next(1<<31) - f.next(2)<<30)
	case reflect.Uint64:
		v.SetUint(uint64(f.next(1<<62)) << f.next(2))
	case reflect.Float64:
		v.SetFloat(float64(f.next(1001)) / 10)
	default:
		panic("a field of an event is a " + v.Type().String())
	}
}

// length is of a list: usual, or anything from -1, which stands for none.
func (f *filler) length(usual int) int {
	if f.random == nil {
		return usual % 3
	}
	return f.random.IntN(usual+2) - 1
}

func decoded(t *testing.T, e play.Event) (stored []byte, back play.Event) {
	t.Helper()
	stored, err := EncodeEvent(nil, e)
	if err != nil {
		t.Fatal(err)
	}
	if back, err = DecodeEvent(stored); err != nil {
		t.Fatalf("%+v: %v", e, err)
	}
	return stored, back
}

// A field that the stored form does not have is found here.
func TestEventsAreReadAsTheyWereWritten(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for kind := range eventKinds {
		for n := range 500 {
			e := someEvent(kind, nil)
			if n > 0 {
				e = someEvent(kind, random)
			}
			stored, back := decoded(t, e)
			if !reflect.DeepEqual(back, e) {
				t.Fatalf("wrote %+v,\nread %+v", e, back)
			}
			if IsEnd(stored[:min(len(stored), MarkBytes)]) != (e.Ended != nil) {
				t.Fatalf("%+v passes for an end: %v", e, e.Ended == nil)
			}
		}
	}
}

// A store keeps the events that it was given before there was the binary form.
func TestEventsOfOlderProgramsAreRead(t *testing.T) {
	for kind := range eventKinds {
		e := someEvent(kind, nil)
		text, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		stored := append([]byte{jsonEvent}, text...)
		back, err := DecodeEvent(stored)
		if err != nil || !reflect.DeepEqual(back, e) {
			t.Errorf("an older program wrote %s, and it is read as %+v (%v)", text, back, err)
		}
		if IsEnd(stored[:min(len(stored), MarkBytes)]) != (e.Ended != nil) {
			t.Errorf("%s passes for an end: %v", text, e.Ended == nil)
		}
		if _, err := DecodeEvent(stored[:len(stored)-1]); err == nil {
			t.Errorf("without its last byte, %s passes for an event", text)
		}
	}
}

// What is stored will be read by every later program: it must not change.
func TestTheStoredFormStaysAsItIs(t *testing.T) {
	for _, golden := range []struct{ event, stored string }{
		{`{"t":"2026-03-01T09:00:00.000000005Z","started":{"trainee":"tina","cohort":"c","mode":"ranked","scenario":"outage","version":"v1","variant":"b",` +
			`"assignment":"1/2","seed":9223372036854775813,"shuffle":300,"formula":1,` +
			`"bounds":{"best":[5,4,3],"worst":[-1,-2,-300],"overall":12345678901,"approx":true},"untimed":true,"rehearsed":true,` +
			`"from":{"attempt":"a1","seq":2,"points":[1,0,-1]},` +
			`"position":{"node":3,"turn":1,"moods":[75,30],"vars":[],"visited":[18446744073709551615,1],"earned":null,"breathed":true},` +
			`"says":"“Hm” é","offered":["acknowledge","policy"]}}`,
			"0201a080a09a0d050474696e6101630672616e6b6564066f7574616765027631016203312f3285808080808080808001ac02020a08060103d704eaf0" +
				"e0fd5b010101010261310402000106020396013c0103ffffffffffffffffff010100010be2809c486de2809d20c3a9030b61636b6e6f776c65646765" +
				"06706f6c696379"},
		{`{"t":"2026-03-01T09:00:00Z","turn":{"seq":1,"node":"opening","choice":"policy","by":"timeout","elapsed":30,"points":[3,-1,0],"repeated":true,` +
			`"moods":[60,40],"vars":[1,-1000000],"to":"diagnose","says":"No!","offered":["a","b"],"regret":{"points":[1,0,-2],"overall":-120}}}`,
			"0202a080a09a0d0002076f70656e696e6706706f6c6963790774696d656f75743c060100010378500302ff887a08646961676e6f7365034e6f210301" +
				"61016201020003ef01"},
		{`{"t":"0001-01-01T00:00:00Z","ended":{"ending":"calm","outcome":"resolved","relationship":"stays","points":[5,4,3],` +
			`"scores":{"dimension":[71.5,null,100],"overall":0.1,"approx":true},"turns":7}}`,
			"0203ffdb8ff9ce03000463616c6d087265736f6c7665640573746179730a0806014051e0000000000000014059000000000000013fb999999999999a" +
				"010e"},
		{`{"t":"1969-12-31T23:59:59.999999999Z","untimed":{"why":"reconnects"}}`,
			"020401ff93ebdc030a7265636f6e6e65637473"},
		{`{"t":"9999-12-31T23:59:59.999999999Z","void":{"reason":""}}`,
			"0205fe85a2ffdf0eff93ebdc0300"},
	} {
		var e play.Event
		if err := json.Unmarshal([]byte(golden.event), &e); err != nil {
			t.Fatal(err)
		}
		stored, back := decoded(t, e)
		if got := hex.EncodeToString(stored); got != golden.stored {
			t.Errorf("%s is stored as %s, want %s", golden.event, got, golden.stored)
		}
		if text, err := json.Marshal(back); err != nil || string(text) != golden.event {
			t.Errorf("%s is read back as %s (%v)", golden.event, text, err)
		}
	}
}

func TestWhatIsNotOneEventIsNotStored(t *testing.T) {
	for _, e := range []play.Event{{}, {Untimed: &play.Untimed{}, Void: &play.Void{}}} {
		if b, err := EncodeEvent(nil, e); err == nil {
			t.Errorf("%+v is stored as %x", e, b)
		}
	}
}

func TestADamagedEventIsReported(t *testing.T) {
	for kind := range eventKinds {
		stored, _ := decoded(t, someEvent(kind, nil))
		for n := range stored {
			if e, err := DecodeEvent(stored[:n]); err == nil {
				t.Errorf("the first %d of %d bytes pass for %+v", n, len(stored), e)
			}
		}
		if _, err := DecodeEvent(append(stored, 0)); err == nil {
			t.Errorf("an event of kind %d may have more than it has", kind)
		}
	}
}

// An event has one stored form, and one of JSON is stored as that from then on.
func FuzzDecodeEvent(f *testing.F) {
	for kind := range eventKinds {
		e := someEvent(kind, nil)
		b, err := EncodeEvent(nil, e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
		text, err := json.Marshal(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(append([]byte{jsonEvent}, text...))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := DecodeEvent(b)
		if err != nil {
			return
		}
		stored, back := decoded(t, e)
		if b[0] == binaryEvent && !bytes.Equal(stored, b) {
			t.Errorf("%x is read as %+v, which is stored as %x", b, e, stored)
		}
		again, err := EncodeEvent(nil, back)
		if err != nil || !bytes.Equal(again, stored) {
			t.Errorf("%x is stored as %x, and read and stored again as %x (%v)", b, stored, again, err)
		}
		if IsEnd(stored[:min(len(stored), MarkBytes)]) != (e.Ended != nil) {
			t.Errorf("%x passes for an end: %v", stored, e.Ended == nil)
		}
	})
}

func BenchmarkEvent(b *testing.B) {
	e := play.Event{Time: time.Now(), Turn: &play.Turn{
		Seq: 3, Node: "diagnose", Choice: "ask-about-lights", By: play.ByTrainee, Elapsed: 9, Points: scenario.Points{1, 0, 2},
		Moods: []int{61, 44}, Vars: []scenario.Value{1}, To: "lights", Offered: []string{"explain", "wait", "blame-the-area"},
		Says:   "It was fine last night. The lights on the box are orange now, I think. Orange, blinking. Does that mean anything to you?",
		Regret: &play.Regret{Points: scenario.Points{0, 1, 0}, Overall: 120},
	}}
	stored, err := EncodeEvent(nil, e)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("encode", func(b *testing.B) {
		b.ReportAllocs()
		b.ReportMetric(float64(len(stored)), "bytes")
		var space []byte
		for b.Loop() {
			if space, err = EncodeEvent(space[:0], e); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("decode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err = DecodeEvent(stored); err != nil {
				b.Fatal(err)
			}
		}
	})
}
