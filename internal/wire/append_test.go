package wire

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestMessagesAreWrittenAsEncodingJSONWould(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, message := range []Appender{new(Turn), new(Ended), new(Debrief)} {
		kind := reflect.TypeOf(message).Elem()
		for range 2000 {
			filled := reflect.New(kind)
			fill(random, filled.Elem(), "")
			want := encoded(t, filled.Interface())
			if got := filled.Interface().(Appender).AppendJSON([]byte("before")); string(got) != "before"+want {
				t.Fatalf("a %s reads\n%s\ninstead of\n%s", kind, got[len("before"):], want)
			}
		}
	}
}

// encoded is what encoding/json makes of a value.
func encoded(t *testing.T, value any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// texts are such as need care, and others.
var texts = []string{
	"", "", "Do you people even care?", `"No", she said.`, `C:\`, "line\nline\r\tend\b\f", "\x00\x1f\x7f", "Grüße – “so”", "a <b> & c",
	"\u2028 and \u2029", "half \xe2\x80", "\xff", "😀", "{trainee}",
}

// fill gives every field, or hardly any, some value.
func fill(random *rand.Rand, v reflect.Value, field string) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[json.Number]() {
			v.SetString([]string{"", "0", "17", "1234567890123"}[random.IntN(4)])
			return
		}
		v.SetString(texts[random.IntN(len(texts))])
	case reflect.Bool:
		v.SetBool(random.IntN(2) == 0)
	case reflect.Int, reflect.Int64:
		v.SetInt([]int64{0, 1, -1, 100, 1 << 40}[random.IntN(5)])
	case reflect.Float64:
		v.SetFloat(float64(random.IntN(2001)-1000) / 10)
	case reflect.Pointer:
		if random.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(random, v.Elem(), field)
		}
	case reflect.Slice:
		if n := random.IntN(4); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n-1, n-1))
		}
		for i := range v.Len() {
			fill(random, v.Index(i), field)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(random, v.Field(i), v.Type().Field(i).Name)
		}
	default:
		panic("no value for the field " + field + " of kind " + v.Kind().String())
	}
}

func TestMoodsTravelAsAnObject(t *testing.T) {
	text, err := json.Marshal(Moods{{"trust", 30}, {"anger", 75}})
	if want := `{"trust":30,"anger":75}`; err != nil || string(text) != want {
		t.Fatalf("they read %s, %v", text, err)
	}
	var read Moods
	if err := json.Unmarshal(text, &read); err != nil || read.Of("anger") != 75 || read.Of("trust") != 30 || read.Of("hope") != 0 {
		t.Errorf("%s was read as %v, %v", text, read, err)
	}
}

func BenchmarkTurn(b *testing.B) {
	turn := Turn{
		Type: TypeTurn, ID: "17", Attempt: "1jd9k2f7a6b5c4d3e2f1g0h9", Seq: 3, Node: "diagnose",
		Said:     &Said{Choice: "acknowledge", By: "trainee", Text: "An hour before your pitch. That is a horrible spot to be in, and I'm staying on the line until you're back."},
		Customer: Customer{Name: "Marta Ruiz", About: "runs a two-person design studio", Says: "Okay. Thank you. I've restarted it twice, and the light on the front just keeps blinking orange at me.", Face: "/face/bun-4-black-teal/tired.svg", Mood: Moods{{"anger", 45}, {"trust", 40}}, Band: "tense"},
	}
	for _, id := range []string{"ask", "restart", "policy", "breathe"} {
		turn.Choices = append(turn.Choices, Choice{ID: id, Text: "Blinking orange helps – that narrows it down. Is it the light on the left, the one with a globe beside it?"})
	}
	b.ReportAllocs()
	var out []byte
	for b.Loop() {
		out = turn.AppendJSON(out[:0])
	}
	b.SetBytes(int64(len(out)))
}
