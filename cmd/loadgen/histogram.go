package main

import (
	"math/bits"
	"sync/atomic"
	"time"
)

// A histogram counts durations in microseconds, to within two per cent. Any
// number of goroutines may add to it.
type histogram struct {
	counts [40 << fine]atomic.Int64
	most   atomic.Int64
}

// fine is how many bits of a duration the histogram tells apart.
const fine = 6

func (h *histogram) add(d time.Duration) {
	us := max(d.Microseconds(), 0)
	h.counts[min(bucket(us), len(h.counts)-1)].Add(1)
	for {
		most := h.most.Load()
		if us <= most || h.most.CompareAndSwap(most, us) {
			return
		}
	}
}

func bucket(us int64) int {
	shift := bits.Len64(uint64(us)) - fine - 1
	if shift <= 0 {
		return int(us)
	}
	return shift<<fine + int(us>>shift)
}

// top is the largest duration that a bucket counts.
func top(bucket int) int64 {
	shift := bucket>>fine - 1
	if shift <= 0 {
		return int64(bucket)
	}
	return int64(bucket-shift<<fine+1)<<shift - 1
}

func (h *histogram) total() int {
	n := int64(0)
	for i := range h.counts {
		n += h.counts[i].Load()
	}
	return int(n)
}

// quantile is the duration in milliseconds that a part of all stay within.
func (h *histogram) quantile(part float64) float64 {
	left := int64(part*float64(h.total()) + 0.5)
	for i := range h.counts {
		if left -= h.counts[i].Load(); left <= 0 {
			return float64(min(top(i), h.most.Load())) / 1000
		}
	}
	return float64(h.most.Load()) / 1000
}
