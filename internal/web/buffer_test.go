package web

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"testing/iotest"
)

func TestABufferTakesInAMessageUpToABound(t *testing.T) {
	const most = 5000 // more than a buffer has at first
	torn := errors.New("torn")
	for _, size := range []int{0, 1, 2047, 2048, 2049, most - 1, most, most + 1, 3 * most} {
		data := bytes.Repeat([]byte("keel."), size)[:size]
		for name, r := range map[string]io.Reader{
			"at once":       bytes.NewReader(data),
			"by the byte":   iotest.OneByteReader(bytes.NewReader(data)),
			"with its end":  iotest.DataErrReader(bytes.NewReader(data)),
			"and then torn": io.MultiReader(bytes.NewReader(data), iotest.ErrReader(torn)),
		} {
			var want error
			if name == "and then torn" && size < most { // otherwise it has enough before
				want = torn
			}
			b := newBuffer()
			if err := b.fill(r, most); !errors.Is(err, want) || !bytes.Equal(b.b, data[:min(size, most)]) {
				t.Errorf("of %d bytes, %s, it has %d, %v", size, name, len(b.b), err)
			}
			if b.release(); len(b.b) > 0 {
				t.Errorf("who has it next finds %d bytes in it", len(b.b))
			}
		}
	}
}
