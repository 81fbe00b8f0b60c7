package store

import (
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
