package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

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

// tune fits Go's runtime to a server that waits for its disk all the time. It
// leaves alone what GOGC and GOMAXPROCS were set to.
//
// A small heap may grow by calmRoom before the next collection, or by more
// while it is busy; a larger one doubles, as usual. And one goroutine more may
// run than there are processors: the store's writer comes back from the disk
// hundreds of times a second, and would otherwise queue behind the turns that
// it holds up.
var tune = sync.OnceFunc(func() {
	if os.Getenv("GOGC") == "" {
		p := &pacer{room: calmRoom, last: time.Now()}
		p.calm = time.AfterFunc(late, p.rest)
		p.mu.Lock()
		p.set(living())
		p.mu.Unlock()
		p.await()
	}
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1)
	}
})

// pacer sets when the next collection of garbage is due.
type pacer struct {
	mu   sync.Mutex
	room uint64
	most uint64    // bytes that lived after a collection since it was calm
	kept uint64    // bytes that lived when it was last calm
	last time.Time // when garbage was collected
	calm *time.Timer
}

// await looks again after the next collection.
func (p *pacer) await() {
	runtime.AddCleanup(new(*int), func(p *pacer) { p.collected(); p.await() }, p)
}

// collected gives room for the time until the next collection: more of it to
// who is busy, but not while more and more lives on, which garbage between it
// would spread over more memory.
func (p *pacer) collected() {
	p.mu.Lock()
	defer p.mu.Unlock()
	live := living()
	switch {
	case live > p.most+p.most/50:
		p.most = live
	case time.Since(p.last) < soon:
		p.room = min(2*p.room, busyRoom)
	}
	p.last = time.Now()
	p.calm.Reset(late)
	p.set(live)
}

// rest takes the room of a busy server back, and gives the memory to the system:
// also what goroutines have grown by, which each collection halves.
func (p *pacer) rest() {
	p.mu.Lock()
	live := living()
	calm := p.room == calmRoom && live < p.kept+p.kept/10
	p.room, p.most, p.kept = calmRoom, 0, live
	p.set(live)
	p.mu.Unlock()
	if calm {
		return
	}
	for range 3 {
		runtime.GC()
	}
	debug.FreeOSMemory()
}

// set has the runtime collect when what lives now has grown by the room; p.mu
// is held.
func (p *pacer) set(live uint64) {
	percent := p.room * 100 / max(live, 4<<20)
	debug.SetGCPercent(int(max(percent, 100)))
}

// living is how many bytes lived after the last collection.
func living() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
