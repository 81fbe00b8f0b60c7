package main

import "time"

// Bytes that may be allocated between two collections of garbage at least. As
// it is, the runtime collects whenever the heap has doubled, which for a small
// heap is all the time. A server that is busy gets more room: it would look
// through the same memory many times a second, for little garbage each time.
const (
	calmRoom = 32 << 20
	busyRoom = 64 << 20
)

// A collection that comes sooner after the one before is a busy server's; one
// that does not come for much longer is a calm one's.
const (
	soon = 150 * time.Millisecond
	late = 10 * time.Second
)

// pacer decides how much may be allocated until the next collection of garbage,
// by when there were some, and how many bytes lived after them.
type pacer struct {
	room uint64
	most uint64    // bytes that lived after a collection since it was calm
	kept uint64    // bytes that were held when it was last calm
	last time.Time // when garbage was collected
}

// collected gives room for the time until the next collection: more of it to
// who is busy, but not while more and more lives on, which garbage between it
// would spread over more memory.
func (p *pacer) collected(now time.Time, live uint64) {
	switch {
	case live > p.most+p.most/50:
		p.most = live
	case now.Sub(p.last) < soon:
		p.room = min(2*p.room, busyRoom)
	}
	p.last = now
}

// leastGrowth is what is worth to be given back, in bytes.
const leastGrowth = 1 << 20

// rest is for when no collection has come for late: it takes the room of a busy
// server back, and reports whether it holds more than when it was last calm, so
// that there is memory to give back.
func (p *pacer) rest(held uint64) (grown bool) {
	grown = p.room != calmRoom || held >= p.kept+max(p.kept/10, leastGrowth)
	p.room, p.most, p.kept = calmRoom, 0, min(p.kept, held)
	if grown {
		p.kept = held
	}
	return grown
}

// percent is by how much the heap may grow over what lives, as GOGC says it.
func (p *pacer) percent(live uint64) int {
	return int(max(p.room*100/max(live, 4<<20), 100))
}
