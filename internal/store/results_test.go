package store

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

func FuzzDecodeResult(f *testing.F) {
	full := Result{Tenths: 1000, Untimed: true, Rehearsed: true, Finished: time.Date(2026, 11, 23, 9, 0, 0, 999_999_999, time.UTC)}
	f.Add(full.encode())
	f.Add((&Result{}).encode())
	f.Add([]byte{resultFormat, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		var r, again Result
		if r.decode(b) != nil {
			return
		}
		if r.Tenths < 0 || r.Tenths > 1000 {
			t.Errorf("%x gives %d tenths", b, r.Tenths)
		}
		if err := again.decode(r.encode()); err != nil || again != r {
			t.Errorf("%x gives %+v, which comes back as %+v (%v)", b, r, again, err)
		}
	})
}

func TestResultsAreReadInPagesWithoutLosingAny(t *testing.T) {
	tx := NewTx(NewOverlay(nothing{}))
	var want, got []Result
	for i := range 10 {
		r := Result{Cohort: fmt.Sprint("c/", i/4), Assignment: "1/x", Trainee: fmt.Sprint("t", i), Tenths: i, Finished: time.Unix(int64(i), 0).UTC()}
		want = append(want, r)
		if err := tx.kv.Put(results, key(r.Cohort, r.Assignment, r.Trainee), r.encode()); err != nil {
			t.Fatal(err)
		}
	}
	for after := ""; ; {
		page, last, err := tx.results(nil, after, 3)
		if err != nil {
			t.Fatal(err)
		}
		got, after = append(got, page...), last
		if len(page) < 3 {
			break
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("read %v\nwant %v", got, want)
	}
}
