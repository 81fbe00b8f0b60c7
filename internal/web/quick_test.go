package web

import (
	"encoding/json"
	"reflect"
	"testing"

	"evenkeel/internal/wire"
)

func TestPlainChoicesAndStartsAreReadQuickly(t *testing.T) {
	for _, asked := range []wire.Request{
		{Type: wire.TypeChoose, ID: "12", Attempt: "abc", Seq: 3, Choice: "own-it"},
		{Type: wire.TypeStart, ID: "1", Scenario: "charged-twice", Mode: wire.Ranked, Cohort: "c1"},
	} {
		text, err := json.Marshal(asked)
		if err != nil {
			t.Fatal(err)
		}
		var r wire.Request
		if !quick(text, &r) || r != asked {
			t.Errorf("read %+v of %s", r, text)
		}
	}
}

// FuzzQuick holds what is read quickly against encoding/json.
func FuzzQuick(f *testing.F) {
	for _, seed := range []string{
		`{"type":"choose","id":1,"attempt":"a","seq":2,"choice":"c"}`, `{"id":01}`, `{"id":-1}`, `{"seq":1e3}`, `{"type":"a\n"}`,
		`{"type":"é"}`, `{"Type":"x"}`, `{"id":"7"}`, `{"seq":99999999999999999999}`, `{"type":"a","type":"b"}`, `{}`, `{"id":1}x`, `{"id":1,}`, ``,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var got, want wire.Request
		if !quick(text, &got) {
			return
		}
		if err := decode(text, &want); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: read %+v, want %+v, %v", text, got, want, err)
		}
	})
}
