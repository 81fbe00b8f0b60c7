package store

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/play"
)

// fill sets everything in v to something that is not zero.
func fill(t *testing.T, v reflect.Value) {
	t.Helper()
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.Date(2026, 3, 1, 9, 30, 0, 120_000_000, time.UTC)))
	case v.Kind() == reflect.String:
		v.SetString("of " + v.Type().String())
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.Kind() == reflect.Float64:
		v.SetFloat(62.5)
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem())
	case v.Kind() == reflect.Array:
		for i := range v.Len() {
			fill(t, v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i))
		}
	default:
		t.Fatalf("what is a %s in a record?", v.Type())
	}
}

// filled are records in which every field is set.
func filled(t *testing.T) []formed {
	all := []formed{new(Head), new(member)}
	for _, v := range all {
		fill(t, reflect.ValueOf(v).Elem())
	}
	return all
}

func TestAFormHasEveryField(t *testing.T) {
	for _, v := range filled(t) {
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		f := form{writing: true, before: '{'}
		v.fields(&f)
		f.closes()
		if got := string(f.out); f.odd || got != string(want) {
			t.Errorf("%T is written as\n%s, and should be\n%s", v, got, want)
		}
		again := reflect.New(reflect.TypeOf(v).Elem()).Interface().(formed)
		if !decodeFormed(want, again) || !reflect.DeepEqual(again, v) {
			t.Errorf("%T is read as %+v, and should be %+v", v, again, v)
		}
	}
}

func TestRecordsAreWrittenAsJSONWouldBe(t *testing.T) {
	score := func(f float64) *play.Scores { return &play.Scores{Dimension: [3]*float64{nil, &f, nil}, Overall: &f} }
	records := []formed{new(Head), new(member), &Head{Scores: new(play.Scores)}}
	for _, s := range []string{"Zoë", "<b>", "a&b", `"quoted"`, `back\slash`, "\x7f", "\u2028", "\xff", "line\n", "\x00"} {
		m := member{Folded: s}
		m.Name = s
		records = append(records, &Head{Trainee: s}, &Head{Variant: s, Phase: play.Open}, &m)
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 100, 1.0 / 3, 1e-6, 1e-7, 1e21, -4.5, math.MaxFloat64, math.NaN(), math.Inf(1)} {
		records = append(records, &Head{Scores: score(f)})
	}
	for _, at := range []time.Time{
		time.Unix(1, 5).UTC(), time.Date(2026, 3, 1, 9, 0, 0, 0, time.FixedZone("", 3600)), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(2026, 3, 1, 9, 0, 0, 0, time.FixedZone("", 25*3600)),
	} {
		records = append(records, &Head{Started: at}, &Head{Finished: at})
	}
	for _, v := range records {
		got, errGot := encodeFormed(v)
		want, err := json.Marshal(v)
		if (errGot == nil) != (err == nil) || !bytes.Equal(got, want) {
			t.Errorf("%+v is written as\n%s, %v, and should be\n%s, %v", v, got, errGot, want, err)
		}
	}
}

func FuzzRecordsAreReadAsJSONWouldBe(f *testing.F) {
	head := `{"attempt":"a","trainee":"t","mode":"ranked","cohort":"c","assignment":"x","scenario":"s","version":"v","phase":"finished",` +
		`"started":"2026-03-01T09:00:00Z","finished":"2026-03-01T09:05:00.5Z","scores":{"dimension":[62.5,null,0],"overall":31.3},"outcome":"resolved"}`
	person := `{"cohort":"c","account":"a","role":"trainee","name":"Zoë","joined":"2026-03-01T09:00:00Z","folded":"zoë"}`
	for _, change := range [][2]string{
		{"", ""}, {"ranked", `ran\u006bed`}, {"ranked", "ran\xffed"}, {"ranked", "ran\nked"}, {`"ranked"`, "null"}, {`"ranked"`, "7"}, {"mode", "MODE"},
		{`"cohort":"c",`, ""}, {`"cohort":"c"`, `"cohort":"c","cohort":"d"`}, {`,"mode"`, ` , "mode"`}, {"62.5", "6.25e1"}, {"62.5", "062.5"},
		{"62.5", "62.50"}, {"62.5", "1e400"}, {"[62.5,null,0]", "[62.5]"}, {"[62.5,null,0]", "[1,2,3,4]"}, {"09:00:00Z", "10:00:00+01:00"},
		{"09:00:00Z", "9:00:00Z"}, {"}", `,"more":1}`}, {"}", ""}, {"}", "}}"}, {`{"c`, `{"x":1,"c`}, {`"overall":31.3`, `"overall":31.3,"approx":false`},
		{`"phase"`, `"untimed":true,"phase"`}, {`"started"`, `"untimed":true,"started"`}, {`"joined"`, `"hidden":true,"joined"`}, {"31.3}", "31.3"},
	} {
		f.Add([]byte(strings.Replace(head, change[0], change[1], 1)))
		f.Add([]byte(strings.Replace(person, change[0], change[1], 1)))
	}
	for _, odd := range []string{"", "{}", "}", "null", `{"scores":}`, `{"scores":{}}`, `{"scores":null}`} {
		f.Add([]byte(odd))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var h, wantHead Head
		sameReading(t, b, &h, &wantHead)
		var m, wantMember member
		sameReading(t, b, &m, &wantMember)
	})
}

func sameReading[T any](t *testing.T, b []byte, got, want *T) {
	err := json.Unmarshal(b, want)
	if errGot := decode("any", "key", b, got); (errGot == nil) != (err == nil) || err == nil && !reflect.DeepEqual(got, want) {
		t.Errorf("%q is read as\n%+v, %v, and should be\n%+v, %v", b, got, errGot, want, err)
	}
}
