package web

import (
	"io"
	"slices"
	"sync"
)

// buffer is memory for one message, to be used again.
type buffer struct{ b []byte }

// maxBuffer is up to which size in bytes a buffer is kept.
const maxBuffer = 64 << 10

var buffers = sync.Pool{New: func() any { return &buffer{b: make([]byte, 0, 2048)} }}

func newBuffer() *buffer { return buffers.Get().(*buffer) }

// release gives the memory back: nobody reads it any more. A nil buffer has
// none.
func (b *buffer) release() {
	if b == nil || cap(b.b) > maxBuffer {
		return
	}
	b.b = b.b[:0]
	buffers.Put(b)
}

// fill reads to the end of r, or most bytes.
func (b *buffer) fill(r io.Reader, most int) error {
	for len(b.b) < most {
		if len(b.b) == cap(b.b) {
			b.b = slices.Grow(b.b, 1)
		}
		n, err := r.Read(b.b[len(b.b):min(cap(b.b), most)])
		b.b = b.b[:len(b.b)+n]
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}
